"""The hand-over between the capture thread and the vision thread: one place for one frame."""

import threading
from typing import Protocol

from engagement_monitor.capture.frame import Frame


class FrameSlot(Protocol):
    """One place for one frame. Safe from any thread; one thread puts, one takes, any may peek."""

    dropped: int

    def put(self, frame: Frame) -> None:
        """Puts a frame in. Does nothing once the slot is closed."""
        ...

    def take(self, timeout_s: float) -> Frame | None:
        """The frame that was not taken yet; waits for one. None if the time ran out or the slot is closed and empty."""
        ...

    def peek(self) -> Frame | None:
        """The newest frame, taken or not."""
        ...

    def close(self) -> None:
        """Ends all waiting; what is in the slot can still be taken."""
        ...

    def forget(self) -> None:
        """Lets go of the newest frame: once a session is over nobody shall see it."""
        ...


class LatestFrameSlot:
    """Overwrites: whoever takes gets the newest frame, and whoever puts never waits. ``dropped`` counts the rest."""

    def __init__(self) -> None:
        self.dropped = 0
        self._changed = threading.Condition()
        self._newest: Frame | None = None
        self._fresh = False
        self._closed = False

    def put(self, frame: Frame) -> None:
        """Puts a frame in the place of the last one."""
        with self._changed:
            if self._closed:
                return
            self.dropped += self._fresh
            self._newest, self._fresh = frame, True
            self._changed.notify_all()

    def take(self, timeout_s: float) -> Frame | None:
        """The newest frame if it was not taken yet."""
        with self._changed:
            self._changed.wait_for(lambda: self._fresh or self._closed, timeout_s)
            if not self._fresh:
                return None
            self._fresh = False
            self._changed.notify_all()
            return self._newest

    def peek(self) -> Frame | None:
        """The newest frame."""
        with self._changed:
            return self._newest

    def close(self) -> None:
        """Ends all waiting."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def forget(self) -> None:
        """Lets go of the newest frame."""
        with self._changed:
            self._newest, self._fresh = None, False


class BlockingFrameSlot(LatestFrameSlot):
    """Loses nothing: ``put`` waits until the last frame was taken, so that a recording gives the same every time."""

    def put(self, frame: Frame) -> None:
        """Waits for the place to be free, then puts the frame in."""
        with self._changed:
            self._changed.wait_for(lambda: not self._fresh or self._closed)
            if not self._closed:
                self._newest, self._fresh = frame, True
                self._changed.notify_all()
