"""What the windows ask of the rest of the program, as protocols, so that a test can stand in for it.

Everything here is slow or may fail: the windows call it on a worker only, except where a method says that it returns
at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from engagement_monitor.capture.frame import Frame, SourceKind
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.store.session import ImportedSession, Session, SessionDetails, ShareCurve
from engagement_monitor.timeline.figures import SessionFigures
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.moments import Moment
from engagement_monitor.timeline.sample import Marker, Sample, Segment
from engagement_monitor.vision.areas import Areas

if TYPE_CHECKING:  # importing the monitor takes longer than the window may take to appear
    from engagement_monitor.reports.course import CourseReport
    from engagement_monitor.reports.report import ModelFacts, Report
    from engagement_monitor.snapshot import Snapshot

DEMO = "demo"


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A source to choose.

    ``source`` is ``DEMO``, a camera's number, a stream's address, ``screen:1`` (see ``capture.names``) or a path;
    ``label`` is for people.
    """

    source: str | int
    label: str
    kind: SourceKind = SourceKind.CAMERA


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """A session to begin, with what the user says of it."""

    source: str | int
    details: SessionDetails


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A file format of reports. ``name`` is the one to export with, ``suffix`` has its dot."""

    name: str
    label: str
    suffix: str


@dataclass(frozen=True, slots=True, eq=False)
class StoredSession:
    """One session, with everything that there is to show of it.

    ``drawn`` are the user's own segments; without any, those in the figures come from the markers. ``model`` is None if
    its card cannot be read, ``weights`` if no index is wanted.
    """

    session: Session
    figures: SessionFigures
    markers: tuple[Marker, ...]
    drawn: tuple[Segment, ...] = ()
    moments: tuple[Moment, ...] = ()
    model: "ModelFacts | None" = None
    weights: IndexWeights | None = None


class LiveMonitor(Protocol):
    """What the live page uses of ``engagement_monitor.monitor.Monitor``. Every method returns at once."""

    index_weights: IndexWeights | None
    """For the index of every second from now on; None for no index."""
    areas: Areas
    """What is black before anybody looks at a frame, and where faces count, from the next frame on."""

    @property
    def crash(self) -> BaseException | None:
        """A fault of the program itself that ended the session."""
        ...

    def start(self) -> None:
        """Begins to open the source and to load the model."""
        ...

    def pause(self) -> None:
        """Closes the source; the seconds from here on are gaps."""
        ...

    def resume(self) -> None:
        """Opens the source again."""
        ...

    def mark(self, label: str, *, excluded: bool = False, time_s: float | None = None) -> None:
        """Marks this moment, or the one at ``time_s``, as the start of a break if ``excluded``."""
        ...

    def unmark_last(self) -> None:
        """Takes the newest marker away again."""
        ...

    def stop(self) -> None:
        """Begins to end the session."""
        ...

    def hurry(self) -> None:
        """The end that ``stop`` began takes a few seconds at most; what cannot be saved in them goes into a file."""
        ...

    def snapshot(self) -> "Snapshot":
        """Everything there is to show now."""
        ...

    def samples_since(self, count: int) -> Sequence[Sample]:
        """The samples after the first ``count`` ones."""
        ...


class LivePreview(Protocol):
    """A look through a source before a session. What it gives, it gives at once."""

    @property
    def fault(self) -> EngagementMonitorError | None:
        """Why there is no picture."""
        ...

    @property
    def crash(self) -> BaseException | None:
        """A fault of the program itself that ended it."""
        ...

    def frame(self) -> Frame | None:
        """The newest frame."""
        ...

    def close(self) -> None:
        """Closes the source and waits until it is closed; for a worker."""
        ...


class Backend(Protocol):
    """The rest of the program. All methods are called on the one worker thread and raise EngagementMonitorError."""

    def open(self) -> str:
        """Opens the database; where it is, for people. Called again after a failure."""
        ...

    def notice(self) -> str:
        """What the user should know of the database once it is open. Empty if all is well."""
        ...

    def sources(self) -> Sequence[SourceChoice]:
        """The cameras and screens of this machine."""
        ...

    def preview(self, source: str | int) -> LivePreview:
        """Opens a live source to look through it, its blind areas black; nothing is analysed or stored."""
        ...

    def monitor(self, request: SessionRequest) -> LiveMonitor:
        """A monitor that was not started yet."""
        ...

    def sessions(self) -> Sequence[Session]:
        """The stored sessions, newest first."""
        ...

    def stored(self, session_id: int) -> StoredSession:
        """One session and its figures."""
        ...

    def describe(self, session_id: int, **changed: Any) -> None:
        """Changes these fields of a session's ``SessionDetails``; the others stay as they are by then."""
        ...

    def set_segments(self, session_id: int, segments: Sequence[Segment]) -> None:
        """Puts these in the place of the user's own segments; none leads back to those that the markers start."""
        ...

    def set_markers(self, session_id: int, markers: Sequence[Marker]) -> None:
        """Puts these in the place of all markers."""
        ...

    def curve(self, session_id: int) -> ShareCurve:
        """A session at a glance. Takes some ms."""
        ...

    def delete(self, *session_ids: int) -> None:
        """Deletes sessions for ever."""
        ...

    def export_file(self, session_ids: Sequence[int], path: Path) -> None:
        """Writes sessions with all that is stored of them into one session file."""
        ...

    def import_file(self, path: Path) -> Sequence[ImportedSession]:
        """Stores the sessions of a session file."""
        ...

    def report(self, session_id: int) -> "Report":
        """One session's report, to be compared with others."""
        ...

    def compare(self, reports: Sequence["Report"], course: str) -> "CourseReport":
        """What differs clearly between sessions and what does not."""
        ...

    def course_formats(self) -> Sequence[ExportFormat]:
        """The formats that a course report can be exported in."""
        ...

    def export_course(self, course: "CourseReport", name: str, path: Path) -> None:
        """Writes a course report in the format of that name."""
        ...

    def formats(self) -> Sequence[ExportFormat]:
        """The formats that a session can be exported in."""
        ...

    def export(self, session_id: int, name: str, path: Path) -> None:
        """Writes a session's report in the format of that name."""
        ...

    def close(self) -> None:
        """Closes the database."""
        ...
