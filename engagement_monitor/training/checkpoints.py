"""What of a training outlives a kill or a full disk: its history, its best weights, and where it goes on.

Every file is whole: it is as it was before an epoch, or as it is after it.
"""

import csv
import io
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras

from engagement_monitor.errors import ExportError
from engagement_monitor.training.recipe import Fitting
from engagement_monitor.training.whole_file import write_whole_file

_REMEDY = "Free some space; --resume goes on with the last epoch that is whole."
_OLDER, _OLDER_FACTS = "latest.weights.h5", "training_metadata.json"
"""What Keras's ``BackupAndRestore`` wrote for earlier versions of the program."""


class _InMemory(io.BytesIO):
    """Keras tells a file for weights by how its name ends."""

    def __str__(self) -> str:
        return ".weights.h5"


def save_weights(network: keras.Model, path: Path) -> None:
    """Writes a network's weights, and its optimizer's where it has one, whole or not at all.

    By way of memory: where the disk is full HDF5 cannot close its file any more, and ends the process for it.

    Raises:
        ExportError: they cannot be written.
    """
    file = _InMemory()
    network.save_weights(file)
    write_whole_file(path, file.getvalue(), _REMEDY)


class BestKept(keras.callbacks.Callback):  # type: ignore[misc]
    """Writes the weights of an epoch that is better than all before it, those of ``costs`` included."""

    def __init__(self, fitting: Fitting, path: Path, costs: Sequence[float]) -> None:
        super().__init__()
        self._fitting, self._path = fitting, path
        self._least = min(costs, default=math.inf)

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
        """Looks at what is watched."""
        (cost,) = self._fitting.costs([logs or {}])
        if cost < self._least:
            self._least = cost
            save_weights(self.model, self._path)


class HistoryKept(keras.callbacks.Callback):  # type: ignore[misc]
    """Writes the figures of every epoch, a row each, behind those of the epochs ``before``, whose columns it keeps."""

    def __init__(self, path: Path, before: Sequence[dict[str, str]]) -> None:
        super().__init__()
        self._path, self._rows = path, [*before]

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Adds the row."""
        figures = {name: str(value) for name, value in sorted((logs or {}).items())}
        self._rows.append({"epoch": str(epoch), **figures})
        write_history(self._rows, self._path)


def write_history(rows: Sequence[dict[str, str]], path: Path) -> None:
    """Writes the rows of a history, an epoch each, with the columns of the first.

    Raises:
        ExportError: it cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_whole_file(path, text.getvalue().encode(), _REMEDY)


def read_history(path: Path, epochs: int | None = None) -> list[dict[str, str]]:
    """The rows of a history, an epoch each, in order.

    Args:
        path: The file; without it there are none.
        epochs: So many epochs are done. Rows of later ones, of which a kill can leave one, perhaps torn, are left out.
    """
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        whole = [row for row in csv.DictReader(file) if None not in row.values()]
    # An earlier version of the program could leave an epoch twice; its last row is the one that counts.
    rows = {int(row["epoch"]): row for row in whole}
    return [row for epoch, row in rows.items() if epochs is None or epoch < epochs]


class Backup(keras.callbacks.Callback):  # type: ignore[misc]
    """Notes after every epoch where the training goes on.

    The number of epochs that are done stands in the file's name: one renaming takes the step from an epoch to the next.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
        """Writes the state and removes those before it."""
        older = [*self._folder.iterdir()]
        path = self._folder / f"{epoch + 1}.weights.h5"
        save_weights(self.model, path)
        for file in older:
            if file != path:
                file.unlink()


def last_backup(folder: Path) -> tuple[int, Path | None]:
    """How many epochs of a training are done, and the state after them; 0 and None where none is.

    Raises:
        ExportError: what an earlier version of the program noted cannot be read.
    """
    states = {int(path.name.partition(".")[0]): path for path in folder.glob("[0-9]*.weights.h5")}
    if states:
        return max(states), states[max(states)]
    if not (folder / _OLDER).is_file():
        return 0, None
    try:
        return int(json.loads((folder / _OLDER_FACTS).read_text(encoding="utf-8"))["epoch"]), folder / _OLDER
    except (OSError, ValueError, KeyError) as error:
        raise _unreadable(folder, error) from error


def restore(network: keras.Model, state: Path) -> None:
    """Gives a compiled network the weights of a state, its optimizer's too.

    Raises:
        ExportError: the state cannot be read.
    """
    network.optimizer.build(network.trainable_variables)
    try:
        network.load_weights(state)
    except (OSError, ValueError, KeyError) as error:
        raise _unreadable(state.parent, error) from error


def _unreadable(folder: Path, error: Exception) -> ExportError:
    return ExportError(
        f"The training cannot go on: its state in {folder} cannot be read ({error})",
        "Go on with the options that it was begun with, or begin again in another --output.",
    )
