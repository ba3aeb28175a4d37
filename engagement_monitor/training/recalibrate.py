"""Labelled crops of one room become a calibration for that room.

Crops are few, some sixty, and of other shares than the faces that the model was calibrated on. So

- the difference of the shares is taken out before anything is fitted: for a crop the posteriors are those of the model
  times the share of its sentiment among the crops over that of the card's training prior. What is fitted on top, the
  temperature and the biases, is then what the room does to the model, and the training prior stays that of the card;
- the fit is drawn towards the shipped calibration by normal distributions around it (maximum a posteriori), so that no
  crops leave it as it is and thousands decide it;
- the confusion counts are those of the room added to those of the card, which stand for so few faces of each sentiment
  that the room soon outweighs them (a Dirichlet prior). Where little is known the interval of a share widens by itself.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.training.asked import sentiment_labels
from engagement_monitor.training.calibrate import confusion_counts
from engagement_monitor.training.datasets import read_faces
from engagement_monitor.training.judged import Judged, sentiment_names
from engagement_monitor.training.pictures import as_network_input
from engagement_monitor.training.whole_file import write_whole_file
from engagement_monitor.vision.classifier import calibrated, load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import Calibration, ModelCard, require_sentiments
from engagement_monitor.vision.room_calibration import RoomCalibration

FEWEST = 12
"""Fewer crops than that say nothing of a room."""
_TEMPERATURE_SPREAD, _BIAS_SPREAD = 0.3, 0.7
"""How far a room usually moves the logarithm of the temperature, and a bias."""
_CARD_FACES = 10.0
"""So many faces of each sentiment the card's confusion counts stand for."""
_FOLDS = 10
_Z = 1.959964
_SMALLEST = 1e-12


def recalibrate(model: Path, crops: Path, engine: Engine = Engine.AUTO) -> RoomCalibration:
    """Measures a model on labelled crops of a room and calibrates it for that room. The crops are only read.

    Args:
        model: The model's folder.
        crops: Class folders (or any other form of labelled faces) named after sentiments, or after the classes and
            labels that the model's card maps to them.
        engine: What runs the model.

    Raises:
        ModelError: the model cannot be used, or gives no sentiments.
        DataError: a crop or label is bad (the first one is named), or there are fewer than ``FEWEST``.
    """
    classifier = load_classifier(model, engine)
    try:
        card = classifier.card
        require_sentiments(card)
        faces = read_faces(crops, sentiment_labels(card), size_px=card.input.size_px)
        if len(faces) < FEWEST:
            raise DataError(
                f"{crops} holds only {len(faces)} labelled faces", f"Bring at least {FEWEST}, better about 60."
            )
        probabilities = classifier.class_probabilities(as_network_input(faces.pictures, card.input))
    finally:
        classifier.close()
    return calibrate_room(card, probabilities, faces.targets.argmax(axis=1))


def calibrate_room(
    card: ModelCard, probabilities: npt.NDArray[np.floating], truth: npt.NDArray[np.intp]
) -> RoomCalibration:
    """The calibration for a room.

    Args:
        card: The model's.
        probabilities: (faces, classes), what the network gave for the crops.
        truth: intp (faces,), their sentiments, as places in ``SENTIMENTS``.
    """
    shipped = _judged(card, card.calibration, probabilities, truth)
    calibration = fit_room(card, probabilities, truth)
    recalibrated = _judged(card, calibration, probabilities, truth)
    low, high = wilson(shipped.accuracy, len(truth))
    counts = np.bincount(truth, minlength=3)
    return RoomCalibration(
        model=card.name,
        sha256=card.sha256.weights,
        calibration=calibration,
        confusion=_confusion(card, recalibrated),
        faces=len(truth),
        faces_by_sentiment={str(name): int(count) for name, count in zip(SENTIMENTS, counts, strict=True)},
        accuracy=round(shipped.accuracy, 4),
        accuracy_low=round(low, 4),
        accuracy_high=round(high, 4),
        accuracy_recalibrated=round(_accuracy_on_others(card, probabilities, truth), 4),
    )


def fit_room(card: ModelCard, probabilities: npt.NDArray[np.floating], truth: npt.NDArray[np.intp]) -> Calibration:
    """The temperature and biases that are most probable after the crops; see the module."""
    faces = np.arange(len(truth))
    shift = (np.bincount(truth, minlength=3) + 1) / (len(truth) + 3) / np.asarray(card.training_prior)
    shipped_bias = np.asarray(card.calibration.sentiment_bias)

    def unlikelihood(parameters: npt.NDArray[np.float64]) -> float:
        bias = shipped_bias + _centred(parameters[1:])
        temperature = card.calibration.temperature * np.exp(parameters[0])
        posteriors = calibrated(probabilities, card.class_to_sentiment, temperature, bias + np.log(shift))
        evidence = -np.log(np.maximum(posteriors[faces, truth], _SMALLEST)).sum()
        drawn = (parameters[0] / _TEMPERATURE_SPREAD) ** 2 + ((parameters[1:] / _BIAS_SPREAD) ** 2).sum()
        return float(evidence + drawn / 2)

    found = minimize(unlikelihood, np.zeros(4), bounds=[(-1.2, 1.2)] + [(-3, 3)] * 3).x
    bias = shipped_bias + _centred(found[1:])
    temperature = float(np.clip(card.calibration.temperature * np.exp(found[0]), 0.06, 19))
    return Calibration(
        temperature=round(temperature, 4), sentiment_bias=[round(float(one), 4) for one in bias], faces=len(truth)
    )


def _centred(bias: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A constant for all three biases changes nothing; this one takes it out."""
    return np.asarray(bias - bias.mean())


def _judged(
    card: ModelCard, calibration: Calibration, probabilities: npt.NDArray[np.floating], truth: npt.NDArray[np.intp]
) -> Judged:
    bias = np.asarray(calibration.sentiment_bias)
    posteriors = calibrated(probabilities, card.class_to_sentiment, calibration.temperature, bias)
    return Judged(sentiment_names(), truth, posteriors, card.name)


def _confusion(card: ModelCard, judged: Judged) -> list[list[float]]:
    shipped = np.asarray(card.confusion)
    known = shipped * np.minimum(1.0, _CARD_FACES / np.maximum(shipped.sum(axis=1, keepdims=True), 1))
    counts: list[list[float]] = np.round(known + confusion_counts(judged.truth, judged.predicted), 4).tolist()
    return counts


def _accuracy_on_others(card: ModelCard, probabilities: npt.NDArray[np.floating], truth: npt.NDArray[np.intp]) -> float:
    """The accuracy of the new calibration on crops that it was not fitted to, by ten-fold cross-validation."""
    fold = np.random.default_rng(1).permutation(len(truth)) % _FOLDS
    right = 0.0
    for number in np.unique(fold):
        out = fold == number
        calibration = fit_room(card, probabilities[~out], truth[~out])
        right += _judged(card, calibration, probabilities[out], truth[out]).accuracy * out.sum()
    return right / len(truth)


def wilson(fraction: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a fraction that was counted (Wilson, JASA 22, 1927)."""
    middle = (fraction + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    half = _Z / (1 + _Z**2 / count) * np.sqrt(fraction * (1 - fraction) / count + _Z**2 / (4 * count**2))
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))


def write_room_calibration(found: RoomCalibration, path: Path) -> None:
    """Writes a calibration, whole or not at all.

    Raises:
        ExportError: it cannot be written.
    """
    write_whole_file(path, (found.model_dump_json(indent=2) + "\n").encode(), "Name another --output.")
