"""Every shipped recipe runs: its data, its division, its augmentation, its network, and a step of its training.

Sizes are reduced so that it takes seconds. What a recipe reaches is no matter for tests.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engagement_monitor.training.fit import read_parts
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.recipe import Recipe, find_recipe, shipped_recipes
from engagement_monitor.training.run import run_recipe
from engagement_monitor.training.splits import Parts
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import Architecture, ModelCard
from engagement_monitor.vision.networks import build_network
from tests.training.data_forms import write_class_folders, write_file_table, write_kaggle

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

EMOTIONS = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
SMALLER: dict[str, dict[str, Any]] = {
    "mobilenet": {"alpha": 0.25},
    "dilated_cnn": {"width": 0.1, "dense": 8},
    "vgg_small": {"filters": 4, "dense": 4},
    "resnet50": {"dense": 8},
    "resnet152": {"dense": 8},
}
PUBLISHED = {
    "mobilenet-sentiment",
    "mobilenet-sentiment-sr",
    "mobilenet-sentiment-augmented",
    "resnet50-emotion",
    "dilated-cnn-emotion",
    "vgg-polarity",
    "resnet152-emotion6",
}


def reduced(name: str, **smaller: Any) -> Recipe:
    """A shipped recipe at 32 px with a narrow network; all else is as it ships."""
    recipe = find_recipe(name)
    arguments = recipe.architecture.arguments | SMALLER[recipe.architecture.name] | smaller
    return recipe.model_copy(
        update={
            "input": recipe.input.model_copy(update={"size_px": 32}),
            "architecture": recipe.architecture.model_copy(update={"arguments": arguments}),
            "data": recipe.data.model_copy(update={"picture_px": 32, "held_out": 0.3}),
            "fitting": recipe.fitting.model_copy(update={"batch_size": 4}),
        }
    )


def data_for(recipe: Recipe, folder: Path) -> Path:
    """Tiny data in the form that the recipe is published for."""
    if recipe.architecture.name == "mobilenet":
        return write_file_table(folder, ("positive", "neutral", "negative"), each=5)
    if recipe.architecture.name == "dilated_cnn":
        return write_kaggle(folder / "fer2013.csv", each=6)
    if recipe.name == "vgg-polarity":
        return write_class_folders(folder, ("positive", "negative"), each=5)
    return write_class_folders(folder / "train", tuple(recipe.data.classes), each=6, size=(40, 60, 3)).parent


def parts_of(recipe: Recipe, data: Path) -> Parts:
    return read_parts(recipe, data, False, lambda _: None)[0]


def test_the_published_recipes_ship() -> None:
    assert set(shipped_recipes()) >= PUBLISHED
    assert all(find_recipe(name).claimed for name in PUBLISHED)


def test_a_recipe_may_begin_with_a_shipped_model() -> None:
    from engagement_monitor.training.initial_weights import initialize

    recipe = find_recipe("mobilenet-fer2013")
    network = build_network(recipe.architecture, recipe.input, len(recipe.data.classes))
    filled = initialize(network, recipe.initial_weights, recipe.architecture.name)
    assert filled.fresh_layers == ["probabilities"]


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_recipe_reads_and_divides_its_form(name: str, tmp_path: Path) -> None:
    recipe = reduced(name)
    parts = parts_of(recipe, data_for(recipe, tmp_path))
    assert parts.learnt.pictures.shape[1:] == (32, 32)
    assert parts.learnt.classes == tuple(recipe.data.classes)
    assert len(parts.learnt) > len(parts.held_out) > 0


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_recipe_reads_fer2013_too(name: str, tmp_path: Path) -> None:
    recipe = reduced(name)
    parts = parts_of(recipe, write_kaggle(tmp_path / "fer2013.csv", each=8))
    assert set(parts.learnt.targets.argmax(axis=1)) == set(range(len(recipe.data.classes)))


@pytest.mark.parametrize(
    ("name", "smaller"),
    [
        ("mobilenet-sentiment-augmented", {"until": "conv_pw_3_relu"}),
        ("dilated-cnn-emotion", {}),
        ("vgg-polarity", {}),
    ],
)
def test_a_recipe_becomes_a_model_that_classifies(name: str, smaller: dict[str, str], tmp_path: Path) -> None:
    recipe = reduced(name, **smaller)
    output = tmp_path / "model"
    card = train(recipe, data_for(recipe, tmp_path / "data"), output)
    said = card.trained_on
    assert said["tested_on"] == ("tested" if "shuffled" in str(said["split"]) else "held out")
    assert (said["recipe"], said["epochs"], said["picture_px"]) == (name, 1, 32)
    assert f"seed {recipe.fitting.seed}" in str(said["split"])
    classifier = load_classifier(output, Engine.LITERT)
    posteriors = classifier.classify(np.random.default_rng(1).integers(0, 256, (3, 32, 32, 1), dtype=np.uint8))
    classifier.close()
    assert np.allclose(posteriors.sum(axis=1), 1, atol=1e-5)
    assert (np.asarray(card.training_prior) > 0).all()


def train(recipe: Recipe, data: Path, output: Path, **changes: Any) -> ModelCard:
    say = changes.pop("say", lambda _: None)
    options = TrainingOptions(**{"data": data, "output": output, "epochs": 1, "initial_weights": "none"} | changes)
    return run_recipe(recipe, options, say)


def test_the_frozen_layers_keep_their_weights_and_stay_in_the_model(tmp_path: Path) -> None:
    from engagement_monitor.training.fit import plain_copy
    from engagement_monitor.training.optimizing import freeze

    recipe = reduced("mobilenet-sentiment")
    network = build_network(recipe.architecture, recipe.input, 3)
    freeze(network, recipe.fitting.frozen_layers)
    trunk = network.get_layer("mobilenet")
    assert [layer.trainable for layer in trunk.layers[:17]] == [False] * 15 + [True] * 2
    before, learnt = trunk.get_layer("conv1").get_weights()[0].copy(), trunk.get_layer("conv_pw_11").get_weights()[0]
    network.compile("adam", "categorical_crossentropy", run_eagerly=True)
    pictures = np.random.default_rng(1).uniform(0, 255, (4, 32, 32, 1)).astype(np.float32)
    network.train_on_batch(pictures, np.eye(3, dtype=np.float32)[[0, 1, 2, 0]])
    assert np.array_equal(trunk.get_layer("conv1").get_weights()[0], before)
    assert not np.array_equal(trunk.get_layer("conv_pw_11").get_weights()[0], learnt)
    copy = plain_copy(network, recipe)
    expected = np.asarray(network(pictures, training=False))
    assert np.allclose(np.asarray(copy(pictures, training=False)), expected, atol=1e-5)


@pytest.mark.parametrize(("name", "layers"), [("resnet50-emotion", 175), ("resnet152-emotion6", 515)])
def test_a_resnet_is_built_and_makes_a_step(name: str, layers: int, tmp_path: Path) -> None:
    from engagement_monitor.training.augmentation import training_batches
    from engagement_monitor.training.optimizing import make_optimizer

    recipe = reduced(name)
    parts = parts_of(recipe, data_for(recipe, tmp_path))
    network = build_network(recipe.architecture, recipe.input, len(recipe.data.classes))
    trunk = network.get_layer(recipe.architecture.name)
    assert len(trunk.layers) == layers
    last_scales = [np.asarray(layer.gamma) for layer in trunk.layers if layer.name.endswith("_3_bn")]
    assert len(last_scales) == (layers - 15) // 10
    assert not any(scale.any() for scale in last_scales)  # every block begins as an identity
    batches = training_batches(parts.learnt, recipe.input, recipe.augmentation, 2, 1)
    if name == "resnet50-emotion":
        network.compile(make_optimizer(recipe.fitting, 1, 1), "categorical_crossentropy", run_eagerly=True)
        assert np.isfinite(network.train_on_batch(*next(iter(batches))))
    else:
        pictures, targets = next(iter(batches))
        assert network(pictures, training=True).shape == targets.shape


def test_early_stopping_is_remembered(tmp_path: Path) -> None:
    from engagement_monitor.training.optimizing import has_ended

    assert not has_ended([], 2)
    assert not has_ended([3, 1, 2], 2)
    assert has_ended([3, 1, 2, 2], 2)
    assert not has_ended([3, 1, 2, 2], None)


def test_a_training_that_ended_by_itself_is_only_exported_again(tmp_path: Path) -> None:
    recipe = reduced("vgg-polarity")
    fitting = recipe.fitting.model_copy(update={"patience": 1, "learning_rate": 10.0})
    recipe = recipe.model_copy(update={"fitting": fitting, "augmentation": []})
    data = data_for(recipe, tmp_path / "data")
    ended = train(recipe, data, tmp_path / "model", epochs=30).trained_on["epochs"]
    assert isinstance(ended, int)
    assert ended < 30
    assert train(recipe, data, tmp_path / "model", epochs=30, resume=True).trained_on["epochs"] == ended


def test_twins_are_told_and_dropped(tmp_path: Path) -> None:
    recipe = reduced("mobilenet-sentiment")
    table = data_for(recipe, tmp_path)
    rows = table.read_text().splitlines()
    table.write_text("\n".join([*rows, *rows[1:] * 3]) + "\n")
    said: list[str] = []
    parts, dropped = read_parts(recipe, table, True, said.append)
    assert any("learnt" in sentence and "held out" in sentence for sentence in said)
    assert dropped
    assert dropped + len(parts.learnt) == 45


def test_a_sigmoid_is_for_two_classes_and_gives_both() -> None:
    from engagement_monitor.errors import ModelError

    recipe = reduced("vgg-polarity")
    network = build_network(recipe.architecture, recipe.input, 2)
    pair = np.asarray(network(np.zeros((2, 32, 32, 1), np.float32)))
    assert network.get_layer("probabilities").units == 1
    assert np.allclose(pair.sum(axis=1), 1)
    with pytest.raises(ModelError, match="two"):
        build_network(Architecture(name="vgg_small", output="sigmoid"), recipe.input, 3)


def test_standardised_pictures_do_not_know_their_light() -> None:
    recipe = reduced("dilated-cnn-emotion")
    network = build_network(recipe.architecture, recipe.input, 7)
    picture = np.random.default_rng(1).uniform(0, 100, (1, 32, 32, 1)).astype(np.float32)
    bright, dark = (np.asarray(network(scaled)) for scaled in (picture * 2 + 30, picture))
    assert np.allclose(bright, dark, atol=1e-4)


def test_a_training_that_cannot_begin_leaves_no_folder(tmp_path: Path) -> None:
    from engagement_monitor.errors import DataError

    recipe = reduced("vgg-polarity")
    with pytest.raises(DataError, match="no ImageNet weights"):
        train(recipe, data_for(recipe, tmp_path / "data"), tmp_path / "model", initial_weights="imagenet")
    assert not (tmp_path / "model").exists()


def test_there_are_no_imagenet_weights_for_every_network() -> None:
    from engagement_monitor.errors import DataError
    from engagement_monitor.training.initial_weights import initialize

    recipe = reduced("vgg-polarity")
    network = build_network(recipe.architecture, recipe.input, 2)
    with pytest.raises(DataError, match="--initial-weights none"):
        initialize(network, "imagenet", recipe.architecture.name)
