"""The work of the vision thread: frames become samples, and samples a stored session, whatever happens meanwhile."""

import logging
import math
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from engagement_monitor.capture.clock import SessionClock
from engagement_monitor.capture.frame import Frame, Pace
from engagement_monitor.capture.slot import FrameSlot
from engagement_monitor.capture.thread import CaptureState, CaptureThread
from engagement_monitor.errors import EngagementMonitorError, ModelError, StoreError
from engagement_monitor.sentence import tr
from engagement_monitor.snapshot import Progress
from engagement_monitor.steady import AnalysisHung, SteadyAnalysis
from engagement_monitor.store.database import Database
from engagement_monitor.store.rescue import rescue_session
from engagement_monitor.store.session import (
    FRAMES_MISSING,
    ModelIdentity,
    NewSession,
    Session,
    SessionDetails,
    SessionState,
    SessionTotals,
)
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.live_figures import LiveFigures
from engagement_monitor.timeline.sample import GapReason, Marker, Sample
from engagement_monitor.timeline.sampler import Sampler
from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.areas import Areas
from engagement_monitor.vision.detector_kind import HAAR
from engagement_monitor.vision.model_card import ModelCard

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
_LAST_FRAME_S = 2.0
"""Once the session shall end, the frame under analysis is waited for no longer."""
_SAVING_PATIENCE_S = 100.0
"""So long the end of a session waits for a database that cannot be written, before a file is written instead."""
_RESCUE_PATIENCE_S = 10.0
"""So long a disk may take to that file before another one is asked."""
_LEAST_RESCUE_PATIENCE_S = 1.0
"""The same if somebody is in a hurry; the database gets so much less time."""


class SessionRun:
    """One session on the vision thread. ``run`` is called there, once; everything else is safe from any thread."""

    def __init__(
        self,
        capture: CaptureThread,
        slot: FrameSlot,
        clock: SessionClock,
        pace: Pace,
        load_analyzer: Callable[[], FrameAnalyzer],
        database: Database,
        details: SessionDetails,
        areas: Areas,
        begun: Callable[[], None],
        ending: Callable[[], None],
    ) -> None:
        self._capture, self._slot, self._clock, self._pace = capture, slot, clock, pace
        self._database, self._details = database, details
        self._analysis = SteadyAnalysis(load_analyzer)
        self._begun, self._ending = begun, ending
        self._stop_asked = threading.Event()
        self._leave_s = math.inf
        self.areas = areas
        self.index_weights: IndexWeights | None = None
        self.paused = False
        self.markers: list[Marker] = []
        self.progress = Progress()
        self.writer: SessionWriter | None = None
        self.bad_outputs = 0

    @property
    def crashes(self) -> int:
        """How often the analysis was begun anew."""
        return self._analysis.crashes

    def stop(self) -> None:
        """Lets ``run`` come to its end."""
        self._stop_asked.set()
        self._analysis.hurry(_LAST_FRAME_S)

    def hurry(self, patience_s: float) -> None:
        """From now on the end takes no longer, whatever hangs. What the database does not take goes into a file.

        A third of it is for the frame under analysis, so that there is time for the database after one that hangs.
        """
        self._leave_s = min(self._leave_s, time.monotonic() + patience_s)
        self._analysis.hurry(patience_s / 3)
        if self.writer is not None:
            self.writer.hurry(max(0.0, patience_s - _LEAST_RESCUE_PATIENCE_S))

    def rest_s(self) -> float:
        """How much time is left to the end; without end if nobody is in a hurry."""
        return max(0.0, self._leave_s - time.monotonic())

    def totals(self) -> SessionTotals:
        """What the session amounts to so far."""
        progress = self.progress
        return SessionTotals(
            duration_s=progress.duration_s,
            frames_read=self._capture.frames_read,
            frames_analyzed=progress.frames_analyzed,
            faces_classified=progress.faces_classified,
            wall_s=progress.wall_s,
            note=self._damage(),
        )

    def run(self) -> None:
        """Loads the model, waits for the source, and records to the end."""
        try:
            analyzer = self._analysis.open()
            self.progress.engine = analyzer.classifier.engine
            self.progress.class_names = tuple(analyzer.classifier.card.classes)
            if self._capture.wait_until_open():
                self._record(analyzer.classifier.card)
            else:
                self._raise_capture_fault()
        except AnalysisHung:
            if not self._stop_asked.is_set():  # it was stopped while the model was being loaded
                raise
        finally:
            self._analysis.close()

    def _raise_capture_fault(self) -> None:
        if self._capture.crash is not None:
            raise self._capture.crash
        if self._capture.fault is not None:
            raise self._capture.fault

    def _record(self, card: ModelCard) -> None:
        writer = self.writer = SessionWriter(self._database, patience_s=_SAVING_PATIENCE_S)
        self.hurry(self.rest_s())
        new = self._new_session(card)
        try:
            self.progress.session_id = writer.begin(new)
            self._clock.restart()
            self._begun()
            self._capture.begin()
            state = SessionState.INTERRUPTED
            try:
                self._analyze_all(card)
                self._raise_capture_fault()
                state = SessionState.COMPLETE
            finally:
                self._finish(writer, new, state)
        finally:
            writer.close()

    def _finish(self, writer: SessionWriter, new: NewSession, state: SessionState) -> None:
        self._ending()
        try:
            writer.finish(state, self.totals())
        except StoreError as fault:
            path = self._rescue(new, state)
            writer.hurry(0.0)  # nothing hangs on it any more
            raise StoreError(
                tr("{fault}. The whole session was kept in {path}").format(fault=fault.what, path=path),
                tr("It is taken into the database by itself when the program starts the next time."),
            ) from fault
        except Exception:
            self._rescue(new, state)  # a fault of ours shall not cost the lecture
            raise

    def _rescue(self, new: NewSession, state: SessionState) -> Path:
        """Keeps the whole session in a file; where that is."""
        assert self.progress.session_id is not None
        session = Session(
            self.progress.session_id,
            new.details,
            new.source_kind,
            new.source_name,
            new.started_at,
            state,
            new.model,
            self.totals(),
            new.detector,
        )
        patience_s = min(_RESCUE_PATIENCE_S, max(_LEAST_RESCUE_PATIENCE_S, self.rest_s()))
        return rescue_session(self._database, session, self.markers, self.progress.samples, patience_s)

    def _new_session(self, card: ModelCard) -> NewSession:
        info = self._capture.info
        assert info is not None
        details = self._details if self._details.title else replace(self._details, title=info.name)
        return new_session(details, str(info.kind), info.name, card, self._analysis.analyzer.detector)

    def _analyze_all(self, card: ModelCard) -> None:
        error_model = ErrorModel.of(card.training_prior, card.confusion)
        sampler = Sampler(error_model)
        self.progress.live = LiveFigures(error_model)
        while self._goes_on(sampler):
            continue
        self._note_time()
        self._keep(sampler.finish(self.progress.duration_s, self._silence()))

    def _goes_on(self, sampler: Sampler) -> bool:
        """Analyses to the end; True if that crashed or hung and it is worth going on.

        A fault of ours ends a recording, which can be analysed again; a lecture goes on, but not without end.
        """
        try:
            self._analyze_to_the_end(sampler)
        except EngagementMonitorError:
            raise
        except Exception as crash:
            if isinstance(crash, AnalysisHung) and self._stop_asked.is_set():
                return False
            if self._pace is not Pace.REAL_TIME:
                raise
            self._analysis.survive(crash)
            return True
        return False

    def _analyze_to_the_end(self, sampler: Sampler) -> None:
        next_s = 0.0
        while True:
            frame = self._slot.take(_PATIENCE_S)
            if frame is not None:
                self._take(sampler, frame)
            elif self._capture.state is CaptureState.OVER or self._stop_asked.is_set():
                return  # once it shall stop, a driver that hangs is not waited for
            elif self._pace is Pace.REAL_TIME:
                self._keep(self._pass_silence(sampler))
            if self._pace is Pace.REAL_TIME:
                self._stop_asked.wait(max(0.0, next_s - time.monotonic()))
                next_s = time.monotonic() + 1 / _LIVE_RATE_HZ
            self._note_time()

    def _take(self, sampler: Sampler, frame: Frame) -> None:
        if frame.time_s - (self.progress.frame_s or 0.0) > _AWAY_S:
            self._analysis.analyzer.forget()
        self.progress.frame_s = frame.time_s
        overwritten, begun_s = self._slot.dropped, time.monotonic()
        self._keep(self._analyze(sampler, frame))
        due = int((time.monotonic() - begun_s) * _LIVE_RATE_HZ)
        self.progress.frames_dropped += min(due, self._slot.dropped - overwritten)

    def _analyze(self, sampler: Sampler, frame: Frame) -> list[Sample]:
        try:
            result = self._analysis.analyze(frame, self.areas)
        except ModelError:
            self.bad_outputs += 1
            if self.bad_outputs <= _LOGGED_OUTPUTS:  # eight a second for an hour would turn the log over
                _LOG.exception("frame %d was not classified", frame.index)
            return sampler.pass_time(frame.time_s, GapReason.CAMERA)
        self.progress.engine = self._analysis.analyzer.classifier.engine  # it may have changed to another one
        self.progress.take(result, self._clock.now_s() - frame.time_s if self._pace is Pace.REAL_TIME else 0.0)
        return sampler.observe(
            result.time_s,
            {face.track: face.posterior for face in result.faces},
            result.unclassified,
            result.thirds,
        )

    def _pass_silence(self, sampler: Sampler) -> list[Sample]:
        closed = sampler.pass_time(self._clock.now_s() - _GRACE_S, self._silence())
        if closed:
            self._analysis.analyzer.forget()
        return closed

    def _silence(self) -> GapReason:
        """Why no frame comes."""
        return GapReason.PAUSED if self.paused else GapReason.CAMERA

    def _note_time(self) -> None:
        self.progress.wall_s = self._clock.now_s()
        self.progress.duration_s = self._duration_s()

    def _keep(self, samples: list[Sample]) -> None:
        assert self.writer is not None
        for sample in samples:
            self.progress.samples.append(sample)
            self.writer.add_sample(sample, self.totals())
        if samples and self.progress.live is not None:
            self.progress.live.update(self.progress.samples, list(self.markers), self.index_weights)

    def _duration_s(self) -> float:
        """How long the session is: of the clock, or of the film as far as it was read."""
        if self._pace is Pace.REAL_TIME:
            return self._clock.now_s()
        info, last_s = self._capture.info, self.progress.frame_s
        if info is None or last_s is None:
            return 0.0
        end_s = last_s + (1 / info.frame_rate_hz if info.frame_rate_hz else 0.0)
        return min(end_s, info.duration_s) if info.duration_s and info.duration_s > last_s else end_s

    def _damage(self) -> str:
        """What was wrong with a recording that was read to its end."""
        info = self._capture.info
        declared = info.frames_declared if info else None
        if not declared or self._capture.state is not CaptureState.OVER or self._stop_asked.is_set():
            return ""
        read = self._capture.frames_read
        damaged = read < declared * (1 - _TOLERATED_MISSING)
        return FRAMES_MISSING.format(read=read, declared=declared) if damaged else ""


def new_session(
    details: SessionDetails, source_kind: str, source_name: str, card: ModelCard, detector: str = HAAR
) -> NewSession:
    """A session that begins now, with the identity of its model."""
    identity = ModelIdentity(card.name, card.sha256.weights, card.model_dump_json())
    return NewSession(details, source_kind, source_name, datetime.now(UTC), identity, detector)
