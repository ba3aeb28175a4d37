"""A bar that tells the user something without standing in the way."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engagement_monitor.desktop.text import plain_label, scaled_px, tr, translated, wrapped_label
from engagement_monitor.desktop.theme import ThemeKeeper, icon
from engagement_monitor.errors import EngagementMonitorError


class Tone(StrEnum):
    """How serious a notice is."""

    INFORMATION = "information"
    WARNING = "warning"
    DANGER = "danger"


_ICONS = {Tone.INFORMATION: "done", Tone.WARNING: "warning", Tone.DANGER: "warning"}
_ICON_PX = 20


class NoticeBar(QWidget):
    """One notice at a time, with at most one button beside it. Hidden while there is nothing to say."""

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self._tone = Tone.INFORMATION
        self._act: Callable[[], None] | None = None
        self._picture, self._text = plain_label(), wrapped_label()
        self._action, self._close = QPushButton(), QPushButton()
        self._timer = QTimer(self, singleShot=True)
        self._lay_out()
        self._timer.timeout.connect(self.dismiss)
        self._action.clicked.connect(self._acted)
        self._close.clicked.connect(self.dismiss)
        themes.changed.connect(self._restyle)
        self.hide()

    def show_text(
        self,
        text: str,
        tone: Tone = Tone.INFORMATION,
        *,
        action: str = "",
        act: Callable[[], None] | None = None,
        limit_s: float | None = None,
    ) -> None:
        """Shows a notice in place of the one before it.

        Args:
            text: As it is, never markup.
            tone: How serious it is.
            action: The words on the button; none if empty.
            act: Called when the button is pressed.
            limit_s: How long it stays by itself.
        """
        self._timer.stop()
        self._tone, self._act = tone, act
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._restyle()
        self.show()
        if limit_s is not None:
            self._timer.start(int(limit_s * 1000))

    def show_fault(self, fault: EngagementMonitorError) -> None:
        """Shows a fault of the surroundings: what and what to do."""
        self.show_text(translated(str(fault)), Tone.DANGER)

    def dismiss(self) -> None:
        """Takes the notice away."""
        self._timer.stop()
        self.hide()

    def take_back(self, text: str) -> None:
        """Takes this notice away, unless another one has come in its place."""
        if self.text() == text:
            self.dismiss()

    def text(self) -> str:
        """What is shown, empty if hidden."""
        return "" if self.isHidden() else self._text.text()

    def press(self) -> None:
        """As if the notice's button was pressed."""
        self._action.click()

    def _acted(self) -> None:
        self.dismiss()
        if self._act:
            self._act()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 16, 6, 6)
        for widget in (self._picture, self._text, self._action, self._close):
            row.addWidget(widget)
        row.setStretch(1, 1)
        self._action.setObjectName("quiet")
        self._close.setObjectName("quiet")
        self._close.setAccessibleName(tr("Close this notice"))
        self._text.setAccessibleName(tr("Notice"))

    def _restyle(self) -> None:
        theme = self._themes.theme
        colours = {Tone.INFORMATION: theme.accent, Tone.WARNING: theme.warning, Tone.DANGER: theme.danger}
        self._picture.setPixmap(icon(_ICONS[self._tone], colours[self._tone]).pixmap(scaled_px(_ICON_PX)))
        self._close.setIcon(icon("close", theme.muted))
        self.setProperty("tone", self._tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
