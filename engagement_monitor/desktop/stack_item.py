"""The stacked shares as one item of a pyqtgraph plot: filled steps, the interval of the positive share, and gaps."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.series import Buckets
from engagement_monitor.desktop.theme import Theme
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.timeline.sample_table import GAP_REASONS, OBSERVED

_POSITIVE, _NEGATIVE = SENTIMENTS.index(Sentiment.POSITIVE), SENTIMENTS.index(Sentiment.NEGATIVE)
_PATTERNS = {
    Sentiment.POSITIVE: Qt.BrushStyle.NoBrush,
    Sentiment.NEUTRAL: Qt.BrushStyle.NoBrush,
    Sentiment.NEGATIVE: Qt.BrushStyle.BDiagPattern,
}


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """Rectangles in seconds and shares, one a bucket. A patterned brush keeps its size on screen.

    One path of a thousand rectangles takes Qt 0.1 s to fill; the rectangles one by one 1 ms.
    """

    rectangles: list[QRectF]
    brush: QBrush


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """A line along the edge of a share."""

    path: QPainterPath
    pen: QPen


@dataclass(frozen=True, slots=True)
class _GapLabel:
    """A gap and the words for it."""

    start_s: float
    end_s: float
    text: str


class StackItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Paints ``Buckets``. Positive lies at the bottom, negative on top, so that either is read from its own edge."""

    def __init__(self) -> None:
        super().__init__()
        self._layers: list[_Layer] = []
        self._lines: list[_Line] = []
        self._labels: list[_GapLabel] = []
        self._muted = QColor("gray")
        self._bounds = QRectF(0, 0, 1, 1)

    def show_buckets(self, buckets: Buckets, theme: Theme) -> None:
        """Replaces the picture."""
        self.prepareGeometryChange()
        start_s, end_s = float(buckets.edges_s[0]), float(buckets.edges_s[-1])
        self._bounds = QRectF(start_s, 0, max(1.0, end_s - start_s), 1)
        self._muted = QColor(theme.muted)
        self._layers = [*_gap_layers(buckets, theme), *_fills(buckets, theme), *_intervals(buckets, theme)]
        self._lines = _lines(buckets, theme)
        self._labels = _gap_labels(buckets)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """The time shown, from 0 to 100 %."""
        return self._bounds

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paints the layers and then the words in the gaps that have room for them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        shown = painter.worldTransform()
        painter.setPen(Qt.PenStyle.NoPen)
        for layer in self._layers:
            painter.setBrush(_unscaled(layer.brush, shown))
            painter.drawRects(layer.rectangles)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._lines:
            painter.setPen(line.pen)
            painter.drawPath(line.path)
        painter.save()
        painter.resetTransform()
        painter.setPen(self._muted)
        for label in self._labels:
            _paint_label(painter, shown, label)
        painter.restore()


def _unscaled(brush: QBrush, shown: QTransform) -> QBrush:
    """A pattern would be stretched like the plot is."""
    if brush.style() not in (Qt.BrushStyle.NoBrush, Qt.BrushStyle.SolidPattern):
        brush.setTransform(shown.inverted()[0])
    return brush


def _paint_label(painter: QPainter, shown: QTransform, label: _GapLabel) -> None:
    place = QRectF(shown.map(QPointF(label.start_s, 1.0)), shown.map(QPointF(label.end_s, 0.0))).normalized()
    text_px = painter.fontMetrics().horizontalAdvance(label.text)
    if text_px + 12 < place.width():
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label.text)
    elif painter.fontMetrics().height() < place.width() and text_px + 12 < place.height():
        painter.save()
        painter.translate(place.center())
        painter.rotate(-90)
        turned = QRectF(-place.height() / 2, -place.width() / 2, place.height(), place.width())
        painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, label.text)
        painter.restore()


def _fills(buckets: Buckets, theme: Theme) -> list[_Layer]:
    tops = np.cumsum(buckets.shares, axis=1)
    layers = []
    for index, sentiment in enumerate(SENTIMENTS):
        bottom = tops[:, index - 1] if index else np.zeros(len(tops))
        rectangles = _steps(buckets, bottom, tops[:, index])
        layers.append(_Layer(rectangles, QBrush(theme.sentiment(sentiment))))
        if _PATTERNS[sentiment] is not Qt.BrushStyle.NoBrush:
            layers.append(_Layer(rectangles, QBrush(QColor(255, 255, 255, 60), _PATTERNS[sentiment])))
    return layers


def _intervals(buckets: Buckets, theme: Theme) -> list[_Layer]:
    """The 95 % interval around the edge of the positive share, and, fainter, around that of the negative one."""
    shade, faint = QColor(theme.text), QColor(theme.text)
    shade.setAlpha(80)
    faint.setAlpha(40)
    low, high = buckets.low, buckets.high
    return [
        _Layer(_steps(buckets, 1 - high[:, _NEGATIVE], 1 - low[:, _NEGATIVE]), QBrush(faint)),
        _Layer(_steps(buckets, low[:, _POSITIVE], high[:, _POSITIVE]), QBrush(shade)),
    ]


def _lines(buckets: Buckets, theme: Theme) -> list[_Line]:
    pen = QPen(QColor(theme.surface), 2)
    pen.setCosmetic(True)
    edges = (1 - buckets.shares[:, _NEGATIVE], buckets.shares[:, _POSITIVE])
    return [_Line(_edge(buckets, height), pen) for height in edges]


def _gap_layers(buckets: Buckets, theme: Theme) -> list[_Layer]:
    gaps = buckets.state >= 0
    if not gaps.any():
        return []
    full = np.where(gaps, 1.0, np.nan)
    rectangles = _steps(buckets, full * 0, full)
    return [
        _Layer(rectangles, QBrush(QColor(theme.window))),
        _Layer(rectangles, QBrush(QColor(theme.border), Qt.BrushStyle.FDiagPattern)),
    ]


def _gap_labels(buckets: Buckets) -> list[_GapLabel]:
    return [
        _GapLabel(start_s, end_s, words.gap(GAP_REASONS[state]))
        for start_s, end_s, state in buckets.runs()
        if state != OBSERVED
    ]


def _steps(buckets: Buckets, bottom: npt.NDArray[np.float64], top: npt.NDArray[np.float64]) -> list[QRectF]:
    """A rectangle for each bucket where both are numbers."""
    known = np.isfinite(bottom) & np.isfinite(top)
    left, width = buckets.edges_s[:-1][known], np.diff(buckets.edges_s)[known]
    height = top[known] - bottom[known]
    return list(map(QRectF, left.tolist(), bottom[known].tolist(), width.tolist(), height.tolist()))


def _edge(buckets: Buckets, height: npt.NDArray[np.float64]) -> QPainterPath:
    """A stepped line that is broken where there is no number."""
    known = np.isfinite(height)
    x = np.stack([buckets.edges_s[:-1], buckets.edges_s[1:]], axis=1)[known]
    joins = np.stack([np.ones(len(known), np.int32), np.append(known[1:], False).astype(np.int32)], axis=1)[known]
    if not len(x):
        return QPainterPath()
    path: QPainterPath = pg.functions.arrayToQPath(
        x.ravel(), np.repeat(height[known], 2), connect=joins.ravel(), finiteCheck=False
    )
    return path
