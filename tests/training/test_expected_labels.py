"""A network learns the labels that are to be expected of its faces beside those that came out."""

from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import numpy.typing as npt
import pytest

from engagement_monitor.training import fit
from engagement_monitor.training.datasets import FER2013_CLASSES, LabelledFaces, read_faces
from engagement_monitor.training.expected_labels import what_is_seen, with_expected_labels
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.recipe import Recipe
from engagement_monitor.training.run import run_recipe
from engagement_monitor.vision.model_card import Input, read_card
from engagement_monitor.vision.networks import build_network
from tests.tiny_model import tiny_recipe

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

COUNT, PART = 600, 0.8


@pytest.fixture
def random() -> np.random.Generator:
    return np.random.default_rng(4)


@pytest.fixture
def truth(random: np.random.Generator) -> npt.NDArray[np.intp]:
    return random.integers(0, 3, COUNT)


@pytest.fixture
def faces(truth: npt.NDArray[np.intp], random: np.random.Generator) -> LabelledFaces:
    """Most raters know what a face is; every third label is drawn by lot. Every face stands there twice."""
    pictures = np.repeat(np.arange(COUNT // 2, dtype=np.uint16), 2).view(np.uint8).reshape(COUNT, 1, 2)
    lot = random.random(COUNT) < 1 / 3
    labels = np.where(lot, random.integers(0, 3, COUNT), truth)
    votes = 0.6 * np.eye(8, dtype=np.float32)[truth] + 0.4 * random.dirichlet(np.ones(8), COUNT)
    names = ("angry", "happy", "neutral")
    parts = np.full(COUNT, "Training")
    return LabelledFaces(pictures, np.eye(3, dtype=np.float32)[labels], parts, names, votes.astype(np.float32))


def _expected(faces: LabelledFaces, seen: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    mixed = with_expected_labels(faces, PART, seen)
    assert mixed.targets.dtype == np.float32
    return (mixed.targets - (1 - PART) * faces.targets) / PART


@pytest.fixture
def nothing(random: np.random.Generator) -> npt.NDArray[np.float32]:
    return random.normal(size=(COUNT, 4)).astype(np.float32)


def test_votes_tell_what_a_label_should_have_been(
    faces: LabelledFaces, truth: npt.NDArray[np.intp], nothing: npt.NDArray[np.float32]
) -> None:
    expected = _expected(faces, nothing)
    np.testing.assert_allclose(expected.sum(axis=1), 1, atol=1e-4)
    wrong = faces.targets.argmax(axis=1) != truth
    assert wrong.sum() > 100
    assert (expected.argmax(axis=1) == truth)[wrong].mean() > 0.95
    # Two labels in three are kept, and a third of the others come out right by lot. Nobody can be surer than that.
    assert 0.6 < expected[np.arange(COUNT), truth].mean() < 0.8


def test_so_does_what_is_seen(faces: LabelledFaces, truth: npt.NDArray[np.intp]) -> None:
    nobody = replace(faces, votes=np.zeros((COUNT, 8), np.float32))
    expected = _expected(nobody, np.eye(3, dtype=np.float32)[truth])
    assert (expected.argmax(axis=1) == truth).all()


def test_nobody_is_asked_what_it_was_told(faces: LabelledFaces, nothing: npt.NDArray[np.float32]) -> None:
    """Another label changes what is expected of the other faces, but of the face itself and its twin nothing."""
    other = replace(faces, targets=faces.targets.copy())
    other.targets[10] = np.roll(other.targets[10], 1)
    same = np.isclose(_expected(faces, nothing), _expected(other, nothing), rtol=0, atol=1e-6).all(axis=1)
    assert same[[10, 11]].all()
    assert same.mean() < 0.5


def test_a_class_that_nothing_is_called_is_not_expected(faces: LabelledFaces, nothing: npt.NDArray[np.float32]) -> None:
    wider = replace(faces, targets=np.insert(faces.targets, 1, 0, axis=1), classes=("angry", "sad", "happy", "neutral"))
    assert (_expected(wider, nothing)[:, 1] == 0).all()


def test_faces_read_without_votes_cannot_be_expected(faces: LabelledFaces, nothing: npt.NDArray[np.float32]) -> None:
    with pytest.raises(ValueError, match="votes"):
        with_expected_labels(replace(faces, votes=None), PART, nothing)


def test_what_is_seen_is_what_the_answer_is_made_of(faces_folder: Path) -> None:
    recipe, faces = tiny_recipe(), read_faces(faces_folder, "ferplus", ["PublicTest"])
    network = build_network(recipe.architecture, Input(size_px=32, colour_order="gray"), 8)
    seen = what_is_seen(network, faces, recipe.input)
    kernel, bias = network.get_layer("probabilities").get_weights()
    pictures = keras.ops.image.resize(faces.pictures[..., None].astype(np.float32), (32, 32))
    answers = keras.ops.softmax(seen @ kernel + bias)
    np.testing.assert_allclose(answers, network.predict(np.asarray(pictures), verbose=0), atol=1e-4)


def test_a_training_learns_them_and_its_card_says_so(faces_folder: Path, model_folder: Path, tmp_path: Path) -> None:
    """One that is gone on with expects the same as before: what it has learnt since does not see.

    A finished one is only exported, and expects nothing.
    """
    recipe = tiny_recipe().model_dump()
    recipe["data"] |= {"labels": "fer2013", "classes": FER2013_CLASSES, "votes_part": PART}
    recipe["data"]["sentiment_map"] = dict.fromkeys(FER2013_CLASSES, "negative") | {"happy": "positive"}
    said: list[str] = []
    for epochs in (1, 2, 2):
        options = TrainingOptions(
            data=faces_folder,
            output=tmp_path / "model",
            epochs=epochs,
            initial_weights=str(model_folder),
            resume=(tmp_path / "model").exists(),
        )
        run_recipe(Recipe.model_validate(recipe), options, said.append)
    expected = [line for line in said if line.startswith("The votes and the first weights lead to")]
    assert len(expected) == 2
    assert expected[0] == expected[1]
    share = float(expected[0].split()[-1].rstrip("%"))
    assert 100 / 7 < share <= 100
    assert read_card(tmp_path / "model").trained_on["votes_part"] == PART


def test_teachers_answers_are_mixed_with_what_was_expected(
    faces_folder: Path, model_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other way round a regression would repeat the teachers, and they would count for less than they should."""
    recipe = tiny_recipe().model_dump()
    recipe["data"] |= {"labels": "fer2013", "classes": FER2013_CLASSES, "votes_part": PART}
    recipe["data"]["sentiment_map"] = dict.fromkeys(FER2013_CLASSES, "negative") | {"happy": "positive"}
    given: list[LabelledFaces] = []

    def distil(faces: LabelledFaces, *_: object) -> LabelledFaces:
        given.append(faces)
        return faces

    monkeypatch.setattr(fit, "distil", distil)
    options = TrainingOptions(data=faces_folder, output=tmp_path / "model", epochs=1, initial_weights=str(model_folder))
    run_recipe(Recipe.model_validate(recipe), options)
    (faces,) = given
    np.testing.assert_allclose(faces.targets.sum(axis=1), 1, atol=1e-5)
    assert faces.targets.max() < 1, "labels alone"
