"""A model is measured on labelled faces, as a session would classify them."""

import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import Progress

from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.training.calibrate import confusion_counts, majority_sentiment
from engagement_monitor.training.datasets import LABELS, SIZE_PX, LabelledFaces, read_faces
from engagement_monitor.training.evaluation import Evaluation, LabelSet, ShareError, WithoutTwins
from engagement_monitor.training.measures import (
    GROUP_SIZES,
    GROUPS,
    GroupResult,
    area_under_roc,
    calibration_error,
    class_scores,
    measure_groups,
)
from engagement_monitor.training.pictures import as_network_input
from engagement_monitor.vision.classifier import Classifier, load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import ModelCard

SMALL_SIZES_PX = (24, 16)
_BATCH = 64
_LEARNT_SPLIT = "Training"
_POSITIVE = ("happiness", "surprise", "happy")


@dataclass(frozen=True, slots=True, eq=False)
class _Measured:
    """The classifier's answers: posteriors float32 (faces, 3), and how many faces it did a second."""

    posteriors: npt.NDArray[np.float32]
    faces_per_s: float


def evaluate(
    folder: Path,
    data: Path,
    *,
    split: str = "PublicTest",
    labels: LabelSet = "ferplus",
    engine: Engine = Engine.LITERT,
    groups: int = GROUPS,
    console: Console | None = None,
) -> Evaluation:
    """Measures a model on one part of a data set. Takes about a minute on 3,500 faces.

    The truth of a face is the sentiment that most raters saw (``ferplus``: of all faces with a vote for an emotion) or
    that of its one label (``fer2013``).

    Args:
        folder: The model's.
        data: Labelled faces; see ``datasets``.
        split: The part of the data that is measured.
        labels: ``ferplus`` or ``fer2013``.
        engine: What runs the model.
        groups: From how many drawn groups of each size the errors of shares are measured.
        console: Where a progress bar is shown if it is a terminal; none unless given.

    Raises:
        ModelError: the model cannot be used.
        DataError: the faces cannot be used, or a sentiment has no face.
    """
    classifier = load_classifier(folder, engine)
    try:
        with _progress(console) as progress:
            return _evaluate(classifier, data, split, labels, groups, progress)
    finally:
        classifier.close()


def _progress(console: Console | None) -> Progress:
    shown = console or Console(stderr=True)
    return Progress(console=shown, transient=True, disable=console is None or not shown.is_terminal)


def _evaluate(
    classifier: Classifier, data: Path, split: str, labels: LabelSet, groups: int, progress: Progress
) -> Evaluation:
    card = classifier.card
    faces = read_faces(data, labels, [split], size_px=_picture_px(card))
    sentiment_map = label_map(card, labels)
    truth = _truth(faces, sentiment_map, data)
    measured = _classify(classifier, faces.pictures, progress, "classifying")
    predicted = measured.posteriors.argmax(axis=1)
    scores = class_scores(truth, predicted)
    results = _measure_groups(truth, measured.posteriors, card, groups, progress)
    right = predicted == truth
    return Evaluation(
        model=card.name,
        sha256=card.sha256.weights,
        labels=labels,
        split=split,
        engine=classifier.engine,
        faces=len(faces),
        classes=[sentiment.value for sentiment in SENTIMENTS],
        sentiment_map=sentiment_map,
        accuracy=float(right.mean()),
        macro_f1=float(np.mean([score.f1 for score in scores.values()])),
        per_class=scores,
        confusion=confusion_counts(truth, predicted).tolist(),
        roc_auc=area_under_roc(truth, measured.posteriors),
        ece=calibration_error(truth, measured.posteriors),
        share_error={str(size): ShareError(counted=of.counted, corrected=of.corrected) for size, of in results.items()},
        interval_coverage={str(size): of.coverage for size, of in results.items() if of.coverage is not None},
        groups=groups,
        accuracy_at_px=_accuracy_when_small(classifier, faces, truth, progress),
        without_twins=_without_twins(data, labels, faces, right, _picture_px(card)),
        faces_per_s=round(measured.faces_per_s, 1),
    )


def _picture_px(card: ModelCard) -> int:
    """The side of the pictures that the model learnt from; the same pictures are read for measuring it."""
    said = card.trained_on.get("picture_px")
    return said if isinstance(said, int) else SIZE_PX


def label_map(card: ModelCard, labels: str) -> dict[str, Sentiment]:
    """What each label of a label set counts as: as on the card where it learnt these labels, else as is usual."""
    names = LABELS[labels]
    if set(names) == set(card.sentiment_map):
        return {name: card.sentiment_map[name] for name in names}
    return {name: _usual_sentiment(name) for name in names}


def _usual_sentiment(label: str) -> Sentiment:
    if label in _POSITIVE:
        return Sentiment.POSITIVE
    return Sentiment.NEUTRAL if label == "neutral" else Sentiment.NEGATIVE


def _truth(faces: LabelledFaces, sentiment_map: dict[str, Sentiment], data: Path) -> npt.NDArray[np.intp]:
    columns = [[sentiment_map[name] is sentiment for sentiment in SENTIMENTS] for name in faces.classes]
    truth = majority_sentiment(faces.targets, np.asarray(columns, np.float32))
    missing = [sentiment.value for place, sentiment in enumerate(SENTIMENTS) if not (truth == place).any()]
    if missing:
        raise DataError(
            f"{data} has no {' and no '.join(missing)} face in the part to be measured",
            "A model is measured on faces of all three sentiments. Choose another part or add some.",
        )
    return truth


def _classify(classifier: Classifier, pictures: npt.NDArray[np.uint8], progress: Progress, name: str) -> _Measured:
    faces = as_network_input(pictures, classifier.card.input)
    classifier.warm_up()
    posteriors = np.empty((len(faces), 3), np.float32)
    took_s = 0.0
    for start in progress.track(range(0, len(faces), _BATCH), description=name):
        chunk = slice(start, start + _BATCH)
        began_s = time.perf_counter()
        posteriors[chunk] = classifier.classify(faces[chunk])
        took_s += time.perf_counter() - began_s
    return _Measured(posteriors, len(faces) / max(took_s, 1e-9))


def _measure_groups(
    truth: npt.NDArray[np.intp],
    posteriors: npt.NDArray[np.float32],
    card: ModelCard,
    groups: int,
    progress: Progress,
) -> dict[int, GroupResult]:
    error_model = ErrorModel.of(card.training_prior, card.confusion)
    sizes = progress.track(GROUP_SIZES, description="shares of groups")
    return {size: measure_groups(truth, posteriors, error_model, size, groups) for size in sizes}


def _accuracy_when_small(
    classifier: Classifier, faces: LabelledFaces, truth: npt.NDArray[np.intp], progress: Progress
) -> dict[str, float]:
    """The accuracy on faces as they come from the back rows, by their size."""

    def accuracy(size_px: int) -> float:
        measured = _classify(classifier, _shrunk(faces.pictures, size_px), progress, f"at {size_px} px")
        return float((measured.posteriors.argmax(axis=1) == truth).mean())

    return {str(size_px): accuracy(size_px) for size_px in SMALL_SIZES_PX}


def _shrunk(pictures: npt.NDArray[np.uint8], size_px: int) -> npt.NDArray[np.uint8]:
    size = (size_px, size_px)
    small = [cv2.resize(picture, size, interpolation=cv2.INTER_AREA) for picture in pictures]
    return np.asarray(np.stack(small), np.uint8)


def _without_twins(
    data: Path, labels: LabelSet, faces: LabelledFaces, right: npt.NDArray[np.bool_], size_px: int
) -> WithoutTwins | None:
    if _LEARNT_SPLIT in faces.splits:
        return None
    try:
        learnt = read_faces(data, labels, [_LEARNT_SPLIT], size_px=size_px)
    except DataError:
        return None
    known = {picture.tobytes() for picture in learnt.pictures}
    new = np.asarray([picture.tobytes() not in known for picture in faces.pictures])
    if not new.any():
        return None
    return WithoutTwins(faces=int(new.sum()), accuracy=float(right[new].mean()))
