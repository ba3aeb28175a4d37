"""What may come out of a device or decoder becomes a picture as the program has them, or is refused by rule."""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.frame import Picture

SMALLEST_SIDE_PX = 16
MOST_PIXELS = 64_000_000
"""8K has 33 million; beyond twice that something is wrong, and it would fill the memory."""
_GRAY, _BGR, _BGRA = 1, 3, 4


def picture_of(taken: Any) -> Picture | None:
    """uint8 (height, width, 3) in BGR, contiguous; None for what is refused.

    Grey ones become coloured, of 16 bits the upper 8 are kept, a fourth channel (opacity) is dropped. Refused is what
    is not an integer of 8 or 16 bits, has two or more than four channels, a side under 16 px or over 64 million pixels.
    """
    pixels = np.asarray(taken)
    channels = pixels.shape[2] if pixels.ndim == 3 else _GRAY
    if pixels.ndim not in (2, 3) or channels not in (_GRAY, _BGR, _BGRA) or not _has_a_fit_size(pixels):
        return None
    if pixels.dtype == np.uint16:
        pixels = (pixels >> 8).astype(np.uint8)
    return _coloured(np.ascontiguousarray(pixels), channels) if pixels.dtype == np.uint8 else None


def _has_a_fit_size(pixels: npt.NDArray[Any]) -> bool:
    height_px, width_px = pixels.shape[:2]
    return bool(min(height_px, width_px) >= SMALLEST_SIDE_PX and height_px * width_px <= MOST_PIXELS)


def _coloured(pixels: npt.NDArray[np.uint8], channels: int) -> Picture:
    if channels == _GRAY:
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR), np.uint8)
    if channels == _BGRA:
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2BGR), np.uint8)
    return pixels
