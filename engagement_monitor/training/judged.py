"""Faces with their truth beside what a model said of them: what figures and pictures of a measurement are made from."""

from collections.abc import Sized
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.vision.classifier import sentiment_posteriors
from engagement_monitor.vision.model_card import ModelCard


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Some faces, judged.

    ``names`` are the classes; ``truth`` is intp (faces,), places in ``names``; ``probabilities`` float
    (faces, classes). ``title`` says for people which faces and which model these are.
    """

    names: tuple[str, ...]
    truth: npt.NDArray[np.intp]
    probabilities: npt.NDArray[np.floating]
    title: str

    def __len__(self) -> int:
        return len(self.truth)

    def take(self, rows: npt.NDArray[np.bool_]) -> "Judged":
        """Some of them: those where ``rows``, bool (faces,), is true."""
        return replace(self, truth=self.truth[rows], probabilities=self.probabilities[rows])

    @property
    def predicted(self) -> npt.NDArray[np.intp]:
        """Intp (faces,): the most probable class."""
        return np.asarray(self.probabilities.argmax(axis=1))

    @property
    def accuracy(self) -> float:
        """The fraction of faces that were named rightly."""
        return float((self.predicted == self.truth).mean())

    @property
    def confusion(self) -> npt.NDArray[np.int64]:
        """int64 (classes, classes): how often each class (rows) was taken for each (columns)."""
        count = len(self.names)
        return np.bincount(count * self.truth + self.predicted, minlength=count**2).reshape(count, count)

    @property
    def missing(self) -> list[str]:
        """The classes that no face truly has."""
        return [name for place, name in enumerate(self.names) if not (self.truth == place).any()]


def by_sentiment(judged: Judged, card: ModelCard) -> Judged | None:
    """Faces judged by the classes of a card, judged by their calibrated sentiments; None where it lacks one of them."""
    if card.unfit_for_sessions is not None:
        return None
    truth = card.class_to_sentiment.argmax(axis=1)[judged.truth]
    return Judged(sentiment_names(), truth, sentiment_posteriors(judged.probabilities, card), judged.title)


def summed(judged: Judged, card: ModelCard) -> list[Judged]:
    """The same by sentiment where that is another question than by class, else nothing."""
    found = None if set(judged.names) == set(SENTIMENTS) else by_sentiment(judged, card)
    return [] if found is None else [found]


def sentiment_names() -> tuple[str, ...]:
    """The sentiments as names of classes."""
    return tuple(str(sentiment) for sentiment in SENTIMENTS)


def described(model: str, part: str, faces: Sized) -> str:
    """The title of a measurement."""
    return f"{model}, {part}, {len(faces):,} faces"
