"""A session at a glance: its shares over time, stacked, as small as a line of text."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from engagement_monitor.desktop.theme import Theme
from engagement_monitor.sentiment import SENTIMENTS

BUCKETS = 60
"""More than this nobody tells apart in a row of the list."""


def paint_curve(painter: QPainter, place: QRectF, shares: npt.NDArray[np.float64] | None, theme: Theme) -> None:
    """Paints shares (n, 3) from left to right, positive at the bottom and negative at the top; None: not known yet.

    Stretches without anybody stay empty. Rectangles one by one: a path of them takes Qt many times as long.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(place, QColor(theme.hover))
    if shares is None or not len(shares):
        return
    edges = place.left() + place.width() * np.arange(len(shares) + 1) / len(shares)
    heights = place.height() * shares
    tops = place.bottom() - np.cumsum(heights, axis=1)
    known = np.flatnonzero(np.isfinite(shares[:, 0]))
    left, width = edges[known].tolist(), np.diff(edges)[known].tolist()
    painter.setPen(Qt.PenStyle.NoPen)
    for index, sentiment in enumerate(SENTIMENTS):
        painter.setBrush(QBrush(theme.sentiment(sentiment)))
        painter.drawRects(list(map(QRectF, left, tops[known, index].tolist(), width, heights[known, index].tolist())))
