"""Stand-ins for the rest of the program, with everything in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from engagement_monitor.capture.frame import Frame, Pace, SourceInfo, SourceKind
from engagement_monitor.capture.thread import CaptureState
from engagement_monitor.desktop.backend import ExportFormat, SessionRequest, SourceChoice, StoredSession
from engagement_monitor.errors import EngagementMonitorError, SessionNotFound
from engagement_monitor.reports.course import CourseReport, compare_reports
from engagement_monitor.reports.report import ModelFacts, Report
from engagement_monitor.snapshot import MonitorState, Snapshot
from engagement_monitor.store.session import (
    ImportedSession,
    ImportOutcome,
    ModelIdentity,
    Session,
    SessionDetails,
    SessionState,
    SessionTotals,
    ShareCurve,
)
from engagement_monitor.store.writer import WriterStatus
from engagement_monitor.timeline.figures import Change, SegmentFigures, SessionFigures
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.sample import (
    GapReason,
    Marker,
    Sample,
    Segment,
    ShareEstimate,
    Shares,
    Thirds,
    gap_sample,
)
from engagement_monitor.vision.areas import EVERYWHERE, Areas
from engagement_monitor.vision.face import Box, Face, FrameResult, Search

MODEL = ModelIdentity("fake", "0" * 64, "{}")
MODEL_FACTS = ModelFacts("fake", "0" * 64, (0.4, 0.3, 0.3), ((8.0, 1.0, 1.0), (1.0, 8.0, 1.0), (1.0, 1.0, 8.0)))
DEMO_SOURCE = SourceInfo(SourceKind.DEMO, "Demo lecture", Pace.REAL_TIME, 1280, 720, 25.0)


def estimate(positive: float, negative: float, width: float = 0.08) -> ShareEstimate:
    shares = np.asarray([positive, 1 - positive - negative, negative])
    low, high = np.clip(shares - width, 0, 1), np.clip(shares + width, 0, 1)
    return ShareEstimate(Shares.of(shares), Shares.of(low), Shares.of(high), Shares.of(shares))


def sample(time_s: int, positive: float = 0.5, negative: float = 0.2, faces: float = 20.0) -> Sample:
    thirds = Thirds(0.1 * faces, 0.4 * faces, 0.5 * faces)
    return Sample(time_s, faces, np.zeros((0, 3), np.uint16), estimate(positive, negative), None, thirds)


def lecture(duration_s: int, seed: int = 1) -> list[Sample]:
    """A lecture that goes up and down, with a break and a camera that was away."""
    random = np.random.default_rng(seed)
    samples = []
    for time_s in range(duration_s):
        part = time_s / max(1, duration_s)
        if 0.45 < part < 0.53:
            samples.append(gap_sample(time_s, GapReason.PAUSED))
        elif 0.8 < part < 0.82:
            samples.append(gap_sample(time_s, GapReason.NO_FACE))
        else:
            noise = random.normal(0, 0.02)
            positive = 0.4 + 0.2 * np.sin(part * 9) + noise
            samples.append(
                sample(time_s, positive, 0.18 - 0.1 * np.sin(part * 7) + noise / 2, 18 + 4 * np.sin(part * 5))
            )
    return samples


def face(sentiment: int, box: Box, track: int = 1) -> Face:
    posterior = np.full(3, 0.1, np.float32)
    posterior[sentiment] = 0.8
    return Face(box, track, posterior)


def frame(index: int = 0, width_px: int = 1280, height_px: int = 720) -> Frame:
    pixels = np.full((height_px, width_px, 3), 40, np.uint8)
    pixels[:, index % width_px] = 200
    return Frame(pixels, index, index / 25)


FACES = tuple(
    face(number % 3, Box(80 + 200 * (number % 6), 120 + 240 * (number // 6), 90, 110)) for number in range(12)
)


def result(index: int = 0, faces: Sequence[Face] = FACES) -> FrameResult:
    return FrameResult(
        index, index / 25, tuple(faces), unclassified=0, search=Search.FULL, detect_s=0.05, classify_s=0.01
    )


IDLE_SNAPSHOT = Snapshot(
    state=MonitorState.OPENING,
    source=None,
    session_id=None,
    elapsed_s=0.0,
    frame=None,
    result=None,
    totals=SessionTotals(0, 0, 0, 0, 0),
    frames_dropped=0,
    read_rate_hz=0.0,
    analysis_rate_hz=0.0,
    delay_s=0.0,
    engine="",
    fault=None,
    notice="",
    sample_count=0,
)


@dataclass(eq=False)
class FakeMonitor:
    """Does what it is told at once; ``advance`` lets time pass."""

    request: SessionRequest = field(default_factory=lambda: SessionRequest("demo", "Title", ""))
    now: Snapshot = IDLE_SNAPSHOT
    all_samples: list[Sample] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    index_weights: IndexWeights | None = None
    areas: Areas = EVERYWHERE
    crash: BaseException | None = None
    session_id: int = 7
    hurried: bool = False

    def start(self) -> None:
        self.now = replace(self.now, state=MonitorState.OPENING)

    def run(self) -> None:
        """Source and model are ready."""
        self.now = replace(
            self.now,
            state=MonitorState.RUNNING,
            source=DEMO_SOURCE,
            session_id=self.session_id,
            read_rate_hz=25.0,
            analysis_rate_hz=7.9,
            frames_dropped=3,
            delay_s=0.13,
            engine="LiteRT",
            capture=CaptureState.READING,
            saving=WriterStatus(0.0, 0, None),
        )
        self.advance(0)

    def advance(self, seconds: int, samples: Sequence[Sample] | None = None) -> None:
        start = len(self.all_samples)
        self.all_samples += samples if samples is not None else [sample(start + number) for number in range(seconds)]
        index = len(self.all_samples) * 25
        self.now = replace(
            self.now,
            elapsed_s=float(len(self.all_samples)),
            frame=frame(index),
            result=result(index),
            sample_count=len(self.all_samples),
        )

    def pause(self) -> None:
        self.now = replace(self.now, state=MonitorState.PAUSED, frame=None, capture=CaptureState.PAUSED)

    def resume(self) -> None:
        self.now = replace(self.now, state=MonitorState.RUNNING, capture=CaptureState.READING)

    def mark(self, label: str, *, excluded: bool = False, time_s: float | None = None) -> None:
        self.marks.append(label)
        self.markers.append(Marker(self.now.elapsed_s if time_s is None else time_s, label, excluded))

    def unmark_last(self) -> None:
        self.marks.pop()
        self.markers.pop()

    def stop(self) -> None:
        self.now = replace(self.now, state=MonitorState.FINISHED)

    def hurry(self) -> None:
        self.hurried = True

    def fail(self, fault: EngagementMonitorError) -> None:
        self.now = replace(self.now, state=MonitorState.FAILED, fault=fault)

    def snapshot(self) -> Snapshot:
        return self.now

    def samples_since(self, count: int) -> list[Sample]:
        return self.all_samples[count:]


def session(number: int, title: str = "", course: str = "Algorithms", duration_s: float = 5400.0) -> Session:
    return Session(
        id=number,
        details=SessionDetails(title or f"Lecture {number}", course),
        source_kind="camera",
        source_name="Camera 0",
        started_at=datetime(2026, 10, 12, 8, 15, tzinfo=UTC) + timedelta(days=number),
        state=SessionState.COMPLETE,
        model=MODEL,
        totals=SessionTotals(duration_s, 135000, 40000, 700000, duration_s),
    )


def figures(samples: Sequence[Sample], parts: int = 4) -> SessionFigures:
    length_s = len(samples) / parts
    segments = tuple(
        SegmentFigures(
            number * length_s,
            (number + 1) * length_s,
            f"Part {number + 1}",
            0.97,
            19.5,
            estimate(0.3 + 0.06 * number, 0.2),
            (None, Change.UP, Change.UNCLEAR, Change.DOWN)[number % 4],
        )
        for number in range(parts)
    )
    return SessionFigures(tuple(samples), segments, estimate(0.44, 0.17, 0.06), 0.9, 19.7, {})


@dataclass(eq=False)
class FakePreview:
    """Shows one frame, or the fault that a test puts in."""

    source: str | int
    fault: EngagementMonitorError | None = None
    crash: BaseException | None = None
    closed: bool = False

    def frame(self) -> Frame | None:
        return None if self.fault else frame(3)

    def close(self) -> None:
        self.closed = True


@dataclass(eq=False)
class FakeBackend:
    """Sessions in a list. ``faults`` names the methods that fail, and how."""

    all_sessions: list[Session] = field(default_factory=list)
    markers: tuple[Marker, ...] = ()
    drawn: dict[int, tuple[Segment, ...]] = field(default_factory=dict)
    faults: dict[str, BaseException] = field(default_factory=dict)
    monitors: list[FakeMonitor] = field(default_factory=list)
    previews: list[FakePreview] = field(default_factory=list)
    exported: list[tuple[int, str, Path]] = field(default_factory=list)
    curves: list[int] = field(default_factory=list)
    courses: list[tuple[str, str, Path]] = field(default_factory=list)
    files: dict[Path, tuple[int, ...]] = field(default_factory=dict)
    closed: int = 0
    database_notice: str = ""

    def _check(self, name: str) -> None:
        if name in self.faults:
            raise self.faults[name]

    def open(self) -> str:
        self._check("open")
        return "memory.db"

    def notice(self) -> str:
        return self.database_notice

    def sources(self) -> list[SourceChoice]:
        self._check("sources")
        return [
            SourceChoice(0, "Camera 0"),
            SourceChoice(2, "Camera 2"),
            SourceChoice("screen:1", "Screen 1, 1920 \u00d7 1080", SourceKind.SCREEN),
        ]

    def preview(self, source: str | int) -> FakePreview:
        self._check("preview")
        self.previews.append(FakePreview(source))
        return self.previews[-1]

    def monitor(self, request: SessionRequest) -> FakeMonitor:
        self._check("monitor")
        self.monitors.append(FakeMonitor(request))
        return self.monitors[-1]

    def sessions(self) -> list[Session]:
        self._check("sessions")
        return list(self.all_sessions)

    def stored(self, session_id: int) -> StoredSession:
        self._check("stored")
        for each in self.all_sessions:
            if each.id == session_id:
                length = int(min(each.totals.duration_s, 5400))
                return StoredSession(each, figures(lecture(length, session_id)), self.markers)
        raise SessionNotFound(f"There is no session {session_id}", "Look at the list again.")

    def describe(self, session_id: int, **changed: Any) -> None:
        self._check("describe")
        self.all_sessions = [
            replace(each, details=replace(each.details, **changed)) if each.id == session_id else each
            for each in self.all_sessions
        ]

    def curve(self, session_id: int) -> ShareCurve:
        self._check("curve")
        self.curves.append(session_id)
        return ShareCurve(np.tile([0.5, 0.3, 0.2], (60, 1)))

    def set_segments(self, session_id: int, segments: Sequence[Segment]) -> None:
        self._check("set_segments")
        self.drawn[session_id] = tuple(segments)

    def set_markers(self, session_id: int, markers: Sequence[Marker]) -> None:
        self._check("set_markers")
        self.markers = tuple(markers)

    def delete(self, *session_ids: int) -> None:
        self._check("delete")
        self.all_sessions = [each for each in self.all_sessions if each.id not in session_ids]

    def export_file(self, session_ids: Sequence[int], path: Path) -> None:
        self._check("export_file")
        self.files[path] = tuple(session_ids)

    def import_file(self, path: Path) -> list[ImportedSession]:
        self._check("import_file")
        known = [each for each in self.all_sessions if each.title == path.stem]
        if known:
            return [ImportedSession(known[0].id, path.stem, ImportOutcome.PRESENT)]
        added = session(100 + len(self.all_sessions), path.stem)
        self.all_sessions.insert(0, added)
        return [ImportedSession(added.id, added.title, ImportOutcome.ADDED)]

    def report(self, session_id: int) -> Report:
        self._check("report")
        found = self.stored(session_id)
        return Report(found.session, found.figures, "marks", found.markers, MODEL_FACTS, len(found.figures.samples))

    def compare(self, reports: Sequence[Report], course: str) -> CourseReport:
        self._check("compare")
        return compare_reports(reports, course)

    def course_formats(self) -> list[ExportFormat]:
        return self.formats()

    def export_course(self, course: CourseReport, name: str, path: Path) -> None:
        self._check("export_course")
        self.courses.append((course.course, name, path))

    def formats(self) -> list[ExportFormat]:
        return [ExportFormat("html", "Web page", ".html"), ExportFormat("csv", "Table", ".csv")]

    def export(self, session_id: int, name: str, path: Path) -> None:
        self._check("export")
        self.exported.append((session_id, name, path))

    def close(self) -> None:
        self.closed += 1
