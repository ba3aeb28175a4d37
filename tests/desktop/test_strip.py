"""The strip above all windows."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.live_figures import LiveFigures
from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.strip import Strip
from engagement_monitor.desktop.window import MainWindow, Place
from tests.desktop.fakes import FakeBackend, sample
from tests.desktop.test_live import begin

RUNNING = LiveFigures(
    phase=Phase.RUNNING,
    sample=sample(3),
    elapsed_s=754.0,
    faces=18.0,
    head_count=24,
    index=None,
    index_weights=None,
    trend_text="",
    alert_text="",
    left_out=False,
)


@pytest.fixture
def strip(window: MainWindow) -> Strip:
    window._menus.strip.setChecked(True)
    return window.strip


def test_it_is_there_only_while_it_is_wanted(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.strip.isVisible()
    window._menus.strip.trigger()
    assert window.strip.isVisible()
    assert window.strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    qtbot.keyClick(window.strip, Qt.Key.Key_Escape)
    assert not window.strip.isVisible()
    assert not window._menus.strip.isChecked()


def test_it_shows_the_shares_with_their_signs(strip: Strip) -> None:
    strip.show_figures(RUNNING)
    text = strip.texts().replace("\u202f", "")
    for part in ("running", "12:34", "+ 50%", "\u25cb 30%", "\u2212 20%", "18 of 24 faces"):
        assert part in text


def test_where_there_is_no_number_it_shows_none(strip: Strip) -> None:
    strip.show_figures(replace(RUNNING, phase=Phase.PAUSED, sample=None, faces=None, left_out=True))
    assert "paused" in strip.texts()
    assert "%" not in strip.texts()
    assert "left out" in strip.texts()


def test_it_follows_the_session(window: MainWindow, backend: FakeBackend, strip: Strip, qtbot: QtBot) -> None:
    window.live.start_demo()
    qtbot.waitUntil(lambda: window.session.phase is Phase.OPENING)
    backend.monitors[0].run()
    backend.monitors[0].advance(65)
    qtbot.waitUntil(lambda: "1:05" in strip.texts())
    assert "running" in strip.texts()


def test_it_stands_where_it_stood(strip: Strip, window: MainWindow, settings: QSettings) -> None:
    strip.move(QPoint(120, 80))
    strip.close()
    window._menus.strip.setChecked(True)
    assert strip.pos() == QPoint(120, 80)


def test_a_place_on_a_screen_that_is_gone_is_forgotten(window: MainWindow, settings: QSettings) -> None:
    settings.setValue("strip/place", QPoint(40_000, 300))
    window._menus.strip.setChecked(True)
    assert window.screen().geometry().contains(window.strip.geometry().center())


def test_it_marks_at_once_whatever_the_window_shows(
    window: MainWindow, backend: FakeBackend, strip: Strip, qtbot: QtBot
) -> None:
    monitor = begin(window, backend, qtbot)
    window.live.show_figures()
    window.go_to(Place.HELP)
    for _ in range(2):
        qtbot.mouseClick(strip._mark, Qt.MouseButton.LeftButton)
    assert monitor.marks == ["Mark 1", "Mark 2"]


def test_of_a_session_that_is_over_it_shows_no_number(strip: Strip) -> None:
    strip.show_figures(RUNNING)
    strip.show_figures(replace(RUNNING, phase=Phase.FINISHED))
    assert "no session" in strip.texts()
    assert not re.search("[1-9]", strip.texts())


def test_it_goes_with_the_window(strip: Strip, window: MainWindow, qtbot: QtBot) -> None:
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not strip.isVisible()
