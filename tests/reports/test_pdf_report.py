import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf import PdfReader

from engagement_monitor.reports.html_report import html_report
from engagement_monitor.reports.pdf_report import pdf_report
from engagement_monitor.reports.report import Choices, Report, build_report
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.sample import Marker
from tests.reports.lectures import empty_room, lecture, store

PAYLOADS = ["<script>x</script>", "=1+1", "**bold** __x__", "{nb} %PDF-1.4 (x) Tj ET", "a\\b)(", "\x01\x02\x7f\ud800"]


class Paper:
    """The pages of a PDF as text, spaces and line ends all the same."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(content), strict=True)
        self.pages = [re.sub(r"\s+", " ", page.extract_text()) for page in self.reader.pages]
        self.text = " ".join(self.pages)


@pytest.fixture
def paper_of(database: Database, library: SessionLibrary) -> Callable[..., Paper]:
    def make(samples: list, segmentation: str = "marks", **words: object) -> Paper:
        return Paper(pdf_report(build_report(library, store(database, samples, **words), segmentation)))

    return make


@pytest.fixture(scope="module")
def paper(report: Report) -> Paper:
    return Paper(pdf_report(report))


def test_the_first_page_has_the_shares_the_findings_and_the_chart(paper: Paper) -> None:
    first = paper.pages[0]

    assert "Interference and diffraction" in first
    assert first.count("-looking faces") == 3
    assert first.count("95 % interval ") >= 3
    assert "The positive share rose clearly in \u201cExercise\u201d" in first
    assert "excluded (break), 20 s" in first
    assert re.search(r"1:40 \u25b2 positive share rose from 2\d % \(", first)


def test_every_number_of_the_page_is_on_paper(paper: Paper, report: Report) -> None:
    html = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", " ", html_report(report).decode(), flags=re.DOTALL)

    numbers = set(re.findall(r"\d+(?:[.\u2013]\d+)?(?=[\s\u00a0]%)", html))

    assert len(numbers) > 15
    assert {number for number in numbers if number not in paper.text} == set()


def test_it_says_how_the_figures_were_made_and_what_the_law_is(paper: Paper, report: Report) -> None:
    assert "Saerens, Latinne and Decaestecker" in paper.text
    assert report.model.sha256 in paper.text
    assert "698 (91 %)" in paper.text
    assert "Article 5(1)(f)" in paper.text


@pytest.mark.parametrize("text", PAYLOADS)
def test_what_a_user_typed_is_text(text: str, report: Report) -> None:
    segments = tuple(replace(segment, label=text) for segment in report.figures.segments)
    session = replace(
        report.session,
        details=SessionDetails(text, text, text, 30, text, text),
        totals=replace(report.session.totals, note=text),
    )
    odd = replace(
        report, session=session, figures=replace(report.figures, segments=segments), markers=(Marker(50.0, text),)
    )

    shown = re.sub(r"[\x00-\x1f\x7f\ud800]", "\ufffd", text)

    assert Paper(pdf_report(odd)).text.count(shown) >= 9


def test_nothing_in_it_runs_or_leads_elsewhere(paper: Paper) -> None:
    root = paper.reader.trailer["/Root"]

    assert {"/AA", "/Names", "/AcroForm"} & set(root) == set()
    assert isinstance(root.get("/OpenAction", []), list)  # a page to begin at, not an action
    assert not any("/Annots" in page for page in paper.reader.pages)


@pytest.mark.parametrize(
    "title", ["word " * 2000, "x" * 10_000, "(" * 3000 + "\u05d0" * 3000, "\u05d0" + "\u0301" * 5000]
)
def test_a_long_title_leaves_room_for_the_rest(title: str, paper_of: Callable[..., Paper]) -> None:
    details = SessionDetails(title, title, room=title, notes=title, purpose=title)
    paper = paper_of(empty_room(30), details=details, markers=[Marker(10.0, title)], note=title)

    assert "Over time" in paper.pages[0]
    assert len(paper.pages) <= 5


def test_right_to_left_titles_read_from_the_right(paper_of: Callable[..., Paper]) -> None:
    # pypdf turns what stands right to left on paper into the order in which it is read.
    assert "\u05e9\u05dc\u05d5\u05dd" in paper_of(empty_room(5), title="\u05e9\u05dc\u05d5\u05dd").text


def test_what_the_font_lacks_is_a_box_and_not_left_out(paper_of: Callable[..., Paper]) -> None:
    assert "a\ufffd\ufffdb" in paper_of(empty_room(5), title="a\u4e2d\u6587b").text


def test_an_empty_room_has_no_number(paper_of: Callable[..., Paper]) -> None:
    text = paper_of(empty_room(60)).text

    assert "No face was seen in this session" in text
    assert not re.search(r"[1-9]\d? %", text.partition("Over time")[0])


def test_a_session_without_a_second_has_a_page(paper_of: Callable[..., Paper]) -> None:
    assert "0 s" in paper_of([], title="").text


def test_many_segments_go_on_over_the_page_with_the_head_of_the_table(paper_of: Callable[..., Paper]) -> None:
    paper = paper_of(empty_room(300), "every:5")

    assert "Part 60" in paper.text
    assert sum("Positive over time" in page for page in paper.pages) >= 3


def test_four_hours_stay_small(database: Database, library: SessionLibrary) -> None:
    samples = lecture(300, faces=5)
    session = store(database, [replace(samples[second % 300], time_s=second) for second in range(14_400)])

    assert len(pdf_report(build_report(library, session))) < 200_000


def test_the_same_session_gives_the_same_bytes(report: Report) -> None:
    assert pdf_report(report) == pdf_report(report)


def test_many_lines_of_notes_end_in_a_dot_dot_dot(paper_of: Callable[..., Paper]) -> None:
    details = SessionDetails("t", notes="\n".join(f"line {number}." for number in range(1000)))
    paper = paper_of(empty_room(30), details=details)

    assert "line 59. \u2026" in paper.text
    assert "line 60." not in paper.text


def test_weak_shares_are_marked_on_paper(paper_of: Callable[..., Paper]) -> None:
    text = paper_of(lecture(60), details=SessionDetails("t", head_count=100)).text

    assert "\u2020 Read with caution: less than 40 % of the people counted in the room; the others" in text
    assert text.count("%\u2020") >= 6


def test_the_index_stands_with_its_formula_on_every_page_of_the_table(
    database: Database, library: SessionLibrary
) -> None:
    store(database, lecture(300))
    weights = IndexWeights(1, 0.25, 0)

    paper = Paper(pdf_report(build_report(library, "latest", "every:10", Choices(weights))))

    pages = [page for page in paper.pages if re.search(r"ndex 0\.\d\d \(", page)]
    assert len(pages) > 1
    assert all(weights.formula() in page for page in pages)


def test_codes_of_copus_are_a_grid(paper_of: Callable[..., Paper]) -> None:
    paper = paper_of(lecture(300), markers=[Marker(10.0, "COPUS student SQ"), Marker(130.0, "COPUS student SQ")])

    assert re.search(r"SQ Students: asking a question .*2 of 3", paper.text)
