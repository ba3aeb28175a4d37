"""The sessions of a term side by side: each share as a mark, its interval as a line through it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.text import plain_tip, tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.sample import ShareEstimate

_LEFT_PX, _RIGHT_PX, _TOP_PX = 52, 12, 26
_STEP_PX, _WIDEST_PX = 46, 170
_SPREAD = 0.2
_MARK_PX = 5.0
_CHANGES = {Change.UP: "\u25b2", Change.DOWN: "\u25bc", Change.UNCLEAR: "\u2248"}


@dataclass(frozen=True, slots=True)
class TermPoint:
    """One session: what stands below it, what is said of it, its shares, and whether it differs from the one before."""

    session_id: int
    day: str
    title: str
    estimate: ShareEstimate | None
    change: Change | None


class TermChart(QWidget):
    """Paints the points from the oldest to the newest. A click opens a session; the arrow keys do as well."""

    opened = Signal(int)

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self._points: list[TermPoint] = []
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Shares of each session with their intervals"))
        themes.changed.connect(self.update)

    def show_points(self, points: list[TermPoint]) -> None:
        """Replaces what is shown."""
        self._points, self._current = points, -1
        self.setMinimumWidth(_LEFT_PX + _RIGHT_PX + _STEP_PX * len(points))
        self.setAccessibleDescription("\n".join(map(point_text, points)))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for all."""
        return QSize(self.minimumWidth(), 360)

    def step_px(self) -> float:
        """How far two sessions lie apart."""
        return min(_WIDEST_PX, (self.width() - _LEFT_PX - _RIGHT_PX) / max(1, len(self._points)))

    def index_at(self, x_px: float) -> int:
        """Which session lies there; -1 if none."""
        index = int((x_px - _LEFT_PX) // self.step_px())
        return index if 0 <= index < len(self._points) and x_px >= _LEFT_PX else -1

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints everything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        every = max(1, round(0.5 + self._label_px() / self.step_px()))
        for index, point in enumerate(self._points):
            self._paint_point(painter, index, point, labelled=index % every == 0)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """A tool tip for each session."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self.index_at(event.pos().x())
            QToolTip.showText(event.globalPos(), plain_tip(point_text(self._points[index])) if index >= 0 else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Shows which session a click would open."""
        self._point_at(self.index_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Opens a session."""
        index = self.index_at(event.position().x())
        if index >= 0:
            self.opened.emit(self._points[index].session_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Left and right go through the sessions, Return opens one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step and self._points:
            self._point_at(min(len(self._points) - 1, max(0, self._current + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.opened.emit(self._points[self._current].session_id)
        else:
            super().keyPressEvent(event)

    def _point_at(self, index: int) -> None:
        self._current = index
        self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)
        self.update()

    def _bottom_px(self) -> float:
        return self.height() - 1.6 * self.fontMetrics().height()

    def _y(self, share: float) -> float:
        return _TOP_PX + (self._bottom_px() - _TOP_PX) * (1 - share)

    def _label_px(self) -> float:
        return max((self.fontMetrics().horizontalAdvance(point.day) for point in self._points), default=0) + 10

    def _paint_grid(self, painter: QPainter) -> None:
        theme = self._themes.theme
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(QPointF(_LEFT_PX, self._y(share)), QPointF(self.width() - _RIGHT_PX, self._y(share)))
            painter.setPen(QColor(theme.muted))
            place = QRectF(0, self._y(share) - 10, _LEFT_PX - 8, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words.percent(share))

    def _paint_point(self, painter: QPainter, index: int, point: TermPoint, *, labelled: bool) -> None:
        theme, step = self._themes.theme, self.step_px()
        middle = _LEFT_PX + step * (index + 0.5)
        column = QRectF(middle - step / 2, _TOP_PX - 22, step, self.height() - _TOP_PX + 22)
        if index == self._current:
            painter.fillRect(column, QColor(theme.hover))
        painter.setPen(QColor(theme.text if index == self._current else theme.muted))
        if labelled:
            below = QRectF(middle - 80, self._bottom_px() + 4, 160, self.height() - self._bottom_px() - 4)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, point.day)
        if point.change:
            above = QRectF(middle - 20, 2, 40, _TOP_PX - 6)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, _CHANGES[point.change])
        if point.estimate:
            for place, sentiment in enumerate(SENTIMENTS):
                self._paint_share(painter, middle + (place - 1) * _SPREAD * min(step, 120), sentiment, point.estimate)

    def _paint_share(self, painter: QPainter, x: float, sentiment: Sentiment, estimate: ShareEstimate) -> None:
        colour = self._themes.theme.sentiment(sentiment)
        share, low, high = (getattr(part, sentiment) for part in (estimate.shares, estimate.low, estimate.high))
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(x, self._y(low)), QPointF(x, self._y(high)))
        painter.setPen(QPen(QColor(self._themes.theme.surface), 1))
        painter.setBrush(colour)
        paint_mark(painter, QPointF(x, self._y(share)), sentiment)


def paint_mark(painter: QPainter, at: QPointF, sentiment: Sentiment) -> None:
    """A disc for positive, a square for neutral, a triangle for negative: colour alone does not reach everybody."""
    size = _MARK_PX
    if sentiment is Sentiment.POSITIVE:
        painter.drawEllipse(at, size, size)
    elif sentiment is Sentiment.NEUTRAL:
        painter.drawRect(QRectF(at.x() - size + 0.5, at.y() - size + 0.5, 2 * size - 1, 2 * size - 1))
    else:
        corners = ((-size - 1, -size + 1), (size + 1, -size + 1), (0, size + 1))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))


def point_text(point: TermPoint) -> str:
    """A session in words."""
    if point.estimate is None:
        return f"{point.title}, {point.day}\n" + tr("No face was seen")
    estimate = point.estimate
    lines = [
        f"{words.label(sentiment)}: {words.whole_percent(estimate.shares, sentiment)}"
        f" ({words.percent_range(getattr(estimate.low, sentiment), getattr(estimate.high, sentiment))})"
        for sentiment in SENTIMENTS
    ]
    change = [tr("Against the one before: {change}").format(change=words.change(point.change))] if point.change else []
    return "\n".join([f"{point.title}, {point.day}", *lines, *change])
