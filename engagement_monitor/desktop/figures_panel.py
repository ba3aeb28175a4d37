"""Big numbers: the three shares with their intervals, and plain facts."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.text import plain_label, tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.timeline.sample import ShareEstimate

_BADGE_PX = 22
_BAR_PX = 8
_DOUBTED_OPACITY = 0.35


class Badge(QWidget):
    """The sign of a sentiment on its colour."""

    def __init__(self, sentiment: Sentiment, themes: ThemeKeeper) -> None:
        super().__init__()
        self._sentiment, self._themes = sentiment, themes
        self.setFixedSize(_BADGE_PX, _BADGE_PX)
        themes.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints it."""
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._sentiment, self._themes.theme.sentiment(self._sentiment))


def paint_badge(painter: QPainter, place: QRectF, sentiment: Sentiment, colour: QColor) -> None:
    """Paints a plus, a ring or a minus in white on the sentiment's colour. The painter keeps its settings."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(place, place.width() / 5, place.width() / 5)
    painter.setPen(QPen(QColor("white"), place.width() / 8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, reach = place.center(), place.width() * 0.24
    across, along = QPointF(reach, 0), QPointF(0, reach)
    if sentiment is Sentiment.NEUTRAL:
        painter.drawEllipse(middle, reach, reach)
    else:
        painter.drawLine(middle - across, middle + across)
    if sentiment is Sentiment.POSITIVE:
        painter.drawLine(middle - along, middle + along)
    painter.restore()


class IntervalBar(QWidget):
    """A bar from 0 to 100 %: filled up to the share, with the interval drawn across its end."""

    def __init__(self, sentiment: Sentiment, themes: ThemeKeeper) -> None:
        super().__init__()
        self._sentiment, self._themes = sentiment, themes
        self._values: tuple[float, float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as a line of small text."""
        return QSize(120, _BAR_PX + 6)

    def show_values(self, values: tuple[float, float, float] | None) -> None:
        """Shows (low, share, high), from 0 to 1, or an empty bar."""
        if values != self._values:
            self._values = values
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints the bar."""
        theme = self._themes.theme
        painter = QPainter(self)
        groove = QRectF(0, 3, self.width(), _BAR_PX)
        painter.fillRect(groove, QColor(theme.hover))
        if self._values is None:
            return
        low, share, high = (value * self.width() for value in self._values)
        painter.setOpacity(1.0 if self.isEnabled() else _DOUBTED_OPACITY)
        painter.fillRect(QRectF(0, 3, share, _BAR_PX), theme.sentiment(self._sentiment))
        painter.setPen(QPen(QColor(theme.text), 2))
        middle = groove.center().y()
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for end in (max(low, 1.0), min(high, self.width() - 1.0)):
            painter.drawLine(QPointF(end, 1), QPointF(end, self.height() - 1))


class ShareCard(QFrame):
    """One sentiment: its sign and name, the share in large type, and its interval; flat where cards are stacked."""

    def __init__(self, sentiment: Sentiment, themes: ThemeKeeper, direction: QBoxLayout.Direction) -> None:
        super().__init__()
        self.setObjectName("card")
        self._direction = direction
        self._sentiment = sentiment
        scale = 1.6 if direction is QBoxLayout.Direction.TopToBottom else 2.2
        self._number = plain_label(words.NOTHING, name="heading", scale=scale, bold=True)
        self._range = plain_label("", name="muted")
        self._bar = IntervalBar(sentiment, themes)
        self._lay_out(Badge(sentiment, themes))

    def show_estimate(self, estimate: ShareEstimate | None, doubt: str = "") -> None:
        """Shows the share of this sentiment; dashes if there is none. A share in doubt is greyed, and why is said."""
        _mark_doubt(self._number, bool(doubt and estimate))
        self._bar.setEnabled(not doubt)
        if estimate is None:
            self._number.setText(words.NOTHING)
            self._range.setText("")
            self._bar.show_values(None)
            return
        low, share, high = (getattr(part, self._sentiment) for part in (estimate.low, estimate.shares, estimate.high))
        self._number.setText(words.whole_percent(estimate.shares, self._sentiment))
        self._range.setText(words.joined((words.percent_range(low, high), doubt)))
        self._bar.show_values((low, share, high))

    def texts(self) -> tuple[str, str]:
        """The number and the interval as they are shown."""
        return self._number.text(), self._range.text()

    def _lay_out(self, badge: QWidget) -> None:
        name = words.faces_label(self._sentiment)
        self.setToolTip(_interval_tip())
        self._number.setAccessibleName(tr("{name}, share").format(name=name))
        self._range.setAccessibleName(tr("{name}, 95 % interval").format(name=name))
        column = QVBoxLayout(self)
        if self._direction is QBoxLayout.Direction.TopToBottom:
            column.setContentsMargins(12, 5, 12, 6)
            column.setSpacing(2)
            column.addLayout(_row(badge, _two_lines(plain_label(name), self._range), after=self._number))
        else:
            column.setContentsMargins(14, 10, 14, 10)
            column.setSpacing(4)
            column.addLayout(_heading(badge, name))
            column.addLayout(_row(self._number, self._range, gap=10))
        column.addWidget(self._bar)


def _interval_tip() -> str:
    return tr(
        "The share of the faces in view, corrected for the mistakes the model is known to make.\n"
        "The true share should lie within the range behind it 95 times in 100."
    )


def _row(*widgets: QWidget, gap: int = 8, after: QWidget | None = None) -> QHBoxLayout:
    """The widgets from the left, and ``after`` at the right end."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
    row.addStretch()
    if after is not None:
        row.addWidget(after, alignment=Qt.AlignmentFlag.AlignVCenter)
    return row


def _heading(badge: QWidget, name: str) -> QHBoxLayout:
    """The sign with the name, which breaks its line where three cards have too little room."""
    row, label = QHBoxLayout(), plain_label(name)
    label.setWordWrap(True)
    row.setSpacing(8)
    row.addWidget(badge, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return row


def _two_lines(first: QWidget, second: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(first)
    column.addWidget(second)
    return both


def _mark_doubt(number: QLabel, doubted: bool) -> None:
    """Greys a number, or not."""
    if number.property("doubted") != doubted:
        number.setProperty("doubted", doubted)
        number.style().unpolish(number)
        number.style().polish(number)


class ShareCards(QWidget):
    """The three cards, beside or below one another."""

    def __init__(self, themes: ThemeKeeper, direction: QBoxLayout.Direction) -> None:
        super().__init__()
        self.cards = {sentiment: ShareCard(sentiment, themes, direction) for sentiment in SENTIMENTS}
        layout = QBoxLayout(direction, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for card in self.cards.values():
            layout.addWidget(card)

    def show_estimate(self, estimate: ShareEstimate | None, doubt: str = "") -> None:
        """Shows the three shares; ``doubt`` says why they are to be read with care."""
        for card in self.cards.values():
            card.show_estimate(estimate, doubt)


class FactCard(QFrame):
    """A fact: a small heading and a larger value."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._value: QLabel = plain_label(words.NOTHING, name="heading", scale=1.35, bold=True)
        self._note = plain_label(name="muted")
        self._value.setAccessibleName(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(1)
        column.addWidget(plain_label(heading, name="muted"))
        column.addWidget(self._value)
        column.addWidget(self._note)
        self._note.hide()

    def show_text(self, text: str, note: str = "", warning: str = "") -> None:
        """Shows the value, a note under it, and in place of the note what is to be warned of."""
        self._value.setText(text)
        self._note.setText(f"\u26a0 {warning}" if warning else note)
        self._note.setVisible(bool(warning or note))
        if self._note.objectName() != ("caution" if warning else "muted"):
            self._note.setObjectName("caution" if warning else "muted")
            self._note.style().unpolish(self._note)
            self._note.style().polish(self._note)

    def text(self) -> str:
        """The value as it is shown."""
        return self._value.text()

    def note(self) -> str:
        """What stands under the value."""
        return self._note.text()
