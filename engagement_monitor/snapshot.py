"""What a session shows while it runs: its state, its newest frame and result, its rates."""

import time
from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from engagement_monitor.capture.frame import Frame, SourceInfo
from engagement_monitor.capture.thread import CaptureState
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.store.session import SessionTotals
from engagement_monitor.store.writer import WriterStatus
from engagement_monitor.timeline.index import IndexEstimate
from engagement_monitor.timeline.live_figures import LiveFigures
from engagement_monitor.timeline.sample_log import SampleLog
from engagement_monitor.timeline.trend import Trend
from engagement_monitor.vision.face import FrameResult

_RATE_WINDOW_S = 3.0


class MonitorState(StrEnum):
    """What a monitor is doing."""

    OPENING = "opening"
    """The source is being opened and the model loaded; nothing is stored yet."""
    RUNNING = "running"
    PAUSED = "paused"
    """A real-time source is closed; the session's clock runs on and its seconds are gaps. A recording waits."""
    STOPPING = "stopping"
    FINISHED = "finished"
    FAILED = "failed"
    """Ended by a fault; ``Snapshot.fault`` says which. What was stored stays stored."""


ENDED = frozenset({MonitorState.FINISHED, MonitorState.FAILED})


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """Everything there is to show, at one moment.

    ``frame`` is the newest captured frame and ``result`` the newest analysed one; they are of different moments.
    Rates are over the last few seconds. ``delay_s`` is from the capture of a frame to its result.
    """

    state: MonitorState
    source: SourceInfo | None
    session_id: int | None
    elapsed_s: float
    frame: Frame | None
    result: FrameResult | None
    totals: SessionTotals
    frames_dropped: int
    """Frames that would have been analysed, had the computer not been busy with the one before."""
    read_rate_hz: float
    analysis_rate_hz: float
    delay_s: float
    engine: str
    fault: EngagementMonitorError | None
    notice: str
    """What the user should know: that nothing could be saved for a while, say. Empty if all is well."""
    sample_count: int
    index: IndexEstimate | None = None
    """Of the newest second; None in a gap and unless the user set weights."""
    trend: Trend | None = None
    """Against ten minutes ago; None while too little is known."""
    class_names: tuple[str, ...] = ()
    """What the numbers of ``Face.classes`` belong to; none before the model is loaded."""
    capture: CaptureState = CaptureState.OPENING
    """What the source does: read, closed for a pause, or gone and tried again."""
    saving: WriterStatus | None = None
    """How far the session is stored; None before it began."""


class Progress:
    """What the vision thread has done so far. It alone writes; others read single values."""

    def __init__(self) -> None:
        self.session_id: int | None = None
        self.frame_s: float | None = None
        self.duration_s = 0.0
        self.wall_s = 0.0
        self.engine = ""
        self.class_names: tuple[str, ...] = ()
        self.result: FrameResult | None = None
        self.frames_analyzed = 0
        self.frames_dropped = 0
        self.faces_classified = 0
        self.delay_s = 0.0
        self.samples = SampleLog()
        self.live: LiveFigures | None = None
        self.read_rate, self.analysis_rate = Rate(), Rate()

    def take(self, result: FrameResult, delay_s: float) -> None:
        """Counts an analysed frame."""
        self.result, self.delay_s = result, delay_s
        self.frames_analyzed += 1
        self.faces_classified += len(result.faces)


class Rate:
    """How fast a count grows, over the last few seconds."""

    def __init__(self) -> None:
        self._counts: deque[tuple[float, int]] = deque()

    def update(self, count: int) -> float:
        """Takes the count as it is now; the rate in 1/s."""
        now_s = time.monotonic()
        self._counts.append((now_s, count))
        while now_s - self._counts[0][0] > _RATE_WINDOW_S and len(self._counts) > 2:
            self._counts.popleft()
        since_s, before = self._counts[0]
        return (count - before) / (now_s - since_s) if now_s > since_s else 0.0
