"""Cyclic garbage is collected on the window's thread alone."""

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.garbage import garbage_collected_here


class Cycle:
    """Knows itself, and on which thread it went."""

    def __init__(self, gone: list[str]) -> None:
        self.me = self
        weakref.finalize(self, lambda: gone.append(threading.current_thread().name))


def _allocate_much() -> None:
    kept = [[number] for number in range(100_000)]
    assert kept


def test_a_worker_that_allocates_much_collects_nothing_and_the_window_does(qtbot: QtBot) -> None:
    gone: list[str] = []
    gc.collect()
    with garbage_collected_here():
        Cycle(gone)
        worker = threading.Thread(target=_allocate_much, name="worker")
        worker.start()
        worker.join()
        assert gone == []
        kept = [[number] for number in range(2000)]
        qtbot.waitUntil(lambda: gone == ["MainThread"], timeout=10_000)
        assert kept


def test_afterwards_it_is_as_it_was() -> None:
    before = gc.isenabled()
    with garbage_collected_here():
        assert not gc.isenabled()
    assert gc.isenabled() is before
