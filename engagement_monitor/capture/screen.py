"""A screen of this computer, or a part of one, as a source: for lectures held by video call."""

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import mss
import numpy as np

from engagement_monitor.capture.frame import Picture, SourceKind
from engagement_monitor.capture.live_source import LiveSource
from engagement_monitor.capture.names import SMALLEST_PART_PX, ScreenName, ScreenPart
from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.sentence import tr

SCREEN_RATE_HZ = 10.0
"""Faces are looked for eight times a second at most; a call's picture seldom comes faster."""
_UNREADABLE = (mss.ScreenShotError, OSError, AssertionError)
"""What mss raises where it has no screen; it asserts, rather than checks, that a lost X server answers."""
_OTHER_SCREEN = tr(
    "Choose another screen, or the whole of it; on Linux this works on X11 and not everywhere on Wayland."
)


@dataclass(frozen=True, slots=True)
class ScreenSize:
    """A screen of this computer and how large it is."""

    number: int
    width_px: int
    height_px: int


def screens() -> list[ScreenSize]:
    """The screens of this computer; none where there is no display or no way to read it."""
    try:
        with mss.MSS() as reader:
            return [
                ScreenSize(number, monitor["width"], monitor["height"])
                for number, monitor in enumerate(reader.monitors[1:], 1)
            ]
    except _UNREADABLE:
        return []


class Screen(LiveSource):
    """Reads a screen, or a part of one, ten times a second. See ``FrameSource``.

    Raises:
        SourceUnavailable: there is no such screen or part, or it cannot be read.
    """

    def __init__(self, name: ScreenName) -> None:
        called = tr("Screen {number}").format(number=name.number)
        super().__init__(_ScreenCapture(name), SourceKind.SCREEN, called, _OTHER_SCREEN)


class _ScreenCapture:
    """A screen as if it was opened with ``cv2.VideoCapture``, so that it is read and let go of like a camera."""

    def __init__(self, name: ScreenName) -> None:
        self._reader: mss.MSS | None = None
        self._due_s = time.monotonic()
        try:
            self._reader = mss.MSS()
            self._place = _place(self._reader.monitors[1:], name)
        except _UNREADABLE as error:
            self.release()
            what = tr("Screen {number} cannot be read ({reason})").format(number=name.number, reason=error)
            raise SourceUnavailable(what, _OTHER_SCREEN) from error
        except SourceUnavailable:
            self.release()
            raise

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        """Whether it can be read."""
        return self._reader is not None

    def get(self, _property: int) -> float:
        """The frame rate, which is all that is asked for."""
        return SCREEN_RATE_HZ

    def read(self) -> tuple[bool, Picture | None]:
        """Waits until the next picture is due and takes it; False if there is none."""
        if self._reader is None:
            return False, None
        now_s = time.monotonic()
        # What a busy or sleeping computer missed is not caught up with.
        self._due_s = max(self._due_s, now_s - 1 / SCREEN_RATE_HZ)
        time.sleep(max(0.0, self._due_s - now_s))
        self._due_s += 1 / SCREEN_RATE_HZ
        try:
            picture = np.asarray(self._reader.grab(self._place))
        except _UNREADABLE:
            return False, None
        return True, np.ascontiguousarray(picture[..., :3])

    def release(self) -> None:
        """Lets go of the screen."""
        reader, self._reader = self._reader, None
        if reader is not None:
            with suppress(*_UNREADABLE):  # the display itself may be gone
                reader.close()


def _place(monitors: list[dict[str, Any]], name: ScreenName) -> dict[str, int]:
    """Where on the desktop that is, as mss wants it."""
    if name.number > len(monitors):
        what = tr("There is no screen {number}: this computer shows {count}")
        raise SourceUnavailable(what.format(number=name.number, count=len(monitors)), _OTHER_SCREEN)
    monitor = monitors[name.number - 1]
    part = name.part or ScreenPart(0, 0, monitor["width"], monitor["height"])
    width_px = min(part.width_px, monitor["width"] - part.left_px)
    height_px = min(part.height_px, monitor["height"] - part.top_px)
    if min(width_px, height_px) < SMALLEST_PART_PX:
        what = tr("The part {part} is smaller than {least} pixels or lies outside the screen")
        raise SourceUnavailable(what.format(part=name, least=SMALLEST_PART_PX), _OTHER_SCREEN)
    return {
        "left": monitor["left"] + part.left_px,
        "top": monitor["top"] + part.top_px,
        "width": width_px,
        "height": height_px,
    }
