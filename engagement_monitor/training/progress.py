"""What a training shows while it runs."""

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
        rate = float(self.model.optimizer.learning_rate)
        text = f"epoch {self._epoch + 1}/{self._epochs}  loss {logs['loss']:.3f}  accuracy {logs['accuracy']:.3f}"
        done = self._epoch * (self.params.get("steps") or 1) + batch + 1
        self._bar.update(self._task, description=f"{text}  rate {rate:.1e}", completed=done)

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        """Prints the held-out figures of the epoch."""
        logs = logs or {}
        self._bar.console.print(
            f"epoch {epoch + 1}: loss {logs['loss']:.4f}, held out: loss {logs['val_loss']:.4f}, "
            f"accuracy {logs['val_accuracy']:.4f}"
        )

    def on_train_end(self, logs: dict[str, Any] | None = None) -> None:  # noqa: ARG002
        """Takes the bar down."""
        self._bar.stop()
