from pathlib import Path

import numpy as np
import pytest

from engagement_monitor.errors import DataError
from engagement_monitor.training.datasets import LabelledFaces, read_faces
from engagement_monitor.training.recipe import Augmentation, shipped_recipes
from engagement_monitor.vision.model_card import Input

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")


@pytest.mark.parametrize("name", sorted(shipped_recipes()))
def test_the_layers_of_a_shipped_recipe_can_be_made(name: str) -> None:
    from engagement_monitor.training.augmentation import augmentation_layers

    steps = shipped_recipes()[name].augmentation
    assert len(augmentation_layers(steps, 1)) == len(steps)


@pytest.mark.parametrize(
    "step", [Augmentation(layer="RandomNonsense"), Augmentation(layer="RandomFlip", arguments={"no_such": 1})]
)
def test_a_layer_that_cannot_be_made_is_named(step: Augmentation) -> None:
    from engagement_monitor.training.augmentation import augmentation_layers

    with pytest.raises(DataError, match=step.layer):
        augmentation_layers([step], 1)


def test_batches_are_full_in_range_and_of_the_networks_size(faces_folder: Path) -> None:
    from engagement_monitor.training.augmentation import training_batches

    faces = read_faces(faces_folder, "ferplus", ["Training"])
    steps = [Augmentation(layer="RandomDownscale", arguments={"minimum_px": 14, "maximum_px": 40, "probability": 1})]
    batches = list(training_batches(faces, Input(size_px=32), steps, 80, 1))
    assert [tuple(pictures.shape) for pictures, _ in batches] == [(80, 32, 32, 1)] * 2
    values = np.asarray(batches[0][0])
    assert values.min() >= 0
    assert values.max() <= 255


def test_faces_that_come_sorted_by_class_are_mixed_from_the_first_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    from engagement_monitor.training import augmentation

    monkeypatch.setattr(augmentation, "_SHUFFLED", 8)
    sorted_ = np.repeat(np.eye(2, dtype=np.float32), 100, axis=0)
    faces = LabelledFaces(np.zeros((200, 16, 16), np.uint8), sorted_, np.full(200, "Training"), ("a", "b"))
    batches = augmentation.training_batches(faces, Input(size_px=16), [], 25, 1)
    counts = [np.asarray(targets).sum(axis=0).min() for _, targets in batches]
    assert min(counts) > 3


def test_plain_batches_keep_every_face_in_order(faces_folder: Path) -> None:
    from engagement_monitor.training.augmentation import plain_batches

    faces = read_faces(faces_folder, "ferplus", ["PublicTest"])
    batches = list(plain_batches(faces, Input(size_px=48), 20))
    assert np.array_equal(np.concatenate([np.asarray(pictures) for pictures, _ in batches])[..., 0], faces.pictures)
    assert np.array_equal(np.concatenate([np.asarray(targets) for _, targets in batches]), faces.targets)


def test_an_affine_step_of_nothing_changes_nothing() -> None:
    from engagement_monitor.training.augmentation import RandomAffine

    pictures = np.random.default_rng(1).uniform(0, 255, (3, 12, 16, 1)).astype(np.float32)
    assert np.allclose(RandomAffine()(pictures), pictures, atol=1e-3)


def test_an_affine_step_moves_each_face_its_own_way_and_keeps_it_sharp() -> None:
    from engagement_monitor.training.augmentation import RandomAffine

    face = np.zeros((1, 48, 48, 1), np.float32)
    face[:, 20:28, 20:28] = 255
    many = np.repeat(face, 32, axis=0)
    moved = np.asarray(RandomAffine(rotation=0.05, shift=0.1, shear=0.1, zoom=0.1)(many))
    assert len({round(float(one.sum())) for one in moved}) > 20
    places = np.asarray([np.argwhere(one[..., 0] > 127).mean(axis=0) for one in moved])
    assert np.abs(places - 23.5).max() < 0.1 * 48 + 1.5
    assert places.std(axis=0).min() > 1
    # Interpolated once, its rim is about a pixel wide; most of the square stays white.
    assert ((moved > 230).sum(axis=(1, 2, 3)) > 30).all()
    assert np.array_equal(RandomAffine(shift=0.1)(many, training=False), many)
