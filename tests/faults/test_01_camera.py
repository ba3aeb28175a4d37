"""A camera goes, stands still or turns black: it is said soon, is a gap, and the same camera is found again."""

import threading
import time

import psutil
import pytest

from engagement_monitor.capture import camera, camera_identity, live_source, restarts, thread
from engagement_monitor.capture.clock import SessionClock
from engagement_monitor.capture.frame import Pace
from engagement_monitor.capture.slot import LatestFrameSlot
from engagement_monitor.capture.sources import source_opener
from engagement_monitor.capture.thread import CaptureState, CaptureThread
from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.monitor import Monitor
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.timeline.sample import GapReason
from engagement_monitor.vision.analyzer import FrameAnalyzer
from tests.capture.doubles import wait_for
from tests.faults.doubles import Machine, OneFace, Plug
from tests.vision.doubles import BrightnessClassifier

SHOWN_S = {Plug.REPEATING: 5.0}
SHOWN_USUALLY_S, BACK_S, TIMES = 2.0, 3.0, 100
LOST = (Plug.GONE, Plug.REPEATING, Plug.BLACK, Plug.STOLEN, Plug.DENIED)
"""In every way but those in which a driver crashes or hangs: five times a minute are enough of these."""


@pytest.fixture
def machine(tmp_path, monkeypatch):
    double = Machine()
    monkeypatch.setattr(camera.cv2, "VideoCapture", double.VideoCapture)
    links = tmp_path / "by-id"
    links.mkdir()
    monkeypatch.setattr(camera_identity, "_LINKS", links)
    double.links = links
    double.unplug = lambda serial: (links / f"usb-Maker_{serial}-video-index0").unlink()
    plug_in(double)
    yield double
    double.returned.set()


def plug_in(machine, **numbers):
    """Gives cameras other numbers, as a system does when they are plugged in again."""
    machine.numbers |= numbers
    for serial, number in machine.numbers.items():
        link = machine.links / f"usb-Maker_{serial}-video-index0"
        link.unlink(missing_ok=True)
        link.symlink_to(f"/dev/video{number}")


@pytest.fixture
def database(tmp_path):
    opened = Database.open(str(tmp_path / "sessions.db"))
    yield opened
    opened.close()


@pytest.fixture
def monitor(machine, database):
    load = lambda: FrameAnalyzer(OneFace(), BrightnessClassifier())  # noqa: E731
    started = Monitor(source_opener("0"), Pace.REAL_TIME, load, database, SessionDetails("Lecture"))
    started.start()
    wait_for(lambda: started.snapshot().totals.frames_analyzed > 2)
    yield started
    machine.returned.set()
    started.stop()
    assert started.wait(10)


def seconds_until(condition, limit_s):
    began_s = time.monotonic()
    wait_for(condition, limit_s)
    return time.monotonic() - began_s


@pytest.mark.parametrize("plug", [plug for plug in Plug if plug is not Plug.ALIVE])
def test_it_is_said_in_time_is_a_gap_and_comes_back(plug, machine, monitor, database, tried):
    if plug is Plug.GONE:
        machine.unplug("desk")
    machine.plug = plug
    shown_s = seconds_until(lambda: monitor.snapshot().capture is CaptureState.LOST, 8)
    assert shown_s < SHOWN_S.get(plug, SHOWN_USUALLY_S)
    wait_for(lambda: monitor.snapshot().notice)
    wait_for(lambda: any(sample.gap is GapReason.CAMERA for sample in monitor.samples_since(0)))

    plug_in(machine, desk=3)
    machine.plug = Plug.ALIVE
    machine.returned.set()
    before = monitor.snapshot().totals.frames_analyzed
    back_s = seconds_until(lambda: monitor.snapshot().totals.frames_analyzed > before, 8)
    assert back_s < BACK_S
    wait_for(lambda: monitor.snapshot().capture is CaptureState.READING)
    assert monitor.snapshot().notice == ""

    monitor.stop()
    assert monitor.wait(10)
    library = SessionLibrary(database)
    stored = library.samples(library.session("latest").id)
    assert GapReason.CAMERA in {sample.gap for sample in stored}
    tried(f"camera {plug}", 1, f"said after {shown_s:.1f} s, back after {back_s:.1f} s")


@pytest.mark.parametrize("plug", [Plug.GONE, Plug.STOLEN, Plug.DENIED])
def test_one_that_cannot_be_had_at_the_start_is_said_with_what_to_do(plug, machine, tried):
    machine.plug = plug
    began_s = time.monotonic()
    with pytest.raises(SourceUnavailable, match=r"Camera 0 cannot be opened.*close other programs.*allow access"):
        source_opener("0")(0.0)
    refused_s = time.monotonic() - began_s
    assert refused_s < SHOWN_USUALLY_S
    tried(f"camera {plug} at the start", 1, f"said after {refused_s:.1f} s, with what to do")


@pytest.fixture
def quick(monkeypatch):
    """The same waits, shorter."""
    monkeypatch.setattr(live_source, "FROZEN_S", 0.03)
    monkeypatch.setattr(live_source, "BLACK_S", 0.03)
    monkeypatch.setattr(restarts, "FIRST_RETRY_S", 0.005)
    monkeypatch.setattr(restarts, "_LONGEST_RETRY_S", 0.02)
    monkeypatch.setattr(thread, "_SILENT_S", 0.1)


def test_a_hundred_times_over_it_is_the_same_camera_with_no_thread_or_handle_more(quick, machine, tried):
    capture = CaptureThread(source_opener("0"), LatestFrameSlot(), SessionClock())
    capture.begin()
    capture.start()
    wait_for(lambda: capture.frames_read > 3)
    process = psutil.Process()
    active, before = threading.active_count(), (process.num_threads(), process.num_fds())
    for cycle in range(TIMES):
        machine.plug = LOST[cycle % len(LOST)]
        if machine.plug is Plug.GONE:
            machine.unplug("desk")
        wait_for(lambda: capture.state is CaptureState.LOST)
        plug_in(machine, desk=cycle % 7 + 1, wall=0)  # another camera has its number now
        machine.plug = Plug.ALIVE
        wait_for(lambda: capture.state is CaptureState.READING)
        assert threading.active_count() == active
    # Fewer than before is no news: Qt ends the idle threads of its pool half a minute after the test that used them.
    assert process.num_threads() <= before[0]
    assert process.num_fds() <= before[1]
    capture.stop()
    capture.join(5)
    assert set(machine.opened) <= {"desk", None}  # a number that nobody has any more may be tried
    tried("camera lost and back under another number", TIMES, "0 threads and 0 handles more, always the same camera")


def test_another_camera_under_its_number_is_not_taken_for_it(quick, machine):
    capture = CaptureThread(source_opener("0"), LatestFrameSlot(), SessionClock())
    capture.begin()
    capture.start()
    wait_for(lambda: capture.frames_read > 3)
    del machine.numbers["desk"]
    machine.unplug("desk")
    plug_in(machine, wall=0)
    machine.plug = Plug.GONE
    wait_for(lambda: capture.state is CaptureState.LOST)
    machine.plug = Plug.ALIVE
    wait_for(lambda: "gone" in str(capture.fault))
    assert "wall" not in machine.opened
    capture.stop()
    capture.join(5)
