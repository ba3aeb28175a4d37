"""The capture thread: reads, stamps and hands over frames, and opens a camera again that was lost or paused."""

import logging
import threading
from dataclasses import replace
from enum import StrEnum

from engagement_monitor.capture.clock import SessionClock
from engagement_monitor.capture.frame import FrameSource, Pace, SourceInfo
from engagement_monitor.capture.slot import FrameSlot
from engagement_monitor.capture.sources import SourceOpener
from engagement_monitor.errors import SourceError, SourceLost, SourceUnavailable

_LOG = logging.getLogger(__name__)
_RETRY_S = 1.0


class CaptureState(StrEnum):
    """What the capture thread is doing."""

    OPENING = "opening"
    READY = "ready"
    """The source is open and waits for ``begin``."""
    READING = "reading"
    PAUSED = "paused"
    LOST = "lost"
    """A live source is gone and is tried again."""
    OVER = "over"


class CaptureThread(threading.Thread):
    """Reads a source into a slot from ``begin`` to its end or ``stop``.

    Frames of a real-time source are stamped with the session's clock as soon as they are read; those of a recording
    keep their film time. A paused real-time source is closed and opened again; a paused recording waits.
    """

    def __init__(self, opener: SourceOpener, slot: FrameSlot, clock: SessionClock) -> None:
        super().__init__(name="capture", daemon=True)
        self.info: SourceInfo | None = None
        self.fault: SourceError | None = None
        self.crash: BaseException | None = None
        self._opener = opener
        self._slot = slot
        self._clock = clock
        self._source: FrameSource | None = None
        self._changed = threading.Condition()
        self._state = CaptureState.OPENING
        self._begun = self._stopping = self._pausing = False
        self._frames_before = 0

    @property
    def state(self) -> CaptureState:
        """What it is doing."""
        return self._state

    @property
    def frames_read(self) -> int:
        """How many frames were read, over all openings of the source."""
        source = self._source
        return self._frames_before + (source.frames_read if source else 0)

    def wait_until_open(self) -> bool:
        """Waits until the source is open; False if it cannot be, for the reason in ``fault`` or ``crash``."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not CaptureState.OPENING)
            return self._state is CaptureState.READY

    def begin(self) -> None:
        """Lets the first frame be read."""
        self._set(begun=True)

    def pause(self) -> None:
        """Closes the device until ``resume``."""
        self._set(pausing=True)
        self._close_if_real_time()

    def resume(self) -> None:
        """Opens the device again."""
        self._set(pausing=False)

    def stop(self) -> None:
        """Ends the thread soon. Safe from any thread, more than once."""
        self._set(stopping=True)
        self._slot.close()
        source = self._source
        if source is not None:
            source.close()

    def run(self) -> None:
        """Opens, waits for ``begin``, reads to the end."""
        try:
            self._open()
            self._wait_for_begin()
            self._read_to_the_end()
        except SourceError as fault:
            self.fault = fault
        except Exception as crash:  # noqa: BLE001 - here the thread ends; whoever holds it raises it again
            self.crash = crash
        finally:
            self._close()
            self._slot.close()
            self._become(CaptureState.OVER)

    def _set(self, *, begun: bool = False, stopping: bool = False, pausing: bool | None = None) -> None:
        with self._changed:
            self._begun |= begun
            self._stopping |= stopping
            self._pausing = self._pausing if pausing is None else pausing
            self._changed.notify_all()

    def _become(self, state: CaptureState) -> None:
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def _open(self) -> None:
        elapsed_s = self._clock.now_s() if self._begun else 0.0
        self._source = self._opener(elapsed_s)
        self.info = self._source.info

    def _wait_for_begin(self) -> None:
        self._become(CaptureState.READY)
        with self._changed:
            self._changed.wait_for(lambda: self._begun or self._stopping)
        self._become(CaptureState.READING)

    def _read_to_the_end(self) -> None:
        while not self._stopping:
            if self._pausing:
                self._wait_out_pause()
            elif self._source is None:
                self._open_again()
            elif not self._read_one(self._source):
                return

    def _read_one(self, source: FrameSource) -> bool:
        """Hands over one frame; False at the end of the source."""
        try:
            frame = source.read()
        except SourceLost as fault:
            self._lose(source, fault)
            return True
        if frame is None:
            # A source that was closed for a pause gives no frame either.
            return self._pausing
        if source.info.pace is Pace.REAL_TIME:
            frame = replace(frame, time_s=self._clock.now_s())
        self._slot.put(frame)
        return True

    def _wait_out_pause(self) -> None:
        self._become(CaptureState.PAUSED)
        if self._source is not None and self._source.info.pace is Pace.REAL_TIME:
            self._close()
        with self._changed:
            self._changed.wait_for(lambda: not self._pausing or self._stopping)
        if self._source is not None:
            self._become(CaptureState.READING)

    def _lose(self, source: FrameSource, fault: SourceLost) -> None:
        """A live source is tried again; a recording is over."""
        if source.info.pace is not Pace.REAL_TIME:
            raise fault
        _LOG.warning("source lost: %s", fault)
        self.fault = fault
        self._become(CaptureState.LOST)
        self._close()

    def _open_again(self) -> None:
        """Tries once, and waits a little where it fails."""
        try:
            self._open()
        except SourceUnavailable as fault:
            self.fault = fault
            self._become(CaptureState.LOST)
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or self._pausing, _RETRY_S)
        else:
            self.fault = None
            self._become(CaptureState.READING)

    def _close_if_real_time(self) -> None:
        source = self._source
        if source is not None and source.info.pace is Pace.REAL_TIME:
            source.close()

    def _close(self) -> None:
        if self._source is not None:
            self._source.close()
            self._frames_before += self._source.frames_read
            self._source = None
