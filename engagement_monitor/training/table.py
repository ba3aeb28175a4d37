"""The table of trainings: what was claimed of each recipe beside what was measured here, from files alone.

``python -m engagement_monitor.training.table RUN... [--into FILE]``

A run is the output folder of ``train``: its card says how it did on its test part, and evaluations that ``evaluate``
wrote into it have a row each. With ``--into`` the table replaces what stands in FILE between the two marks.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from engagement_monitor.errors import DataError
from engagement_monitor.training.evaluation import Evaluation
from engagement_monitor.training.folder import HISTORY
from engagement_monitor.training.model_readme import read_evaluations
from engagement_monitor.training.recipe import Recipe, shipped_recipes
from engagement_monitor.vision.model_card import ModelCard, read_card

BEGIN, END = "<!-- trainings: written by training.table -->", "<!-- end of trainings -->"
_COLUMNS = ("recipe", "after", "claimed", "accuracy here", "AUC", "measured on", "epochs", "minutes", "machine")
_QUESTIONS = {
    "ferplus": "FER+ votes, 3 sentiments",
    "fer2013": "FER2013's labels, 3 sentiments",
    "named": "its own classes",
    "sentiments": "3 sentiments",
}


def render_table(runs: Sequence[Path]) -> str:
    """The table in Markdown.

    Raises:
        ModelError: a run has no card.
        DataError: a run has no history, or an evaluation in it is none.
    """
    cards = {run: read_card(run) for run in runs}
    uses = Counter(_recipe_name(card) for card in cards.values())
    rows = (row for run, card in cards.items() for row in _rows(run, card, alone=uses[_recipe_name(card)] == 1))
    lines = [_COLUMNS, ("---",) * len(_COLUMNS), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _recipe_name(card: ModelCard) -> str:
    return str(card.trained_on.get("recipe", card.name))


def _rows(run: Path, card: ModelCard, *, alone: bool) -> Iterator[tuple[str, ...]]:
    """The rows of a run, which its folder's name tells from others of the same recipe."""
    recipe = shipped_recipes().get(_recipe_name(card))
    name = _recipe_name(card) if alone else f"{_recipe_name(card)}: {run.name}"
    about = (name, recipe.after if recipe else "", (recipe.claimed if recipe else None) or "")
    cost = _cost(card, run, recipe)
    if "tested_accuracy" in card.trained_on:
        yield *about, *_tested(card), *cost
        about, cost = ("", "", ""), ("", "", "")
    for evaluation in read_evaluations(run):
        yield *about, *_evaluated(evaluation), *cost
        about, cost = ("", "", ""), ("", "", "")


def _tested(card: ModelCard) -> tuple[str, str, str]:
    said = card.trained_on
    where = f"{said['tested_on']}, {said['faces_tested']:,} faces, {len(card.classes)} classes"
    return _figure(said["tested_accuracy"]), _figure(said.get("tested_auc")), where


def _evaluated(evaluation: Evaluation) -> tuple[str, str, str]:
    where = f"{evaluation.split}, {evaluation.faces:,} faces, {_QUESTIONS[evaluation.labels]}"
    return _figure(evaluation.accuracy), _figure(evaluation.roc_auc), where


def _figure(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else ""


def _cost(card: ModelCard, run: Path, recipe: Recipe | None) -> tuple[str, str, str]:
    """Epochs, with the best one, of each network; minutes and machine."""
    try:
        history = pd.read_csv(run / HISTORY)
        members = [rows for _, rows in history.groupby("member")] if "member" in history else [history]
        epochs = " and ".join(_epochs(rows, recipe) for rows in members)
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"{run} has no history of its training ({error})", "Name an output folder of train.") from error
    minutes = card.trained_on.get("minutes")
    return epochs, "" if minutes is None else f"{minutes:.0f}", str(card.trained_on.get("machine", ""))


def _epochs(history: pd.DataFrame, recipe: Recipe | None) -> str:
    costs = recipe.fitting.costs(history.to_dict("records")) if recipe else history["val_loss"].tolist()
    return f"{len(costs)} (best {costs.index(min(costs)) + 1})"


def put_into(table: str, path: Path) -> None:
    """Puts the table between the marks in a file.

    Raises:
        DataError: the file has no such marks.
    """
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise DataError(f"{path} has no place for the table", f"Put {BEGIN} and {END} where it belongs.")
    path.write_text(f"{before}{BEGIN}\n{table}{END}{after}", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table, or puts it into a file."""
    parser = argparse.ArgumentParser(description="Claimed beside measured: a table of trainings from their files.")
    parser.add_argument("runs", type=Path, nargs="+", metavar="RUN", help="an output folder of `train`")
    parser.add_argument("--into", type=Path, metavar="FILE", help="a Markdown file with the two marks")
    given = parser.parse_args(arguments)
    table = render_table(given.runs)
    if given.into is None:
        sys.stdout.write(table)
    else:
        put_into(table, given.into)


if __name__ == "__main__":
    main()
