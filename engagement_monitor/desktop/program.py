"""The real backend: the store, the reports and the monitor.

Nothing heavy is imported before a method is called, on a worker: importing OpenCV and SQLAlchemy takes longer than the
window may take to appear.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engagement_monitor.capture.frame import SourceKind
from engagement_monitor.desktop.backend import (
    DEMO,
    ExportFormat,
    LiveMonitor,
    LivePreview,
    SessionRequest,
    SourceChoice,
    StoredSession,
)
from engagement_monitor.desktop.camera_names import cameras
from engagement_monitor.desktop.share_curve import BUCKETS
from engagement_monitor.desktop.text import tr, translated
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.lawful import require_allowed, stated_purpose
from engagement_monitor.preferences import Preferences, load_preferences
from engagement_monitor.store.session import ImportedSession, Session, ShareCurve
from engagement_monitor.timeline.sample import Marker, Segment
from engagement_monitor.vision.areas import Areas, BlindedSource

if TYPE_CHECKING:
    from engagement_monitor.capture.screen import ScreenSize
    from engagement_monitor.reports.course import CourseReport
    from engagement_monitor.reports.report import Report
    from engagement_monitor.store.database import Database
    from engagement_monitor.store.library import SessionLibrary
    from engagement_monitor.store.rescue import Restored

_LOG = logging.getLogger(__name__)
_IMPORTING = threading.Lock()


def _import_program() -> None:
    """Imports what the methods below need, on one worker at a time.

    Two threads that import modules which need each other can see one half made: pydantic's failed so once in a while.
    """
    with _IMPORTING:
        import engagement_monitor.monitor
        import engagement_monitor.reports.write
        import engagement_monitor.store.library  # noqa: F401 - the methods name what they use of these


def _screen_choice(screen: "ScreenSize") -> SourceChoice:
    label = tr("Screen {number}, {width} \u00d7 {height}").format(
        number=screen.number, width=screen.width_px, height=screen.height_px
    )
    return SourceChoice(f"screen:{screen.number}", label, SourceKind.SCREEN)


def _format(name: str) -> ExportFormat:
    labels = {
        "html": tr("Web page"),
        "pdf": tr("PDF document"),
        "csv": tr("Table, CSV"),
        "xlsx": tr("Excel workbook"),
        "json": tr("Everything, JSON"),
    }
    return ExportFormat(name, labels[name], f".{name}")


class ProgramBackend:
    """Opens the database when it is first needed. Its methods may be called from several workers.

    ``chosen`` gives the user's choices as they are now, on any thread.
    """

    def __init__(
        self,
        location: str | None,
        engine: str,
        model: str | None,
        demo_duration_s: float | None,
        chosen: Callable[[], Preferences] = load_preferences,
    ) -> None:
        self._location, self._engine, self._model = location, engine, model
        self._demo_duration_s = demo_duration_s
        self._chosen = chosen
        self._lock = threading.Lock()
        self._database: Database | None = None
        self._restored: Restored

    def open(self) -> str:
        """Opens the database, unless it is open; where it is."""
        return self._opened().location

    def notice(self) -> str:
        """What the user should know of the database: that a damaged one was put aside, or what was merged into it."""
        kept = self._opened().put_aside
        damaged = tr("The database was damaged. It was put aside as {path}, and a new one was begun.")
        restored = tr("What could not be saved the last time was kept in a file and is in the database now: {titles}")
        titles = ", ".join(self._restored.titles)
        said = (
            damaged.format(path=kept) if kept else "",
            restored.format(titles=titles) if titles else "",
            *(translated(str(fault)) for fault in self._restored.faults),
        )
        return "\n".join(filter(None, said))

    def sources(self) -> Sequence[SourceChoice]:
        """The cameras of this machine, not opened, and its screens."""
        _import_program()
        from engagement_monitor.capture.screen import screens

        return [*cameras(), *(_screen_choice(each) for each in screens())]

    def preview(self, source: str | int) -> LivePreview:
        """A look through a live source; its blind areas are black, also those drawn while it is looked through."""
        _import_program()
        from engagement_monitor.capture.preview import SourcePreview
        from engagement_monitor.capture.sources import source_opener

        opener = source_opener(str(source))
        areas = partial(self._areas, source)
        return SourcePreview(lambda elapsed_s: BlindedSource(opener(elapsed_s), areas))

    def _areas(self, source: str | int) -> Areas:
        """What the user drew on this source's picture, as it is now; from any thread."""
        return self._chosen().areas_of(source)

    def monitor(self, request: SessionRequest) -> LiveMonitor:
        """A monitor of this source; refuses what the law forbids where the program is used, except the demo."""
        use = self._chosen().use
        if request.source != DEMO:
            require_allowed(use)
        database, (model, calibration) = self._opened(), self._chosen_model()
        import engagement_monitor.monitor as program
        from engagement_monitor.capture.frame import Pace
        from engagement_monitor.capture.sources import DEMO_DURATION_S, demo_opener
        from engagement_monitor.vision.engine import Engine

        engine = Engine(self._engine)
        if request.source != DEMO:
            return program.live_monitor(
                str(request.source),
                replace(request.details, purpose=stated_purpose(use)),
                database=database,
                engine=engine,
                model=model,
                calibration=calibration,
                areas=self._areas(request.source),
            )
        return program.Monitor(
            demo_opener(Pace.REAL_TIME, self._demo_duration_s or DEMO_DURATION_S),
            Pace.REAL_TIME,
            lambda: program.load_analyzer(engine, model),
            database,
            request.details,
            areas=self._areas(request.source),
        )

    def _chosen_model(self) -> tuple[str | None, Path | None]:
        """The model and the calibration of the room: of the settings, unless the command names a model."""
        now = self._chosen()
        if self._model is not None:
            return self._model, None
        return now.model or None, Path(now.calibration) if now.calibration else None

    def sessions(self) -> Sequence[Session]:
        """The stored sessions, newest first."""
        return self._library().sessions()

    def stored(self, session_id: int) -> StoredSession:
        """One session with its figures, cut as its report is."""
        report = self.report(session_id)
        drawn = tuple(self._library().segments(session_id))
        return StoredSession(
            report.session, report.figures, report.markers, drawn, report.moments, report.model, report.choices.weights
        )

    def describe(self, session_id: int, **changed: Any) -> None:
        """Changes these fields of a session's details."""
        library = self._library()
        library.describe(session_id, replace(library.session(session_id).details, **changed))

    def set_segments(self, session_id: int, segments: Sequence[Segment]) -> None:
        """Puts these in the place of the user's own segments."""
        self._library().set_segments(session_id, segments)

    def set_markers(self, session_id: int, markers: Sequence[Marker]) -> None:
        """Puts these in the place of all markers."""
        self._library().set_markers(session_id, markers)

    def curve(self, session_id: int) -> ShareCurve:
        """A session at a glance."""
        return self._library().curve(session_id, BUCKETS)

    def delete(self, *session_ids: int) -> None:
        """Deletes sessions for ever."""
        self._library().delete(*session_ids)

    def export_file(self, session_ids: Sequence[int], path: Path) -> None:
        """Writes a session file."""
        library = self._library()
        from engagement_monitor.reports.write import write_whole
        from engagement_monitor.store.exchange import export_sessions

        write_whole(export_sessions(library, session_ids), path)

    def import_file(self, path: Path) -> Sequence[ImportedSession]:
        """Stores the sessions of a session file."""
        database = self._opened()
        from engagement_monitor.store.exchange import import_sessions

        return import_sessions(database, path)

    def report(self, session_id: int) -> "Report":
        """One session's report, with the index and the limit that the user chose: what the window shows of it."""
        library = self._library()
        from engagement_monitor.reports.report import Choices, build_report

        now = self._chosen()
        return build_report(library, session_id, choices=Choices(now.index_weights, now.coverage_limit))

    def compare(self, reports: Sequence["Report"], course: str) -> "CourseReport":
        """What differs clearly between sessions and what does not."""
        _import_program()
        from engagement_monitor.reports.course import compare_reports

        return compare_reports(reports, course)

    def course_formats(self) -> Sequence[ExportFormat]:
        """The formats of course reports."""
        _import_program()
        from engagement_monitor.reports.write import COURSE_FORMATS

        return [_format(form.value) for form in COURSE_FORMATS]

    def export_course(self, course: "CourseReport", name: str, path: Path) -> None:
        """Writes a course report."""
        _import_program()
        from engagement_monitor.reports.write import ReportFormat, write_report

        write_report(course, ReportFormat(name), path)

    def formats(self) -> Sequence[ExportFormat]:
        """The formats of reports."""
        _import_program()
        from engagement_monitor.reports.write import ReportFormat

        return [_format(form.value) for form in ReportFormat]

    def export(self, session_id: int, name: str, path: Path) -> None:
        """Writes a session's report."""
        report = self.report(session_id)
        from engagement_monitor.reports.write import ReportFormat, write_report

        write_report(report, ReportFormat(name), path)

    def close(self) -> None:
        """Closes the database, if it was opened."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    def _library(self) -> "SessionLibrary":
        database = self._opened()
        from engagement_monitor.store.library import SessionLibrary

        return SessionLibrary(database)

    def _opened(self) -> "Database":
        _import_program()
        from engagement_monitor.store.damaged import Damaged
        from engagement_monitor.store.database import Database
        from engagement_monitor.store.rescue import restore_rescued

        with self._lock:
            if self._database is None:
                self._database = Database.open(self._location, Damaged.PUT_ASIDE)
                self._restored = restore_rescued(self._database)
                self._delete_old(self._database)
            return self._database

    def _delete_old(self, database: "Database") -> None:
        """Deletes the sessions that the user wants to keep no longer. That it fails is no reason not to start."""
        from engagement_monitor.store.library import SessionLibrary
        from engagement_monitor.store.retention import delete_older

        try:
            delete_older(SessionLibrary(database), self._chosen().retention_days)
        except EngagementMonitorError as fault:
            _LOG.warning("old sessions were not deleted: %s", fault)
