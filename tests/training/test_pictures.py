import numpy as np
import pytest

from engagement_monitor.training.pictures import as_network_input
from engagement_monitor.vision.analyzer import cut_face
from engagement_monitor.vision.face import Box
from engagement_monitor.vision.model_card import Input


@pytest.mark.parametrize("size_px", [64, 48, 32])
@pytest.mark.parametrize("colour_order", ["gray", "rgb"])
def test_labelled_faces_become_what_a_session_makes_of_the_same_pixels(size_px: int, colour_order: str) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (48, 48), dtype=np.uint8)
    input_ = Input(size_px=size_px, colour_order=colour_order)
    frame = np.repeat(picture[..., None], 3, axis=2)
    in_session = np.zeros((size_px, size_px, input_.channels), np.uint8)
    cut_face(frame, Box(0, 0, 48, 48), in_session)
    assert np.array_equal(as_network_input(picture[None], input_)[0], in_session)
