"""A new window in the place of the old one: when language, wording or the size of the text is chosen anew."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop import words
from engagement_monitor.desktop.app import Shell
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.settings_window import Group
from engagement_monitor.desktop.translation import ENGLISH, Translations
from engagement_monitor.desktop.window import Place
from tests.desktop.fakes import FakeBackend, session


@pytest.fixture
def backends() -> list[FakeBackend]:
    return []


@pytest.fixture
def shell(
    qapp: QApplication,
    settings: QSettings,
    preferences: PreferenceKeeper,
    backends: list[FakeBackend],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Shell]:
    monkeypatch.setattr(qapp, "quit", lambda: None)

    def make_backend() -> FakeBackend:
        backends.append(FakeBackend([session(1, "Graphs")]))
        return backends[-1]

    shell = Shell(qapp, make_backend, settings, preferences, "")
    shell.open()
    qtbot.waitUntil(lambda: shell.window.sessions.model.rowCount() == 1)
    yield shell
    shell.window.quit_now()
    qtbot.waitUntil(lambda: not shell.window.isVisible())
    shell.window.deleteLater()
    preferences.change(language=ENGLISH, text_percent=100, expressions_only=False)
    Translations.of(qapp).choose(ENGLISH)
    words.speak(words.Wording.USUAL)
    shell._themes.scale_text(100)


def test_another_language_is_there_at_once_on_the_same_page(
    shell: Shell, preferences: PreferenceKeeper, backends: list[FakeBackend], qtbot: QtBot
) -> None:
    before = shell.window
    before.go_to(Place.SESSIONS)
    before.show_settings()
    before.settings.open_at(Group.MARKERS)
    preferences.change(language="es")
    qtbot.waitUntil(lambda: shell.window is not before)
    assert shell.window.place is Place.SESSIONS
    assert shell.window.settings.isVisible()
    assert shell.window.settings.group is Group.MARKERS
    assert shell.window.settings.windowTitle() == "Ajustes"
    qtbot.waitUntil(lambda: shell.window.sessions.model.rowCount() == 1)
    assert backends[0].closed == 1
    assert backends[1].closed == 0


def test_large_text_is_large_in_every_part(shell: Shell, preferences: PreferenceKeeper, qtbot: QtBot) -> None:
    before, points = shell.window, shell.window.about.font().pointSizeF()
    preferences.change(text_percent=200)
    qtbot.waitUntil(lambda: shell.window is not before)
    assert shell.window.about.font().pointSizeF() == pytest.approx(2 * points)
    assert shell.window.strip.font().pointSizeF() == pytest.approx(2 * points)


def test_expressions_only_changes_the_name_of_the_window(
    shell: Shell, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    before = shell.window
    preferences.change(expressions_only=True)
    qtbot.waitUntil(lambda: shell.window is not before)
    assert shell.window.windowTitle() == "Expression Monitor"
