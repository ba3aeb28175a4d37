"""The analysis crashes, a driver hangs: the session goes on, five times a minute at most, and always ends in time."""

import threading
import time
from contextlib import closing

import pytest

from engagement_monitor.capture import restarts
from engagement_monitor.capture.frame import Pace
from engagement_monitor.capture.restarts import MOST_RESTARTS, Restarts
from engagement_monitor.monitor import Monitor
from engagement_monitor.snapshot import MonitorState
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails, SessionState
from engagement_monitor.vision.analyzer import FrameAnalyzer
from tests.capture.doubles import Openings, ScriptedSource, wait_for
from tests.faults.doubles import OneFace
from tests.vision.doubles import BrightnessClassifier


@pytest.fixture
def database(tmp_path):
    with closing(Database.open(str(tmp_path / "sessions.db"))) as opened:
        yield opened


def started(database, source, tracker, pace=Pace.REAL_TIME):
    load = lambda: FrameAnalyzer(tracker, BrightnessClassifier())  # noqa: E731
    monitor = Monitor(Openings(source), pace, load, database, SessionDetails("Lecture"))
    monitor.start()
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > 1)
    return monitor


def test_an_analysis_that_crashes_goes_on(database, tried):
    tracker = OneFace()
    monitor = started(database, ScriptedSource(), tracker)
    tracker.crashes = MOST_RESTARTS
    wait_for(lambda: not tracker.crashes)
    before = monitor.snapshot().totals.frames_analyzed
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > before + 2)
    assert monitor.snapshot().state is MonitorState.RUNNING
    assert "failed 5 times and went on" in monitor.snapshot().notice
    monitor.stop()
    assert monitor.wait(10)
    assert SessionLibrary(database).session("latest").state is SessionState.COMPLETE
    tried("analysis crashes", MOST_RESTARTS, "begun anew each time, and said")


def test_one_that_crashes_without_end_is_stopped_in_sight(database, tried):
    tracker = OneFace()
    monitor = started(database, ScriptedSource(), tracker)
    tracker.crashes = 1000
    assert monitor.wait(10)
    assert monitor.snapshot().state is MonitorState.FAILED
    assert isinstance(monitor.crash, ZeroDivisionError)
    assert 1000 - tracker.crashes == MOST_RESTARTS + 1
    session = SessionLibrary(database).session("latest")
    assert session.state is SessionState.INTERRUPTED
    tried(
        "analysis crashes without end", 1000 - tracker.crashes, "stopped after five restarts; what was seen is stored"
    )


def test_five_restarts_a_minute_are_allowed(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(restarts.time, "monotonic", lambda: now[0])
    allowed = Restarts()
    assert [allowed.allowed() for _ in range(7)] == [True] * 5 + [False] * 2
    now[0] += 61
    assert allowed.allowed()


class Hanging(ScriptedSource):
    """A driver that never comes back, not even when it is closed."""

    def __init__(self):
        super().__init__()
        self.hangs, self.freed = threading.Event(), threading.Event()

    def read(self):
        if self.hangs.is_set():
            self.freed.wait(30)
            return None
        return super().read()


def test_a_driver_that_hangs_does_not_hold_up_the_end(database, tried):
    source = Hanging()
    monitor = started(database, source, OneFace())
    source.hangs.set()
    wait_for(lambda: monitor.snapshot().notice)
    began_s = time.monotonic()
    monitor.stop()
    assert monitor.wait(10)
    ended_s = time.monotonic() - began_s
    source.freed.set()
    assert ended_s < 6
    assert SessionLibrary(database).session("latest").state is SessionState.COMPLETE
    tried("camera driver hangs for ever", 1, f"the session ends after {ended_s:.1f} s, complete")
