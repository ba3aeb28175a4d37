"""Everything that can be chosen, in one window beside the main one."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engagement_monitor.desktop.marker_group import MarkerGroup
from engagement_monitor.desktop.model_group import ModelGroup
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.reading_area import ReadingArea
from engagement_monitor.desktop.settings_group import SettingsGroup
from engagement_monitor.desktop.settings_groups import (
    GeneralGroup,
    LiveGroup,
    NumberGroup,
    PlaceGroup,
    StorageGroup,
)
from engagement_monitor.desktop.text import scaled_px, tr

_SIZE_PX = (780, 660)
_LIST_PX = 190


class Group(StrEnum):
    """The groups, in the order of the list."""

    GENERAL = "general"
    LIVE = "live"
    MARKERS = "markers"
    NUMBER = "number"
    MODEL = "model"
    STORAGE = "storage"
    PLACE = "place"


_MAKERS: dict[Group, Callable[[PreferenceKeeper], SettingsGroup]] = {
    Group.GENERAL: GeneralGroup,
    Group.LIVE: LiveGroup,
    Group.MARKERS: MarkerGroup,
    Group.NUMBER: NumberGroup,
    Group.MODEL: ModelGroup,
    Group.STORAGE: StorageGroup,
    Group.PLACE: PlaceGroup,
}


class SettingsWindow(QDialog):
    """Stays beside the main window; every change holds at once and is kept, and can be taken back group by group."""

    def __init__(self, preferences: PreferenceKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(tr("Settings"))
        self._preferences = preferences
        self.groups = {group: make(preferences) for group, make in _MAKERS.items()}
        self._list, self._stack = QListWidget(), QStackedWidget()
        self._undo, self._reset = QPushButton(tr("&Undo")), QPushButton(tr("&Reset this group"))
        self._lay_out()
        self._list.currentRowChanged.connect(self._turn_to)
        self._undo.clicked.connect(lambda: self._group().undo())
        self._reset.clicked.connect(lambda: self._group().reset())
        for group in self.groups.values():
            group.history_changed.connect(self._follow)
        preferences.changed.connect(self._show_choices)
        self.open_at(Group.GENERAL)

    @property
    def group(self) -> Group:
        """Which group is seen."""
        return list(Group)[self._list.currentRow()]

    def take_over(self, before: "SettingsWindow") -> None:
        """Can undo what was changed in a window that was closed."""
        for name, group in self.groups.items():
            group.remember(before.groups[name].history)

    def open_at(self, group: Group) -> None:
        """Turns to a group."""
        self._list.setCurrentRow(list(Group).index(group))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Shows what holds now, with the keyboard on the list."""
        super().showEvent(event)
        self._show_choices()
        self._list.setFocus()

    def _group(self) -> SettingsGroup:
        return self.groups[self.group]

    def _turn_to(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._follow()

    def _show_choices(self) -> None:
        for group in self.groups.values():
            group.show_choices(self._preferences.now)
        self._follow()

    def _follow(self) -> None:
        self._undo.setEnabled(self._group().can_undo())
        self._reset.setEnabled(not self._group().is_usual())

    def _lay_out(self) -> None:
        self._list.setObjectName("groups")
        self._list.setAccessibleName(tr("Groups of settings"))
        self._list.setFixedWidth(scaled_px(_LIST_PX))
        self._list.ensurePolished()  # The height of its rows is asked for once, before it is seen.
        for group in self.groups.values():
            self._list.addItem(group.title)
            self._stack.addWidget(_scrolled(group))
        self._undo.setToolTip(tr("Take back the last change in this group"))
        self._reset.setToolTip(tr("Choose in this group what held before anybody chose"))
        close = QPushButton(tr("&Close"))
        close.setObjectName("primary")
        close.clicked.connect(self.close)
        for button in (self._undo, self._reset, close):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 0, 20, 16)
        buttons.addWidget(self._undo)
        buttons.addWidget(self._reset)
        buttons.addStretch()
        buttons.addWidget(close)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._stack, 1)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addLayout(right, 1)
        size = QSize(scaled_px(_SIZE_PX[0]), scaled_px(_SIZE_PX[1]))
        self.resize(size.boundedTo(self.screen().availableSize()))


def _scrolled(group: SettingsGroup) -> QWidget:
    area = ReadingArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.read(group)
    return area
