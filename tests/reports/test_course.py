import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from html import unescape
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from engagement_monitor.errors import SessionNotFound
from engagement_monitor.reports import words
from engagement_monitor.reports.course import CourseReport, build_course_report
from engagement_monitor.reports.course_pdf import course_pdf
from engagement_monitor.reports.course_report import course_findings, course_html, course_row, course_term
from engagement_monitor.reports.course_tables import course_csv, course_json
from engagement_monitor.reports.report import Choices
from engagement_monitor.reports.write import COURSE_FORMATS, ReportFormat, render_course_report
from engagement_monitor.reports.xlsx_report import course_xlsx
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails, SessionState
from engagement_monitor.timeline.coverage import Standing
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.sample import Marker, Sample, Segment
from tests.reports import lectures
from tests.reports.lectures import empty_room, lecture

LECTURE = lecture(90, faces=60)
PART_S = 30


def _part(number: int) -> list[Sample]:
    """A third of the lecture: the positive share is low, high, low."""
    part = LECTURE[number * PART_S : (number + 1) * PART_S]
    return [replace(sample, time_s=second) for second, sample in enumerate(part)]


@pytest.fixture
def store_weekly(database: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Stores a session a week."""
    begin = lectures.STARTED_AT

    def store_all(*sessions: list[Sample], title: str = "Lecture", course: str = "Physics 1", **details: str) -> None:
        for week, samples in enumerate(sessions):
            monkeypatch.setattr(lectures, "STARTED_AT", begin + timedelta(weeks=week))
            lectures.store(database, samples, title=f"{title} {week + 1}", course=course, **details)

    return store_all


@pytest.fixture
def course(store_weekly: Callable[..., None], library: SessionLibrary) -> CourseReport:
    """Low, high, high again, nobody, low, low."""
    store_weekly(_part(0), _part(1), _part(1), empty_room(10), _part(2), _part(0))
    return build_course_report(library, "physics 1 ")


def test_the_sessions_of_a_course_stand_in_date_order(course: CourseReport) -> None:
    assert [entry.report.session.title[-1] for entry in course.entries] == list("123456")
    assert course.course == "Physics 1"


def test_each_is_compared_with_the_one_before(course: CourseReport) -> None:
    changes = [entry.change for entry in course.entries]

    assert changes == [None, Change.UP, Change.UNCLEAR, None, None, Change.UNCLEAR]


def test_a_session_of_another_course_is_left_out(store_weekly: Callable[..., None], library: SessionLibrary) -> None:
    store_weekly(empty_room(5), course="Chemistry")
    store_weekly(empty_room(5))

    assert len(build_course_report(library, "Chemistry").entries) == 1


@pytest.mark.parametrize("name", ["Latin", "", "Physics"])
def test_a_course_without_sessions_is_named(
    name: str, store_weekly: Callable[..., None], library: SessionLibrary
) -> None:
    store_weekly(empty_room(5))
    store_weekly(empty_room(5), course="")

    with pytest.raises(SessionNotFound, match=f"the course '{name}'") as caught:
        build_course_report(library, name)

    assert caught.value.exit_status == 3


def test_numbers_of_two_models_are_not_compared(
    store_weekly: Callable[..., None], library: SessionLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_weekly(_part(0))
    monkeypatch.setattr(lectures, "MODEL", replace(lectures.MODEL, sha256="f" * 64))
    store_weekly(_part(1))

    course = build_course_report(library, "Physics 1")

    assert [(entry.change, entry.other_model) for entry in course.entries] == [(None, False), (None, True)]
    assert "different models are not compared" in course_html(course).decode()


def test_the_findings_name_what_differs_clearly_and_nothing_else(course: CourseReport) -> None:
    findings = course_findings(course.entries)

    assert re.match(
        r"The positive share was clearly higher in .*Lecture 2.* \(27 November 2026\): 5\d.%, and", findings[0]
    )
    assert findings[1:] == ["In 1 of 6 sessions no face was seen."]


def test_where_nothing_differs_clearly_it_says_so(course: CourseReport) -> None:
    assert course_findings(course.entries[1:3])[-1].startswith("No session differs clearly")


def test_the_page_has_a_row_and_a_curve_for_each_session(course: CourseReport) -> None:
    page = course_html(course).decode()

    assert page.count('<svg class="small"') == 6
    assert page.count('class="whisker ') == 15  # nobody was seen in one of six
    assert not re.search(r"https?:|<script|<link|<img|url\((?!#)", page)


def test_the_chart_says_the_numbers_of_the_table(store_weekly: Callable[..., None], library: SessionLibrary) -> None:
    store_weekly(*(lecture(60, faces=20, seed=seed) for seed in range(6)))
    course = build_course_report(library, "Physics 1")

    titles = [one.title.split(": ")[1] for one in course_term(course).whiskers]
    table = [share for entry in course.entries for share in course_row(entry).shares]

    assert [title.split(" ", 1)[1] for title in titles] == [f"{share} ({interval})" for share, interval in table]


def test_no_line_leads_across_a_session_without_a_face(course: CourseReport) -> None:
    joins = re.findall(r'class="join \w+" d="([^"]+)"', course_html(course).decode())

    assert [path.count("M") for path in joins] == [2, 2, 2]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x>', "{{ 7*7 }}", "=1+1"])
def test_what_a_user_typed_is_text(text: str, store_weekly: Callable[..., None], library: SessionLibrary) -> None:
    store_weekly(_part(0), _part(1), title=text, course=text)
    course = build_course_report(library, text)

    page = course_html(course).decode()
    workbook = ZipFile(io.BytesIO(course_xlsx(course)))

    assert "<script" not in page
    assert "<img" not in page
    assert "7*7" in page or "7*7" not in text
    assert b"<f>" not in workbook.read("xl/worksheets/sheet1.xml")


def test_the_json_has_every_session_with_its_difference(course: CourseReport) -> None:
    document = json.loads(course_json(course))

    assert document["course"] == "Physics 1"
    assert [one["change"] for one in document["sessions"]] == [None, "up", "unclear", None, None, "unclear"]
    assert set(document["sessions"][0]["shares"]) == {"positive", "neutral", "negative"}


@pytest.mark.parametrize("format_", ReportFormat)
def test_a_course_has_every_form(format_: ReportFormat, course: CourseReport) -> None:
    assert format_ in COURSE_FORMATS
    assert len(render_course_report(course, format_)) > 1000


def test_every_form_has_the_same_numbers(course: CourseReport) -> None:
    rows = list(csv.DictReader(io.StringIO(course_csv(course).decode())))
    sessions = json.loads(course_json(course))["sessions"]
    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(course_pdf(course))).pages)
    page = course_html(course).decode()

    for row, session, entry in zip(rows, sessions, course.entries, strict=True):
        assert row["positive"] == ("" if session["shares"]["positive"] is None else str(session["shares"]["positive"]))
        assert row["change"] == (session["change"] or "")
        bounds = session["difference"] or {"low": "", "high": ""}
        assert [row["difference_low"], row["difference_high"]] == [str(bounds["low"]), str(bounds["high"])]
        if entry.report.figures.whole:
            percent = f"{entry.report.figures.whole.shares.whole_percents()[0]}\u00a0%"
            assert percent in page
            assert percent.replace("\u00a0", " ") in pages.replace("\u00a0", " ")


def test_a_csv_holds_no_text_of_a_user(store_weekly: Callable[..., None], library: SessionLibrary) -> None:
    store_weekly(empty_room(5), title="=1+1", course="=2+2")

    assert b"=" not in course_csv(build_course_report(library, "=2+2"))


def test_a_term_of_forty_sessions_fits_on_paper(store_weekly: Callable[..., None], library: SessionLibrary) -> None:
    store_weekly(*[empty_room(2)] * 40, title="Lecture \u0645\u062d\u0627\u0636\u0631\u0629 " * 20)

    pages = PdfReader(io.BytesIO(course_pdf(build_course_report(library, "Physics 1")))).pages

    assert 3 <= len(pages) <= 8


def test_labels_are_compared_with_the_last_session_that_has_them(
    database: Database, library: SessionLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of three sessions the second one has no exercise."""
    begin = lectures.STARTED_AT
    for day, (part, label) in enumerate(((0, "Exercise"), (0, "Talk"), (1, " exercise"))):
        monkeypatch.setattr(lectures, "STARTED_AT", begin + timedelta(days=day))
        lectures.store(database, _part(part), [Marker(0.0, label), Marker(25.0, "break")])

    (row,) = build_course_report(library, "Physics 1").labels

    first, second, third = row.cells
    assert row.label == "Exercise"
    assert second is None
    assert first is not None
    assert third is not None
    assert first.difference is None
    assert third.change is Change.UP
    assert third.difference is not None
    assert 0 < third.difference.low < third.difference.high
    assert "Label by label" in course_html(build_course_report(library, "Physics 1")).decode()


def test_a_label_of_few_faces_is_marked(database: Database, library: SessionLibrary) -> None:
    """In either session two faces of ten are left for the exercise."""
    for _ in range(2):
        talk = [Marker(0.0, "Talk"), Marker(10.0, "Exercise")]
        lectures.store(database, [*lecture(10, faces=10), *_later(lecture(10, faces=2), 10)], talk)
    course = build_course_report(library, "Physics 1")

    standings = {row.label: [cell.standing for cell in row.cells if cell] for row in course.labels}
    cells = [row["sessions"][0] for row in json.loads(course_json(course))["labels"]]

    assert standings == {"Talk": [Standing.SOUND] * 2, "Exercise": [Standing.FEW_FACES] * 2}
    assert [(one["coverage"], one["standing"]) for one in cells] == [(1.0, "sound"), (0.2, "few_faces")]


def _later(samples: Sequence[Sample], seconds: int) -> list[Sample]:
    return [replace(sample, time_s=sample.time_s + seconds) for sample in samples]


@pytest.mark.parametrize("form", [ReportFormat.CSV, ReportFormat.XLSX])
def test_tables_of_a_course_say_how_its_shares_stand(
    form: ReportFormat, store_weekly: Callable[..., None], library: SessionLibrary
) -> None:
    store_weekly(lecture(5, faces=3))
    table = render_course_report(build_course_report(library, "Physics 1"), form)
    text = table if form is ReportFormat.CSV else ZipFile(io.BytesIO(table)).read("xl/sharedStrings.xml")

    assert {b"coverage", b"standing", b"few_faces"} <= set(re.findall(rb"\w+", text))


def test_the_users_limit_holds_for_a_course_too(store_weekly: Callable[..., None], library: SessionLibrary) -> None:
    store_weekly(lecture(5))

    (entry,) = build_course_report(library, "Physics 1", Choices(coverage_limit=0.8)).entries

    assert entry.report.choices.coverage_limit == 0.8


@pytest.fixture
def labels_of(database: Database, library: SessionLibrary) -> Callable[..., list[str]]:
    """The labels that are compared in two sessions with these markers or, if there are any, segments."""

    def compare(markers: Sequence[Marker], drawn: Sequence[Segment] = ()) -> list[str]:
        for _ in range(2):
            library.set_segments(lectures.store(database, _part(0), markers), drawn)
        return [row.label for row in build_course_report(library, "Physics 1").labels]

    return compare


def test_only_names_that_a_user_gave_are_compared(labels_of: Callable[..., list[str]]) -> None:
    assert labels_of([Marker(10.0, "Exercise"), Marker(20.0, "Mark 2")]) == ["Exercise"]


def test_automatic_segments_that_a_user_took_over_are_not_compared(labels_of: Callable[..., list[str]]) -> None:
    drawn = [Segment(0.0, 10.0, "Teil 1"), Segment(10.0, 20.0, "Quiz"), Segment(20.0, 30.0, "Teil 2")]

    assert labels_of([Marker(5.0, "Exercise")], drawn) == ["Quiz"]


def test_codes_of_copus_leave_the_labels_to_be_compared(labels_of: Callable[..., list[str]]) -> None:
    marked = [Marker(0.0, "Recap"), Marker(2.0, "COPUS student L"), Marker(15.0, "Exercise")]

    assert labels_of(marked) == ["Recap", "Exercise"]


class Course:
    """A course as people read it: the text of the page and that on paper, every space the same."""

    def __init__(self, course: CourseReport) -> None:
        self.source = course_html(course).decode()
        page = re.sub(r"<style>.*?</style>|<[^>]+>", " ", self.source, flags=re.DOTALL)
        paper = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(course_pdf(course))).pages)
        self.page, self.paper = (" ".join(unescape(text).split()) for text in (page, paper))


@pytest.fixture
def weak(database: Database, library: SessionLibrary) -> Course:
    """Of two sessions one has four faces, the other a small part of the people; both are interrupted."""
    kept = {"markers": [Marker(0.0, "Recap")], "note": "51 of 100 frames", "state": SessionState.INTERRUPTED}
    lectures.store(database, lecture(60, faces=4), **kept)
    lectures.store(database, lecture(60), details=SessionDetails("t", "Physics 1", head_count=100), **kept)
    return Course(build_course_report(library, "Physics 1"))


def test_shares_that_are_not_sound_are_marked_wherever_they_stand(weak: Course) -> None:
    for text in (weak.page, weak.paper):
        assert len(re.findall(r"\d %\u2020", text)) == 2 * 3 + 2  # of the sessions, and of their label
        assert text.count("Nov\u2020") == 2
        assert text.count("40 % of the people counted in the room or of the faces in view when most were.") == 2
    assert weak.source.count('<tr class="marked">') == weak.source.count('class="change marked"') == 2


def test_sound_shares_are_not_marked(course: CourseReport) -> None:
    read = Course(course)

    assert "\u2020" not in read.page + read.paper
    assert "marked" not in read.source.partition("</style>")[2]


def test_a_clear_difference_of_few_faces_is_said_with_the_mark(database: Database, library: SessionLibrary) -> None:
    for number in (0, 1):
        lectures.store(database, [replace(one, faces=4.0) for one in _part(number)])
    (finding,) = course_findings(build_course_report(library, "Physics 1").entries)

    assert re.search(r": \d+.%\u2020, and \d+.%\u2020 in the session before\.$", finding)


def test_what_a_reader_must_know_of_a_recording_stands_beside_it(weak: Course) -> None:
    for text in (weak.page, weak.paper):
        assert text.count("This session was interrupted") == text.count("51 of 100 frames") == 2


def test_the_page_and_the_paper_say_in_how_many_seconds_a_face_was_seen(course: CourseReport) -> None:
    read = Course(course)

    for text in (read.page, read.paper):
        assert "Faces Seen Against the" in text
        assert text.count(words.percent(course.entries[0].report.figures.observed).replace("\u00a0", " "))
