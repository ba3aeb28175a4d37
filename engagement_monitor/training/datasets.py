"""Labelled faces on disk become arrays: any of the forms of ``forms``, read under the classes that are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import DataError
from engagement_monitor.training.forms import KAGGLE_CLASSES, Entry, detect
from engagement_monitor.training.pictures import as_square

FERPLUS_CLASSES = ("neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt")
FER2013_CLASSES = KAGGLE_CLASSES
LABELS = {"ferplus": FERPLUS_CLASSES, "fer2013": FER2013_CLASSES}
SIZE_PX = 48
"""The side of FER2013's pictures, which faces are read at unless more is asked for."""


@dataclass(frozen=True, slots=True)
class LabelledFaces:
    """Faces with what people said of them.

    ``pictures`` is uint8 (faces, height, width), grey; ``targets`` float32 (faces, classes), the fraction of the
    raters who chose each class, 1 and 0 where there is one label; ``splits`` the part that each face belongs to.
    ``votes`` is what raters said beside the label, where that was asked for: float32 (faces, 8), the fraction who chose
    each of ``FERPLUS_CLASSES``, zeros where nobody voted.
    """

    pictures: npt.NDArray[np.uint8]
    targets: npt.NDArray[np.float32]
    splits: npt.NDArray[np.str_]
    classes: tuple[str, ...]
    votes: npt.NDArray[np.float32] | None = None

    def __len__(self) -> int:
        return len(self.pictures)

    def part(self, split: str) -> "LabelledFaces":
        """The faces of one split.

        Raises:
            DataError: there are none.
        """
        chosen = self.splits == split
        if not chosen.any():
            there = ", ".join(sorted(set(self.splits.tolist())))
            raise DataError(f"The data has no part {split!r}", f"Its parts are: {there}.")
        return self.take(np.flatnonzero(chosen))

    def take(self, rows: npt.NDArray[np.intp]) -> "LabelledFaces":
        """The faces with these row numbers, in this order."""
        votes = None if self.votes is None else self.votes[rows]
        return LabelledFaces(self.pictures[rows], self.targets[rows], self.splits[rows], self.classes, votes)


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labels of a data set become.

    ``kind`` is ``ferplus`` for the votes of ten raters, else the one label of each face is read. A label, whatever the
    case of its letters, counts as the class that ``label_map`` names for it, or as the class of its own name. Faces
    with a label in ``left_out`` are skipped. ``with_votes`` reads the votes of raters beside the labels.
    """

    kind: str
    classes: tuple[str, ...]
    label_map: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    with_votes: bool = False

    @classmethod
    def of(cls, name: str) -> "Labels":
        """One of the usual label sets: ``ferplus`` or ``fer2013``."""
        return cls(name, LABELS[name])

    def target(self, entry: Entry) -> npt.NDArray[np.float32] | None:
        """float32 (classes,), adding up to 1; None for a face that is left out.

        Raises:
            DataError: the entry has no such label.
        """
        return _fractions(_votes(entry)) if self.kind == "ferplus" else self._one_label(entry)

    def votes(self, entry: Entry) -> npt.NDArray[np.float32]:
        """What raters said beside the label: float32 (8,), zeros where nobody was asked or voted.

        Raises:
            DataError: the entry has votes that are none.
        """
        found = _fractions(_votes(entry)) if self.with_votes and entry.votes is not None else None
        return np.zeros(len(FERPLUS_CLASSES), np.float32) if found is None else found

    def _one_label(self, entry: Entry) -> npt.NDArray[np.float32] | None:
        label = entry.label.strip().lower()
        if label in self.left_out:
            return None
        own = {name.lower(): name for name in self.classes}
        name = self.label_map.get(label, own.get(label, label))
        if name not in self.classes:
            raise DataError(
                f"{entry.where} has the unknown label {entry.label!r}",
                f"Known are: {', '.join(sorted({*self.label_map, *self.left_out, *self.classes}))}. "
                "Mend it, or add it to the recipe's label_map or left_out.",
            )
        target = np.zeros(len(self.classes), np.float32)
        target[self.classes.index(name)] = 1
        return target


def _votes(entry: Entry) -> npt.NDArray[np.float32]:
    """How many raters voted for each of the emotions of FER+."""
    if entry.votes is None:
        raise DataError(
            f"{entry.where} has one label and no votes of raters",
            "Votes are in a FER+ folder; for other data choose the labels fer2013, or a recipe with one label.",
        )
    try:
        return np.asarray([float(entry.votes[f"votes_{name}"]) for name in FERPLUS_CLASSES], np.float32)
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(f"{entry.where} has no valid ferplus label: {error}", "Mend or remove that row.") from error


def _fractions(votes: npt.NDArray[np.float32]) -> npt.NDArray[np.float32] | None:
    """None where nobody voted for any of them."""
    return votes / votes.sum() if votes.sum() > 0 else None


def read_faces(
    path: Path, labels: str | Labels, splits: Sequence[str] | None = None, *, size_px: int = SIZE_PX
) -> LabelledFaces:
    """Reads labelled faces of any form.

    Args:
        path: A FER+ folder, a Kaggle CSV, class folders, or a file table; see ``forms``.
        labels: ``ferplus`` for the votes of ten raters (faces without any vote for an emotion are left out),
            ``fer2013`` for the one label, or labels of one's own.
        splits: Which of the data's own parts to read; all of them unless given.
        size_px: Every picture becomes a grey square of that side; ``pictures.as_square`` has the rule.

    Raises:
        DataError: it is no such data, or a row or picture is bad; the first bad one is named.
    """
    asked = Labels.of(labels) if isinstance(labels, str) else labels
    entries = detect(path).entries()
    read = [*_read(entries, asked, splits, size_px)]
    if not read:
        raise DataError(
            f"{path} has no labelled face in {', '.join(splits) if splits else 'any part'}",
            "Choose another part or folder.",
        )
    pictures, targets, parts, votes = zip(*read, strict=True)
    return LabelledFaces(
        np.stack(pictures),
        np.stack(targets).astype(np.float32),
        np.asarray(parts),
        asked.classes,
        np.stack(votes) if asked.with_votes else None,
    )


def _read(
    entries: Iterator[Entry], labels: Labels, splits: Sequence[str] | None, size_px: int
) -> Iterator[tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32], str, npt.NDArray[np.float32]]]:
    for entry in entries:
        if splits is not None and entry.part not in splits:
            continue
        target = labels.target(entry)
        if target is not None:
            yield as_square(entry.read(), size_px), target, entry.part, labels.votes(entry)


def require_every_class(faces: LabelledFaces, data: Path) -> None:
    """Returns if every class has a face that is mostly called so.

    Raises:
        DataError: one has none; the first such class is named.
    """
    counts = np.bincount(faces.targets.argmax(axis=1), minlength=len(faces.classes))
    empty = [name for name, count in zip(faces.classes, counts, strict=True) if not count]
    if empty:
        raise DataError(
            f"{data} has no picture of the class {empty[0]!r} to learn from",
            "Add some, or take the class out of the recipe.",
        )


def hold_out(faces: LabelledFaces, fraction: float, seed: int) -> tuple[LabelledFaces, LabelledFaces]:
    """Splits faces into (kept for training, held out) by a hash of their pixels and the seed.

    A picture falls on its side whatever else is there and whatever it is called: a model that is begun from another one
    with the same seed is measured on faces that neither has learnt. Pixel-identical twins go to the same side.

    Returns:
        Both, in order. About ``fraction`` of the faces is held out, one at least.
    """
    salt = f"{seed} ".encode()
    place = np.asarray([_place(sha256(salt + picture.tobytes()).digest()) for picture in faces.pictures])
    out = place <= max(fraction, place.min())
    return faces.take(np.flatnonzero(~out)), faces.take(np.flatnonzero(out))


def _place(digest: bytes) -> float:
    """A hash as a number, uniform from 0 to 1."""
    return float(int.from_bytes(digest[:8], "big") / 2**64)


def hold_out_by_order(faces: LabelledFaces, fraction: float, seed: int) -> tuple[LabelledFaces, LabelledFaces]:
    """Splits faces as earlier versions of the program did, for trainings that they began.

    Which faces are held out depends on which others are there, so on the labels too.
    """
    _, twin = np.unique(faces.pictures.reshape(len(faces), -1), axis=0, return_inverse=True)
    groups = np.random.default_rng(seed).permutation(int(twin.max()) + 1)
    rank = np.empty_like(groups)
    rank[groups] = np.arange(len(groups))
    out = rank[twin.ravel()] < fraction * len(groups)
    return faces.take(np.flatnonzero(~out)), faces.take(np.flatnonzero(out))
