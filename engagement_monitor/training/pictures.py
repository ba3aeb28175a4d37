"""Pictures read from files, and labelled pictures as a session gives faces to the network."""

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import DataError
from engagement_monitor.vision.model_card import Input

SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp")
"""What a picture is recognised by where a folder may hold other things too."""


def read_gray(path: Path) -> npt.NDArray[np.uint8]:
    """A picture file as uint8 (height, width); colours become grey as OpenCV does it.

    Raises:
        DataError: it is no picture that can be read.
    """
    return _read(path, cv2.IMREAD_GRAYSCALE)


def read_colour(path: Path) -> npt.NDArray[np.uint8]:
    """A picture file as uint8 (height, width, 3), blue, green, red, turned upright as its camera noted.

    Raises:
        DataError: it is no picture that can be read.
    """
    return _read(path, cv2.IMREAD_COLOR)


def read_picture(path: Path) -> npt.NDArray[np.uint8]:
    """A picture file as it is: uint8 (height, width) where it is grey, else (height, width, 3).

    Raises:
        DataError: it is no picture that can be read.
    """
    picture = _read(path, cv2.IMREAD_ANYCOLOR)
    return np.asarray(picture[..., :3], np.uint8) if picture.ndim == 3 else picture


def _read(path: Path, how: int) -> npt.NDArray[np.uint8]:
    # By imdecode, because imread cannot open names outside the code page on Windows.
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror})", "Mend the file or take it out.") from error
    try:
        picture = cv2.imdecode(np.frombuffer(content, np.uint8), how) if content else None
    except cv2.error:  # a header that promises a picture larger than OpenCV reads
        picture = None
    if picture is None:
        raise DataError(f"{path} is no picture that can be read", "Mend the file or take it out.")
    return np.asarray(picture, np.uint8)


def as_square(picture: npt.NDArray[np.uint8], size_px: int) -> npt.NDArray[np.uint8]:
    """A grey picture of any size as uint8 (size_px, size_px).

    The rule: the middle square is cut out, as the boxes of a session are squares and stretching a face changes it; it
    is then resized by area where it gets smaller and bilinearly where it gets larger. What has the size stays as it is.
    """
    height, width = picture.shape
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = picture[top : top + side, left : left + side]
    if side == size_px:
        return square
    how = cv2.INTER_AREA if side > size_px else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(square, (size_px, size_px), interpolation=how), np.uint8)


def as_network_input(pictures: npt.NDArray[np.uint8], input_: Input) -> npt.NDArray[np.uint8]:
    """Resizes grey faces by OpenCV as ``vision.analyzer`` does it: bilinear, and by area where they get smaller.

    Args:
        pictures: uint8 (faces, height, width).
        input_: From the model's card.

    Returns:
        uint8 (faces, size_px, size_px, channels).
    """
    size = (input_.size_px, input_.size_px)
    sized = np.empty((len(pictures), *size), np.uint8)
    smaller = pictures.shape[1] > input_.size_px
    for place, picture in zip(sized, pictures, strict=True):
        place[...] = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)
    return np.repeat(sized[..., None], input_.channels, axis=3)
