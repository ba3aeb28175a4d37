"""What the compare page says in plain words: which sessions differ clearly, and that the others do not."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import QLocale

from engagement_monitor.desktop import words
from engagement_monitor.desktop.text import tr
from engagement_monitor.timeline.figures import Change

if TYPE_CHECKING:  # importing reports takes longer than the window may take to appear
    from engagement_monitor.reports.course import CourseReport, Difference
    from engagement_monitor.reports.report import Report

_LONGEST = 48
_MOST_SENTENCES = 4
_CLEAR = (Change.UP, Change.DOWN)
_SIGNS = {Change.UP: "\u25b2", Change.DOWN: "\u25bc"}


def sentences(course: "CourseReport") -> list[str]:
    """The sessions that differ clearly, at most a few of them, how many are unclear; then label by label."""
    clear = _session_sentences(course)
    said = clear[:_MOST_SENTENCES]
    if len(clear) > _MOST_SENTENCES:
        said.append(tr("{n} more clear differences are marked below.").format(n=len(clear) - _MOST_SENTENCES))
    return [*said, *_rest(course), *_label_sentences(course)[:_MOST_SENTENCES]]


def title(report: "Report") -> str:
    """What a session is called in a sentence: isolated, so that a right-to-left title leaves the rest in order."""
    text = " ".join(report.session.title[: 4 * _LONGEST].split()) or words.NOTHING
    return f"\u201c{_isolated(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + chr(0x2026))}\u201d"


def day(report: "Report") -> str:
    """When a session was, short: ``3 Nov``."""
    local = report.session.started_at.astimezone()
    month = QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)
    return tr("{day} {month}").format(day=local.day, month=month)


def points(difference: "Difference") -> str:
    """The interval of a difference: ``+9 to +21 points``."""
    low, high = (f"{round(100 * value):+d}".replace("-", words.MINUS) for value in (difference.low, difference.high))
    return tr("{low} to {high} points").format(low=low, high=high)


def _session_sentences(course: "CourseReport") -> list[str]:
    higher = tr("The {share} was clearly higher in {title} ({day}) than in the session before: {points}.")
    lower = tr("The {share} was clearly lower in {title} ({day}) than in the session before: {points}.")
    return [
        (higher if entry.change is Change.UP else lower).format(
            share=words.positive_share(),
            title=title(entry.report),
            day=day(entry.report),
            points=points(entry.difference),
        )
        for entry in course.entries
        if entry.difference and entry.change in _CLEAR
    ]


def _label_sentences(course: "CourseReport") -> list[str]:
    """What is said of each label that was compared; those that never differ share a sentence, which comes last."""
    said, alike = [], []
    for row in course.labels:
        label = f"\u201c{_isolated(row.label[:_LONGEST])}\u201d"
        changes = [(entry, cell.change) for entry, cell in zip(course.entries, row.cells, strict=True) if cell]
        compared = [(day(entry.report), change) for entry, change in changes if change]
        clear = [f"{_SIGNS[change]} {when}" for when, change in compared if change in _CLEAR]
        if clear:
            text = tr("{label} differs clearly from the time before in {n} of {all} sessions: {days}.")
            said.append(text.format(label=label, n=len(clear), all=len(compared), days=", ".join(clear)))
        elif compared:
            alike.append(label)
    alike_text = tr("These never differ clearly from the time before: {labels}.")
    return [*said, alike_text.format(labels=", ".join(alike))] if alike else said


def _rest(course: "CourseReport") -> list[str]:
    compared = [entry.change for entry in course.entries if entry.change]
    unclear = compared.count(Change.UNCLEAR)
    said: list[str] = []
    if compared and unclear == len(compared):
        said.append(tr("No session differs clearly from the one before it: the intervals are too wide to tell."))
    elif unclear:
        text = tr("For {n} of {all} sessions it is unclear whether they differ from the one before.")
        said.append(text.format(n=unclear, all=len(compared)))
    if any(entry.other_model for entry in course.entries):
        said.append(tr("Sessions whose numbers were made by different models are not compared."))
    empty = _count_empty([entry.report for entry in course.entries])
    if empty:
        said.append(tr("In {n} of {all} sessions no face was seen.").format(n=empty, all=len(course.entries)))
    return said


def _isolated(text: str) -> str:
    """Right-to-left words between isolates. Others are left alone: the signs make a line of most fonts higher."""
    return f"\u2068{text}\u2069" if any(bidirectional(letter) in ("R", "AL") for letter in text) else text


def _count_empty(reports: Sequence["Report"]) -> int:
    return sum(report.figures.whole is None for report in reports)
