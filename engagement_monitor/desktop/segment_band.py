"""The segments of a session as blocks along the time."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from engagement_monitor.desktop import segment_edits, words
from engagement_monitor.desktop.text import tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.time_band import TimeBand
from engagement_monitor.desktop.time_scale import TimeScale
from engagement_monitor.timeline.sample import Segment

_HEIGHT_EM = 1.7
_PADDING_PX = 7
_TOUCHING_S = 0.5


class SegmentBand(TimeBand):
    """Handles are the borders between two segments that touch."""

    def __init__(self, scale: TimeScale, themes: ThemeKeeper) -> None:
        super().__init__(tr("Segments"), scale, themes, _HEIGHT_EM)
        self.setAccessibleName(tr("Segments of this session"))
        self._segments: segment_edits.Segments = ()
        self._dragged_to: segment_edits.Segments | None = None

    @property
    def segments(self) -> segment_edits.Segments:
        """What is shown, as it is stored."""
        return self._segments

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Shows these; the selection stays where it is as far as it can."""
        self._segments, self._dragged_to = tuple(segments), None
        self.select(min(self.index, len(self._segments) - 1))

    def count(self) -> int:
        """How many segments there are."""
        return len(self._segments)

    def place_of(self, index: int) -> QRectF:
        """The block."""
        segment = (self._dragged_to or self._segments)[index]
        left, right = self.scale.x_of(segment.start_s), self.scale.x_of(segment.end_s)
        return QRectF(left, 0, right - left, self.height())

    def label_of(self, index: int) -> str:
        """As typed."""
        return self._segments[index].label

    def describe(self, index: int) -> str:
        """Label, from and to, how long."""
        segment = self._segments[index]
        return words.joined(
            (
                segment.label,
                tr("{start} to {end}").format(start=words.clock(segment.start_s), end=words.clock(segment.end_s)),
                words.length(segment.end_s - segment.start_s),
                tr("left out") if segment.excluded else "",
            )
        )

    def index_at(self, x_px: float) -> int:
        """The segment at a pixel."""
        return segment_edits.segment_at(self._segments, self.scale.time_at(x_px))

    def handles_s(self) -> list[float]:
        """The end of every segment but the last; nowhere where the next one does not follow at once."""
        return [
            before.end_s if abs(before.end_s - after.start_s) < _TOUCHING_S else float("inf")
            for before, after in pairwise(self._segments)
        ]

    def handle_of(self, index: int) -> int:
        """Its end; of the last one its start."""
        handle = min(index, self.count() - 2)
        return handle if handle >= 0 and self.handles_s()[handle] != float("inf") else -1

    def drag(self, handle: int, time_s: float | None) -> None:
        """Shows the border there."""
        moved = None if time_s is None else segment_edits.border_moved(self._segments, handle, time_s)
        self._dragged_to = moved
        self.update()

    def paint_things(self, painter: QPainter) -> None:
        """Paints the blocks that can be seen."""
        for index, segment in enumerate(self._dragged_to or self._segments):
            place = self.place_of(index)
            if place.right() > self.scale.left_px and place.left() < self.scale.right_px:
                self._paint_block(painter, place, segment, selected=index == self.index)

    def _paint_block(self, painter: QPainter, place: QRectF, segment: Segment, *, selected: bool) -> None:
        theme = self.theme
        block = place.adjusted(0.5, 1, -0.5, -1)
        painter.fillRect(block, QColor(theme.selected if selected else theme.hover))
        if segment.excluded:
            painter.fillRect(block, QBrush(QColor(theme.muted), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(theme.accent if selected else theme.border), 2 if selected else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(block, 3, 3)
        self._paint_label(painter, block, segment)

    def _paint_label(self, painter: QPainter, block: QRectF, segment: Segment) -> None:
        seen = block.intersected(QRectF(self.scale.left_px, 0, self.scale.width_px, self.height()))
        room = seen.adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
        label = f"{segment.label} (" + tr("left out") + ")" if segment.excluded else segment.label
        text = self.elided(label, room.width())
        if len(text) < 2 and text != label:
            return  # a lone ellipsis says nothing
        if segment.excluded:
            width = painter.fontMetrics().horizontalAdvance(text) + 6
            backing = QRectF(0, 0, width, painter.fontMetrics().height())
            backing.moveCenter(QPointF(room.left() + width / 2 - 3, room.center().y()))
            painter.fillRect(backing, QColor(self.theme.surface))
        painter.setPen(QColor(self.theme.muted if segment.excluded else self.theme.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | _MIDDLE, text)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
