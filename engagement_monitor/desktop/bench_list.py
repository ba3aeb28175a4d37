"""A long list of sessions, for ``desktop.bench``: from asking the database to the painted list."""

import json
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.desktop.session_browser import SessionBrowser
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.preferences import Preferences

SESSIONS = 1000
_SECONDS = 60
_RUNS = 10


def list_times_s(themes: ThemeKeeper) -> list[float]:
    """Seconds of each run."""
    with tempfile.TemporaryDirectory() as folder:
        backend = ProgramBackend(str(Path(folder) / "sessions.db"), "auto", None, None, Preferences)
        backend.import_file(_session_file(Path(folder) / "term.engagement"))
        browser = SessionBrowser(themes)
        browser.resize(browser.width(), 760)
        browser.show()
        times_s = [_timed(lambda: _list(backend, browser)) for _ in range(_RUNS)]
        browser.close()
        backend.close()
    return times_s


def _list(backend: ProgramBackend, browser: SessionBrowser) -> None:
    browser.show_sessions(backend.sessions())
    _paint(browser)


def _paint(browser: SessionBrowser) -> None:
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    browser.list.repaint()


def _timed(work: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    work()
    return time.perf_counter() - began_s


def _session_file(path: Path) -> Path:
    """A file of many sessions, each with a minute of samples."""
    first = datetime.fromisoformat("2026-01-05T08:15:00+00:00")
    card = {"training_prior": [0.4, 0.3, 0.3], "confusion": [[80, 10, 10], [10, 80, 10], [10, 10, 80]]}
    estimate = [[0.5, 0.3, 0.2], [0.3, 0.1, 0.1], [0.7, 0.5, 0.4], [0.5, 0.3, 0.2]]
    sample = {"faces": 1.0, "posteriors": "/38AQABA", "estimate": estimate}
    session = {
        "room": "Hall 1", "head_count": 60, "notes": "Notes of some length. " * 20, "purpose": "",
        "source_kind": "camera", "source_name": "Camera 0", "state": "complete",
        "model": {"name": "bench", "sha256": "0" * 64, "card_json": json.dumps(card)},
        "duration_s": float(_SECONDS), "frames_read": 1500, "frames_analyzed": 300, "faces_classified": 300,
        "wall_s": 60.0, "note": "", "markers": [], "segments": [],
        "samples": [{"time_s": second} | sample for second in range(_SECONDS)],
    }  # fmt: skip
    sessions = [
        session
        | {"title": f"Lecture {number}", "course": f"Course {number % 30}"}
        | {"started_at": (first + timedelta(hours=8 * number)).isoformat()}
        for number in range(SESSIONS)
    ]
    document = {"format": "engagement-monitor sessions", "version": 1, "sessions": sessions}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path
