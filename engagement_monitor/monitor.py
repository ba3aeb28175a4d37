"""Joins a source to a session: capture, vision, timeline and store, each on its own thread.

``Monitor`` is what the window and the command line hold. Nothing is pushed at them: they pull ``snapshot``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from engagement_monitor.capture.frame import Frame, FrameSource, SourceInfo
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.store.session import SessionTotals
from engagement_monitor.timeline.sample import Sample
from engagement_monitor.vision.face import FrameResult


class MonitorState(StrEnum):
    """What a monitor is doing."""

    OPENING = "opening"
    """The source is being opened and the model loaded; nothing is stored yet."""
    RUNNING = "running"
    PAUSED = "paused"
    """The source is closed; the session's clock runs on and its seconds are gaps."""
    STOPPING = "stopping"
    FINISHED = "finished"
    FAILED = "failed"
    """Ended by a fault; ``Snapshot.fault`` says which. What was stored stays stored."""


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
    read_rate_hz: float
    analysis_rate_hz: float
    delay_s: float
    engine: str
    fault: EngagementMonitorError | None
    notice: str
    """What the user should know: that nothing could be saved for a while, say. Empty if all is well."""
    sample_count: int


class Monitor:
    """One session from its start to its end. ``start``, ``pause``, ``resume``, ``mark`` and ``stop`` return at once."""

    def start(self) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def mark(self, label: str) -> None: ...
    def stop(self) -> None: ...
    def snapshot(self) -> Snapshot: ...
    def samples_since(self, count: int) -> list[Sample]:
        """The samples after the first ``count`` ones."""
        ...
    def wait(self, timeout_s: float | None = None) -> bool:
        """Waits for the end; False if the time ran out first."""
        ...
