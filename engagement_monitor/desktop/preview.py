"""The picture of the source with a box around every face, as large as its place allows."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engagement_monitor.capture.frame import Frame, Picture
from engagement_monitor.desktop import words
from engagement_monitor.desktop.figures_panel import paint_badge
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.vision.face import Face, FrameResult

_LINES = {
    Sentiment.POSITIVE: Qt.PenStyle.SolidLine,
    Sentiment.NEUTRAL: Qt.PenStyle.DotLine,
    Sentiment.NEGATIVE: Qt.PenStyle.DashLine,
}
_OLDEST_BOXES_S = 3.0
"""Boxes of a frame that long ago are no longer where the faces are."""


class Preview(QWidget):
    """Shows the newest frame. Painted on the window's thread, and only when there is a new one."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self._frame: Frame | None = None
        self._result: FrameResult | None = None
        self._banner = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 180)
        self.setAccessibleName("Camera picture with a box around every face")
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A widescreen picture."""
        return QSize(800, 450)

    def show_picture(self, frame: Frame, result: FrameResult | None, banner: str = "") -> None:
        """Shows the newest frame and faces; ``banner`` is written across a picture that stands still."""
        if not (frame is self._frame and result is self._result and banner == self._banner):
            self._frame, self._result, self._banner = frame, result, banner
            self.update()

    def clear(self) -> None:
        """Lets go of the last picture."""
        self._frame = self._result = None
        self._banner = ""
        self.update()

    def faces(self) -> tuple[Face, ...]:
        """The faces whose boxes are shown."""
        if self._frame is None or self._result is None:
            return ()
        fresh = self._frame.time_s - self._result.time_s <= _OLDEST_BOXES_S
        return self._result.faces if fresh else ()

    def picture_place(self) -> QRectF:
        """Where the picture lies within the widget, its shape kept."""
        if self._frame is None:
            return QRectF()
        height_px, width_px = self._frame.pixels.shape[:2]
        scale = min(self.width() / width_px, self.height() / height_px)
        size = (width_px * scale, height_px * scale)
        return QRectF((self.width() - size[0]) / 2, (self.height() - size[1]) / 2, *size)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints the picture, the boxes and what they mean."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._themes.theme.stage))
        if self._frame is None:
            return
        place = self.picture_place()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, _image(self._frame.pixels, place.width() * self.devicePixelRatioF()))
        if self._banner:
            self._paint_banner(painter, place)
            return
        self._paint_boxes(painter, place)
        self._paint_legend(painter, place)

    def _paint_boxes(self, painter: QPainter, place: QRectF) -> None:
        assert self._frame is not None
        scale = place.width() / self._frame.pixels.shape[1]
        for face in self.faces():
            box = face.box
            corner = place.topLeft() + QPointF(box.x_px * scale, box.y_px * scale)
            self._paint_box(painter, QRectF(corner.x(), corner.y(), box.width_px * scale, box.height_px * scale), face)

    def _paint_box(self, painter: QPainter, box: QRectF, face: Face) -> None:
        colour = self._themes.theme.sentiment(face.sentiment)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A dark line beneath keeps the coloured one visible on any background.
        painter.setPen(QPen(QColor(0, 0, 0, 150), 4))
        painter.drawRect(box)
        painter.setPen(QPen(colour, 2.4, _LINES[face.sentiment]))
        painter.drawRect(box)
        side = min(18.0, max(11.0, box.width() * 0.4))
        paint_badge(painter, QRectF(box.left() - 2, box.top() - side + 3, side, side), face.sentiment, colour)

    def _paint_legend(self, painter: QPainter, place: QRectF) -> None:
        """What the signs mean, in the picture's lower left corner."""
        metrics = painter.fontMetrics()
        texts = [words.label(sentiment) for sentiment in SENTIMENTS]
        side, height = 14.0, metrics.height() + 10.0
        width = sum(metrics.horizontalAdvance(text) + side + 22 for text in texts) + 4
        if width > place.width() * 0.95:
            return
        x, y = place.left() + 8, place.bottom() - height - 8
        painter.fillRect(QRectF(x, y, width, height), QColor(10, 14, 18, 190))
        x += 10
        for sentiment, text in zip(SENTIMENTS, texts, strict=True):
            badge = QRectF(x, y + (height - side) / 2, side, side)
            paint_badge(painter, badge, sentiment, self._themes.theme.sentiment(sentiment))
            painter.setPen(QColor("#f2f4f6"))
            painter.drawText(QPointF(x + side + 6, y + 5 + metrics.ascent()), text)
            x += metrics.horizontalAdvance(text) + side + 22

    def _paint_banner(self, painter: QPainter, place: QRectF) -> None:
        painter.fillRect(place, QColor(10, 14, 18, 170))
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor("#f2f4f6"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._banner)


def _image(pixels: Picture, width_px: float) -> QImage:
    """The picture for Qt, without a copy where its size is near the one wanted.

    Qt's smooth scaling of an 8K picture takes longer than a step of the window may take: every nth row and column of
    a picture that is more than twice too large is enough for it.
    """
    step = max(1, int(pixels.shape[1] // max(1.0, width_px)))
    if step > 1:
        pixels = pixels[::step, ::step]
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, width * 3, QImage.Format.Format_BGR888)
