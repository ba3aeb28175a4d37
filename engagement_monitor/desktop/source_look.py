"""A look through a source before a session: opened only when asked for, closed before anything else opens it."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from engagement_monitor.capture.frame import Frame
from engagement_monitor.desktop.backend import Backend, LivePreview
from engagement_monitor.desktop.background import Background
from engagement_monitor.errors import EngagementMonitorError


class Look(StrEnum):
    """Whether a source is looked through."""

    CLOSED = "closed"
    OPEN = "open"


class SourceLook(QObject):
    """Holds one preview at most. Lives on the window's thread; none of its methods waits.

    Opening and closing run on the worker that also makes monitors, one after another: a session never opens a camera
    that is still open for a look.
    """

    changed = Signal()

    def __init__(self, backend: Backend, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend, self._background = backend, background
        self._preview: LivePreview | None = None
        self._asked = 0
        self._fault: EngagementMonitorError | None = None
        self.state = Look.CLOSED

    @property
    def fault(self) -> EngagementMonitorError | None:
        """Why there is no picture."""
        return self._preview.fault if self._preview else self._fault

    def open(self, source: str | int) -> None:
        """Looks through this source from now on, and through no other."""
        self._let_go()
        self._asked += 1
        number = self._asked
        self.state, self._fault = Look.OPEN, None
        self._background.run(
            lambda: self._backend.preview(source),
            lambda preview: self._opened(number, preview),
            lambda fault: self._refused(number, fault),
        )
        self.changed.emit()

    def close(self) -> None:
        """Looks no more; a camera's light goes out."""
        if self.state is Look.CLOSED:
            return
        self._asked += 1
        self._let_go()
        self.state, self._fault = Look.CLOSED, None
        self.changed.emit()

    def frame(self) -> Frame | None:
        """The newest picture; raises a fault of the program that ended the look."""
        preview = self._preview
        if preview is None:
            return None
        if preview.crash is not None:
            self.close()
            raise preview.crash
        return preview.frame()

    def _opened(self, number: int, preview: LivePreview) -> None:
        if number != self._asked:  # closed, or another one asked for, before it was there
            self._close(preview)
            return
        self._preview = preview
        self.changed.emit()

    def _refused(self, number: int, fault: EngagementMonitorError) -> None:
        if number == self._asked:
            self._fault = fault
            self.changed.emit()

    def _let_go(self) -> None:
        preview, self._preview = self._preview, None
        if preview is not None:
            self._close(preview)

    def _close(self, preview: LivePreview) -> None:
        self._background.run(preview.close, lambda _nothing: None, lambda _fault: None)
