"""Tool tips show what users typed as they typed it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QUndoCommand
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.marker_band import MarkerBand
from engagement_monitor.desktop.session_view import SessionView
from engagement_monitor.desktop.text import plain_tip
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.time_scale import TimeScale
from engagement_monitor.timeline.sample import Marker
from tests.desktop.fakes import FakeBackend

LABEL = "<b>R&D</b><img src='/x.png'>"


@pytest.fixture
def worker() -> Iterator[Background]:
    background = Background("tips-worker")
    yield background
    background.finish()


def test_of_a_marker(qtbot: QtBot, themes: ThemeKeeper) -> None:
    band = MarkerBand(TimeScale(themes), themes)
    qtbot.addWidget(band)
    band.resize(500, 30)
    band.show()
    band.scale.show(0, 100, 0, 500)
    band.show_markers([Marker(10, LABEL)])
    qtbot.mouseMove(band, QPoint(52, 5))
    assert band.toolTip() == plain_tip(band.describe(0))
    assert LABEL in band.describe(0)


def test_of_what_can_be_undone(qtbot: QtBot, themes: ThemeKeeper, worker: Background) -> None:
    view = SessionView(themes, FakeBackend(), worker)
    qtbot.addWidget(view)
    view.undo_stack.push(QUndoCommand(LABEL))
    assert view.undo_button.toolTip() == plain_tip(f"Undo: {LABEL} (Ctrl+Z)")
