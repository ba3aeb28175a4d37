"""The demo lecture as a source of frames: a painted class of twenty whose shares are known.

Nothing in it is a photograph; the faces are the project's own averages (``training/synthetic_faces.py``).
"""

import math
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic

from engagement_monitor.assets import asset
from engagement_monitor.capture.demo_room import HEIGHT_PX, WIDTH_PX
from engagement_monitor.capture.demo_scene import Scene
from engagement_monitor.capture.demo_script import Phase, Presence, load_script
from engagement_monitor.capture.frame import Frame, Pace, SourceInfo, SourceKind
from engagement_monitor.sentiment import Sentiment


@dataclass(frozen=True, slots=True)
class SeatMoment:
    """One seat at one time.

    ``sentiment`` is what the face shows, or would show if it looked ahead. ``box_px`` is the face's box as
    (left, top, width, height) in pixels, much as the frontal cascade draws it, also where no face can be seen.
    """

    seat: int
    presence: Presence
    sentiment: Sentiment
    box_px: tuple[float, float, float, float]


class DemoLecture:
    """Plays the demo lecture: 1280 x 720 pixels, BGR.

    Frame k shows the script at ``k / frame_rate_hz`` seconds, whatever the rate. A lecture longer than the script
    (300 s) plays it again from the start. ``read`` comes from one thread, ``close`` from any; what else there is only
    looks up the script and may be called from any thread.

    Args:
        duration_s: How many seconds of the lecture, from its start; above 0.
        frame_rate_hz: Frames a second; above 0.
        pace: In real time ``read`` waits for a frame's time, and leaves out those whose time is past.
        folder: Where the script and the faces lie; those shipped unless told.
        start_s: From which second of the lecture on; 0 to ``duration_s``.

    Raises:
        SourceUnavailable: the shipped script or faces are missing or damaged.
        ValueError: duration or rate is not above 0.
    """

    def __init__(
        self,
        duration_s: float = 300.0,
        frame_rate_hz: float = 25.0,
        pace: Pace = Pace.REAL_TIME,
        *,
        start_s: float = 0.0,
        folder: Path | None = None,
    ) -> None:
        if not (0 < duration_s < math.inf and 0 < frame_rate_hz < math.inf):
            raise ValueError(f"duration_s and frame_rate_hz must be above 0, not {duration_s} and {frame_rate_hz}")
        where = folder or asset("resources", "demo")
        self._script = load_script(where / "lecture.json")
        self._scene = Scene(self._script, where)
        self._info = SourceInfo(
            SourceKind.DEMO, "Demo lecture", pace, WIDTH_PX, HEIGHT_PX, frame_rate_hz, float(duration_s)
        )
        self._frames = max(1, math.ceil(round(duration_s * frame_rate_hz, 6)))
        self._first = self._next = min(self._frames, math.ceil(round(start_s * frame_rate_hz, 6)))
        self._closed = Event()
        self._opened_s = monotonic() - start_s

    @property
    def info(self) -> SourceInfo:
        """What is known of the lecture."""
        return self._info

    @property
    def frames_read(self) -> int:
        """How many frames were played, those left out included."""
        return self._next - self._first

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The script's phases, in order; the shares in them are what the script aims at."""
        return self._script.phases

    @property
    def empty_s(self) -> tuple[float, float]:
        """From when to when nobody is in the room, in seconds of the script."""
        return self._script.empty_s

    def read(self) -> Frame | None:
        """The next frame, or None after the last one or once closed. See ``FrameSource.read``."""
        if self._info.pace is Pace.REAL_TIME:
            self._wait()
        if self._closed.is_set() or self._next >= self._frames:
            return None
        index, self._next = self._next, self._next + 1
        time_s = index / self._info.frame_rate_hz
        return Frame(self._scene.draw(time_s), index, time_s)

    def _wait(self) -> None:
        """Waits until the next frame is due; where it is past, goes on to the newest that is due."""
        rate_hz = self._info.frame_rate_hz
        passed_s = monotonic() - self._opened_s
        self._next = min(max(self._next, math.floor(passed_s * rate_hz)), self._frames)
        if self._next < self._frames:
            self._closed.wait(max(0.0, self._next / rate_hz - passed_s))

    def close(self) -> None:
        """Ends the lecture, and a waiting ``read`` at once. From any thread, as often as one likes."""
        self._closed.set()

    def truth(self, start_s: float = 0.0, end_s: float | None = None) -> dict[Sentiment, float]:
        """The share, 0 to 1, of each sentiment over all seconds of all faces that look ahead.

        From ``start_s`` to ``end_s``, the whole of this lecture unless told. A face that is turned away or absent does
        not count. All zero where no face looks ahead.
        """
        return self._script.truth(start_s, float(self._info.duration_s or 0.0) if end_s is None else end_s)

    def script_at(self, time_s: float) -> tuple[SeatMoment, ...]:
        """What every seat shows at that time, in the order of the script, 0 s or later."""
        return tuple(
            SeatMoment(number, look.presence, look.sentiment, self._box_px(number, time_s))
            for number, look in enumerate(self._script.at(time_s))
        )

    def _box_px(self, number: int, time_s: float) -> tuple[float, float, float, float]:
        place = self._scene.place(number, time_s)
        side = self._script.seats[number].face_px * place.scale
        return place.x_px - side / 2, place.y_px - side / 2, side, side
