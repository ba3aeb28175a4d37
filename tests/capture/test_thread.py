import pytest

from engagement_monitor.capture.clock import SessionClock
from engagement_monitor.capture.frame import Pace
from engagement_monitor.capture.slot import BlockingFrameSlot, LatestFrameSlot
from engagement_monitor.capture.thread import CaptureState, CaptureThread
from engagement_monitor.errors import SourceUnavailable
from tests.capture.doubles import Openings, ScriptedSource, wait_for


@pytest.fixture
def capture():
    started = []

    def start(openings, slot=None):
        thread = CaptureThread(openings, slot or LatestFrameSlot(), SessionClock())
        started.append(thread)
        thread.start()
        assert thread.wait_until_open() or thread.fault
        thread.begin()
        return thread

    yield start
    for thread in started:
        thread.stop()
        thread.join(5)
        assert not thread.is_alive()


def test_a_recording_is_handed_over_whole_with_its_film_times(capture):
    slot = BlockingFrameSlot()
    capture(Openings(ScriptedSource(Pace.AS_FAST_AS_POSSIBLE, over_after=20)), slot)
    frames = list(iter(lambda: slot.take(2), None))
    assert [frame.time_s for frame in frames] == pytest.approx([number / 5 for number in range(20)])


def test_a_source_that_cannot_be_opened_is_a_fault(capture):
    thread = capture(Openings(SourceUnavailable("no camera", "Plug it in.")))
    thread.join(5)
    assert isinstance(thread.fault, SourceUnavailable)
    assert thread.state is CaptureState.OVER


def test_a_pause_closes_the_device_and_opens_it_again(capture):
    openings = Openings(ScriptedSource(), ScriptedSource())
    thread = capture(openings)
    wait_for(lambda: thread.frames_read > 3)
    thread.pause()
    wait_for(lambda: thread.state is CaptureState.PAUSED)
    assert openings.opened[0].closed.is_set()
    before = thread.frames_read
    thread.resume()
    wait_for(lambda: thread.frames_read > before)
    assert len(openings.opened) == 2
    assert openings.elapsed_s[1] > 0


def test_a_pause_that_is_over_before_it_is_noticed_ends_nothing(capture):
    openings = Openings(*(ScriptedSource() for _ in range(5)))
    thread = capture(openings)
    for count in range(1, 5):
        before = thread.frames_read
        wait_for(lambda before=before: thread.frames_read > before)
        thread.pause()
        thread.resume()
        wait_for(lambda count=count: len(openings.opened) == count + 1)
    assert thread.state is CaptureState.READING


def test_a_lost_camera_is_tried_again_until_it_is_back(capture, monkeypatch):
    monkeypatch.setattr("engagement_monitor.capture.restarts.FIRST_RETRY_S", 0.01)
    gone = SourceUnavailable("no camera", "Plug it in.")
    openings = Openings(ScriptedSource(lost_after=3), gone, gone, ScriptedSource())
    thread = capture(openings)
    wait_for(lambda: len(openings.opened) == 2 and thread.state is CaptureState.READING)
    wait_for(lambda: thread.frames_read > 5)
    assert thread.fault is None


def test_real_time_frames_carry_the_time_of_the_session(capture):
    slot = LatestFrameSlot()
    capture(Openings(ScriptedSource()), slot)
    first, second = slot.take(2), slot.take(2)
    assert 0 <= first.time_s < second.time_s < 2


def test_stop_ends_it_while_it_waits_for_a_lost_camera(capture):
    thread = capture(Openings(ScriptedSource(lost_after=1), *[SourceUnavailable("gone", "Look.")] * 50))
    wait_for(lambda: thread.state is CaptureState.LOST)
    thread.stop()
    thread.join(1)
    assert not thread.is_alive()


def test_a_camera_lost_and_paused_at_once_comes_back(capture):
    openings = Openings(ScriptedSource(lost_after=2), *[SourceUnavailable("gone", "Look.")] * 30, ScriptedSource())
    thread = capture(openings)
    wait_for(lambda: thread.state is CaptureState.LOST)
    for _ in range(25):  # each pause ends a wait, so that a try follows at once
        thread.pause()
        thread.resume()
    assert thread.is_alive()
    assert thread.crash is None
    thread.pause()
    wait_for(lambda: thread.state is CaptureState.PAUSED)
