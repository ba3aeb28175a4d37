"""The report as a workbook: real numbers, and charts that the spreadsheet draws itself."""

import io
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import xlsxwriter  # type: ignore[import-untyped]

from engagement_monitor.reports.course import CourseReport
from engagement_monitor.reports.records import (
    CONFUSION_COLUMNS,
    COURSE_COLUMNS,
    MOMENT_COLUMNS,
    SEGMENT_COLUMNS,
    TIMELINE_COLUMNS,
    confusion_records,
    course_record,
    moment_row,
    segment_columns,
    segment_record,
    session_record,
    timeline_columns,
    timeline_records,
)
from engagement_monitor.reports.report import Report
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.copus import COPUS_CODES, CopusBin

# XlsxWriter says nothing of its types.
Workbook: TypeAlias = Any
Worksheet: TypeAlias = Any
Format: TypeAlias = Any

COLOURS = {"positive": "#0072B2", "neutral": "#999999", "negative": "#D55E00"}
_LABEL_WIDTH = 28
_LONGEST_TEXT = 32_767  # what a cell can hold

# A text stays a text, whatever it looks like.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd hh:mm",
}


def xlsx_report(report: Report) -> bytes:
    """Sheets ``session``, ``timeline``, ``segments``, ``moments``, ``confusion`` and, if any were marked, ``copus``.

    Their columns have the names that CSV and JSON have.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        bold, fraction = book.add_format({"bold": True}), book.add_format({"num_format": "0.0%"})
        session, timeline, segments = (book.add_worksheet(name) for name in ("session", "timeline", "segments"))
        _write_pairs(session, session_record(report), bold)
        weights = report.choices.weights
        seconds = list(timeline_records(report))
        _write_table(timeline, timeline_columns(weights), seconds, bold, fraction)
        parts = [segment_record(segment, weights) for segment in report.figures.segments]
        _write_table(segments, segment_columns(weights), parts, bold, fraction)
        clearest = [moment_row(moment) for moment in report.moments]
        _write_table(book.add_worksheet("moments"), MOMENT_COLUMNS, clearest, bold, fraction)
        _write_table(
            book.add_worksheet("confusion"), CONFUSION_COLUMNS, confusion_records(report.model), bold, fraction
        )
        if report.copus:
            _write_copus(book.add_worksheet("copus"), report.copus, bold)
        _add_timeline_chart(book, session, len(seconds))
        _add_segment_chart(book, segments, len(parts))
    return content.getvalue()


def _write_copus(sheet: Worksheet, bins: Sequence[CopusBin], bold: Format) -> None:
    """Two minutes a row, a column for every code: 1 where it was marked, 0 where not."""
    names = {code: f"{code.group} {code.code}" for code in COPUS_CODES}
    columns = ("start_s", "end_s", *names.values())
    marked = [{name: int(code in one.codes) for code, name in names.items()} for one in bins]
    rows = [{"start_s": one.start_s, "end_s": one.end_s} | codes for one, codes in zip(bins, marked, strict=True)]
    _write_table(sheet, columns, rows, bold, None)


def course_xlsx(course: CourseReport) -> bytes:
    """One sheet, ``sessions``, with a line for each."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        bold, fraction = book.add_format({"bold": True}), book.add_format({"num_format": "0.0%"})
        sessions = book.add_worksheet("sessions")
        rows = [course_record(entry) for entry in course.entries]
        _write_table(sessions, COURSE_COLUMNS, rows, bold, fraction)
        chart = book.add_chart({"type": "column", "subtype": "stacked"})
        _add_series(chart, "sessions", COURSE_COLUMNS, "title", len(rows))
        chart.set_title({"name": "Shares of the sessions"})
        _finish_chart(chart)
        sessions.insert_chart(len(rows) + 2, 0, chart)
    return content.getvalue()


def _is_fraction(column: str) -> bool:
    return column.startswith((*SENTIMENTS, "coverage")) or column in ("observed", "strength")


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, form: Format | None = None) -> None:
    """Never guesses what a text might mean."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, form)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, form)
    else:
        sheet.write_string(row, column, str(value)[:_LONGEST_TEXT], form)


def _write_table(
    sheet: Worksheet, columns: Sequence[str], records: Iterable[dict[str, Any]], bold: Format, fraction: Format | None
) -> None:
    for index, name in enumerate(columns):
        sheet.set_column(
            index,
            index,
            _LABEL_WIDTH if name in ("label", "title") else len(name) + 3,
            fraction if _is_fraction(name) else None,
        )
        _write_cell(sheet, 0, index, name, bold)
    sheet.freeze_panes(1, 1)
    for row, record in enumerate(records, 1):
        for index, name in enumerate(columns):
            _write_cell(sheet, row, index, record[name], fraction if _is_fraction(name) else None)


def _write_pairs(sheet: Worksheet, record: dict[str, Any], bold: Format) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 40)
    for row, (name, value) in enumerate(_flat(record)):
        _write_cell(sheet, row, 0, name, bold)
        _write_cell(sheet, row, 1, value)


def _flat(record: dict[str, Any]) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for name, value in record.items():
        inner = value.items() if isinstance(value, dict) else None
        pairs += [(name, value)] if inner is None else [(f"{name} {key}", one) for key, one in inner]
    return pairs


def _add_timeline_chart(book: Workbook, sheet: Worksheet, rows: int) -> None:
    if not rows:
        return
    chart = book.add_chart({"type": "area", "subtype": "stacked"})
    _add_series(chart, "timeline", TIMELINE_COLUMNS, "time_s", rows)
    chart.set_title({"name": "Shares over time", "overlay": False})
    chart.set_x_axis({"name": "seconds from the start", "interval_unit": max(1, rows // 10)})
    _finish_chart(chart)
    sheet.insert_chart("D2", chart)


def _add_segment_chart(book: Workbook, sheet: Worksheet, rows: int) -> None:
    if not rows:
        return
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    _add_series(chart, "segments", SEGMENT_COLUMNS, "label", rows)
    chart.set_title({"name": "Shares of the segments"})
    _finish_chart(chart)
    sheet.insert_chart(rows + 2, 0, chart)


def _add_series(chart: Any, sheet: str, columns: Sequence[str], categories: str, rows: int) -> None:
    for sentiment in SENTIMENTS:
        column = columns.index(sentiment)
        across = columns.index(categories)
        chart.add_series({
            "name": [sheet, 0, column],
            "categories": [sheet, 1, across, rows, across],
            "values": [sheet, 1, column, rows, column],
            "fill": {"color": COLOURS[sentiment]},
        })  # fmt: skip


def _finish_chart(chart: Any) -> None:
    chart.set_y_axis({"min": 0, "max": 1, "num_format": "0%"})
    chart.set_size({"width": 900, "height": 360})
    chart.set_legend({"position": "bottom"})
    chart.show_blanks_as("gap")
