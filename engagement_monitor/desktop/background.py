"""The worker beside the window's thread: slow work goes in, results come back as calls on the window's thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from engagement_monitor.errors import EngagementMonitorError

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class _Outcome:
    """A finished job and who wants to know."""

    future: Future[Any]
    done: Callable[[Any], None]
    failed: Callable[[EngagementMonitorError], None]


class Background(QObject):
    """One worker thread: jobs run one after another, so that the database has one visitor at a time."""

    _finished = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._newest: Future[Any] | None = None
        self._open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[EngagementMonitorError], None],
    ) -> None:
        """Runs ``work`` on the worker and then ``done`` or ``failed`` on the window's thread.

        A fault of the program is raised on the window's thread, where the excepthook finds it. After ``finish``
        nothing is run and nobody is called.
        """
        if self._open:
            future = self._newest = self._pool.submit(work)
            future.add_done_callback(lambda finished: self._report(_Outcome(finished, done, failed)))

    def finish(self, patience_s: float | None = None) -> None:
        """Waits until every job is done, so that what was to be deleted is deleted, and calls nobody any more.

        No longer than ``patience_s``, if given: a job that hangs is left to its thread, as are those behind it.
        """
        self._open = False
        self._pool.shutdown(wait=False)
        if self._newest is not None:
            wait([self._newest], patience_s)

    def _report(self, outcome: _Outcome) -> None:
        if self._open:
            self._finished.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        if not self._open or outcome.future.cancelled():
            return
        error = outcome.future.exception()
        if isinstance(error, EngagementMonitorError):
            _log.warning("%s", error)
            outcome.failed(error)
        elif error is not None:
            raise error
        else:
            outcome.done(outcome.future.result())
