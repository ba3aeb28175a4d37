"""A camera of this computer as a source."""

import time
from pathlib import Path

import cv2
import numpy as np

from engagement_monitor.capture.device import Device
from engagement_monitor.capture.frame import Frame, Pace, SourceInfo, SourceKind
from engagement_monitor.errors import SourceLost, SourceUnavailable

_WIDTH_PX, _HEIGHT_PX = 1280, 720


class Camera:
    """Camera ``number`` as OpenCV counts them, at 1280x720 where it has that."""

    def __init__(self, number: int) -> None:
        capture = cv2.VideoCapture(number)
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH_PX)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT_PX)
        works, first = capture.read() if capture.isOpened() else (False, None)
        if not works or first is None:
            capture.release()
            raise SourceUnavailable(
                f"Camera {number} cannot be opened",
                "Plug it in, close other programs that use it, allow access to it in the system's settings, "
                "or choose another number.",
            )
        self._device = Device(capture)
        self._frames_read = 0
        self._opened_s = time.monotonic()
        self._info = SourceInfo(
            kind=SourceKind.CAMERA,
            name=f"Camera {number}",
            pace=Pace.REAL_TIME,
            width_px=first.shape[1],
            height_px=first.shape[0],
            frame_rate_hz=float(capture.get(cv2.CAP_PROP_FPS)),
        )

    @property
    def info(self) -> SourceInfo:
        """What is known of the camera."""
        return self._info

    @property
    def frames_read(self) -> int:
        """How many frames were read so far."""
        return self._frames_read

    def read(self) -> Frame | None:
        """Waits for the next frame; None once the camera is closed."""
        taken = self._device.use(lambda capture: capture.read())
        time_s = time.monotonic() - self._opened_s
        if taken is None:
            return None
        works, pixels = taken
        if not works or pixels is None:
            raise SourceLost(f"{self._info.name} gives no more pictures", "Check its cable; it is tried again.")
        index, self._frames_read = self._frames_read, self._frames_read + 1
        return Frame(np.asarray(pixels, np.uint8), index, time_s)

    def close(self) -> None:
        """Closes the camera; its light goes out."""
        self._device.close()


def camera_numbers() -> list[int]:
    """The numbers of the cameras that this computer names, without opening one (their lights stay off).

    On Linux these are the video devices; elsewhere there is no such list without opening them, and it is empty.
    """
    return sorted(int(path.name[5:]) for path in Path("/dev").glob("video*") if path.name[5:].isdecimal())
