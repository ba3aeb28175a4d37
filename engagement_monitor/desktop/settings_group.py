"""What the groups of the settings share: a change holds at once, can be taken back, and can be reset."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.text import plain_label, tr, wrapped_label
from engagement_monitor.preferences import Preferences


class SettingsGroup(QWidget):
    """One group of settings. Its controls call ``keep`` when the user changes them; ``show_choices`` fills them in.

    Args:
        title: What the group is called, for people.
        fields: The fields of ``Preferences`` that it changes, and no others.
        preferences: Where they are kept.
    """

    history_changed = Signal()

    def __init__(self, title: str, fields: tuple[str, ...], preferences: PreferenceKeeper) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.title, self._fields, self._preferences = title, fields, preferences
        self.history: list[dict[str, Any]] = []
        """Of each change what it replaced, and nothing else."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(10)
        self.column.addWidget(plain_label(title, name="heading", scale=1.4, bold=True))

    def show_choices(self, now: Preferences) -> None:
        """Fills the controls in. Each group has its own."""
        raise NotImplementedError

    def keep(self, **chosen: Any) -> None:
        """Chooses anew, and remembers what was chosen before."""
        before = self._chosen(self._preferences.now)
        self._preferences.change(**chosen)
        after = self._chosen(self._preferences.now)
        changed = {name: value for name, value in before.items() if value != after[name]}
        if changed:
            self.history.append(changed)
            self.history_changed.emit()

    def undo(self) -> None:
        """Puts back what was chosen before the last change."""
        if self.history:
            self._preferences.change(**self.history.pop())
            self.show_choices(self._preferences.now)
            self.history_changed.emit()

    def reset(self) -> None:
        """Chooses what holds until somebody chooses."""
        self.keep(**self._chosen(Preferences()))
        self.show_choices(self._preferences.now)

    def remember(self, history: list[dict[str, Any]]) -> None:
        """Can take back what was changed in this group of another window."""
        self.history = history
        self.history_changed.emit()

    def can_undo(self) -> bool:
        """Whether something was changed here since the settings were opened."""
        return bool(self.history)

    def is_usual(self) -> bool:
        """Whether everything here is as it was before anybody chose."""
        return self._chosen(self._preferences.now) == self._chosen(Preferences())

    def _chosen(self, preferences: Preferences) -> dict[str, Any]:
        return {name: getattr(preferences, name) for name in self._fields}


def form() -> QFormLayout:
    """A form whose long rows wrap, so that large text has room."""
    rows = QFormLayout()
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setHorizontalSpacing(16)
    rows.setVerticalSpacing(10)
    rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return rows


def add_row(rows: QFormLayout, text: str, field: QWidget) -> None:
    """A field with its label, whose ``&`` letter leads to it; screen readers get the label as the field's name."""
    label: QLabel = plain_label(text)
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    # A form puts a label at the top of its row: as high as the field, its text stands beside the field's.
    field.ensurePolished()
    label.setMinimumHeight(field.sizeHint().height())
    rows.addRow(label, field)


def hint(text: str) -> QLabel:
    """What a setting means, in small muted words."""
    return wrapped_label(text, name="muted")


def complaint() -> QLabel:
    """Where a group says what cannot be chosen; hidden while there is nothing to say."""
    label = wrapped_label(name="invalid")
    label.setAccessibleName(tr("What cannot be chosen"))
    label.hide()
    return label


def complain(label: QLabel, text: str) -> None:
    """Shows or, if empty, hides a complaint."""
    label.setText(text)
    label.setVisible(bool(text))
