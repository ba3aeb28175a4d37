"""The list of sessions and one of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QUndoCommand
from PySide6.QtWidgets import QLabel, QLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop import session_questions, sessions_page
from engagement_monitor.desktop.backend import ExportFormat
from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.notice import NoticeBar
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.session_browser import dropped_files
from engagement_monitor.desktop.session_list import Period, beginning
from engagement_monitor.desktop.session_questions import file_name
from engagement_monitor.desktop.sessions_page import SessionsPage
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.errors import ExportError, SessionFileError, StoreError
from engagement_monitor.sentiment import Sentiment
from engagement_monitor.store.session import SessionState
from tests.desktop.fakes import FakeBackend, session
from tests.desktop.test_live import begin


def open_session(window: MainWindow, number: int, qtbot: QtBot) -> None:
    window.go_to(Place.SESSIONS)
    window.sessions.open_session(number)
    qtbot.waitUntil(lambda: window.sessions.view.session is not None and window.sessions.view.session.id == number)


def titles(window: MainWindow) -> list[str]:
    shown = window.sessions.filter
    return [shown.index(row, 0).data() for row in range(shown.rowCount())]


def test_sessions_are_listed_with_their_shares(window: MainWindow, qtbot: QtBot) -> None:
    assert titles(window) == ["Graphs", "Sorting <b>fast</b> & well"]
    window.go_to(Place.SESSIONS)
    qtbot.waitUntil(lambda: all(window.sessions.model.knows(number) for number in (1, 2)))
    picture = window.sessions.list.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 300, 7) for y in range(140)}
    assert window._themes.theme.positive in colours


def test_search_finds_by_title_and_course(window: MainWindow) -> None:
    window.sessions.search.setText("sort")
    assert titles(window) == ["Sorting <b>fast</b> & well"]
    window.sessions.search.setText("ALGO")
    assert len(titles(window)) == 2
    window.sessions.search.setText("[")
    assert titles(window) == []


def test_an_opened_session_shows_everything(window: MainWindow, qtbot: QtBot) -> None:
    open_session(window, 1, qtbot)
    view = window.sessions.view
    assert view.cards.cards[Sentiment.POSITIVE].texts() == ("44\u202f%", "38\u201350\u202f%")
    assert view.table.rowCount() == 4
    assert "\u25b2 up" in view.table.texts(1)
    assert view.timeline.buckets is not None
    assert view.timeline.buckets.edges_s[-1] == 600


def test_typed_text_is_shown_as_typed(window: MainWindow, qtbot: QtBot) -> None:
    open_session(window, 1, qtbot)
    assert window.sessions.view.title.text() == "Sorting <b>fast</b> & well"
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_selecting_a_row_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to(Place.SESSIONS)
    window.sessions.list.setCurrentIndex(window.sessions.filter.index(1, 0))
    qtbot.waitUntil(lambda: window.sessions.view.session is not None)
    assert window.sessions.view.session is not None
    assert window.sessions.view.session.id == 1


def test_an_open_session_follows_its_recording_to_the_end(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    (graphs, other), view = backend.all_sessions, window.sessions.view
    backend.all_sessions = [replace(graphs, state=SessionState.RECORDING), other]
    monitor = begin(window, backend, qtbot)
    monitor.now = replace(monitor.now, session_id=graphs.id)
    open_session(window, graphs.id, qtbot)
    assert view.title.isReadOnly()
    backend.all_sessions = [graphs, other]
    monitor.stop()
    qtbot.waitUntil(lambda: not view.title.isReadOnly())


def test_typing_over_the_title_renames(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    open_session(window, 2, qtbot)
    window.sessions.view.title.setText("  Trees ")
    window.sessions.view.title.editingFinished.emit()
    qtbot.waitUntil(lambda: titles(window)[0] == "Trees")
    assert backend.all_sessions[0].title == "Trees"


def test_a_title_typed_before_another_session_is_opened_reaches_list_and_comparison(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    open_session(window, 2, qtbot)
    with qtbot.waitSignal(window.sessions.session_edited) as edited:
        window.sessions.view.title.setText("Trees")
        window.sessions.view.title.editingFinished.emit()
        open_session(window, 1, qtbot)
    assert edited.args == [2]
    qtbot.waitUntil(lambda: titles(window)[0] == "Trees")


def test_an_empty_title_changes_nothing(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    open_session(window, 2, qtbot)
    window.sessions.view.title.setText("  ")
    window.sessions.view.title.editingFinished.emit()
    assert backend.all_sessions[0].title == "Graphs"


def test_deleting_can_be_undone(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    open_session(window, 2, qtbot)
    window.sessions.view.delete_button.click()
    assert titles(window) == ["Sorting <b>fast</b> & well"]
    assert "Deleted: Graphs" in window.notices.text()
    window.notices.press()
    assert len(titles(window)) == 2
    assert len(backend.all_sessions) == 2


def test_the_keys_of_undoing_bring_a_deleted_session_back(window: MainWindow, qtbot: QtBot) -> None:
    open_session(window, 2, qtbot)
    window.sessions.view.undo_stack.push(QUndoCommand("of the title"))
    window.sessions.delete(2)
    assert window.undo.undo.text() == "&Undo: Delete"
    window.undo.undo.trigger()
    assert len(titles(window)) == 2
    assert window.notices.text() == ""


def test_an_edit_after_a_deletion_is_undone_first(window: MainWindow, qtbot: QtBot) -> None:
    window.sessions.delete(2)
    open_session(window, 1, qtbot)
    assert window.undo.undo.text() == "&Undo: Delete"
    window.sessions.view.undo_stack.push(QUndoCommand("of the title"))
    assert window.undo.undo.text() == "&Undo: of the title"
    window.undo.undo.trigger()
    assert window.undo.undo.text() == "&Undo: Delete"


def test_nothing_is_undone_in_a_session_that_is_not_seen(window: MainWindow, qtbot: QtBot) -> None:
    open_session(window, 2, qtbot)
    window.sessions.view.undo_stack.push(QUndoCommand("of the title"))
    assert window.undo.undo.isEnabled()
    window.sessions.list.selectAll()
    assert window.sessions.panel.isVisible()
    assert not window.undo.undo.isEnabled()


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time to undo a deletion is over at once."""
    monkeypatch.setattr(sessions_page, "UNDO_S", 0)


def test_a_deleted_session_is_deleted_when_the_time_is_over(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot, no_patience: None
) -> None:
    window.sessions.delete(2)
    qtbot.waitUntil(lambda: [each.id for each in backend.all_sessions] == [1])
    assert window.notices.text() == ""


def test_what_else_is_said_does_not_end_the_time_to_undo(window: MainWindow, qtbot: QtBot) -> None:
    window.sessions.delete(2)
    window.notices.show_text("Saved as graphs.csv")
    window.notices.dismiss()
    assert window.sessions._doomed == (2,)
    assert window.sessions._deletion.isActive()


def test_closing_the_window_does_not_forget_to_delete(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    window.sessions.delete(2)
    window.close()
    assert [each.id for each in backend.all_sessions] == [1]
    assert backend.closed == 1


def test_a_session_that_cannot_be_deleted_comes_back(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot, no_patience: None
) -> None:
    backend.faults["delete"] = StoreError("The database is read-only", "Change its permissions.")
    window.sessions.delete(2)
    qtbot.waitUntil(lambda: len(titles(window)) == 2)
    assert window.notices.text() == "The database is read-only. Change its permissions."


def test_export_writes_the_chosen_format(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "graphs.csv"
    window.sessions.questions.target = lambda _parent, name, formats: (target, formats[1])
    open_session(window, 2, qtbot)
    window.sessions.view.export_button.click()
    qtbot.waitUntil(lambda: "Saved as" in window.notices.text())
    assert backend.exported == [(2, "csv", target)]


def test_a_failed_export_says_why(window: MainWindow, backend: FakeBackend, qtbot: QtBot, tmp_path: Path) -> None:
    backend.faults["export"] = ExportError("The folder cannot be written", "Choose another one.")
    window.sessions.questions.target = lambda _parent, name, formats: (tmp_path / "a.html", formats[0])
    open_session(window, 2, qtbot)
    window.sessions.view.export_button.click()
    qtbot.waitUntil(lambda: "The folder cannot be written" in window.notices.text())


@pytest.mark.parametrize(
    ("typed", "wanted"), [("r.csv", ("r.csv", "csv")), ("r", ("r.html", "html")), ("r.v2", ("r.v2.html", "html"))]
)
def test_the_typed_ending_wins(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, typed: str, wanted: tuple[str, str]
) -> None:
    formats = [ExportFormat("html", "Web page", ".html"), ExportFormat("csv", "Table", ".csv")]
    monkeypatch.setattr(
        session_questions.QFileDialog, "getSaveFileName", lambda *_: (typed, "Web page (*.html)"), raising=True
    )
    path, form = session_questions.Questions().target(window, "name", formats)
    assert (str(path), form.name) == wanted


def test_a_database_that_cannot_be_opened(make_window, settings: QSettings, qtbot: QtBot) -> None:
    backend = FakeBackend([session(1)], faults={"open": StoreError("The database is locked", "Close the other one.")})
    window = make_window(backend)
    qtbot.waitUntil(lambda: "The database is locked" in window.notices.text())
    backend.faults.clear()
    window.notices.press()
    qtbot.waitUntil(lambda: titles(window) == ["Lecture 1"])


def select(page: SessionsPage, qtbot: QtBot, *rows: int) -> None:
    """Clicks the rows with Ctrl held down, but the first."""
    listed = page.list
    for number, row in enumerate(rows):
        place = listed.visualRect(page.filter.index(row, 0)).center()
        modifier = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, modifier, place)


@pytest.fixture
def term(backend: FakeBackend) -> FakeBackend:
    """Sessions 1 to 5, the newest first, of two courses."""
    backend.all_sessions = [
        session(number, course="Logic" if number > 3 else "Algorithms") for number in range(5, 0, -1)
    ]
    return backend


@pytest.fixture
def make_page(
    qtbot: QtBot, themes: ThemeKeeper, preferences: PreferenceKeeper
) -> Iterator[Callable[[FakeBackend], SessionsPage]]:
    """The page by itself, as large as in the window, once it knows the sessions."""
    workers: list[Background] = []
    hosts: list[QWidget] = []

    def make(backend: FakeBackend) -> SessionsPage:
        hosts.append(host := QWidget())
        notices = NoticeBar(themes)
        workers.append(Background("store-worker", host))
        page = SessionsPage(backend, workers[-1], themes, notices, preferences)
        column = QVBoxLayout(host)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(notices)
        column.addWidget(page, 1)
        host.resize(1180, 760)
        qtbot.addWidget(host)
        host.show()
        page.learn_formats(backend.formats())
        page.refresh()
        qtbot.waitUntil(lambda: page.model.rowCount() == len(backend.all_sessions))
        return page

    yield make
    for worker in workers:
        worker.finish()


@pytest.fixture
def page(term: FakeBackend, make_page) -> SessionsPage:
    return make_page(term)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2026-10", 5),
        ("2026-10-13", 1),
        ("Tue", 1),
        ("tuesday", 1),
        ("October", 5),
        ("logic", 2),
        ("logic 2026-10-17", 1),
        ("lecture tuesday", 1),
        ("Aula", 1),
        ("fire drill", 1),
        ("(", 0),
    ],
)
def test_every_word_is_looked_for_in_texts_and_dates(page: SessionsPage, words: str, found: int) -> None:
    one = session(1)
    details = replace(one.details, room="Aula", notes="A fire\ndrill at 9:00")
    page.browser.show_sessions(
        [*(session(n, course="Logic" if n > 3 else "") for n in range(5, 1, -1)), replace(one, details=details)]
    )
    page.search.setText(words)
    assert page.filter.rowCount() == found


def test_a_course_is_chosen(page: SessionsPage) -> None:
    course = page.browser.course
    assert [course.itemText(number) for number in range(course.count())] == ["All courses", "Algorithms", "Logic"]
    course.setCurrentIndex(2)
    assert page.filter.rowCount() == 2
    assert page.browser.count.text() == "2 of 5 sessions"


def test_a_course_that_is_gone_is_not_looked_for_any_more(page: SessionsPage) -> None:
    page.browser.course.setCurrentIndex(2)
    page.browser.show_sessions([session(1)])
    assert page.filter.rowCount() == 1


@pytest.mark.parametrize(
    ("period", "first"),
    [
        (Period.ALL, None),
        (Period.WEEK, datetime(2026, 11, 16, tzinfo=UTC)),
        (Period.MONTH, datetime(2026, 11, 1, tzinfo=UTC)),
        (Period.TERM, datetime(2026, 5, 23, tzinfo=UTC)),
    ],
)
def test_a_period_begins_at_midnight(period: Period, first: datetime | None) -> None:
    assert beginning(period, datetime(2026, 11, 21, 14, 30, tzinfo=UTC)) == first


def test_a_period_leaves_older_sessions_out(page: SessionsPage) -> None:
    now = datetime.now(UTC)
    page.browser.show_sessions(
        [replace(session(1), started_at=now), replace(session(2), started_at=now - timedelta(days=400))]
    )
    page.browser.period.setCurrentIndex(list(Period).index(Period.TERM))
    assert page.filter.rowCount() == 1


def test_only_rows_in_sight_are_asked_for_their_curves(make_page, backend: FakeBackend, qtbot: QtBot) -> None:
    backend.all_sessions = [session(number) for number in range(200, 0, -1)]
    page = make_page(backend)
    qtbot.waitUntil(lambda: len(page.browser.visible()) > 3 and all(map(page.model.knows, page.browser.visible())))
    assert len(backend.curves) < 30
    page.list.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.knows(1))
    assert len(backend.curves) < 60


def test_several_are_selected_and_shown_together(page: SessionsPage, qtbot: QtBot) -> None:
    select(page, qtbot, 0, 2)
    assert page.browser.selected() == [5, 3]
    assert page.panel.isVisible()
    assert page.panel.heading.text() == "2 sessions"
    assert "Logic" in page.panel.facts.text()


def test_all_are_selected_with_a_key(page: SessionsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.browser.selected()) == 5


def test_what_is_selected_stays_selected_when_the_list_is_read_again(page: SessionsPage, qtbot: QtBot) -> None:
    select(page, qtbot, 1, 2, 3)
    with qtbot.waitSignal(page.model.modelReset):
        page.refresh()
    assert page.browser.selected() == [4, 3, 2]


def test_several_are_deleted_and_come_back(page: SessionsPage, term: FakeBackend, qtbot: QtBot) -> None:
    select(page, qtbot, 0, 1, 2)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.filter.rowCount() == 2
    assert page._notices.text() == "3 sessions deleted"
    page._notices.press()
    assert page.filter.rowCount() == 5
    assert page.browser.selected() == [5, 4, 3]
    assert len(term.all_sessions) == 5


def test_several_are_deleted_for_good(page: SessionsPage, term: FakeBackend, qtbot: QtBot, no_patience: None) -> None:
    select(page, qtbot, 0, 1)
    page.panel.delete_button.click()
    qtbot.waitUntil(lambda: [each.id for each in term.all_sessions] == [3, 2, 1])


def test_a_title_is_changed_in_the_list(page: SessionsPage, term: FakeBackend, qtbot: QtBot) -> None:
    select(page, qtbot, 1)
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    editor = page.list.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Resolution")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: term.all_sessions[1].title == "Resolution")


def test_a_curve_that_comes_in_leaves_the_title_being_typed(
    page: SessionsPage, term: FakeBackend, qtbot: QtBot
) -> None:
    select(page, qtbot, 1)
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    editor = page.list.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Reso")
    page.model.set_curve(page.browser.selected()[0], None)
    assert editor.text() == "Reso"


def test_several_get_a_course_and_lose_it_again(page: SessionsPage, term: FakeBackend, qtbot: QtBot) -> None:
    page.questions.course = lambda _parent, _courses: "Sets"
    select(page, qtbot, 1, 2)
    page.panel.course_button.click()
    qtbot.waitUntil(lambda: [each.course for each in term.all_sessions[:3]] == ["Logic", "Sets", "Sets"])
    page._notices.press()
    qtbot.waitUntil(lambda: [each.course for each in term.all_sessions[:3]] == ["Logic", "Logic", "Algorithms"])


def test_undoing_a_course_leaves_what_was_typed_meanwhile(page: SessionsPage, term: FakeBackend, qtbot: QtBot) -> None:
    page.questions.course = lambda _parent, _courses: "Sets"
    page.set_course([5])
    qtbot.waitUntil(lambda: term.all_sessions[0].course == "Sets")
    term.describe(5, title="Typed meanwhile")
    page._notices.press()
    qtbot.waitUntil(lambda: term.all_sessions[0].course == "Logic")
    assert term.all_sessions[0].title == "Typed meanwhile"


def export_as(page: SessionsPage, number: int) -> None:
    menu = page.export_menu(page.model.listed(set(page.browser.selected())))
    menu.actions()[number].trigger()


def test_several_are_exported_into_a_folder(
    page: SessionsPage, term: FakeBackend, qtbot: QtBot, tmp_path: Path
) -> None:
    page.questions.folder = lambda _parent: tmp_path
    (tmp_path / "Lecture 5 2026-10-17.csv").touch()
    select(page, qtbot, 0, 1)
    export_as(page, 1)
    qtbot.waitUntil(lambda: "2 files saved" in page._notices.text())
    assert [(number, path.name) for number, _, path in term.exported] == [
        (5, "Lecture 5 2026-10-17 (2).csv"),
        (4, "Lecture 4 2026-10-16.csv"),
    ]


def test_exporting_several_can_be_stopped(page: SessionsPage, term: FakeBackend, qtbot: QtBot, tmp_path: Path) -> None:
    page.questions.folder = lambda _parent: tmp_path
    qtbot.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    export_as(page, 0)
    assert page._notices.text() == "Exporting 1 of 5\u2026"
    page._notices.press()
    qtbot.waitUntil(lambda: "1 files saved" in page._notices.text())
    assert len(term.exported) == 1


def test_several_become_one_session_file(page: SessionsPage, term: FakeBackend, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "term.engagement"
    page.questions.target = lambda _parent, _name, formats: (target, formats[0])
    select(page, qtbot, 0, 1)
    export_as(page, -1)
    qtbot.waitUntil(lambda: term.files == {target: (5, 4)})


def test_an_imported_session_is_opened(page: SessionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.questions.session_files = lambda _parent: [tmp_path / "Guest.engagement"]
    page.browser.import_button.click()
    qtbot.waitUntil(lambda: page.view.session is not None and page.view.session.title == "Guest")
    assert page._notices.text() == "Imported: Guest"
    page.import_files([tmp_path / "Guest.engagement"])
    qtbot.waitUntil(lambda: "was there already" in page._notices.text())


def test_an_import_that_is_given_up_says_nothing(page: SessionsPage) -> None:
    page.questions.session_files = lambda _parent: []
    page.browser.import_button.click()
    assert page._notices.text() == ""


def test_a_refused_file_says_why(page: SessionsPage, term: FakeBackend, qtbot: QtBot, tmp_path: Path) -> None:
    term.faults["import_file"] = SessionFileError("a.engagement cannot be imported: title: no", "Ask again.")
    page.import_files([tmp_path / "a.engagement"])
    qtbot.waitUntil(lambda: "cannot be imported: title: no" in page._notices.text())


def test_session_files_are_dropped_on_the_list(page: SessionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.engagement", "b.txt")])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
    assert dropped_files(event) == [tmp_path / "a.engagement"]
    page.browser.dropEvent(event)
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)


@pytest.mark.parametrize(
    ("title", "name"), [("a/../b\\c:d", "a____b_c_d"), ("x" * 300, "x" * 80), ("\0\n", "__"), ("مرحبا", "مرحبا")]
)
def test_a_title_becomes_a_name_that_leads_nowhere(title: str, name: str) -> None:
    assert file_name(session(1, title)) == f"{name} 2026-10-13"
