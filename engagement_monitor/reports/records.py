"""Samples, segments and sessions as named numbers: the same names in CSV, XLSX and JSON."""

from collections.abc import Iterator
from typing import Any

from engagement_monitor.reports.course import CourseEntry
from engagement_monitor.reports.report import ModelFacts, Report
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.copus import CopusBin
from engagement_monitor.timeline.coverage import Standing
from engagement_monitor.timeline.figures import SegmentFigures
from engagement_monitor.timeline.index import IndexEstimate, IndexWeights, second_index
from engagement_monitor.timeline.moments import Moment
from engagement_monitor.timeline.sample import Sample, ShareEstimate, Shares, Thirds
from engagement_monitor.timeline.share import ErrorModel

Record = dict[str, Any]

_SHARES = tuple(str(sentiment) for sentiment in SENTIMENTS)
_BOUNDS = tuple(f"{sentiment}_{bound}" for sentiment in SENTIMENTS for bound in ("low", "high"))
_COUNTED = tuple(f"{sentiment}_counted" for sentiment in SENTIMENTS)
ESTIMATE_COLUMNS = _SHARES + _BOUNDS + _COUNTED
THIRDS_COLUMNS = tuple(f"faces_{third}" for third in Thirds._fields)
"""``faces`` in the back, the middle and the front third of the picture."""
COVERAGE_THIRDS_COLUMNS = tuple(f"coverage_{third}" for third in Thirds._fields)
"""``coverage`` shared out over them: parts of all people in the room."""
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
    "difference_low",
    "difference_high",
    "model",
    "coverage",
    "standing",
)
SEGMENT_COLUMNS = (
    "start_s",
    "end_s",
    "label",
    "observed",
    "faces",
    *ESTIMATE_COLUMNS,
    "change",
    "excluded",
    "coverage",
    "standing",
    "strength",
    *THIRDS_COLUMNS,
    *COVERAGE_THIRDS_COLUMNS,
)
INDEX_COLUMNS = ("index", "index_low", "index_high", "index_formula")
"""Beside the others where the user set weights: the index never stands without its formula."""
MOMENT_COLUMNS = (
    "time_s",
    "change",
    *(f"{name}_{side}" for side in ("before", "after") for name in ESTIMATE_COLUMNS),
)

_NOBODY: Record = dict.fromkeys(ESTIMATE_COLUMNS)
_DECIMALS = 6


def _number(value: float) -> float:
    return round(float(value), _DECIMALS)


def _number_or_none(value: float | None) -> float | None:
    return None if value is None else _number(value)


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


def _thirds_record(columns: tuple[str, ...], thirds: Thirds | None) -> Record:
    """A number for each third of the picture; None for each where it is not known."""
    return dict.fromkeys(columns) if thirds is None else dict(zip(columns, map(_number, thirds), strict=True))


def standing_record(coverage: float | None, standing: Standing) -> Record:
    """Of which part of the people a share speaks, and how it stands."""
    return {"coverage": _number_or_none(coverage), "standing": str(standing)}


def index_record(index: IndexEstimate | None, weights: IndexWeights) -> Record:
    """The index with its interval and its formula. The keys are ``INDEX_COLUMNS``."""
    numbers = (None, None, None) if index is None else tuple(map(_number, (index.value, index.low, index.high)))
    return dict(zip(INDEX_COLUMNS, (*numbers, weights.formula()), strict=True))


def segment_columns(weights: IndexWeights | None) -> tuple[str, ...]:
    """The columns of segments: with those of the index if there is one."""
    return SEGMENT_COLUMNS if weights is None else SEGMENT_COLUMNS + INDEX_COLUMNS


def timeline_columns(weights: IndexWeights | None) -> tuple[str, ...]:
    """The columns of the timeline: with those of the index if there is one."""
    return TIMELINE_COLUMNS if weights is None else TIMELINE_COLUMNS + INDEX_COLUMNS


def timeline_records(report: Report) -> Iterator[Record]:
    """Every second. The keys are those of ``timeline_columns``.

    With weights every second has its index, which takes up to a millisecond each.
    """
    weights = report.choices.weights
    error_model = ErrorModel.of(report.model.training_prior, report.model.confusion)
    for sample in report.figures.samples:
        index = index_record(second_index(sample, error_model, weights), weights) if weights else {}
        yield _timeline_record(sample) | index


def _timeline_record(sample: Sample) -> Record:
    record = {"time_s": sample.time_s, "faces": _number(sample.faces), "gap": sample.gap and str(sample.gap)}
    record |= estimate_record(sample.estimate)
    return {name: record[name] for name in TIMELINE_COLUMNS}


def segment_record(segment: SegmentFigures, weights: IndexWeights | None = None) -> Record:
    """One segment. The keys are those of ``segment_columns``."""
    record = {
        "start_s": _number(segment.start_s),
        "end_s": _number(segment.end_s),
        "label": segment.label,
        "observed": _number(segment.observed),
        "faces": _number(segment.faces),
        "change": segment.change and str(segment.change),
        "excluded": segment.excluded,
        "strength": _number_or_none(segment.strength),
    }
    record |= estimate_record(segment.estimate) | standing_record(segment.coverage, segment.standing)
    record |= _thirds_record(THIRDS_COLUMNS, segment.thirds)
    record |= _thirds_record(COVERAGE_THIRDS_COLUMNS, segment.coverage_thirds)
    record |= index_record(segment.index, weights) if weights else {}
    return {name: record[name] for name in segment_columns(weights)}


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
        "difference_low": entry.difference and _number(entry.difference.low),
        "difference_high": entry.difference and _number(entry.difference.high),
        "model": session.model.name,
    }
    record |= estimate_record(figures.whole) | standing_record(figures.coverage, figures.standing)
    return {name: record[name] for name in COURSE_COLUMNS}


def moment_record(moment: Moment) -> Record:
    """One clear change: the half-minutes before and after it, each with the twelve numbers of an estimate."""
    return {
        "time_s": _number(moment.time_s),
        "change": str(moment.change),
        "before": estimate_record(moment.before),
        "after": estimate_record(moment.after),
    }


def moment_row(moment: Moment) -> Record:
    """The same in one line. The keys are ``MOMENT_COLUMNS``."""
    record: Record = {"time_s": _number(moment.time_s), "change": str(moment.change)}
    for side, estimate in (("before", moment.before), ("after", moment.after)):
        record |= {f"{name}_{side}": value for name, value in estimate_record(estimate).items()}
    return {name: record[name] for name in MOMENT_COLUMNS}


def copus_record(one: CopusBin) -> Record:
    """Two minutes and the codes in them: ``student AnQ``, say."""
    return {
        "start_s": _number(one.start_s),
        "end_s": _number(one.end_s),
        "codes": [f"{code.group} {code.code}" for code in one.codes],
    }


CONFUSION_COLUMNS = ("truth", *(f"taken_for_{sentiment}" for sentiment in SENTIMENTS))
"""Rows of counts: how many faces of each sentiment the model took for what, on faces that it never learnt from."""


def confusion_records(model: ModelFacts) -> list[Record]:
    """A line for every true sentiment. The keys are ``CONFUSION_COLUMNS``."""
    rows = zip(_SHARES, model.confusion, strict=True)
    return [dict(zip(CONFUSION_COLUMNS, (truth, *map(_number, counts)), strict=True)) for truth, counts in rows]


def _shares_record(shares: Shares | None) -> Record:
    return {name: None if shares is None else _number(getattr(shares, name)) for name in _SHARES}


def session_record(report: Report) -> Record:
    """The session and its figures as a whole, with the names that ``analyze --json`` has."""
    session, figures, details = report.session, report.figures, report.session.details
    whole, weights = figures.whole, report.choices.weights
    return {
        "session": session.id,
        "title": session.title,
        "course": session.course,
        "room": details.room,
        "head_count": details.head_count,
        "notes": details.notes,
        "purpose": session.details.purpose,
        "source": session.source_name,
        "source_kind": session.source_kind,
        "detector": session.detector,
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
        "coverage": _number_or_none(figures.coverage),
        "people": _number(figures.people.count),
        "people_from": str(figures.people.basis),
        **_thirds_record(THIRDS_COLUMNS, figures.thirds),
        **_thirds_record(COVERAGE_THIRDS_COLUMNS, figures.coverage_thirds),
        "standing": str(figures.standing),
        "coverage_limit": _number(report.choices.coverage_limit),
        "gaps_s": {str(reason): seconds for reason, seconds in figures.gaps_s.items()},
        "model": {"name": report.model.name, "sha256": report.model.sha256},
        "segmentation": report.segmentation,
        **(index_record(figures.index, weights) if weights else {}),
    }
