"""Reports for other programs: CSV and JSON."""

import csv
import io
import json
from collections.abc import Iterator

from engagement_monitor.reports.records import (
    INDEX_COLUMNS,
    TIMELINE_COLUMNS,
    Record,
    copus_record,
    index_record,
    moment_record,
    segment_record,
    session_record,
    timeline_record,
)
from engagement_monitor.reports.report import Report
from engagement_monitor.timeline.index import IndexWeights, second_index
from engagement_monitor.timeline.share import ErrorModel


def csv_report(report: Report) -> bytes:
    """The timeline. It holds numbers and words of ours alone, so no text of a user can become a formula.

    With weights every second has its index, which takes up to a millisecond each.
    """
    text = io.StringIO(newline="")
    weights = report.choices.weights
    rows = csv.DictWriter(text, TIMELINE_COLUMNS if weights is None else TIMELINE_COLUMNS + INDEX_COLUMNS)
    rows.writeheader()
    rows.writerows(_seconds(report) if weights is None else _seconds_with_index(report, weights))
    return text.getvalue().encode()


def _seconds(report: Report) -> Iterator[Record]:
    return map(timeline_record, report.figures.samples)


def _seconds_with_index(report: Report, weights: IndexWeights) -> Iterator[Record]:
    error_model = ErrorModel.of(report.model.training_prior, report.model.confusion)
    for sample in report.figures.samples:
        yield timeline_record(sample) | index_record(second_index(sample, error_model, weights), weights)


def json_report(report: Report) -> bytes:
    """Everything, as one object."""
    document = session_record(report) | {
        "segments": [segment_record(segment, report.choices.weights) for segment in report.figures.segments],
        "moments": [moment_record(moment) for moment in report.moments],
        "copus": [copus_record(one) for one in report.copus],
        "timeline": [timeline_record(sample) for sample in report.figures.samples],
    }
    return (json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()
