"""The places of the window, and the rail on which they are chosen."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from engagement_monitor.desktop.text import scaled_px, tr
from engagement_monitor.desktop.theme import ThemeKeeper, icon

_RAIL_PX = 92
_BUTTON_PX = 66
_ICON_PX = 26


class Place(StrEnum):
    """The places of the window, in the order of the rail."""

    LIVE = "live"
    SESSIONS = "sessions"
    COMPARE = "compare"
    HELP = "help"


_ICONS = {Place.LIVE: "live", Place.SESSIONS: "sessions", Place.COMPARE: "compare", Place.HELP: "about"}


def place_text(place: Place) -> str:
    """What a place is called."""
    return {
        Place.LIVE: tr("Live"),
        Place.SESSIONS: tr("Sessions"),
        Place.COMPARE: tr("Compare"),
        Place.HELP: tr("Help"),
    }[place]


class Rail(QWidget):
    """A button for each place, at the side of the window."""

    chosen = Signal(object)

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self._group = QButtonGroup(self)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(6)
        for number, place in enumerate(Place):
            column.addWidget(self._button(number, place))
        column.addStretch()
        self._fit()
        self._group.idClicked.connect(lambda number: self.chosen.emit(list(Place)[number]))
        themes.changed.connect(self._restyle)
        self._restyle()

    def show_place(self, place: Place) -> None:
        """Marks the place that is seen."""
        self._group.button(list(Place).index(place)).setChecked(True)

    def _button(self, number: int, place: Place) -> QToolButton:
        button, text = QToolButton(), place_text(place)
        button.setText(text)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(scaled_px(_ICON_PX), scaled_px(_ICON_PX)))
        keys = QKeySequence(f"Ctrl+{number + 1}").toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{text} ({keys})")
        self._group.addButton(button, number)
        return button

    def _fit(self) -> None:
        """As wide as the longest word needs: it differs from language to language."""
        buttons = self._group.buttons()
        width_px = max(scaled_px(_RAIL_PX) - 16, *(button.sizeHint().width() + 8 for button in buttons))
        for button in buttons:
            button.setFixedSize(width_px, scaled_px(_BUTTON_PX))
        self.setFixedWidth(width_px + 16)

    def _restyle(self) -> None:
        for number, place in enumerate(Place):
            self._group.button(number).setIcon(icon(_ICONS[place], self._themes.theme.text))
