"""Course reports: HTML for people, JSON for other programs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from engagement_monitor import __version__
from engagement_monitor.reports import chart, course_chart, prose, words
from engagement_monitor.reports.content import session_title, share_cells
from engagement_monitor.reports.course import CourseEntry, CourseReport
from engagement_monitor.reports.html_report import render
from engagement_monitor.reports.records import session_record
from engagement_monitor.reports.report import Report
from engagement_monitor.timeline.figures import Change

_MOST_CHANGES = 5
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A line of the course's table."""

    title: str
    date: str
    notice: str
    curve: tuple[chart.Shape, ...]
    shares: tuple[tuple[str, str], ...]
    change: str
    other_model: bool
    report: Report


def course_html(course: CourseReport) -> bytes:
    """One HTML file without scripts and without anything from elsewhere; whatever a user typed is escaped."""
    reports = [entry.report for entry in course.entries]
    titles = [words.excerpt(session_title(report), _LONGEST_TITLE) for report in reports]
    return render(
        "course.html",
        title=course.course,
        span=_span(reports),
        findings=course_findings(course.entries),
        rows=[_row(entry) for entry in course.entries],
        term=course_chart.term_chart(
            [report.figures.whole for report in reports], [_day(report, short=True) for report in reports], titles
        ),
        term_geometry=course_chart,
        models=sorted({(report.model.name, report.model.sha256) for report in reports}),
        imprint=f"Engagement Monitor {__version__}",
    )


def course_json(course: CourseReport) -> bytes:
    """Every session as ``analyze --json`` has it, with how it differs from the one before (null: not compared)."""
    document = {
        "course": course.course,
        "sessions": [
            session_record(entry.report) | {"change": entry.change and str(entry.change)} for entry in course.entries
        ],
    }
    return (json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


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
    first, second = before.report.figures.whole, after.report.figures.whole
    assert first  # only sessions with a face have a change
    assert second
    word = "higher" if after.change is Change.UP else "lower"
    title = words.quoted(words.excerpt(session_title(after.report), _LONGEST_TITLE))
    shares = f"{words.positive_percent(second)}, and {words.positive_percent(first)} in the session before"
    return f"The positive share was clearly {word} in {title} ({_day(after.report)}): {shares}."


def _row(entry: CourseEntry) -> SessionRow:
    report = entry.report
    samples = report.figures.samples
    return SessionRow(
        title=words.excerpt(session_title(report), 2 * _LONGEST_TITLE),
        date=_day(report),
        notice=words.STATE_WORDS[report.session.state],
        curve=chart.segment_curve(samples, 0.0, max(report.duration_s, 1.0)) if samples else (),
        shares=share_cells(report.figures.whole),
        change=str(entry.change) if entry.change else "",
        other_model=entry.other_model,
        report=report,
    )


def _day(report: Report, short: bool = False) -> str:
    local = report.session.started_at.astimezone()
    return f"{local.day} {local:%b}" if short else f"{local.day} {local:%B %Y}"


def _span(reports: Sequence[Report]) -> str:
    count = f"{len(reports)} session{'s' if len(reports) > 1 else ''}"
    first, last = _day(reports[0]), _day(reports[-1])
    return f"{count} \u00b7 {first}" if first == last else f"{count} \u00b7 {first} to {last}"
