"""The same training with several seeds: how much of a figure is chance."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter, ValidationError

from engagement_monitor.errors import DataError
from engagement_monitor.training.evaluation import Evaluation
from engagement_monitor.training.whole_file import write_whole_file

_FILE = TypeAdapter(dict[int, Evaluation])


def write_seeds(measured: Mapping[int, Evaluation], folder: Path) -> None:
    """Writes ``seeds-LABELS-SPLIT.json``, the evaluations of one labelled part by the seed of their training.

    One seed alone is no spread: with it there is no such file, nor one of a model that stood here before.

    Raises:
        ExportError: it cannot be written.
    """
    path = _path(next(iter(measured.values())), folder)
    if len(measured) < 2:
        path.unlink(missing_ok=True)
    else:
        content = _FILE.dump_json(dict(sorted(measured.items())), indent=2) + b"\n"
        write_whole_file(path, content, "Free some space, then publish again.")


def read_seeds(folder: Path, evaluation: Evaluation) -> dict[int, Evaluation]:
    """The evaluations of the same part by the same labels, by seed; empty if there are none.

    Raises:
        DataError: the file is damaged.
    """
    path = _path(evaluation, folder)
    if not path.is_file():
        return {}
    try:
        return _FILE.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise DataError(
            f"{path} holds no evaluations by seed: {error}", "Delete it, and publish the model with its seeds."
        ) from error


def _path(evaluation: Evaluation, folder: Path) -> Path:
    return folder / f"seeds-{evaluation.labels}-{evaluation.split}.json"


def spread(measured: Mapping[int, Evaluation]) -> list[dict[str, str]]:
    """The figures over all seeds, for people: ``figure``, ``mean``, ``lowest`` and ``highest``."""
    return [_row(name, values) for name, values in _figures([*measured.values()]).items() if None not in values]


def _figures(of: Sequence[Evaluation]) -> dict[str, list[Any]]:
    first = of[0]
    return {
        "accuracy": [one.accuracy for one in of],
        "accuracy without twins": [one.without_twins and one.without_twins.accuracy for one in of],
        "F1, mean of the classes": [one.macro_f1 for one in of],
        "calibration error": [one.ece for one in of],
        **{f"accuracy at {size} px": [one.accuracy_at_px[size] for one in of] for size in first.accuracy_at_px},
        **{
            f"a share of {size} faces is off by, corrected": [one.share_error[size].corrected for one in of]
            for size in first.share_error
        },
        **{
            f"true share within the interval, {size} faces": [one.interval_coverage[size] for one in of]
            for size in first.interval_coverage
        },
    }


def _row(figure: str, values: Sequence[float]) -> dict[str, str]:
    found = {"mean": np.mean(values), "lowest": np.min(values), "highest": np.max(values)}
    return {"figure": figure} | {name: f"{value:.3f}" for name, value in found.items()}
