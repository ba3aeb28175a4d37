"""A time of the demo lecture comes in; the picture of the class at that time goes out."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.demo_easel import Sprite
from engagement_monitor.capture.demo_faces import load_faces
from engagement_monitor.capture.demo_people import Cutout, paint_person, sprites_of
from engagement_monitor.capture.demo_room import HEIGHT_PX, WIDTH_PX, Foreground, paint_room
from engagement_monitor.capture.demo_script import REMEDY, LectureScript, Look, Presence, Span
from engagement_monitor.capture.frame import Picture
from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.sentence import tr

FADE_S = 0.4
"""How long a look takes to become the next one; the script's instant lies in the middle."""
FLICKER_S = (96.0, 98.5)
"""When the projector flickers."""
_NOISE = 4

Affine: TypeAlias = npt.NDArray[np.float64]
Lights: TypeAlias = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is at a time: the middle of the face and how much larger and how far turned than at rest."""

    x_px: float
    y_px: float
    scale: float
    tilt_deg: float


class Scene:
    """Draws the lecture. One thread; the sprites of a look are painted when it is first seen."""

    def __init__(self, script: LectureScript, folder: Path) -> None:
        """Loads the faces and paints the room.

        Raises:
            SourceUnavailable: the faces are missing, damaged, or lack one that a seat needs.
        """
        self._script = script
        self._faces = load_faces(folder)
        missing = {name for seat in script.seats for name in sprites_of(seat)} - self._faces.keys()
        if missing:
            names = ", ".join(sorted(missing))
            raise SourceUnavailable(tr("The demo lecture lacks the faces {names}").format(names=names), REMEDY)
        room = paint_room(script.seats)
        self._room, self._foregrounds = room.pixels, room.foregrounds
        self._cutouts: dict[tuple[int, Look], Cutout] = {}
        noise = np.random.default_rng(3).integers(0, _NOISE + 1, (HEIGHT_PX + 64, WIDTH_PX + 64, 3), np.uint8)
        self._noise = noise

    def draw(self, time_s: float) -> Picture:
        """The picture at that time, uint8 (720, 1280, 3), BGR; the same for the same time."""
        picture = self._room.copy()
        for row, foreground in enumerate(self._foregrounds):
            for number, seat in enumerate(self._script.seats):
                if seat.row == row:
                    self._draw_person(picture, number, time_s)
            self._cover(picture, foreground)
        return self._grain(_lit(picture, time_s), time_s)

    def place(self, number: int, time_s: float) -> Place:
        """Where the person of seat ``number`` is: they sway and lean, each at their own pace."""
        seat = self._script.seats[number]
        turn = 2 * math.pi * time_s
        slow = math.sin(turn / (7.1 + 0.37 * number) + 1.7 * number)
        slower = math.sin(turn / (17.3 + 0.61 * number) + 2.3 * number)
        breath = math.sin(turn / (3.9 + 0.05 * number) + number)
        reach = seat.face_px / 100
        x_px = seat.x_px + reach * (3.2 * slow + 4.5 * slower)
        y_px = seat.y_px + reach * (1.2 * breath + 1.5 * slower * slow)
        return Place(x_px, y_px, 1 + 0.018 * slower, 1.6 * slow + 1.2 * slower)

    def _draw_person(self, picture: Picture, number: int, time_s: float) -> None:
        shown = [(look, weight) for look, weight in self._mix(number, time_s) if look.presence is not Presence.ABSENT]
        if not shown:
            return
        cutouts = [self._cutout(number, look) for look, _ in shown]
        sprite = cutouts[0].sprite
        if len(shown) == 2:
            sprite = _u8(cv2.addWeighted(sprite, shown[0][1], cutouts[1].sprite, shown[1][1], 0))
        elif shown[0][1] < 1:
            sprite = _u8(cv2.convertScaleAbs(sprite, alpha=shown[0][1]))
        _lay(picture, sprite, cutouts[0], self.place(number, time_s))

    def _mix(self, number: int, time_s: float) -> list[tuple[Look, float]]:
        """The one or two looks that a person shows, with their weights, which sum to 1."""
        before, now, after = self._script.around(number, time_s)
        within_s = time_s % self._script.duration_s
        first = within_s - now.start_s if now.start_s else FADE_S
        last = now.end_s - within_s if now.end_s < self._script.duration_s else FADE_S
        if first < FADE_S / 2:
            return _faded(before, now, 0.5 + first / FADE_S)
        if last < FADE_S / 2:
            return _faded(after, now, 0.5 + last / FADE_S)
        return [(now.look, 1.0)]

    def _cutout(self, number: int, look: Look) -> Cutout:
        key = (number, look)
        if key not in self._cutouts:
            self._cutouts[key] = paint_person(self._script.seats[number], look, self._faces)
        return self._cutouts[key]

    def _cover(self, picture: Picture, foreground: Foreground) -> None:
        below = np.s_[foreground.top_px : foreground.top_px + len(foreground.mask)]
        cv2.copyTo(self._room[below], foreground.mask, picture[below])

    def _grain(self, picture: Picture, time_s: float) -> Picture:
        """The sensor's noise: without it an empty room would be one frozen picture, which no camera gives."""
        step = round(time_s * 1000)
        down, right = (step * 37) % 64, (step * 23) % 64
        return _u8(cv2.add(picture, self._noise[down : down + HEIGHT_PX, right : right + WIDTH_PX]))


def _faded(other: Span, now: Span, weight: float) -> list[tuple[Look, float]]:
    if other.look == now.look:
        return [(now.look, 1.0)]
    return [(now.look, weight), (other.look, 1 - weight)]


def _lay(picture: Picture, sprite: Sprite, cutout: Cutout, place: Place) -> None:
    """Lays a sprite over the picture, its face's middle at the place; what reaches out of the picture is cut."""
    height, width = sprite.shape[:2]
    left, top = math.floor(place.x_px - cutout.face_x) - 4, math.floor(place.y_px - cutout.face_y) - 4
    turn = cv2.getRotationMatrix2D((cutout.face_x, cutout.face_y), place.tilt_deg, place.scale)
    turn[0, 2] += place.x_px - cutout.face_x - left
    turn[1, 2] += place.y_px - cutout.face_y - top
    moved = cv2.warpAffine(sprite, turn, (width + 8, height + 8), flags=cv2.INTER_LINEAR)
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + width + 8, WIDTH_PX), min(top + height + 8, HEIGHT_PX)
    if x0 >= x1 or y0 >= y1:
        return
    moved = moved[y0 - top : y1 - top, x0 - left : x1 - left]
    under = picture[y0:y1, x0:x1]
    clear = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(moved, 3)), cv2.COLOR_GRAY2BGR)
    cv2.add(cv2.multiply(under, clear, scale=1 / 255), cv2.cvtColor(moved, cv2.COLOR_BGRA2BGR), dst=under)


def _lit(picture: Picture, time_s: float) -> Picture:
    return _u8(cv2.LUT(picture, light(time_s)))


def light(time_s: float) -> Lights:
    """What each value of blue, green and red becomes in the light of that time, uint8 (1, 256, 3).

    Clouds pass, the lamps are dimmed for a while, and at FLICKER_S the projector flickers.
    """
    cloud = math.sin(2 * math.pi * time_s / 83) + 0.5 * math.sin(2 * math.pi * time_s / 31 + 1)
    dim = 1 / (1 + math.exp((72 - time_s) / 1.5)) - 1 / (1 + math.exp((118 - time_s) / 1.5))
    flicker = math.sin(2 * math.pi * 5 * time_s) if FLICKER_S[0] <= time_s < FLICKER_S[1] else 0.0
    gain = 1.0 + 0.07 * cloud - 0.20 * dim + 0.08 * flicker
    warm = 0.03 * math.sin(2 * math.pi * time_s / 140) + 0.03 * dim
    gamma = 1.0 + 0.08 * dim - 0.03 * cloud
    levels = (np.arange(256) / 255) ** gamma * 255
    table = np.stack([levels * gain * (1 - warm), levels * gain, levels * gain * (1 + warm)], axis=1)
    return np.clip(table - _NOISE / 2, 0, 255).astype(np.uint8)[None]


def _u8(pixels: object) -> Picture:
    return np.asarray(pixels, np.uint8)
