"""Labelled pictures as a session gives faces to the network."""

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.vision.model_card import Input


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
