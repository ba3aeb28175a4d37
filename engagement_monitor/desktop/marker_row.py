"""The row that marks: a button for every key, one for a label of one's own, and one that takes the last mark back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.actions import ActionButton, SessionActions
from engagement_monitor.desktop.flow_layout import FlowRow
from engagement_monitor.desktop.key_cap import KeyCap
from engagement_monitor.desktop.text import plain_label, scaled_px, tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.preferences import MarkerKey

_LONGEST_LABEL = 80
_SPACING_PX = 6


class _LabelEdit(QLineEdit):
    """One line for a label; Esc gives up."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc gives up; Enter is left to the line itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class MarkerRow(QWidget):
    """Offers the marks of a session under way. Single keys work wherever no text is typed, while this is seen.

    Args:
        actions: Whose free mark and undo have buttons here.
        themes: For the icons.
        now_s: The time of the session; None if none is under way.
    """

    marked = Signal(object)
    """A ``MarkerKey`` was pressed."""
    labelled = Signal(str, float)
    """A label of one's own (it may be empty), and the time at which it was begun."""

    def __init__(self, actions: SessionActions, themes: ThemeKeeper, now_s: Callable[[], float | None]) -> None:
        super().__init__()
        self._actions, self._now_s = actions, now_s
        self._begun_s = 0.0
        self._keys: tuple[MarkerKey, ...] = ()
        self._shortcuts: list[QShortcut] = []
        self._caps: list[KeyCap] = []
        self._offered = FlowRow(_SPACING_PX)
        self._edit, self._when = _LabelEdit(), plain_label(name="muted")
        self._free = ActionButton(actions.mark, "mark", themes, text=tr("Label\u2026"), name="small")
        self._undo = ActionButton(actions.unmark, "undo", themes, text=tr("Undo"), name="small")
        self._lay_out()
        self._edit.returnPressed.connect(self._finish)
        self._edit.given_up.connect(self._leave)

    def offer(self, keys: Sequence[MarkerKey]) -> None:
        """Shows these keys in place of those before."""
        if tuple(keys) == self._keys:
            return
        self._keys = tuple(keys)
        for cap in self._caps:
            cap.hide()
            cap.deleteLater()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)  # it lives on for a moment, and a key with two meanings has none
            shortcut.deleteLater()
        self._shortcuts = [self._shortcut(key) for key in keys]
        self._caps = [self._cap(key) for key in keys]
        self._offered.show_widgets((*self._caps, self._free, self._undo))

    def press(self, key: str) -> None:
        """As if this key was pressed; nothing happens for one that marks nothing."""
        for each in self._keys:
            if each.key == key.upper():
                self.marked.emit(each)

    def begin_label(self) -> None:
        """Opens the line for a label of one's own, for this moment."""
        now_s = self._now_s()
        if now_s is None or self._edit.isVisible():
            return
        self._begun_s = now_s
        self._when.setText(tr("Mark at {time}:").format(time=words.clock(now_s)))
        self._show_edit(True)
        self._edit.clear()
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_active(self, active: bool) -> None:
        """Whether marks can be made now."""
        for cap in self._caps:
            cap.setEnabled(active)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(active)
        if not active:
            self._show_edit(False)

    def caps(self) -> tuple[KeyCap, ...]:
        """The buttons of the keys."""
        return tuple(self._caps)

    def _finish(self) -> None:
        self.labelled.emit(self._edit.text().strip(), self._begun_s)
        self._leave()

    def _leave(self) -> None:
        """The keyboard goes back to where single keys mark."""
        self._show_edit(False)
        page = self.parentWidget()
        if page is not None:
            page.setFocus()

    def _show_edit(self, shown: bool) -> None:
        self._offered.setVisible(not shown)
        self._edit.setVisible(shown)
        self._when.setVisible(shown)

    def _cap(self, key: MarkerKey) -> KeyCap:
        button = KeyCap(key.key, key.label)
        button.setAccessibleName(tr("Mark: {label}").format(label=key.label))
        tip = tr("{label}: a break, left out of every figure") if key.excluded else "{label}"
        button.setToolTip(f"{tip.format(label=key.label)} ({key.key})".replace("<", "&lt;"))
        button.clicked.connect(partial(self._clicked, key))
        return button

    def _clicked(self, key: MarkerKey, _checked: bool = False) -> None:
        self.marked.emit(key)

    def _shortcut(self, key: MarkerKey) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key.key), self)
        shortcut.setAutoRepeat(False)
        shortcut.setWhatsThis(tr("Mark: {label}").format(label=key.label))
        shortcut.activated.connect(partial(self._clicked, key))
        return shortcut

    def _lay_out(self) -> None:
        self._edit.setMaxLength(_LONGEST_LABEL)
        self._edit.setMinimumWidth(scaled_px(200))
        self._edit.setPlaceholderText(tr("Label, then Enter; Esc leaves it"))
        self._edit.setAccessibleName(tr("Label of the mark"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING_PX)
        row.addWidget(self._offered, 1)
        row.addWidget(self._when)
        row.addWidget(self._edit, 1)
        self._show_edit(False)
