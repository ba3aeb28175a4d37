"""Where the faces are in a frame: OpenCV's Haar cascades (Viola and Jones 2001)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.frame import Picture
from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import tr
from engagement_monitor.vision.face import Box
from engagement_monitor.vision.face_check import FaceCheck


class FaceDetector(Protocol):
    """Finds faces. Used on one thread; a frame is searched in full, or only near the last places of its faces."""

    def find(self, pixels: Picture) -> list[Box]:
        """Every face in the picture, in the picture's pixels, none twice."""
        ...

    def find_near(self, pixels: Picture, places: Sequence[Box]) -> list[Box | None]:
        """For each place the face that is near it now and about as large, or None."""
        ...


Grey: TypeAlias = npt.NDArray[np.uint8]
"""uint8, (height, width)."""

_SHADOWS = np.round(255 * np.sqrt(np.arange(256) / 255)).astype(np.uint8)
"""The square root of every grey level, as film has it: dark faces are drawn as clearly as bright ones."""
_GROUPED = 0.2
"""How alike the cascade's windows of one face are; OpenCV's own figure."""
_SAME_PLACE = 0.5
"""Two hits of which so much of the smaller one is common are one face."""


@dataclass(frozen=True, slots=True)
class HaarSettings:
    """How the cascade searches, chosen by measurement on labelled scenes (docs: ``detection``).

    Faces of the back row are lost below some 20 px and a large picture takes long, so every picture is searched at a
    width between two bounds: smaller ones are enlarged, larger ones reduced. The upper part, where the far rows are, is
    searched once more, enlarged and for small faces only. A single hit is enough, because the check looks at each.
    """

    narrowest_px: int = 1280
    widest_px: int = 1600
    smallest_face_px: int = 20
    """In the picture that is searched."""
    least_width_px: int = 14
    """In the frame: what holds fewer pixels is too little to be told from a dark spot, or to be sorted."""
    scale_factor: float = 1.2
    far_part: float = 0.5
    """The upper part of the picture that is searched enlarged, as a fraction of its height; 0 for none."""
    far_zoom: float = 1.5
    far_largest_px: int = 36
    """The largest face that is looked for there, in pixels of the enlarged part."""
    least_score: float = 0.1
    """What the check must give a hit; see ``FaceCheck.score``."""
    near_scale_factor: float = 1.12
    near_margin: float = 0.4
    """How far from its last place a face is looked for, in widths of its box."""
    near_face_px: int = 44
    """The surroundings of a known face are looked through at this size of the face, whatever its size in the frame."""
    tilts_deg: tuple[tuple[float, ...], ...] = ((-30.0, 30.0),)
    """The whole picture is searched for heads tilted so far, too; those a little less or more are found with them.

    One group of tilts each time, by turns; none for no such search."""
    tilted_width_px: int = 960
    """The width of the picture in which they are searched, coarser than upright ones, or they would cost as much."""
    tilted_smallest_px: int = 28
    """In that picture."""
    tilted_least_score: float = 1.0
    tilted_least_windows: int = 2
    """A tilted head must be surer than an upright one: few are tilted, and many a thing looks like one at some tilt."""
    near_tilts_deg: tuple[float, ...] = (-50.0, -25.0, 25.0, 50.0)
    """A known face that is not seen upright near its place is looked for tilted so far."""


EACH_SIDE_BY_TURNS = ((-30.0,), (30.0,))
"""For who looks every second: a head that is tilted already when it comes into view is found in two seconds."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What the cascade took for a face: how many of its windows agree, and the check's score."""

    box: Box
    windows: float
    score: float


class HaarDetector:
    """The cascade frontalface_alt2, asked for every hit, and a check of each."""

    def __init__(self, settings: HaarSettings | None = None) -> None:
        self.settings = settings or HaarSettings()
        self._cascade = load_cascade("haarcascade_frontalface_alt2.xml")
        self._check = FaceCheck()
        self._tilts = cycle(self.settings.tilts_deg or ((),))

    def find(self, pixels: Picture) -> list[Box]:
        """Every face in the picture."""
        return [hit.box for hit in self.hits(pixels)]

    def hits(self, pixels: Picture) -> list[Hit]:
        """Every face in the picture: upright ones, the surest first, and after them those that are seen tilted only."""
        settings = self.settings
        gray, scale = self._searched(pixels)
        found = [
            _scaled(hit, 1 / scale) for hit in self._search(gray, settings.scale_factor, settings.smallest_face_px)
        ]
        found += self._far(gray, scale)
        upright = without_overlaps([hit for hit in found if hit.box.width_px >= settings.least_width_px])
        return without_overlaps(self._tilted(gray, scale), upright)

    def find_near(self, pixels: Picture, places: Sequence[Box]) -> list[Box | None]:
        """For each place the face near it, or None."""
        return [self._near(pixels, place) for place in places]

    def _searched(self, pixels: Picture) -> tuple[Grey, float]:
        """The grey picture that is searched, and how much larger it is than the frame."""
        width = pixels.shape[1]
        scale = min(max(width, self.settings.narrowest_px), self.settings.widest_px) / width
        # Grey before enlarging, reduced before grey: the cheaper order each time.
        if scale < 1:
            pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
        return _zoomed(searched_grey(pixels), max(1.0, scale)), scale

    def _far(self, gray: Grey, scale: float) -> list[Hit]:
        """The small faces in the upper part."""
        settings = self.settings
        rows = round(gray.shape[0] * settings.far_part)
        if rows <= settings.smallest_face_px:
            return []
        part = _zoomed(gray[:rows], settings.far_zoom)
        found = self._search(part, settings.scale_factor, settings.smallest_face_px, settings.far_largest_px)
        return [_scaled(hit, 1 / (scale * settings.far_zoom)) for hit in found]

    def _tilted(self, gray: Grey, scale: float) -> list[Hit]:
        """The heads in the whole picture that are tilted to either side."""
        settings = self.settings
        tilts_deg = next(self._tilts)
        reduced = settings.tilted_width_px / gray.shape[1]
        small = _zoomed(gray, reduced) if tilts_deg else gray
        return [
            _scaled(hit, 1 / (scale * reduced))
            for tilt_deg in tilts_deg
            for hit in self._search_tilted(small, tilt_deg, settings.scale_factor, settings.tilted_smallest_px)
        ]

    def _search_tilted(
        self, gray: Grey, tilt_deg: float, scale_factor: float, smallest_px: int, largest_px: int = 0
    ) -> list[Hit]:
        """The heads tilted so far, in the pixels of the picture as it is, which is searched turned back."""
        turned, back = _turned(gray, tilt_deg)
        settings = self.settings
        return [
            _tilted_back(hit, back, tilt_deg)
            for hit in self._search(turned, scale_factor, smallest_px, largest_px)
            if hit.score > settings.tilted_least_score and hit.windows >= settings.tilted_least_windows
        ]

    def _near(self, pixels: Picture, place: Box) -> Box | None:
        settings = self.settings
        margin = round(settings.near_margin * place.width_px)
        left, top = max(0, place.x_px - margin), max(0, place.y_px - margin)
        window = pixels[top : place.y_px + place.height_px + margin, left : place.x_px + place.width_px + margin]
        scale = settings.near_face_px / place.width_px
        if min(window.shape[:2]) * scale < 0.75 * settings.near_face_px:
            return None
        gray = _zoomed(searched_grey(window), scale)
        for tilt_deg in (0.0, *sorted(settings.near_tilts_deg, key=lambda tilt_deg: abs(tilt_deg - place.tilt_deg))):
            boxes = [_scaled(hit, 1 / scale, left, top).box for hit in self._search_near(gray, tilt_deg)]
            if boxes:
                return max(boxes, key=place.intersection_over_union)
        return None

    def _search_near(self, gray: Grey, tilt_deg: float) -> list[Hit]:
        settings = self.settings
        smallest, largest = round(0.75 * settings.near_face_px), round(1.3 * settings.near_face_px)
        if tilt_deg:
            return self._search_tilted(gray, tilt_deg, settings.near_scale_factor, smallest, largest)
        return self._search(gray, settings.near_scale_factor, smallest, largest)

    def _search(self, gray: Grey, scale_factor: float, smallest_px: int, largest_px: int = 0) -> list[Hit]:
        """What passes the check in a grey picture, its pixels."""
        smallest, largest = (smallest_px, smallest_px), (largest_px, largest_px)
        raw = self._cascade.detectMultiScale(gray, scale_factor, 0, minSize=smallest, maxSize=largest)
        if not len(raw):
            return []
        # Grouping drops what stands alone, so every window is given twice.
        boxes, counts = cv2.groupRectangles(np.repeat(raw, 2, axis=0).tolist(), 1, _GROUPED)
        hits = [self._checked(gray, Box(*box), count / 2) for box, count in zip(boxes, counts, strict=True)]
        return [hit for hit in hits if hit.score > self.settings.least_score]

    def _checked(self, gray: Grey, box: Box, windows: float) -> Hit:
        return Hit(box, windows, self._check.score(gray, box, windows))


def searched_grey(pixels: Picture) -> Grey:
    """The picture in which faces are searched: grey, its shadows brightened, or dark faces are found less often."""
    return np.asarray(cv2.LUT(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), _SHADOWS), np.uint8)


def without_overlaps(hits: Sequence[Hit], before: Sequence[Hit] = ()) -> list[Hit]:
    """Those ``before``, and the surest of the others, the surest first; none lies on another one."""
    kept = [*before]
    for hit in sorted(hits, key=lambda hit: -hit.score):
        if all(hit.box.shared(other.box) < _SAME_PLACE for other in kept):
            kept.append(hit)
    return kept


def _zoomed(gray: npt.NDArray[Any], factor: float) -> Grey:
    if factor == 1:
        return gray
    method = cv2.INTER_LINEAR if factor > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(gray, None, fx=factor, fy=factor, interpolation=method), np.uint8)


def _scaled(hit: Hit, factor: float, left_px: int = 0, top_px: int = 0) -> Hit:
    box = hit.box
    x_px, y_px = round(box.x_px * factor) + left_px, round(box.y_px * factor) + top_px
    width_px, height_px = max(1, round(box.width_px * factor)), max(1, round(box.height_px * factor))
    return replace(hit, box=replace(box, x_px=x_px, y_px=y_px, width_px=width_px, height_px=height_px))


def _turned(gray: Grey, tilt_deg: float) -> tuple[Grey, npt.NDArray[np.float64]]:
    """The picture turned so that heads tilted so far stand upright, and what maps its points (2, 3) back."""
    height, width = gray.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt_deg, 1.0)
    across, along = abs(turn[0, 0]), abs(turn[0, 1])
    wide, high = round(width * across + height * along), round(width * along + height * across)
    turn[:, 2] += (wide - width) / 2, (high - height) / 2
    return np.asarray(cv2.warpAffine(gray, turn, (wide, high)), np.uint8), np.asarray(cv2.invertAffineTransform(turn))


def _tilted_back(hit: Hit, back: npt.NDArray[np.float64], tilt_deg: float) -> Hit:
    x_px, y_px = back @ (*hit.box.middle_px, 1.0)
    width_px, height_px = hit.box.width_px, hit.box.height_px
    box = Box(round(x_px - width_px / 2), round(y_px - height_px / 2), width_px, height_px, tilt_deg)
    return replace(hit, box=box)


def load_cascade(name: str) -> cv2.CascadeClassifier:
    """A cascade that comes with OpenCV, by its file name.

    Raises:
        ModelError: this OpenCV has none; the 5.0 packages leave them out.
    """
    path = Path(cv2.__file__).parent / "data" / name
    cascade = cv2.CascadeClassifier(str(path))
    if cascade.empty():
        raise ModelError(
            tr("OpenCV {version} holds no cascade {name}").format(version=cv2.__version__, name=name),
            tr("Install opencv-contrib-python below version 5."),
        )
    return cascade
