"""Does a model err differently between groups of people? Measured on a user's own labelled faces, sorted by group.

Nothing guesses who belongs to which group: the user says it, by ``GROUP/CLASS/picture`` or by a column ``group`` in a
table of faces. Importing this imports no network library.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict

from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.share import ErrorModel, draw_shares, emq, interval
from engagement_monitor.training.asked import sentiment_labels
from engagement_monitor.training.datasets import LabelledFaces, Labels, read_faces
from engagement_monitor.training.forms import Form, detect, subfolders
from engagement_monitor.training.pictures import as_network_input
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import require_sentiments

FIGURES = ("accuracy", *(f"recall {name}" for name in SENTIMENTS), *(f"share of {name} off by" for name in SENTIMENTS))
_DRAWS = 2000
"""Many, as the largest of some forty differences is judged by the outermost of them."""
_JEFFREYS = 0.5
_SEED = 1


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bounded(_Part):
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


class GroupFigures(_Part):
    """One group: how many faces, and each of ``FIGURES`` that can be said of them.

    A recall is there where a face of that sentiment is. A share is off by what EMQ gives less the true share of the
    sentiment in the group, -1 to 1.
    """

    group: str
    faces: int
    figures: dict[str, Bounded]


class Difference(_Part):
    """The two groups between which a figure differs most: ``more`` less ``less``.

    The interval allows for the number of pairs and figures among which it is looked for (Bonferroni). Only one that
    leaves zero out says that the groups differ.
    """

    more: str
    less: str
    difference: Bounded


class GroupAudit(_Part):
    """What ``evaluate --groups --json`` prints; ``largest`` by figure, where two groups have it."""

    model: str
    sha256: str
    groups: list[GroupFigures]
    largest: dict[str, Difference]


@dataclass(frozen=True, slots=True, eq=False)
class GroupDraws:
    """A group's figures, float64 (7,) in the order of ``FIGURES``, NaN where there is none; draws (n, 7) of them."""

    name: str
    faces: int
    figures: npt.NDArray[np.float64]
    draws: npt.NDArray[np.float64]


def audit_groups(model: Path, data: Path, engine: Engine = Engine.LITERT) -> GroupAudit:
    """Measures a model on labelled faces of several groups of people. The faces are only read.

    Raises:
        ModelError: the model cannot be used, or gives no sentiments.
        DataError: a face or label is bad, or there are fewer than two groups.
    """
    classifier = load_classifier(model, engine)
    try:
        card = classifier.card
        require_sentiments(card)
        groups = read_groups(data, sentiment_labels(card), card.input.size_px)
        error_model = ErrorModel.of(card.training_prior, card.confusion)
        drawn = [
            draw_figures(
                name,
                faces.targets.argmax(axis=1),
                classifier.classify(as_network_input(faces.pictures, card.input)),
                error_model,
            )
            for name, faces in groups.items()
        ]
    finally:
        classifier.close()
    return GroupAudit(
        model=card.name, sha256=card.sha256.weights, groups=[_said(group) for group in drawn], largest=_largest(drawn)
    )


def read_groups(data: Path, labels: Labels, size_px: int) -> dict[str, LabelledFaces]:
    """The faces of every group by its name: of folders with class folders in them, or of a table with ``group``.

    Raises:
        DataError: it is no such data, a face or label is bad, or there are fewer than two groups.
    """
    found = detect(data)
    if found.form is Form.FOLDERS:
        groups = {folder.name: read_faces(folder, labels, size_px=size_px) for folder in subfolders(data)}
    else:
        faces = read_faces(data, labels, size_px=size_px)
        names = np.asarray([entry.group for entry in found.entries() if labels.target(entry) is not None])
        groups = {str(name): faces.take(np.flatnonzero(names == name)) for name in np.unique(names) if name}
    if len(groups) < 2:
        raise DataError(
            f"{data} tells no two groups of people apart",
            "Sort the pictures as GROUP/CLASS/picture, or give a table of them a column `group`.",
        )
    return groups


def draw_figures(
    name: str, truth: npt.NDArray[np.intp], posteriors: npt.NDArray[np.floating], error_model: ErrorModel
) -> GroupDraws:
    """The figures of a group, and draws of what they may be among all people of such a group.

    Fractions are drawn from a beta distribution with Jeffreys's prior, shares as everywhere else.

    Args:
        name: The group's.
        truth: intp (faces,), places in ``SENTIMENTS``.
        posteriors: (faces, 3), calibrated.
        error_model: From the model's card.
    """
    random = np.random.default_rng(_SEED)
    right = posteriors.argmax(axis=1) == truth
    parts = [right, *(right[truth == place] for place in range(len(SENTIMENTS)))]
    fractions = [part.mean() if len(part) else np.nan for part in parts]
    drawn = [random.beta(part.sum() + _JEFFREYS, (~part).sum() + _JEFFREYS, _DRAWS) for part in parts]
    true_shares = np.bincount(truth, minlength=len(SENTIMENTS)) / len(truth)
    off = emq(posteriors, error_model.training_prior) - true_shares
    shares = draw_shares(posteriors, error_model, faces=len(truth), draws=_DRAWS)
    draws = np.concatenate([np.stack(drawn, axis=1), shares - true_shares], axis=1)
    return GroupDraws(name, len(truth), np.asarray([*fractions, *off]), draws)


def _said(group: GroupDraws) -> GroupFigures:
    bounds = zip(FIGURES, group.figures, *interval(group.draws), strict=True)
    figures = {name: _bounded(value, low, high) for name, value, low, high in bounds if not np.isnan(value)}
    return GroupFigures(group=group.name, faces=group.faces, figures=figures)


def _bounded(value: float, low: float, high: float) -> Bounded:
    return Bounded(value=float(value), low=float(min(low, value)), high=float(max(high, value)))


def _largest(groups: list[GroupDraws]) -> dict[str, Difference]:
    found = ((name, _largest_of(groups, place)) for place, name in enumerate(FIGURES))
    return {name: difference for name, difference in found if difference is not None}


def _largest_of(groups: list[GroupDraws], place: int) -> Difference | None:
    there = sorted(
        (group for group in groups if not np.isnan(group.figures[place])), key=lambda one: one.figures[place]
    )
    if len(there) < 2:
        return None
    less, more = there[0], there[-1]
    # Each group's draws come from the same seed; in another order they are independent of each other.
    shuffled = np.random.default_rng(_SEED).permutation(less.draws[:, place])
    low, high = interval(more.draws[:, place] - shuffled, among=math.comb(len(there), 2) * len(FIGURES))
    value = more.figures[place] - less.figures[place]
    return Difference(more=more.name, less=less.name, difference=_bounded(value, float(low), float(high)))


def table_rows(audit: GroupAudit) -> list[list[str]]:
    """What ``evaluate --groups`` shows: (figure, value), group by group, then the largest differences."""
    rows = [["model", audit.model]]
    for group in audit.groups:
        rows.append([group.group, f"{group.faces} faces"])
        rows += [[f"{group.group}: {name}", _words(figure)] for name, figure in group.figures.items()]
    rows += [
        [f"largest difference, {name}", f"{one.more} less {one.less}: {_words(one.difference)}"]
        for name, one in audit.largest.items()
    ]
    return rows


def _words(figure: Bounded) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"
