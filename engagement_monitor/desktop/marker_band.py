"""The markers of a session as flags along the time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from engagement_monitor.desktop import words
from engagement_monitor.desktop.segment_edits import Markers
from engagement_monitor.desktop.text import tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.time_band import TimeBand
from engagement_monitor.desktop.time_scale import TimeScale
from engagement_monitor.timeline.sample import Marker

_HEIGHT_EM = 1.35
_FLAG_PX = 9
_GAP_PX = 4
_ROOM_PX = 400


class MarkerBand(TimeBand):
    """Every marker has a handle: itself."""

    def __init__(self, scale: TimeScale, themes: ThemeKeeper) -> None:
        super().__init__(tr("Markers"), scale, themes, _HEIGHT_EM)
        self.setAccessibleName(tr("Markers of this session"))
        self._markers: Markers = ()
        self._dragged_to: Markers | None = None

    @property
    def markers(self) -> Markers:
        """What is shown, as it is stored."""
        return self._markers

    def show_markers(self, markers: Sequence[Marker]) -> None:
        """Shows these, in time order. The selected one stays so, wherever it was moved."""
        before, self._markers, self._dragged_to = self._markers, tuple(markers), None
        self.select(_index_after(before, self._markers, self.index))

    def count(self) -> int:
        """How many markers there are."""
        return len(self._markers)

    def place_of(self, index: int) -> QRectF:
        """The flag and the room for its label: up to the next one."""
        markers = self._dragged_to or self._markers
        left = self.scale.x_of(markers[index].time_s)
        later = (self.scale.x_of(marker.time_s) for marker in markers if marker.time_s > markers[index].time_s)
        right = min(min(later, default=self.scale.right_px), left + _ROOM_PX)
        return QRectF(left, 0, max(0.0, right - left), self.height())

    def label_of(self, index: int) -> str:
        """As typed."""
        return self._markers[index].label

    def describe(self, index: int) -> str:
        """Label and time, and what it starts."""
        marker = self._markers[index]
        starts = tr("what follows is left out") if marker.excluded else ""
        return words.joined((marker.label, words.clock(marker.time_s), starts))

    def index_at(self, x_px: float) -> int:
        """The marker whose flag or label is there."""
        painted = (
            QRectF(place.left() - _FLAG_PX / 2, 0, min(place.width(), self._label_px(index)) + _FLAG_PX, place.height())
            for index, place in ((index, self.place_of(index)) for index in range(self.count()))
        )
        hits = [index for index, place in enumerate(painted) if place.left() <= x_px <= place.right()]
        return hits[-1] if hits else -1

    def handles_s(self) -> list[float]:
        """Where the markers are."""
        return [marker.time_s for marker in self._markers]

    def handle_of(self, index: int) -> int:
        """Itself."""
        return index

    def drag(self, handle: int, time_s: float | None) -> None:
        """Shows the marker there."""
        self.select(handle)
        self._dragged_to = None
        if time_s is not None:
            moved = replace(self._markers[handle], time_s=time_s)
            self._dragged_to = (*self._markers[:handle], moved, *self._markers[handle + 1 :])
        self.update()

    def paint_things(self, painter: QPainter) -> None:
        """Paints the flags that can be seen."""
        for index, marker in enumerate(self._dragged_to or self._markers):
            place = self.place_of(index)
            if place.right() > self.scale.left_px and place.left() < self.scale.right_px + _FLAG_PX:
                self._paint_flag(painter, place, marker, selected=index == self.index)

    def _label_px(self, index: int) -> float:
        return _FLAG_PX + _GAP_PX + self.fontMetrics().horizontalAdvance(self._markers[index].label)

    def _paint_flag(self, painter: QPainter, place: QRectF, marker: Marker, *, selected: bool) -> None:
        colour = QColor(self.theme.accent if selected else self.theme.text)
        painter.setPen(QPen(colour, 2 if selected else 1))
        x, top = place.left(), 2.0
        painter.drawLine(QPointF(x, top), QPointF(x, self.height()))
        painter.setBrush(Qt.BrushStyle.NoBrush if marker.excluded else QBrush(colour))
        corners = (QPointF(x, top), QPointF(x + _FLAG_PX, top + _FLAG_PX / 2), QPointF(x, top + _FLAG_PX))
        painter.drawPolygon(QPolygonF(corners))
        room = place.adjusted(_FLAG_PX + _GAP_PX, 0, -2, 0)
        text = self.elided(marker.label, room.width())
        if len(text) > 1 or text == marker.label:
            painter.setPen(colour)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | _MIDDLE, text)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _index_after(before: Markers, after: Markers, index: int) -> int:
    """Where the marker of that number is after an edit of one of them; the number itself, if it is no longer there."""
    if index < 0:
        return index
    if before[index] not in Counter(before) - Counter(after):
        return after.index(before[index])
    came = Counter(after) - Counter(before)
    return after.index(next(iter(came))) if came else min(index, len(after) - 1)
