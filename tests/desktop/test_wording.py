"""Where feelings may not be inferred the whole window speaks of expressions alone; and large text is not cut."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget, QScrollBar, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop import words
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.text import ElidedLabel
from engagement_monitor.desktop.window import MainWindow, Place
from tests.desktop.fakes import FakeBackend, session
from tests.desktop.review_fakes import ReviewBackend
from tests.desktop.test_translations import texts

CLAIMS = re.compile("looking|engagement|positive|negative|sentiment|mood", re.IGNORECASE)
SESSION_FILE = re.compile(r"\*?\.engagement\b")
"""The ending of a file: not a claim."""


@pytest.fixture(autouse=True)
def usual_wording() -> Iterator[None]:
    yield
    words.speak(words.Wording.USUAL)


def seen(widget: QWidget | QAction) -> Iterator[str]:
    """What a person sees, hears or reads of it, also of cells and their tool tips."""
    yield from texts(widget)
    if isinstance(widget, QTableWidget):
        heads = (widget.horizontalHeaderItem(column) for column in range(widget.columnCount()))
        cells = (widget.item(row, column) for row in range(widget.rowCount()) for column in range(widget.columnCount()))
        items = [item for item in (*heads, *cells) if item]
    elif isinstance(widget, QListWidget):
        items = [widget.item(row) for row in range(widget.count())]
    else:
        items = []
    for item in items:
        yield item.text()
        yield item.toolTip()


def claims(window: MainWindow) -> list[str]:
    """The texts of the window that say more than what faces look like."""
    widgets = (*window.findChildren(QWidget), *window.strip.findChildren(QWidget), *window.findChildren(QAction))
    every = {SESSION_FILE.sub("", text) for widget in widgets for text in seen(widget)}
    return sorted(text for text in every if CLAIMS.search(text))


def opened(make_window, qtbot: QtBot) -> MainWindow:
    """A window with a session that has moments, and the settings."""
    window: MainWindow = make_window(ReviewBackend())
    window.go_to(Place.SESSIONS)
    window.sessions.open_session(1)
    qtbot.waitUntil(lambda: window.sessions.view.session is not None)
    window.sessions.view.timeline.set_cursor(10.0)
    return window


def test_expressions_alone_are_named(make_window, preferences: PreferenceKeeper, qtbot: QtBot) -> None:
    preferences.change(expressions_only=True)
    window = opened(make_window, qtbot)
    assert window.sessions.view.board.moments.count()
    assert claims(window) == []


def test_the_test_above_would_find_a_claim(make_window, qtbot: QtBot) -> None:
    found = claims(opened(make_window, qtbot))
    assert any("share of positive-looking faces goes" in text for text in found)


def test_what_differs_between_sessions_speaks_of_expressions_too(
    make_window, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    preferences.change(expressions_only=True)
    window = make_window(FakeBackend([session(2, "Graphs"), session(1, "Sorting")]))
    window.go_to(Place.COMPARE)
    qtbot.waitUntil(lambda: window.compare.course is not None)
    assert claims(window) == []
    assert window.windowTitle() == "Expression Monitor"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_large_text_makes_the_session_longer_and_not_wider(
    make_window, preferences: PreferenceKeeper, qtbot: QtBot, percent: int
) -> None:
    preferences.change(text_percent=percent)
    window = opened(make_window, qtbot)
    window.resize(1280 if percent < 200 else 1920, 800)
    bars = [
        bar for bar in window.sessions.view.findChildren(QScrollBar) if bar.orientation() is Qt.Orientation.Horizontal
    ]
    page = next(bar for bar in bars if bar.parent().parent() is window.sessions.view.layout().itemAt(0).widget())
    assert page.maximum() == 0


def test_a_line_without_room_ends_in_an_ellipsis_and_its_tip_has_all(qtbot: QtBot) -> None:
    label = ElidedLabel("Shaded: 95 % range. Hatched: nothing measured.")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(800, 20)
    label.grab()
    assert label.toolTip() == ""
