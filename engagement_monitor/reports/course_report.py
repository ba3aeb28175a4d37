"""The course report for people: what HTML and PDF say, and the HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from engagement_monitor import __version__
from engagement_monitor.reports import chart, course_chart, prose, words
from engagement_monitor.reports.content import session_notices, session_title, share_cells
from engagement_monitor.reports.course import CourseEntry, CourseReport
from engagement_monitor.reports.html_report import render
from engagement_monitor.reports.report import Report
from engagement_monitor.timeline.coverage import Basis
from engagement_monitor.timeline.figures import Change, SessionFigures

_MOST_CHANGES = 5
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A line of the course's table."""

    title: str
    date: str
    notices: list[str]
    curve: tuple[chart.Shape, ...]
    shares: tuple[tuple[str, str], ...]
    change: str
    other_model: bool
    report: Report


def course_html(course: CourseReport) -> bytes:
    """One HTML file without scripts and without anything from elsewhere; whatever a user typed is escaped."""
    reports = [entry.report for entry in course.entries]
    return render(
        "course.html",
        title=course_title(course),
        span=course_span(reports),
        findings=course_findings(course.entries),
        rows=[course_row(entry) for entry in course.entries],
        sessions_notes=sessions_notes(course),
        labels_notes=labels_notes(course),
        term=course_term(course),
        labels=course.labels,
        days=[course_day(report, short=True) for report in reports],
        positive_percent=words.positive_percent,
        percent_range=words.percent_range,
        term_geometry=course_chart,
        detectors=course.detectors,
        models=course.models,
        imprint=f"Engagement Monitor {__version__}",
    )


def course_term(course: CourseReport) -> course_chart.TermChart:
    """The chart over the term."""
    reports = [entry.report for entry in course.entries]
    return course_chart.term_chart(
        [report.figures.whole for report in reports],
        [_marked(course_day(report, short=True), report) for report in reports],
        [_marked(words.excerpt(session_title(report), _LONGEST_TITLE), report) for report in reports],
    )


def _marked(name: str, report: Report) -> str:
    return f"{name}{words.mark(report.figures.standing)}"


def sessions_notes(course: CourseReport) -> list[str]:
    """What stands below the table of sessions."""
    reports = [entry.report for entry in course.entries]
    return [prose.COURSE_NOTE, *_marked_notes([one for one in reports if words.mark(one.figures.standing)])]


def labels_notes(course: CourseReport) -> list[str]:
    """What stands below the table of labels."""
    of_sessions = zip(*(row.cells for row in course.labels), strict=True)
    marked = [
        entry.report
        for entry, cells in zip(course.entries, of_sessions, strict=False)
        if any(cell and words.mark(cell.standing) for cell in cells)
    ]
    return [prose.COURSE_LABELS_NOTE, *_marked_notes(marked)]


def _marked_notes(reports: Sequence[Report]) -> list[str]:
    """What the mark means in these sessions, by each limit that held when their figures were made."""
    bases: dict[float, set[Basis]] = {}
    for report in reports:
        bases.setdefault(report.choices.coverage_limit, set()).add(report.figures.people.basis)
    return [words.marked_note(limit, *sorted(found)) for limit, found in bases.items()]


def course_title(course: CourseReport) -> str:
    """The course's name; of sessions of several courses, what they are."""
    return course.course or prose.COURSE_SELECTED


def course_findings(entries: Sequence[CourseEntry]) -> list[str]:
    """What a reader in a hurry should know: which sessions differ clearly from the one before them."""
    compared = [entry for entry in entries if entry.change]
    clear = [
        _difference(before, entry)
        for before, entry in zip([None, *entries], entries, strict=False)
        if before and entry.change in (Change.UP, Change.DOWN)
    ]
    more = len(clear) - _MOST_CHANGES
    sentences = clear[:_MOST_CHANGES] + ([f"{more} more clear differences are in the table below."] if more > 0 else [])
    if compared and not clear:
        sentences.append(prose.COURSE_UNCLEAR)
    if any(entry.other_model for entry in entries):
        sentences.append(prose.COURSE_MODELS)
    empty = sum(entry.report.figures.whole is None for entry in entries)
    if empty:
        sentences.append(f"In {empty} of {len(entries)} sessions no face was seen.")
    return sentences


def _difference(before: CourseEntry, after: CourseEntry) -> str:
    word = "higher" if after.change is Change.UP else "lower"
    title = words.quoted(words.excerpt(session_title(after.report), _LONGEST_TITLE))
    shares = f"{_positive(after.report.figures)}, and {_positive(before.report.figures)} in the session before"
    return f"The positive share was clearly {word} in {title} ({course_day(after.report)}): {shares}."


def _positive(figures: SessionFigures) -> str:
    assert figures.whole  # only sessions with a face have a change
    return words.positive_percent(figures.whole, figures.standing)


def course_row(entry: CourseEntry) -> SessionRow:
    """A session as a line of the table."""
    report = entry.report
    samples = report.figures.samples
    return SessionRow(
        title=words.excerpt(session_title(report), 2 * _LONGEST_TITLE),
        date=course_day(report),
        notices=session_notices(report.session),
        curve=chart.segment_curve(samples, 0.0, max(report.duration_s, 1.0)) if samples else (),
        shares=share_cells(report.figures.whole, report.figures.standing),
        change=str(entry.change) if entry.change else "",
        other_model=entry.other_model,
        report=report,
    )


def course_day(report: Report, short: bool = False) -> str:
    """The day of a session."""
    local = report.session.started_at.astimezone()
    return words.short_day(local) if short else words.day(local)


def course_span(reports: Sequence[Report]) -> str:
    """How many sessions, from when to when."""
    count = f"{len(reports)} session{'s' if len(reports) > 1 else ''}"
    first, last = course_day(reports[0]), course_day(reports[-1])
    return f"{count} \u00b7 {first}" if first == last else f"{count} \u00b7 {first} to {last}"
