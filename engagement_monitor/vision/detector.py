"""Where the faces are in a frame: OpenCV's Haar cascades (Viola and Jones 2001)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.frame import Picture
from engagement_monitor.errors import ModelError
from engagement_monitor.vision.face import Box


class FaceDetector(Protocol):
    """Finds faces. Used on one thread; a frame is searched in full, or only near the last places of its faces."""

    def find(self, pixels: Picture) -> list[Box]:
        """Every face in the picture, in the picture's pixels, none twice."""
        ...

    def find_near(self, pixels: Picture, places: Sequence[Box]) -> list[Box | None]:
        """For each place the face that is near it now and about as large, or None."""
        ...


@dataclass(frozen=True, slots=True)
class HaarSettings:
    """How the cascade searches, chosen by measurement (docs: ``bench``).

    Faces of the back row are lost below some 24 px and a large picture takes long, so every picture is searched at a
    width between two bounds: smaller ones are enlarged, larger ones reduced.
    """

    narrowest_px: int = 960
    widest_px: int = 1280
    smallest_face_px: int = 24
    scale_factor: float = 1.2
    min_neighbors: int = 3
    near_scale_factor: float = 1.15
    near_min_neighbors: int = 2
    near_margin: float = 0.4
    """How far from its last place a face is looked for, in widths of its box."""


class HaarDetector:
    """The cascade frontalface_alt2, which found more in less time than frontalface_default."""

    def __init__(self, settings: HaarSettings | None = None) -> None:
        self.settings = settings or HaarSettings()
        self._cascade = load_cascade("haarcascade_frontalface_alt2.xml")

    def find(self, pixels: Picture) -> list[Box]:
        """Every face in the picture."""
        settings = self.settings
        gray, scale = self._searched(pixels)
        smallest = (settings.smallest_face_px, settings.smallest_face_px)
        found = self._cascade.detectMultiScale(gray, settings.scale_factor, settings.min_neighbors, minSize=smallest)
        return [_box(x, y, width, height, 1 / scale) for x, y, width, height in found]

    def find_near(self, pixels: Picture, places: Sequence[Box]) -> list[Box | None]:
        """For each place the face near it, or None."""
        if not places:
            return []
        gray, scale = self._searched(pixels)
        return [self._near(gray, scale, place) for place in places]

    def _searched(self, pixels: Picture) -> tuple[npt.NDArray[np.uint8], float]:
        """The grey picture that is searched, and how much larger it is than the frame."""
        width = pixels.shape[1]
        target = min(max(width, self.settings.narrowest_px), self.settings.widest_px)
        scale = target / width
        # Grey before enlarging, reduced before grey: the cheaper order each time.
        if scale < 1:
            pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
        gray = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
        if scale > 1:
            gray = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_LINEAR)
        return gray, scale  # type: ignore[return-value]

    def _near(self, gray: npt.NDArray[np.uint8], scale: float, place: Box) -> Box | None:
        settings = self.settings
        last = _box(place.x_px, place.y_px, place.width_px, place.height_px, scale)
        margin = round(settings.near_margin * last.width_px)
        left, top = max(0, last.x_px - margin), max(0, last.y_px - margin)
        window = gray[top : last.y_px + last.height_px + margin, left : last.x_px + last.width_px + margin]
        smallest = max(20, round(0.75 * last.width_px))
        largest = max(smallest + 2, round(1.3 * last.width_px))
        if min(window.shape) < smallest:
            return None
        found = self._cascade.detectMultiScale(
            window,
            settings.near_scale_factor,
            settings.near_min_neighbors,
            minSize=(smallest, smallest),
            maxSize=(largest, largest),
        )
        boxes = [Box(left + int(x), top + int(y), int(width), int(height)) for x, y, width, height in found]
        best = max(boxes, key=last.intersection_over_union, default=None)
        return best and _box(best.x_px, best.y_px, best.width_px, best.height_px, 1 / scale)


def _box(x: float, y: float, width: float, height: float, factor: float) -> Box:
    return Box(round(x * factor), round(y * factor), max(1, round(width * factor)), max(1, round(height * factor)))


def load_cascade(name: str) -> cv2.CascadeClassifier:
    """A cascade that comes with OpenCV, by its file name.

    Raises:
        ModelError: this OpenCV has none; the 5.0 packages leave them out.
    """
    path = Path(cv2.__file__).parent / "data" / name
    cascade = cv2.CascadeClassifier(str(path))
    if cascade.empty():
        raise ModelError(
            f"OpenCV {cv2.__version__} holds no cascade {name}", "Install opencv-contrib-python below version 5."
        )
    return cascade
