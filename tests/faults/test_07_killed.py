"""Killed at any moment, with a log torn at any place: what was saved stays, and no second is there in part."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionState
from tests.store.lectures import sample

Recorder = Callable[[Path, float], int]


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    """Records into a file for some time and is killed; gives how many seconds it had been told to be safe."""
    command = [sys.executable, "-m", "tests.faults.recorder"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        lines = program.stdout

        def record(path: Path, after_s: float) -> int:
            assert program.stdin is not None
            program.stdin.write(f"{path}\n")
            program.stdin.flush()
            saved, pid, killed = 0, 0, False
            for line in lines:
                if line.startswith("pid"):
                    pid = int(line.split()[1])
                elif line.startswith("killed"):
                    return saved
                else:
                    saved = int(line)
                if pid and saved and not killed:
                    killed = True
                    threading.Timer(after_s, os.kill, (pid, signal.SIGKILL)).start()
            raise AssertionError("the recorder ended by itself")

        yield record
        program.stdin.close()
        program.wait(10)


def _seconds_in(path: Path) -> int:
    """How many seconds a database holds, after a look whether it is whole."""
    with closing(Database.open(str(path))) as database:
        library = SessionLibrary(database)
        session = library.session("latest")
        found = library.samples(session.id)
    assert session.state is SessionState.INTERRUPTED
    assert [one.time_s for one in found] == list(range(len(found)))
    assert all(one.posteriors.tolist() == sample(0, one.time_s % 65).posteriors.tolist() for one in found)
    assert session.totals.duration_s == len(found)
    return len(found)


@pytest.mark.parametrize("times", [5, pytest.param(200, marks=pytest.mark.kill)])
def test_killed_at_random(times: int, recorder: Recorder, tmp_path: Path, tried: Callable[..., None]) -> None:
    dice = random.Random(7)
    lost = []
    empty = tmp_path / "empty.db"
    Database.open(str(empty)).close()  # making the tables takes longer than all the rest
    for number in range(times):
        path = tmp_path / f"{number}.db"
        shutil.copy(empty, path)
        saved = recorder(path, dice.uniform(0, 0.4))
        found = _seconds_in(path)
        assert saved <= found <= saved + 1
        lost.append(saved - found)
    tried("killed with SIGKILL at a random moment", times, f"{max(0, *lost)} saved rows lost, every database whole")


@pytest.mark.parametrize("times", [20, pytest.param(500, marks=pytest.mark.kill)])
def test_a_torn_log(times: int, recorder: Recorder, tmp_path: Path, tried: Callable[..., None]) -> None:
    dice = random.Random(11)
    path, log = tmp_path / "whole.db", tmp_path / "whole.db-wal"
    recorder(path, 0.6)
    content = log.read_bytes()
    assert len(content) > 100_000
    found = []
    for number in range(times):
        torn = tmp_path / f"{number}.db"
        shutil.copy(path, torn)
        cut = dice.randrange(len(content) // 2, len(content))
        tail = dice.choice([b"", bytes(4096), dice.randbytes(4096)])
        torn.with_name(f"{torn.name}-wal").write_bytes(content[:cut] + tail)
        found.append(_seconds_in(torn))
        for file in tmp_path.glob(f"{number}.db*"):
            file.unlink()
    assert min(found) < max(found)
    assert min(found) > 0
    tried("log torn at a random place", times, "every database whole, no second in part")
