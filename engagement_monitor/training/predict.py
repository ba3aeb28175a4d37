"""Pictures come in; each goes out with a box and a bar chart for every face that was found on it."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import DataError, ExportError
from engagement_monitor.training.pictures import SUFFIXES, read_colour
from engagement_monitor.training.predict_sheet import draw_sheet
from engagement_monitor.training.prediction import Predictor
from engagement_monitor.training.whole_file import write_whole_file


def picture_files(given: Sequence[Path]) -> Iterator[Path]:
    """The picture files that were named, and those in folders that were named, by name.

    Raises:
        DataError: a folder holds no picture.
    """
    for path in given:
        if not path.is_dir():
            yield path
            continue
        files = sorted(file for file in path.iterdir() if file.is_file() and file.suffix.lower() in SUFFIXES)
        if not files:
            raise DataError(f"The folder {path} holds no picture", f"Pictures end in {', '.join(SUFFIXES)}.")
        yield from files


def prepare_output(folder: Path) -> None:
    """Makes the folder, and proves that something can be written into it before any work is done.

    Raises:
        ExportError: nothing can.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ExportError(f"Nothing can be written to {folder} ({error.strerror})", "Name another folder.") from error


def sheet_names(pictures: Sequence[Path]) -> list[str]:
    """A file name for the sheet of each picture, ``NAME-faces.png``, no two the same.

    The ending stays in the name, as ``a.jpg`` and ``a.png`` may lie in one folder; pictures of the same name from
    several folders are numbered.
    """
    seen = Counter[str]()
    names = []
    for picture in pictures:
        seen[picture.name] += 1
        number = f"-{seen[picture.name]}" if seen[picture.name] > 1 else ""
        names.append(f"{picture.name}-faces{number}.png")
    return names


def predict_picture(predictor: Predictor, picture: Path, sheet: Path) -> dict[str, Any]:
    """Writes a picture with its boxes and charts to the file ``sheet``.

    Returns:
        What ``predict --json`` prints of the picture.

    Raises:
        DataError: it is no picture.
        ModelError: the model gave something that is no probability.
        ExportError: the result cannot be written; nothing is left of it.
    """
    pixels = read_colour(picture)
    faces = predictor.faces(pixels)
    write_picture(draw_sheet(pixels, faces, predictor.card.sentiment_map), sheet)
    return {
        "picture": str(picture),
        "output": str(sheet),
        "width_px": pixels.shape[1],
        "height_px": pixels.shape[0],
        "faces": [face.record() for face in faces],
    }


def write_picture(pixels: npt.NDArray[np.uint8], path: Path) -> None:
    """Writes a picture in the format of the path's ending, whole or not at all.

    Raises:
        ExportError: it cannot be written.
    """
    write_whole_file(path, cv2.imencode(path.suffix, pixels)[1].tobytes(), "Name another folder.")
