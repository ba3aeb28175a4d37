"""The network on LiteRT: for machines without a GPU, loaded in a moment and several times faster there."""

import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import tr
from engagement_monitor.vision.classifier import EngineUnavailable
from engagement_monitor.vision.model_card import TFLITE, ModelCard
from engagement_monitor.vision.native_output import native_output_logged

_MOST_THREADS = 8


class LiteRTNetwork:
    """A network in LiteRT. One thread at a time.

    One interpreter a bucket: changing the size of one interpreter's input costs 1 to 21 ms each time.
    """

    def __init__(self, card: ModelCard, folder: Path) -> None:
        self._path = folder / TFLITE
        self._classes = len(card.classes)
        self._picture = (card.input.size_px, card.input.size_px, card.input.channels)
        self._threads = min(_usable_cores(), _MOST_THREADS)
        self._interpreters: dict[int, Any] = {}
        self._interpreter(1)

    @property
    def engine(self) -> str:
        """What runs it, for people."""
        return f"LiteRT on {self._threads} CPU thread{'s' if self._threads > 1 else ''}"

    def run(self, pictures: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Class probabilities of one bucket of pictures; see ``classifier.Network``."""
        interpreter = self._interpreter(len(pictures))
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], pictures)
        interpreter.invoke()
        return np.asarray(interpreter.get_tensor(interpreter.get_output_details()[0]["index"]))

    def close(self) -> None:
        """Lets go of all interpreters; another ``run`` would load them again."""
        self._interpreters.clear()

    def _interpreter(self, bucket: int) -> Any:
        if bucket not in self._interpreters:
            self._interpreters[bucket] = self._load(bucket)
        return self._interpreters[bucket]

    def _load(self, bucket: int) -> Any:
        try:
            with native_output_logged():
                from ai_edge_litert.interpreter import Interpreter

                interpreter = Interpreter(model_path=str(self._path), num_threads=self._threads)
                interpreter.resize_tensor_input(interpreter.get_input_details()[0]["index"], [bucket, *self._picture])
                interpreter.allocate_tensors()
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            raise EngineUnavailable(
                tr("LiteRT cannot load {path} ({reason})").format(path=self._path, reason=error),
                tr("Choose --engine tensorflow, or install the program again."),
            ) from error
        self._check(interpreter, bucket)
        return interpreter

    def _check(self, interpreter: Any, bucket: int) -> None:
        shape = tuple(int(size) for size in interpreter.get_output_details()[0]["shape"])
        if shape != (bucket, self._classes):
            raise ModelError(
                tr("{path} gives {shape} for {count} faces of {classes} classes").format(
                    path=self._path, shape=shape, count=bucket, classes=self._classes
                ),
                tr("Train the model again."),
            )


def _usable_cores() -> int:
    # A container or taskset may leave fewer cores than the machine has; macOS and Windows do not say.
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
