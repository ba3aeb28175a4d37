"""What the window takes: run by ``engagement-monitor bench`` in a process of its own, without a display.

Prints one JSON object: ``paint`` are the seconds of each repaint of preview and timeline (four hours), ``show`` those
from asking for a session of four hours to its painted page, ``window list`` those to a painted list of 1,000 sessions.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
from PySide6.QtWidgets import QWidget

from engagement_monitor.bench_review import store_lecture
from engagement_monitor.capture.demo_lecture import DemoLecture
from engagement_monitor.capture.frame import Pace
from engagement_monitor.desktop.app import make_application
from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.bench_list import list_times_s
from engagement_monitor.desktop.environment import drop_opencv_variables
from engagement_monitor.desktop.garbage import spare_nothing, spare_what_is_loaded
from engagement_monitor.desktop.preview import Preview
from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.desktop.session_view import SessionView
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.timeline_view import LIVE, TimelineView
from engagement_monitor.preferences import Preferences
from engagement_monitor.store.database import Database
from engagement_monitor.timeline.sample import Sample, ShareEstimate, Shares
from engagement_monitor.vision.model_card import read_card
from engagement_monitor.vision.model_library import find_model

_SECONDS = 4 * 3600
_RUNS, _SHOWN = 20, 5


def main() -> None:
    """Prints the times."""
    drop_opencv_variables()
    themes = ThemeKeeper(make_application())
    json.dump({"paint": _paint(themes), "show": _show(themes), "window list": list_times_s(themes)}, sys.stdout)


def _paint(themes: ThemeKeeper) -> list[float]:
    """As while a session runs, which is when somebody looks at a picture that moves."""
    preview, timeline = Preview(themes), TimelineView(themes, LIVE)
    preview.resize(960, 540)
    timeline.resize(1200, 260)
    timeline.show_samples(_lecture())
    spare_what_is_loaded()
    times_s = []
    with closing(DemoLecture(_RUNS, 1.0, Pace.AS_FAST_AS_POSSIBLE)) as lecture:
        for number, frame in enumerate(iter(lecture.read, None)):
            preview.show_picture(frame, None)
            timeline.append(_lecture(_SECONDS + number, 1))
            times_s.append(_painted(preview, preview.repaint) + _painted(timeline, timeline.redraw))
    spare_nothing()
    return times_s


def _show(themes: ThemeKeeper) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        location = str(Path(folder) / "sessions.db")
        with closing(Database.open(location)) as database:
            session = store_lecture(database, read_card(find_model(None)))
        backend = ProgramBackend(location, "auto", None, None, Preferences)
        times_s = [_shown(themes, backend, session) for _ in range(_SHOWN)]
        backend.close()
    return times_s


def _shown(themes: ThemeKeeper, backend: ProgramBackend, session: int) -> float:
    """The search for changes, which runs beside, is waited for: else it would be in the time of the next run."""
    background = Background("bench-worker")
    view = SessionView(themes, backend, background)
    view.resize(930, 760)
    spent_s = _painted(view, lambda: view.show_stored(backend.stored(session)))
    background.finish()
    return spent_s


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
