"""A quiet line on the live page about what the user asked to be told. It comes and goes by itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from engagement_monitor.desktop.text import plain_label, scaled_px
from engagement_monitor.desktop.theme import ThemeKeeper, icon

_ICON_PX = 18


class AlertStrip(QFrame):
    """A coloured strip with a sign and a line. Hidden while there is nothing to say."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("alert")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self._sign, self._line = plain_label(), plain_label()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.addWidget(self._sign)
        self._line.setMinimumWidth(1)  # a narrow window cuts the line rather than grow
        row.addWidget(self._line, 1)
        themes.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_text(self, text: str) -> None:
        """Says this; hides where it is empty."""
        if text != self._line.text():
            self._line.setText(text)
            self._line.setToolTip(text.replace("<", "&lt;"))
            self.setVisible(bool(text))

    def text(self) -> str:
        """What is said."""
        return self._line.text()

    def _restyle(self) -> None:
        self._sign.setPixmap(icon("warning", self._themes.theme.warning).pixmap(scaled_px(_ICON_PX)))
