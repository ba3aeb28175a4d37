from pathlib import Path

import numpy as np
import pytest

from engagement_monitor.errors import DataError
from engagement_monitor.training.datasets import read_faces
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


def test_plain_batches_keep_every_face_in_order(faces_folder: Path) -> None:
    from engagement_monitor.training.augmentation import plain_batches

    faces = read_faces(faces_folder, "ferplus", ["PublicTest"])
    batches = list(plain_batches(faces, Input(size_px=48), 20))
    assert np.array_equal(np.concatenate([np.asarray(pictures) for pictures, _ in batches])[..., 0], faces.pictures)
    assert np.array_equal(np.concatenate([np.asarray(targets) for _, targets in batches]), faces.targets)
