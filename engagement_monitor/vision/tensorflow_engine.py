"""The network on TensorFlow: the one module of ``vision`` that imports it, and only when a network is loaded."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engagement_monitor.sentence import tr
from engagement_monitor.vision.classifier import ClassificationFault, EngineUnavailable, OutOfMemory
from engagement_monitor.vision.model_card import ModelCard
from engagement_monitor.vision.native_output import native_output_logged
from engagement_monitor.vision.networks import load_network


class TensorFlowNetwork:
    """A network in TensorFlow, on the GPU if there is one. One thread at a time.

    One compiled function a bucket, each with a fixed signature: eager calls and ``predict`` with changing batch sizes
    are ten times slower and grow in memory. Without XLA, which is 3 to 13 times slower on a CPU, and in float32: at 64
    small faces a call a GPU waits for its kernels to start, not for their arithmetic, and both engines agree.
    """

    def __init__(self, card: ModelCard, folder: Path) -> None:
        with native_output_logged():
            self._tensorflow = _import_tensorflow()
            self._device = "GPU" if _gpus(self._tensorflow) else "CPU"
            try:
                self._network: Any = load_network(card, folder)
            except self._tensorflow.errors.OpError as error:
                raise EngineUnavailable(
                    tr("TensorFlow cannot load the model on the {device} ({reason})").format(
                        device=self._device, reason=error.message
                    ),
                    tr("Choose --engine litert."),
                ) from error
        self._functions: dict[int, Callable[[Any], Any]] = {}

    @property
    def engine(self) -> str:
        """What runs it, for people."""
        return f"TensorFlow on {self._device}"

    def run(self, pictures: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Class probabilities of one bucket of pictures; see ``classifier.Network``."""
        function = self._functions.get(len(pictures))
        if function is None:
            function = self._functions[len(pictures)] = self._compiled(pictures.shape)
        errors = self._tensorflow.errors
        try:
            # A copy: TensorFlow may look at a numpy array's memory itself, and the batch is overwritten soon.
            return np.asarray(function(self._tensorflow.constant(pictures)))
        except errors.ResourceExhaustedError as error:
            raise OutOfMemory(
                tr("The memory does not suffice for {count} faces at once on the {device}").format(
                    count=len(pictures), device=self._device
                ),
                tr("Close other programs that use it, or choose --engine litert."),
            ) from error
        except errors.OpError as error:
            raise ClassificationFault(
                tr("TensorFlow failed on the {device} ({reason})").format(device=self._device, reason=error.message),
                tr("Choose --engine litert."),
            ) from error

    def close(self) -> None:
        """Lets go of the compiled functions and the network."""
        self._functions.clear()
        self._network = None

    def _compiled(self, shape: tuple[int, ...]) -> Callable[[Any], Any]:
        network = self._network
        signature = [self._tensorflow.TensorSpec(shape, self._tensorflow.float32)]

        def forward(pictures: Any) -> Any:
            return network(pictures, training=False)

        with native_output_logged():
            function: Callable[[Any], Any] = self._tensorflow.function(
                forward, input_signature=signature
            ).get_concrete_function()
        return function


def require_gpu() -> None:
    """Returns if TensorFlow sees a GPU. Imports TensorFlow.

    Raises:
        EngineUnavailable: it does not.
    """
    with native_output_logged():
        seen = _gpus(_import_tensorflow())
    if not seen:
        raise EngineUnavailable(
            tr("There is an NVIDIA driver, but TensorFlow sees no GPU"),
            tr(
                "Install TensorFlow's CUDA libraries (`pip install 'tensorflow[and-cuda]'`), or choose --engine litert."
            ),
        )


def _import_tensorflow() -> Any:
    try:
        import tensorflow
    except (ImportError, OSError, RuntimeError) as error:
        raise EngineUnavailable(
            tr("TensorFlow cannot be loaded ({reason})").format(reason=error),
            tr("Choose --engine litert, or install the program again."),
        ) from error
    return tensorflow


def _gpus(tensorflow: Any) -> list[Any]:
    """The GPUs that TensorFlow sees, set to take memory only as it is needed: others use the GPU too."""
    gpus: list[Any] = tensorflow.config.list_physical_devices("GPU")
    for gpu in gpus:
        try:
            tensorflow.config.experimental.set_memory_growth(gpu, True)
        except RuntimeError:
            # TensorFlow was in use already, with what was set then.
            break
    return gpus
