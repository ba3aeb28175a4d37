import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from engagement_monitor.reports import words
from engagement_monitor.reports.html_report import html_report
from engagement_monitor.reports.report import Choices, Report, build_report
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails, SessionState
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.sample import Marker
from tests.reports.lectures import empty_room, lecture, store

PAYLOADS = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "</title><b>x", "' onload='x", "&amp;",
]  # fmt: skip


class Page(HTMLParser):
    """The elements of a page, its attributes, its text."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.source = html_report(report).decode()
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def page_of(database: Database, library: SessionLibrary) -> Callable[..., Page]:
    def make(samples: list, **details: object) -> Page:
        return Page(build_report(library, store(database, samples, **details)))

    return make


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(os.environ, "TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_it_needs_nothing_from_elsewhere_and_runs_nothing(report: Report) -> None:
    page = Page(report)

    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & set(page.elements)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href", "xlink:href")]
    assert not re.search(r"https?:|@import|url\((?!#)", page.source)
    assert "default-src 'none'" in page.source


@pytest.mark.parametrize("text", PAYLOADS)
def test_what_a_user_typed_is_text(text: str, page_of: Callable[..., Page]) -> None:
    plain, page = (
        page_of(
            empty_room(30),
            details=SessionDetails(said, said, room=said, head_count=30, notes=said, purpose=said),
            markers=[Marker(10.0, said)],
            note=said,
        )
        for said in ("x", text)
    )

    assert page.elements == plain.elements
    assert page.text.count(text) >= 7


def test_the_first_figures_are_the_three_shares_with_their_intervals(report: Report) -> None:
    text = Page(report).text

    for sentiment in ("positive", "neutral", "negative"):
        assert f"{sentiment}-looking faces" in text
    assert text.count("95\u00a0% interval") >= 3


def test_it_says_how_the_figures_were_made_and_what_the_law_is(report: Report) -> None:
    text = Page(report).text

    assert "Saerens, Latinne and Decaestecker" in text
    assert report.model.sha256 in text
    assert "698" in text
    assert "Article\u00a05(1)(f)" in text
    assert "2\u00a0February 2025" in text


def test_an_interrupted_session_says_so(report: Report) -> None:
    interrupted = replace(report, session=replace(report.session, state=SessionState.INTERRUPTED))

    assert "interrupted" in Page(interrupted).text
    assert "interrupted" not in Page(report).text


def test_a_damaged_recording_is_named(page_of: Callable[..., Page]) -> None:
    assert "51 of 100 frames" in page_of(empty_room(30), note="51 of 100 frames could be read").text


@pytest.mark.usefixtures("berlin")
def test_the_time_is_that_of_the_clock_on_the_wall(report: Report) -> None:
    assert "Friday, 20 November 2026, 10:15 (UTC+01:00)" in Page(report).text


def test_an_empty_room_has_no_number(page_of: Callable[..., Page]) -> None:
    page = page_of(empty_room(60))

    assert "No face was seen in this session" in page.text
    assert not re.search(r"[1-9]\d?\s%(?! interval)", page.text.partition("Over time")[0])


def test_a_session_without_a_second_has_a_page(page_of: Callable[..., Page]) -> None:
    assert "0\u00a0s" in page_of([], title="").text


def test_four_hours_stay_small(page_of: Callable[..., Page]) -> None:
    samples = lecture(300, faces=5)
    page = page_of([replace(samples[second % 300], time_s=second) for second in range(14_400)])

    assert len(page.source) < 200_000


def test_gaps_are_hatched_with_their_reason(report: Report) -> None:
    page = Page(report)

    assert 'fill="url(#g-excluded)"' in page.source
    assert "3:00 to 3:20: excluded (break)" in page.text


def test_a_mark_inside_a_segment_is_drawn_and_named(database: Database, library: SessionLibrary) -> None:
    store(database, empty_room(60), [Marker(33.0, "joke")])

    text = Page(build_report(library, "latest", "every:20")).text

    assert "marked:" in text
    assert "joke" in text


def test_the_clearest_moments_stand_before_the_chart(report: Report, page_of: Callable[..., Page]) -> None:
    moment, *_ = report.moments
    page = Page(report).text

    assert 0 < page.index("1:40") < page.index(words.moment_words(moment)) < page.index("Over time")
    assert "No moment stands out" in page_of(lecture(30, faces=2)).text
    assert "Clearest moments" not in page_of(empty_room(30)).text


def test_it_says_of_which_part_of_the_people_it_speaks(report: Report, page_of: Callable[..., Page]) -> None:
    counted = page_of(lecture(60), details=SessionDetails("t", head_count=28)).text

    assert "50\u00a0% of the 28 people who were counted in the room" in counted
    assert "How many people were in the room was not given" in Page(report).text


def test_a_share_of_few_faces_or_of_a_small_part_is_marked(report: Report, page_of: Callable[..., Page]) -> None:
    few = page_of(lecture(60, faces=4)).text
    thin = page_of(lecture(60), details=SessionDetails("t", head_count=100)).text

    assert "\u2020 Read with caution: fewer than 5 faces at once" in few
    assert "\u2020 Read with caution: less than 40\u00a0% of the people counted in the room; the others" in thin
    assert "\u2020" not in Page(report).text


def test_an_index_never_stands_without_its_formula(database: Database, library: SessionLibrary) -> None:
    store(database, lecture(90), [Marker(30.0, "then")])
    weights = IndexWeights(1, 0.25, 0)
    text = Page(build_report(library, "latest", choices=Choices(weights))).text

    assert text.count(weights.formula()) == 2  # beside the session's number, and above the column of the segments'
    assert len(re.findall(r"index 0\.\d\d \(0\.\d\d\u20130\.\d\d\)", text)) == 2
    assert "ndex 0." not in Page(build_report(library, "latest")).text


def test_codes_of_copus_are_a_grid_and_no_marks(page_of: Callable[..., Page]) -> None:
    marks = [Marker(10.0, "COPUS student SQ"), Marker(130.0, "COPUS student SQ"), Marker(130.0, "COPUS instructor Lec")]
    page = page_of(lecture(300), markers=marks)

    assert "Students: asking a question" in page.text
    assert "2 of 3" in page.text
    assert page.source.count('class="cell') == 3
    assert "COPUS student" not in page.text
    assert "marked:" not in page.text


def test_automatic_segments_show_the_strength_of_their_change(database: Database, library: SessionLibrary) -> None:
    store(database, lecture(300, faces=40))

    assert re.search(r"strength 0\.\d\d", Page(build_report(library, "latest", "auto")).text)
