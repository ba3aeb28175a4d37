"""Pictures with faces, from the demo lecture."""

from contextlib import closing

from engagement_monitor.capture.demo_lecture import DemoLecture
from engagement_monitor.capture.frame import Frame, Pace


def demo_frames(count: int, start_s: float = 0.0, rate_hz: float = 5.0) -> list[Frame]:
    """The first frames of the demo lecture from ``start_s`` on."""
    with closing(DemoLecture(start_s + count / rate_hz, rate_hz, Pace.AS_FAST_AS_POSSIBLE, start_s=start_s)) as lecture:
        return list(iter(lecture.read, None))
