"""Hours on end: memory, threads and handles do not grow, and the last frames take no longer than the first."""

import statistics
import threading
import time
from contextlib import closing

import numpy as np
import psutil
import pytest

from engagement_monitor.capture.frame import Frame, Pace, SourceInfo, SourceKind
from engagement_monitor.monitor import Monitor
from engagement_monitor.snapshot import MonitorState
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.detector import HaarDetector
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.tracker import FaceTracker
from tests.faults.doubles import OneFace
from tests.vision.scenes import demo_frames
from tests.work import Calls, most_in_halves

GROWTH_MB = 50
WARM_UP = 0.1
LEAST_OF = 10


class Endless:
    """The same minute of a lecture again and again.

    Notes memory, threads, handles, and when and after how many calls each frame was taken.
    """

    def __init__(self, pictures, frames):
        self.info = SourceInfo(SourceKind.VIDEO_FILE, "endless", Pace.AS_FAST_AS_POSSIBLE, 64, 64, 5.0)
        self.frames_read, self.taken_s, self.made, self.seen = 0, [], [], []
        self.calls = Calls()
        self._pictures, self._frames, self._process = pictures, frames, psutil.Process()

    def read(self):
        if self.frames_read == self._frames:
            return None
        number, self.frames_read = self.frames_read, self.frames_read + 1
        self.taken_s.append(time.monotonic())
        self.made.append(self.calls.made)
        if number % max(1, self._frames // 100) == 0:
            process = self._process
            self.seen.append((process.memory_info().rss / 1e6, threading.active_count(), process.num_fds()))
        return Frame(self._pictures[number % len(self._pictures)].copy(), number, number / 5)

    def close(self):
        pass


TRACKERS = {"one face a frame": OneFace, "faces searched for": lambda: FaceTracker(HaarDetector())}
SOAK = pytest.mark.soak


@pytest.mark.parametrize(
    ("frames", "faces"),
    [
        (500, "one face a frame"),
        (100, "faces searched for"),
        pytest.param(30_000, "one face a frame", marks=SOAK),
        pytest.param(1_500, "faces searched for", marks=SOAK),
    ],
)
def test_nothing_grows(frames, faces, tmp_path, tried, request):
    pictures = [frame.pixels[:480, :640] for frame in demo_frames(20)]
    source = Endless(pictures, frames)
    load = lambda: FrameAnalyzer(TRACKERS[faces](), load_classifier(find_model(), Engine.LITERT))  # noqa: E731
    with closing(Database.open(str(tmp_path / "sessions.db"))) as database:
        monitor = Monitor(lambda _elapsed_s: source, Pace.AS_FAST_AS_POSSIBLE, load, database, SessionDetails("Day"))
        with source.calls.of_new_threads():
            monitor.start()
            assert monitor.wait(3000)
        assert monitor.snapshot().state is MonitorState.FINISHED
        assert len(SessionLibrary(database).samples(1)) == frames // 5
    warm = source.seen[int(WARM_UP * len(source.seen)) :]
    grown_mb = max(memory for memory, _, _ in warm) - warm[0][0]
    assert grown_mb < GROWTH_MB
    for held in (1, 2):  # threads and handles; the least, as a commit that is under way holds files for a moment
        assert min(look[held] for look in warm[-LEAST_OF:]) <= min(look[held] for look in warm[:LEAST_OF])
    took_s = np.diff(source.taken_s)
    first, last = (statistics.median(part) for part in (took_s[: frames // 10], took_s[-(frames // 10) :]))
    early, late = most_in_halves(np.diff(source.made).tolist())
    assert late < 1.5 * early, (early, late)
    if request.node.get_closest_marker("soak"):  # what is done outside Python shows in the clock alone
        assert last < 2 * first + 0.005
    pace = f"a frame takes {1000 * first:.1f} ms at first and {1000 * last:.1f} ms at last"
    figure = f"{grown_mb:+.0f} MB, no thread or handle more, {pace}"
    tried(f"{frames:,} frames, {faces}, {frames / 5 / 3600:.1f} h of film", 1, figure)
