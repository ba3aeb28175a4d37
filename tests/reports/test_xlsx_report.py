import io
import re
from dataclasses import replace
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from engagement_monitor.reports.records import MOMENT_COLUMNS, SEGMENT_COLUMNS, TIMELINE_COLUMNS
from engagement_monitor.reports.report import Choices, Report
from engagement_monitor.reports.xlsx_report import xlsx_report
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.timeline.copus import copus_grid
from engagement_monitor.timeline.index import IndexEstimate, IndexWeights
from engagement_monitor.timeline.sample import Marker

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = {"session": 1, "timeline": 2, "segments": 3, "moments": 4, "confusion": 5, "copus": 6}


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


def test_the_counts_of_the_models_errors_stand_in_a_sheet(report: Report) -> None:
    cells = _cells(_workbook(report), "confusion")

    assert cells[0] == ["truth", "taken_for_positive", "taken_for_neutral", "taken_for_negative"]
    assert [row[0] for row in cells[1:]] == ["positive", "neutral", "negative"]
    assert [tuple(row[1:]) for row in cells[1:]] == list(report.model.confusion)


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
    details = SessionDetails(text, text, room=text, notes=text, purpose=text)
    book = _workbook(replace(report, session=replace(report.session, details=details), figures=figures))

    session = _cells(book, "session")
    assert all([name, text[:32_767]] in session for name in ("title", "course", "room", "notes", "purpose"))
    assert _cells(book, "segments")[1][2] == text[:32_767]
    assert all(b"<f>" not in book.read(f"xl/worksheets/sheet{number}.xml") for number in range(1, 6))
    assert not [name for name in book.namelist() if "hyperlink" in name]


def test_the_clearest_moments_have_a_sheet(report: Report) -> None:
    names, first, *_ = _cells(_workbook(report), "moments")

    assert names == list(MOMENT_COLUMNS)
    assert first[:2] == [report.moments[0].time_s, "up"]
    assert first[2] == pytest.approx(report.moments[0].before.shares.positive, abs=1e-5)


def test_codes_of_copus_have_a_sheet_of_ones_and_zeros(report: Report) -> None:
    marked = Marker(130.0, "COPUS student SQ")
    book = _workbook(replace(report, copus=copus_grid([marked], 300.0)))
    names, *bins = _cells(book, "copus")

    column = names.index("student SQ")
    assert [row[column] for row in bins] == [0, 1, 0]
    assert sum(sum(row[2:]) for row in bins) == 1
    assert "copus" not in _sheet_names(_workbook(report))


def _sheet_names(book: ZipFile) -> list[str | None]:
    return [one.get("name") for one in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]


def test_an_index_stands_with_its_formula_in_real_numbers(report: Report) -> None:
    weights = IndexWeights(1, 0.5, 0)
    index = IndexEstimate(0.5, 0.4, 0.6)
    segments = tuple(replace(segment, index=index) for segment in report.figures.segments)
    figures = replace(report.figures, segments=segments, index=index)
    book = _workbook(replace(report, figures=figures, choices=Choices(weights)))

    assert _cells(book, "timeline")[0][-4:] == ["index", "index_low", "index_high", "index_formula"]
    assert 0 < _cells(book, "timeline")[1][-4] < 1
    assert _cells(book, "segments")[0][-4:] == ["index", "index_low", "index_high", "index_formula"]
    assert _cells(book, "segments")[1][-4:] == [0.5, 0.4, 0.6, weights.formula()]
    assert ["index_formula", weights.formula()] in _cells(book, "session")
