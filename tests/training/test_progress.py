"""What a training shows while it runs."""

from types import SimpleNamespace

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
    shown.on_train_end()
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


def test_a_history_that_is_gone_on_with_gets_no_new_columns() -> None:
    from engagement_monitor.training.progress import EpochFacts

    noted = EpochFacts({"epoch": "0", "loss": "1.0", "learning_rate": "0.01"})
    noted.set_model(MODEL)
    logs = dict(LOGS)
    noted.on_epoch_end(0, logs)
    assert logs.keys() - LOGS.keys() == {"learning_rate"}
