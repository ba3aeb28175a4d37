"""A damaged recording is refused at the start, or gives what can be read, and says how much that is."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from engagement_monitor.capture.frame import Pace
from engagement_monitor.capture.sources import source_opener
from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.monitor import Monitor
from engagement_monitor.reports.report import build_report
from engagement_monitor.reports.write import ReportFormat, write_report
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.vision.analyzer import FrameAnalyzer
from tests.capture.films import write_film
from tests.faults.doubles import OneFace
from tests.vision.doubles import BrightnessClassifier

FRAMES = 100


def _film(path: Path) -> bytes:
    return write_film(path, FRAMES).read_bytes()


def _noise(content: bytes, start: float, end: float) -> bytes:
    first, last = int(start * len(content)), int(end * len(content))
    return content[:first] + np.random.default_rng(1).bytes(last - first) + content[last:]


def _picture() -> bytes:
    return cv2.imencode(".png", np.zeros((64, 64, 3), np.uint8))[1].tobytes()


DAMAGES = {
    "cut in half": lambda film: film[: len(film) // 2],
    "cut to 1 kB": lambda film: film[:1024],
    "noise in the middle": lambda film: _noise(film, 0.4, 0.6),
    "noise for a header": lambda film: _noise(film, 0.0, 0.2),
    "noise all through": lambda film: _noise(film, 0.0, 1.0),
    "zeros at the end": lambda film: film[: len(film) // 3] + bytes(2 * len(film) // 3),
    "empty": lambda film: b"",
    "another file": lambda film: _picture(),
    "a text": lambda film: b"time_s,faces\n" * 500,
}


@pytest.mark.parametrize("kind", ["avi", "mp4", "mkv"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_it_is_refused_or_says_how_much_could_be_read(damage, kind, tmp_path, tried):
    path = tmp_path / f"lecture.{kind}"
    path.write_bytes(DAMAGES[damage](_film(tmp_path / f"whole.{kind}")))
    database = Database.open(str(tmp_path / "sessions.db"))
    load = lambda: FrameAnalyzer(OneFace(), BrightnessClassifier())  # noqa: E731
    monitor = Monitor(source_opener(str(path), 10), Pace.AS_FAST_AS_POSSIBLE, load, database, SessionDetails("Lecture"))
    monitor.start()
    assert monitor.wait(20)
    library = SessionLibrary(database)
    fault = monitor.snapshot().fault
    assert monitor.crash is None
    if fault is not None:
        assert isinstance(fault, SourceUnavailable)
        assert library.sessions() == []
        figure = "refused at the start, with the reason"
    else:
        session = library.session("latest")
        read = session.totals.frames_read
        assert 0 < read < FRAMES
        if monitor.snapshot().source.frames_declared is None:  # the number of frames was lost with the header
            assert session.totals.note == ""
            database.close()
            tried(f"recording: {damage}, .{kind}", 1, f"{read} frames could be read; how many there were, nobody knows")
            return
        assert session.totals.note == f"{read} of {FRAMES} frames could be read"
        write_report(build_report(library, session.id), ReportFormat.HTML, tmp_path / "report.html")
        assert session.totals.note in (tmp_path / "report.html").read_text(encoding="utf-8")
        figure = f'"{session.totals.note}", also in the report'
    database.close()
    tried(f"recording: {damage}, .{kind}", 1, figure)
