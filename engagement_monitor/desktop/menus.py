"""The menus of the window: every command with its key, and the list of keys that the help page shows."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from engagement_monitor.desktop.about_page import KeyHelp
from engagement_monitor.desktop.marker_keys import marker_keys
from engagement_monitor.desktop.places import Place, place_text
from engagement_monitor.desktop.settings_groups import appearance_texts
from engagement_monitor.desktop.text import tr
from engagement_monitor.desktop.timeline_view import Stretch, stretch_text
from engagement_monitor.preferences import Appearance, Preferences

if TYPE_CHECKING:
    from engagement_monitor.desktop.window import MainWindow


class Menus:
    """Builds the menus of a window and keeps those actions that show a state."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.strip = self._checkable(tr("&Compact strip above all windows"), "Ctrl+T", window.show_strip)
        self.full_screen = self._checkable(tr("&Full screen"), "F11", window.show_full_screen)
        self.appearances = self._appearances()
        self._menus = [self._session(), self._edit(), self._view(), self._help()]

    def show_appearance(self, appearance: Appearance) -> None:
        """Ticks the appearance that was chosen."""
        self.appearances[appearance].setChecked(True)

    def keys(self, preferences: Preferences) -> list[KeyHelp]:
        """Every key there is: those of the menus, those of the pages, and the markers'."""
        listed = [*self._menu_keys(), *self._page_keys()]
        listed += [KeyHelp(key.key, tr("Mark: {label}").format(label=key.label)) for key in marker_keys(preferences)]
        return list(dict.fromkeys(listed))

    def _menu_keys(self) -> Iterator[KeyHelp]:
        for menu in self._menus:
            for action in _actions(menu):
                yield from _key_help(action)

    def _page_keys(self) -> Iterator[KeyHelp]:
        """Keys that work on a page without standing in a menu: actions with a key, and shortcuts with a meaning."""
        for action in self._window.findChildren(QAction):
            yield from _key_help(action)
        for shortcut in self._window.findChildren(QShortcut):
            if shortcut.whatsThis():
                yield KeyHelp(_native(shortcut.key()), shortcut.whatsThis())

    def _session(self) -> QMenu:
        window, actions = self._window, self._window.actions_of_session
        menu = self._menu(tr("&Session"))
        menu.addActions([actions.start, actions.pause, actions.mark, actions.stop])
        menu.addSeparator()
        menu.addAction(self._action(tr("Open a re&cording\u2026"), "Ctrl+O", window.open_recording))
        menu.addSeparator()
        menu.addAction(self._action(tr("&Quit"), QKeySequence.StandardKey.Quit, window.close))
        return menu

    def _edit(self) -> QMenu:
        window = self._window
        menu = self._menu(tr("&Edit"))
        menu.addActions([window.undo.undo, window.undo.redo])
        menu.addSeparator()
        menu.addAction(self._action(tr("&Settings\u2026"), "Ctrl+,", window.show_settings))
        return menu

    def _view(self) -> QMenu:
        window = self._window
        menu = self._menu(tr("&View"))
        for number, place in enumerate(Place, 1):
            text = place_text(place)
            menu.addAction(self._action(f"&{text}", f"Ctrl+{number}", partial(window.go_to, place)))
        menu.addSeparator()
        for stretch, keys in ((Stretch.WHOLE, "Ctrl+0"), (Stretch.RECENT, "Ctrl+5")):
            menu.addAction(self._action(stretch_text(stretch), keys, partial(window.live.timeline.choose, stretch)))
        menu.addSeparator()
        menu.addActions([self.strip, self.full_screen])
        menu.addSeparator()
        menu.addMenu(tr("&Appearance")).addActions(list(self.appearances.values()))
        return menu

    def _help(self) -> QMenu:
        window = self._window
        menu = self._menu(tr("&Help"))
        menu.addAction(self._action(tr("What this program &is"), "F1", window.show_help))
        menu.addAction(self._action(tr("&Keys"), "Ctrl+F1", window.show_keys))
        menu.addAction(self._action(tr("&Who uses it where\u2026"), "", window.ask_for_use))
        return menu

    def _appearances(self) -> dict[Appearance, QAction]:
        group = QActionGroup(self._window)
        actions = {}
        for appearance, text in appearance_texts().items():
            action = group.addAction(text[:1].upper() + text[1:])
            action.setCheckable(True)
            action.triggered.connect(partial(self._window.choose_appearance, appearance))
            actions[appearance] = action
        return actions

    def _menu(self, title: str) -> QMenu:
        menu: QMenu = self._window.menuBar().addMenu(title)
        return menu

    def _action(self, text: str, keys: str | QKeySequence.StandardKey, act: Callable[[], object]) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _checkable(self, text: str, keys: str, act: Callable[[bool], object]) -> QAction:
        action = QAction(text, self._window)
        action.setCheckable(True)
        action.setShortcut(QKeySequence(keys))
        action.toggled.connect(act)
        return action


def _actions(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _actions(below)
        else:
            yield action


def _key_help(action: QAction) -> Iterator[KeyHelp]:
    keys = [_native(sequence) for sequence in action.shortcuts() if not sequence.isEmpty()]
    if keys and action.text():
        yield KeyHelp(", ".join(keys), action.text().replace("&", "").rstrip("\u2026"))


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
