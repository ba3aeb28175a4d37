"""What a model is asked on labelled faces: which labels are read, what they count as, which classes it is judged by."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.training.datasets import FERPLUS_CLASSES, LABELS, Labels
from engagement_monitor.training.evaluation import LabelSet
from engagement_monitor.training.forms import LEARNT_PART, PARTS, Form, Found, detect
from engagement_monitor.training.judged import sentiment_names
from engagement_monitor.training.recipe import shipped_recipes
from engagement_monitor.training.splits import test_part
from engagement_monitor.vision.model_card import ModelCard

_POSITIVE = ("happiness", "surprise", "happy")
_SYNONYMS = {
    "anger": "angry",
    "disgusted": "disgust",
    "fearful": "fear",
    "happiness": "happy",
    "sadness": "sad",
    "surprised": "surprise",
}
"""Two names that the same emotion has in data sets."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a model.

    ``wanted`` is what is read of the data; ``counts_as`` names, for every class that is read, the sentiment it counts
    as, or is empty where the model is judged by its own classes.
    """

    labels: LabelSet
    wanted: Labels
    counts_as: Mapping[str, Sentiment]


def ask(card: ModelCard, data: Path, labels: LabelSet | None) -> Asked:
    """The question that fits a model and data.

    Unless labels are named: the votes of ten raters where the data has them and the model gives the three sentiments;
    else the model's own classes; or the sentiments, where the data names nothing else.

    Raises:
        DataError: the data is none, or the model cannot answer what was asked for.
    """
    found = detect(data)
    chosen = labels or _fitting(card, found)
    if chosen in LABELS:
        _require_sentiments(card, chosen)
        return Asked(chosen, Labels.of(chosen), label_map(card, chosen))
    if chosen == "sentiments":
        _require_sentiments(card, chosen)
        own = sentiment_labels(card)
        return Asked(chosen, own, dict(zip(own.classes, SENTIMENTS, strict=True)))
    return Asked("named", _own_labels(card, found), {})


def part_to_measure(data: Path) -> str:
    """The part of some data that a model is measured on: the one that is for that, or all of it.

    Raises:
        DataError: the data is none, or has several parts of which none is for that.
    """
    names = {entry.part for entry in detect(data).entries()}
    chosen = test_part(names) or (LEARNT_PART if names == {LEARNT_PART} else None)
    if chosen is None:
        raise DataError(
            f"{data} has no part to measure a model on", f"Name one with --split: {', '.join(sorted(names)) or 'none'}."
        )
    return chosen


def part_named(data: Path, name: str) -> str:
    """The part of some data that a user means: in capitals or not, ``train`` for Training.

    Raises:
        DataError: the data is none, or has no such part.
    """
    there = {entry.part for entry in detect(data).entries()}
    meant = {part.lower(): part for part in there}.get(PARTS.get(name.lower(), name).lower())
    if meant is None:
        raise DataError(f"{data} has no part {name!r}", f"There are: {', '.join(sorted(there))}.")
    return meant


def _fitting(card: ModelCard, found: Found) -> LabelSet:
    if found.form is Form.FERPLUS and card.unfit_for_sessions is None:
        return "ferplus"
    names = {entry.label.strip().lower() for entry in found.entries()}
    if names <= set(sentiment_names()) and not names <= {*_lower(card.classes), *own_map(card)}:
        return "sentiments"
    return "named"


def _require_sentiments(card: ModelCard, labels: str) -> None:
    if card.unfit_for_sessions is not None:
        raise DataError(
            f"The model {card.name!r} cannot be measured by {labels}: {card.unfit_for_sessions}",
            "Measure it by its own classes: --labels named.",
        )


def _own_labels(card: ModelCard, found: Found) -> Labels:
    if found.form is Form.FERPLUS and set(card.classes) == set(FERPLUS_CLASSES):
        return Labels("ferplus", tuple(card.classes))
    return Labels("named", tuple(card.classes), own_map(card), frozenset(_left_out(card)))


def own_map(card: ModelCard) -> dict[str, str]:
    """The class of a model that each label counts as: after its card or its recipe, and other names of an emotion."""
    said = card.label_map or _recipe_map(card)
    classes = _lower(card.classes)
    others = [*_SYNONYMS.items(), *((other, name) for name, other in _SYNONYMS.items())]
    usual = {other: classes[name] for other, name in others if name in classes and other not in classes}
    return usual | dict(said)


def sentiment_labels(card: ModelCard) -> Labels:
    """Labels whose classes are the sentiments: those by their names, and the model's classes and labels by its map."""
    classes = {name.lower(): str(sentiment) for name, sentiment in card.sentiment_map.items()}
    by_class = {name: str(sentiment) for name, sentiment in card.sentiment_map.items()}
    mapped = {label: by_class[name] for label, name in own_map(card).items() if name in by_class}
    usual = {name: str(_usual_sentiment(name)) for names in LABELS.values() for name in names}
    return Labels("named", sentiment_names(), usual | mapped | classes, frozenset(_left_out(card)))


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


def _lower(names: list[str]) -> dict[str, str]:
    return {name.lower(): name for name in names}


def _recipe_map(card: ModelCard) -> dict[str, str]:
    recipe = shipped_recipes().get(str(card.trained_on.get("recipe")))
    return recipe.data.label_map if recipe else {}


def _left_out(card: ModelCard) -> list[str]:
    recipe = shipped_recipes().get(str(card.trained_on.get("recipe")))
    return card.left_out or (recipe.data.left_out if recipe else [])
