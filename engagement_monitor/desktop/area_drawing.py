"""Blind areas and seat areas, drawn with the mouse over the picture.

Dragging draws a rectangle; clicks set the corners of a polygon, which a double click or Enter closes. Backspace takes
the last corner or area away again, Escape ends.
"""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from engagement_monitor.desktop.preview import Preview
from engagement_monitor.desktop.text import tr
from engagement_monitor.vision.areas import EVERYWHERE, Areas, Corner

_LEAST_DRAG_PX = 6
_FEWEST_CORNERS = 3
_BLIND, _SEATS, _LIGHT = QColor("#f2f4f6"), QColor("#56b4e9"), QColor(255, 255, 255, 110)


class Pencil(StrEnum):
    """What is drawn."""

    NONE = "none"
    BLIND = "blind"
    SEATS = "seats"


class AreaDrawing(QWidget):
    """Lies over the preview and shows the areas; takes the mouse only while something is drawn."""

    drawn = Signal(object)
    """The ``Areas`` after a change by the user."""
    ended = Signal()
    """Escape was pressed."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self.areas = EVERYWHERE
        self.pencil = Pencil.NONE
        self._order: list[Pencil] = []
        self._corners: list[Corner] = []
        self._pressed = self._pointed = QPointF()
        self._dragging = False
        self.setAccessibleName(tr("Areas of the picture: drag a rectangle or click the corners"))
        self.take(Pencil.NONE)

    def show_areas(self, areas: Areas) -> None:
        """Shows these, of another source or after a change elsewhere."""
        if areas != self.areas:
            self.areas, self._order = areas, []
            self.update()

    def take(self, pencil: Pencil) -> None:
        """Draws this from now on."""
        self.pencil = pencil
        self._corners, self._dragging = [], False
        drawing = pencil is not Pencil.NONE
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not drawing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if drawing else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.CrossCursor if drawing else Qt.CursorShape.ArrowCursor)
        self.setMouseTracking(drawing)
        if drawing:
            self.setFocus()
        self.update()

    def take_back(self) -> None:
        """Takes away the last corner or, without one, the area that was drawn last."""
        if self._corners:
            self._corners.pop()
            self.update()
            return
        last = self._order.pop() if self._order else Pencil.BLIND if self.areas.blind else Pencil.SEATS
        polygons = getattr(self.areas, last)
        if polygons:
            self._become(self.areas.model_copy(update={str(last): polygons[:-1]}))

    def remove_all(self) -> None:
        """Takes all areas away."""
        self._corners, self._order = [], []
        if self.areas != EVERYWHERE:
            self._become(EVERYWHERE)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begins a rectangle, or sets a corner."""
        if event.button() is Qt.MouseButton.LeftButton and not self._preview.picture_place().isEmpty():
            self._pressed = self._pointed = event.position()
            self._dragging = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Shows what is drawn so far."""
        self._pointed = event.position()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Ends a rectangle, or sets a corner."""
        if not self._dragging:
            return
        self._dragging = False
        if (event.position() - self._pressed).manhattanLength() < _LEAST_DRAG_PX:
            self._corners.append(self._fraction(self._pressed))
        else:
            (left, top), (right, bottom) = self._fraction(self._pressed), self._fraction(event.position())
            self._add(((left, top), (right, top), (right, bottom), (left, bottom)))
        self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Closes the polygon; its last corner was set by the first click."""
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter closes, Backspace takes back, Escape ends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close()
        elif event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints the areas, and what is drawn so far."""
        place = self._preview.picture_place()
        if place.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for polygon in self.areas.blind:
            painter.setPen(QPen(_BLIND, 1.5))
            painter.setBrush(QBrush(_LIGHT, Qt.BrushStyle.BDiagPattern))
            painter.drawPolygon(_placed(polygon, place))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for polygon in self.areas.seats:
            painter.setPen(QPen(_SEATS, 2.5, Qt.PenStyle.DashLine))
            painter.drawPolygon(_placed(polygon, place))
        painter.setPen(QPen(_SEATS if self.pencil is Pencil.SEATS else _BLIND, 2))
        if self._dragging:
            painter.drawRect(QRectF(self._pressed, self._pointed).normalized())
        elif self._corners:
            begun = _placed(self._corners, place)
            begun.append(self._pointed)
            painter.drawPolyline(begun)

    def _close(self) -> None:
        if len(self._corners) >= _FEWEST_CORNERS:
            self._add(tuple(self._corners))

    def _add(self, polygon: tuple[Corner, ...]) -> None:
        self._corners = []
        if _size(polygon) > 0:
            self._order.append(self.pencil)
            name = str(self.pencil)
            self._become(self.areas.model_copy(update={name: (*getattr(self.areas, name), polygon)}))

    def _become(self, areas: Areas) -> None:
        self.areas = areas
        self.update()
        self.drawn.emit(areas)

    def _fraction(self, point: QPointF) -> Corner:
        place = self._preview.picture_place()
        x, y = (point.x() - place.left()) / place.width(), (point.y() - place.top()) / place.height()
        return min(1.0, max(0.0, x)), min(1.0, max(0.0, y))


def _placed(polygon: tuple[Corner, ...] | list[Corner], place: QRectF) -> QPolygonF:
    return QPolygonF([QPointF(place.left() + x * place.width(), place.top() + y * place.height()) for x, y in polygon])


def _size(polygon: tuple[Corner, ...]) -> float:
    """The smaller side of what surrounds a polygon; 0 for a line."""
    xs, ys = zip(*polygon, strict=True)
    return float(min(max(xs) - min(xs), max(ys) - min(ys)))
