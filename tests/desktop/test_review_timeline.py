"""Zoom, pan, cursor and reading on the timeline of a stored session."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.timeline_view import LIVE, REVIEW, Stretch, TimelineView
from tests.desktop.fakes import lecture, sample

Key = Qt.Key
DURATION_S = 1000


@pytest.fixture
def timeline(qtbot: QtBot, themes: ThemeKeeper) -> TimelineView:
    view = TimelineView(themes, REVIEW)
    qtbot.addWidget(view)
    view.resize(900, 260)
    view.show()
    qtbot.waitExposed(view)
    view.show_samples(lecture(DURATION_S))
    view.setFocus()
    return view


def length_s(view: TimelineView) -> float:
    start_s, end_s = view.shown_s()
    return end_s - start_s


def wheel(view: TimelineView, across: int, along: int) -> None:
    port = view._plot.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle,
        port.mapToGlobal(middle),
        QPoint(),
        QPoint(across, along),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def test_a_session_that_grew_is_shown_to_its_new_end(timeline: TimelineView) -> None:
    timeline.refresh_samples(lecture(3 * DURATION_S))
    assert timeline.shown_s() == (0, 3 * DURATION_S)
    timeline.show_range(100, 200)
    timeline.refresh_samples(lecture(4 * DURATION_S))
    assert timeline.shown_s() == (100, 200)
    timeline.show_range(3.5 * DURATION_S, 4 * DURATION_S)
    assert timeline.shown_s() == (3.5 * DURATION_S, 4 * DURATION_S)


def test_keys_zoom_and_0_shows_the_whole(timeline: TimelineView, qtbot: QtBot) -> None:
    assert timeline.shown_s() == (0, DURATION_S)
    qtbot.keyClick(timeline, Key.Key_Plus)
    qtbot.keyClick(timeline, Key.Key_Plus)
    assert length_s(timeline) == pytest.approx(DURATION_S / 1.5**2)
    qtbot.keyClick(timeline, Key.Key_Minus)
    assert length_s(timeline) == pytest.approx(DURATION_S / 1.5)
    qtbot.keyClick(timeline, Key.Key_0)
    assert timeline.shown_s() == (0, DURATION_S)


def test_zooming_keeps_the_cursor_where_it_is(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.set_cursor(200)
    before_px = timeline.scale.x_of(200)
    qtbot.keyClick(timeline, Key.Key_Plus)
    assert timeline.scale.x_of(200) == pytest.approx(before_px, abs=1)


def test_no_zoom_goes_below_ten_seconds_or_beyond_the_session(timeline: TimelineView, qtbot: QtBot) -> None:
    for _ in range(30):
        qtbot.keyClick(timeline, Key.Key_Plus)
    assert length_s(timeline) == pytest.approx(10)
    for _ in range(30):
        qtbot.keyClick(timeline, Key.Key_Minus)
    assert timeline.shown_s() == pytest.approx((0, DURATION_S))


def test_the_wheel_zooms_and_sideways_it_pans(timeline: TimelineView) -> None:
    wheel(timeline, 0, 240)
    zoomed_s = length_s(timeline)
    assert zoomed_s < DURATION_S
    start_s = timeline.shown_s()[0]
    wheel(timeline, -120, 0)
    assert timeline.shown_s()[0] > start_s
    assert length_s(timeline) == pytest.approx(zoomed_s)


def test_pinching_zooms(timeline: TimelineView) -> None:
    port = timeline._plot.viewport()
    middle = QPointF(port.rect().center())
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        middle,
        middle,
        QPointF(port.mapToGlobal(port.rect().center())),
        1.0,
        QPointF(),
    )
    QApplication.sendEvent(port, event)
    assert length_s(timeline) == pytest.approx(DURATION_S / 2)


def test_dragging_pans(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.show_range(400, 600)
    port = timeline._plot.viewport()
    y = port.height() // 2
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(600, y))
    for x in (560, 500, 450):
        qtbot.mouseMove(port, QPoint(x, y))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(450, y))
    assert timeline.shown_s()[0] > 410
    assert length_s(timeline) == pytest.approx(200)
    assert timeline.cursor_s is None  # a drag is no click


def test_a_click_reads_that_second(timeline: TimelineView, qtbot: QtBot) -> None:
    x = round(timeline.scale.x_of(300.5))
    port = timeline._plot.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(x, port.height() // 2))
    assert timeline.cursor_s == pytest.approx(300, abs=2)
    timeline.read_at(-1)
    assert "%" in timeline.readout()
    assert timeline.readout() == timeline.accessibleDescription()


def test_arrows_move_the_cursor_and_what_is_shown_follows(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.set_cursor(100)
    qtbot.keyClick(timeline, Key.Key_Right)
    assert timeline.cursor_s == 101
    qtbot.keyClick(timeline, Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.cursor_s == 91
    timeline.show_range(80, 100)
    qtbot.keyClick(timeline, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    start_s, end_s = timeline.shown_s()
    assert start_s < 101 < end_s
    qtbot.keyClick(timeline, Key.Key_End)
    assert timeline.cursor_s == DURATION_S - 1
    qtbot.keyClick(timeline, Key.Key_Home)
    assert timeline.cursor_s == 0
    qtbot.keyClick(timeline, Key.Key_Escape)
    assert timeline.cursor_s is None


def test_ctrl_and_arrows_pan(timeline: TimelineView, qtbot: QtBot) -> None:
    timeline.show_range(400, 600)
    qtbot.keyClick(timeline, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert timeline.shown_s() == pytest.approx((450, 650))


def test_a_gap_is_read_as_one(timeline: TimelineView) -> None:
    timeline.set_cursor(500)
    assert timeline.readout().endswith("paused")


@pytest.mark.parametrize("duration_s", [0, 1, 5])
def test_very_short_sessions(timeline: TimelineView, duration_s: int) -> None:
    timeline.show_samples([sample(second) for second in range(duration_s)])
    assert timeline.shown_s() == pytest.approx((0, max(1, duration_s)))
    timeline.set_cursor(3)
    assert timeline.cursor_s == (None if duration_s == 0 else min(3, duration_s - 1))


def test_a_running_session_does_not_pull_the_user_away(qtbot: QtBot, themes: ThemeKeeper) -> None:
    view = TimelineView(themes, LIVE)
    qtbot.addWidget(view)
    view.show_samples(lecture(600))
    view.show_range(100, 200)
    view.append([sample(600)])
    assert view.shown_s() == pytest.approx((100, 200))
    view.choose(Stretch.WHOLE)
    view.append([sample(601)])
    assert view.shown_s() == pytest.approx((0, 602))
