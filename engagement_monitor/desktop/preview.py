"""The picture of the source with a box around every face, as large as its place allows.

Faces can be shown, made unrecognisable, or left out with the whole picture: that is only about this screen, for no
picture is stored either way.
"""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRubberBand, QSizePolicy, QWidget

from engagement_monitor.capture.frame import Frame, Picture
from engagement_monitor.capture.names import SMALLEST_PART_PX, ScreenPart
from engagement_monitor.desktop import words
from engagement_monitor.desktop.figures_panel import paint_badge
from engagement_monitor.desktop.text import tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.preferences import FacesShown
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.vision.face import Face, FrameResult

_LINES = {
    Sentiment.POSITIVE: Qt.PenStyle.SolidLine,
    Sentiment.NEUTRAL: Qt.PenStyle.DotLine,
    Sentiment.NEGATIVE: Qt.PenStyle.DashLine,
}
_OLDEST_BOXES_S = 3.0
"""Boxes of a frame that long ago are no longer where the faces are."""
_OLDEST_BLUR_S = 0.5
"""Who turns to the camera is seen for no longer than that before the whole picture is coarse."""
_BLURRED_CELLS = 6
_BLURRED_PICTURE_CELLS = 48
_BLURRED_MARGIN = 0.35
"""How much wider a face is blurred on each side: it has moved since its box was found."""
_WHITE = QColor("#f2f4f6")


class Preview(QWidget):
    """Shows the newest frame. Painted on the window's thread, and only when there is a new one."""

    part_chosen = Signal(object)
    """A ``ScreenPart`` of the picture was dragged, while that is offered."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self._frame: Frame | None = None
        self._result: FrameResult | None = None
        self._banner = self._caption = ""
        self._shown = FacesShown.SHOWN
        self._chooses_part = False
        self._band, self._band_start = QRubberBand(QRubberBand.Shape.Rectangle, self), QPoint()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 180)
        self.setAccessibleName(tr("Camera picture with a box around every face"))
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A widescreen picture."""
        return QSize(800, 450)

    def show_picture(self, frame: Frame, result: FrameResult | None, banner: str = "") -> None:
        """Shows the newest frame and faces; ``banner`` is written across a picture that stands still."""
        if not (frame is self._frame and result is self._result and banner == self._banner):
            self._frame, self._result, self._banner = frame, result, banner
            self.update()

    def clear(self, banner: str = "") -> None:
        """Lets go of the last picture, and writes ``banner`` in its place."""
        self._frame = self._result = None
        self._banner = banner
        self.update()

    def show_faces(self, shown: FacesShown) -> None:
        """What is shown of the people from now on."""
        self._shown = shown
        self.update()

    def caption(self, text: str) -> None:
        """Writes a line into the picture's lower edge; none if empty."""
        self._caption = text
        self.update()

    def offer_part(self, offered: bool) -> None:
        """Whether a part of the picture can be chosen by dragging."""
        self._chooses_part = offered
        self.setCursor(Qt.CursorShape.CrossCursor if offered else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begins a part."""
        if self._chooses_part and self._frame is not None:
            self._band_start = event.position().toPoint()
            self._band.setGeometry(QRect(self._band_start, QSize()))
            self._band.show()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Shows the part so far."""
        if self._band.isVisible():
            self._band.setGeometry(QRect(self._band_start, event.position().toPoint()).normalized())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Chooses the part, unless it is too small to be meant."""
        if self._band.isVisible():
            self._band.hide()
            part = self._part(QRectF(QRect(self._band_start, event.position().toPoint()).normalized()))
            if part is not None:
                self.part_chosen.emit(part)

    def _part(self, dragged: QRectF) -> ScreenPart | None:
        place = self.picture_place()
        dragged = dragged.intersected(place)
        if self._frame is None or dragged.isEmpty():
            return None
        scale = self._frame.pixels.shape[1] / place.width()
        left, top = (dragged.left() - place.left()) * scale, (dragged.top() - place.top()) * scale
        part = ScreenPart(round(left), round(top), round(dragged.width() * scale), round(dragged.height() * scale))
        return part if min(part.width_px, part.height_px) >= SMALLEST_PART_PX else None

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
        place = self.picture_place()
        if self._frame is not None:
            self._paint_people(painter, place, self._frame)
        if self._banner:
            self._paint_banner(painter, place if self._frame else QRectF(self.rect()))
        elif self._caption:
            self._paint_caption(painter, place if self._frame else QRectF(self.rect()))
        elif self._frame is not None:
            self._paint_legend(painter, place)

    def _paint_people(self, painter: QPainter, place: QRectF, frame: Frame) -> None:
        boxes = [(face, _placed(face, place, frame)) for face in self.faces()]
        if self._shown is FacesShown.HIDDEN:
            painter.fillRect(place, QColor(255, 255, 255, 14))
            for face, box in boxes:
                self._paint_circle(painter, box, face)
            return
        image = _image(frame.pixels, place.width() * self.devicePixelRatioF())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._shown is FacesShown.BLURRED:
            image = self._blurred(image, frame)
        painter.drawImage(place, image)
        if not self._banner:
            for face, box in boxes:
                self._paint_box(painter, box, face)

    def _blurred(self, image: QImage, frame: Frame) -> QImage:
        """The picture without recognisable faces; all of it in coarse squares while it is not known where they are."""
        if self._result is None or frame.time_s - self._result.time_s > _OLDEST_BLUR_S:
            return _coarse(image, _BLURRED_PICTURE_CELLS)
        blurred, whole = image.copy(), QRectF(image.rect())
        painter = QPainter(blurred)
        for face in self.faces():
            box = _placed(face, whole, frame)
            margin_px = box.width() * _BLURRED_MARGIN
            part = box.adjusted(-margin_px, -margin_px, margin_px, margin_px).intersected(whole).toAlignedRect()
            painter.drawImage(part, _coarse(image.copy(part), _BLURRED_CELLS))
        painter.end()
        return blurred

    def _paint_circle(self, painter: QPainter, box: QRectF, face: Face) -> None:
        """Where a face is, and what it looks like, without showing it."""
        colour = self._themes.theme.sentiment(face.sentiment)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2.4, _LINES[face.sentiment]))
        painter.drawEllipse(box)
        side = min(22.0, max(10.0, box.width() * 0.5))
        paint_badge(painter, QRectF(box.center() - QPointF(side, side) / 2, QSizeF(side, side)), face.sentiment, colour)

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
            painter.setPen(_WHITE)
            painter.drawText(QPointF(x + side + 6, y + 5 + metrics.ascent()), text)
            x += metrics.horizontalAdvance(text) + side + 22

    def _paint_caption(self, painter: QPainter, place: QRectF) -> None:
        """A line along the picture's lower edge."""
        height = painter.fontMetrics().height() + 14.0
        strip = QRectF(place.left(), place.bottom() - height, place.width(), height)
        painter.fillRect(strip, QColor(10, 14, 18, 205))
        painter.setPen(_WHITE)
        painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, self._caption)

    def _paint_banner(self, painter: QPainter, place: QRectF) -> None:
        painter.fillRect(place, QColor(10, 14, 18, 170))
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(_WHITE)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._banner)


def _placed(face: Face, place: QRectF, frame: Frame) -> QRectF:
    """A face's box where the frame is painted into this place."""
    box, scale = face.box, place.width() / frame.pixels.shape[1]
    corner = place.topLeft() + QPointF(box.x_px * scale, box.y_px * scale)
    return QRectF(corner, QSizeF(box.width_px * scale, box.height_px * scale))


def _coarse(image: QImage, cells: int) -> QImage:
    """The image in that many squares across; what was finer is averaged away."""
    if image.isNull():
        return image
    height = max(1, round(cells * image.height() / image.width()))
    ignored, smooth, fast = (
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
        Qt.TransformationMode.FastTransformation,
    )
    return image.scaled(cells, height, ignored, smooth).scaled(image.size(), ignored, fast)


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
