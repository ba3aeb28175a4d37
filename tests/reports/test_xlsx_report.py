import io
import re
from dataclasses import replace
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from engagement_monitor.reports.records import SEGMENT_COLUMNS, TIMELINE_COLUMNS
from engagement_monitor.reports.report import Report
from engagement_monitor.reports.xlsx_report import xlsx_report
from engagement_monitor.store.session import SessionDetails

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = {"session": 1, "timeline": 2, "segments": 3}


def _workbook(report: Report) -> ZipFile:
    return ZipFile(io.BytesIO(xlsx_report(report)))


def _cells(book: ZipFile, sheet: str) -> list[list[str | float | None]]:
    texts = ["".join(one.itertext()) for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
    rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{SHEETS[sheet]}.xml")).iter(f"{MAIN}row")
    return [[_value(cell, texts) for cell in row] for row in rows]


def _value(cell: ElementTree.Element, texts: list[str]) -> str | float | None:
    value = cell.find(f"{MAIN}v")
    if value is None or value.text is None:
        return None
    return texts[int(value.text)] if cell.get("t") == "s" else float(value.text)


@pytest.mark.parametrize(("sheet", "columns"), [("timeline", TIMELINE_COLUMNS), ("segments", SEGMENT_COLUMNS)])
def test_a_sheet_has_the_columns_that_scripts_rely_on(sheet: str, columns: tuple[str, ...], report: Report) -> None:
    assert _cells(_workbook(report), sheet)[0] == list(columns)


def test_shares_are_real_numbers(report: Report) -> None:
    first = _cells(_workbook(report), "timeline")[1]

    assert first[:2] == [0.0, 40.0]
    assert sum(first[2:5]) == pytest.approx(1, abs=1e-5)


def test_a_gap_has_no_number(report: Report) -> None:
    assert _cells(_workbook(report), "timeline")[191] == [190.0, 0.0, "excluded"]


def test_there_are_two_charts(report: Report) -> None:
    charts = [name for name in _workbook(report).namelist() if re.fullmatch(r"xl/charts/chart\d\.xml", name)]

    assert len(charts) == 2


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+1", "-1", "http://example.org", "\t=1", "{=1}", "12", "x" * 40_000]
)
def test_a_title_stays_text(text: str, report: Report) -> None:
    segments = tuple(replace(segment, label=text) for segment in report.figures.segments)
    figures = replace(report.figures, segments=segments)
    book = _workbook(replace(report, session=replace(report.session, details=SessionDetails(text)), figures=figures))

    assert ["title", text[:32_767]] in _cells(book, "session")
    assert _cells(book, "segments")[1][2] == text[:32_767]
    assert all(b"<f>" not in book.read(f"xl/worksheets/sheet{number}.xml") for number in SHEETS.values())
    assert not [name for name in book.namelist() if "hyperlink" in name]
