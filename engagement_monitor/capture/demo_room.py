"""The empty lecture hall of the demo: no file comes in, a painted room with its desks goes out.

Seen from the lecturer's camera: the back wall, four rising rows of benches, windows on the left. It is painted flat and
soft, because a busy wall makes the face cascade see faces in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.demo_script import Seat
from engagement_monitor.capture.frame import Picture

WIDTH_PX, HEIGHT_PX = 1280, 720
_FINE = 2
"""The room is painted this many times larger and made small once, which smooths its edges."""
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Foreground:
    """What stands in front of a row's people: ``mask`` (uint8, 0 or 255) of the rows from ``top_px`` down."""

    top_px: int
    mask: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Room:
    """The empty room, and for each row, from the back, the foreground to lay over that row's people."""

    pixels: Picture
    foregrounds: tuple[Foreground, ...]


@dataclass(frozen=True, slots=True)
class _Bench:
    """One row's desk: its upper edge, the depth of its top, where its front ends, and how far it reaches sideways."""

    top_px: float
    depth_px: float
    bottom_px: float
    left_px: float
    right_px: float
    face_px: float


def paint_room(seats: Sequence[Seat]) -> Room:
    """Paints the room around the seats."""
    painter = _Painter()
    painter.wall()
    benches = [_bench(row, seats) for row in sorted({seat.row for seat in seats})]
    foregrounds = []
    for row, bench in enumerate(benches):
        people = [seat for seat in seats if seat.row == row]
        painter.chairs(people, bench)
        foregrounds.append(painter.desk(bench, people))
    return Room(painter.picture(), tuple(foregrounds))


def _bench(row: int, seats: Sequence[Seat]) -> _Bench:
    people = [seat for seat in seats if seat.row == row]
    face_px = sum(seat.face_px for seat in people) / len(people)
    y_px = sum(seat.y_px for seat in people) / len(people)
    top_px = y_px + 1.02 * face_px
    reach_px = 1.55 * face_px
    left_px = min(seat.x_px for seat in people) - reach_px
    right_px = max(seat.x_px for seat in people) + reach_px
    return _Bench(top_px, 0.20 * face_px, top_px + 1.25 * face_px, left_px, right_px, face_px)


class _Painter:
    """Paints the room on a large canvas. All coordinates are pixels of the finished picture."""

    def __init__(self) -> None:
        self._canvas = np.zeros((HEIGHT_PX * _FINE, WIDTH_PX * _FINE, 3), np.uint8)

    def picture(self) -> Picture:
        """The finished picture, a little darker to its corners."""
        small = cv2.resize(self._canvas, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_AREA).astype(np.float32)
        ys, xs = np.mgrid[:HEIGHT_PX, :WIDTH_PX].astype(np.float32)
        far = ((xs - 560) / 900) ** 2 + ((ys - 330) / 620) ** 2
        return np.asarray(np.clip(small * (1.06 - 0.22 * far)[..., None], 0, 255), np.uint8)

    def wall(self) -> None:
        """Ceiling, back wall with its panelling, windows, door, and the steps at both sides."""
        self._gradient(0, HEIGHT_PX, (206, 216, 222), (176, 188, 196))
        self._gradient(0, 26, (226, 232, 236), (214, 222, 228))
        for x_px in (300, 560, 820):
            self._shape([(x_px, 0), (x_px + 150, 0), (x_px + 140, 14), (x_px + 10, 14)], (250, 253, 254))
        self._panelling()
        self._windows()
        self._door()
        self._steps()

    def _panelling(self) -> None:
        self._gradient(150, 330, (104, 142, 172), (84, 118, 146))
        for x_px in range(0, WIDTH_PX, 80):
            self._shape([(x_px, 150), (x_px + 1.5, 150), (x_px + 1.5, 330), (x_px, 330)], (88, 124, 152))
        self._shape([(0, 146), (WIDTH_PX, 146), (WIDTH_PX, 152), (0, 152)], (120, 160, 190))

    def _windows(self) -> None:
        for left, right, top, bottom, slant in ((18, 104, 34, 138, 6), (124, 186, 40, 134, 4)):
            frame = [(left, top - slant), (right, top), (right, bottom), (left, bottom + slant)]
            self._shape(frame, (170, 182, 190))
            glass = [
                (left + 5, top - slant + 6),
                (right - 4, top + 5),
                (right - 4, bottom - 5),
                (left + 5, bottom + slant - 6),
            ]
            self._shape(glass, (250, 246, 236))
            middle = (left + right) / 2
            self._shape(
                [(middle - 2, top - 4), (middle + 2, top - 4), (middle + 2, bottom), (middle - 2, bottom)],
                (170, 182, 190),
            )

    def _door(self) -> None:
        self._shape([(1136, 40), (1216, 36), (1216, 260), (1136, 260)], (70, 96, 118))
        self._shape([(1141, 46), (1211, 42), (1211, 260), (1141, 260)], (96, 132, 158))
        self._shape([(1150, 150), (1158, 150), (1158, 164), (1150, 164)], (190, 200, 206))
        self._shape([(1150, 18), (1202, 16), (1202, 30), (1150, 31)], (110, 160, 90))

    def _steps(self) -> None:
        self._gradient(250, HEIGHT_PX, (118, 130, 140), (84, 92, 100))
        for step in range(9):
            y_px = 262 + step * step * 3.4 + step * 24
            self._shape(
                [(0, y_px), (WIDTH_PX, y_px), (WIDTH_PX, y_px + 3 + step), (0, y_px + 3 + step)], (134, 148, 158)
            )

    def chairs(self, people: Sequence[Seat], bench: _Bench) -> None:
        """The backs of the chairs, which show where nobody sits."""
        for seat in people:
            side, top = bench.face_px, seat.y_px + 0.12 * bench.face_px
            left, right, bottom = seat.x_px - 0.52 * side, seat.x_px + 0.52 * side, bench.top_px + 4
            corner = 0.16 * side
            outline = [(left, bottom), (left, top + corner), (left + corner, top), (right - corner, top)]
            outline += [(right, top + corner), (right, bottom)]
            self._shape(outline, (96, 74, 58))
            inner = [(x + (4 if x < seat.x_px else -4) * side / 90, y + 5 * side / 90) for x, y in outline]
            self._shape(inner, (122, 96, 78))

    def desk(self, bench: _Bench, people: Sequence[Seat]) -> Foreground:
        """A bench with what lies on it."""
        before = self._canvas.copy()
        slant = 0.25 * bench.face_px
        top, front = bench.top_px, bench.top_px + bench.depth_px
        left, right = bench.left_px, bench.right_px
        self._shape([(left + slant, top), (right - slant, top), (right, front), (left, front)], (150, 190, 216))
        self._shape([(left, front), (right, front), (right, front + 3), (left, front + 3)], (176, 212, 234))
        self._front(bench, front + 3)
        for number, seat in enumerate(people):
            self._things(seat, bench, number + 2 * seat.row)
        changed = (self._canvas != before).any(axis=2).astype(np.uint8) * 255
        small = cv2.resize(changed, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_AREA)
        first = int(np.flatnonzero(small.any(axis=1))[0])
        return Foreground(first, np.where(small[first:] > 127, 255, 0).astype(np.uint8))

    def _front(self, bench: _Bench, top: float) -> None:
        rows = max(1, round((bench.bottom_px - top) / 4))
        for row in range(rows):
            shade = 1.0 - 0.35 * row / rows
            colour = (round(92 * shade), round(130 * shade), round(160 * shade))
            y_px = top + (bench.bottom_px - top) * row / rows
            self._shape(
                [
                    (bench.left_px, y_px),
                    (bench.right_px, y_px),
                    (bench.right_px, bench.bottom_px),
                    (bench.left_px, bench.bottom_px),
                ],
                colour,
            )

    def _things(self, seat: Seat, bench: _Bench, number: int) -> None:
        """A laptop's back, sheets of paper, or a cup, in turn."""
        side, x_px, y_px = bench.face_px, seat.x_px, bench.top_px
        kind = number % 4
        if kind == 0:
            self._laptop(x_px + 0.1 * side, y_px + 0.12 * side, side)
        elif kind in (1, 3):
            self._sheet(x_px - 0.05 * side, y_px, side)
        if kind in (2, 3):
            self._cup(x_px + (0.72 if kind == 2 else -0.7) * side, y_px + 0.08 * side, side)

    def _laptop(self, x_px: float, y_px: float, side: float) -> None:
        half, high = 0.42 * side, 0.40 * side
        lid = [
            (x_px - half, y_px - high),
            (x_px + half, y_px - high),
            (x_px + half * 1.02, y_px),
            (x_px - half * 1.02, y_px),
        ]
        self._shape(lid, (150, 146, 142))
        edge = [
            (x_px - half, y_px - high),
            (x_px + half, y_px - high),
            (x_px + half, y_px - high + 2),
            (x_px - half, y_px - high + 2),
        ]
        self._shape(edge, (186, 184, 182))

    def _sheet(self, x_px: float, y_px: float, side: float) -> None:
        sheet = [(-0.22, 0.04), (0.26, 0.03), (0.32, 0.15), (-0.26, 0.16)]
        self._shape([(x_px + x * side, y_px + y * side) for x, y in sheet], (236, 240, 242))

    def _cup(self, x_px: float, y_px: float, side: float) -> None:
        cup = [(-0.09, -0.2), (0.09, -0.2), (0.07, 0.06), (-0.07, 0.06)]
        self._shape([(x_px + x * side, y_px + y * side) for x, y in cup], (92, 120, 196))
        lid = [(-0.1, -0.23), (0.1, -0.23), (0.1, -0.18), (-0.1, -0.18)]
        self._shape([(x_px + x * side, y_px + y * side) for x, y in lid], (228, 232, 236))

    def _gradient(self, top_px: int, bottom_px: int, above: Colour, below: Colour) -> None:
        part = self._canvas[top_px * _FINE : bottom_px * _FINE]
        down = np.linspace(0, 1, len(part))[:, None, None]
        part[:] = (np.array(above) * (1 - down) + np.array(below) * down).astype(np.uint8)

    def _shape(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        corners = np.round(np.array(points) * _FINE * 16).astype(np.int32)
        cv2.fillPoly(self._canvas, [corners], colour, cv2.LINE_AA, 4)
