"""The networks as they are built; this needs Keras and therefore TensorFlow."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from engagement_monitor.errors import ModelError
from engagement_monitor.vision.model_card import WEIGHTS, Architecture, Input, read_card
from engagement_monitor.vision.networks import as_judging, build_network, load_network

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

SMALL = {"alpha": 0.25, "until": "conv_pw_3_relu"}


@pytest.mark.parametrize(("colour_order", "channels"), [("gray", 1), ("rgb", 3)])
def test_a_network_takes_and_gives_what_its_card_says(colour_order: str, channels: int) -> None:
    input_ = Input(size_px=32, colour_order=colour_order)
    network = build_network(Architecture(name="mobilenet", arguments=SMALL), input_, 8)
    assert network.input_shape == (None, 32, 32, channels)
    assert network.output_shape == (None, 8)
    probabilities = np.asarray(network(np.full((2, 32, 32, channels), 128, np.float32), training=False))
    assert np.allclose(probabilities.sum(axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("resnet", {}),
        ("mobilenet", {"alpha": -1}),
        ("mobilenet", {"until": "no_such_layer"}),
        ("mobilenet", {"pooling": "median"}),
        ("mobilenet", {"no_such_argument": 1}),
    ],
)
def test_a_network_that_cannot_be_built_is_named(name: str, arguments: dict[str, float | str]) -> None:
    with pytest.raises(ModelError, match=name):
        build_network(Architecture(name=name, arguments=arguments), Input(size_px=32), 8)


def test_weights_of_another_network_are_refused(model_folder: Path) -> None:
    card = read_card(model_folder)
    other = card.model_copy(update={"architecture": Architecture(name="mobilenet", arguments=SMALL | {"alpha": 0.5})})
    with pytest.raises(ModelError, match="does not fit"):
        load_network(other, model_folder)


@pytest.mark.parametrize("content", [b"", b"\x89HDF\r\n\x1a\n", b"no weights"])
def test_a_file_that_holds_no_weights_is_refused(model_folder: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / WEIGHTS).write_bytes(content)
    with pytest.raises(ModelError, match="does not fit"):
        load_network(read_card(model_folder), tmp_path)


def test_a_mirroring_network_gives_the_mean_of_a_face_and_its_mirror_image() -> None:
    import keras

    architecture, input_ = Architecture(name="mobilenet", arguments=SMALL, mirror=True), Input(size_px=32)
    keras.utils.set_random_seed(1)
    network = build_network(architecture, input_, 8)
    faces = np.random.default_rng(1).uniform(0, 255, (3, 32, 32, 1)).astype(np.float32)
    once, other = (np.asarray(network(given, training=False)) for given in (faces, faces[:, :, ::-1].copy()))
    given = np.asarray(as_judging(network, architecture)(faces, training=False))
    assert not np.allclose(once, other, atol=1e-5)
    assert np.allclose(given, (once + other) / 2, atol=1e-6)


def test_the_mirror_image_is_judged_from_nearer() -> None:
    import keras

    architecture = Architecture(name="mobilenet", arguments=SMALL, mirror=True, mirror_crop_px=3)
    keras.utils.set_random_seed(1)
    network = build_network(architecture, Input(size_px=32), 8)
    faces = np.random.default_rng(1).uniform(0, 255, (3, 32, 32, 1)).astype(np.float32)
    inner = faces[:, 3:-3, 3:-3][:, :, ::-1]
    nearer = np.stack([cv2.resize(face, (32, 32), interpolation=cv2.INTER_LINEAR) for face in inner])[..., None]
    once, other = (np.asarray(network(given, training=False)) for given in (faces, nearer))
    given = np.asarray(as_judging(network, architecture)(faces, training=False))
    assert np.allclose(given, (once + other) / 2, atol=1e-6)
    whole = np.asarray(network(faces[:, :, ::-1].copy(), training=False))
    assert not np.allclose(given, (once + whole) / 2, atol=1e-5)


def test_the_same_weights_fill_a_network_with_and_without_mirroring(model_folder: Path) -> None:
    card = read_card(model_folder)
    mirroring = card.model_copy(update={"architecture": card.architecture.model_copy(update={"mirror": True})})
    assert load_network(mirroring, model_folder).count_params() == load_network(card, model_folder).count_params()
