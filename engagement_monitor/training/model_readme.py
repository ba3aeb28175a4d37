"""A model's card for people, ``README.md``, written from the measured figures beside it and from nothing else."""

from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from pydantic import ValidationError

from engagement_monitor.errors import DataError
from engagement_monitor.training.datasets import LABELS
from engagement_monitor.training.evaluation import Evaluation
from engagement_monitor.training.seeds import read_seeds, spread
from engagement_monitor.vision.model_card import ModelCard, read_card

README = "README.md"
_TITLES = {
    "ferplus": "FER+ votes",
    "fer2013": "FER2013's own labels",
    "named": "Its own classes",
    "sentiments": "Sentiments as they were named",
}
_TRUTHS = {
    "ferplus": "the sentiment that most of its ten raters saw; all faces with a vote for any emotion count",
    "fer2013": "its one label",
    "named": "its one label, as the card maps it",
    "sentiments": "its one label",
}


def write_readme(folder: Path) -> None:
    """Writes the card for people of a model folder from its ``model.json`` and ``evaluation-*.json``.

    Raises:
        ModelError: the folder has no card.
        DataError: an evaluation in it is none.
    """
    (folder / README).write_text(render_readme(folder), encoding="utf-8")


def render_readme(folder: Path) -> str:
    """The text of the card for people."""
    card = read_card(folder)
    labels = card.trained_on.get("labels")
    return (
        _environment()
        .get_template("model_readme.md.j2")
        .render(
            card=card,
            facts=_facts(card),
            held_out_accuracy=_held_out_accuracy(card),
            evaluations=[_shown(evaluation, folder, labels) for evaluation in read_evaluations(folder)],
            learnt_fer=labels in LABELS,
            learnt_votes=labels == "ferplus",
            began_with_model=_model_before(str(card.trained_on.get("initial_weights"))),
            began_with_imagenet="imagenet" in str(card.trained_on.get("initial_weights")),
        )
    )


def _model_before(initial_weights: str) -> str | None:
    """The name of the model in the name of initial weights; None without one."""
    return initial_weights.partition(" of ")[2] or None


def read_evaluations(folder: Path) -> list[Evaluation]:
    """The evaluations in a model folder, those by the labels that it learnt first, then those by votes.

    Raises:
        DataError: one of them is none.
    """
    found = [_read(path) for path in sorted(folder.glob("evaluation-*.json"))]
    learnt = read_card(folder).trained_on.get("labels")
    return sorted(found, key=lambda one: (one.labels != learnt, one.labels != "ferplus"))


def _read(path: Path) -> Evaluation:
    try:
        return Evaluation.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise DataError(f"{path} is no evaluation: {error}", "Evaluate the model again.") from error


def write_index(models: Path) -> None:
    """Writes ``README.md`` of a folder of model folders: a table with a line for each."""
    (models / README).write_text(render_index(models), encoding="utf-8")


def render_index(models: Path) -> str:
    """The text of the index."""
    folders = sorted(path.parent for path in models.glob("*/model.json"))
    lines = [_index_line(folder) for folder in folders]
    return _environment().get_template("models_index.md.j2").render(lines=lines)


def _index_line(folder: Path) -> dict[str, Any]:
    card = read_card(folder)
    measured = next((one for one in read_evaluations(folder) if one.share_error), None)
    return {"folder": folder.name, "card": card, "evaluation": measured, "labels_titles": _TITLES}


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("engagement_monitor.training", "."),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


def _shown(evaluation: Evaluation, folder: Path, labels: object) -> dict[str, Any]:
    seeds = read_seeds(folder, evaluation)
    return {
        **evaluation.model_dump(mode="json"),
        "labels_title": _TITLES[evaluation.labels],
        "own_labels": evaluation.labels in (labels, "named"),
        "truth": _TRUTHS[evaluation.labels],
        "seeds": [*seeds],
        "spread": spread(seeds) if seeds else [],
    }


def _facts(card: ModelCard) -> dict[str, str]:
    shown = {name.replace("_", " "): value for name, value in card.trained_on.items() if value is not None}
    return {name: _words(value) for name, value in shown.items()}


def _words(value: str | float | list[str] | None) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _held_out_accuracy(card: ModelCard) -> float:
    counts = np.asarray(card.confusion)
    return float(np.trace(counts) / max(counts.sum(), 1))
