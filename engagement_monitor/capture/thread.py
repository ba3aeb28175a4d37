"""The capture thread: reads, stamps and hands over frames, and opens a camera again that was lost or paused."""

import logging
import threading
import time
from dataclasses import replace
from enum import StrEnum

from engagement_monitor.capture.clock import SessionClock
from engagement_monitor.capture.frame import Frame, FrameSource, Pace, SourceInfo, SourceKind
from engagement_monitor.capture.restarts import Restarts, Retries
from engagement_monitor.capture.slot import FrameSlot
from engagement_monitor.capture.sources import SourceOpener
from engagement_monitor.errors import SourceError, SourceLost, SourceStalled, SourceUnavailable
from engagement_monitor.sentence import tr

_LOG = logging.getLogger(__name__)
_SILENT_S = 1.5
"""A live source that gives no frame for so long counts as lost, also while a read of it hangs."""
_LONGEST_RETRY_S = {SourceKind.CAMERA: 1.0, SourceKind.SCREEN: 1.0}
"""Looking for a camera costs little, and it should be back at once; a server is asked less and less often."""


class CaptureState(StrEnum):
    """What the capture thread is doing."""

    OPENING = "opening"
    READY = "ready"
    """The source is open and waits for ``begin``."""
    READING = "reading"
    PAUSED = "paused"
    LOST = "lost"
    """The source is gone, or gives nothing, and is tried again."""
    OVER = "over"


class CaptureThread(threading.Thread):
    """Reads a source into a slot from ``begin`` to its end or ``stop``.

    Frames of a real-time source are stamped with the session's clock as soon as they are read; those of a recording
    keep their film time. A paused real-time source is closed and opened again; a paused recording waits. A live source
    that is lost, or whose reading crashes (five times a minute at most), is opened again for ever.
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
        self._put_down: FrameSource | None = None  # closed by a pause from another thread
        self._changed = threading.Condition()
        self._state = CaptureState.OPENING
        self._begun = self._stopping = self._pausing = False
        self._frames_before = 0
        self._heard_s = time.monotonic()
        self._retries, self._restarts = Retries(), Restarts()

    @property
    def state(self) -> CaptureState:
        """What it is doing."""
        return CaptureState.LOST if self._state is CaptureState.READING and self._is_silent() else self._state

    @property
    def frames_read(self) -> int:
        """How many frames were read, over all openings of the source."""
        source = self._source
        return self._frames_before + (source.frames_read if source else 0)

    def wait_until_open(self) -> bool:
        """Waits until the source is open; False if it was stopped, or it cannot: see ``fault`` or ``crash``."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not CaptureState.OPENING or self._stopping)
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
            while self._reads_on():
                continue
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

    def _is_silent(self) -> bool:
        real_time = self.info is not None and self.info.pace is Pace.REAL_TIME
        return real_time and time.monotonic() - self._heard_s > _SILENT_S

    def _open(self) -> None:
        elapsed_s = self._clock.now_s() if self._begun else 0.0
        self._source = self._opener(elapsed_s)
        self.info = self._source.info

    def _wait_for_begin(self) -> None:
        self._become(CaptureState.READY)
        with self._changed:
            self._changed.wait_for(lambda: self._begun or self._stopping)
        self._go_on()

    def _go_on(self) -> None:
        self._heard_s = time.monotonic()
        self._become(CaptureState.READING)

    def _reads_on(self) -> bool:
        """Reads to the end; True if that crashed and it is worth going on."""
        try:
            self._read_to_the_end()
        except SourceError:
            raise
        except Exception as crash:  # noqa: BLE001 - here the work of the thread begins, and begins anew
            self._survive(crash)
            return True
        return False

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
        except SourceStalled as fault:
            self._miss(fault)
            self._wait_before_retry()
            return True
        except SourceLost as fault:
            self._lose(source, fault)
            return True
        if frame is not None:
            self._hand_over(source, frame)
            return True
        # A source that was closed for a pause gives no frame either, and the pause may be over already.
        if source is self._put_down and not self._pausing:
            self._close()
            self._open_at_once()
        return source is self._put_down

    def _hand_over(self, source: FrameSource, frame: Frame) -> None:
        self._heard_s = time.monotonic()
        if self._state is CaptureState.LOST:
            # Only a picture shows that it is back: a camera may open and still give nothing.
            self._retries.worked()
            self.fault = None
            self._become(CaptureState.READING)
        if source.info.pace is Pace.REAL_TIME:
            frame = replace(frame, time_s=self._clock.now_s())
        self._slot.put(frame)

    def _wait_out_pause(self) -> None:
        self._become(CaptureState.PAUSED)
        if self._source is not None and self._source.info.pace is Pace.REAL_TIME:
            self._close()
        with self._changed:
            self._changed.wait_for(lambda: not self._pausing or self._stopping)
        if self._source is not None:
            self._go_on()
        else:
            self._open_at_once()

    def _miss(self, fault: SourceError) -> None:
        """Says that nothing comes, and why."""
        if self._state is not CaptureState.LOST:
            _LOG.warning("source lost: %s", fault)
        self.fault = fault
        self._become(CaptureState.LOST)

    def _lose(self, source: FrameSource, fault: SourceLost) -> None:
        """A live source is tried again; a recording is over."""
        if source.info.pace is not Pace.REAL_TIME:
            raise fault
        self._miss(fault)
        self._close()

    def _survive(self, crash: Exception) -> None:
        """A fault of ours, or of a driver, ends a recording; a live source is opened again, but not without end."""
        info = self.info
        if info is None or info.pace is not Pace.REAL_TIME or not self._restarts.allowed():
            raise crash
        _LOG.error("reading %s crashed; it is opened again", info.name, exc_info=crash)
        what = tr("Reading {source} failed; it is tried again").format(source=info.name)
        self._miss(SourceLost(what, tr("If it goes on, look into the log.")))
        self._close()

    def _open_again(self) -> None:
        """Waits a little and tries once."""
        if self._wait_before_retry():
            self._open_at_once()

    def _open_at_once(self) -> None:
        if self._stopping or self._pausing:
            return
        try:
            self._open()
        except SourceUnavailable as fault:
            self._miss(fault)
        else:
            self._heard_s = time.monotonic()
            self._become(CaptureState.READING if self.fault is None else CaptureState.LOST)

    def _wait_before_retry(self) -> bool:
        """False if it is stopped or paused before the next try is due."""
        kind = self.info.kind if self.info else None
        wait_s = self._retries.next_wait_s(*([_LONGEST_RETRY_S[kind]] if kind in _LONGEST_RETRY_S else []))
        with self._changed:
            return not self._changed.wait_for(lambda: self._stopping or self._pausing, wait_s)

    def _close_if_real_time(self) -> None:
        source = self._source
        if source is not None and source.info.pace is Pace.REAL_TIME:
            self._put_down = source
            source.close()

    def _close(self) -> None:
        if self._source is not None:
            self._source.close()
            self._frames_before += self._source.frames_read
            self._source = None
