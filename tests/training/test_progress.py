"""What a training shows while it runs."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from rich.progress import TimeRemainingColumn

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

LOGS = {"loss": 0.5, "accuracy": 0.75, "val_loss": 0.6, "val_accuracy": 0.7}
MODEL = SimpleNamespace(optimizer=SimpleNamespace(learning_rate=0.01))


def test_the_bar_shows_loss_accuracy_rate_and_time_left() -> None:
    from engagement_monitor.training.progress import TrainingProgress

    shown = TrainingProgress(4)
    shown.set_params({"steps": 10})
    shown.set_model(MODEL)
    shown.on_train_begin()
    shown.on_epoch_begin(1)
    shown.on_train_batch_end(4, LOGS)
    (task,) = shown._bar.tasks
    shown.stop()
    assert task.description == "epoch 2/4  loss 0.500  accuracy 0.750  rate 1.0e-02"
    assert (task.completed, task.total) == (15, 40)
    assert any(isinstance(column, TimeRemainingColumn) for column in shown._bar.columns)


def test_in_a_pipe_there_is_a_line_an_epoch() -> None:
    from engagement_monitor.training.progress import EpochLines

    said: list[str] = []
    lines = EpochLines(4, said.append)
    lines.set_model(MODEL)
    lines.on_epoch_end(1, LOGS)
    assert said == ["epoch 2/4: loss 0.5000, accuracy 0.7500, held out: loss 0.6000, accuracy 0.7000, rate 1.0e-02"]


def test_the_rate_is_noted_unless_it_is_already(monkeypatch: pytest.MonkeyPatch) -> None:
    from engagement_monitor.training import progress

    clock = iter([100.0, 112.34, 200.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    noted = progress.EpochFacts()
    noted.set_model(MODEL)
    fresh, told = dict(LOGS), LOGS | {"learning_rate": 0.1}
    noted.on_epoch_begin(0)
    noted.on_epoch_end(0, fresh)
    noted.on_epoch_end(0, told)
    assert (fresh["learning_rate"], told["learning_rate"]) == (0.01, 0.1)
    assert fresh["seconds"] == 12.3


def test_the_bar_is_gone_after_an_interruption() -> None:
    """Keras tells its callbacks nothing of Ctrl-C."""
    from engagement_monitor.training.progress import shown_while

    def interrupted(bar: Any) -> None:
        bar.set_params({"steps": 10})
        bar.on_train_begin()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), shown_while(4, True, lambda _: None) as shown:
        interrupted(shown)
    assert not shown._bar.live.is_started


def test_the_rate_of_a_training_on_several_devices_is_shown() -> None:
    """There it is a variable, of which ``float`` knows nothing."""
    from engagement_monitor.training.progress import EpochLines

    class Spread:
        def __array__(self, *_: object, **__: object) -> np.ndarray:
            return np.asarray(0.01)

    said: list[str] = []
    lines = EpochLines(4, said.append)
    lines.set_model(SimpleNamespace(optimizer=SimpleNamespace(learning_rate=Spread())))
    lines.on_epoch_end(1, LOGS)
    assert said[0].endswith("rate 1.0e-02")
