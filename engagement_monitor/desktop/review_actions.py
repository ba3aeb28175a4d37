"""What can be done to segments and markers, once for menus, buttons and keys."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from engagement_monitor.desktop.text import tr


@dataclass(frozen=True, slots=True, eq=False)
class ReviewActions:
    """The actions; a key works where its action was given to the widget that has the keyboard."""

    label: QAction
    split: QAction
    merge: QAction
    toggle: QAction
    use_changes: QAction
    back_to_markers: QAction
    add_marker: QAction
    label_marker: QAction
    remove_marker: QAction
    toggle_marker: QAction
    previous_moment: QAction
    next_moment: QAction

    @classmethod
    def make(cls, parent: QObject) -> "ReviewActions":
        """With their keys."""
        return cls(
            label=_action(parent, tr("&Label\u2026"), tr("Label"), "F2"),
            split=_action(parent, tr("&Split at the cursor"), tr("Split"), "S"),
            merge=_action(parent, tr("&Merge with the next"), tr("Merge"), "M", "Del"),
            toggle=_action(parent, tr("Leave &out"), "", "X"),
            use_changes=_action(parent, tr("Use the &automatic ones"), tr("Use automatic")),
            back_to_markers=_action(parent, tr("&Back to the markers"), tr("Back to markers")),
            add_marker=_action(parent, tr("&New marker at the cursor"), "", "N"),
            label_marker=_action(parent, tr("&Label\u2026"), "", "F2"),
            remove_marker=_action(parent, tr("&Remove"), "", "Del"),
            toggle_marker=_action(parent, tr("Starts a &break, or no longer"), "", "X"),
            previous_moment=_action(parent, tr("&Previous moment"), "", "PgUp"),
            next_moment=_action(parent, tr("Ne&xt moment"), "", "PgDown"),
        )

    def of_segments(self) -> tuple[QAction, ...]:
        """What is done to the selected segment or to all of them."""
        return self.label, self.split, self.merge, self.toggle, self.use_changes, self.back_to_markers

    def of_markers(self) -> tuple[QAction, ...]:
        """What is done to the selected marker."""
        return self.label_marker, self.remove_marker, self.toggle_marker

    def of_moments(self) -> tuple[QAction, ...]:
        """What leads through the moments."""
        return self.previous_moment, self.next_moment


def give(widget: QWidget, *actions: QAction) -> None:
    """The keys of these actions work while the widget has the keyboard, and its context menu shows them."""
    widget.addActions(actions)
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


class ReviewButton(QPushButton):
    """A small button that does what an action does and is enabled when it is."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setObjectName("toggle")
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.iconText())
        self.setToolTip(_tip(self._action))
        self.setEnabled(self._action.isEnabled())


def _action(parent: QObject, text: str, short: str, *keys: str) -> QAction:
    """``short`` is for buttons; empty if the whole text is."""
    action = QAction(text, parent)
    if short:
        action.setIconText(short)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setShortcutVisibleInContextMenu(True)
    return action


def _tip(action: QAction) -> str:
    """The text and the key."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    plain = action.text().replace("&", "")
    return f"{plain} ({keys})" if keys else plain
