import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_monitor.errors import ModelError
from engagement_monitor.vision import classifier as classifiers
from engagement_monitor.vision import litert_engine, tensorflow_engine
from engagement_monitor.vision.classifier import (
    BatchedClassifier,
    ClassificationFault,
    Engine,
    EngineUnavailable,
    calibrated,
    load_classifier,
)
from engagement_monitor.vision.model_card import TFLITE, WEIGHTS, Calibration, Files, ModelCard, file_sha256, write_card
from tests.vision.doubles import CARD

SIZE_PX = CARD.input.size_px
ONE_TO_ONE = np.eye(3, dtype=np.float32)


class SteadyNetwork:
    """Gives the same class probabilities for every face, and remembers what it was shown."""

    engine = "steady"

    def __init__(self, probabilities: tuple[float, ...] = (0.5, 0.3, 0.2)) -> None:
        self._row = np.asarray(probabilities, np.float32)
        self.shown: list[np.ndarray] = []
        self.closed = False

    def run(self, pictures: np.ndarray) -> np.ndarray:
        self.shown.append(pictures.copy())
        return np.tile(self._row, (len(pictures), 1))

    def close(self) -> None:
        self.closed = True


def _faces(count: int, value: int = 200) -> np.ndarray:
    return np.full((count, SIZE_PX, SIZE_PX, 1), value, np.uint8)


@pytest.mark.parametrize(
    ("faces", "buckets"),
    [(0, []), (1, [1]), (3, [4]), (5, [8]), (9, [16]), (17, [32]), (64, [64]), (65, [64, 1]), (150, [64, 64, 32])],
)
def test_faces_are_padded_to_the_next_bucket(faces: int, buckets: list[int]) -> None:
    network = SteadyNetwork()
    BatchedClassifier(CARD, network).classify(_faces(faces))
    assert [len(shown) for shown in network.shown] == buckets


def test_the_padding_is_black_even_after_a_larger_call() -> None:
    network = SteadyNetwork()
    classifier = BatchedClassifier(CARD, network)
    classifier.classify(_faces(8))
    classifier.classify(_faces(5))
    assert (network.shown[1][:5] == 200).all()
    assert (network.shown[1][5:] == 0).all()


def test_warming_up_runs_every_bucket() -> None:
    network = SteadyNetwork()
    BatchedClassifier(CARD, network).warm_up()
    assert [len(shown) for shown in network.shown] == list(classifiers.BUCKETS)


def test_closing_overwrites_the_last_faces_and_closes_the_network() -> None:
    network = SteadyNetwork()
    classifier = BatchedClassifier(CARD, network)
    classifier.classify(_faces(2))
    classifier.close()
    assert network.closed
    assert not any(batch.any() for batch in classifier._batches.values())


@pytest.mark.parametrize("faces", [_faces(1).astype(np.float32), np.zeros((1, 8, 8, 1), np.uint8)])
def test_faces_of_another_kind_are_a_fault_of_the_caller(faces: np.ndarray) -> None:
    with pytest.raises(ValueError, match="uint8"):
        BatchedClassifier(CARD, SteadyNetwork()).classify(faces)


@pytest.mark.parametrize(
    "probabilities", [(float("nan"), 0.5, 0.5), (float("inf"), 0, 0), (0.5, 0.4, 0.2), (1.2, -0.1, -0.1)]
)
def test_what_is_no_probability_is_refused(probabilities: tuple[float, ...]) -> None:
    with pytest.raises(ClassificationFault, match="no probabilities"):
        BatchedClassifier(CARD, SteadyNetwork(probabilities)).classify(_faces(2))


def test_classes_are_summed_to_sentiments() -> None:
    sentiment_map = {"sad": "negative", "happy": "positive", "calm": "neutral", "glad": "positive"}
    card = ModelCard.model_validate(
        CARD.model_dump(mode="json") | {"classes": list(sentiment_map), "sentiment_map": sentiment_map}
    )
    posteriors = BatchedClassifier(card, SteadyNetwork((0.1, 0.2, 0.3, 0.4))).classify(_faces(1))
    assert np.allclose(posteriors, [[0.6, 0.3, 0.1]])


probability_rows = st.lists(st.floats(1e-6, 1), min_size=3, max_size=3).map(lambda row: np.asarray([row]) / sum(row))


@given(probability_rows, st.floats(0.1, 10), st.lists(st.floats(-2, 2), min_size=3, max_size=3))
def test_calibrated_rows_add_up_to_one(row: np.ndarray, temperature: float, bias: list[float]) -> None:
    posteriors = calibrated(row, ONE_TO_ONE, temperature, np.asarray(bias))
    assert np.isclose(posteriors.sum(), 1)
    assert (posteriors >= 0).all()


def test_temperature_one_without_bias_changes_nothing() -> None:
    assert np.allclose(calibrated(np.asarray([[0.7, 0.2, 0.1]]), ONE_TO_ONE, 1, np.zeros(3)), [[0.7, 0.2, 0.1]])


def test_temperature_is_a_power_of_the_probabilities() -> None:
    squared = np.asarray([0.49, 0.04, 0.01])
    half = calibrated(np.asarray([[0.7, 0.2, 0.1]]), ONE_TO_ONE, 0.5, np.zeros(3))
    assert np.allclose(half, [squared / squared.sum()])


def test_a_bias_multiplies_the_odds() -> None:
    posteriors = calibrated(np.asarray([[0.5, 0.5, 0.0]]), ONE_TO_ONE, 1, np.asarray([np.log(3), 0, 0]))
    assert np.allclose(posteriors, [[0.75, 0.25, 0]], atol=1e-6)


def test_a_class_of_probability_zero_stays_finite() -> None:
    assert np.isfinite(calibrated(np.asarray([[1.0, 0.0, 0.0]]), ONE_TO_ONE, 0.2, np.zeros(3))).all()


# Loading -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model folder whose weight files are of no use: whoever gets to open them is a double."""
    for name in (WEIGHTS, TFLITE):
        (tmp_path / name).write_bytes(b"weights")
    digest = file_sha256(tmp_path / WEIGHTS)
    write_card(CARD.model_copy(update={"sha256": Files(weights=digest, tflite=digest)}), tmp_path)
    return tmp_path


def _engine(network: SteadyNetwork | Exception) -> Callable[[ModelCard, Path], SteadyNetwork]:
    def make(card: ModelCard, folder: Path) -> SteadyNetwork:
        if isinstance(network, Exception):
            raise network
        return network

    return make


MISSING = EngineUnavailable("it is not installed", "Install it.")


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def use(*, litert: SteadyNetwork | Exception, tensorflow: SteadyNetwork | Exception, gpu: bool = False) -> None:
        monkeypatch.setattr(classifiers, "has_nvidia_driver", lambda: gpu)
        monkeypatch.setattr(litert_engine, "LiteRTNetwork", _engine(litert))
        monkeypatch.setattr(tensorflow_engine, "TensorFlowNetwork", _engine(tensorflow))

    return use


def _named(name: str) -> SteadyNetwork:
    network = SteadyNetwork()
    network.engine = name
    return network


def test_without_a_gpu_litert_is_taken(folder: Path, engines: Callable[..., None]) -> None:
    engines(litert=_named("LiteRT"), tensorflow=AssertionError("not asked for"))
    assert load_classifier(folder).engine == "LiteRT"


def test_with_a_gpu_tensorflow_is_taken(
    folder: Path, engines: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    engines(litert=_named("LiteRT"), tensorflow=_named("TensorFlow"), gpu=True)
    monkeypatch.setattr(tensorflow_engine, "require_gpu", lambda: None)
    assert load_classifier(folder).engine == "TensorFlow"


def test_a_gpu_that_tensorflow_does_not_see_leaves_litert(
    folder: Path, engines: Callable[..., None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engines(litert=_named("LiteRT"), tensorflow=_named("TensorFlow"), gpu=True)
    monkeypatch.setattr(tensorflow_engine, "require_gpu", _raising(EngineUnavailable("sees no GPU", "Install CUDA.")))
    assert load_classifier(folder).engine == "LiteRT"
    assert "sees no GPU" in caplog.text


def _raising(error: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def test_the_other_engine_steps_in_and_it_is_said(
    folder: Path, engines: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    engines(litert=MISSING, tensorflow=_named("TensorFlow"))
    assert load_classifier(folder).engine == "TensorFlow"
    assert "it is not installed" in caplog.text


def test_an_engine_that_gives_nonsense_is_left_for_the_other(folder: Path, engines: Callable[..., None]) -> None:
    broken = SteadyNetwork((float("nan"), 0, 0))
    engines(litert=broken, tensorflow=_named("TensorFlow"))
    assert load_classifier(folder).engine == "TensorFlow"
    assert broken.closed


def test_an_engine_that_was_asked_for_is_not_replaced(folder: Path, engines: Callable[..., None]) -> None:
    engines(litert=MISSING, tensorflow=_named("TensorFlow"))
    with pytest.raises(EngineUnavailable, match="not installed"):
        load_classifier(folder, Engine.LITERT)


def test_without_any_engine_both_reasons_are_said(folder: Path, engines: Callable[..., None]) -> None:
    engines(litert=MISSING, tensorflow=EngineUnavailable("it is too old", "Update it."))
    with pytest.raises(EngineUnavailable, match="it is not installed; it is too old"):
        load_classifier(folder)


@pytest.mark.parametrize("name", [WEIGHTS, TFLITE])
def test_a_changed_weight_file_is_refused_before_an_engine_opens_it(
    folder: Path, engines: Callable[..., None], name: str
) -> None:
    (folder / name).write_bytes(b"something else")
    engines(litert=AssertionError("opened"), tensorflow=AssertionError("opened"))
    with pytest.raises(ModelError, match="SHA-256"):
        load_classifier(folder)


def test_the_calibration_on_the_card_is_used(folder: Path, engines: Callable[..., None]) -> None:
    engines(litert=SteadyNetwork((0.7, 0.2, 0.1)), tensorflow=MISSING)
    plain = load_classifier(folder).classify(_faces(1))
    write_card(load_classifier(folder).card.model_copy(update={"calibration": Calibration(temperature=0.5)}), folder)
    assert load_classifier(folder).classify(_faces(1))[0, 0] > plain[0, 0]


_WITHOUT_TENSORFLOW = """
import sys
from engagement_monitor.vision import classifier, model_library
classifier.has_nvidia_driver = lambda: False
loaded = classifier.load_classifier(model_library.find_model())
loaded.warm_up()
loaded.close()
print(sorted({"tensorflow", "keras"} & set(sys.modules)))
"""


def test_on_a_cpu_the_shipped_model_needs_neither_tensorflow_nor_stderr() -> None:
    done = subprocess.run([sys.executable, "-c", _WITHOUT_TENSORFLOW], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
