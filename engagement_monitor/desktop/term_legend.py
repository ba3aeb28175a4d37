"""Which mark stands for which faces."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.term_chart import paint_mark
from engagement_monitor.desktop.text import plain_label
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.sentiment import SENTIMENTS

_SIDE_PX = 16


class TermLegend(QWidget):
    """A mark and a word for each sentiment."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self._marks = {sentiment: plain_label() for sentiment in SENTIMENTS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for sentiment in SENTIMENTS:
            row.addWidget(self._marks[sentiment])
            row.addWidget(plain_label(words.label(sentiment), name="muted"))
            row.addSpacing(8)
        themes.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        for sentiment, label in self._marks.items():
            pixmap = QPixmap(QSize(_SIDE_PX, _SIDE_PX))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(self._themes.theme.surface))
            painter.setBrush(self._themes.theme.sentiment(sentiment))
            paint_mark(painter, QPointF(_SIDE_PX / 2, _SIDE_PX / 2), sentiment)
            painter.end()
            label.setPixmap(pixmap)
