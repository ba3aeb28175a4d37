"""What of a training outlives a kill or a full disk."""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engagement_monitor.errors import ExportError
from engagement_monitor.training.recipe import Fitting

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

FITTING = Fitting(epochs=9, learning_rate=0.1)
LOGS = {"accuracy": 0.75, "loss": 0.5, "val_accuracy": 0.7, "val_loss": 0.6}


def _network(weight: float) -> Any:
    import keras

    network = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
    network.compile(keras.optimizers.SGD(0.1, momentum=0.9), "mse")
    network.optimizer.build(network.trainable_variables)
    network.set_weights([np.full((1, 1), weight)])
    return network


def _backup(folder: Path) -> Any:
    from engagement_monitor.training.checkpoints import Backup

    folder.mkdir()
    return Backup(folder)


def test_a_training_goes_on_where_its_last_epoch_left_it(tmp_path: Path) -> None:
    from engagement_monitor.training.checkpoints import last_backup, restore

    backup = _backup(tmp_path / "b")
    for epoch, weight in enumerate((1.0, 2.0)):
        backup.set_model(_network(weight))
        backup.on_epoch_end(epoch)
    done, state = last_backup(tmp_path / "b")
    assert done == 2
    assert [*(tmp_path / "b").iterdir()] == [state]
    network = _network(0.0)
    restore(network, state)  # type: ignore[arg-type]
    assert network.get_weights()[0] == 2


def test_a_kill_while_the_state_is_written_leaves_that_of_the_epoch_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engagement_monitor.training.checkpoints import last_backup, restore

    def killed(file: int) -> None:
        os.ftruncate(file, os.fstat(file).st_size // 2)
        raise SystemExit

    backup = _backup(tmp_path / "b")
    backup.set_model(_network(1.0))
    backup.on_epoch_end(0)
    monkeypatch.setattr("engagement_monitor.whole_file.os.fsync", killed)
    with pytest.raises(SystemExit):
        backup.on_epoch_end(1)
    done, state = last_backup(tmp_path / "b")
    assert done == 1
    restore(_network(0.0), state)  # type: ignore[arg-type]


def test_the_state_of_an_earlier_version_is_gone_on_with_and_replaced(tmp_path: Path) -> None:
    from engagement_monitor.training.checkpoints import last_backup, restore

    backup = _backup(tmp_path / "b")
    _network(3.0).save_weights(tmp_path / "b" / "latest.weights.h5")
    (tmp_path / "b" / "training_metadata.json").write_text(json.dumps({"epoch": 5, "batch": 0}))
    done, state = last_backup(tmp_path / "b")
    assert done == 5
    network = _network(0.0)
    restore(network, state)  # type: ignore[arg-type]
    assert network.get_weights()[0] == 3
    backup.set_model(network)
    backup.on_epoch_end(5)
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["6.weights.h5"]


def test_a_state_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    from engagement_monitor.training.checkpoints import last_backup, restore

    (tmp_path / "1.weights.h5").write_bytes(b"half")
    with pytest.raises(ExportError, match="cannot go on"):
        restore(_network(0.0), last_backup(tmp_path)[1])  # type: ignore[arg-type]


def test_a_full_disk_is_said_and_older_weights_stay(tmp_path: Path) -> None:
    from engagement_monitor.training.checkpoints import save_weights

    resource = pytest.importorskip("resource")
    path = tmp_path / "best.weights.h5"
    path.write_bytes(b"older")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, before[1]))
    try:
        with pytest.raises(ExportError, match=r"best\.weights\.h5 cannot be written"):
            save_weights(_network(1.0), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(path, b"older")]


def test_the_weights_of_a_better_epoch_only_are_kept(tmp_path: Path) -> None:
    from engagement_monitor.training.checkpoints import BestKept

    path, kept = tmp_path / "best.weights.h5", []
    best = BestKept(FITTING, path, [0.5])
    best.set_model(_network(1.0))
    for epoch, loss in enumerate((0.6, 0.4, 0.45)):
        best.on_epoch_end(epoch, LOGS | {"val_loss": loss})
        kept.append(path.exists())
        path.unlink(missing_ok=True)
    assert kept == [False, True, False]


def test_a_history_is_gone_on_with_in_its_own_columns(tmp_path: Path) -> None:
    from engagement_monitor.training.checkpoints import HistoryKept, read_history

    path = tmp_path / "history.csv"
    HistoryKept(path, []).on_epoch_end(0, LOGS)
    HistoryKept(path, read_history(path)).on_epoch_end(1, LOGS | {"seconds": 2.5})
    assert path.read_text() == ("epoch,accuracy,loss,val_accuracy,val_loss\n0,0.75,0.5,0.7,0.6\n1,0.75,0.5,0.7,0.6\n")


def test_an_epoch_that_was_not_done_or_is_torn_or_there_twice_does_not_count(tmp_path: Path) -> None:
    from engagement_monitor.training.checkpoints import read_history

    path = tmp_path / "history.csv"
    path.write_text("epoch,loss\n0,0.9\n1,0.8\n1,0.7\n2,0.6\n3")
    assert read_history(path, 2) == [{"epoch": "0", "loss": "0.9"}, {"epoch": "1", "loss": "0.7"}]
    assert [row["epoch"] for row in read_history(path)] == ["0", "1", "2"]
    assert read_history(tmp_path / "none.csv") == []
