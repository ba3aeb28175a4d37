"""Every test here runs without a display, with settings of its own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engagement_monitor.desktop.garbage import garbage_collected_here
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.window import MainWindow
from tests.desktop.fakes import FakeBackend, session

MakeWindow = Callable[..., MainWindow]


@pytest.fixture(scope="package", autouse=True)
def garbage_is_collected_on_this_thread(qapp: QApplication) -> Iterator[None]:
    """As in the program: no worker destroys a widget that belongs to a cycle."""
    with garbage_collected_here():
        yield


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue("about/read", True)
    return kept


@pytest.fixture
def themes(qapp: QApplication) -> ThemeKeeper:
    return ThemeKeeper(qapp)


@pytest.fixture
def preferences(tmp_path: Path) -> PreferenceKeeper:
    kept = PreferenceKeeper(tmp_path / "preferences.json")
    kept.change(language="en")  # whatever the language of this machine
    return kept


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend([session(2, "Graphs"), session(1, "Sorting <b>fast</b> & well", duration_s=600)])


@pytest.fixture
def make_window(
    qtbot: QtBot, themes: ThemeKeeper, settings: QSettings, preferences: PreferenceKeeper
) -> Iterator[MakeWindow]:
    windows: list[MainWindow] = []

    def make(backend: FakeBackend) -> MainWindow:
        window = MainWindow(backend, settings, themes, preferences)
        windows.append(window)
        window.show()
        window.prepare()
        qtbot.waitUntil(lambda: window.sessions.model.rowCount() == len(backend.all_sessions) or bool(backend.faults))
        return window

    yield make
    for window in windows:
        window.quit_now()
        qtbot.waitUntil(lambda window=window: not window.isVisible())
        strip = window.strip
        window.deleteLater()
        qtbot.waitUntil(lambda strip=strip: not isValid(strip))  # it goes last; a test styles its own widgets only


@pytest.fixture
def window(make_window: MakeWindow, backend: FakeBackend) -> MainWindow:
    return make_window(backend)
