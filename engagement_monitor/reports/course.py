"""What a course report says, before it has a form: sessions in date order, each against the last; labels too."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from engagement_monitor.errors import SessionNotFound
from engagement_monitor.reports.report import USUAL, Choices, Report, build_report, session_error_model
from engagement_monitor.sentence import tr
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.timeline.coverage import Standing, standing
from engagement_monitor.timeline.evidence import Evidence, difference, within
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.sample import Sample, ShareEstimate
from engagement_monitor.timeline.segments import is_name, segments_from_markers
from engagement_monitor.timeline.share import Judgement, interval

COURSE = "course:"
"""What stands before a course's name where else a session's id stands."""
_POSITIVE = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """The 95 % interval of how much larger a positive share is than the one before it (fractions from -1 to 1)."""

    low: float
    high: float

    @property
    def change(self) -> Change:
        """Unclear if zero lies inside."""
        return Change.of(self.low, self.high)


@dataclass(frozen=True, slots=True, eq=False)
class CourseEntry:
    """One session; ``difference`` compares its positive share with that of the session before it.

    It is None for the first session, next to one in which nobody was seen, and where another model made the numbers of
    the one before (``other_model``): errors of two models are not those of one.
    """

    report: Report
    difference: Difference | None
    other_model: bool = False

    @property
    def change(self) -> Change | None:
        """Whether it differs clearly from the session before it."""
        return self.difference.change if self.difference else None


@dataclass(frozen=True, slots=True)
class LabelCell:
    """All segments of one session with the same label, against those of the last session before it that has any.

    ``coverage`` is the faces in them as a part of the people in the room.
    """

    estimate: ShareEstimate
    difference: Difference | None
    coverage: float | None
    standing: Standing

    @property
    def change(self) -> Change | None:
        """Whether it differs clearly."""
        return self.difference.change if self.difference else None


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label that the user gave in several sessions.

    There is a cell for each session, None where it is missing or nobody was seen.
    """

    label: str
    cells: tuple[LabelCell | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CourseReport:
    """A course's sessions, the oldest first; at least one. ``course`` is empty for sessions of several courses."""

    course: str
    entries: tuple[CourseEntry, ...]
    labels: tuple[LabelRow, ...] = ()

    @property
    def models(self) -> list[tuple[str, str]]:
        """Name and SHA-256 of every model that made its numbers."""
        return sorted({(one.report.model.name, one.report.model.sha256) for one in self.entries})

    @property
    def detectors(self) -> list[str]:
        """Every kind of detector that found its faces."""
        return sorted({one.report.session.detector for one in self.entries})


def build_course_report(library: SessionLibrary, course: str, choices: Choices = USUAL) -> CourseReport:
    """Computes the report of all sessions of a course.

    Args:
        library: Where they are stored.
        course: Its name, in capitals or not.
        choices: What the user chose to be said.

    Raises:
        SessionNotFound: no session belongs to it.
    """
    wanted = course.strip().casefold()
    sessions = [session for session in library.sessions() if wanted and session.course.strip().casefold() == wanted]
    if not sessions:
        raise SessionNotFound(
            tr("No stored session belongs to the course {course!r}").format(course=course.strip()),
            tr("`engagement-monitor sessions` lists the sessions with their courses."),
        )
    reports = [build_report(library, session.id, choices=choices) for session in sessions]
    return compare_reports(reports, sessions[0].course.strip())


def compare_reports(reports: Sequence[Report], course: str) -> CourseReport:
    """Puts the reports of at least one session beside each other."""
    ordered = sorted(reports, key=lambda report: (report.session.started_at, report.session.id))
    parts = [_Part.of(report, report.figures.samples) for report in ordered]
    entries = [
        CourseEntry(report, before.difference(after), before.model != after.model)
        for report, (before, after) in zip(ordered[1:], pairwise(parts), strict=True)
    ]
    return CourseReport(course, (CourseEntry(ordered[0], None), *entries), tuple(_label_rows(ordered)))


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A part of a session: what is concluded from it, with which model, and how that stands."""

    judgement: Judgement | None
    model: str
    coverage: float | None
    standing: Standing

    @classmethod
    def of(cls, report: Report, samples: Sequence[Sample]) -> "_Part":
        evidence = Evidence.of(samples)
        coverage = report.figures.people.coverage(evidence)
        return cls(
            evidence.judge(session_error_model(report.model, report.session.detector)),
            report.model.sha256,
            coverage,
            standing(evidence.faces, coverage, report.choices.coverage_limit),
        )

    def difference(self, after: "_Part") -> Difference | None:
        """How the other one differs from this; None if that cannot be said."""
        if self.judgement is None or after.judgement is None or self.model != after.model:
            return None
        low, high = interval(difference(self.judgement, after.judgement)[:, _POSITIVE])
        return Difference(float(low), float(high))


def _label_rows(reports: Sequence[Report]) -> list[LabelRow]:
    """The labels that the user gave in two sessions or more, in the order in which they first occur."""
    labelled = [_labelled(report) for report in reports]
    names: dict[str, str] = {}
    for own in labelled:
        for key, (name, _) in own.items():
            names.setdefault(key, name)
    shared = [key for key in names if sum(key in own for own in labelled) > 1]
    return [
        LabelRow(
            names[key],
            _label_cells([
                _Part.of(report, own[key][1]) if key in own else None
                for report, own in zip(reports, labelled, strict=True)
            ]),
        )
        for key in shared
    ]  # fmt: skip


def _labelled(report: Report) -> dict[str, tuple[str, list[Sample]]]:
    """For each label as it is compared: how it was written first, and the samples of all its segments.

    However the report is cut, these are the segments that the user drew or marked.
    """
    found: dict[str, tuple[str, list[Sample]]] = {}
    for segment in report.drawn or segments_from_markers(report.markers, report.duration_s):
        label = segment.label.strip()
        if is_name(label) and not segment.excluded:
            _, samples = found.setdefault(label.casefold(), (label, []))
            samples += within(report.figures.samples, segment.start_s, segment.end_s)
    return found


def _label_cells(parts: Sequence[_Part | None]) -> tuple[LabelCell | None, ...]:
    cells: list[LabelCell | None] = []
    last: _Part | None = None
    for part in parts:
        if part is None or part.judgement is None:
            cells.append(None)
            continue
        compared = last.difference(part) if last else None
        cells.append(LabelCell(part.judgement.estimate, compared, part.coverage, part.standing))
        last = part
    return tuple(cells)
