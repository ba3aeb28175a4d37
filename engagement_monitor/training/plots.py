"""The pictures of a training and of a measurement: learning curves, confusion matrix, ROC curves, sample faces.

Figures are made without pyplot: nothing global is touched and no display is needed.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, StrMethodFormatter
from sklearn import metrics

from engagement_monitor.training.judged import Judged

_INK, _QUIET, _RAIL = "#1a1f25", "#6b7480", "#d9dde2"
_LEARNT, _HELD_OUT = "#0072b2", "#d55e00"
_SENTIMENT_COLOURS = {"positive": "#0072b2", "neutral": "#787878", "negative": "#d55e00"}
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#787878", "#1a1f25")
"""Those of Okabe and Ito: told apart by colour-blind people too."""
_DPI = 120
_DARK = 0.55
"""From this rate on a cell of the confusion matrix is dark and its text white."""


def draw_learning_curves(history: pd.DataFrame, best: int, title: str, path: Path) -> None:
    """Loss, accuracy and rate over the epochs, the best epoch marked.

    Args:
        history: A row an epoch, as ``history.csv`` has them; ``learning_rate`` may be missing.
        best: The row of the epoch whose weights were kept.
        title: What was trained.
        path: The PNG file to write.
    """
    rated = "learning_rate" in history.columns
    figure, axes = _panels(3 if rated else 2, title)
    epochs = history["epoch"] + 1
    for axis, name, heading in ((axes[0], "loss", "Loss"), (axes[1], "accuracy", "Accuracy")):
        axis.plot(epochs, history[name], color=_LEARNT, marker=".", label="learnt faces, augmented")
        axis.plot(epochs, history[f"val_{name}"], color=_HELD_OUT, marker=".", label="held-out faces")
        _mark_best(axis, int(epochs[best]), float(history[f"val_{name}"][best]))
        axis.set_title(heading)
        axis.legend(frameon=False)
    axes[1].yaxis.set_major_formatter(StrMethodFormatter("{x:.2f}"))
    if rated:
        axes[2].plot(epochs, history["learning_rate"], color=_INK, marker=".")
        axes[2].set_title("Rate of learning")
        axes[2].set_yscale("log")
    for axis in axes:
        axis.set_xlabel("epoch")
        axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    _save(figure, path)


def _mark_best(axis: Axes, epoch: int, value: float) -> None:
    axis.axvline(epoch, color=_RAIL, zorder=0)
    axis.plot([epoch], [value], "o", color=_HELD_OUT, markersize=8, label=f"best epoch: {epoch} ({value:.3f})")


def draw_confusion(judged: Judged, path: Path) -> None:
    """The confusion matrix twice: how many faces, and which fraction of each true class."""
    counts = judged.confusion
    rates = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    side = max(3.6, 0.72 * len(judged.names) + 1.4)
    figure, axes = _panels(2, f"{judged.title}: accuracy {judged.accuracy:.3f}", (2 * side + 0.6, side + 0.8))
    _matrix(axes[0], rates, [[f"{cell:,}" for cell in row] for row in counts], judged.names, "Faces")
    percents = [[f"{100 * cell:.0f} %" for cell in row] for row in rates]
    _matrix(axes[1], rates, percents, judged.names, "Of each true class")
    _save(figure, path)


def _matrix(
    axis: Axes, rates: npt.NDArray[np.floating], texts: Sequence[Sequence[str]], names: Sequence[str], title: str
) -> None:
    axis.imshow(rates, cmap="Blues", vmin=0, vmax=1)
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            colour = "white" if rates[row, column] > _DARK else _INK
            axis.text(column, row, text, ha="center", va="center", color=colour)
    axis.set_xticks(range(len(names)), names, rotation=35, ha="right", rotation_mode="anchor")
    axis.set_yticks(range(len(names)), names)
    axis.tick_params(length=0)
    axis.spines[:].set_visible(False)
    axis.grid(visible=False)
    axis.set_xlabel("the model says")
    axis.set_ylabel("truth")
    axis.set_title(title)


def draw_roc(judged: Judged, path: Path) -> None:
    """The ROC curve of every class against the rest with its area; of two classes only that of the second."""
    figure, (axis,) = _panels(1, judged.title, (6.4, 5.8))
    axis.plot([0, 1], [0, 1], color=_RAIL, linestyle="--")
    for place, name in list(enumerate(judged.names))[1 if len(judged.names) == 2 else 0 :]:
        is_it = judged.truth == place
        if is_it.all() or not is_it.any():
            continue
        wrong, right, _ = metrics.roc_curve(is_it, judged.probabilities[:, place])
        colour = _SENTIMENT_COLOURS.get(name, _COLOURS[place % len(_COLOURS)])
        label = f"{name}: AUC {metrics.auc(wrong, right):.3f}"
        axis.plot(wrong, right, color=colour, label=label, linestyle="-" if place < len(_COLOURS) else ":")
    axis.set_xlabel("others taken for it")
    axis.set_ylabel("of it found")
    axis.set_aspect("equal")
    axis.set_title("One class against the rest" if len(judged.names) > 2 else "One class against the other")
    axis.legend(frameon=False, loc="lower right")
    _save(figure, path)


def draw_samples(rows: Sequence[tuple[str, npt.NDArray[np.uint8]]], title: str, path: Path) -> None:
    """A sheet of faces: a named row each.

    Args:
        rows: (name, pictures), the pictures uint8 (faces, height, width), as many in every row.
        title: What the sheet shows.
        path: The PNG file to write.
    """
    columns = len(rows[0][1])
    figure = _figure(title, (1.1 * columns + 1.2, 1.1 * len(rows) + 0.7))
    axes = figure.subplots(len(rows), columns, squeeze=False)
    for line, (name, pictures) in zip(axes, rows, strict=True):
        for axis, picture in zip(line, pictures, strict=True):
            axis.imshow(picture, cmap="gray", vmin=0, vmax=255)
            axis.set_xticks([])
            axis.set_yticks([])
            axis.spines[:].set_visible(False)
        line[0].set_ylabel(name, rotation=0, ha="right", va="center")
    _save(figure, path)


def _panels(count: int, title: str, size: tuple[float, float] | None = None) -> tuple[Figure, list[Axes]]:
    figure = _figure(title, size or (4.6 * count, 4.2))
    axes = list(figure.subplots(1, count, squeeze=False)[0])
    for axis in axes:
        axis.spines[["top", "right"]].set_visible(False)
        axis.spines[["left", "bottom"]].set_color(_QUIET)
        axis.grid(color=_RAIL, linewidth=0.6)
        axis.set_axisbelow(True)
    return figure, axes


def _figure(title: str, size: tuple[float, float]) -> Figure:
    figure = Figure(figsize=size, dpi=_DPI, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    figure.suptitle(title, color=_INK, fontweight="bold", fontsize=11)
    return figure


def _save(figure: Figure, path: Path) -> None:
    # The same figures give the same file: no date, no version.
    metadata: dict[str, Any] = {"Software": None}
    figure.savefig(path, metadata=metadata)
