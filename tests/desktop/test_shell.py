"""A new window in the place of the old one: when language, wording or the size of the text is chosen anew."""

from collections.abc import Iterator
from pathlib import Path

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


def test_a_new_window_goes_on_with_what_was_typed(
    shell: Shell, preferences: PreferenceKeeper, tmp_path: Path, qtbot: QtBot
) -> None:
    (recording := tmp_path / "week 3.mp4").touch()
    before = shell.window
    form = before.live.form
    form.choose_file(str(recording))
    form._title.setText("Graphs")
    form._course.setText("Algorithms")
    form.options.more.setChecked(True)
    form.fields.restore("Hall 1", 24, "before the exam")
    wanted = form.request()
    preferences.change(language="es")
    qtbot.waitUntil(lambda: shell.window is not before)
    assert shell.window.live.form.request() == wanted
    assert shell.window.live.form.fields.isVisible()


def test_a_new_window_can_undo_the_choice_that_made_it(shell: Shell, qtbot: QtBot) -> None:
    before = shell.window
    before.settings.groups[Group.GENERAL].keep(language="es")
    qtbot.waitUntil(lambda: shell.window is not before)
    assert shell.window.settings.groups[Group.GENERAL].can_undo()


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
