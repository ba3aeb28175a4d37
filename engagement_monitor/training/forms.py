"""The four forms of labelled faces on disk, told apart by what lies at the path; each becomes a run of entries.

| form | what it is |
| --- | --- |
| FER+ folder | ``labels.csv`` with ``file, usage, emotion, votes_*`` beside ``images/`` |
| Kaggle CSV | ``emotion, pixels[, Usage]``, the pixels as 2,304 numbers from 0 to 255 |
| class folders | ``ROOT/[train|test|validation/]CLASS/picture`` |
| file table | a CSV with ``files`` and ``target`` beside a folder of pictures |
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import DataError
from engagement_monitor.training.pictures import read_gray

KAGGLE_SIDE_PX = 48
KAGGLE_CLASSES = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
"""What the numbers 0 to 6 of a Kaggle CSV mean."""

LEARNT_PART = "Training"
"""The part that is learnt from; what data without parts is called as a whole."""

PARTS = {"train": LEARNT_PART, "training": LEARNT_PART}
"""What a part is called, by what the folder or the user calls it, in small letters."""

_OTHER_PARTS = ("test", "validation", "val", "valid", "publictest", "privatetest")
_REMEDY = (
    "Name a FER+ folder (labels.csv beside images/), a fer2013.csv, a folder of class folders, or a CSV with the "
    "columns files and target beside its pictures."
)


class Form(StrEnum):
    """How labelled faces lie on disk."""

    FERPLUS = "FER+ folder"
    KAGGLE = "Kaggle CSV"
    FOLDERS = "class folders"
    TABLE = "file table"


_COLUMNS = {
    Form.FERPLUS: {"file", "usage"},
    Form.KAGGLE: {"emotion", "pixels"},
    Form.TABLE: {"files", "target"},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One labelled face, its picture not read yet.

    ``where`` names it in messages; ``part`` is the data's own; ``label`` the one label as it stands there; ``votes``
    the row that holds the votes of raters, None where there are none. ``read`` gives the picture, uint8 (height,
    width), grey, and raises DataError where there is none.
    """

    where: str
    part: str
    label: str
    votes: Mapping[str, str] | None
    read: Callable[[], npt.NDArray[np.uint8]]
    group: str = ""
    """The group of people that the user's table names for it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at a path: its form, and the CSV or folder that it is read from."""

    form: Form
    path: Path

    def entries(self) -> Iterator[Entry]:
        """Its faces one after another, in the order of the file or of their names.

        Raises:
            DataError: a row or folder is bad; the first one is named.
        """
        return _READERS[self.form](self.path)


def detect(path: Path) -> Found:
    """Which of the forms lies at the path.

    Raises:
        DataError: none of them, or more than one.
    """
    if path.is_file():
        return Found(_table_form(path), path)
    if not path.is_dir():
        raise DataError(f"{path} holds no labelled faces: it is not there", _REMEDY)
    tables = [Found(form, table) for table in sorted(path.glob("*.csv")) if (form := _form_of_header(table))]
    if len(tables) > 1:
        names = " and ".join(found.path.name for found in tables)
        raise DataError(f"{path} holds several tables of faces: {names}", "Name the one that is meant.")
    if tables:
        return tables[0]
    if not subfolders(path):
        raise DataError(f"{path} holds no labelled faces: no labels.csv, no other table, no class folders", _REMEDY)
    return Found(Form.FOLDERS, path)


def _table_form(path: Path) -> Form:
    form = _form_of_header(path)
    if form is None:
        raise DataError(f"{path} is no table of labelled faces: its first line names other columns", _REMEDY)
    return form


def _form_of_header(path: Path) -> Form | None:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            header = set(next(csv.reader(file), []))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path} cannot be read as a table: {error}", _REMEDY) from error
    return next((form for form, columns in _COLUMNS.items() if columns <= header), None)


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of a CSV with the words that name it; a row that is cut short has empty cells."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            for number, row in enumerate(csv.DictReader(file, restval=""), 2):
                yield f"{path}, line {number}", row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path} cannot be read to its end: {error}", "Mend the file.") from error


def _ferplus(path: Path) -> Iterator[Entry]:
    for where, row in _rows(path):
        votes = row if any(name.startswith("votes_") for name in row) else None
        yield Entry(where, row["usage"], row.get("emotion", ""), votes, _reader(path.parent / "images" / row["file"]))


def _kaggle(path: Path) -> Iterator[Entry]:
    for where, row in _rows(path):
        number = row["emotion"].strip()
        known = number.isdecimal() and int(number) < len(KAGGLE_CLASSES)
        label = KAGGLE_CLASSES[int(number)] if known else number
        yield Entry(where, row.get("Usage") or LEARNT_PART, label, None, _pixel_reader(row["pixels"], where))


def _table(path: Path) -> Iterator[Entry]:
    places = [path.parent, *subfolders(path.parent)]
    for where, row in _rows(path):
        name = row["files"]
        file = next((place / name for place in places if name and (place / name).is_file()), None)
        if file is None:
            raise DataError(f"{where} names the picture {name!r}, which is not there", "Mend or remove that row.")
        yield Entry(where, LEARNT_PART, row["target"], None, _reader(file), row.get("group", ""))


def _class_folders(root: Path) -> Iterator[Entry]:
    for part, folder in _part_folders(root):
        classes = subfolders(folder)
        if not classes:
            raise DataError(f"{folder} holds no class folders", "It needs a folder for each class.")
        for class_folder in classes:
            yield from _class_entries(part, class_folder)


def _class_entries(part: str, folder: Path) -> Iterator[Entry]:
    pictures = sorted(path for path in folder.iterdir() if path.is_file() and not _hidden(path))
    if not pictures:
        raise DataError(f"The class folder {folder} holds no picture", "Put some in, or remove the folder.")
    for path in pictures:
        yield Entry(str(path), part, folder.name, None, _reader(path))


def _part_folders(root: Path) -> list[tuple[str, Path]]:
    """The parts that class folders are sorted into; the whole is one part where there are none."""
    folders = subfolders(root)
    parts = [folder for folder in folders if folder.name.lower() in (*PARTS, *_OTHER_PARTS)]
    if not parts:
        return [(LEARNT_PART, root)]
    if len(parts) < len(folders):
        other = next(folder for folder in folders if folder not in parts)
        raise DataError(
            f"{other} stands beside {parts[0].name}/ and is no part", "Use train, test and validation, or no parts."
        )
    return [(PARTS.get(folder.name.lower(), folder.name), folder) for folder in parts]


def subfolders(root: Path) -> list[Path]:
    """The folders in a folder by name, without hidden ones."""
    return sorted(path for path in root.iterdir() if path.is_dir() and not _hidden(path))


def _hidden(path: Path) -> bool:
    return path.name.startswith((".", "__MACOSX")) or path.name in ("Thumbs.db", "desktop.ini")


def _reader(path: Path) -> Callable[[], npt.NDArray[np.uint8]]:
    return lambda: read_gray(path)


def _pixel_reader(text: str, where: str) -> Callable[[], npt.NDArray[np.uint8]]:
    return lambda: _pixels(text, where)


def _pixels(text: str, where: str) -> npt.NDArray[np.uint8]:
    count = KAGGLE_SIDE_PX**2
    try:
        values = bytes(map(int, text.split()))
    except ValueError as error:
        raise DataError(f"{where} has a pixel that is no number from 0 to 255", "Mend or remove that row.") from error
    if len(values) != count:
        raise DataError(f"{where} has {len(values):,} pixels, not {count:,}", "Mend or remove that row.")
    return np.frombuffer(values, np.uint8).reshape(KAGGLE_SIDE_PX, KAGGLE_SIDE_PX)


_READERS: dict[Form, Callable[[Path], Iterator[Entry]]] = {
    Form.FERPLUS: _ferplus,
    Form.KAGGLE: _kaggle,
    Form.FOLDERS: _class_folders,
    Form.TABLE: _table,
}
