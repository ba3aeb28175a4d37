"""The list of sessions and one of them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop import sessions_page
from engagement_monitor.desktop.backend import ExportFormat
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.errors import ExportError, StoreError
from engagement_monitor.sentiment import Sentiment
from tests.desktop.fakes import FakeBackend, session


def open_session(window: MainWindow, number: int, qtbot: QtBot) -> None:
    window.go_to(Place.SESSIONS)
    window.sessions.open_session(number)
    qtbot.waitUntil(lambda: window.sessions.view.session is not None and window.sessions.view.session.id == number)


def titles(window: MainWindow) -> list[str]:
    shown = window.sessions.filter
    return [shown.index(row, 0).data() for row in range(shown.rowCount())]


def test_sessions_are_listed_with_their_shares(window: MainWindow, qtbot: QtBot) -> None:
    assert titles(window) == ["Graphs", "Sorting <b>fast</b> & well"]
    qtbot.waitUntil(lambda: window.sessions.model.unknown() == [])
    window.go_to(Place.SESSIONS)
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
    assert view.table.texts(1)[-1] == "\u25b2 up"
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


def test_typing_over_the_title_renames(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    open_session(window, 2, qtbot)
    window.sessions.view.title.setText("  Trees ")
    window.sessions.view.title.editingFinished.emit()
    qtbot.waitUntil(lambda: titles(window)[0] == "Trees")
    assert backend.all_sessions[0].title == "Trees"


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


def test_a_deleted_session_is_deleted_when_the_time_is_over(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    window.sessions.delete(2)
    window.notices.dismiss()
    qtbot.waitUntil(lambda: [each.id for each in backend.all_sessions] == [1])


def test_closing_the_window_does_not_forget_to_delete(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    window.sessions.delete(2)
    window.close()
    assert [each.id for each in backend.all_sessions] == [1]
    assert backend.closed == 1


def test_a_session_that_cannot_be_deleted_comes_back(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    backend.faults["delete"] = StoreError("The database is read-only", "Change its permissions.")
    window.sessions.delete(2)
    window.notices.dismiss()
    qtbot.waitUntil(lambda: len(titles(window)) == 2)
    assert window.notices.text() == "The database is read-only. Change its permissions."


def test_export_writes_the_chosen_format(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "graphs.csv"
    window.sessions._choose_target = lambda _parent, name, formats: (target, formats[1])
    open_session(window, 2, qtbot)
    window.sessions.view.export_button.click()
    qtbot.waitUntil(lambda: "Saved as" in window.notices.text())
    assert backend.exported == [(2, "csv", target)]


def test_a_failed_export_says_why(window: MainWindow, backend: FakeBackend, qtbot: QtBot, tmp_path: Path) -> None:
    backend.faults["export"] = ExportError("The folder cannot be written", "Choose another one.")
    window.sessions._choose_target = lambda _parent, name, formats: (tmp_path / "a.html", formats[0])
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
        sessions_page.QFileDialog, "getSaveFileName", lambda *_: (typed, "Web page (*.html)"), raising=True
    )
    path, form = sessions_page.ask_for_target(window, "name", formats)
    assert (str(path), form.name) == wanted


def test_a_database_that_cannot_be_opened(make_window, settings: QSettings, qtbot: QtBot) -> None:
    backend = FakeBackend([session(1)], faults={"open": StoreError("The database is locked", "Close the other one.")})
    window = make_window(backend)
    qtbot.waitUntil(lambda: "The database is locked" in window.notices.text())
    backend.faults.clear()
    window.notices.press()
    qtbot.waitUntil(lambda: titles(window) == ["Lecture 1"])
