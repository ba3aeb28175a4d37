"""Reports for other programs: CSV and JSON."""

import csv
import io
import json

from engagement_monitor.reports.records import (
    TIMELINE_COLUMNS,
    moment_record,
    segment_record,
    session_record,
    timeline_record,
)
from engagement_monitor.reports.report import Report


def csv_report(report: Report) -> bytes:
    """The timeline. It holds numbers and the words for gaps alone, so no text of a user can become a formula."""
    text = io.StringIO(newline="")
    rows = csv.DictWriter(text, TIMELINE_COLUMNS)
    rows.writeheader()
    rows.writerows(timeline_record(sample) for sample in report.figures.samples)
    return text.getvalue().encode()


def json_report(report: Report) -> bytes:
    """Everything, as one object."""
    document = session_record(report) | {
        "segments": [segment_record(segment) for segment in report.figures.segments],
        "moments": [moment_record(moment) for moment in report.moments],
        "timeline": [timeline_record(sample) for sample in report.figures.samples],
    }
    return (json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()
