"""A look through a live source before a session: nothing is analysed and nothing is stored."""

from engagement_monitor.capture.clock import SessionClock
from engagement_monitor.capture.frame import Frame
from engagement_monitor.capture.slot import LatestFrameSlot
from engagement_monitor.capture.sources import SourceOpener
from engagement_monitor.capture.thread import CaptureThread
from engagement_monitor.errors import SourceError

_LONGEST_CLOSE_S = 5.0


class SourcePreview:
    """Reads a real-time source from now until ``close``. Its methods may be called from any thread."""

    def __init__(self, opener: SourceOpener) -> None:
        self._slot = LatestFrameSlot()
        self._capture = CaptureThread(opener, self._slot, SessionClock())
        self._capture.begin()
        self._capture.start()

    @property
    def fault(self) -> SourceError | None:
        """Why there is no picture; None while there is one or none was tried yet."""
        return self._capture.fault

    @property
    def crash(self) -> BaseException | None:
        """A fault of the program itself that ended the preview."""
        return self._capture.crash

    def frame(self) -> Frame | None:
        """The newest frame."""
        return self._slot.peek()

    def close(self) -> None:
        """Closes the source and waits until it is: a session can open it then."""
        self._capture.stop()
        self._capture.join(_LONGEST_CLOSE_S)
