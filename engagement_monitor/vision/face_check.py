"""A second look at what the cascade takes for a face: is it one?

The cascade is asked for every single hit, which finds small, dark and tilted faces and a good deal that is none. What
is in each hit is described by its gradients (HOG: Dalal and Triggs, "Histograms of Oriented Gradients for Human
Detection", CVPR 2005) and weighed by a logistic regression that ``training/face_check.py`` makes: 326 numbers.
"""

import json
import math
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.assets import asset
from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import tr
from engagement_monitor.vision.face import Box

SIDE_PX = 32
FEATURES = 325
_MARGIN = 0.08
"""How much of the surroundings of a hit is looked at, in widths of it."""
_HIT_SCALE = 1.0
_REMEDY = tr("Install the program again.")

Grey = npt.NDArray[np.uint8]


class FaceCheck:
    """Scores hits; not safe for two threads at once.

    Args:
        folder: Where ``face_check.json`` lies; the shipped one unless told.

    Raises:
        ModelError: it is missing or damaged.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._weights, self._bias = _read((folder or asset("models", "face-check")) / "face_check.json")
        self._features = HitFeatures()

    def score(self, gray: Grey, box: Box, hits: float) -> float:
        """Above 0 for what is rather a face than not: the logarithm of the odds.

        Args:
            gray: uint8 (height, width), the picture that was searched.
            box: The hit in it.
            hits: How many windows of the cascade agree on it, at least 1.
        """
        return float(self._features.of(gray, box, hits) @ self._weights) + self._bias


class HitFeatures:
    """Describes a hit by 324 gradient figures and the number of windows that agree on it."""

    def __init__(self) -> None:
        self._hog = cv2.HOGDescriptor((SIDE_PX, SIDE_PX), (16, 16), (8, 8), (8, 8), 9)

    def of(self, gray: Grey, box: Box, hits: float) -> npt.NDArray[np.float32]:
        """float32 (325,). The arguments are those of ``FaceCheck.score``."""
        margin = round(_MARGIN * box.width_px)
        top, left = max(0, box.y_px - margin), max(0, box.x_px - margin)
        seen = gray[top : box.y_px + box.height_px + margin, left : box.x_px + box.width_px + margin]
        small = cv2.resize(seen, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
        return np.append(np.ravel(self._hog.compute(small)), np.float32(_HIT_SCALE * math.log(hits)))


def _read(path: Path) -> tuple[npt.NDArray[np.float32], float]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        weights, bias = np.asarray(record["weights"], np.float32), float(record["bias"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(tr("{path} is no face check ({reason})").format(path=path, reason=error), _REMEDY) from error
    if weights.shape != (FEATURES,) or not np.isfinite([*weights, bias]).all():
        what = tr("{path} is no face check: {shape} numbers, or some that are none")
        raise ModelError(what.format(path=path, shape=weights.shape), _REMEDY)
    return weights, bias
