"""Labelled faces on disk become arrays.

So far one of the four forms: the FER+ folder (``labels.csv`` beside ``images/``).
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import DataError

FERPLUS_CLASSES = ("neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt")
FER2013_CLASSES = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
LABELS = {"ferplus": FERPLUS_CLASSES, "fer2013": FER2013_CLASSES}
_SIZE_PX = 48


@dataclass(frozen=True, slots=True)
class LabelledFaces:
    """Faces with what people said of them.

    ``pictures`` is uint8 (faces, height, width), grey; ``targets`` float32 (faces, classes), the fraction of the
    raters who chose each class, 1 and 0 where there is one label; ``splits`` the part that each face belongs to.
    """

    pictures: npt.NDArray[np.uint8]
    targets: npt.NDArray[np.float32]
    splits: npt.NDArray[np.str_]
    classes: tuple[str, ...]

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
        return LabelledFaces(self.pictures[rows], self.targets[rows], self.splits[rows], self.classes)


def read_faces(folder: Path, labels: str, splits: Sequence[str] | None = None) -> LabelledFaces:
    """Reads a FER+ folder.

    Args:
        folder: Holds ``labels.csv`` and ``images/``.
        labels: ``ferplus`` for the votes of ten raters (faces without any vote for an emotion are left out) or
            ``fer2013`` for the one label.
        splits: Which parts to read; all of them unless given.

    Raises:
        DataError: it is no such folder, or a row or picture is bad; the first bad one is named.
    """
    path = folder / "labels.csv"
    try:
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise DataError(
            f"{folder} holds no labelled faces: labels.csv cannot be read ({error.strerror})",
            "Name a FER+ folder: labels.csv beside a folder images/.",
        ) from error
    wanted = [(number, row) for number, row in enumerate(rows, 2) if splits is None or row.get("usage") in splits]
    targets = [_target(row, labels, f"{path}, line {number}") for number, row in wanted]
    kept = [(row, target) for (_, row), target in zip(wanted, targets, strict=True) if target.sum() > 0]
    if not kept:
        raise DataError(f"{path} has no labelled face in {splits or 'any part'}", "Choose another part or folder.")
    return LabelledFaces(
        np.stack([_picture(folder / "images" / row["file"]) for row, _ in kept]),
        np.stack([target / target.sum() for _, target in kept]).astype(np.float32),
        np.asarray([row["usage"] for row, _ in kept]),
        LABELS[labels],
    )


def _target(row: dict[str, str], labels: str, where: str) -> npt.NDArray[np.float32]:
    try:
        if labels == "ferplus":
            return np.asarray([float(row[f"votes_{name}"]) for name in FERPLUS_CLASSES], dtype=np.float32)
        one = np.zeros(len(FER2013_CLASSES), dtype=np.float32)
        one[FER2013_CLASSES.index(row["emotion"])] = 1
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(f"{where} has no valid {labels} label: {error}", "Mend or remove that row.") from error
    return one


def _picture(path: Path) -> npt.NDArray[np.uint8]:
    picture = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    if picture is None:
        raise DataError(f"{path} is no picture that can be read", "Mend the file or remove its row.")
    if picture.shape != (_SIZE_PX, _SIZE_PX):
        size = f"{picture.shape[1]}x{picture.shape[0]}"
        raise DataError(f"{path} is {size} pixels, not {_SIZE_PX}x{_SIZE_PX}", "Enlarge or remove it.")
    return picture.astype(np.uint8, copy=False)


def hold_out(faces: LabelledFaces, fraction: float, seed: int) -> tuple[LabelledFaces, LabelledFaces]:
    """Splits faces into (kept for training, held out), shuffled with a seed.

    Pixel-identical twins go to the same side, so that nothing held out was learnt.
    """
    _, twin = np.unique(faces.pictures.reshape(len(faces), -1), axis=0, return_inverse=True)
    groups = np.random.default_rng(seed).permutation(int(twin.max()) + 1)
    rank = np.empty_like(groups)
    rank[groups] = np.arange(len(groups))
    out = rank[twin.ravel()] < fraction * len(groups)
    return faces.take(np.flatnonzero(~out)), faces.take(np.flatnonzero(out))
