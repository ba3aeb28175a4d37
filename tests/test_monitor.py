import threading

import pytest

from engagement_monitor.capture.frame import Pace
from engagement_monitor.capture.thread import CaptureState
from engagement_monitor.errors import ModelError, SourceLost, SourceUnavailable
from engagement_monitor.monitor import Monitor
from engagement_monitor.snapshot import MonitorState
from engagement_monitor.store import writer
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails, SessionState
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.sample import GapReason, Marker
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.areas import EVERYWHERE, Areas
from engagement_monitor.vision.face import Box, Search
from tests.capture.doubles import Openings, ScriptedSource, wait_for
from tests.vision.doubles import BrightnessClassifier

FAST = Pace.AS_FAST_AS_POSSIBLE


class OneFace:
    """A tracker that sees the whole picture as one face, but for the frames it is told to see none in."""

    def __init__(self, blind=()):
        self.blind, self.forgotten = blind, 0

    def find(self, frame):
        return ({} if frame.index in self.blind else {1: Box(0, 0, 8, 8)}), Search.FULL

    def forget(self):
        self.forgotten += 1


@pytest.fixture
def database(tmp_path):
    opened = Database.open(str(tmp_path / "sessions.db"))
    yield opened
    opened.close()


@pytest.fixture
def run(database):
    started = []

    def start(opener, pace=FAST, tracker=None, classifier=None, **options):
        load = lambda: FrameAnalyzer(tracker or OneFace(), classifier or BrightnessClassifier())  # noqa: E731
        make = options.get("make", Monitor)
        monitor = make(opener, pace, options.get("load", load), database, SessionDetails("Lecture"))
        monitor.index_weights = options.get("weights")
        monitor.areas = options.get("areas", EVERYWHERE)
        started.append(monitor)
        monitor.start()
        return monitor

    yield start
    for monitor in started:
        monitor.stop()
        assert monitor.wait(10)


def stored(database):
    library = SessionLibrary(database)
    session = library.session("latest")
    return session, library.samples(session.id)


def test_a_recording_becomes_a_session_with_a_sample_a_second(run, database):
    monitor = run(Openings(ScriptedSource(FAST, over_after=23)))
    assert monitor.wait(10)
    session, samples = stored(database)
    assert monitor.snapshot().state is MonitorState.FINISHED
    assert session.state is SessionState.COMPLETE
    assert [sample.time_s for sample in samples] == [0, 1, 2, 3, 4]
    assert session.totals.frames_analyzed == session.totals.faces_classified == 23
    assert all(sample.estimate.shares.positive > 0.5 for sample in samples)


def test_every_second_has_its_faces_by_thirds_of_the_picture(run, database):
    assert run(Openings(ScriptedSource(FAST, over_after=20))).wait(10)
    assert [sample.thirds for sample in stored(database)[1]] == [(0.0, 1.0, 0.0)] * 4


def test_the_kind_of_detector_is_kept_with_the_session(run, database):
    run(
        Openings(ScriptedSource(FAST, over_after=5)),
        load=lambda: FrameAnalyzer(OneFace(), BrightnessClassifier(), "yunet"),
    ).wait(10)
    assert stored(database)[0].detector == "yunet"


def test_the_same_recording_gives_the_same_numbers(run, database):
    results = []
    for _ in range(2):
        assert run(Openings(ScriptedSource(FAST, over_after=20))).wait(10)
        results.append([sample.estimate for sample in stored(database)[1]])
    assert results[0] == results[1]


def test_seconds_in_which_nobody_was_found_are_gaps(run, database):
    tracker = OneFace(blind=range(5, 10))
    assert run(Openings(ScriptedSource(FAST, over_after=15)), tracker=tracker).wait(10)
    assert [sample.gap for sample in stored(database)[1]] == [None, GapReason.NO_FACE, None]


def test_what_the_window_sees_is_what_is_stored(run, database):
    monitor = run(Openings(ScriptedSource(FAST, over_after=20)))
    assert monitor.wait(10)
    seen, kept = monitor.samples_since(0), stored(database)[1]
    assert [sample.estimate for sample in seen] == [sample.estimate for sample in kept]
    assert [one.time_s for one in monitor.samples_since(3)] == [one.time_s for one in seen][3:]


def test_the_window_sees_the_index_of_the_newest_second_only_if_it_is_wanted(run):
    weighed, plain = (run(Openings(ScriptedSource(FAST, over_after=20)), weights=one) for one in (IndexWeights(), None))
    assert weighed.wait(10)
    assert plain.wait(10)
    newest = weighed.samples_since(0)[-1].estimate.shares
    assert weighed.snapshot().index.value == pytest.approx(newest.positive + 0.5 * newest.neutral)
    assert plain.snapshot().index is None


def test_a_blind_area_is_black_before_the_preview_and_the_analysis_get_the_frame(run):
    everything = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    live = ScriptedSource(Pace.REAL_TIME)
    monitor = run(Openings(live), Pace.REAL_TIME, areas=Areas(blind=(everything,)))
    wait_for(lambda: monitor.snapshot().frame is not None)
    assert not monitor.snapshot().frame.pixels.any()
    monitor.areas = EVERYWHERE
    wait_for(lambda: bool(monitor.snapshot().frame.pixels.any()))


def test_a_face_outside_the_seat_areas_leaves_a_gap(run, database):
    corner = ((0.9, 0.9), (1.0, 0.9), (1.0, 1.0))
    monitor = run(Openings(ScriptedSource(FAST, over_after=10)), areas=Areas(seats=(corner,)))
    assert monitor.wait(10)
    assert {sample.gap for sample in stored(database)[1]} == {GapReason.NO_FACE}


def test_after_some_minutes_the_window_sees_a_trend(run):
    monitor = run(Openings(ScriptedSource(FAST, over_after=5 * 340)))
    assert monitor.wait(60)
    trend = monitor.snapshot().trend
    assert trend.change is Change.UNCLEAR
    assert 180 <= trend.back_s <= 220


def test_a_source_that_cannot_be_opened_stores_nothing(run, database):
    monitor = run(Openings(SourceUnavailable("no camera", "Plug it in.")))
    assert monitor.wait(10)
    assert isinstance(monitor.snapshot().fault, SourceUnavailable)
    assert SessionLibrary(database).sessions() == []


def test_a_model_that_cannot_be_loaded_stores_nothing(run, database):
    def broken():
        raise ModelError("no model", "Train one.")

    monitor = run(Openings(ScriptedSource(FAST, over_after=5)), load=broken)
    assert monitor.wait(10)
    assert monitor.snapshot().state is MonitorState.FAILED
    assert SessionLibrary(database).sessions() == []


def test_a_recording_that_breaks_off_keeps_what_was_read(run, database):
    monitor = run(Openings(ScriptedSource(FAST, lost_after=12)))
    assert monitor.wait(10)
    session, samples = stored(database)
    assert isinstance(monitor.snapshot().fault, SourceLost)
    assert session.state is SessionState.INTERRUPTED
    assert len(samples) == 3


def test_a_live_session_is_stopped_and_complete(run, database):
    monitor = run(Openings(ScriptedSource()), pace=Pace.REAL_TIME)
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > 3)
    now = monitor.snapshot()
    assert now.state is MonitorState.RUNNING
    assert now.frame is not None
    assert now.result.faces
    monitor.stop()
    assert monitor.wait(10)
    session, samples = stored(database)
    assert session.state is SessionState.COMPLETE
    assert samples[0].estimate is not None


def test_a_pause_closes_the_camera_and_is_a_gap(run, database):
    openings = Openings(ScriptedSource(), ScriptedSource())
    monitor = run(openings, pace=Pace.REAL_TIME)
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > 2)
    monitor.pause()
    wait_for(openings.opened[0].closed.is_set)
    assert monitor.snapshot().frame is None
    wait_for(lambda: any(sample.gap is GapReason.PAUSED for sample in monitor.samples_since(0)))
    monitor.resume()
    before = monitor.snapshot().totals.frames_analyzed
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > before)


def test_a_session_stopped_in_a_pause_ends_with_the_pause(run, database):
    monitor = run(Openings(ScriptedSource()), pace=Pace.REAL_TIME)
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > 2)
    monitor.pause()
    wait_for(lambda: monitor.snapshot().elapsed_s > 2.2)
    monitor.stop()
    assert monitor.wait(10)
    assert stored(database)[1][-1].gap is GapReason.PAUSED


class EndsWhenLookedAt(Monitor):
    """Whoever asks for something looks at the state, and just then the recording ends by itself."""

    def __init__(self, *given):
        self.end_comes, self.source = threading.Event(), None
        super().__init__(*given)

    @property
    def _state(self):
        looked_at = self.state
        if self.source is not None and threading.current_thread() is threading.main_thread():
            source, self.source = self.source, None
            source.close()
            assert self.end_comes.wait(10)
            self.wait(1)  # to its very end, unless that waits for whoever looks
        return looked_at

    @_state.setter
    def _state(self, state):
        self.state = state

    def _end_comes(self):
        self.end_comes.set()
        super()._end_comes()


@pytest.mark.parametrize("ask", [Monitor.stop, Monitor.pause])
def test_an_end_that_comes_meanwhile_is_not_undone(run, ask):
    source = ScriptedSource(FAST)
    monitor = run(Openings(source), make=EndsWhenLookedAt)
    wait_for(lambda: monitor.snapshot().state is MonitorState.RUNNING)
    monitor.source = source
    ask(monitor)
    assert monitor.wait(10)
    assert monitor.snapshot().state is MonitorState.FINISHED


def test_a_marker_is_stored_with_its_time(run, database):
    monitor = run(Openings(ScriptedSource()), pace=Pace.REAL_TIME)
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > 1)
    monitor.mark("Exercise")
    monitor.stop()
    assert monitor.wait(10)
    library = SessionLibrary(database)
    (marker,) = library.markers(library.session("latest").id)
    assert marker.label == "Exercise"
    assert 0 < marker.time_s < 10


def test_a_marker_can_be_for_a_moment_before_and_be_taken_back(run, database):
    monitor = run(Openings(ScriptedSource()), pace=Pace.REAL_TIME)
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > 1)
    monitor.mark("Question", time_s=0.25)
    monitor.mark("Slip", excluded=True)
    monitor.unmark_last()
    monitor.stop()
    assert monitor.wait(10)
    library = SessionLibrary(database)
    assert library.markers(library.session("latest").id) == [Marker(0.25, "Question")]


def test_while_a_recording_is_saved_it_takes_no_more_markers(run, database, monkeypatch):
    saving, freed, write = threading.Event(), threading.Event(), writer.write_batch

    def wait_at_the_end(place, session_id, batch):
        if batch.state is not None:
            saving.set()
            freed.wait(10)
        write(place, session_id, batch)

    monkeypatch.setattr(writer, "write_batch", wait_at_the_end)
    monitor = run(Openings(ScriptedSource(FAST, over_after=5)))
    assert saving.wait(10)
    monitor.mark("Late")
    assert monitor.snapshot().state is MonitorState.STOPPING
    freed.set()
    assert monitor.wait(10)
    assert SessionLibrary(database).markers(1) == monitor._recording.markers == []


def test_a_snapshot_says_what_the_source_does_and_how_far_it_is_saved(run):
    monitor = run(Openings(ScriptedSource(), ScriptedSource()), pace=Pace.REAL_TIME)
    wait_for(lambda: monitor.snapshot().saving is not None)
    wait_for(lambda: monitor.snapshot().capture is CaptureState.READING)
    monitor.pause()
    wait_for(lambda: monitor.snapshot().capture is CaptureState.PAUSED)
    monitor.stop()
    assert monitor.wait(10)
    assert monitor.snapshot().saving.fault is None


def test_frames_that_nobody_wanted_are_not_dropped(run):
    monitor = run(Openings(ScriptedSource()), pace=Pace.REAL_TIME)
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > 3)
    snapshot = monitor.snapshot()
    assert snapshot.totals.frames_read > 50
    assert snapshot.frames_dropped == 0
    monitor.stop()
    assert monitor.wait(10)


def test_frames_that_a_busy_computer_missed_are_counted(run):
    class Slow(BrightnessClassifier):
        def classify(self, faces):
            threading.Event().wait(0.3)
            return super().classify(faces)

    monitor = run(Openings(ScriptedSource()), pace=Pace.REAL_TIME, classifier=Slow())
    wait_for(lambda: monitor.snapshot().totals.frames_analyzed > 2)
    assert 4 <= monitor.snapshot().frames_dropped < 20
    monitor.stop()
    assert monitor.wait(10)


def test_a_bad_output_of_the_model_is_a_gap_and_a_notice(run, database):
    class Broken(BrightnessClassifier):
        def classify(self, faces):
            raise ModelError("NaN", "Train again.")

    monitor = run(Openings(ScriptedSource(FAST, over_after=12)), classifier=Broken())
    assert monitor.wait(10)
    assert "no usable answer for 12 frames" in monitor.snapshot().notice
    session, samples = stored(database)
    assert session.state is SessionState.COMPLETE
    assert [sample.gap for sample in samples] == [GapReason.CAMERA] * 2


def test_seconds_close_although_the_model_gives_nothing_usable(run):
    ready, closed = threading.Event(), []

    class Broken(BrightnessClassifier):
        def classify(self, faces):
            closed.append(len(monitor.samples_since(0)))
            raise ModelError("NaN", "Train again.")

    def load():
        ready.wait(10)
        return FrameAnalyzer(OneFace(), Broken())

    monitor = run(Openings(ScriptedSource(FAST, over_after=12)), load=load)
    ready.set()
    assert monitor.wait(10)
    assert closed == [0] * 6 + [1] * 5 + [2]


def test_a_fault_of_the_program_ends_the_session_and_is_kept(run, database):
    class Crashing(OneFace):
        def find(self, frame):
            if frame.index == 7:
                raise ZeroDivisionError
            return super().find(frame)

    monitor = run(Openings(ScriptedSource(FAST, over_after=20)), tracker=Crashing())
    assert monitor.wait(10)
    assert isinstance(monitor.crash, ZeroDivisionError)
    assert stored(database)[0].state is SessionState.INTERRUPTED


def test_the_classifier_is_closed_and_no_thread_is_left(run):
    classifier = BrightnessClassifier()
    assert run(Openings(ScriptedSource(FAST, over_after=5)), classifier=classifier).wait(10)
    assert classifier.closed
    assert not [thread for thread in threading.enumerate() if thread.name in ("capture", "vision", "session-writer")]
