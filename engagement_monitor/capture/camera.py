"""A camera of this computer as a source."""

from pathlib import Path

import cv2

from engagement_monitor.capture.frame import SourceKind
from engagement_monitor.capture.live_source import LiveSource

_WIDTH_PX, _HEIGHT_PX = 1280, 720
_REMEDY = (
    "Plug it in, close other programs that use it, allow access to it in the system's settings, "
    "or choose another number."
)


class Camera(LiveSource):
    """Camera ``number`` as OpenCV counts them, at 1280x720 where it has that."""

    def __init__(self, number: int) -> None:
        capture = cv2.VideoCapture(number)
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH_PX)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT_PX)
        super().__init__(capture, SourceKind.CAMERA, f"Camera {number}", _REMEDY)


def camera_numbers() -> list[int]:
    """The numbers of the cameras that this computer names, without opening one (their lights stay off).

    On Linux these are the video devices; elsewhere there is no such list without opening them, and it is empty.
    """
    return sorted(int(path.name[5:]) for path in Path("/dev").glob("video*") if path.name[5:].isdecimal())
