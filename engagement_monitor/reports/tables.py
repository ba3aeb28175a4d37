"""Reports for other programs: CSV and JSON."""

import csv
import io
import json

from engagement_monitor.reports.records import (
    confusion_records,
    copus_record,
    moment_record,
    segment_record,
    session_record,
    timeline_columns,
    timeline_records,
)
from engagement_monitor.reports.report import Report
from engagement_monitor.sentiment import SENTIMENTS


def csv_report(report: Report) -> bytes:
    """The timeline. It holds numbers and words of ours alone, so no text of a user can become a formula."""
    text = io.StringIO(newline="")
    rows = csv.DictWriter(text, timeline_columns(report.choices.weights))
    rows.writeheader()
    rows.writerows(timeline_records(report))
    return text.getvalue().encode()


def json_report(report: Report) -> bytes:
    """Everything, as one object: also what the correction was made from, so that anybody can make it again."""
    document = session_record(report) | {
        "segments": [segment_record(segment, report.choices.weights) for segment in report.figures.segments],
        "moments": [moment_record(moment) for moment in report.moments],
        "copus": [copus_record(one) for one in report.copus],
        "timeline": list(timeline_records(report)),
        "training_prior": dict(zip(map(str, SENTIMENTS), report.model.training_prior, strict=True)),
        "confusion": confusion_records(report.model),
    }
    return (json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()
