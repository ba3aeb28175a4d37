"""Joins a source to a session: capture, vision, timeline and store, each on its own thread.

``Monitor`` is what the window and the command line hold. Nothing is pushed at them: they pull ``snapshot``.

    capture thread          vision thread                             writer thread
    read, stamp  --slot-->  detect, track, classify, close seconds  --queue-->  one transaction a second
"""

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from engagement_monitor.capture.clock import SessionClock
from engagement_monitor.capture.frame import Pace
from engagement_monitor.capture.slot import BlockingFrameSlot, FrameSlot, LatestFrameSlot
from engagement_monitor.capture.sources import SourceOpener, pace_of, source_opener
from engagement_monitor.capture.thread import CaptureState, CaptureThread
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.sentence import tr
from engagement_monitor.session_run import SessionRun
from engagement_monitor.snapshot import MonitorState, Snapshot
from engagement_monitor.store.database import Database
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.sample import Marker, Sample
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.areas import EVERYWHERE, Areas, BlindedSource
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.detector_kind import HAAR, detector_kind
from engagement_monitor.vision.detectors import load_detector
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.room_calibration import read_room_calibration
from engagement_monitor.vision.session_model import session_card
from engagement_monitor.vision.tracker import FaceTracker

_LOG = logging.getLogger(__name__)
_LONGEST_CLOSE_S = 4.0
"""A driver that hangs is not waited for any longer: its thread ends with the program."""
_HURRY_S = 3.0
"""A window that is closed is gone within 5 s; the rest is for what the window itself does."""
_UNDER_WAY = (MonitorState.RUNNING, MonitorState.PAUSED)


class Monitor:
    """One session from its start to its end.

    ``start``, ``pause``, ``resume``, ``mark``, ``stop`` and ``hurry`` return at once and are safe from any thread.

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
        self._pace = pace
        self._clock = SessionClock()
        self._slot: FrameSlot = LatestFrameSlot() if pace is Pace.REAL_TIME else BlockingFrameSlot()
        self._capture = CaptureThread(self._blinded(opener), self._slot, self._clock)
        self._recording = SessionRun(
            self._capture,
            self._slot,
            self._clock,
            pace,
            load_analyzer,
            database,
            details,
            areas,
            self._begun,
            self._end_comes,
        )
        self.index_weights = index_weights
        self._vision = threading.Thread(target=self._run, name="vision", daemon=True)
        self._state = MonitorState.OPENING
        self._deciding = threading.Lock()  # a recording may end by itself between a look at its state and what follows
        self._fault: EngagementMonitorError | None = None
        self.crash: BaseException | None = None
        """A fault of the program itself that ended the session; whoever holds the monitor raises it again."""
        self._ended = threading.Event()

    @property
    def index_weights(self) -> IndexWeights | None:
        """May be set at any time, from any thread; it holds from the next second on."""
        return self._recording.index_weights

    @index_weights.setter
    def index_weights(self, weights: IndexWeights | None) -> None:
        self._recording.index_weights = weights

    @property
    def areas(self) -> Areas:
        """May be set at any time, from any thread; they hold from the next frame on."""
        return self._recording.areas

    @areas.setter
    def areas(self, areas: Areas) -> None:
        self._recording.areas = areas

    def start(self) -> None:
        """Begins to open the source and to load the model."""
        self._capture.start()
        self._vision.start()

    def pause(self) -> None:
        """Closes a real-time source, so that its light goes out; halts a recording."""
        if self._becomes(MonitorState.PAUSED, MonitorState.RUNNING):
            self._recording.paused = True
            self._capture.pause()

    def resume(self) -> None:
        """Goes on after ``pause``."""
        if self._becomes(MonitorState.RUNNING, MonitorState.PAUSED):
            self._recording.paused = False
            self._capture.resume()

    def mark(self, label: str, *, excluded: bool = False, time_s: float | None = None) -> None:
        """Marks this moment, or the one at ``time_s`` of the session, as the start of a break if ``excluded``.

        Does nothing before the session has begun and after it ended.
        """
        with self._deciding:
            writer = self._marked_in()
            if writer is not None:
                marker = Marker(self._elapsed_s() if time_s is None else time_s, label, excluded)
                writer.add_marker(marker)
                self._recording.markers.append(marker)

    def unmark_last(self) -> None:
        """Takes the newest marker away again, if there is one and the session is under way."""
        with self._deciding:
            writer = self._marked_in()
            if writer is not None and self._recording.markers:
                writer.remove_marker(self._recording.markers.pop())

    def _marked_in(self) -> SessionWriter | None:
        """What takes markers now; None if no session is under way."""
        return self._recording.writer if self._state in _UNDER_WAY else None

    def _becomes(self, state: MonitorState, *after: MonitorState) -> bool:
        """Changes the state if it is one of ``after``, and says whether it was; an end that came first stays."""
        with self._deciding:
            if self._state not in after:
                return False
            self._state = state
            return True

    def stop(self) -> None:
        """Ends the session; what was seen so far is stored."""
        self._becomes(MonitorState.STOPPING, MonitorState.OPENING, *_UNDER_WAY)
        self._recording.stop()
        self._capture.stop()

    def hurry(self, patience_s: float = _HURRY_S) -> None:
        """After ``stop``: the end takes no longer than so, whatever hangs; what cannot be saved goes into a file."""
        self._recording.hurry(patience_s)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Waits for the end; False if the time ran out first."""
        return self._ended.wait(timeout_s)

    def samples_since(self, count: int) -> Sequence[Sample]:
        """The samples after the first ``count`` ones."""
        return self._recording.progress.samples[count:]

    def snapshot(self) -> Snapshot:
        """Everything there is to show now."""
        progress, writer = self._recording.progress, self._recording.writer
        return Snapshot(
            state=self._state,
            source=self._capture.info,
            session_id=progress.session_id,
            elapsed_s=self._elapsed_s(),
            frame=None if self._state is MonitorState.PAUSED else self._slot.peek(),
            result=progress.result,
            totals=self._recording.totals(),
            frames_dropped=progress.frames_dropped,
            read_rate_hz=progress.read_rate.update(self._capture.frames_read),
            analysis_rate_hz=progress.analysis_rate.update(progress.frames_analyzed),
            delay_s=progress.delay_s,
            engine=progress.engine,
            fault=self._fault,
            notice=self._notice(),
            sample_count=len(progress.samples),
            capture=self._capture.state,
            saving=writer.status() if writer else None,
            class_names=progress.class_names,
            index=progress.live.index if progress.live else None,
            trend=progress.live.trend if progress.live else None,
        )

    def _blinded(self, opener: SourceOpener) -> SourceOpener:
        """The source with its blind areas black before a frame leaves it, so that neither analysis nor preview sees."""
        return lambda elapsed_s: BlindedSource(opener(elapsed_s), lambda: self.areas)

    def _elapsed_s(self) -> float:
        if self._recording.progress.session_id is None:
            return 0.0
        if self._pace is Pace.REAL_TIME and not self._ended.is_set():
            return self._clock.now_s()
        return self._recording.progress.duration_s

    def _notice(self) -> str:
        writer = self._recording.writer
        fault = writer.status().fault if writer is not None else None
        if fault is not None:
            return tr("Not saved at the moment: {fault}").format(fault=str(fault))
        if self._capture.state is CaptureState.LOST:
            return str(self._capture.fault) if self._capture.fault else tr("The source is gone; it is tried again.")
        if self._recording.crashes:
            said = tr("The analysis failed {count} times and went on; the log says why.")
            return said.format(count=self._recording.crashes)
        if self._recording.bad_outputs:
            said = tr("The model gave no usable answer for {count} frames; they count as gaps.")
            return said.format(count=self._recording.bad_outputs)
        return ""

    # The vision thread, from here on.

    def _run(self) -> None:
        try:
            self._recording.run()
            self._ends(MonitorState.FINISHED)
        except EngagementMonitorError as fault:
            self._fault = fault
            self._ends(MonitorState.FAILED)
        except Exception as crash:  # noqa: BLE001 - here the thread ends; whoever holds the monitor raises it again
            _LOG.exception("the vision thread ended")
            self.crash = crash
            self._ends(MonitorState.FAILED)
        finally:
            self._capture.stop()
            self._capture.join(min(_LONGEST_CLOSE_S, self._recording.rest_s()))
            self._slot.forget()
            self._ended.set()

    def _begun(self) -> None:
        self._becomes(MonitorState.RUNNING, MonitorState.OPENING)

    def _end_comes(self) -> None:
        self._ends(MonitorState.STOPPING)

    def _ends(self, state: MonitorState) -> None:
        with self._deciding:
            self._state = state


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
    session_card(model)
    folder = find_model(model)
    room = None if calibration is None else read_room_calibration(calibration)
    tracker = FaceTracker(load_detector(detector))
    return FrameAnalyzer(tracker, load_classifier(folder, engine, room), detector_kind(detector))
