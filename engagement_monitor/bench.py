"""Times each stage of a frame's way on this machine, on the demo lecture (1280x720, 20 seats), and what comes after.

Machines are noisy: compare figures of one run with each other, not with those of another day.
"""

import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import psutil
from rich.console import Console

from engagement_monitor.bench_review import SESSIONS, open_session, store_lecture, store_sessions
from engagement_monitor.capture.demo_lecture import DemoLecture
from engagement_monitor.capture.frame import Frame, Pace
from engagement_monitor.capture.sources import ANALYSIS_RATE_HZ
from engagement_monitor.session_run import new_session
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.recording import Batch, begin_session, write_batch
from engagement_monitor.store.rows import sample_row
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.timeline.sample import GapReason, Sample
from engagement_monitor.timeline.sampler import Sampler
from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.vision.analyzer import cut_face
from engagement_monitor.vision.classifier import Classifier, load_classifier
from engagement_monitor.vision.detector import FaceDetector
from engagement_monitor.vision.detector_kind import HAAR
from engagement_monitor.vision.detectors import load_detector
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.face import Box
from engagement_monitor.vision.model_card import Input
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.tracker import FaceTracker, TrackerSettings

_FRAMES = 30
_SEARCHES = 8
_BATCH = 32
_OPENED = 5
_STARTS = 3
_WINDOW_LIMIT_S = 300


@dataclass(frozen=True, slots=True)
class Stage:
    """What one stage took: ``times_s`` of every run; ``rate_hz`` says how often a second of lecture needs it.

    ``target_s`` is what its median should stay below on two cores; None where nobody waits for it.
    """

    name: str
    what: str
    times_s: tuple[float, ...]
    rate_hz: float
    target_s: float | None = None

    @property
    def median_s(self) -> float:
        """The median time."""
        return float(np.median(self.times_s))

    @property
    def p95_s(self) -> float:
        """The 95th percentile."""
        return float(np.quantile(self.times_s, 0.95))

    def row(self) -> list[str]:
        """For the table."""
        target = f"{self.target_s * 1e3:.0f} ms" if self.target_s else ""
        return [self.name, f"{self.median_s * 1e3:.2f} ms", f"{self.p95_s * 1e3:.2f} ms", target, self.what]


@dataclass(frozen=True, slots=True)
class Bench:
    """All stages, and what they add up to."""

    stages: tuple[Stage, ...]
    engine: str
    faces: float
    faces_per_s: float
    memory_mb: float

    @property
    def frame_s(self) -> float:
        """Seconds of work an analysed frame costs, with the work of a second shared out among its frames."""
        return sum(stage.median_s * stage.rate_hz for stage in self.stages) / ANALYSIS_RATE_HZ

    def record(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "machine": _machine(),
            "engine": self.engine,
            "stages": {
                stage.name: {
                    "what": stage.what,
                    "median_s": round(stage.median_s, 6),
                    "p95_s": round(stage.p95_s, 6),
                    "max_s": round(max(stage.times_s), 6),
                    "target_s": stage.target_s,
                    "runs": len(stage.times_s),
                    "per_second_hz": stage.rate_hz,
                }
                for stage in self.stages
            },
            "frames_per_s": round(1 / self.frame_s, 2),
            "faces": round(self.faces, 1),
            "faces_per_s": round(self.faces_per_s),
            "memory_mb": round(self.memory_mb),
        }

    def rows(self) -> list[list[str]]:
        """For the table."""
        return [stage.row() for stage in self.stages]

    def sentence(self) -> str:
        """What it adds up to."""
        return (
            f"That makes {1 / self.frame_s:.1f} frames a second, with {self.faces:.0f} faces each ({self.engine}, "
            f"{self.faces_per_s:.0f} faces/s in batches of {_BATCH}); "
            f"{self.memory_mb:.0f} MB of memory; {_machine()}."
        )


def run_bench(engine: str, model: str | None, console: Console, detector: str = HAAR) -> Bench:
    """Runs every stage some ten times; takes about half a minute."""
    finder = load_detector(detector)
    with console.status("Timing the stages"):
        read_s, frames = _read()
        classifier = load_classifier(find_model(model), Engine(engine))
        try:
            classifier.warm_up()
            return _run(read_s, frames, classifier, finder)
        finally:
            classifier.close()


def _run(read_s: tuple[float, ...], frames: list[Frame], classifier: Classifier, detector: FaceDetector) -> Bench:
    full_s, near_s, boxes = _detect(frames, detector)
    crops = _crops(frames[-1], boxes, classifier.card.input)
    classify_s = _times(_FRAMES, lambda: classifier.classify(crops))
    posteriors = classifier.classify(crops)
    many = np.resize(crops, (_BATCH, *crops.shape[1:]))
    batch_s = float(np.median(_times(_FRAMES, lambda: classifier.classify(many))))
    aggregate_s, samples = _aggregate(posteriors, classifier)
    per_frame_hz, full_hz = ANALYSIS_RATE_HZ, 1 / TrackerSettings().full_every_s
    stages = [
        Stage("read", "draw a frame of the demo lecture", read_s, per_frame_hz),
        Stage("detect", "search the whole picture", full_s, full_hz),
        Stage("follow", "search near the last places", near_s, per_frame_hz - full_hz),
        Stage("classify", f"{len(crops)} faces in one call", classify_s, per_frame_hz),
        Stage("aggregate", "close a second: share and interval", aggregate_s, 1.0),
        Stage("store", "commit a second", _store(samples, classifier), 1.0),
        *_window(),
        *_class_of_24(frames, detector),
        *_review(classifier),
    ]
    memory_mb = psutil.Process().memory_info().rss / 1e6
    return Bench(tuple(stages), classifier.engine, len(boxes), _BATCH / batch_s, memory_mb)


def _times(runs: int, work: Callable[[], object]) -> tuple[float, ...]:
    return tuple(_timed(work) for _ in range(runs))


def _timed(work: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    work()
    return time.perf_counter() - began_s


def _read() -> tuple[tuple[float, ...], list[Frame]]:
    lecture = DemoLecture(frame_rate_hz=25, pace=Pace.AS_FAST_AS_POSSIBLE)
    frames: list[Frame] = []

    def read() -> None:
        frame = lecture.read()
        assert frame is not None
        frames.append(frame)

    with closing(lecture):
        return _times(_FRAMES, read), frames


def _detect(frames: list[Frame], detector: FaceDetector) -> tuple[tuple[float, ...], tuple[float, ...], list[Box]]:
    full_s = tuple(_timed(partial(detector.find, frame.pixels)) for frame in frames[:_SEARCHES])
    tracker = FaceTracker(detector, TrackerSettings(full_every_s=3600))
    tracker.find(frames[0])
    near_s = tuple(_timed(partial(tracker.find, frame)) for frame in frames[1:])
    boxes = list(tracker.find(frames[-1])[0].values())
    return full_s, near_s, boxes


def _class_of_24(frames: list[Frame], detector: FaceDetector) -> list[Stage]:
    """What finding costs in a class of 24 at two sizes of the picture, to compare; the sum leaves it out."""
    stages = []
    for lines in (720, 1080):
        seen = [_crowded(frame, detector.find(frame.pixels), lines) for frame in frames[: _SEARCHES // 2]]
        full_s, near_s, boxes = _detect(seen, detector)
        stages += [
            Stage(f"detect {lines}p", f"search {lines}p with {len(boxes)} faces found of 24", full_s, 0.0),
            Stage(f"follow {lines}p", f"search near {len(boxes)} last places", near_s, 0.0),
        ]
    return stages


def _crowded(frame: Frame, boxes: list[Box], lines: int) -> Frame:
    """The lecture with four more faces on its wall, the smallest ones once more."""
    pixels = frame.pixels.copy()
    for place, box in enumerate(sorted(boxes, key=lambda box: box.area_px)[:4]):
        margin = box.width_px // 3
        head = frame.pixels[
            box.y_px - margin : box.y_px + box.height_px + margin, box.x_px - margin : box.x_px + box.width_px + margin
        ]
        left = 260 + 200 * place
        pixels[30 : 30 + head.shape[0], left : left + head.shape[1]] = head
    size = (round(lines * pixels.shape[1] / pixels.shape[0]), lines)
    return Frame(np.asarray(cv2.resize(pixels, size), np.uint8), frame.index, frame.time_s)


def _crops(frame: Frame, boxes: list[Box], input_: Input) -> npt.NDArray[np.uint8]:
    crops = np.zeros((len(boxes), input_.size_px, input_.size_px, input_.channels), np.uint8)
    for crop, box in zip(crops, boxes, strict=True):
        cut_face(frame.pixels, box, crop)
    return crops


def _aggregate(posteriors: npt.NDArray[np.float32], classifier: Classifier) -> tuple[tuple[float, ...], list[Sample]]:
    sampler = Sampler(ErrorModel.of(classifier.card.training_prior, classifier.card.confusion))
    faces = dict(enumerate(posteriors))
    samples: list[Sample] = []
    times = []
    for second in range(_FRAMES):
        for fifth in range(5):
            sampler.observe(second + fifth / 5, faces)
        began_s = time.perf_counter()
        samples += sampler.pass_time(second + 1, GapReason.CAMERA)
        times.append(time.perf_counter() - began_s)
    return tuple(times), samples


def _store(samples: list[Sample], classifier: Classifier) -> tuple[float, ...]:
    with _scratch_database() as database:
        session = begin_session(database, new_session(SessionDetails("bench"), "bench", "bench", classifier.card))
        batches = [Batch([sample_row(session, sample)]) for sample in samples]
        return tuple(_timed(partial(write_batch, database, session, batch)) for batch in batches)


def _review(classifier: Classifier) -> list[Stage]:
    """What is waited for after a lecture; nothing of it is needed while one runs."""
    with _scratch_database() as database:
        session, library = store_lecture(database, classifier.card), SessionLibrary(database)
        opened_s = _times(_OPENED, partial(open_session, library, session))
    with _scratch_database() as database:
        store_sessions(database, classifier.card)
        listed_s = _times(_OPENED, SessionLibrary(database).sessions)
    return [
        Stage("open", "read and judge a session of four hours", opened_s, 0.0, 0.5),
        Stage("list", f"read {SESSIONS} sessions", listed_s, 0.0, 0.3),
    ]


@contextmanager
def _scratch_database() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(str(Path(folder) / "bench.db"))
        try:
            yield database
        finally:
            database.close()


def _window() -> list[Stage]:
    """What the window takes, from processes of its own, without a display; nothing where Qt cannot run."""
    try:
        start_s = _times(_STARTS, lambda: _said("engagement_monitor.desktop.bench_start"))
        times_s = {name: tuple(times) for name, times in json.loads(_said("engagement_monitor.desktop.bench")).items()}
    except (subprocess.SubprocessError, OSError):
        return []
    return [
        Stage("start", "from nothing to the first painted window", start_s, 0.0, 2.0),
        Stage("paint", "draw preview and timeline (four hours)", times_s["paint"], ANALYSIS_RATE_HZ, 0.05),
        Stage("show", "open a session of four hours and draw it", times_s["show"], 0.0, 0.5),
        Stage("window list", f"read and draw a list of {SESSIONS} sessions", times_s["window list"], 0.0, 0.3),
    ]


def _said(module: str) -> str:
    command = [sys.executable, "-m", module]
    return subprocess.run(command, capture_output=True, text=True, timeout=_WINDOW_LIMIT_S, check=True).stdout


def _machine() -> str:
    memory_gb = psutil.virtual_memory().total / 1e9
    cores = psutil.cpu_count()
    return f"{platform.machine()}, {cores} logical cores, {memory_gb:.0f} GB, Python {platform.python_version()}"
