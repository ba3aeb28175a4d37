"""OpenCV's capture, made safe to close while another thread reads."""

import threading
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

Answer = TypeVar("Answer")


class LiveCapture(Protocol):
    """What a live source needs of an opened ``cv2.VideoCapture``."""

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        """Whether it can be read."""
        ...

    def get(self, propId: int, /) -> float:  # noqa: N803 - OpenCV's name
        """A property, 0 if unknown."""
        ...

    def read(self) -> tuple[bool, Any]:
        """Whether there was a picture, and the picture."""
        ...

    def release(self) -> None:
        """Lets go of the device."""
        ...


class _Releasable(Protocol):
    def release(self) -> None: ...


Capture = TypeVar("Capture", bound=_Releasable)


class Device(Generic[Capture]):
    """A ``cv2.VideoCapture``, or what works like one, that one thread reads and any thread may close.

    OpenCV's own must not be released while it reads, and a read of a camera that was just unplugged can take ten
    seconds. So ``close`` never waits: where a read is under way, the reading thread lets go of the device after it.
    """

    def __init__(self, capture: Capture) -> None:
        self._capture = capture
        self._guard = threading.Lock()
        self._closed = threading.Event()

    def use(self, work: Callable[[Capture], Answer]) -> Answer | None:
        """What ``work`` gives, or None once the device is closed, also while ``work`` was under way."""
        with self._guard:
            answer = None if self._closed.is_set() else work(self._capture)
        if self._closed.is_set():
            self._release()
            return None
        return answer

    def exchange(self, capture: Capture) -> None:
        """Lets go of what is open and goes on with this one. On the thread that reads."""
        with self._guard:
            self._capture.release()
            self._capture = capture
        if self._closed.is_set():
            self._release()

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
