"""Shapes and colours come in; one picture with its transparency goes out: what the demo's people are painted with.

The canvas counts in units of which a face sprite is 192 wide and high.
Shapes count from that sprite's upper left corner.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
"""float32: masks 0 to 1 (height, width), pictures 0 to 255 (height, width, channels)."""
Grey: TypeAlias = npt.NDArray[np.uint8]
"""uint8, (height, width)."""
Sprite: TypeAlias = npt.NDArray[np.uint8]
"""uint8, (height, width, 4), BGR multiplied by its alpha, then alpha."""
Colour: TypeAlias = tuple[float, float, float]

WIDTH, HEIGHT = 520, 500
"""The canvas."""
LEFT, TOP = 164, 110
"""Where the face sprite's upper left corner lies on the canvas."""
FACE_UNITS = 180.0
"""The side of the face box, as the frontal cascade draws it."""
FACE_CENTRE = (LEFT + 96.0, TOP + 100.0)


class Easel:
    """A canvas on which layers are laid over each other. Values are 0 to 255, alpha 0 to 1, multiplied through."""

    def __init__(self) -> None:
        self._canvas = np.zeros((HEIGHT, WIDTH, 4), np.float32)

    def lay(self, mask: Floats, colour: Colour | Floats) -> None:
        """Lays a colour, or a picture of the canvas's size, over what is there, where the mask is."""
        columns, rows = np.flatnonzero(mask.any(0)), np.flatnonzero(mask.any(1))
        if not len(rows):
            return
        box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        part, alpha = self._canvas[box], mask[box][..., None]
        paint = colour[box] if isinstance(colour, np.ndarray) else np.array(colour, np.float32)
        part *= 1 - alpha
        part[..., :3] += paint * alpha
        part[..., 3:] += alpha

    def sprite(self, scale: float) -> Sprite:
        """The picture so far, made small."""
        size = (round(WIDTH * scale), round(HEIGHT * scale))
        small = np.asarray(cv2.resize(self._canvas, size, interpolation=cv2.INTER_AREA), np.float32)
        small[..., 3] *= 255
        return np.asarray(np.clip(small + 0.5, 0, 255), np.uint8)


def _blank() -> Grey:
    return np.zeros((HEIGHT, WIDTH), np.uint8)


def ellipse(x: float, y: float, half_width: float, half_height: float, turn_deg: float = 0.0) -> Floats:
    """A mask of an ellipse; the middle is counted from the face sprite's corner."""
    mask = _blank()
    middle, axes = (round((LEFT + x) * 16), round((TOP + y) * 16)), (round(half_width * 16), round(half_height * 16))
    cv2.ellipse(mask, middle, axes, turn_deg, 0, 360, 255, -1, cv2.LINE_AA, 4)
    return np.asarray(mask / np.float32(255), np.float32)


def polygon(points: Iterable[tuple[float, float]], smooth: float = 0.0) -> Floats:
    """A mask of a polygon, its corners rounded by ``smooth`` units; points count from the face sprite's corner."""
    return np.asarray(_polygon(tuple(points), smooth) / np.float32(255), np.float32)


# Twenty people wear the same few shapes: drawing and smoothing each once makes the first picture appear at once.
@lru_cache(maxsize=80)
def _polygon(points: tuple[tuple[float, float], ...], smooth: float) -> Grey:
    mask = _blank()
    corners = np.round((np.array(points, np.float32) + np.array([LEFT, TOP], np.float32)) * 16).astype(np.int32)
    cv2.fillPoly(mask, [corners], 255, cv2.LINE_AA, 4)
    if not smooth:
        return mask
    blurred = cv2.GaussianBlur(mask, (0, 0), smooth).astype(np.float32) - 127.5
    return np.asarray(np.clip(blurred * smooth + 127.5, 0, 255), np.uint8)


def soft(mask: Floats, width: float) -> Floats:
    """The mask with its edge smeared over about ``width`` units."""
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), width), np.float32)


def shade(colour: Colour | tuple[float, ...], factor: float) -> Colour:
    """The colour, brighter or darker by the factor."""
    return colour[0] * factor, colour[1] * factor, colour[2] * factor
