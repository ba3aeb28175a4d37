"""The sessions of a course beside each other, with the real store and the real reports."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.compare_page import ComparePage
from engagement_monitor.desktop.message import Message
from engagement_monitor.desktop.notice import NoticeBar
from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.desktop.text import plain_tip
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.errors import EngagementMonitorError, StoreError
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.timeline.sample import Marker, Sample, Segment
from tests.reports import lectures
from tests.reports.test_course import _part

Store = Callable[..., int]


class FailingBackend(ProgramBackend):
    fault: EngagementMonitorError | None = None

    def report(self, session_id: int):
        if self.fault:
            raise self.fault
        return super().report(session_id)


@pytest.fixture
def location(tmp_path: Path) -> str:
    return str(tmp_path / "term.db")


@pytest.fixture
def store(location: str, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Stores a session a day."""
    begin, stored = lectures.STARTED_AT, []

    def store_one(samples: list[Sample], markers: tuple[Marker, ...] = (), **details: str) -> int:
        monkeypatch.setattr(lectures, "STARTED_AT", begin + timedelta(days=len(stored)))
        database = Database.open(location)
        stored.append(lectures.store(database, samples, markers, **details))
        database.close()
        return stored[-1]

    return store_one


@pytest.fixture
def make_page(qtbot: QtBot, themes: ThemeKeeper, location: str) -> Iterator[Callable[[], ComparePage]]:
    opened: list[tuple[Background, FailingBackend, QWidget]] = []

    def make() -> ComparePage:
        host, backend = QWidget(), FailingBackend(location, "auto", None, None)
        worker, notices = Background("store-worker", host), NoticeBar(themes)
        opened.append((worker, backend, host))
        page = ComparePage(backend, worker, themes, notices)
        column = QVBoxLayout(host)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(notices)
        column.addWidget(page, 1)
        host.resize(1180, 760)
        qtbot.addWidget(host)
        host.show()
        return page

    yield make
    for worker, backend, _ in opened:
        worker.finish()
        backend.close()


@pytest.fixture
def page(store: Store, make_page, qtbot: QtBot) -> ComparePage:
    """Low, high, high again; one of another course."""
    marks = (Marker(0.0, "Recap"), Marker(15.0, "Talk"))
    for number, part in enumerate((0, 1, 1)):
        store(_part(part), marks if number else marks[:1], title=f"<b>Lecture</b> {number + 1}")
    store(_part(0), title="Alone", course="Zoology")
    page = make_page()
    qtbot.waitUntil(lambda: page.course is not None, timeout=20_000)
    return page


def test_the_first_course_is_compared_at_once(page: ComparePage) -> None:
    assert page.chooser.currentText() == "Physics 1"
    assert page.facts.text().startswith("3 sessions")
    assert "higher in \u201c<b>Lecture</b> 2\u201d (21 Nov)" in page.findings.text()
    assert "1 of 2 sessions it is unclear" in page.findings.text()


def test_what_is_edited_while_it_is_read_is_read_again(store: Store, make_page, monkeypatch, qtbot: QtBot) -> None:
    for part in (0, 1):
        store(_part(part))
    page = make_page()
    told: list[str] = []

    def tell(message: Message) -> None:
        if message.text == "1 of 2 sessions are read." and message.text not in told:
            page.forget_all()
        told.append(message.text)

    monkeypatch.setattr(page.message, "show_message", tell)
    qtbot.waitUntil(lambda: page.course is not None, timeout=20_000)
    assert told.count("1 of 2 sessions are read.") == 1


def test_labels_stand_below_each_other(page: ComparePage) -> None:
    table = page.labels
    assert [table.verticalHeaderItem(row).text() for row in range(table.rowCount())] == ["Recap", "Talk"]
    recap = table.texts(0)
    assert recap[1].startswith("\u25b2 ")
    assert recap[2][0].isdigit()  # unclear
    assert table.texts(1)[0] == "\u2013"
    assert "\u201cRecap\u201d differs clearly from the time before in 1 of 2" in page.findings.text()


def test_labels_that_never_differ_share_a_sentence(store: Store, make_page, qtbot: QtBot) -> None:
    marks = (Marker(0.0, "Recap"), Marker(10.0, "Talk"), Marker(20.0, "Questions"))
    for _ in range(2):
        store(_part(0), marks)
    page = make_page()
    qtbot.waitUntil(lambda: page.course is not None, timeout=20_000)
    (sentence,) = [line for line in page.findings.text().splitlines() if "Recap" in line]
    assert sentence.endswith(
        "These never differ clearly from the time before: \u201cRecap\u201d, \u201cTalk\u201d, \u201cQuestions\u201d."
    )


def test_an_edited_session_is_read_anew(page: ComparePage, location: str, qtbot: QtBot) -> None:
    database = Database.open(location)
    SessionLibrary(database).set_segments(2, [Segment(0.0, 15.0, "Recap"), Segment(15.0, 30.0, "Break", excluded=True)])
    database.close()
    page.forget(2)
    page.refresh()
    qtbot.waitUntil(lambda: page.labels.rowCount() == 1, timeout=20_000)


def test_the_chart_says_what_it_shows(page: ComparePage) -> None:
    described = page.chart.accessibleDescription()
    assert described.count("Positive-looking:") == 3
    assert "Against the one before: \u25b2 up" in described


def test_curves_lie_on_one_scale(page: ComparePage) -> None:
    picture = page.curves.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(200, picture.width(), 5) for y in range(picture.height())}
    assert page._themes.theme.positive in colours
    assert page.curves.accessibleDescription().count("\n") == 2


def test_a_click_or_a_key_opens_a_session(page: ComparePage, qtbot: QtBot) -> None:
    chart = page.chart
    with qtbot.waitSignal(page.opened) as clicked:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(60, 100))
    assert clicked.args == [1]
    chart.setFocus()
    for _ in range(9):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.opened) as pressed:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert pressed.args == [3]


def test_one_session_is_compared_with_nothing(page: ComparePage) -> None:
    page.chooser.setCurrentIndex(page.chooser.findText("Zoology"))
    assert page.message.texts()[0] == "One session only"
    assert not page.export_button.isEnabled()


def test_without_a_course_it_says_what_to_do(make_page, qtbot: QtBot) -> None:
    page = make_page()
    assert page.message.texts()[0] == "Comparing\u2026"
    qtbot.waitUntil(lambda: page.message.texts()[0] == "No course yet", timeout=20_000)


def test_selected_sessions_of_several_courses(page: ComparePage, qtbot: QtBot) -> None:
    page.compare([1, 4])
    qtbot.waitUntil(lambda: page.course is not None and len(page.course.entries) == 2, timeout=20_000)
    assert page.chooser.currentText() == "2 selected sessions"
    assert page.course is not None
    assert page.course.course == ""


@pytest.mark.parametrize("form", ["html", "xlsx", "json", "csv", "pdf"])
def test_the_course_report_is_exported(page: ComparePage, form: str, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / f"term.{form}"
    page.questions.target = lambda _parent, _name, formats: (target, next(one for one in formats if one.name == form))
    page.export_button.click()
    qtbot.waitUntil(lambda: page._notices.text() == f"Saved as {target}", timeout=20_000)
    assert target.stat().st_size > 500


def test_a_session_that_cannot_be_read_is_named(store: Store, make_page, monkeypatch, qtbot: QtBot) -> None:
    store(_part(0))
    store(_part(1))
    monkeypatch.setattr(FailingBackend, "fault", StoreError("The database is locked", "Close the other one."))
    page = make_page()
    qtbot.waitUntil(lambda: page.message.texts() == ("The database is locked", "Close the other one."))


def test_text_is_never_markup(page: ComparePage) -> None:
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    assert plain_tip("<b>&") == "<qt>&lt;b&gt;&amp;</qt>"
