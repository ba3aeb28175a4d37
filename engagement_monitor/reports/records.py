"""Samples, segments and sessions as named numbers: the same names in CSV, XLSX and JSON."""

from typing import Any

from engagement_monitor.reports.course import CourseEntry
from engagement_monitor.reports.report import Report
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.figures import SegmentFigures
from engagement_monitor.timeline.moments import Moment
from engagement_monitor.timeline.sample import Sample, ShareEstimate, Shares

Record = dict[str, Any]

_SHARES = tuple(str(sentiment) for sentiment in SENTIMENTS)
_BOUNDS = tuple(f"{sentiment}_{bound}" for sentiment in SENTIMENTS for bound in ("low", "high"))
_COUNTED = tuple(f"{sentiment}_counted" for sentiment in SENTIMENTS)
ESTIMATE_COLUMNS = _SHARES + _BOUNDS + _COUNTED
TIMELINE_COLUMNS = ("time_s", "faces", *ESTIMATE_COLUMNS, "gap")
COURSE_COLUMNS = (
    "session",
    "title",
    "started_at",
    "duration_s",
    "observed",
    "faces",
    *ESTIMATE_COLUMNS,
    "change",
    "model",
)
SEGMENT_COLUMNS = ("start_s", "end_s", "label", "observed", "faces", *ESTIMATE_COLUMNS, "change", "excluded")

_NOBODY: Record = dict.fromkeys(ESTIMATE_COLUMNS)
_DECIMALS = 6


def _number(value: float) -> float:
    return round(float(value), _DECIMALS)


def estimate_record(estimate: ShareEstimate | None) -> Record:
    """The twelve numbers of an estimate; None for each where nobody was seen."""
    if estimate is None:
        return dict(_NOBODY)
    record: Record = {}
    for name in _SHARES:
        record[name] = _number(getattr(estimate.shares, name))
        record[f"{name}_low"] = _number(getattr(estimate.low, name))
        record[f"{name}_high"] = _number(getattr(estimate.high, name))
        record[f"{name}_counted"] = _number(getattr(estimate.counted, name))
    return record


def timeline_record(sample: Sample) -> Record:
    """One second. The keys are ``TIMELINE_COLUMNS``."""
    record = {"time_s": sample.time_s, "faces": _number(sample.faces), "gap": sample.gap and str(sample.gap)}
    record |= estimate_record(sample.estimate)
    return {name: record[name] for name in TIMELINE_COLUMNS}


def segment_record(segment: SegmentFigures) -> Record:
    """One segment. The keys are ``SEGMENT_COLUMNS``."""
    record = {
        "start_s": _number(segment.start_s),
        "end_s": _number(segment.end_s),
        "label": segment.label,
        "observed": _number(segment.observed),
        "faces": _number(segment.faces),
        "change": segment.change and str(segment.change),
        "excluded": segment.excluded,
    }
    record |= estimate_record(segment.estimate)
    return {name: record[name] for name in SEGMENT_COLUMNS}


def course_record(entry: CourseEntry) -> Record:
    """One session of a course in one line. The keys are ``COURSE_COLUMNS``."""
    session, figures = entry.report.session, entry.report.figures
    record = {
        "session": session.id,
        "title": session.title,
        "started_at": session.started_at.isoformat(),
        "duration_s": _number(session.totals.duration_s),
        "observed": _number(figures.observed),
        "faces": _number(figures.faces),
        "change": entry.change and str(entry.change),
        "model": session.model.name,
    }
    record |= estimate_record(figures.whole)
    return {name: record[name] for name in COURSE_COLUMNS}


def moment_record(moment: Moment) -> Record:
    """One clear change: the half-minutes before and after it, each with the twelve numbers of an estimate."""
    return {
        "time_s": _number(moment.time_s),
        "change": str(moment.change),
        "before": estimate_record(moment.before),
        "after": estimate_record(moment.after),
    }


def _shares_record(shares: Shares | None) -> Record:
    return {name: None if shares is None else _number(getattr(shares, name)) for name in _SHARES}


def session_record(report: Report) -> Record:
    """The session and its figures as a whole, with the names that ``analyze --json`` has."""
    session, figures = report.session, report.figures
    whole = figures.whole
    return {
        "session": session.id,
        "title": session.title,
        "course": session.course,
        "purpose": session.details.purpose,
        "source": session.source_name,
        "source_kind": session.source_kind,
        "started_at": session.started_at.isoformat(),
        "state": str(session.state),
        "duration_s": _number(session.totals.duration_s),
        "frames_read": session.totals.frames_read,
        "frames_analyzed": session.totals.frames_analyzed,
        "faces_classified": session.totals.faces_classified,
        "wall_s": _number(session.totals.wall_s),
        "note": session.totals.note,
        "shares": _shares_record(whole.shares if whole else None),
        "low": _shares_record(whole.low if whole else None),
        "high": _shares_record(whole.high if whole else None),
        "counted": _shares_record(whole.counted if whole else None),
        "observed": _number(figures.observed),
        "faces": _number(figures.faces),
        "gaps_s": {str(reason): seconds for reason, seconds in figures.gaps_s.items()},
        "model": {"name": report.model.name, "sha256": report.model.sha256},
        "segmentation": report.segmentation,
    }
