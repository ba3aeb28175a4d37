"""What a course report says, before it has a form: the sessions of a course in date order, each against the last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from engagement_monitor.errors import SessionNotFound
from engagement_monitor.reports.report import Report, build_report
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.timeline.figures import Change, session_figures
from engagement_monitor.timeline.sample import Sample, Segment
from engagement_monitor.timeline.share import ErrorModel

COURSE = "course:"
"""What stands before a course's name where else a session's id stands."""


@dataclass(frozen=True, slots=True, eq=False)
class CourseEntry:
    """One session; ``change`` compares its positive share with that of the session before it.

    ``change`` is None for the first session, next to one in which nobody was seen, and where another model made the
    numbers of the one before (``other_model``): errors of two models are not those of one.
    """

    report: Report
    change: Change | None
    other_model: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class CourseReport:
    """A course's sessions, the oldest first; at least one."""

    course: str
    entries: tuple[CourseEntry, ...]


def build_course_report(library: SessionLibrary, course: str) -> CourseReport:
    """Computes the report of all sessions of a course, whose name may be written in capitals or not.

    Raises:
        SessionNotFound: no session belongs to it.
    """
    wanted = course.strip().casefold()
    sessions = [session for session in library.sessions() if wanted and session.course.strip().casefold() == wanted]
    if not sessions:
        raise SessionNotFound(
            f"No stored session belongs to the course {course.strip()!r}",
            "`engagement-monitor sessions` lists the sessions with their courses.",
        )
    reports = [build_report(library, session.id) for session in reversed(sessions)]
    changes = [CourseEntry(after, *_compared(before, after)) for before, after in pairwise(reports)]
    return CourseReport(sessions[0].course.strip(), (CourseEntry(reports[0], None), *changes))


def _compared(before: Report, after: Report) -> tuple[Change | None, bool]:
    """How the second differs, and whether another model made its numbers."""
    if before.model.sha256 != after.model.sha256:
        return None, True
    error_model = ErrorModel(np.asarray(after.model.training_prior), np.asarray(after.model.confusion))
    # Two sessions one after the other are compared as two segments of one are.
    first = before.figures.samples
    end_s = first[-1].time_s + 1 if first else 0
    second = _later(after.figures.samples, end_s)
    last_s = second[-1].time_s + 1 if second else end_s
    halves = [Segment(0, end_s, ""), Segment(end_s, last_s, "")]
    return session_figures([*first, *second], halves, error_model).segments[1].change, False


def _later(samples: Sequence[Sample], by_s: int) -> list[Sample]:
    return [replace(sample, time_s=sample.time_s + by_s) for sample in samples]
