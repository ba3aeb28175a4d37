"""Labelled faces become the parts of a training: what is learnt, what chooses the epoch, what nothing may see."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from itertools import combinations

import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import DataError
from engagement_monitor.training.datasets import LabelledFaces, hold_out
from engagement_monitor.training.forms import LEARNT_PART

_SHUFFLED = (0.75, 0.15)
"""The fractions that are learnt and held out; the rest is for the test."""
_STRATIFIED = 0.2
"""The fraction of every class that is held out: four to one."""


HoldOut = Callable[[LabelledFaces, float, int], tuple[LabelledFaces, LabelledFaces]]
"""Divides faces, a fraction of which is held out, with a seed: (learnt, held out)."""

_TEST_PARTS = ("tested", "publictest", "test", "validation", "valid", "val", "privatetest")
"""The parts that a model is measured on, the first one that is there, in small letters."""


class Split(StrEnum):
    """How the faces of a training are divided.

    Data that comes in parts keeps them: only its Training part is divided, the others are never learnt from.
    """

    OWN = "own"
    """Learnt: the Training part less a held-out fraction, twins on the same side."""
    SHUFFLED = "shuffled"
    """75 % learnt, 15 % held out, 10 % tested, whatever their class."""
    STRATIFIED = "stratified"
    """Of every class four fifths learnt and one fifth held out."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The faces of a training.

    ``learnt`` is what the network is fitted to and ``held_out`` what chooses the epoch, the calibration and the
    confusion counts. ``others`` are those that nothing of the training sees, by the name of their part.
    """

    learnt: LabelledFaces
    held_out: LabelledFaces
    others: dict[str, LabelledFaces]

    def named(self) -> Iterator[tuple[str, LabelledFaces]]:
        """Every part with its name, the learnt one first."""
        yield "learnt", self.learnt
        yield "held out", self.held_out
        yield from self.others.items()

    @property
    def tested(self) -> tuple[str, LabelledFaces]:
        """The part that a training is measured on, with its name; the held-out faces where nothing was kept for it."""
        name = test_part(self.others)
        return ("held out", self.held_out) if name is None else (name, self.others[name])

    def without_twins(self) -> "Parts":
        """The same without those learnt faces that stand pixel for pixel in another part as well."""
        elsewhere = set[bytes]().union(*(fingerprints(faces) for name, faces in self.named() if name != "learnt"))
        kept = [row for row, print_ in enumerate(fingerprints(self.learnt)) if print_ not in elsewhere]
        return replace(self, learnt=self.learnt.take(np.asarray(kept, np.intp)))


def test_part(names: Iterable[str]) -> str | None:
    """Which of some parts a model is measured on; None where none of them is for that."""
    there = {name.lower(): name for name in names}
    return next((there[name] for name in _TEST_PARTS if name in there), None)


def divide(faces: LabelledFaces, split: Split, held_out: float, seed: int, by: HoldOut = hold_out) -> Parts:
    """Divides faces as ``Split`` says, shuffled with a seed.

    Args:
        faces: All faces of a data set.
        split: How.
        held_out: The fraction that is held out, where ``split`` is ``own``.
        seed: The same seed divides the same faces in the same way.
        by: What chooses those that are held out, where ``split`` is ``own``.

    Raises:
        DataError: there is no Training part, or too few faces to divide.
    """
    learning = faces.part(LEARNT_PART)
    others = {str(name): faces.part(str(name)) for name in np.unique(faces.splits) if name != LEARNT_PART}
    parts = _divided(learning, split, held_out, seed, by)
    if not len(parts.learnt) or not len(parts.held_out):
        raise DataError(f"The data has only {len(learning)} faces to train on", "Bring more.")
    return replace(parts, others=parts.others | others)


def _divided(faces: LabelledFaces, split: Split, held_out: float, seed: int, by: HoldOut) -> Parts:
    if split is Split.SHUFFLED:
        return _shuffled(faces, seed)
    if split is Split.STRATIFIED:
        return Parts(*_stratified(faces, seed), {})
    return Parts(*by(faces, held_out, seed), {})


def _shuffled(faces: LabelledFaces, seed: int) -> Parts:
    order = np.random.default_rng(seed).permutation(len(faces))
    first, second = (round(fraction * len(faces)) for fraction in np.cumsum(_SHUFFLED))
    learnt, held_out, tested = (faces.take(rows) for rows in np.split(order, [first, second]))
    return Parts(learnt, held_out, {"tested": tested} if len(tested) else {})


def _stratified(faces: LabelledFaces, seed: int) -> tuple[LabelledFaces, LabelledFaces]:
    random = np.random.default_rng(seed)
    label = faces.targets.argmax(axis=1)
    out: list[npt.NDArray[np.intp]] = []
    for place in range(len(faces.classes)):
        rows = random.permutation(np.flatnonzero(label == place))
        out.append(rows[: round(_STRATIFIED * len(rows))])
    held_out = np.sort(np.concatenate(out))
    return faces.take(np.setdiff1d(np.arange(len(faces)), held_out)), faces.take(held_out)


def describe(split: Split, held_out: float, seed: int) -> str:
    """The division in words, for a card."""
    words = {
        Split.OWN: f"the data's own parts; {held_out:.0%} of Training held out, twins on the same side",
        Split.SHUFFLED: "shuffled, 75 % learnt, 15 % held out, 10 % tested",
        Split.STRATIFIED: "stratified, four fifths of every class learnt and one held out",
    }
    return f"{words[split]}; seed {seed}"


def fingerprints(faces: LabelledFaces) -> list[bytes]:
    """A hash of each face's pixels, in order."""
    return [sha256(picture.tobytes()).digest() for picture in faces.pictures]


def twins(parts: Parts) -> dict[tuple[str, str], int]:
    """How many faces of one part stand pixel for pixel in another as well, by the pair of names; only where some do."""
    prints = {name: fingerprints(faces) for name, faces in parts.named()}
    counts = {
        (one, other): sum(print_ in known for print_ in prints[other])
        for one, other in combinations(prints, 2)
        if (known := set(prints[one]))
    }
    return {pair: count for pair, count in counts.items() if count}
