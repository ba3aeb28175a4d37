"""Faces come in, the probability of every sentiment goes out; the engine underneath can be exchanged.

An engine (``litert_engine``, ``tensorflow_engine``) knows only how to run the network on a batch of a fixed size. All
that must not differ between engines is here: the batches, the calibration, the sentiments and the check of the output.
"""

import logging
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import tr
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import ModelCard, check_files, read_card
from engagement_monitor.vision.room_calibration import RoomCalibration
from engagement_monitor.vision.self_test import check_self_test

_log = logging.getLogger(__name__)

BUCKETS = (1, 2, 4, 8, 16, 32, 64)
"""The batch sizes that a network is run with: any other number of faces is padded to the next one."""

_SUM_TOLERANCE = 1e-3
_TINY = float(np.finfo(np.float32).tiny)
_NVIDIA_DRIVER = Path("/proc/driver/nvidia/version")


class ClassificationFault(ModelError):
    """The network gave something that is no probability; the faces of that call have no sentiment."""


class OutOfMemory(ModelError):
    """There was not enough memory for so many faces at once."""


class EngineUnavailable(ModelError):
    """An engine is not installed, or cannot run this model here."""


class Network(Protocol):
    """The network of a model in one engine, uncalibrated. One thread at a time."""

    @property
    def engine(self) -> str:
        """What runs it, for people."""
        ...

    def run(self, pictures: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Class probabilities, float32 (bucket, classes).

        Args:
            pictures: float32 (bucket, size_px, size_px, channels), 0 to 255; bucket is one of ``BUCKETS``.

        Raises:
            OutOfMemory: the memory does not suffice for this bucket.
            ClassificationFault: the engine failed.
        """
        ...

    def close(self) -> None:
        """Lets go of the network's memory."""
        ...


class Classifier(Protocol):
    """Sorts faces into sentiments. One thread at a time, which need not be the one that loaded it."""

    @property
    def card(self) -> ModelCard:
        """The card of its model."""
        ...

    @property
    def engine(self) -> str:
        """What runs it, for people, as in "LiteRT on 2 CPU threads"."""
        ...

    def warm_up(self) -> None:
        """Runs every bucket once, so that no frame of a session waits for a first time."""
        ...

    def classify(self, faces: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Calibrated posteriors, float32 (n, 3) in the order of ``SENTIMENTS``, rows adding up to 1.

        Args:
            faces: uint8 (n, size_px, size_px, channels) as the card says, n from 0 up.

        Raises:
            ClassificationFault: the network gave something that is no probability.
        """
        ...

    def class_posteriors(self, faces: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """The same by class, float32 (n, classes): the classes of a sentiment add up to what ``classify`` gives."""
        ...

    def close(self) -> None:
        """Overwrites the last faces and lets go of the network."""
        ...


class BatchedClassifier:
    """A classifier on any network: pads faces to buckets in preallocated arrays.

    Where the memory of a GPU does not suffice, faces go in smaller batches, and at last to another network.

    Args:
        card: The card of the model.
        network: The network of the model.
        fallback: Loads the same network on the CPU; None where it is there already.
    """

    def __init__(self, card: ModelCard, network: Network, fallback: Callable[[], Network] | None = None) -> None:
        self._card = card
        self._network = network
        self._fallback = fallback
        self._largest = BUCKETS[-1]
        size_px = card.input.size_px
        shape = (size_px, size_px, card.input.channels)
        self._batches = {bucket: np.zeros((bucket, *shape), np.float32) for bucket in BUCKETS}

    @property
    def card(self) -> ModelCard:
        """The card of its model."""
        return self._card

    @property
    def engine(self) -> str:
        """What runs it, for people."""
        return self._network.engine

    def warm_up(self) -> None:
        """Runs every bucket once; from below 1 s (LiteRT) to about 6 s (TensorFlow)."""
        for bucket, batch in self._batches.items():
            self.class_probabilities(np.zeros((bucket, *batch.shape[1:]), np.uint8))

    def classify(self, faces: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Calibrated sentiment posteriors; see ``Classifier``."""
        return sentiment_posteriors(self.class_probabilities(faces), self._card)

    def class_posteriors(self, faces: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Calibrated class posteriors; see ``Classifier``."""
        return class_posteriors(self.class_probabilities(faces), self._card).astype(np.float32)

    def close(self) -> None:
        """Overwrites the last faces and lets go of the network."""
        for batch in self._batches.values():
            batch.fill(0)
        self._network.close()

    def class_probabilities(self, faces: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Uncalibrated class probabilities, float32 (n, classes), of faces as ``classify`` takes them."""
        expected = self._batches[1].shape[1:]
        if faces.dtype != np.uint8 or faces.shape[1:] != expected:
            raise ValueError(f"faces must be uint8 (n, {expected}), not {faces.dtype} {faces.shape}")
        probabilities = np.empty((len(faces), len(self._card.classes)), np.float32)
        done = 0
        while done < len(faces):
            count = min(self._largest, len(faces) - done)
            batch = self._batches[next(bucket for bucket in BUCKETS if bucket >= count)]
            batch[:count] = faces[done : done + count]
            batch[count:] = 0
            try:
                probabilities[done : done + count] = self._network.run(batch)[:count]
                done += count
            except OutOfMemory as fault:
                self._spare_memory(fault)
        return checked(probabilities, self._card.name)

    def _spare_memory(self, fault: OutOfMemory) -> None:
        """Halves the batches; after the smallest one goes on with the other network."""
        if self._largest > 1:
            self._largest //= 2
            _log.warning("%s: going on with %d faces at once", fault.what, self._largest)
            return
        if self._fallback is None:
            raise fault
        _log.warning("%s: going on with the CPU", fault.what)
        self._network.close()
        self._network, self._fallback, self._largest = self._fallback(), None, BUCKETS[-1]


def checked(probabilities: npt.NDArray[np.float32], model: str) -> npt.NDArray[np.float32]:
    """The rows, if each of them is a probability distribution.

    Raises:
        ClassificationFault: a number is missing, infinite or below 0, or a row does not add up to 1.
    """
    # A NaN compares as false, so it fails here too.
    fine = (probabilities >= 0).all() and (np.abs(probabilities.sum(axis=1) - 1) < _SUM_TOLERANCE).all()
    if not fine:
        raise ClassificationFault(
            tr("The model {model!r} gave numbers that are no probabilities").format(model=model),
            tr("If it goes on, train or fetch the model again, or choose the other --engine."),
        )
    return probabilities


def sentiment_posteriors(probabilities: npt.NDArray[np.floating], card: ModelCard) -> npt.NDArray[np.float32]:
    """Class probabilities, float (n, classes), to calibrated sentiments, float32 (n, 3), rows adding up to 1."""
    calibration = card.calibration
    bias = np.asarray(calibration.sentiment_bias)
    return calibrated(probabilities, card.class_to_sentiment, calibration.temperature, bias).astype(np.float32)


def class_posteriors(probabilities: npt.NDArray[np.floating], card: ModelCard) -> npt.NDArray[np.float64]:
    """Class probabilities, float (n, classes), calibrated so that they add up to the calibrated sentiments.

    Within a sentiment the classes stay in proportion. Classes that count as no sentiment stay as they are.
    """
    raw = np.asarray(probabilities, np.float64)
    if not card.sentiment_map:
        return raw
    of_sentiment = card.class_to_sentiment
    scale = sentiment_posteriors(raw, card) / np.maximum(raw @ of_sentiment, _TINY)
    return np.asarray(raw * (scale @ of_sentiment.T))


def calibrated(
    probabilities: npt.NDArray[np.floating],
    class_to_sentiment: npt.NDArray[np.floating],
    temperature: float,
    sentiment_bias: npt.NDArray[np.floating],
) -> npt.NDArray[np.float64]:
    """Sentiments by bias-corrected temperature scaling, in float64; see ``model_card.Calibration``.

    Args:
        probabilities: (n, classes), rows adding up to 1.
        class_to_sentiment: (classes, 3), 1 where the class belongs to the sentiment.
        temperature: Above 0; below 1 makes the classifier surer.
        sentiment_bias: (3,).

    Returns:
        (n, 3), rows adding up to 1.
    """
    # In float64, or fitting the temperature by small steps would see no difference.
    sentiments = np.asarray(probabilities, np.float64) @ class_to_sentiment
    logarithms = np.log(np.maximum(sentiments, _TINY)) / temperature + sentiment_bias
    raised = np.exp(logarithms - logarithms.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def load_classifier(
    folder: Path, engine: Engine = Engine.AUTO, room: RoomCalibration | None = None
) -> BatchedClassifier:
    """Loads the model in a folder; its files are compared with the hashes on its card before anything opens them.

    It takes below 1 s with LiteRT; TensorFlow takes 5 to 11 s, so it belongs on a worker thread. With
    ``Engine.AUTO`` the other engine steps in where the better one does not work; that is logged as a warning. With
    ``room`` the calibration and confusion counts of that room stand in for those of the card.

    Raises:
        ModelError: the model is missing, damaged or unfit, or the engine that was asked for does not work here.
    """
    card = read_card(folder)
    check_files(card, folder)
    card = room.applied_to(card) if room else card
    if engine is not Engine.AUTO:
        return _load(card, folder, engine)
    return _load_any(card, folder)


def has_nvidia_driver() -> bool:
    """Whether an NVIDIA GPU may be usable by TensorFlow, found out without importing it.

    On Windows and macOS TensorFlow has no GPU of its own (since 2.11, and since 2.18), so it is never there.
    """
    return sys.platform == "linux" and (_NVIDIA_DRIVER.exists() or shutil.which("nvidia-smi") is not None)


def _load_any(card: ModelCard, folder: Path) -> BatchedClassifier:
    reason = ""
    for load in _preferred():
        try:
            return load(card, folder)
        except EngineUnavailable as error:
            _log.warning("%s; trying the other engine", error.what)
            reason = tr("{one}; {other}").format(one=reason, other=error.what) if reason else error.what
    raise EngineUnavailable(reason, tr("Install the program again: both engines come with it."))


def _preferred() -> list[Callable[[ModelCard, Path], BatchedClassifier]]:
    if has_nvidia_driver():
        return [_load_on_gpu, _load_litert, _load_tensorflow]
    return [_load_litert, _load_tensorflow]


def _load(card: ModelCard, folder: Path, engine: Engine) -> BatchedClassifier:
    return _load_litert(card, folder) if engine is Engine.LITERT else _load_tensorflow(card, folder)


def _load_litert(card: ModelCard, folder: Path) -> BatchedClassifier:
    return _tested(BatchedClassifier(card, _litert_network(card, folder)))


def _load_tensorflow(card: ModelCard, folder: Path) -> BatchedClassifier:
    from engagement_monitor.vision.tensorflow_engine import TensorFlowNetwork

    return _tested(BatchedClassifier(card, TensorFlowNetwork(card, folder), lambda: _litert_network(card, folder)))


def _litert_network(card: ModelCard, folder: Path) -> Network:
    from engagement_monitor.vision.litert_engine import LiteRTNetwork

    return LiteRTNetwork(card, folder)


def _load_on_gpu(card: ModelCard, folder: Path) -> BatchedClassifier:
    """TensorFlow, if it sees the GPU; on a CPU LiteRT is several times faster."""
    from engagement_monitor.vision.tensorflow_engine import require_gpu

    require_gpu()
    return _load_tensorflow(card, folder)


def _tested(classifier: BatchedClassifier) -> BatchedClassifier:
    """The classifier, after one face went through it; a broken engine shows here and not in a session."""
    size_px, channels = classifier.card.input.size_px, classifier.card.input.channels
    ramp = np.linspace(0, 255, size_px, dtype=np.uint8)
    try:
        classifier.class_probabilities(np.broadcast_to(ramp[None, None, :, None], (1, size_px, size_px, channels)))
    except (ClassificationFault, OutOfMemory, RuntimeError, ValueError) as error:
        classifier.close()
        raise EngineUnavailable(
            tr("{engine} does not run the model {model!r} ({reason})").format(
                engine=classifier.engine, model=classifier.card.name, reason=str(error)
            ),
            tr("Choose the other --engine, or train or fetch the model again."),
        ) from error
    try:
        check_self_test(classifier.card, classifier)
    except ModelError:
        classifier.close()
        raise
    return classifier
