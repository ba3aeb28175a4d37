"""Large text in a window of a usual size: everything stays in reach, and nothing is cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.beside import Beside
from engagement_monitor.desktop.certainty_dialog import CertaintyDialog
from engagement_monitor.desktop.flow_layout import FlowRow
from engagement_monitor.desktop.key_cap import KeyCap
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.translation import ENGLISH, Translations
from engagement_monitor.desktop.window import MainWindow
from tests.desktop.fakes import MODEL, MODEL_FACTS, FakeBackend
from tests.desktop.test_live import begin


@pytest.fixture(autouse=True)
def usual_size_and_language(qapp: QApplication, themes: ThemeKeeper) -> Iterator[None]:
    yield
    themes.scale_text(100)
    Translations.of(qapp).choose(ENGLISH)


@pytest.mark.parametrize(("language", "percent"), [("de", 150), ("en", 200), ("de", 200)])
def test_the_live_page_is_no_wider_than_the_window(
    make_window, preferences: PreferenceKeeper, backend: FakeBackend, qtbot: QtBot, language: str, percent: int
) -> None:
    preferences.change(language=language, text_percent=percent, copus=True)
    window = make_window(backend)
    window.resize(1280, 800)
    check_reach(window, qtbot)
    begin(window, backend, qtbot)
    check_reach(window, qtbot)


def check_reach(window: MainWindow, qtbot: QtBot) -> None:
    """Nothing of the live page lies to the right of the window."""
    area = window.live.parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    for seen in (*window.live.side.cards.cards.values(), *window.live.findChildren(QPushButton)):
        assert not seen.isVisible() or seen.mapTo(window, seen.rect().topRight()).x() < window.width(), seen


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_a_marker_key_shows_all_of_its_label(themes: ThemeKeeper, qtbot: QtBot, percent: int) -> None:
    themes.scale_text(percent)
    cap = KeyCap("Q", "Question")
    qtbot.addWidget(cap)
    cap.resize(cap.sizeHint())
    option = QStyleOptionButton()
    cap.initStyleOption(option)
    room = cap.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, cap)
    assert cap.text().endswith("Question")
    assert room.width() >= cap.fontMetrics().horizontalAdvance(cap.text())


def test_what_has_no_room_beside_stands_below(qtbot: QtBot) -> None:
    host, first, second = QWidget(), QWidget(), QWidget()
    for part in (first, second):
        part.setMinimumSize(100, 40)
    both = Beside(first, second, 10)
    both.setParent(host)
    qtbot.addWidget(host)
    host.show()
    both.resize(210, 100)
    assert second.x() == 110
    both.resize(209, 100)
    qtbot.waitUntil(lambda: second.x() == 0 and second.y() >= 50)
    both.resize(210, 100)
    qtbot.waitUntil(lambda: second.x() == 110)


def test_a_row_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    row = FlowRow(5)
    qtbot.addWidget(row)
    labels = [QLabel("word") for _ in range(3)]
    row.show_widgets(labels)
    row.show()
    row.resize(1000, row.height())
    one_px = row.height()
    row.resize(2 * labels[0].sizeHint().width() + 5, row.height())
    assert row.height() == 2 * one_px + 5
    labels[0].hide()
    qtbot.waitUntil(lambda: row.height() == one_px)


def test_how_sure_fits_a_small_screen(themes: ThemeKeeper, qtbot: QtBot) -> None:
    themes.scale_text(200)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CertaintyDialog(MODEL, MODEL_FACTS.confusion, themes.theme, parent)
    dialog.fit_into(QSize(1200, 650))
    dialog.show()
    assert dialog.height() <= 650
    assert dialog.rect().contains(dialog.findChild(QDialogButtonBox).geometry())
    assert dialog.findChild(QScrollArea).horizontalScrollBar().maximum() == 0
    dialog.fit_into(QSize(4000, 4000))
    assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() == 0
