"""A network camera or another live stream as a source."""

import cv2

from engagement_monitor.capture.frame import SourceKind
from engagement_monitor.capture.live_source import LiveSource
from engagement_monitor.capture.names import without_password
from engagement_monitor.sentence import tr

_LIMIT_MS = 3000
_REMEDY = tr("Check the address, user and password, and that this computer can reach it.")


class Stream(LiveSource):
    """A live stream by its address (RTSP, HTTP, ...), through FFmpeg. Opening and reading wait 3 s at most."""

    def __init__(self, address: str) -> None:
        limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _LIMIT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _LIMIT_MS]
        capture = cv2.VideoCapture(address, cv2.CAP_FFMPEG, limits)
        name = tr("Stream {address}").format(address=without_password(address))
        super().__init__(capture, SourceKind.STREAM, name, _REMEDY)
