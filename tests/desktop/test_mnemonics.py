"""Alt and a letter means one thing: a menu, or one control of what is seen."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.settings_window import Group, SettingsWindow
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.translation import ENGLISH, LANGUAGES, Translations
from engagement_monitor.desktop.window import MainWindow, Place
from tests.desktop.fakes import FakeBackend
from tests.desktop.test_live import begin


@pytest.fixture(autouse=True)
def usual_language(qapp: QApplication) -> Iterator[None]:
    yield
    Translations.of(qapp).choose(ENGLISH)


def ambiguous(window: QWidget) -> list[str]:
    """The texts whose letter stands in another one too."""
    menus = window.menuBar().actions() if isinstance(window, MainWindow) else []
    labels = [label for label in window.findChildren(QLabel) if label.buddy()]
    controls = [each for each in (*window.findChildren(QAbstractButton), *labels) if each.isVisible()]
    texts = [each.text() for each in (*menus, *controls)]
    letters = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
    return [text for text in texts if "&" in text and letters[QKeySequence.mnemonic(text).toString()] > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_every_page(
    make_window, preferences: PreferenceKeeper, backend: FakeBackend, qtbot: QtBot, language: str
) -> None:
    preferences.change(language=language)
    window = make_window(backend)
    qtbot.waitUntil(lambda: window.live.form._source.count() == 7)
    window.live.form._select(1)
    window.live.form.options.more.setChecked(True)
    assert window.live.form.options.look.isVisible()
    for place in Place:
        window.go_to(place)
        assert ambiguous(window) == []
    window.go_to(Place.SESSIONS)
    window.sessions.open_session(1)
    qtbot.waitUntil(window.sessions.view.isVisible)
    assert ambiguous(window) == []
    window.sessions.list.selectAll()
    qtbot.waitUntil(window.sessions.panel.isVisible)
    assert ambiguous(window) == []
    window.go_to(Place.LIVE)
    begin(window, backend, qtbot)
    assert ambiguous(window) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_settings(
    qapp: QApplication, preferences: PreferenceKeeper, themes: ThemeKeeper, qtbot: QtBot, language: str
) -> None:
    Translations.of(qapp).choose(language)
    window = SettingsWindow(preferences)
    qtbot.addWidget(window)
    window.show()
    for group in Group:
        window.open_at(group)
        assert ambiguous(window) == []
