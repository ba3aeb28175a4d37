"""Where the shares change by themselves: the automatic segments, beside those made by hand."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engagement_monitor.desktop import words
from engagement_monitor.desktop.text import tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.time_band import TimeBand
from engagement_monitor.desktop.time_scale import TimeScale
from engagement_monitor.timeline.segments import ChangePoint

_HEIGHT_EM = 1.2
_THINNEST_PX, _THICKEST_PX = 1.0, 6.0
_LOWEST = 0.3
_NEAR_PX = 6
_GAP_PX = 4


class ChangeBand(TimeBand):
    """A line for every change point, the thicker and higher the stronger, and its strength as a number up to 100."""

    def __init__(self, scale: TimeScale, themes: ThemeKeeper) -> None:
        super().__init__(tr("Automatic"), scale, themes, _HEIGHT_EM)
        self.setAccessibleName(tr("Where the shares change, found automatically"))
        self._changes: tuple[ChangePoint, ...] = ()

    @property
    def changes(self) -> tuple[ChangePoint, ...]:
        """What is shown."""
        return self._changes

    def show_changes(self, changes: Sequence[ChangePoint]) -> None:
        """Shows these, in time order."""
        self._changes = tuple(changes)
        self.select(-1)

    def count(self) -> int:
        """How many there are."""
        return len(self._changes)

    def place_of(self, index: int) -> QRectF:
        """Around the line."""
        return QRectF(self.scale.x_of(self._changes[index].time_s) - _NEAR_PX, 0, 2 * _NEAR_PX, self.height())

    def label_of(self, index: int) -> str:
        """Its strength."""
        return str(round(100 * self._changes[index].strength))

    def describe(self, index: int) -> str:
        """When, and how strong."""
        return tr("The shares change at {time}; strength {number} of 100").format(
            time=words.clock(self._changes[index].time_s), number=self.label_of(index)
        )

    def index_at(self, x_px: float) -> int:
        """The change near a pixel."""
        near = [(abs(self.scale.x_of(change.time_s) - x_px), index) for index, change in enumerate(self._changes)]
        nearest_px, index = min(near, default=(_NEAR_PX + 1.0, -1))
        return index if nearest_px <= _NEAR_PX else -1

    def paint_things(self, painter: QPainter) -> None:
        """Paints the lines, and the numbers that have room."""
        taken_px = self.scale.left_px
        for index, change in enumerate(self._changes):
            colour = QColor(self.theme.accent if index == self.index else self.theme.muted)
            x = self.scale.x_of(change.time_s)
            strength = min(1.0, max(0.0, change.strength))
            width_px = _THINNEST_PX + (_THICKEST_PX - _THINNEST_PX) * strength
            top_px = (self.height() - 2) * (1 - _LOWEST - (1 - _LOWEST) * strength)
            painter.setPen(QPen(colour, width_px, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(x, self.height() - 1), QPointF(x, 1 + top_px))
            taken_px = max(taken_px, self._paint_number(painter, index, x + width_px / 2 + _GAP_PX, taken_px))

    def _paint_number(self, painter: QPainter, index: int, left_px: float, taken_px: float) -> float:
        """Up to where the band is full now."""
        text = self.label_of(index)
        right_px = left_px + self.fontMetrics().horizontalAdvance(text)
        following = self._changes[index + 1 : index + 2]
        limit_px = min([self.scale.x_of(change.time_s) for change in following] + [self.scale.right_px])
        if left_px < taken_px or right_px + _GAP_PX > limit_px:
            return taken_px
        painter.setPen(QColor(self.theme.text if index == self.index else self.theme.muted))
        baseline = (self.height() + self.fontMetrics().ascent() - self.fontMetrics().descent()) / 2
        painter.drawText(QPointF(left_px, baseline), text)
        return right_px
