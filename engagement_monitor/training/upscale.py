"""A folder of pictures is enlarged by a super-resolution network (``cv2.dnn_superres``), picture by picture."""

import json
import shutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import DataError, ExportError
from engagement_monitor.training.pictures import SUFFIXES, read_picture
from engagement_monitor.training.predict import prepare_output, write_picture
from engagement_monitor.training.whole_file import write_whole_file
from engagement_monitor.vision.model_card import file_sha256
from engagement_monitor.vision.native_output import native_output_logged

_NOTE = "upscaled.json"
_REMEDY = "Name another --output."

Pixels = npt.NDArray[np.uint8]


class Method(StrEnum):
    """The kinds of networks that OpenCV knows."""

    EDSR = "edsr"
    FSRCNN = "fsrcnn"
    ESPCN = "espcn"
    LAPSRN = "lapsrn"


class Upscaler:
    """Enlarges single pictures. One thread at a time.

    Args:
        network: A frozen TensorFlow graph (.pb), which OpenCV reads; nothing in it is executed but known layers.
        method: Its kind.
        scale: How many times larger its pictures are in both directions.

    Raises:
        DataError: the file is no such network.
    """

    def __init__(self, network: Path, method: Method, scale: int) -> None:
        self._name, self._method, self.scale = network.name, method, scale
        self._net = cv2.dnn_superres.DnnSuperResImpl.create()
        try:
            self._net.readModel(str(network))
            self._net.setModel(method.value, scale)
        except cv2.error as error:
            raise DataError(
                f"{network} is no network that OpenCV can read",
                "Name the .pb file of an EDSR, FSRCNN, ESPCN or LapSRN.",
            ) from error
        self._sha256 = file_sha256(network)

    @property
    def identity(self) -> dict[str, str | int]:
        """What decides how an enlarged picture looks: the network's kind, scale and hash."""
        return {"method": self._method.value, "scale": self.scale, "sha256": self._sha256}

    def enlarge(self, picture: Pixels) -> Pixels:
        """A picture, uint8 (height, width) or (height, width, 3), ``scale`` times as large.

        Raises:
            DataError: the network is of another kind or for another scale.
        """
        colour = picture if picture.ndim == 3 else cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
        expected = (picture.shape[0] * self.scale, picture.shape[1] * self.scale)
        try:
            larger = self._net.upsample(colour)
        except cv2.error as error:
            raise self._misfit() from error
        if larger.shape[:2] != expected:
            raise self._misfit()
        return np.asarray(larger if picture.ndim == 3 else cv2.cvtColor(larger, cv2.COLOR_BGR2GRAY), np.uint8)

    def _misfit(self) -> DataError:
        return DataError(
            f"The network {self._name} is not {self._method.value} at scale {self.scale}",
            "Its file name usually says both, as in FSRCNN_x4.pb: --method fsrcnn --scale 4.",
        )


def pictures_below(folder: Path) -> list[Path]:
    """The pictures in a folder and in its folders, by name.

    Raises:
        DataError: there is none.
    """
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in SUFFIXES)
    if not found:
        raise DataError(f"{folder} is no folder with pictures", f"Pictures end in {', '.join(SUFFIXES)}.")
    return found


def upscale_folder(upscaler: Upscaler, folder: Path, output: Path) -> Iterator[bool]:
    """Enlarges every picture of a folder into the same place below another folder, under the same name.

    Tables (``*.csv``) are copied, so that labels go with their pictures. What is there already at the right size is
    left as it is: a run that was stopped goes on where it was. ``upscaled.json`` says which network made the pictures.

    Yields:
        For each picture whether it was enlarged now.

    Raises:
        DataError: a picture cannot be read, the network does not fit, another one made the pictures that are in the
            output already, or one of the folders is in the other.
        ExportError: the output cannot be written; no half-written picture is left.
    """
    _require_apart(folder, output)
    pictures = pictures_below(folder)
    first = read_picture(pictures[0])
    # Before anything is written: a network that does not fit leaves no folder. OpenCV tells of it on stderr as well.
    with native_output_logged():
        upscaler.enlarge(first)
    _require_the_same(upscaler, output)
    prepare_output(output)
    write_whole_file(output / _NOTE, json.dumps(upscaler.identity, indent=2).encode() + b"\n", _REMEDY)
    _copy_tables(folder, output)
    for path in pictures:
        yield _upscale_one(upscaler, path, output / path.relative_to(folder))


def _require_the_same(upscaler: Upscaler, output: Path) -> None:
    """Pictures of two networks in one folder would be learnt as if they were of one."""
    try:
        made_by = json.loads((output / _NOTE).read_bytes())
    except (OSError, ValueError):
        return  # nothing was made there yet, or by an earlier version, which did not note it
    if made_by != upscaler.identity:
        raise DataError(f"The pictures in {output} were made by another network or at another scale", _REMEDY)


def _require_apart(folder: Path, output: Path) -> None:
    one, other = folder.resolve(), output.resolve()
    if one == other or one in other.parents or other in one.parents:
        raise DataError(f"{output} and {folder} lie in each other", "Name an output folder outside the pictures.")


def _upscale_one(upscaler: Upscaler, path: Path, target: Path) -> bool:
    picture = read_picture(path)
    if _is_done(target, (picture.shape[0] * upscaler.scale, picture.shape[1] * upscaler.scale)):
        return False
    prepare_output(target.parent)
    write_picture(upscaler.enlarge(picture), target)
    return True


def _is_done(target: Path, size: tuple[int, int]) -> bool:
    try:
        return target.is_file() and read_picture(target).shape[:2] == size
    except DataError:
        return False


def _copy_tables(folder: Path, output: Path) -> None:
    for table in folder.glob("*.csv"):
        try:
            shutil.copyfile(table, output / table.name)
        except OSError as error:
            raise ExportError(f"{output / table.name} cannot be written ({error.strerror})", "Make room.") from error
