"""The contract that every engine keeps, on the same weights."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engagement_monitor.training.datasets import FERPLUS_CLASSES
from engagement_monitor.training.pictures import as_network_input
from engagement_monitor.vision.classifier import BatchedClassifier, Classifier, load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import Input
from tests.tiny_model import draw_face

# What TensorFlow and Keras warn of while they are imported is theirs.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")


def _faces(count: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, 32, 32, 1), dtype=np.uint8)


def _drawn_faces() -> np.ndarray:
    """Faces that the network tells apart: of noise it says nearly the same every time."""
    random = np.random.default_rng(1)
    drawn = np.stack([draw_face(label, random) for label in FERPLUS_CLASSES * 5])
    return as_network_input(drawn, Input(size_px=32))


@pytest.fixture(scope="module", params=[Engine.LITERT, Engine.TENSORFLOW])
def classifier(request: pytest.FixtureRequest, model_folder: Path) -> Iterator[Classifier]:
    loaded = load_classifier(model_folder, request.param)
    yield loaded
    loaded.close()


@pytest.mark.parametrize("count", [0, 1, 3, 64, 65, 130])
def test_any_number_of_faces_gives_as_many_posteriors(classifier: Classifier, count: int) -> None:
    posteriors = classifier.classify(_faces(count))
    assert posteriors.shape == (count, 3)
    assert posteriors.dtype == np.float32
    assert np.allclose(posteriors.sum(axis=1), 1, atol=1e-5)


def test_faces_in_the_same_call_do_not_matter(classifier: Classifier) -> None:
    faces = _faces(13)
    alone = np.concatenate([classifier.classify(face[None]) for face in faces])
    assert np.allclose(classifier.classify(faces), alone, atol=1e-4)


def test_an_earlier_larger_call_leaves_nothing_behind(classifier: Classifier) -> None:
    before = classifier.classify(_faces(5))
    classifier.classify(_faces(8, seed=2))
    assert np.array_equal(classifier.classify(_faces(5)), before)


def test_warming_up_changes_nothing(classifier: Classifier) -> None:
    before = classifier.classify(_faces(3))
    classifier.warm_up()
    assert np.array_equal(classifier.classify(_faces(3)), before)


def test_posteriors_do_not_change_after_they_were_given(classifier: Classifier) -> None:
    given = classifier.classify(_faces(4))
    kept = given.copy()
    classifier.classify(_faces(4, seed=2))
    assert np.array_equal(given, kept)


def test_the_engine_says_where_it_runs(classifier: Classifier) -> None:
    assert classifier.engine.startswith(("LiteRT on ", "TensorFlow on "))


def test_both_engines_give_the_same(model_folder: Path) -> None:
    litert = load_classifier(model_folder, Engine.LITERT)
    tensorflow = load_classifier(model_folder, Engine.TENSORFLOW)
    assert isinstance(litert, BatchedClassifier)
    assert isinstance(tensorflow, BatchedClassifier)
    faces = _drawn_faces()
    expected = litert.class_probabilities(faces)
    assert expected.std(axis=0).max() > 0.01, "the network says the same of every face: nothing would be tested"
    assert np.abs(tensorflow.class_probabilities(faces) - expected).max() < 1e-3
    litert.close()
    tensorflow.close()
