from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.window import MainWindow
from tests.desktop.fakes import FakeBackend


def test_what_became_of_a_damaged_database_is_said(qtbot: QtBot, window: MainWindow, backend: FakeBackend) -> None:
    backend.database_notice = "It was put aside."
    window.prepare()
    qtbot.waitUntil(lambda: window.notices.text() == "It was put aside.")
