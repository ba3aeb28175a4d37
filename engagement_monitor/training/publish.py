"""A finished training becomes a model that ships: measured on all labels, with its figures on its card.

``python -m engagement_monitor.training.publish TRAINED DATA MODELS [--seeds RUN...]``
"""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from engagement_monitor.errors import DataError
from engagement_monitor.training.evaluate import evaluate
from engagement_monitor.training.evaluation import Evaluation, LabelSet, write_evaluation
from engagement_monitor.training.folder import HISTORY
from engagement_monitor.training.measures import GROUPS
from engagement_monitor.training.model_readme import write_index, write_readme
from engagement_monitor.training.seeds import read_seeds, write_seeds
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import CARD, TFLITE, WEIGHTS, ModelCard, check_files, read_card


def publish(
    trained: Path,
    data: Path,
    models: Path,
    *,
    seeds: Sequence[Path] = (),
    split: str = "PublicTest",
    groups: int = GROUPS,
    console: Console,
) -> Path:
    """Copies a trained model into the folder of shipped ones, measures it there and writes both READMEs.

    Only the weights, the card and the history are copied: the pictures of a training show faces of its data. ``seeds``
    are the folders of the same training with other seeds, which are measured too. A model that is published again, be
    it from where it stands, keeps the seeds that were measured beside it before.

    Raises:
        ModelError: the trained model cannot be used.
        DataError: the labelled faces cannot be used, or two trainings have the same seed.
        ExportError: the evaluation cannot be written.
    """
    card = read_card(trained)
    check_files(card, trained)
    _require_different_seeds([trained, *seeds])
    folder = models / card.name
    folder.mkdir(parents=True, exist_ok=True)
    if not trained.samefile(folder):
        for name in (WEIGHTS, TFLITE, CARD, HISTORY):
            shutil.copyfile(trained / name, folder / name)
    for labels in _asked(card):
        measured = {
            _seed(run): evaluate(
                run, data, split=split, labels=labels, engine=Engine.LITERT, groups=groups, console=console
            ).evaluation
            for run in (folder, *seeds)
        }
        published = measured[_seed(folder)]
        write_evaluation(published, folder)
        write_seeds(_measured_before(published, _seed(folder), folder) | measured, folder)
    write_readme(folder)
    write_index(models)
    return folder


def _asked(card: ModelCard) -> tuple[LabelSet, ...]:
    """Both label sets as sentiments, and FER2013's seven names where a model has learnt those."""
    return ("ferplus", "fer2013", "named") if card.trained_on.get("labels") == "fer2013" else ("ferplus", "fer2013")


def _measured_before(published: Evaluation, seed: int, folder: Path) -> dict[int, Evaluation]:
    """The seeds beside a model that was published already; none where another model stood in its place."""
    known = read_seeds(folder, published)
    return known if seed in known and known[seed].sha256 == published.sha256 else {}


def _require_different_seeds(runs: Sequence[Path]) -> None:
    numbers = [_seed(run) for run in runs]
    if len(set(numbers)) < len(numbers):
        raise DataError(
            f"Two of the trainings have the same seed: {', '.join(map(str, numbers))}",
            "Name trainings with other seeds (train --seed).",
        )


def _seed(trained: Path) -> int:
    return int(str(read_card(trained).trained_on["seed"]))


def main(arguments: Sequence[str] | None = None) -> None:
    """Publishes a model from the command line."""
    parser = argparse.ArgumentParser(description="Measures a trained model and puts it among the shipped ones.")
    parser.add_argument("trained", type=Path, help="the output folder of `engagement-monitor train`")
    parser.add_argument("data", type=Path, help="a FER+ folder")
    parser.add_argument("models", type=Path, help="the folder of shipped models")
    parser.add_argument("--seeds", type=Path, nargs="+", default=[], metavar="RUN", help="the same with other seeds")
    given = parser.parse_args(arguments)
    publish(given.trained, given.data, given.models, seeds=given.seeds, console=Console(stderr=True))


if __name__ == "__main__":
    main()
