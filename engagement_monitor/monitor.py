"""Joins a source to a session: capture, vision, timeline and store, each on its own thread.

``Monitor`` is what the window and the command line hold. Nothing is pushed at them: they pull ``snapshot``.

    capture thread          vision thread                             writer thread
    read, stamp  --slot-->  detect, track, classify, close seconds  --queue-->  one transaction a second
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from engagement_monitor.capture.clock import SessionClock
from engagement_monitor.capture.frame import Frame, Pace
from engagement_monitor.capture.restarts import Restarts
from engagement_monitor.capture.slot import BlockingFrameSlot, FrameSlot, LatestFrameSlot
from engagement_monitor.capture.sources import SourceOpener, pace_of, source_opener
from engagement_monitor.capture.thread import CaptureState, CaptureThread
from engagement_monitor.errors import EngagementMonitorError, ModelError
from engagement_monitor.snapshot import ENDED, MonitorState, Progress, Snapshot
from engagement_monitor.store.database import Database
from engagement_monitor.store.session import ModelIdentity, NewSession, SessionDetails, SessionState, SessionTotals
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.live_figures import LiveFigures
from engagement_monitor.timeline.sample import GapReason, Marker, Sample
from engagement_monitor.timeline.sampler import Sampler
from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.areas import EVERYWHERE, Areas, BlindedSource
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.detectors import HAAR, load_detector
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import ModelCard, read_card, require_sentiments
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.room_calibration import read_room_calibration
from engagement_monitor.vision.tracker import FaceTracker

_LOG = logging.getLogger(__name__)
_LIVE_RATE_HZ = 8.0
"""Real-time frames are analysed so often at most: more would tell no more and warm the laptop."""
_PATIENCE_S = 0.25
_GRACE_S = 1.0
"""A second without a frame is closed so long after its end: a frame may still be under analysis."""
_AWAY_S = 2.0
"""After so long without a frame whoever sits there may be somebody else: the computer slept, say."""
_TOLERATED_MISSING = 0.02
_LOGGED_OUTPUTS = 5
_LONGEST_CLOSE_S = 4.0
"""A driver that hangs is not waited for any longer: its thread ends with the program."""
_SAVING_PATIENCE_S = 100.0
"""So long the end of a session waits for a database that cannot be written: nothing is lost if it can be in time."""


class Monitor:
    """One session from its start to its end.

    ``start``, ``pause``, ``resume``, ``mark`` and ``stop`` return at once and are safe from any thread.

    Args:
        opener: Opens the source, on the capture thread.
        pace: The source's: a real-time one is read whether anybody takes its frames or not, a recording loses none.
        load_analyzer: Loads model and detector, on the vision thread; it may take seconds.
        database: Where the session is stored; nothing is before source and model are ready.
        details: What the user says of the session; without a title it is called after its source.
        index_weights: For the index of each second, if the user wants one.
        areas: Where faces count, and where the picture is black before anybody looks at it.
    """

    def __init__(
        self,
        opener: SourceOpener,
        pace: Pace,
        load_analyzer: Callable[[], FrameAnalyzer],
        database: Database,
        details: SessionDetails,
        index_weights: IndexWeights | None = None,
        areas: Areas = EVERYWHERE,
    ) -> None:
        self._load_analyzer = load_analyzer
        self._database = database
        self._details = details
        self.index_weights = index_weights
        """May be set at any time, from any thread; it holds from the next second on."""
        self._markers: list[Marker] = []
        self._pace = pace
        self._clock = SessionClock()
        self._slot: FrameSlot = LatestFrameSlot() if pace is Pace.REAL_TIME else BlockingFrameSlot()
        self.areas = areas
        """May be set at any time, from any thread; they hold from the next frame on."""
        self._capture = CaptureThread(self._blinded(opener), self._slot, self._clock)
        self._vision = threading.Thread(target=self._run, name="vision", daemon=True)
        self._writer: SessionWriter | None = None
        self._state = MonitorState.OPENING
        self._fault: EngagementMonitorError | None = None
        self.crash: BaseException | None = None
        """A fault of the program itself that ended the session; whoever holds the monitor raises it again."""
        self._progress = Progress()
        self._bad_outputs = self._crashes = 0
        self._restarts = Restarts()
        self._paused = False  # also after ``stop``, unlike the state
        self._stop_asked = threading.Event()
        self._ended = threading.Event()

    def start(self) -> None:
        """Begins to open the source and to load the model."""
        self._capture.start()
        self._vision.start()

    def pause(self) -> None:
        """Closes a real-time source, so that its light goes out; halts a recording."""
        if self._state is MonitorState.RUNNING:
            self._state = MonitorState.PAUSED
            self._paused = True
            self._capture.pause()

    def resume(self) -> None:
        """Goes on after ``pause``."""
        if self._state is MonitorState.PAUSED:
            self._state = MonitorState.RUNNING
            self._paused = False
            self._capture.resume()

    def mark(self, label: str, *, excluded: bool = False, time_s: float | None = None) -> None:
        """Marks this moment, or the one at ``time_s`` of the session, as the start of a break if ``excluded``.

        Does nothing before the session has begun and after it ended.
        """
        writer = self._writer
        if writer is not None and self._state in (MonitorState.RUNNING, MonitorState.PAUSED):
            marker = Marker(self._elapsed_s() if time_s is None else time_s, label, excluded)
            self._markers.append(marker)
            writer.add_marker(marker)

    def unmark_last(self) -> None:
        """Takes the newest marker away again, if there is one and the session is under way."""
        writer = self._writer
        if self._markers and writer is not None and self._state in (MonitorState.RUNNING, MonitorState.PAUSED):
            writer.remove_marker(self._markers.pop())

    def stop(self) -> None:
        """Ends the session; what was seen so far is stored."""
        if self._state not in ENDED:
            self._state = MonitorState.STOPPING
        self._stop_asked.set()
        self._capture.stop()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Waits for the end; False if the time ran out first."""
        return self._ended.wait(timeout_s)

    def samples_since(self, count: int) -> list[Sample]:
        """The samples after the first ``count`` ones."""
        return self._progress.samples[count:]

    def snapshot(self) -> Snapshot:
        """Everything there is to show now."""
        progress = self._progress
        return Snapshot(
            state=self._state,
            source=self._capture.info,
            session_id=progress.session_id,
            elapsed_s=self._elapsed_s(),
            frame=None if self._state is MonitorState.PAUSED else self._slot.peek(),
            result=progress.result,
            totals=self._totals(),
            frames_dropped=progress.frames_dropped,
            read_rate_hz=progress.read_rate.update(self._capture.frames_read),
            analysis_rate_hz=progress.analysis_rate.update(progress.frames_analyzed),
            delay_s=progress.delay_s,
            engine=progress.engine,
            fault=self._fault,
            notice=self._notice(),
            sample_count=len(progress.samples),
            capture=self._capture.state,
            saving=self._writer.status() if self._writer else None,
            class_names=progress.class_names,
            index=progress.live.index if progress.live else None,
            trend=progress.live.trend if progress.live else None,
        )

    def _blinded(self, opener: SourceOpener) -> SourceOpener:
        """The source with its blind areas black before a frame leaves it, so that neither analysis nor preview sees."""
        return lambda elapsed_s: BlindedSource(opener(elapsed_s), lambda: self.areas)

    def _elapsed_s(self) -> float:
        if self._progress.session_id is None:
            return 0.0
        if self._pace is Pace.REAL_TIME and not self._ended.is_set():
            return self._clock.now_s()
        return self._progress.duration_s

    def _notice(self) -> str:
        writer = self._writer
        fault = writer.status().fault if writer is not None else None
        if fault is not None:
            return f"Not saved at the moment: {fault}"
        if self._capture.state is CaptureState.LOST:
            return str(self._capture.fault or "The source is gone; it is tried again.")
        if self._crashes:
            return f"The analysis failed {self._crashes} times and went on; the log says why."
        if self._bad_outputs:
            return f"The model gave no usable answer for {self._bad_outputs} frames; they count as gaps."
        return ""

    # The vision thread, from here on.

    def _run(self) -> None:
        try:
            self._record()
            self._state = MonitorState.FINISHED
        except EngagementMonitorError as fault:
            self._fault, self._state = fault, MonitorState.FAILED
        except Exception as crash:  # noqa: BLE001 - here the thread ends; whoever holds the monitor raises it again
            _LOG.exception("the vision thread ended")
            self.crash, self._state = crash, MonitorState.FAILED
        finally:
            self._capture.stop()
            self._capture.join(_LONGEST_CLOSE_S)
            self._slot.forget()
            self._ended.set()

    def _record(self) -> None:
        analyzer = self._load_analyzer()
        try:
            analyzer.warm_up()
            self._progress.engine = analyzer.classifier.engine
            self._progress.class_names = tuple(analyzer.classifier.card.classes)
            if not self._capture.wait_until_open():
                self._raise_capture_fault()
                return
            self._record_session(analyzer)
        finally:
            analyzer.close()

    def _raise_capture_fault(self) -> None:
        if self._capture.crash is not None:
            raise self._capture.crash
        if self._capture.fault is not None:
            raise self._capture.fault

    def _record_session(self, analyzer: FrameAnalyzer) -> None:
        writer = SessionWriter(self._database, patience_s=_SAVING_PATIENCE_S)
        try:
            self._progress.session_id = writer.begin(self._new_session(analyzer.classifier.card))
            self._writer = writer
            self._begin()
            state = SessionState.INTERRUPTED
            try:
                self._analyze_all(analyzer)
                self._raise_capture_fault()
                state = SessionState.COMPLETE
            finally:
                writer.finish(state, self._totals())
        finally:
            writer.close()

    def _new_session(self, card: ModelCard) -> NewSession:
        info = self._capture.info
        assert info is not None
        details = self._details if self._details.title else replace(self._details, title=info.name)
        return new_session(details, str(info.kind), info.name, card)

    def _begin(self) -> None:
        self._clock.restart()
        if self._state is MonitorState.OPENING:
            self._state = MonitorState.RUNNING
        self._capture.begin()

    def _analyze_all(self, analyzer: FrameAnalyzer) -> None:
        card = analyzer.classifier.card
        error_model = ErrorModel.of(card.training_prior, card.confusion)
        sampler = Sampler(error_model)
        self._progress.live = LiveFigures(error_model)
        while self._goes_on(analyzer, sampler):
            continue
        self._note_time()
        self._keep(sampler.finish(self._progress.duration_s, self._silence()))

    def _goes_on(self, analyzer: FrameAnalyzer, sampler: Sampler) -> bool:
        """Analyses to the end; True if that crashed and it is worth going on."""
        try:
            self._analyze_to_the_end(analyzer, sampler)
        except EngagementMonitorError:
            raise
        except Exception as crash:  # noqa: BLE001 - here the work of the thread begins, and begins anew
            self._survive(crash)
            analyzer.forget()
            return True
        return False

    def _survive(self, crash: Exception) -> None:
        """A fault of ours ends a recording, which can be analysed again; a lecture goes on, but not without end."""
        if self._pace is not Pace.REAL_TIME or not self._restarts.allowed():
            raise crash
        _LOG.error("the analysis crashed and goes on", exc_info=crash)
        self._crashes += 1

    def _analyze_to_the_end(self, analyzer: FrameAnalyzer, sampler: Sampler) -> None:
        next_s = 0.0
        while True:
            frame = self._slot.take(_PATIENCE_S)
            if frame is not None:
                if frame.time_s - (self._progress.frame_s or 0.0) > _AWAY_S:
                    analyzer.forget()
                self._progress.frame_s = frame.time_s
                overwritten, begun_s = self._slot.dropped, time.monotonic()
                self._keep(self._analyze(analyzer, sampler, frame))
                due = int((time.monotonic() - begun_s) * _LIVE_RATE_HZ)
                self._progress.frames_dropped += min(due, self._slot.dropped - overwritten)
            elif self._capture.state is CaptureState.OVER or self._stop_asked.is_set():
                return  # once it shall stop, a driver that hangs is not waited for
            elif self._pace is Pace.REAL_TIME:
                self._keep(self._pass_silence(analyzer, sampler))
            if self._pace is Pace.REAL_TIME:
                self._stop_asked.wait(max(0.0, next_s - time.monotonic()))
                next_s = time.monotonic() + 1 / _LIVE_RATE_HZ
            self._note_time()

    def _analyze(self, analyzer: FrameAnalyzer, sampler: Sampler, frame: Frame) -> list[Sample]:
        try:
            result = analyzer.analyze(frame, self.areas)
        except ModelError:
            self._bad_outputs += 1
            if self._bad_outputs <= _LOGGED_OUTPUTS:  # eight a second for an hour would turn the log over
                _LOG.exception("frame %d was not classified", frame.index)
            return []
        self._progress.engine = analyzer.classifier.engine  # it may have changed to another one
        self._progress.take(result, self._clock.now_s() - frame.time_s if self._pace is Pace.REAL_TIME else 0.0)
        return sampler.observe(
            result.time_s, {face.track: face.posterior for face in result.faces}, result.unclassified
        )

    def _pass_silence(self, analyzer: FrameAnalyzer, sampler: Sampler) -> list[Sample]:
        closed = sampler.pass_time(self._clock.now_s() - _GRACE_S, self._silence())
        if closed:
            analyzer.forget()
        return closed

    def _silence(self) -> GapReason:
        """Why no frame comes."""
        return GapReason.PAUSED if self._paused else GapReason.CAMERA

    def _note_time(self) -> None:
        self._progress.wall_s = self._clock.now_s()
        self._progress.duration_s = self._duration_s()

    def _keep(self, samples: list[Sample]) -> None:
        assert self._writer is not None
        for sample in samples:
            self._progress.samples.append(sample)
            self._writer.add_sample(sample, self._totals())
        if samples and self._progress.live is not None:
            self._progress.live.update(self._progress.samples, list(self._markers), self.index_weights)

    def _duration_s(self) -> float:
        """How long the session is: of the clock, or of the film as far as it was read."""
        if self._pace is Pace.REAL_TIME:
            return self._clock.now_s()
        info, last_s = self._capture.info, self._progress.frame_s
        if info is None or last_s is None:
            return 0.0
        end_s = last_s + (1 / info.frame_rate_hz if info.frame_rate_hz else 0.0)
        return min(end_s, info.duration_s) if info.duration_s and info.duration_s > last_s else end_s

    def _totals(self) -> SessionTotals:
        progress = self._progress
        return SessionTotals(
            duration_s=progress.duration_s,
            frames_read=self._capture.frames_read,
            frames_analyzed=progress.frames_analyzed,
            faces_classified=progress.faces_classified,
            wall_s=progress.wall_s,
            note=self._damage(),
        )

    def _damage(self) -> str:
        """What was wrong with a recording that was read to its end."""
        info = self._capture.info
        declared = info.frames_declared if info else None
        if not declared or self._capture.state is not CaptureState.OVER or self._stop_asked.is_set():
            return ""
        read = self._capture.frames_read
        return f"{read} of {declared} frames could be read" if read < declared * (1 - _TOLERATED_MISSING) else ""


def new_session(details: SessionDetails, source_kind: str, source_name: str, card: ModelCard) -> NewSession:
    """A session that begins now, with the identity of its model."""
    identity = ModelIdentity(card.name, card.sha256.weights, card.model_dump_json())
    return NewSession(details, source_kind, source_name, datetime.now(UTC), identity)


def live_monitor(
    source: str,
    details: SessionDetails,
    *,
    database: Database,
    engine: Engine,
    model: str | None,
    index_weights: IndexWeights | None = None,
    calibration: Path | None = None,
    detector: str = HAAR,
    areas: Areas = EVERYWHERE,
) -> Monitor:
    """A monitor of ``demo``, a camera or a stream in real time, or of a recording as fast as it can be read."""
    return Monitor(
        source_opener(source),
        pace_of(source),
        lambda: load_analyzer(engine, model, calibration, detector),
        database,
        details,
        index_weights,
        areas,
    )


def headless_monitor(
    source: str,
    details: SessionDetails,
    *,
    rate_hz: float,
    database: Database,
    engine: str,
    model: str | None,
    calibration: Path | None = None,
    detector: str = HAAR,
    areas: Areas = EVERYWHERE,
) -> Monitor:
    """A monitor of a recording, a camera or a stream that analyses ``rate_hz`` frames a second of film."""
    return Monitor(
        source_opener(source, rate_hz),
        pace_of(source),
        lambda: load_analyzer(Engine(engine), model, calibration, detector),
        database,
        details,
        areas=areas,
    )


def load_analyzer(
    engine: Engine, model: str | None, calibration: Path | None = None, detector: str = HAAR
) -> FrameAnalyzer:
    """The detector, tracker and classifier of a session. Takes up to seconds.

    Args:
        engine: What runs the model.
        model: Its name or path; the default one unless given.
        calibration: A file that ``recalibrate`` wrote for the room.
        detector: ``haar``, ``yunet`` or ``yunet:PATH``.

    Raises:
        ModelError: the model, the calibration or the detector cannot be used.
    """
    folder = find_model(model)
    require_sentiments(read_card(folder))
    room = None if calibration is None else read_room_calibration(calibration)
    return FrameAnalyzer(FaceTracker(load_detector(detector)), load_classifier(folder, engine, room))
