"""The session that runs, as the window sees it: one monitor at a time, asked and never waited for."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engagement_monitor.desktop.backend import Backend, LiveMonitor, SessionRequest
from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.garbage import spare_nothing, spare_what_is_loaded
from engagement_monitor.desktop.source_look import SourceLook
from engagement_monitor.desktop.text import tr
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.sample import Marker, Sample
from engagement_monitor.timeline.sample_table import SampleTable
from engagement_monitor.timeline.segments import breaks
from engagement_monitor.vision.areas import EVERYWHERE, Areas

if TYPE_CHECKING:
    from engagement_monitor.snapshot import Snapshot


class Phase(StrEnum):
    """How the live page stands: the monitor's states, by the same words, and two before there is one."""

    IDLE = "idle"
    PREPARING = "preparing"
    OPENING = "opening"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"
    FINISHED = "finished"
    FAILED = "failed"


BUSY = frozenset({Phase.PREPARING, Phase.OPENING, Phase.RUNNING, Phase.PAUSED, Phase.STOPPING})
READY = frozenset(Phase) - BUSY
UNDER_WAY = frozenset({Phase.RUNNING, Phase.PAUSED})


class LiveSession(QObject):
    """Holds the monitor. Lives on the window's thread; none of its methods waits."""

    phase_changed = Signal()

    def __init__(self, backend: Backend, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend, self._background = backend, background
        self._monitor: LiveMonitor | None = None
        self._taken = 0
        self._markers: list[Marker] = []
        self.look = SourceLook(backend, background, self)
        self.index_weights: IndexWeights | None = None
        self.areas = EVERYWHERE
        self.phase = Phase.IDLE
        self.request: SessionRequest | None = None
        self.session_id: int | None = None
        self.fault: EngagementMonitorError | None = None

    def begin(self, request: SessionRequest) -> None:
        """Makes a monitor on the worker and starts it. Nothing happens while a session is under way."""
        if self.phase in BUSY:
            return
        self.look.close()
        self._monitor, self._taken = None, 0
        self._markers.clear()
        self.request, self.session_id, self.fault = request, None, None
        self._enter(Phase.PREPARING)
        self._background.run(lambda: self._backend.monitor(request), self._made, self._refused)

    def toggle_pause(self) -> None:
        """Pauses a running session and resumes a paused one."""
        if self._monitor and self.phase is Phase.RUNNING:
            self._monitor.pause()
        elif self._monitor and self.phase is Phase.PAUSED:
            self._monitor.resume()

    @property
    def markers(self) -> tuple[Marker, ...]:
        """The markers of this session so far."""
        return tuple(self._markers)

    @property
    def in_break(self) -> bool:
        """Whether a break lasts: the newest marker that starts a segment began one."""
        end_s = max((marker.time_s for marker in self._markers), default=0.0) + 1.0
        return any(stretch.end_s == end_s for stretch in breaks(self._markers, end_s))

    def now_s(self) -> float | None:
        """The time of the session now; None if none is under way."""
        if self._monitor is None or self.phase not in UNDER_WAY:
            return None
        return self._monitor.snapshot().elapsed_s

    def mark(self, label: str = "", *, excluded: bool = False, time_s: float | None = None) -> Marker | None:
        """Marks this moment, or the one at ``time_s``; one without a label is numbered. None if no session runs."""
        now_s = self.now_s()
        if self._monitor is None or now_s is None:
            return None
        marker = Marker(
            now_s if time_s is None else time_s,
            label or tr("Mark {number}").format(number=len(self._markers) + 1),
            excluded,
        )
        self._markers.append(marker)
        self._monitor.mark(marker.label, excluded=excluded, time_s=marker.time_s)
        return marker

    def unmark_last(self) -> Marker | None:
        """Takes the newest marker away; the one that it was, None if there is none."""
        if self._monitor is None or self.phase not in UNDER_WAY or not self._markers:
            return None
        self._monitor.unmark_last()
        return self._markers.pop()

    def weigh(self, weights: IndexWeights | None) -> None:
        """Counts the index so from now on."""
        self.index_weights = weights
        if self._monitor is not None:
            self._monitor.index_weights = weights

    def draw(self, areas: Areas) -> None:
        """These areas hold from the next frame on."""
        self.areas = areas
        if self._monitor is not None:
            self._monitor.areas = areas

    def stop(self) -> None:
        """Begins to end the session."""
        if self._monitor:
            self._monitor.stop()
        elif self.phase is Phase.PREPARING:
            self._enter(Phase.STOPPING)

    def end(self) -> None:
        """As ``stop``, and waits a few seconds at most for whatever hangs: the window is being closed."""
        if self._monitor:
            self._monitor.stop()
            self._monitor.hurry()
        else:  # nothing was begun yet, and what is being imported is not waited for
            self._enter(Phase.IDLE)

    def poll(self) -> "Snapshot | None":
        """What there is to show now; None before there is a monitor. Notices when the phase changes."""
        if self._monitor is None:
            return None
        snapshot = self._monitor.snapshot()
        self.session_id, self.fault = snapshot.session_id, snapshot.fault
        phase = Phase(snapshot.state)
        if phase is not self.phase:
            self._enter(phase)
            if phase is Phase.FAILED and self._monitor.crash is not None:
                raise self._monitor.crash
        return snapshot

    def take_samples(self) -> Sequence[Sample]:
        """The samples since the last time; those in a break are gaps."""
        if self._monitor is None:
            return []
        samples = self._monitor.samples_since(self._taken)
        self._taken += len(samples)
        return self._leaving_out(samples)

    def taken_samples(self) -> Sequence[Sample]:
        """All samples that were taken, with the breaks as they are now."""
        return self._leaving_out(self._monitor.samples_since(0)[: self._taken]) if self._monitor else []

    def _leaving_out(self, samples: Sequence[Sample]) -> SampleTable:
        end_s = samples[-1].time_s + 1.0 if samples else 0.0
        return SampleTable.of(samples).without(breaks(self._markers, end_s))

    def _made(self, monitor: LiveMonitor) -> None:
        if self.phase is not Phase.PREPARING:  # stopped before it began
            self._enter(Phase.IDLE)
            return
        self._monitor = monitor
        monitor.index_weights = self.index_weights
        monitor.areas = self.areas
        monitor.start()
        self._enter(Phase.OPENING)

    def _refused(self, fault: EngagementMonitorError) -> None:
        self.fault = fault
        self._enter(Phase.FAILED)

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        spare_what_is_loaded() if phase in BUSY else spare_nothing()
        self.phase_changed.emit()
