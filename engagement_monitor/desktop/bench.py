"""``python -m engagement_monitor.desktop.bench``: paint times of the live page, in seconds, a line each.

Runs without a display. What is timed is one step of the window: a new 720p picture with boxes, new figures and the
timeline of four hours.
"""

import os
import time

STEPS = 60
_LECTURE_S = 4 * 3600


def main() -> None:
    """Prints the times."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for step_s in paint_times_s(STEPS):
        print(f"{step_s:.6f}")  # noqa: T201 - the caller reads it


def paint_times_s(steps: int) -> list[float]:
    """How long each step took."""
    import numpy as np

    from engagement_monitor.capture.frame import Frame
    from engagement_monitor.desktop.app import make_application
    from engagement_monitor.desktop.preview import Preview
    from engagement_monitor.desktop.theme import ThemeKeeper
    from engagement_monitor.desktop.timeline_view import LIVE, TimelineView
    from engagement_monitor.timeline.sample import Sample, ShareEstimate, Shares
    from engagement_monitor.vision.face import Box, Face, FrameResult, Search

    random = np.random.default_rng(1)
    themes = ThemeKeeper(make_application())
    preview, timeline = Preview(themes), TimelineView(themes, LIVE)
    preview.resize(1280, 720)
    timeline.resize(1200, 300)
    shares = Shares(0.4, 0.4, 0.2)
    estimate = ShareEstimate(shares, Shares(0.3, 0.3, 0.1), Shares(0.5, 0.5, 0.3), shares)
    nothing = np.zeros((0, 3), np.uint16)
    timeline.append([Sample(second, 20.0, nothing, estimate, None) for second in range(_LECTURE_S)])
    boxes = [Box(60 * number, 40 * (number % 12), 50, 60) for number in range(20)]
    faces = tuple(Face(box, 1, random.random(3, np.float32)) for box in boxes)
    times_s = []
    for step in range(steps):
        frame = Frame(random.integers(0, 255, (720, 1280, 3), np.uint8), step, step / 25)
        result = FrameResult(step, step / 25, faces, 0, Search.FULL, 0.0, 0.0)
        began_s = time.perf_counter()
        preview.show_picture(frame, result)
        timeline.append([Sample(_LECTURE_S + step, 20.0, nothing, estimate, None)])
        preview.grab()
        timeline.grab()
        times_s.append(time.perf_counter() - began_s)
    return times_s


if __name__ == "__main__":
    main()
