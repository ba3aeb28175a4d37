"""The clock is set, summer time ends, the laptop sleeps: durations stay true, sleep is a gap, moments are in UTC."""

import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import psutil
import pytest

from engagement_monitor.capture import clock
from engagement_monitor.capture.clock import SessionClock
from engagement_monitor.capture.frame import Pace
from engagement_monitor.errors import StoreError
from engagement_monitor.monitor import Monitor
from engagement_monitor.session_run import new_session
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails, SessionState
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import GapReason
from engagement_monitor.vision.analyzer import FrameAnalyzer
from tests.capture.doubles import Openings, ScriptedSource, wait_for
from tests.faults.doubles import OneFace
from tests.store.lectures import new_session as made_up
from tests.store.lectures import totals
from tests.vision.doubles import CARD, BrightnessClassifier

NIGHT_S = 8 * 3600


class Lively(ScriptedSource):
    """Pictures with the noise of a sensor: what stands still for a night is taken for a poster."""

    def read(self):
        frame = super().read()
        noise = np.random.default_rng(self.frames_read).integers(205, 255, (8, 8, 3), np.uint8)
        return frame and replace(frame, pixels=noise)


class Laptop:
    """The computer's monotonic clock, which goes on while it sleeps."""

    def __init__(self):
        self._real, self.slept_s = clock.elapsed_s, 0.0

    def elapsed_s(self):
        return self._real() + self.slept_s


@pytest.fixture
def laptop(monkeypatch):
    double = Laptop()
    monkeypatch.setattr(clock, "elapsed_s", double.elapsed_s)
    return double


@pytest.fixture
def database(tmp_path):
    with closing(Database.open(str(tmp_path / "sessions.db"))) as opened:
        yield opened


@pytest.fixture
def monitor(database):
    load = lambda: FrameAnalyzer(OneFace(), BrightnessClassifier())  # noqa: E731
    started = Monitor(Openings(Lively()), Pace.REAL_TIME, load, database, SessionDetails("Lecture"))
    started.start()
    wait_for(lambda: started.snapshot().totals.frames_analyzed > 2)
    yield started
    started.stop()
    assert started.wait(20)


def test_a_night_asleep_is_a_gap(laptop, monitor, database, tried):
    wait_for(lambda: monitor.snapshot().sample_count >= 1)
    laptop.slept_s = NIGHT_S
    wait_for(lambda: monitor.snapshot().sample_count > NIGHT_S, 20)
    before = monitor.snapshot().totals.frames_analyzed
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > before + 8)
    monitor.stop()
    assert monitor.wait(20)
    library = SessionLibrary(database)
    session = library.session("latest")
    samples = library.samples(session.id)
    gaps = [sample for sample in samples if sample.gap is GapReason.CAMERA]
    assert session.state is SessionState.COMPLETE
    assert session.totals.duration_s == pytest.approx(NIGHT_S, abs=30)
    assert [sample.time_s for sample in samples] == list(range(len(samples)))
    assert len(gaps) == pytest.approx(NIGHT_S, abs=30)  # a busy machine may miss seconds besides
    assert samples[0].gap is None
    assert samples[-1].gap is None
    tried("laptop asleep for 8 h", 1, f"a gap of {len(gaps)} s, no second invented, the session goes on")


def test_the_clock_counts_sleep_and_cannot_be_set(monkeypatch):
    started = SessionClock()
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert 0 <= started.now_s() < 5
    assert clock.elapsed_s() >= time.monotonic() - 1  # what was slept since the start comes on top


@pytest.mark.parametrize("step", [timedelta(hours=-1), timedelta(hours=1), timedelta(days=-3650)])
def test_a_clock_that_is_set_changes_no_duration(step, monitor, monkeypatch, tried):
    class Set(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + step

    wait_for(lambda: monitor.snapshot().sample_count >= 1)
    before_s = monitor.snapshot().elapsed_s
    monkeypatch.setattr("engagement_monitor.store.recording.datetime", Set)
    monkeypatch.setattr("engagement_monitor.session_run.datetime", Set)
    count = monitor.snapshot().sample_count
    wait_for(lambda: monitor.snapshot().sample_count >= count + 2)
    assert 0 < monitor.snapshot().elapsed_s - before_s < 10
    tried(f"clock set by {step.total_seconds() / 3600:+.0f} h", 1, "no second doubled or lost")


@pytest.mark.skipif(not psutil.LINUX, reason="elsewhere the system keeps the moment itself")
@pytest.mark.parametrize("hours", [-1, 1])
def test_a_session_whose_clock_was_set_is_not_taken_for_abandoned(hours, monitor, database, monkeypatch, tried):
    wait_for(lambda: monitor.snapshot().session_id is not None)
    boot_s = psutil.boot_time()
    monkeypatch.setattr("psutil._pslinux.boot_time", lambda: boot_s + hours * 3600)
    with closing(Database.open(str(database.path))) as second, pytest.raises(StoreError, match="being recorded"):
        SessionLibrary(second).delete(monitor.snapshot().session_id)
    tried(f"clock set by {hours:+} h, then the session shall be deleted", 1, "refused: it is being recorded")


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
def test_the_hour_that_comes_twice_is_two_hours(zone, database, monkeypatch, tried):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        autumn = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
        moments = [autumn + timedelta(hours=hour) for hour in range(4)]
        with closing(SessionWriter(database)) as writer:
            for moment in moments:
                writer.begin(made_up(started_at=moment.astimezone(ZoneInfo(zone))))
                writer.finish(SessionState.COMPLETE, totals(0.0))
        assert [session.started_at for session in SessionLibrary(database).sessions()] == moments[::-1]
    finally:
        monkeypatch.undo()
        time.tzset()
    tried(f"end of summer time in {zone}", len(moments), "UTC in the database, in the right order")


def test_a_session_begins_in_utc():
    assert new_session(SessionDetails("x"), "camera", "Camera 0", CARD).started_at.tzinfo is UTC
