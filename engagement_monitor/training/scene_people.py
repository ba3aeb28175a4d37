"""Labelled 48 px faces come in; people go out who can be laid into a picture of a room, upright, tilted or turned.

A face of FER2013 is cut tightly. The frontal cascades judge the surroundings of a face as well (a bright forehead under
darker hair, cheeks beside a darker background), so the crop is continued outwards by its own border pixels, framed by
hair, and set on a neck and shoulders; the seams are soft.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.frame import Picture
from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.training.datasets import FERPLUS_CLASSES, read_faces
from engagement_monitor.vision.detector import load_cascade

Grey: TypeAlias = npt.NDArray[np.uint8]
"""uint8, (height, width)."""
Floats: TypeAlias = npt.NDArray[np.float32]

POSITIVE_CLASSES = ("happiness", "surprise")
"""What counts as positive-looking, as on the default model's card; neutral is neutral and the rest negative."""

_CROP_PX = 48
_LEFT, _TOP = 56, 44
_WIDTH, _HEIGHT = 160, 170
"""The person's canvas in pixels of the crop, and where on it the crop lies."""
_FINE = 2
_LEAST_AGREEMENT = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class LabelledFace:
    """A face: ``crop`` is uint8 (48, 48); ``sentiment`` is its place in ``SENTIMENTS``.

    ``frontal`` says that the eye cascade sees two eyes at one height, as far from the middle; that is another cascade
    than those that are measured.
    """

    crop: Grey
    sentiment: int
    frontal: bool


@dataclass(frozen=True, slots=True)
class Pose:
    """How a head is held: turned in the picture's plane and, imitated by perspective, to the side; in degrees."""

    tilt_deg: float = 0.0
    yaw_deg: float = 0.0


def read_labelled(data: Path, part: str, limit: int, seed: int = 1) -> list[LabelledFace]:
    """At most ``limit`` faces of a part of a FER+ folder, drawn with a seed, on which half of the raters agree.

    Raises:
        DataError: it is no FER+ folder, or has no such faces.
    """
    read = read_faces(data, "ferplus", [part])
    agreed = np.flatnonzero(read.targets.max(axis=1) >= _LEAST_AGREEMENT)
    if not len(agreed):
        raise DataError(f"{data} has no face in {part} on which the raters agree", "Choose another part.")
    chosen = np.random.default_rng(seed).permutation(agreed)[:limit]
    eyes = _EyeFinder()
    return [
        LabelledFace(read.pictures[row], _sentiment(int(read.targets[row].argmax())), eyes.frontal(read.pictures[row]))
        for row in chosen
    ]


def _sentiment(class_index: int) -> int:
    name = FERPLUS_CLASSES[class_index]
    names = [str(sentiment) for sentiment in SENTIMENTS]
    return names.index("neutral" if name == "neutral" else "positive" if name in POSITIVE_CLASSES else "negative")


class _EyeFinder:
    """Says of a crop whether it shows two eyes as a face seen from the front has them."""

    def __init__(self) -> None:
        self._cascade = load_cascade("haarcascade_eye.xml")

    def frontal(self, crop: Grey) -> bool:
        large = cv2.resize(cv2.equalizeHist(crop), None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC)
        found = self._cascade.detectMultiScale(large[:120], 1.1, 4, minSize=(30, 30), maxSize=(80, 80))
        centres = [((x + width / 2) / 192, (y + height / 2) / 192) for x, y, width, height in found]
        lefts = [centre for centre in centres if centre[0] < 0.5]
        rights = [centre for centre in centres if centre[0] >= 0.5]
        return any(
            abs(left[1] - right[1]) < 0.09 and abs((left[0] + right[0]) / 2 - 0.5) < 0.09 and right[0] - left[0] > 0.25
            for left in lefts
            for right in rights
        )


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """A painted person: ``colour`` is float32 (height, width, 3), 0 to 255; ``alpha`` float32 (height, width), 0 to 1.

    The face's square of 48 units lies at (56, 44) units; a unit has two pixels.
    """

    colour: Floats
    alpha: Floats


def paint_person(face: LabelledFace, random: np.random.Generator) -> Person:
    """The face with hair, neck and shoulders around it, in chance colours."""
    extended = _extended(face.crop)
    hair = np.float32(np.quantile(face.crop[:6], 0.2) * 0.7 + 8)
    tint = np.array([0.80, 0.94, 1.12], np.float32) * np.float32(random.uniform(0.94, 1.06))
    cloth = random.uniform(30, 200, 3).astype(np.float32)
    colour = np.zeros((*extended.shape, 3), np.float32)
    alpha = np.zeros(extended.shape, np.float32)
    skin = np.float32(np.median(face.crop[28:44, 14:34]))
    _lay(colour, alpha, _shoulders(), cloth)
    _lay(colour, alpha, _soft(_ellipse(24, 50, 13, 20), 3), skin * tint * 0.75)
    _lay(colour, alpha, _soft(_ellipse(24, 17, 29, 34), 3), hair * np.ones(3, np.float32))
    _lay(colour, alpha, _soft(_ellipse(24, 25, 27, 33), 6), extended[..., None] * tint)
    return Person(np.clip(colour, 0, 255), np.clip(alpha, 0, 1))


def _extended(crop: Grey) -> Floats:
    """The crop, continued to the canvas's borders by its own and more and more smeared."""
    right, below = _WIDTH - _LEFT - _CROP_PX, _HEIGHT - _TOP - _CROP_PX
    wide = cv2.copyMakeBorder(crop, _TOP, below, _LEFT, right, cv2.BORDER_REPLICATE)
    smeared = cv2.GaussianBlur(wide, (0, 0), 5)
    inside = np.zeros(wide.shape, np.float32)
    inside[_TOP + 1 : _TOP + _CROP_PX - 1, _LEFT + 1 : _LEFT + _CROP_PX - 1] = 1
    inside = np.asarray(cv2.GaussianBlur(inside, (0, 0), 1.5))
    mixed = wide * inside + smeared * (1 - inside)
    return np.asarray(cv2.resize(mixed, None, fx=_FINE, fy=_FINE, interpolation=cv2.INTER_CUBIC), np.float32)


def _canvas() -> Grey:
    return np.zeros((_HEIGHT * _FINE, _WIDTH * _FINE), np.uint8)


def _ellipse(x: float, y: float, half_width: float, half_height: float) -> Grey:
    mask = _canvas()
    centre = (round((x + _LEFT) * _FINE), round((y + _TOP) * _FINE))
    cv2.ellipse(mask, centre, (round(half_width * _FINE), round(half_height * _FINE)), 0, 0, 360, 255, -1, cv2.LINE_AA)
    return mask


def _shoulders() -> Floats:
    outline = [(12, 56), (-8, 64), (-26, 74), (-34, 130), (82, 130), (74, 74), (56, 64), (36, 56)]
    mask = _canvas()
    points = [((x + _LEFT) * _FINE, (y + _TOP) * _FINE) for x, y in outline]
    cv2.fillPoly(mask, [np.asarray(points, np.int32)], 255, cv2.LINE_AA)
    return _soft(mask, 2)


def _soft(mask: Grey, sigma: float) -> Floats:
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), sigma * _FINE / 2) / np.float32(255), np.float32)


def _lay(colour: Floats, alpha: Floats, mask: Floats, paint: Floats) -> None:
    """Lays paint over what is there, premultiplied."""
    colour *= 1 - mask[..., None]
    colour += paint * mask[..., None]
    alpha *= 1 - mask
    alpha += mask


def lay_person(
    picture: Picture, person: Person, centre_px: tuple[float, float], face_px: float, pose: Pose = Pose()
) -> None:
    """Lays a person into a picture, the face's middle at ``centre_px``, its square ``face_px`` wide; cut at the rim."""
    scale = face_px / (_CROP_PX * _FINE)
    small = _resized(person, scale)
    height, width = small.shape[:2]
    middle = ((_LEFT + _CROP_PX / 2) * _FINE * scale, (_TOP + _CROP_PX / 2) * _FINE * scale)
    turned = cv2.warpPerspective(small, _homography(middle, face_px, pose), (width, height), flags=cv2.INTER_LINEAR)
    left, top = round(centre_px[0] - middle[0]), round(centre_px[1] - middle[1])
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(picture.shape[1], left + width), min(picture.shape[0], top + height)
    if x0 >= x1 or y0 >= y1:
        return
    part = turned[y0 - top : y1 - top, x0 - left : x1 - left]
    under = picture[y0:y1, x0:x1]
    picture[y0:y1, x0:x1] = np.clip(under * (1 - part[..., 3:]) + part[..., :3] + 0.5, 0, 255).astype(np.uint8)


def _resized(person: Person, scale: float) -> Floats:
    """float32 (height, width, 4): colour multiplied by alpha, and alpha, at the size that is shown."""
    layers = np.dstack([person.colour, person.alpha])
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    sized = cv2.resize(layers, None, fx=scale, fy=scale, interpolation=method)
    return np.asarray(np.clip(sized, 0, 255), np.float32)


def _homography(middle: tuple[float, float], face_px: float, pose: Pose) -> npt.NDArray[np.float64]:
    """The head turned aside: nearer side large, far side small, the whole narrower; then tilted about its middle."""
    half = face_px / 2
    yaw, tilt = np.deg2rad(pose.yaw_deg), np.deg2rad(pose.tilt_deg)
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float64)
    near = 1 / (1 - 0.22 * np.sin(yaw) * corners[:, 0])
    turned = corners * np.stack([np.cos(yaw) * near, near], axis=1)
    rotation = np.array([[np.cos(tilt), np.sin(tilt)], [-np.sin(tilt), np.cos(tilt)]])
    to = turned @ rotation * half + middle
    return np.asarray(cv2.getPerspectiveTransform((corners * half + middle).astype(np.float32), to.astype(np.float32)))


def draw_faces(faces: Sequence[LabelledFace], random: np.random.Generator) -> Iterator[LabelledFace]:
    """Faces without end, each as often as the others."""
    while True:
        for index in random.permutation(len(faces)):
            yield faces[index]
