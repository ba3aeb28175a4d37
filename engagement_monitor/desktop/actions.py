"""What can be done, once for the menu and the button alike."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton

from engagement_monitor.desktop.live_session import READY, UNDER_WAY, Phase
from engagement_monitor.desktop.text import tr
from engagement_monitor.desktop.theme import ThemeKeeper, icon


@dataclass(frozen=True, slots=True, eq=False)
class SessionActions:
    """Start, pause, mark with a label or without, take a mark back, and stop."""

    start: QAction
    pause: QAction
    mark: QAction
    mark_now: QAction
    """Without a label: for where there is no room to type one."""
    unmark: QAction
    """Has no key of its own: the window's undo leads here while the live page is seen."""
    stop: QAction

    @classmethod
    def make(cls, parent: QObject) -> "SessionActions":
        """With their shortcuts."""
        return cls(
            _action(tr("St&art"), "Ctrl+Return", tr("Begin a session with this source"), parent),
            _action(tr("&Pause"), "Ctrl+P", tr("Close the camera for a while; the time runs on"), parent),
            _action(tr("&Mark with a label\u2026"), "Ctrl+M", tr("Mark this moment with a label of your own"), parent),
            _action(tr("Mark"), "", tr("Mark this moment; such marks are numbered"), parent),
            _action(tr("&Undo the last mark"), "", tr("Take the last mark away again: Ctrl+Z"), parent),
            _action(tr("St&op"), "Ctrl+E", tr("End the session; everything is saved already"), parent),
        )

    def show_phase(self, phase: Phase, *, source_seen: bool) -> None:
        """Only what makes sense now can be done; nothing starts where nobody sees which source it would open."""
        self.start.setEnabled(phase in READY and source_seen)
        self.pause.setEnabled(phase in UNDER_WAY)
        self.mark.setEnabled(phase in UNDER_WAY)
        self.mark_now.setEnabled(phase in UNDER_WAY)
        self.unmark.setEnabled(phase in UNDER_WAY)
        self.stop.setEnabled(phase not in READY and phase is not Phase.STOPPING)
        self.pause.setText(tr("&Resume") if phase is Phase.PAUSED else tr("&Pause"))


def _action(text: str, shortcut: str, tip: str, parent: QObject) -> QAction:
    action = QAction(text, parent)
    action.setShortcut(QKeySequence(shortcut))
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{tip} ({keys})" if keys else tip)
    return action


class ActionButton(QPushButton):
    """A button that does what an action does and is enabled when it is."""

    def __init__(self, action: QAction, icon_name: str, themes: ThemeKeeper, *, text: str = "", name: str = "") -> None:
        super().__init__()
        self._action, self._icon_name, self._themes, self._fixed_text = action, icon_name, themes, text
        self.setObjectName(name)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        themes.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action, theme = self._action, self._themes.theme
        self.setText(self._fixed_text or action.text())
        self.setToolTip(action.toolTip())
        self.setEnabled(action.isEnabled())
        enabled = theme.on_accent if self.objectName() == "primary" else theme.text
        self.setIcon(icon(self._icon_name, enabled if action.isEnabled() else theme.muted))
