"""The session that runs, as the window sees it: one monitor at a time, asked and never waited for."""

import gc
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engagement_monitor.desktop.backend import Backend, LiveMonitor, SessionRequest
from engagement_monitor.desktop.background import Background
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.timeline.sample import Sample

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
        self._marks = 0
        self.phase = Phase.IDLE
        self.request: SessionRequest | None = None
        self.session_id: int | None = None
        self.fault: EngagementMonitorError | None = None

    def begin(self, request: SessionRequest) -> None:
        """Makes a monitor on the worker and starts it. Nothing happens while a session is under way."""
        if self.phase in BUSY:
            return
        self._monitor, self._taken, self._marks = None, 0, 0
        self.request, self.session_id, self.fault = request, None, None
        self._enter(Phase.PREPARING)
        self._background.run(lambda: self._backend.monitor(request), self._made, self._refused)

    def toggle_pause(self) -> None:
        """Pauses a running session and resumes a paused one."""
        if self._monitor and self.phase is Phase.RUNNING:
            self._monitor.pause()
        elif self._monitor and self.phase is Phase.PAUSED:
            self._monitor.resume()

    def mark(self) -> str:
        """Marks this moment; the label it got, empty if no session is under way."""
        if self._monitor is None or self.phase not in UNDER_WAY:
            return ""
        self._marks += 1
        label = f"Mark {self._marks}"
        self._monitor.mark(label)
        return label

    def stop(self) -> None:
        """Begins to end the session."""
        if self._monitor:
            self._monitor.stop()
        elif self.phase is Phase.PREPARING:
            self._enter(Phase.STOPPING)

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

    def take_samples(self) -> list[Sample]:
        """The samples since the last time."""
        if self._monitor is None:
            return []
        samples = self._monitor.samples_since(self._taken)
        self._taken += len(samples)
        return samples

    def _made(self, monitor: LiveMonitor) -> None:
        if self.phase is Phase.STOPPING:  # stopped before it began
            self._enter(Phase.IDLE)
            return
        self._monitor = monitor
        monitor.start()
        self._enter(Phase.OPENING)

    def _refused(self, fault: EngagementMonitorError) -> None:
        self.fault = fault
        self._enter(Phase.FAILED)

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        _spare_what_is_loaded(phase)
        self.phase_changed.emit()


def _spare_what_is_loaded(phase: Phase) -> None:
    """While a session runs, the garbage collector leaves alone what was there before.

    Looking through all that the libraries have loaded holds every thread for up to 0.1 s, with TensorFlow longer, and
    finds nothing.
    """
    if phase in BUSY:
        gc.freeze()
    else:
        gc.unfreeze()
