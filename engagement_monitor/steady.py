"""The analysis on a thread of its own, so that one that hangs can be given up and begun anew."""

import logging
import math
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from engagement_monitor.capture.frame import Frame
from engagement_monitor.capture.restarts import Restarts
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.areas import Areas
from engagement_monitor.vision.face import FrameResult

_LOG = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")
LONGEST_ANALYSIS_S = 10.0
"""A frame that takes longer never comes back: with 64 faces in 8K on one slow processor it is 3 s."""
_LONGEST_LOADING_S = 120.0
_LAST_S = 2.0


class AnalysisHung(Exception):
    """A frame was not analysed in time. The thread that should have done it is given up."""


class _Worker:
    """One thread that does one thing after another."""

    def __init__(self) -> None:
        self._work: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = queue.SimpleQueue()
        threading.Thread(target=self._run, name="analysis", daemon=True).start()

    def run(self, work: Callable[[], _Answer]) -> "Future[_Answer]":
        answer: Future[_Answer] = Future()
        self._work.put((work, answer))
        return answer

    def end(self) -> None:
        """Ends the thread as soon as it can."""
        self._work.put(None)

    def _run(self) -> None:
        while (item := self._work.get()) is not None:
            work, answer = item
            try:
                answer.set_result(work())
            except BaseException as error:  # noqa: BLE001 - whoever waits raises it again
                answer.set_exception(error)
            del item, work, answer  # and with them the frame


class SteadyAnalysis:
    """An analyzer that is begun anew when it crashes or hangs, five times a minute at most.

    All methods but ``hurry`` are for one thread.

    Args:
        load: Loads model and detector; it may take seconds.
    """

    def __init__(self, load: Callable[[], FrameAnalyzer]) -> None:
        self._load = load
        self._worker: _Worker | None = None
        self._changed = threading.Condition()
        self._leave_s = math.inf
        self._analyzer: FrameAnalyzer | None = None
        self._restarts = Restarts()
        self.crashes = 0
        """How often it was begun anew."""

    @property
    def analyzer(self) -> FrameAnalyzer:
        """The one that was opened."""
        assert self._analyzer is not None
        return self._analyzer

    def open(self) -> FrameAnalyzer:
        """Loads it and warms it up.

        Raises:
            AnalysisHung: that did not come to an end.
            EngagementMonitorError: it cannot be loaded.
        """
        try:
            self._analyzer = self._ask(self._loaded, _LONGEST_LOADING_S)
        except Exception:
            if self._worker is not None:
                self._give_up()
            raise
        return self._analyzer

    def analyze(self, frame: Frame, areas: Areas) -> FrameResult:
        """What ``FrameAnalyzer.analyze`` gives. Raises ``AnalysisHung`` after 10 s."""
        analyzer = self.analyzer
        return self._ask(lambda: analyzer.analyze(frame, areas), LONGEST_ANALYSIS_S)

    def survive(self, crash: Exception) -> None:
        """Begins anew after a crash; raises it again if there were too many."""
        if not self._restarts.allowed():
            raise crash
        _LOG.error("the analysis failed and goes on", exc_info=crash)
        self.crashes += 1
        if self._analyzer is None:
            self.open()
        else:
            self._analyzer.forget()

    def hurry(self, patience_s: float) -> None:
        """From now on nothing is waited for any longer than so. Safe from any thread."""
        with self._changed:
            self._leave_s = min(self._leave_s, time.monotonic() + patience_s)
            self._changed.notify_all()

    def close(self) -> None:
        """Lets go of the model; one that hangs was left to its thread, which ends with the program."""
        if self._analyzer is None:
            return
        self._leave_s = math.inf
        try:
            self._ask(self._analyzer.close, _LAST_S)
        except AnalysisHung as hung:
            _LOG.warning("%s", hung)
        else:
            self._give_up()

    def _loaded(self) -> FrameAnalyzer:
        analyzer = self._load()
        try:
            analyzer.warm_up()
        except BaseException:
            analyzer.close()
            raise
        return analyzer

    def _give_up(self) -> None:
        """Leaves the thread to itself: should it hang and come back, it ends."""
        assert self._worker is not None
        self._worker.end()
        self._worker = self._analyzer = None

    def _ask(self, work: Callable[[], _Answer], patience_s: float) -> _Answer:
        self._worker = self._worker or _Worker()
        answer = self._worker.run(work)
        until_s = time.monotonic() + patience_s
        with self._changed:
            answer.add_done_callback(self._wake)
            while not answer.done():
                rest_s = min(until_s, self._leave_s) - time.monotonic()
                if rest_s <= 0:
                    self._give_up()
                    raise AnalysisHung(f"the analysis did not answer within {patience_s:.0f} s")
                self._changed.wait(rest_s)
        return answer.result()

    def _wake(self, _answer: object) -> None:
        with self._changed:
            self._changed.notify_all()
