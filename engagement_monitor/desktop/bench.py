"""How long the window takes to paint: run by ``engagement-monitor bench`` in a process of its own, without a display.

Prints the seconds of each repaint of the preview and of a timeline of four hours, one after the other.
"""

import os
import sys
import time
from collections.abc import Callable
from contextlib import closing

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
from PySide6.QtWidgets import QWidget

from engagement_monitor.capture.demo_lecture import DemoLecture
from engagement_monitor.capture.frame import Pace
from engagement_monitor.desktop.app import make_application
from engagement_monitor.desktop.environment import drop_opencv_variables
from engagement_monitor.desktop.preview import Preview
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.timeline_view import LIVE, TimelineView
from engagement_monitor.timeline.sample import Sample, ShareEstimate, Shares

_SECONDS = 4 * 3600
_RUNS = 20


def main() -> None:
    """Prints the times."""
    drop_opencv_variables()
    application = make_application()
    themes = ThemeKeeper(application)
    preview, timeline = Preview(themes), TimelineView(themes, LIVE)
    preview.resize(960, 540)
    timeline.resize(1200, 260)
    timeline.show_samples(_lecture())
    with closing(DemoLecture(_RUNS, 1.0, Pace.AS_FAST_AS_POSSIBLE)) as lecture:
        for number, frame in enumerate(iter(lecture.read, None)):
            preview.show_picture(frame, None)
            timeline.append(_lecture(_SECONDS + number, 1))
            spent_s = _painted(preview, preview.repaint) + _painted(timeline, timeline.redraw)
            sys.stdout.write(f"{spent_s:.6f}\n")


def _painted(widget: QWidget, prepare: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    prepare()
    widget.grab()
    return time.perf_counter() - began_s


def _lecture(start_s: int = 0, seconds: int = _SECONDS) -> list[Sample]:
    times = np.arange(start_s, start_s + seconds)
    positive = 0.4 + 0.3 * np.sin(times / 600)
    return [_sample(int(second), float(share)) for second, share in zip(times, positive, strict=True)]


def _sample(time_s: int, positive: float) -> Sample:
    shares = Shares(positive, 0.9 - positive, 0.1)
    low, high = (Shares(*np.clip(shares.array() + move, 0, 1)) for move in (-0.1, 0.1))
    estimate = ShareEstimate(shares, low, high, shares)
    return Sample(time_s, 20.0, np.zeros((0, 3), np.uint16), estimate, None)


if __name__ == "__main__":
    main()
