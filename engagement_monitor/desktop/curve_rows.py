"""The sessions of a term above each other on one scale of time, so that the same minutes lie below each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.series import ShareSeries
from engagement_monitor.desktop.share_curve import paint_curve
from engagement_monitor.desktop.text import tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.timeline.sample import Sample

_NAME_PX, _GAP_PX, _AXIS_PX = 190, 12, 26
_ROW_PX, _CURVE_PX = 58, 46
_BUCKETS = 240
_TICK_STEPS_S = (60, 120, 300, 600, 900, 1800, 3600, 7200)
_MOST_TICKS = 8


@dataclass(frozen=True, slots=True, eq=False)
class CurveRow:
    """One session: shares (n, 3) from its start to ``duration_s``, NaN where nobody was seen."""

    title: str
    day: str
    duration_s: float
    shares: npt.NDArray[np.float64]


def curve_row(title: str, day: str, samples: Sequence[Sample]) -> CurveRow:
    """The row of a session."""
    series = ShareSeries(samples)
    buckets = series.buckets(0, series.end_s, _BUCKETS)
    return CurveRow(title, day, float(buckets.edges_s[-1]), buckets.shares)


class CurveRows(QWidget):
    """Paints the rows, with the minutes from the start below them."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self._rows: list[CurveRow] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Shares over time, the sessions above each other"))
        themes.changed.connect(self.update)

    def show_rows(self, rows: list[CurveRow]) -> None:
        """Replaces what is shown."""
        self._rows = rows
        self.setFixedHeight(_ROW_PX * len(rows) + _AXIS_PX)
        self.setAccessibleDescription(
            "\n".join(f"{row.title}, {row.day}, {words.length(row.duration_s)}" for row in rows)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as all rows."""
        return QSize(640, _ROW_PX * len(self._rows) + _AXIS_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints everything."""
        painter = QPainter(self)
        longest_s = max((row.duration_s for row in self._rows), default=0.0)
        if longest_s:
            room = self.width() - _NAME_PX - _GAP_PX
            for number, row in enumerate(self._rows):
                top = number * _ROW_PX
                place = QRectF(_NAME_PX + _GAP_PX, top + 4, room * row.duration_s / longest_s, _CURVE_PX)
                paint_curve(painter, place, row.shares, self._themes.theme)
                self._paint_name(painter, row, top)
            self._paint_axis(painter, longest_s, room)
        painter.end()

    def _paint_name(self, painter: QPainter, row: CurveRow, top: int) -> None:
        theme, height = self._themes.theme, painter.fontMetrics().height()
        for line, (text, colour) in enumerate(((row.title, theme.text), (row.day, theme.muted))):
            fitting = painter.fontMetrics().elidedText(text[:400], Qt.TextElideMode.ElideRight, _NAME_PX)
            painter.setPen(QColor(colour))
            place = QRectF(0, top + 4 + line * (height + 2), _NAME_PX, height + 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)

    def _paint_axis(self, painter: QPainter, longest_s: float, room: float) -> None:
        theme = self._themes.theme
        step_s = next((step for step in _TICK_STEPS_S if longest_s / step <= _MOST_TICKS), _TICK_STEPS_S[-1])
        bottom = _ROW_PX * len(self._rows)
        for moment_s in range(0, int(longest_s) + 1, step_s):
            x = _NAME_PX + _GAP_PX + room * moment_s / longest_s
            line = QColor(theme.text)
            line.setAlpha(60)
            painter.setPen(line)
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
            painter.setPen(QColor(theme.muted))
            edge = min(max(x - 40, _NAME_PX + _GAP_PX), self.width() - 80)
            align = Qt.AlignmentFlag.AlignLeft if not moment_s else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(QRectF(edge, bottom + 2, 80, _AXIS_PX - 2), align, words.clock(moment_s))
