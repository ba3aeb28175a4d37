"""A model is measured on labelled faces, as a session would classify them."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import Progress

from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.training.asked import Asked, ask, part_named, part_to_measure
from engagement_monitor.training.calibrate import majority_sentiment
from engagement_monitor.training.datasets import SIZE_PX, LabelledFaces, read_faces
from engagement_monitor.training.evaluation import Evaluation, Figures, LabelSet, ShareError, WithoutTwins
from engagement_monitor.training.forms import LEARNT_PART, detect
from engagement_monitor.training.judged import Judged, by_sentiment, described, sentiment_names, summed
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
from engagement_monitor.vision.classifier import BatchedClassifier, load_classifier, sentiment_posteriors
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import LARGEST_PX, ModelCard

SMALL_SIZES_PX = (24, 16)
BLURS_PX = (1.0, 2.0)
"""The standard deviations of the blurs, in pixels of a face of 48."""
_BATCH = 32


@dataclass(frozen=True, slots=True, eq=False)
class _Measured:
    """The network's answers: probabilities float32 (faces, classes), and how many faces it did a second."""

    probabilities: npt.NDArray[np.float32]
    faces_per_s: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured, and the faces as they were judged: by the classes of the figures, then by sentiment."""

    evaluation: Evaluation
    judged: tuple[Judged, ...]


def evaluate(
    folder: Path,
    data: Path,
    *,
    split: str | None = None,
    labels: LabelSet | None = None,
    engine: Engine = Engine.LITERT,
    groups: int = GROUPS,
    console: Console | None = None,
) -> Measurement:
    """Measures a model on one part of a data set. Takes about two minutes on 3,500 faces.

    Args:
        folder: The model's.
        data: Labelled faces; see ``datasets``.
        split: The part of the data that is measured; the one that is for that unless given, or all of it.
        labels: By which labels; see ``asked.ask``, which finds those that fit unless they are given.
        engine: What runs the model.
        groups: From how many drawn groups of each size the errors of shares are measured.
        console: Where a progress bar is shown if it is a terminal; none unless given.

    Raises:
        ModelError: the model cannot be used.
        DataError: the faces cannot be used, or do not show the classes.
    """
    classifier = load_classifier(folder, engine)
    try:
        with _progress(console) as progress:
            asked = ask(classifier.card, data, labels)
            part = part_named(data, split) if split else part_to_measure(data)
            return _evaluate(classifier, data, part, asked, groups, progress)
    finally:
        classifier.close()


def _progress(console: Console | None) -> Progress:
    shown = console or Console(stderr=True)
    return Progress(console=shown, transient=True, disable=console is None or not shown.is_terminal)


@dataclass(frozen=True, slots=True, eq=False)
class _Looks:
    """The same faces judged as they are, by sentiment where that can be, and made small or blurred."""

    plain: Judged
    by_sentiment: Judged | None
    small: dict[str, Judged]
    blurred: dict[str, Judged]

    def take(self, rows: npt.NDArray[np.bool_]) -> "_Looks":
        """Some of them: those where ``rows``, bool (faces,), is true."""
        return _Looks(
            self.plain.take(rows),
            self.by_sentiment and self.by_sentiment.take(rows),
            {name: of.take(rows) for name, of in self.small.items()},
            {name: of.take(rows) for name, of in self.blurred.items()},
        )


def _evaluate(
    classifier: BatchedClassifier, data: Path, split: str, asked: Asked, groups: int, progress: Progress
) -> Measurement:
    card = classifier.card
    size_px = _picture_px(card, data)
    faces = read_faces(data, asked.wanted, [split], size_px=size_px)
    measured = _classify(classifier, faces.pictures, progress, "classifying")
    judged = _judge(card, asked, faces, measured.probabilities, split)
    _require_several_classes(judged, asked, data)

    def changed(name: str, pictures: npt.NDArray[np.uint8]) -> Judged:
        return _judge(card, asked, faces, _classify(classifier, pictures, progress, name).probabilities, "")

    looks = _Looks(
        judged,
        judged if asked.counts_as else by_sentiment(judged, card),
        {str(side_px): changed(f"at {side_px} px", _shrunk(faces.pictures, side_px)) for side_px in SMALL_SIZES_PX},
        {
            f"{blur_px:g}": changed(f"blurred by {blur_px:g} px", _blurred(faces.pictures, blur_px))
            for blur_px in BLURS_PX
        },
    )
    new = _without_twin(data, asked, faces, size_px)
    others = summed(judged, card)
    evaluation = Evaluation(
        model=card.name,
        sha256=card.sha256.weights,
        labels=asked.labels,
        split=split,
        engine=classifier.engine,
        faces=len(faces),
        **_figures(judged).model_dump(),
        **_more_figures(looks, card, groups, progress),
        sentiment_map=dict(asked.counts_as or card.sentiment_map),
        groups=groups,
        without_twins=None if new is None else _without_twins(looks.take(new), card, groups, progress),
        faces_per_s=round(measured.faces_per_s, 1),
        sentiments=_figures(others[0]) if others else None,
    )
    return Measurement(evaluation, (judged, *others))


def _judge(
    card: ModelCard, asked: Asked, faces: LabelledFaces, probabilities: npt.NDArray[np.float32], split: str
) -> Judged:
    title = described(card.name, f"{asked.labels}, part {split!r}", faces)
    if not asked.counts_as:
        return Judged(faces.classes, faces.targets.argmax(axis=1), probabilities, title)
    columns = [[asked.counts_as[name] is sentiment for sentiment in SENTIMENTS] for name in faces.classes]
    truth = majority_sentiment(faces.targets, np.asarray(columns, np.float32))
    return Judged(sentiment_names(), truth, sentiment_posteriors(probabilities, card), title)


def _require_several_classes(judged: Judged, asked: Asked, data: Path) -> None:
    """Of sentiments all three have to be there, of a model's own classes two."""
    if asked.counts_as and judged.missing:
        raise DataError(
            f"{data} has no {' and no '.join(judged.missing)} face in the part to be measured",
            "A model is measured on faces of all three sentiments. Choose another part or add some.",
        )
    if len(judged.missing) > len(judged.names) - 2:
        raise DataError(
            f"{data} has faces of one class only in the part to be measured", "Choose another part or add some."
        )


def _figures(judged: Judged) -> Figures:
    scores = class_scores(judged.truth, judged.predicted, judged.names)
    area = area_under_roc(judged.truth, judged.probabilities)
    there = [score.f1 for name, score in scores.items() if name not in judged.missing]
    return Figures(
        classes=list(judged.names),
        accuracy=judged.accuracy,
        macro_f1=float(np.mean(there)),
        per_class=scores,
        confusion=judged.confusion.tolist(),
        roc_auc=None if np.isnan(area) else area,
        ece=calibration_error(judged.truth, judged.probabilities),
    )


def _picture_px(card: ModelCard, data: Path) -> int:
    """The side at which faces are read: that of the pictures that the model learnt from.

    Larger faces are read at the side of the network's input, as a session cuts them out.
    """
    said = card.trained_on.get("picture_px")
    learnt_px = said if isinstance(said, int) and 0 < said <= LARGEST_PX else SIZE_PX
    first = next(iter(detect(data).entries()), None)
    there_px = min(first.read().shape) if first else learnt_px
    return max(learnt_px, min(there_px, card.input.size_px))


def _classify(
    classifier: BatchedClassifier, pictures: npt.NDArray[np.uint8], progress: Progress, name: str
) -> _Measured:
    faces = as_network_input(pictures, classifier.card.input)
    classifier.warm_up()
    probabilities = np.empty((len(faces), len(classifier.card.classes)), np.float32)
    took_s = 0.0
    for start in progress.track(range(0, len(faces), _BATCH), description=name):
        chunk = slice(start, start + _BATCH)
        began_s = time.perf_counter()
        probabilities[chunk] = classifier.class_probabilities(faces[chunk])
        took_s += time.perf_counter() - began_s
    return _Measured(probabilities, len(faces) / max(took_s, 1e-9))


def _measure_groups(
    sentiments: Judged | None, card: ModelCard, groups: int, progress: Progress
) -> dict[int, GroupResult]:
    """The errors of shares; none where the model or the faces lack a sentiment."""
    if sentiments is None or len(sentiments.names) != len(SENTIMENTS) or sentiments.missing:
        return {}
    error_model = ErrorModel.of(card.training_prior, card.confusion)
    sizes = progress.track(GROUP_SIZES, description="shares of groups")
    return {
        size: measure_groups(sentiments.truth, sentiments.probabilities, error_model, size, groups) for size in sizes
    }


def _more_figures(looks: _Looks, card: ModelCard, groups: int, progress: Progress) -> dict[str, Any]:
    """The figures beside ``Figures``: of shares, and of faces from the back rows or out of focus."""
    results = _measure_groups(looks.by_sentiment, card, groups, progress)
    return {
        "share_error": {
            str(size): ShareError(counted=of.counted, corrected=of.corrected) for size, of in results.items()
        },
        "interval_coverage": {str(size): of.coverage for size, of in results.items() if of.coverage is not None},
        "accuracy_at_px": {name: of.accuracy for name, of in looks.small.items()},
        "accuracy_blurred": {name: of.accuracy for name, of in looks.blurred.items()},
    }


def _blurred(pictures: npt.NDArray[np.uint8], blur_px: float) -> npt.NDArray[np.uint8]:
    deviation = blur_px * pictures.shape[1] / SIZE_PX
    return np.asarray(np.stack([cv2.GaussianBlur(picture, (0, 0), deviation) for picture in pictures]), np.uint8)


def _shrunk(pictures: npt.NDArray[np.uint8], size_px: int) -> npt.NDArray[np.uint8]:
    size = (size_px, size_px)
    small = [cv2.resize(picture, size, interpolation=cv2.INTER_AREA) for picture in pictures]
    return np.asarray(np.stack(small), np.uint8)


def _without_twin(data: Path, asked: Asked, faces: LabelledFaces, size_px: int) -> npt.NDArray[np.bool_] | None:
    """Bool (faces,): true where no face of the Training part is the same pixel for pixel; None where there is none."""
    if LEARNT_PART in faces.splits:
        return None
    try:
        learnt = read_faces(data, asked.wanted, [LEARNT_PART], size_px=size_px)
    except DataError:
        return None
    known = {picture.tobytes() for picture in learnt.pictures}
    new = np.asarray([picture.tobytes() not in known for picture in faces.pictures])
    return new if new.any() else None


def _without_twins(looks: _Looks, card: ModelCard, groups: int, progress: Progress) -> WithoutTwins:
    figures = _figures(looks.plain).model_dump(include=set(WithoutTwins.model_fields))
    return WithoutTwins(faces=len(looks.plain), **figures, **_more_figures(looks, card, groups, progress))
