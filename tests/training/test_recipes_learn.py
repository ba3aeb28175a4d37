"""The loss of each recipe's network falls on a few hundred drawn faces: its scaling, beginnings and rate are sound."""

from typing import Any

import numpy as np
import pytest

from engagement_monitor.training.datasets import LabelledFaces
from engagement_monitor.vision.networks import build_network
from tests.tiny_model import draw_face
from tests.training.test_recipes import reduced

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

LABELS = ("happiness", "sadness", "neutral", "anger", "fear", "surprise", "disgust")


def drawn(classes: int, count: int = 224) -> LabelledFaces:
    random = np.random.default_rng(1)
    truth = np.arange(count) % classes
    pictures = np.stack([draw_face(LABELS[place], random)[8:40, 8:40] for place in truth])
    return LabelledFaces(
        pictures, np.eye(classes, dtype=np.float32)[truth], np.full(count, "Training"), LABELS[:classes]
    )


@pytest.mark.parametrize(
    ("name", "smaller"),
    [
        ("mobilenet-sentiment", {"until": "conv_pw_3_relu"}),
        ("vgg-polarity", {"filters": 8, "dense": 32, "dropout": 0.2}),
        ("dilated-cnn-emotion", {"width": 0.25, "dense": 32}),
    ],
)
def test_the_loss_falls(name: str, smaller: dict[str, Any]) -> None:
    import keras

    from engagement_monitor.training.augmentation import training_batches
    from engagement_monitor.training.optimizing import make_optimizer

    keras.utils.set_random_seed(1)
    recipe = reduced(name, **smaller)
    faces = drawn(len(recipe.data.classes))
    network = build_network(recipe.architecture, recipe.input, len(recipe.data.classes))
    network.compile(make_optimizer(recipe.fitting, 8, 7), "categorical_crossentropy")
    batches = training_batches(faces, recipe.input, [], 16, 1)
    losses = network.fit(batches, epochs=8, shuffle=False, verbose=0).history["loss"]
    assert losses[-1] < 0.7 * np.log(len(recipe.data.classes))
