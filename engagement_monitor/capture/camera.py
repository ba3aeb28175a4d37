"""A camera of this computer as a source."""

from pathlib import Path

import cv2

from engagement_monitor.capture.frame import SourceKind
from engagement_monitor.capture.live_source import LiveSource
from engagement_monitor.sentence import tr

_WIDTH_PX, _HEIGHT_PX = 1280, 720
_REMEDY = tr(
    "Plug it in, close other programs that use it, allow access to it in the system's settings, "
    "or choose another number."
)


class Camera(LiveSource):
    """Camera ``number`` as OpenCV counts them, at 1280x720 where it has that."""

    def __init__(self, number: int) -> None:
        capture = cv2.VideoCapture(number)
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH_PX)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT_PX)
        super().__init__(capture, SourceKind.CAMERA, tr("Camera {number}").format(number=number), _REMEDY)


def camera_names(system: Path = Path("/sys/class/video4linux"), devices: Path = Path("/dev")) -> dict[int, str]:
    """The cameras that Linux names, by number, without opening one (their lights stay off); a name may be empty.

    Of the several devices of one camera only the first gives pictures. Elsewhere than on Linux there is no such list
    and it is empty.
    """
    numbers = sorted(int(path.name[5:]) for path in devices.glob("video*") if path.name[5:].isdecimal())
    return {
        number: _line(system / f"video{number}" / "name")
        for number in numbers
        if _line(system / f"video{number}" / "index") in ("", "0")
    }


def _line(path: Path) -> str:
    """A file's text; empty if there is none."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
