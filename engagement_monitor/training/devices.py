"""What a training runs on: one device or several of one machine, by ``tf.distribute``.

Importing this module does not import TensorFlow.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from engagement_monitor.errors import DataError


class Spread(StrEnum):
    """Over how many devices a training is spread."""

    AUTO = "auto"
    """Over all GPUs where there are several, else one device."""
    ONE = "one"
    MIRRORED = "mirrored"
    """The same weights on every device of this machine; each takes a part of every batch."""
    MULTIWORKER = "multiworker"
    """Over several machines, which Keras 3 cannot: its ``fit`` ends with a fault of its own where there are two."""


class Precision(StrEnum):
    """With which numbers a training counts. Weights, probabilities and the exported model are float32 always."""

    SINGLE = "single"
    MIXED = "mixed"
    """float16 on a GPU, bfloat16 on a CPU."""


@dataclass(frozen=True, slots=True)
class Devices:
    """What was asked for."""

    spread: Spread = Spread.AUTO
    precision: Precision = Precision.SINGLE

    def __post_init__(self) -> None:
        """Refuses what cannot be.

        Raises:
            DataError: several machines were asked for.
        """
        if self.spread is Spread.MULTIWORKER:
            raise DataError(
                "A training cannot be spread over several machines: Keras 3 does not train with two or more",
                "Choose another --strategy; mirrored takes all GPUs of one machine.",
            )

    @contextmanager
    def scope(self) -> Iterator[Any]:
        """Networks that are built in it are spread over the devices, which it gives as a ``tf.distribute`` strategy."""
        import keras

        strategy = _strategy(self.spread)
        before = keras.config.dtype_policy()
        keras.config.set_dtype_policy(_policy(self.precision))
        try:
            with strategy.scope():
                yield strategy
        finally:
            keras.config.set_dtype_policy(before)

    def told(self, strategy: Any) -> str:
        """What it is trained on, as a sentence."""
        count = strategy.num_replicas_in_sync
        devices = f"{count} {_kind()}s together" if count > 1 else f"one {_kind()}"
        return f"Training on {devices}{'' if self.precision is Precision.SINGLE else ', ' + _policy(self.precision)}"


USUAL = Devices()
"""What is there, in float32."""


def _strategy(spread: Spread) -> Any:
    import tensorflow as tf

    devices = [device.name for device in tf.config.list_logical_devices(_kind())]
    if spread is Spread.MIRRORED or (spread is Spread.AUTO and _kind() == "GPU" and len(devices) > 1):
        return tf.distribute.MirroredStrategy(devices)
    return tf.distribute.OneDeviceStrategy(devices[0]) if spread is Spread.ONE else tf.distribute.get_strategy()


def _kind() -> str:
    import tensorflow as tf

    return "GPU" if tf.config.list_logical_devices("GPU") else "CPU"


def _policy(precision: Precision) -> str:
    if precision is Precision.SINGLE:
        return "float32"
    return "mixed_float16" if _kind() == "GPU" else "mixed_bfloat16"
