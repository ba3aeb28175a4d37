"""The folder of pictures and reports that a training or a measurement leaves behind."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from engagement_monitor.errors import ExportError
from engagement_monitor.training.augmentation import augmented
from engagement_monitor.training.classification_report import write_report
from engagement_monitor.training.datasets import LabelledFaces
from engagement_monitor.training.judged import Judged
from engagement_monitor.training.plots import draw_confusion, draw_learning_curves, draw_roc, draw_samples
from engagement_monitor.training.recipe import Recipe

_COLUMNS = 8
_ROWS = 8
"""A sheet of samples has about so many rows: several faces a class where there are few classes."""


def write_measured(judged: Sequence[Judged], folder: Path) -> None:
    """Writes the pictures and reports of a measurement into ``folder``, in the place of older ones.

    The first is that of the classes; the second, if there is one, that of the sentiments that they sum to.

    Raises:
        ExportError: it cannot be written.
    """
    _in_its_place(folder, lambda draft: _write_measured(judged, draft))


def write_trained(judged: Sequence[Judged], history: Path, learnt: LabelledFaces, recipe: Recipe, folder: Path) -> None:
    """Writes the same with the learning curves and a sheet of augmented faces.

    **The sheet shows faces of the user's own data**; it lies in the user's own folder and goes nowhere from there.

    Args:
        judged: As for ``write_measured``.
        history: The ``history.csv`` of the training.
        learnt: The faces that it learnt from.
        recipe: What was trained.
        folder: The folder to write, beside the model.

    Raises:
        ExportError: it cannot be written.
    """

    def write(draft: Path) -> None:
        _write_measured(judged, draft)
        epochs = pd.read_csv(history)
        best = int(np.argmin(recipe.fitting.costs(epochs.to_dict("records"))))
        draw_learning_curves(epochs, best, recipe.name, draft / "learning_curves.png")
        draw_samples(sample_rows(learnt, recipe), f"{recipe.name}: faces as they are learnt", draft / "samples.png")

    _in_its_place(folder, write)


def _write_measured(judged: Sequence[Judged], folder: Path) -> None:
    for one, prefix in zip(judged, ("", "sentiments_"), strict=False):
        draw_confusion(one, folder / f"{prefix}confusion.png")
        draw_roc(one, folder / f"{prefix}roc.png")
        write_report(one, folder / f"{prefix}classification_report")


def _in_its_place(folder: Path, write: Callable[[Path], None]) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".pictures-", dir=folder.parent) as draft:
            whole = Path(draft, "whole")
            whole.mkdir()
            write(whole)
            if folder.exists():
                shutil.rmtree(folder)
            whole.replace(folder)
    except OSError as error:
        raise ExportError(
            f"The pictures cannot be written to {folder} ({error.strerror or error})",
            "Free some space or name another folder.",
        ) from error


def sample_rows(learnt: LabelledFaces, recipe: Recipe) -> list[tuple[str, npt.NDArray[np.uint8]]]:
    """Rows for a sheet of samples: the class, and uint8 (8, size, size).

    With augmentations a row is one face as it is and as the network may see it; without them eight faces of the class.
    """
    label = learnt.targets.argmax(axis=1)
    random = np.random.default_rng(recipe.fitting.seed)
    each = max(1, _ROWS // len(learnt.classes))
    rows: list[tuple[str, npt.NDArray[np.uint8]]] = []
    for place, name in enumerate(learnt.classes):
        members = random.permutation(np.flatnonzero(label == place))
        for number in range(min(each, len(members))):
            chosen = members[number : number + 1] if recipe.augmentation else members[number * _COLUMNS :]
            if len(chosen):
                pictures = learnt.pictures[np.resize(chosen, _COLUMNS)]
                rows.append((name if number == 0 else "", _row(pictures, recipe, seed=len(rows))))
    return rows


def _row(pictures: npt.NDArray[np.uint8], recipe: Recipe, seed: int) -> npt.NDArray[np.uint8]:
    plain = augmented(pictures[:1], recipe.input, [], seed)
    changed = augmented(pictures[1:], recipe.input, recipe.augmentation, seed)
    return np.concatenate([plain, changed])[..., 0]
