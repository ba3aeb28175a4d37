"""Posters and pictures on the wall: faces that never change while the faces of people do.

Whoever listens sits still, but breathes, blinks and sways; what is printed changes no more than the wall beside it.
Both are compared at the same place of a picture made four times smaller, which averages the noise of the camera away;
brightness and contrast are evened, so that a lamp that is dimmed moves nobody. Whoever moved once is no poster,
and as long as nobody moved at all, nothing can be told.

Once nearly all others have moved, which takes a second or two, a face counts from the moment it moves, too: neither a
poster nor a false hit counts until it is known for what it is. Whoever comes back to where somebody moved shortly
before need not move again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.frame import Picture
from engagement_monitor.vision.face import Box

_REDUCED = 4
_EVERY_S = 1.0
_WALL_COLUMNS, _WALL_ROWS, _WALL_SIDE = 12, 8, 10
_WALL_QUANTILE = 0.25
"""At least so much of a picture is wall and desks, where nothing moves."""
_CHANGED_PART = 0.9
_SAME_PLACE = 0.5

Patch = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StillSettings:
    """``after_s``: so long a face must not have changed to be taken for a poster.

    ``times_wall`` and ``least_levels``: a change is one if it exceeds so many times that of the wall, and so many grey
    levels (of 255). ``camera_levels``: the camera itself was moved if the wall changed more than that.
    """

    after_s: float = 20.0
    moved_part: float = 0.75
    fewest_moved: int = 3
    """A face that has not moved waits where so many others have, and so large a part of them."""
    remembered_s: float = 10.0
    """So long it is remembered where somebody moved."""
    times_wall: float = 2.0
    least_levels: float = 2.5
    camera_levels: float = 8.0


@dataclass(frozen=True, slots=True)
class Unmoved:
    """Tracks that do not count: ``posters``, and those ``waiting`` to move, as nearly all others have."""

    posters: frozenset[int] = frozenset()
    waiting: frozenset[int] = frozenset()

    def __contains__(self, track: int) -> bool:
        return track in self.posters or track in self.waiting


@dataclass(slots=True)
class _Place:
    """Where a track was first seen, what was there, since when, and where it was ``last`` seen."""

    box: Box
    patch: Patch
    since_s: float
    last: Box = field(init=False)
    last_s: float = field(init=False)
    moved: bool = False
    still: bool = False

    def __post_init__(self) -> None:
        self.last, self.last_s = self.box, self.since_s


class StillWatch:
    """Tells the tracks that are posters. Used on the vision thread; keeps small grey patches until ``forget``."""

    def __init__(self, settings: StillSettings | None = None) -> None:
        self._settings = settings or StillSettings()
        self.forget()

    def forget(self) -> None:
        """Forgets all places: the camera was away."""
        self._places: dict[int, _Place] = {}
        self._posters: list[_Place] = []
        self._left: list[_Place] = []
        self._wall: list[tuple[Box, Patch]] = []
        self._last_s = float("-inf")
        self._somebody_moved = False

    def observe(self, pixels: Picture, time_s: float, tracks: Mapping[int, Box]) -> Unmoved:
        """The tracks that do not count as far as it is known at that time.

        Args:
            pixels: The frame, uint8 (height, width, 3).
            time_s: Its time; looked at once a second, and when a track is new.
            tracks: All faces in it, by track number.
        """
        if time_s - self._last_s >= _EVERY_S - 1e-6 or any(number not in self._places for number in tracks):
            self._last_s = time_s
            self._look(_reduced(pixels), time_s, tracks)
        places = {number: self._places[number] for number in tracks if number in self._places}
        posters = frozenset(number for number, place in places.items() if place.still)
        unmoved = frozenset(number for number, place in places.items() if not place.moved) - posters
        moved = len(places) - len(posters) - len(unmoved)
        # Of the others of one that has not moved: it is not among them.
        tellable = moved >= max(self._settings.fewest_moved, self._settings.moved_part * (moved + len(unmoved) - 1))
        return Unmoved(posters, unmoved if tellable else frozenset())

    def _look(self, gray: Patch, time_s: float, tracks: Mapping[int, Box]) -> None:
        wall = self._wall_change(gray)
        if wall > self._settings.camera_levels:
            self.forget()
            self._last_s = time_s
            return
        limit = max(self._settings.least_levels, self._settings.times_wall * wall)
        for number, box in tracks.items():
            if number not in self._places:
                self._places[number] = self._begin(gray, time_s, _small(box))
            self._judge(self._places[number], gray, time_s, limit)
            self._places[number].last, self._places[number].last_s = _small(box), time_s
        self._let_go(tracks, time_s)

    def _begin(self, gray: Patch, time_s: float, box: Box) -> _Place:
        """A new track's place; that of a poster, or of who was here just before, if one was known there."""
        for known in (*self._posters, *self._left):
            if known.last.intersection_over_union(box) > _SAME_PLACE:
                return known
        return _Place(box, _cut(gray, box), time_s)

    def _judge(self, place: _Place, gray: Patch, time_s: float, limit: float) -> None:
        if place.moved:
            return
        if change(place.patch, _cut(gray, place.box)) > limit:
            place.moved, place.still, self._somebody_moved = True, False, True
            self._posters = [poster for poster in self._posters if poster is not place]
        elif self._somebody_moved and time_s - place.since_s >= self._settings.after_s and not place.still:
            place.still = True
            self._posters.append(place)

    def _let_go(self, tracks: Mapping[int, Box], time_s: float) -> None:
        """Forgets the places of tracks that are out of view; where somebody moved, after a while."""
        gone = [place for number, place in self._places.items() if number not in tracks and place.moved]
        since_s = time_s - self._settings.remembered_s
        self._left = [place for place in (*self._left, *gone) if place.last_s > since_s]
        self._places = {number: place for number, place in self._places.items() if number in tracks}

    def _wall_change(self, gray: Patch) -> float:
        """How much the still part of the picture changed since the watch began, in grey levels."""
        if not self._wall:
            self._wall = [(box, _cut(gray, box)) for box in _wall_boxes(gray)]
        changes = [change(patch, _cut(gray, box)) for box, patch in self._wall]
        return float(np.quantile(changes, _WALL_QUANTILE))


def change(before: Patch, now: Patch) -> float:
    """By how many grey levels the more changed parts of a patch differ, brightness and contrast evened."""
    spread = max(1.0, float(before.std()))
    gain = np.clip(spread / max(1.0, float(now.std())), 0.5, 2.0)
    differences = np.abs((now - now.mean()) * gain - (before - before.mean()))
    return float(np.quantile(differences, _CHANGED_PART))


def _reduced(pixels: Picture) -> Patch:
    gray = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    return np.asarray(
        cv2.resize(gray, None, fx=1 / _REDUCED, fy=1 / _REDUCED, interpolation=cv2.INTER_AREA), np.float32
    )


def _small(box: Box) -> Box:
    side = max(3, box.width_px // _REDUCED)
    return Box(box.x_px // _REDUCED, box.y_px // _REDUCED, side, max(3, box.height_px // _REDUCED))


def _cut(gray: Patch, box: Box) -> Patch:
    height, width = gray.shape
    left, top = min(max(0, box.x_px), width - 3), min(max(0, box.y_px), height - 3)
    return gray[top : top + box.height_px, left : left + box.width_px].copy()


def _wall_boxes(gray: Patch) -> list[Box]:
    """Places all over the picture, most of which show things that do not move."""
    height, width = gray.shape
    xs = np.linspace(0, max(0, width - _WALL_SIDE), _WALL_COLUMNS).astype(int)
    ys = np.linspace(0, max(0, height - _WALL_SIDE), _WALL_ROWS).astype(int)
    return [Box(int(x), int(y), _WALL_SIDE, _WALL_SIDE) for y in ys for x in xs]
