"""A frame, and what gives frames."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Picture: TypeAlias = npt.NDArray[np.uint8]
"""uint8, (height, width, 3), BGR as OpenCV has it."""


class SourceKind(StrEnum):
    """What a source reads from."""

    CAMERA = "camera"
    STREAM = "stream"
    SCREEN = "screen"
    VIDEO_FILE = "video file"
    DEMO = "demo lecture"


class Pace(StrEnum):
    """How the frames of a source come in."""

    REAL_TIME = "real time"
    """As time passes; a frame that nobody takes is gone."""
    AS_FAST_AS_POSSIBLE = "as fast as possible"
    """As fast as they are taken; none is lost and the times are those of the film."""


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known of a source once it is open.

    ``name`` is for people: a file name, "Camera 0", "Screen 1", "Demo lecture". ``frame_rate_hz`` is the rate at which
    ``read`` gives frames, 0 if unknown. ``duration_s`` is None where there is no end or it is unknown, and so is
    ``frames_declared``, the number of frames that a recording says it holds.
    """

    kind: SourceKind
    name: str
    pace: Pace
    width_px: int
    height_px: int
    frame_rate_hz: float
    duration_s: float | None = None
    frames_declared: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture and when it was taken.

    ``pixels`` is read-only. ``index`` counts all frames of the source, from 0, those included that were not handed out.
    ``time_s`` is seconds since the source was opened: of film time for a recording, of the monotonic clock otherwise.
    """

    pixels: Picture
    index: int
    time_s: float

    def __post_init__(self) -> None:
        self.pixels.flags.writeable = False


class FrameSource(Protocol):
    """Gives frames, one after another. Opened by its constructor, which raises ``SourceUnavailable``.

    All calls come from one thread, except ``close``, which may come from another and ends a waiting ``read`` soon.
    """

    @property
    def info(self) -> SourceInfo:
        """What is known of the source."""
        ...

    @property
    def frames_read(self) -> int:
        """How many frames were read so far, those included that were not handed out."""
        ...

    def read(self) -> Frame | None:
        """The next frame, or None when the source is over or closed.

        Waits for it where the pace is real time.

        Raises:
            SourceLost: the source stopped giving frames before its end; ``SourceStalled`` if it may be read again.
        """
        ...

    def close(self) -> None:
        """Lets go of the device or file. May be called more than once."""
        ...
