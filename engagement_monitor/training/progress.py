"""What a training shows while it runs."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import keras
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class TrainingProgress(keras.callbacks.Callback):  # type: ignore[misc]
    """A progress bar over all epochs with loss, accuracy, rate and time left; a line for each epoch that is done."""

    def __init__(self, epochs: int) -> None:
        super().__init__()
        self._epochs = epochs
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task: TaskID | None = None
        self._epoch = 0

    def on_train_begin(self, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002 - Keras passes it by name
        """Starts the bar."""
        steps = self.params.get("steps") or 1
        self._task = self._bar.add_task("training", total=steps * self._epochs)
        self._bar.start()

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
        """Moves the bar to the epoch, which is not the first one after a resume."""
        self._epoch = epoch

    def on_train_batch_end(self, batch: int, logs: dict[str, Any] | None = None) -> None:
        """Moves the bar by one step."""
        if self._task is None or logs is None:
            return
        text = f"epoch {self._epoch + 1}/{self._epochs}  loss {logs['loss']:.3f}  accuracy {logs['accuracy']:.3f}"
        done = self._epoch * (self.params.get("steps") or 1) + batch + 1
        self._bar.update(self._task, description=f"{text}  rate {_rate(self.model):.1e}", completed=done)

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Prints the figures of the epoch."""
        self._bar.console.print(epoch_line(epoch, self._epochs, logs or {}, _rate(self.model)))

    def stop(self) -> None:
        """Takes the bar down. Keras tells nobody when a training is interrupted, so whoever trains does."""
        self._bar.stop()


class EpochLines(keras.callbacks.Callback):  # type: ignore[misc]
    """A line for each epoch that is done, for where no bar can be shown."""

    def __init__(self, epochs: int, say: Callable[[str], None]) -> None:
        super().__init__()
        self._epochs, self._say = epochs, say

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Says the figures of the epoch."""
        self._say(epoch_line(epoch, self._epochs, logs or {}, _rate(self.model)))


class EpochFacts(keras.callbacks.Callback):  # type: ignore[misc]
    """Puts the rate of each epoch and how long it took among its figures, so that they stand in the history."""

    def __init__(self) -> None:
        super().__init__()
        self._began_s = 0.0

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
        """Looks at the clock."""
        self._began_s = time.monotonic()

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
        """Notes both; what watches the loss has not changed the rate for the next epoch yet, or has noted it itself."""
        if logs is None:
            return
        logs.setdefault("learning_rate", _rate(self.model))
        logs["seconds"] = round(time.monotonic() - self._began_s, 1)


@contextmanager
def shown_while(epochs: int, bar: bool, say: Callable[[str], None]) -> Iterator[keras.callbacks.Callback]:
    """What shows a training: a bar, which is gone afterwards however it ends, or lines."""
    if not bar:
        yield EpochLines(epochs, say)
        return
    progress = TrainingProgress(epochs)
    try:
        yield progress
    finally:
        progress.stop()


def epoch_line(epoch: int, epochs: int, logs: Mapping[str, Any], rate: float) -> str:
    """What is said of an epoch that is done; ``epoch`` counts from 0."""
    return (
        f"epoch {epoch + 1}/{epochs}: loss {logs['loss']:.4f}, accuracy {logs['accuracy']:.4f}, "
        f"held out: loss {logs['val_loss']:.4f}, accuracy {logs['val_accuracy']:.4f}, rate {rate:.1e}"
    )


def _rate(model: keras.Model) -> float:
    # Spread over several devices a constant rate is a variable of each of them, which ``float`` does not take.
    return float(keras.ops.convert_to_numpy(model.optimizer.learning_rate))
