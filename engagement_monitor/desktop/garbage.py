"""Python's cyclic garbage is collected on the window's thread only.

The collector runs on whichever thread happens to allocate. A widget that is part of a cycle would then be destroyed by
a worker, and Qt aborts the program for that.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1000


@contextmanager
def garbage_collected_here() -> Iterator[None]:
    """While inside, no thread collects by itself; this one does in its event loop, as often as Python would have."""
    running = gc.isenabled()
    gc.disable()
    collector = _Collector()
    try:
        yield
    finally:
        collector.stop()
        gc.collect()
        if running:
            gc.enable()


def spare_what_is_loaded() -> None:
    """What is there now is not looked through any more, as while a session runs.

    Looking through all that the libraries have loaded holds every thread for up to 0.1 s, with TensorFlow longer, and
    finds nothing.
    """
    gc.freeze()


def spare_nothing() -> None:
    """Everything is looked through again."""
    gc.unfreeze()


class _Collector(QObject):
    """Looks every second whether a generation is due."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(_collect_what_is_due)
        self._timer.start()

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()


def _collect_what_is_due() -> None:
    """Collects the oldest generation that is over its threshold, and with it the younger ones."""
    due = [
        number
        for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(max(due))
