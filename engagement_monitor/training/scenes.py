"""Labelled faces come in; class-like pictures go out in which the place of every face is known.

Rows of people of 16 to 120 px (the side of FER2013's square) sit in the demo's painted room, on which posters, shelves,
writing, plants and bags are painted, because an empty wall shows no false hit. One thing at a time is made harder.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.assets import asset
from engagement_monitor.capture.demo_room import paint_room
from engagement_monitor.capture.demo_script import load_script
from engagement_monitor.capture.frame import Picture
from engagement_monitor.training.scene_people import LabelledFace, Pose, draw_faces, lay_person, paint_person
from engagement_monitor.vision.face import Box

SMALLEST_PX, LARGEST_PX = 16.0, 120.0
MOST_FACES = 24


class Light(StrEnum):
    """What the camera makes of a scene."""

    NORMAL = "normal"
    DARK = "dark"
    BACKLIT = "backlit"
    BLURRED = "blurred"
    NOISY = "noisy"
    COMPRESSED = "compressed"


@dataclass(frozen=True, slots=True)
class Condition:
    """What is made harder than upright, frontal and well lit; angles are taken to either side."""

    light: Light = Light.NORMAL
    tilt_deg: float = 0.0
    yaw_deg: float = 0.0

    @property
    def name(self) -> str:
        """For tables."""
        turned = [f"{what} {angle:.0f}°" for what, angle in (("tilt", self.tilt_deg), ("yaw", self.yaw_deg)) if angle]
        return ", ".join(turned) or str(self.light)


CONDITIONS = (
    *(Condition(light) for light in Light),
    *(Condition(tilt_deg=angle) for angle in (10.0, 20.0, 30.0)),
    *(Condition(yaw_deg=angle) for angle in (15.0, 30.0, 45.0)),
)


@dataclass(frozen=True, slots=True)
class PlacedFace:
    """Where a face is and which; the box is the labelled crop's square, which the cascades' boxes fit closely.

    ``brightness`` is the mean grey level of the labelled crop's middle, 0 to 255: skin and light in one.
    """

    box: Box
    sentiment: int
    frontal: bool
    brightness: float


@dataclass(frozen=True, slots=True, eq=False)
class LabelledScene:
    """A picture and all faces in it."""

    pixels: Picture
    faces: tuple[PlacedFace, ...]
    condition: Condition


def make_scenes(
    faces: Sequence[LabelledFace], count: int, height_px: int = 720, seed: int = 7
) -> Iterator[LabelledScene]:
    """``count`` scenes of every condition, 16 to 9, the same ones for the same seed."""
    random = np.random.default_rng(seed)
    drawn = draw_faces(faces, random)
    for _ in range(count):
        for condition in CONDITIONS:
            yield _make_scene(drawn, condition, height_px, random)


def _make_scene(
    drawn: Iterator[LabelledFace], condition: Condition, height_px: int, random: np.random.Generator
) -> LabelledScene:
    pixels = cluttered_room(height_px, random)
    placed = []
    for x_px, y_px, face_px in _seats(height_px, random):
        face = next(drawn)
        side = 1 if random.random() < 0.5 else -1
        pose = Pose(condition.tilt_deg * side + random.normal(0, 2), condition.yaw_deg * side)
        lay_person(pixels, paint_person(face, random), (x_px, y_px), face_px, pose)
        box = Box(round(x_px - face_px / 2), round(y_px - face_px / 2), round(face_px), round(face_px))
        placed.append(PlacedFace(box, face.sentiment, face.frontal, float(face.crop[8:44, 8:40].mean())))
    return LabelledScene(taken(pixels, condition.light, random), tuple(placed), condition)


def _seats(height_px: int, random: np.random.Generator) -> Iterator[tuple[float, float, float]]:
    """(x, y, face width) in pixels: rows from the back, which is small and high in the picture, to the front."""
    width_px = height_px * 16 // 9
    sizes = np.sort(np.exp(random.uniform(np.log(SMALLEST_PX), np.log(LARGEST_PX), 6)))
    top_px, left = 0.14 * height_px, MOST_FACES
    for row, face_px in enumerate(sizes):
        y_px = top_px + 0.9 * face_px
        if y_px + 0.7 * face_px > height_px or not left:
            return
        seats = min(left, max(2, round(MOST_FACES / len(sizes))), int(width_px / (2.1 * face_px)))
        pitch_px = width_px / seats
        for seat in range(seats):
            x_px = (seat + 0.5 + 0.12 * (-1) ** row) * pitch_px + random.uniform(-0.08, 0.08) * pitch_px
            yield float(np.clip(x_px, face_px, width_px - face_px)), y_px, float(face_px)
        left -= seats
        top_px = y_px + 0.85 * face_px


def taken(pixels: Picture, light: Light, random: np.random.Generator) -> Picture:
    """The picture as a camera gives it in that light: noise and compression of a webcam at the least."""
    scale = pixels.shape[0] / 720
    shown = pixels.astype(np.float32)
    noise, quality = 3.0, 85
    if light is Light.DARK:
        shown, noise = np.asarray(255 * (shown / 255) ** 1.4 * 0.28, np.float32), 5.0
    elif light is Light.BACKLIT:
        shown = shown * 0.45 + 150 * _glow(pixels)
    elif light is Light.BLURRED:
        shown = np.asarray(cv2.GaussianBlur(shown, (0, 0), 1.6 * scale), np.float32)
    elif light is Light.NOISY:
        noise = 16.0
    elif light is Light.COMPRESSED:
        quality = 25
    shown += random.normal(0, noise, shown.shape).astype(np.float32)
    _, coded = cv2.imencode(".jpg", np.clip(shown, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)


def _glow(pixels: Picture) -> np.ndarray:
    """A window that shines into the camera from one side, float32 (height, width, 1), 0 to 1."""
    across = np.linspace(0, 1, pixels.shape[1], dtype=np.float32) ** 2
    return np.broadcast_to(across[None, :, None], (*pixels.shape[:2], 1))


def cluttered_room(height_px: int, random: np.random.Generator) -> Picture:
    """The demo's room without people, with chance things on its walls and floor, 16 to 9."""
    size = (height_px * 16 // 9, height_px)
    pixels = np.asarray(cv2.resize(_room(), size, interpolation=cv2.INTER_CUBIC), np.uint8).copy()
    painters = (_poster, _shelf, _writing, _plant, _bag)
    for choice in random.integers(len(painters), size=16):
        painters[choice](pixels, _place(pixels, random), random)
    return pixels


@cache
def _room() -> Picture:
    return paint_room(load_script(asset("resources", "demo") / "lecture.json").seats).pixels


def _place(pixels: Picture, random: np.random.Generator) -> tuple[int, int, int, int]:
    """Where a thing is painted: (left, top, right, bottom) in pixels."""
    height, width = pixels.shape[:2]
    wide, high = (int(height * random.uniform(0.06, 0.22)) for _ in range(2))
    left, top = int(random.uniform(0, width - wide)), int(random.uniform(0, height - high))
    return left, top, left + wide, top + high


def _colour(random: np.random.Generator) -> tuple[int, int, int]:
    blue, green, red = (int(value) for value in random.integers(20, 240, 3))
    return blue, green, red


def _poster(pixels: Picture, place: tuple[int, int, int, int], random: np.random.Generator) -> None:
    left, top, right, bottom = place
    cv2.rectangle(pixels, (left, top), (right, bottom), _colour(random), -1)
    for _ in range(6):
        x_px, y_px = int(random.integers(left, right)), int(random.integers(top, bottom))
        cv2.circle(pixels, (x_px, y_px), int(random.integers(3, max(4, (right - left) // 4))), _colour(random), -1)
    cv2.rectangle(pixels, (left, top), (right, bottom), _colour(random), 2)


def _shelf(pixels: Picture, place: tuple[int, int, int, int], random: np.random.Generator) -> None:
    left, top, right, bottom = place
    cv2.rectangle(pixels, (left, top), (right, bottom), (40, 60, 80), -1)
    x_px = left + 2
    while x_px < right - 4:
        wide = int(random.integers(3, 12))
        cv2.rectangle(pixels, (x_px, top + int(random.integers(2, 14))), (x_px + wide, bottom - 3), _colour(random), -1)
        x_px += wide + 1


def _writing(pixels: Picture, place: tuple[int, int, int, int], random: np.random.Generator) -> None:
    left, top, right, bottom = place
    cv2.rectangle(pixels, (left, top), (right, bottom), (235, 238, 240), -1)
    for y_px in range(top + 14, bottom, 14):
        text = "".join(chr(letter) for letter in random.integers(97, 123, 3 + (right - left) // 14))
        cv2.putText(pixels, text, (left + 4, y_px), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (60, 50, 50), 1, cv2.LINE_AA)


def _plant(pixels: Picture, place: tuple[int, int, int, int], random: np.random.Generator) -> None:
    left, top, right, bottom = place
    for _ in range(60):
        centre = (int(random.integers(left, right)), int(random.integers(top, bottom)))
        axes = (int(random.integers(4, 16)), int(random.integers(2, 7)))
        green = (20, int(random.integers(60, 170)), int(random.integers(10, 80)))
        cv2.ellipse(pixels, centre, axes, float(random.uniform(0, 180)), 0, 360, green, -1, cv2.LINE_AA)


def _bag(pixels: Picture, place: tuple[int, int, int, int], random: np.random.Generator) -> None:
    left, top, right, bottom = place
    middle, axes = ((left + right) // 2, (top + bottom) // 2), ((right - left) // 2, (bottom - top) // 2)
    cv2.ellipse(pixels, middle, axes, 0, 0, 360, _colour(random), -1, cv2.LINE_AA)
    cv2.ellipse(pixels, (middle[0], top + axes[1] // 2), (axes[0] // 2, axes[1] // 4), 0, 0, 360, _colour(random), 2)
    cv2.line(pixels, (left + 4, middle[1]), (right - 4, middle[1]), _colour(random), 2)


def make_scraps(faces: Sequence[LabelledFace], count: int, seed: int = 9) -> Iterator[LabelledScene]:
    """``count`` pictures of 1280 x 720 px without a face that have the texture of photographs.

    They are laid with pieces of labelled pictures, turned on their head or side or too small a part to show a face,
    and in between with cloudy noise as foliage and stone have it.
    """
    random = np.random.default_rng(seed)
    for _ in range(count):
        pixels = np.empty((720, 1280), np.uint8)
        side = int(random.choice([60, 80, 120, 160]))
        for top in range(0, 720, side):
            for left in range(0, 1280, side):
                part = pixels[top : top + side, left : left + side]
                scrap = _scrap(faces[int(random.integers(len(faces)))].crop, random)
                part[:] = cv2.resize(scrap, part.shape[::-1], interpolation=cv2.INTER_CUBIC)
        colour = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR), np.uint8)
        yield LabelledScene(taken(colour, Light.NORMAL, random), (), Condition())


def _scrap(crop: npt.NDArray[np.uint8], random: np.random.Generator) -> npt.NDArray[np.uint8]:
    kind = int(random.integers(4))
    if kind == 0:
        return np.rot90(crop, int(random.integers(1, 4)))
    if kind == 1:
        top, left = random.integers(0, 32, 2)
        return np.rot90(crop[top : top + 16, left : left + 16], int(random.integers(4)))
    if kind == 2:
        # A face's halves, swapped: all its parts, none where it belongs.
        return np.roll(crop, (24, 24), axis=(0, 1))
    octaves = [
        cv2.resize(random.normal(0, 1, (cells, cells)).astype(np.float32), (48, 48), interpolation=cv2.INTER_CUBIC)
        / cells
        for cells in (3, 6, 12, 24, 48)
    ]
    cloud = np.sum(octaves, axis=0)
    return np.asarray(np.clip(128 + cloud * random.uniform(120, 400), 0, 255), np.uint8)
