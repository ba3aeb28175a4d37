"""A page with a picture, a few words and perhaps a button: what is seen where there is nothing else to show."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engagement_monitor.desktop.text import plain_label, scaled_px, wrapped_label
from engagement_monitor.desktop.theme import ThemeKeeper, icon

_ICON_PX = 48
_TEXT_WIDTH_PX, _LEAST_WIDTH_PX = 460, 220


@dataclass(frozen=True, slots=True)
class Message:
    """What a message page says. ``text`` may hold what users typed: it is never read as markup."""

    icon: str
    heading: str
    text: str
    button: str = ""
    act: Callable[[], None] | None = None


class MessagePage(QFrame):
    """Shows one message in the middle of its place."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("card")
        self._themes = themes
        self._message = Message("live", "", "")
        self._inner = QWidget()
        self._row, self._column = QHBoxLayout(self), QVBoxLayout(self._inner)
        self._picture = plain_label()
        self._heading = wrapped_label(scale=1.5)
        self._text = wrapped_label(name="muted")
        self._button = QPushButton()
        self._button.setObjectName("primary")
        self._button.clicked.connect(self._pressed)
        self._lay_out()
        themes.changed.connect(self._restyle)

    def show_message(self, message: Message) -> None:
        """Replaces what is shown."""
        if message == self._message:
            return
        self._message = message
        self._heading.setText(message.heading)
        self._text.setText(message.text)
        self._button.setText(message.button)
        self._button.setVisible(bool(message.button))
        self._restyle()

    def texts(self) -> tuple[str, str]:
        """The heading and the text as they are shown."""
        return self._heading.text(), self._text.text()

    def take_focus(self) -> None:
        """Puts the keyboard on the button, if the message is seen and has one."""
        if self._button.isVisible():
            self._button.setFocus()

    def press(self) -> None:
        """As if the button was pressed."""
        self._button.click()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for some words and the button; the text has more lines then."""
        least_px = max(scaled_px(_LEAST_WIDTH_PX), self._button.sizeHint().width())
        margins = self._row.contentsMargins()
        # Of wrapped text Qt alone thinks that it were in a narrow column.
        height_px = self._column.totalMinimumHeightForWidth(self._inner.width())
        return QSize(least_px + self._margins_px(), height_px + margins.top() + margins.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The text keeps a width that reads well, as far as there is room."""
        super().resizeEvent(event)
        self._inner.setFixedWidth(min(scaled_px(_TEXT_WIDTH_PX), self.width() - self._margins_px()))

    def _margins_px(self) -> int:
        around, within = self._row.contentsMargins(), self._column.contentsMargins()
        return around.left() + around.right() + within.left() + within.right()

    def _pressed(self) -> None:
        if self._message.act:
            self._message.act()

    def _lay_out(self) -> None:
        # A column of fixed width within a row: only so does Qt count the lines of a label right.
        row, column = self._row, self._column
        row.addStretch()
        row.addWidget(self._inner)
        row.addStretch()
        column.setSpacing(10)
        column.addStretch()
        for widget in (self._picture, self._heading, self._text):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._button.hide()

    def _restyle(self) -> None:
        theme = self._themes.theme
        colour = theme.danger if self._message.icon == "warning" else theme.accent
        self._picture.setPixmap(icon(self._message.icon, colour).pixmap(scaled_px(_ICON_PX)))
