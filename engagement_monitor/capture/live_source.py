"""What a camera, a stream and a screen have in common: frames come as time passes, until they stop."""

import time

import cv2

from engagement_monitor.capture.device import Device, LiveCapture
from engagement_monitor.capture.frame import Frame, Pace, Picture, SourceInfo, SourceKind
from engagement_monitor.capture.liveness import Liveness, Look
from engagement_monitor.capture.picture import picture_of
from engagement_monitor.errors import SourceLost, SourceStalled, SourceUnavailable
from engagement_monitor.sentence import Sentence, tr

FROZEN_S = 4.5
BLACK_S = 1.5
"""So long nothing but repeated, or black, pictures may come before it is said."""
_UNCOVER = tr("Open its shutter or take off its cap, and switch on some light.")


class LiveSource:
    """Reads an opened ``cv2.VideoCapture``, or what works like one, in real time. See ``FrameSource``.

    Of a camera and a stream, pictures that repeat the one before and black ones are counted and not handed out: they
    show nobody, and nothing may be made of them. A screen may stand still and be dark.

    Args:
        capture: What was opened; its first picture is read at once, to see whether it works.
        kind: What it is.
        name: What it is called, for people.
        remedy: What to do where it does not work.

    Raises:
        SourceUnavailable: it is not open or gives no picture.
    """

    def __init__(self, capture: LiveCapture, kind: SourceKind, name: Sentence, remedy: Sentence) -> None:
        works, taken = capture.read() if capture.isOpened() else (False, None)
        first = picture_of(taken) if works and taken is not None else None
        if first is None:
            capture.release()
            what = tr("{source} cannot be opened")
            if taken is not None:
                what = tr("{source} gives pictures of a kind that cannot be used")
            raise SourceUnavailable(what.format(source=name), remedy)
        self._liveness = None if kind is SourceKind.SCREEN else Liveness(first)
        self._alive_s = time.monotonic()
        self._device = Device(capture)
        self._name, self._remedy = name, remedy
        self._frames_read = 0
        self._opened_s = time.monotonic()
        self._info = SourceInfo(
            kind=kind,
            name=str(name),
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
        while True:
            taken = self._device.use(lambda capture: capture.read())
            time_s = time.monotonic()
            if taken is None:
                return None
            picture = picture_of(taken[1]) if taken[0] and taken[1] is not None else None
            if picture is None:
                what = tr("{source} gives no more pictures; it is tried again").format(source=self._name)
                raise SourceLost(what, self._remedy)
            index, self._frames_read = self._frames_read, self._frames_read + 1
            if self._is_alive(picture, time_s):
                return Frame(picture, index, time_s - self._opened_s)

    def _is_alive(self, picture: Picture, now_s: float) -> bool:
        """Whether the picture can be handed out.

        Raises:
            SourceLost: it has stood still for too long.
            SourceStalled: it has been black for too long; it stays open, as opening it again would not help.
        """
        look = self._liveness.look(picture) if self._liveness else Look.ALIVE
        silent_s = now_s - self._alive_s
        if look is Look.ALIVE:
            self._alive_s = now_s
        elif look is Look.REPEATED and silent_s > FROZEN_S:
            what = tr("{source} repeats its last picture; it is tried again").format(source=self._name)
            raise SourceLost(what, self._remedy)
        elif look is Look.BLACK and silent_s > BLACK_S:
            raise SourceStalled(tr("{source} gives only black pictures").format(source=self._name), _UNCOVER)
        return look is Look.ALIVE

    def close(self) -> None:
        """Closes the device; a camera's light goes out."""
        self._device.close()
