"""OpenCV's capture, made safe to close while another thread reads."""

import threading
from collections.abc import Callable
from typing import TypeVar

import cv2

Answer = TypeVar("Answer")


class Device:
    """A ``cv2.VideoCapture`` that one thread reads and any thread may close.

    OpenCV's own must not be released while it reads, and a read of a camera that was just unplugged can take ten
    seconds. So ``close`` never waits: where a read is under way, the reading thread lets go of the device after it.
    """

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture
        self._guard = threading.Lock()
        self._closed = threading.Event()

    def use(self, work: Callable[[cv2.VideoCapture], Answer]) -> Answer | None:
        """What ``work`` gives, or None once the device is closed, also while ``work`` was under way."""
        with self._guard:
            answer = None if self._closed.is_set() else work(self._capture)
        if self._closed.is_set():
            self._release()
            return None
        return answer

    def close(self) -> None:
        """Closes the device now or after the read that is under way. From any thread, as often as one likes."""
        self._closed.set()
        self._release()

    @property
    def closed(self) -> bool:
        """Whether ``close`` was called."""
        return self._closed.is_set()

    def _release(self) -> None:
        if self._guard.acquire(blocking=False):
            try:
                self._capture.release()
            finally:
                self._guard.release()
