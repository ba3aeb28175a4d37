"""Course reports for other programs: CSV and JSON, with the same numbers and names."""

import csv
import io
import json
from typing import Any

from engagement_monitor.reports.course import CourseEntry, CourseReport, LabelCell
from engagement_monitor.reports.records import (
    COURSE_COLUMNS,
    course_record,
    estimate_record,
    session_record,
    standing_record,
)

CSV_COLUMNS = tuple(name for name in COURSE_COLUMNS if name not in ("title", "model"))


def course_csv(course: CourseReport) -> bytes:
    """A line for each session, the oldest first, in UTF-8.

    It holds numbers and words of ours alone, so no text of a user can become a formula.
    """
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, CSV_COLUMNS, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(map(course_record, course.entries))
    return table.getvalue().encode()


def course_json(course: CourseReport) -> bytes:
    """Every session as ``analyze --json`` has it, with how it differs from the one before (null: not compared).

    ``labels`` has for each label that several sessions share a cell for each session, null where it has none.
    """
    document = {
        "course": course.course,
        "sessions": [session_record(entry.report) | _difference(entry) for entry in course.entries],
        "labels": [{"label": row.label, "sessions": [_cell(cell) for cell in row.cells]} for row in course.labels],
    }
    return (json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _cell(cell: LabelCell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    return estimate_record(cell.estimate) | standing_record(cell.coverage, cell.standing) | _difference(cell)


def _difference(one: CourseEntry | LabelCell) -> dict[str, Any]:
    bounds = one.difference and {"low": round(one.difference.low, 6), "high": round(one.difference.high, 6)}
    return {"change": one.change and str(one.change), "difference": bounds}
