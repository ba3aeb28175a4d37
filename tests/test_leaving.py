"""The program ends, whatever holds its threads."""

import threading
from collections.abc import Iterator

import pytest

from engagement_monitor import leaving


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The statuses with which the program was ended at once."""
    statuses: list[int] = []
    monkeypatch.setattr(leaving.os, "_exit", statuses.append)
    monkeypatch.setattr(leaving.logging, "shutdown", lambda: None)
    monkeypatch.setattr(leaving, "_LONGEST_WAIT_S", 0.0)
    return statuses


@pytest.fixture
def held() -> Iterator[threading.Thread]:
    """A thread in a frame that takes for ever."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait, name="analysis")
    thread.start()
    yield thread
    done.set()
    thread.join(5)


def test_a_thread_that_is_held_is_not_waited_for(ended: list[int], held: threading.Thread) -> None:
    leaving.leave(3)
    assert ended == [3]


def test_otherwise_the_program_ends_as_usual(ended: list[int]) -> None:
    assert leaving.leave(3) == 3
    assert ended == []
