"""A network camera or another live stream as a source."""

from urllib.parse import urlsplit, urlunsplit

import cv2

from engagement_monitor.capture.frame import SourceKind
from engagement_monitor.capture.live_source import LiveSource

_SCHEMES = frozenset({"http", "https", "rtmp", "rtsp", "rtsps", "tcp", "udp"})
_LIMIT_MS = 3000
_REMEDY = "Check the address, user and password, and that this computer can reach it."


class Stream(LiveSource):
    """A live stream by its address (RTSP, HTTP, ...), through FFmpeg. Opening and reading wait 3 s at most."""

    def __init__(self, address: str) -> None:
        limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _LIMIT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _LIMIT_MS]
        capture = cv2.VideoCapture(address, cv2.CAP_FFMPEG, limits)
        super().__init__(capture, SourceKind.STREAM, f"Stream {without_password(address)}", _REMEDY)


def is_stream(name: str) -> bool:
    """Whether the name is a stream's address."""
    return urlsplit(name).scheme.lower() in _SCHEMES


def without_password(address: str) -> str:
    """The address as it may be shown and stored: without user and password, and without what follows a ``?``."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
