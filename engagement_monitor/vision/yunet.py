"""YuNet as a choice beside the Haar cascade: a small network that OpenCV runs (Wu, Peng and Yu 2023).

The program ships without its file; ``models fetch yunet`` brings it from where OpenCV publishes it.
"""

from collections.abc import Sequence
from pathlib import Path

import cv2

from engagement_monitor.capture.frame import Picture
from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import tr
from engagement_monitor.vision.face import Box

_LEAST_SCORE, _OVERLAP, _MOST_FACES = 0.6, 0.3, 500
_WIDEST_PX = 1280
_NEAR = 0.3
"""A face is near its last place if so much is common to both (intersection over union)."""


class YuNetDetector:
    """Keeps to ``FaceDetector``. It is quick enough to search the whole picture where Haar looks near the last places.

    Raises:
        ModelError: the file is missing or OpenCV cannot run it.
    """

    def __init__(self, path: Path) -> None:
        _require_file(path)
        try:
            self._network = cv2.FaceDetectorYN.create(str(path), "", (320, 320), _LEAST_SCORE, _OVERLAP, _MOST_FACES)
        except cv2.error as error:
            raise ModelError(
                tr("OpenCV cannot run the detector {path} ({reason})").format(path=path, reason=error.err),
                tr("Fetch it again with `models fetch yunet`."),
            ) from error

    def find(self, pixels: Picture) -> list[Box]:
        """Every face in the picture, the surest first.

        Raises:
            ModelError: the file holds another network than YuNet's of 2023.
        """
        scale = min(1.0, _WIDEST_PX / pixels.shape[1])
        searched = pixels if scale == 1 else cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        self._network.setInputSize((searched.shape[1], searched.shape[0]))
        try:
            _, found = self._network.detect(searched)
        except cv2.error as error:
            raise ModelError(
                tr("The detector gave no faces that can be read ({reason})").format(reason=error.err),
                tr("Use face_detection_yunet_2023mar.onnx, which `models fetch yunet` brings."),
            ) from error
        boxes = [_inside(row[:4] / scale, pixels) for row in found] if found is not None else []
        return [box for box in boxes if box is not None]

    def find_near(self, pixels: Picture, places: Sequence[Box]) -> list[Box | None]:
        """For each place the face near it, or None."""
        if not places:
            return []
        found = self.find(pixels)
        return [_nearest(place, found) for place in places]


def _require_file(path: Path) -> None:
    remedy = tr("Run `engagement-monitor models fetch yunet`, or name the file with --detector yunet:PATH.")
    try:
        there = path.is_file()
    except OSError as error:
        what = tr("{path} cannot be read ({reason})").format(path=path, reason=error.strerror or error)
        raise ModelError(what, remedy) from error
    if not there:
        raise ModelError(tr("There is no detector {path}").format(path=path), remedy)


def _nearest(place: Box, found: Sequence[Box]) -> Box | None:
    best = max(found, key=place.intersection_over_union, default=None)
    return best if best is not None and place.intersection_over_union(best) >= _NEAR else None


def _inside(row: Sequence[float], pixels: Picture) -> Box | None:
    """The network's box as a square inside the picture, as the cascade gives them; None where nothing is left."""
    x_px, y_px, width_px, height_px = (float(value) for value in row)
    side = (width_px + height_px) / 2
    left, top = x_px + (width_px - side) / 2, y_px + (height_px - side) / 2
    x0, y0 = max(0, round(left)), max(0, round(top))
    x1, y1 = min(pixels.shape[1], round(left + side)), min(pixels.shape[0], round(top + side))
    return Box(x0, y0, x1 - x0, y1 - y0) if x1 > x0 and y1 > y0 else None
