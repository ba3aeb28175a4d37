"""A day in the window: every second of eight hours goes its whole way, from the camera to the screen and the disk.

Only the clock is quickened: it goes on by a quarter of a second with every picture. Camera, faces and classifier are
doubles; capture and vision thread, sampler, trend, writer, database and the window are the program's own.
"""

import gc
import statistics
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engagement_monitor import session_run
from engagement_monitor.capture import clock
from engagement_monitor.capture.frame import Frame, Pace, SourceInfo, SourceKind
from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.window import MainWindow
from engagement_monitor.monitor import Monitor
from engagement_monitor.store import writer
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails, SessionState
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.face import Box, Search
from tests.desktop.fakes import FakeBackend
from tests.vision.doubles import BrightnessClassifier
from tests.work import Calls, most_in_halves

RATE_HZ = 4
FACES = 20
GROWTH_MB = 50
LOOKS = 12
"""So often memory, threads and handles are noted; the first look is when everything is warm."""
MARK_EVERY_S = 600


class Day:
    """A camera that gives a second of pictures when it is told to, and a clock that goes with them."""

    def __init__(self) -> None:
        self.info = SourceInfo(SourceKind.CAMERA, "day", Pace.REAL_TIME, 320, 240, RATE_HZ)
        self.frames_read, self.now_s = 0, 0.0
        self._due, self._analysed, self._closed = threading.Semaphore(0), threading.Semaphore(0), False
        random = np.random.default_rng(1)
        self._pictures = [random.integers(0, top, (240, 320, 3), np.uint8) for top in range(20, 256, 5)]

    def second(self) -> None:
        """Lets four pictures go their way, and waits until they are under analysis."""
        for _ in range(RATE_HZ):
            self._due.release()
            assert self._analysed.acquire(timeout=30)

    def analysed(self) -> None:
        """A picture was."""
        self._analysed.release()

    def read(self) -> Frame | None:
        self._due.acquire()
        if self._closed:
            return None
        number, self.frames_read = self.frames_read, self.frames_read + 1
        self.now_s += 1 / RATE_HZ
        return Frame(self._pictures[number * 7 % len(self._pictures)].copy(), number, number / RATE_HZ)

    def close(self) -> None:
        self._closed = True
        self._due.release()


class Room:
    """Twenty faces that stay, each a little elsewhere in every picture."""

    def __init__(self, day: Day) -> None:
        self._day, self._random = day, np.random.default_rng(2)

    def find(self, frame: Frame) -> tuple[dict[int, Box], Search]:
        self._day.analysed()
        moved = self._random.integers(0, 4, (FACES, 2))
        corners = [(60 * (one % 5) + int(x), 55 * (one // 5) + int(y)) for one, (x, y) in enumerate(moved)]
        return {one: Box(x, y, 40, 40) for one, (x, y) in enumerate(corners)}, Search.FULL

    def forget(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Use:
    """What the process holds."""

    memory_mb: float
    threads: int
    handles: int

    @classmethod
    def now(cls) -> "Use":
        gc.collect()
        process = psutil.Process()
        return cls(process.memory_info().rss / 1e6, process.num_threads(), process.num_fds())


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Day:
    double = Day()
    monkeypatch.setattr(clock, "elapsed_s", lambda: double.now_s)
    monkeypatch.setattr(session_run, "_LIVE_RATE_HZ", 1e6)  # as many as come
    monkeypatch.setattr(writer, "PACE_S", 0.005)
    return double


@pytest.mark.parametrize(
    "hours", [pytest.param(0.1, marks=pytest.mark.faults(row=10)), pytest.param(8, marks=pytest.mark.soak)]
)
def test_a_day_in_the_window(
    hours: float,
    day: Day,
    window: MainWindow,
    backend: FakeBackend,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    tried: Callable[..., None],
    request: pytest.FixtureRequest,
) -> None:
    seconds = round(hours * 3600)
    delays_s: list[float] = []
    work: list[int] = []
    uses: list[Use] = []
    with closing(Database.open(str(tmp_path / "sessions.db"))) as database:
        load = lambda: FrameAnalyzer(Room(day), BrightnessClassifier())  # noqa: E731
        monitor = Monitor(lambda _elapsed_s: day, Pace.REAL_TIME, load, database, SessionDetails("Day"))
        backend.monitor = lambda _request: monitor
        window.live.start_demo()
        qtbot.waitUntil(lambda: window.session.phase is Phase.RUNNING)
        for second in range(seconds):
            if second % (seconds // LOOKS) == 0:
                uses.append(Use.now())
            if second % MARK_EVERY_S == 0:
                window.session.mark(f"Part {second // MARK_EVERY_S}")
            began_s = time.perf_counter()
            day.second()
            calls = Calls()
            with calls.of_this_thread():
                window.live.show_picture()
                window.live.show_figures()
                qapp.processEvents()
            delays_s.append(time.perf_counter() - began_s)
            work.append(calls.made)
        uses.append(Use.now())
        assert monitor.snapshot().saving.pending < 10
        window.session.stop()
        qtbot.waitUntil(lambda: window.session.phase is Phase.FINISHED, timeout=20_000)
        library = SessionLibrary(database)
        session = library.session("latest")
        assert session.state is SessionState.COMPLETE
        assert len(library.samples(session.id)) == pytest.approx(seconds, abs=1)
        assert len(library.markers(session.id)) == -(-seconds // MARK_EVERY_S)
    warm = uses[1:]
    grown_mb = max(use.memory_mb for use in warm) - warm[0].memory_mb
    first_ms, last_ms = _at_first_and_at_last_ms(delays_s)
    early, late = most_in_halves(work)
    assert grown_mb < GROWTH_MB, uses
    assert all(use.threads <= warm[0].threads and use.handles <= warm[0].handles for use in warm), uses
    # It goes up and down with the marks of the time axis; work that grew with the day would be twice as much.
    assert late < 1.5 * early, (early, late)
    if request.node.get_closest_marker("soak"):  # what is done outside Python shows in the clock alone
        assert last_ms < 2 * first_ms + 5
    pace = f"a second of it takes {first_ms:.0f} ms to the screen at first and {last_ms:.0f} ms at last"
    tried(f"{hours:g} h in the window", 1, f"{grown_mb:+.0f} MB, no thread or handle more, {pace}")


def _at_first_and_at_last_ms(seconds: list[float]) -> tuple[float, float]:
    """The medians of the first and the last tenth."""
    tenth = len(seconds) // 10
    return 1000 * statistics.median(seconds[:tenth]), 1000 * statistics.median(seconds[-tenth:])
