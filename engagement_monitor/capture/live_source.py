"""What a camera, a stream and a screen have in common: frames come as time passes, until they stop."""

import time

import cv2
import numpy as np

from engagement_monitor.capture.device import Device, LiveCapture
from engagement_monitor.capture.frame import Frame, Pace, SourceInfo, SourceKind
from engagement_monitor.errors import SourceLost, SourceUnavailable


class LiveSource:
    """Reads an opened ``cv2.VideoCapture``, or what works like one, in real time. See ``FrameSource``.

    Args:
        capture: What was opened; its first picture is read at once, to see whether it works.
        kind: What it is.
        name: What it is called, for people.
        remedy: What to do where it does not work.

    Raises:
        SourceUnavailable: it is not open or gives no picture.
    """

    def __init__(self, capture: LiveCapture, kind: SourceKind, name: str, remedy: str) -> None:
        works, first = capture.read() if capture.isOpened() else (False, None)
        if not works or first is None:
            capture.release()
            raise SourceUnavailable(f"{name} cannot be opened", remedy)
        self._device = Device(capture)
        self._remedy = remedy
        self._frames_read = 0
        self._opened_s = time.monotonic()
        self._info = SourceInfo(
            kind=kind,
            name=name,
            pace=Pace.REAL_TIME,
            width_px=first.shape[1],
            height_px=first.shape[0],
            frame_rate_hz=float(capture.get(cv2.CAP_PROP_FPS)),
        )

    @property
    def info(self) -> SourceInfo:
        """What is known of it."""
        return self._info

    @property
    def frames_read(self) -> int:
        """How many frames were read so far."""
        return self._frames_read

    def read(self) -> Frame | None:
        """Waits for the next frame; None once it is closed."""
        taken = self._device.use(lambda capture: capture.read())
        time_s = time.monotonic() - self._opened_s
        if taken is None:
            return None
        works, pixels = taken
        if not works or pixels is None:
            raise SourceLost(f"{self._info.name} gives no more pictures; it is tried again", self._remedy)
        index, self._frames_read = self._frames_read, self._frames_read + 1
        return Frame(np.asarray(pixels, np.uint8), index, time_s)

    def close(self) -> None:
        """Closes the device; a camera's light goes out."""
        self._device.close()
