"""The shares over the time of a lecture."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QNativeGestureEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from engagement_monitor.desktop import words
from engagement_monitor.desktop.series import Buckets, ShareSeries
from engagement_monitor.desktop.stack_item import StackItem
from engagement_monitor.desktop.text import ElidedLabel, plain_label, tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.time_band import TimeBand
from engagement_monitor.desktop.time_scale import TimeScale
from engagement_monitor.desktop.timeline_axes import ClockAxis, PercentAxis
from engagement_monitor.desktop.timeline_keys import key_act
from engagement_monitor.desktop.timeline_reading import moment_text
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.sample import Marker, Sample

RECENT_S = 300.0
_SETTLE_MS = 25
_SHORTEST_S = 10.0
_LEFT_PX = 48
_BORDER_ALPHA = 120


class Stretch(StrEnum):
    """Which part of the lecture is shown."""

    WHOLE = "Whole lecture"
    RECENT = "Last 5 minutes"


def stretch_text(stretch: Stretch) -> str:
    """In the user's language."""
    return {Stretch.WHOLE: tr("Whole lecture"), Stretch.RECENT: tr("Last 5 minutes")}[stretch]


class Reading(StrEnum):
    """How a moment is read: by pointing at it, or also with a cursor that stays, by clicks and keys."""

    POINT = "point"
    CURSOR = "cursor"


@dataclass(frozen=True, slots=True)
class Use:
    """What a timeline is for: the least time it shows, however short the session is, and what can be chosen."""

    shortest_s: float
    stretches: tuple[Stretch, ...]
    reading: Reading


LIVE = Use(60.0, tuple(Stretch), Reading.POINT)
REVIEW = Use(1.0, (Stretch.WHOLE,), Reading.CURSOR)


class TimelineView(QFrame):
    """A card with the stacked shares. It keeps the samples as sums, so its cost does not grow with the lecture.

    Wheel, pinch, + and - show a part of the time, and dragging another part; the buttons, or 0, show the whole again.
    What lies along the same time is added below as bands, which share ``scale``.
    """

    cursor_moved = Signal(object)
    """The cursor is at this time, float, or None: there is none."""

    def __init__(self, themes: ThemeKeeper, use: Use) -> None:
        super().__init__()
        self.setObjectName("card")
        self._themes = themes
        self._use = use
        self.scale = TimeScale(self)
        self._series = ShareSeries()
        self._stretch = Stretch.WHOLE
        self._buckets: Buckets | None = None
        self._follows = True
        self._cursor_s: float | None = None
        self._markers: list[pg.InfiniteLine] = []
        self._borders: list[pg.InfiniteLine] = []
        self._readout = ElidedLabel(self._explanation(), name="muted")
        self._plot = pg.PlotWidget(axisItems={"bottom": ClockAxis("bottom"), "left": PercentAxis("left")})
        self._item = StackItem()
        self._pointer, self._cursor = (pg.InfiniteLine(angle=90, movable=False) for _ in range(2))
        self._bands = QVBoxLayout()
        self._buttons = QButtonGroup(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._prepare_plot()
        self._lay_out()
        self._settle.timeout.connect(self.redraw)
        themes.changed.connect(self._restyle)
        self._restyle()
        self._follow()

    @property
    def cursor_s(self) -> float | None:
        """Where the cursor is."""
        return self._cursor_s

    @property
    def stretch(self) -> Stretch:
        """What is shown."""
        return self._stretch

    @property
    def buckets(self) -> Buckets | None:
        """What was drawn last."""
        return self._buckets

    def clear(self) -> None:
        """Forgets everything: a new session begins."""
        self.show_samples(())

    def show_samples(self, samples: Sequence[Sample], markers: Sequence[Marker] = ()) -> None:
        """Shows a whole session in place of what is there."""
        self._series = ShareSeries(samples)
        for line in self._markers:
            self._plot.removeItem(line)
        self._markers.clear()
        for marker in markers:
            self.add_marker(marker)
        self.set_cursor(None)
        self.choose(self._stretch)

    def refresh_samples(self, samples: Sequence[Sample]) -> None:
        """Other figures of the same session, or more of it: the part that is shown, and the cursor, stay."""
        self._series = ShareSeries(samples)
        self._follow()
        self.set_cursor(self._cursor_s)

    def show_borders(self, times_s: Sequence[float]) -> None:
        """Thin lines where segments meet."""
        for line in self._borders:
            self._plot.removeItem(line)
        pen = self._border_pen()
        self._borders = [pg.InfiniteLine(time_s, angle=90, pen=pen) for time_s in times_s]
        for line in self._borders:
            self._plot.addItem(line, ignoreBounds=True)

    def add_band(self, band: TimeBand) -> None:
        """Adds a band above the plot, along the same time."""
        self._bands.addWidget(band)
        axis = self._plot.getAxis("left")
        axis.setWidth(max(axis.width(), _LEFT_PX, band.name_px()))
        self.cursor_moved.connect(band.show_cursor)
        band.pointed.connect(self.set_cursor)

    def append(self, samples: Sequence[Sample]) -> None:
        """Adds the newest samples of a running session."""
        if samples:
            self._series.append(samples)
            self._follow()

    def add_marker(self, marker: Marker) -> None:
        """Adds a line with a label; the label is the user's text."""
        colour = QColor(self._themes.theme.text)
        line = pg.InfiniteLine(marker.time_s, angle=90, pen=QPen(colour, 0), label="", labelOpts=_LABEL)
        line.label.setPlainText(marker.label)
        line.label.setFormat(marker.label.replace("{", "{{").replace("}", "}}"))
        self._markers.append(line)
        self._plot.addItem(line)

    def choose(self, stretch: Stretch) -> None:
        """Shows the whole lecture or its last minutes."""
        self._stretch, self._follows = stretch, True
        self._buttons.button(self._use.stretches.index(stretch)).setChecked(True)
        self._follow()

    def show_whole(self) -> None:
        """Shows the whole lecture."""
        self.choose(Stretch.WHOLE)

    def show_range(self, start_s: float, end_s: float) -> None:
        """Shows this part, as far as there is such a one, and follows the lecture no more."""
        self._stop_following()
        length_s = min(max(end_s - start_s, self._shortest_s()), self._end_s())
        start_s = min(max(0.0, start_s), self._end_s() - length_s)
        self._plot.setXRange(start_s, start_s + length_s, padding=0)

    def zoom(self, factor: float) -> None:
        """Shows less for a factor above 1, more for one below, around the cursor or the middle."""
        start_s, end_s = self.shown_s()
        seen = self._cursor_s is not None and start_s <= self._cursor_s <= end_s
        about_s = self._cursor_s if seen and self._cursor_s is not None else (start_s + end_s) / 2
        self.show_range(about_s - (about_s - start_s) / factor, about_s + (end_s - about_s) / factor)

    def pan(self, part: float) -> None:
        """Shows what lies later by this part of what is shown, or earlier for a negative one."""
        start_s, end_s = self.shown_s()
        step_s = part * (end_s - start_s)
        self.show_range(start_s + step_s, end_s + step_s)

    def shown_s(self) -> tuple[float, float]:
        """From when to when is shown."""
        (start_s, end_s), _ = self._plot.viewRange()
        return float(start_s), float(end_s)

    def step_cursor(self, step_s: float) -> None:
        """Moves the cursor; if there is none, it appears in the middle."""
        start_s, end_s = self.shown_s()
        self.set_cursor((start_s + end_s) / 2 if self._cursor_s is None else self._cursor_s + step_s)

    def set_cursor(self, time_s: float | None) -> None:
        """Puts the cursor on the second at that time and brings it into view; None takes it away."""
        if time_s is not None and len(self._series):
            self._cursor_s = float(math.floor(min(max(0.0, time_s), self._series.end_s - 1)))
            self._cursor.setPos(self._cursor_s)
            self._reveal(self._cursor_s)
        else:
            self._cursor_s = None
        self._cursor.setVisible(self._cursor_s is not None)
        self._read_cursor()
        self.cursor_moved.emit(self._cursor_s)

    def redraw(self) -> None:
        """Computes and paints the part that is shown, a bucket a pixel column at most."""
        (start_s, end_s), _ = self._plot.viewRange()
        columns = max(50, int(self._plot.getViewBox().width()))
        end_s = min(end_s, max(self._series.end_s, 1.0))
        self._buckets = self._series.buckets(max(0.0, start_s), max(end_s, 1.0), columns)
        self._item.show_buckets(self._buckets, self._themes.theme)

    def readout(self) -> str:
        """The line above the plot."""
        return self._readout.text()

    def read_at(self, time_s: float) -> None:
        """Puts what was seen at that time into words; outside, what was seen at the cursor."""
        index = self._buckets.index_at(time_s) if self._buckets else None
        text = "" if index is None or self._buckets is None else moment_text(self._buckets, index)
        self._pointer.setPos(time_s)
        self._pointer.setVisible(bool(text))
        if text:
            self._readout.setText(text)
        else:
            self._read_cursor()

    def _read_cursor(self) -> None:
        text = ""
        if self._cursor_s is not None:
            second = self._series.buckets(self._cursor_s, self._cursor_s + 1, 1)
            text = moment_text(second, 0)
            self.setAccessibleDescription(text)
        self._readout.setText(text or self._explanation())

    def _explanation(self) -> str:
        if self._use.reading is Reading.CURSOR:
            return tr("Shaded: 95 % range.  Hatched: nothing measured.  Click to read a second.")
        return tr("Shaded: 95 % range.  Hatched: nothing measured.  Point at a moment to read it.")

    def _end_s(self) -> float:
        return max(self._use.shortest_s, self._series.end_s)

    def _shortest_s(self) -> float:
        return min(_SHORTEST_S, self._end_s())

    def _follow(self) -> None:
        """Moves the visible part to where the lecture is now, unless the user looks at another one."""
        end_s = self._end_s()
        start_s = max(0.0, end_s - RECENT_S) if self._stretch is Stretch.RECENT else 0.0
        self._plot.setLimits(xMin=0, xMax=end_s, minXRange=self._shortest_s())
        if self._follows:
            self._plot.setXRange(start_s, end_s, padding=0)
        self.redraw()

    def _stop_following(self, *_: object) -> None:
        self._follows = False
        self._buttons.setExclusive(False)
        for button in self._buttons.buttons():
            button.setChecked(False)
        self._buttons.setExclusive(True)

    def _reveal(self, time_s: float) -> None:
        start_s, end_s = self.shown_s()
        if not start_s <= time_s <= end_s:
            half_s = (end_s - start_s) / 2
            self.show_range(time_s - half_s, time_s + half_s)

    def _prepare_plot(self) -> None:
        plot, box = self._plot, self._plot.getViewBox()
        plot.addItem(self._item)
        for line in (self._pointer, self._cursor):
            plot.addItem(line, ignoreBounds=True)
            line.hide()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.getPlotItem().setContentsMargins(0, 8, 14, 0)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setMouseEnabled(x=True, y=False)
        plot.setYRange(0, 1, padding=0)
        plot.setLimits(yMin=0, yMax=1)
        plot.setMinimumHeight(140)
        plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        plot.setFrameShape(QFrame.Shape.NoFrame)
        plot.setAccessibleName(
            tr("Shares over the lecture: {names}").format(names=", ".join(map(words.faces_label, SENTIMENTS)))
        )
        plot.viewport().installEventFilter(self)
        plot.scene().sigMouseMoved.connect(self._mouse_moved)
        box.sigXRangeChanged.connect(self._range_changed)
        box.sigRangeChangedManually.connect(self._stop_following)
        box.sigResized.connect(self._place_scale)
        if self._use.reading is Reading.CURSOR:
            plot.scene().sigMouseClicked.connect(self._clicked)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAccessibleName(plot.accessibleName())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(plain_label(tr("Faces over the lecture"), name="heading", bold=True))
        top.addSpacing(12)
        top.addWidget(self._readout, 1)
        for number, stretch in enumerate(self._use.stretches):
            button = QPushButton(stretch_text(stretch))
            button.setObjectName("toggle")
            button.setCheckable(True)
            button.setChecked(stretch is self._stretch)
            self._buttons.addButton(button, number)
            top.addWidget(button)
        self._buttons.idClicked.connect(lambda number: self.choose(self._use.stretches[number]))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 6)
        self._bands.setSpacing(2)
        column.addLayout(top)
        column.addLayout(self._bands)
        column.addWidget(self._plot, 1)

    def _range_changed(self, *_: object) -> None:
        self._place_scale()
        if not self._settle.isActive():
            self._settle.start()

    def _place_scale(self, *_: object) -> None:
        box = self._plot.mapFromScene(self._plot.getViewBox().sceneBoundingRect()).boundingRect()
        self.scale.show(*self.shown_s(), box.left(), box.width())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No less than what it needs: Qt alone would not count a plot that takes whatever room there is."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More or fewer columns."""
        super().resizeEvent(event)
        self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Moves the cursor and what is shown."""
        act = key_act(self, event) if self._use.reading is Reading.CURSOR else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _clicked(self, event: "pg.GraphicsScene.mouseEvents.MouseClickEvent") -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.set_cursor(self._plot.getViewBox().mapSceneToView(event.scenePos()).x())

    def _mouse_moved(self, position: QPointF) -> None:
        self.read_at(self._plot.getViewBox().mapSceneToView(position).x())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The readout goes when the mouse does; two fingers pinch, and pan when they move sideways."""
        if event.type() is QEvent.Type.Leave:
            self.read_at(-1.0)
        elif isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value())
            return True
        elif isinstance(event, QWheelEvent) and abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            self.pan(-event.angleDelta().x() / 1200)
            return True
        return super().eventFilter(watched, event)

    def _border_pen(self) -> QPen:
        colour = QColor(self._themes.theme.text)
        colour.setAlpha(_BORDER_ALPHA)
        return QPen(colour, 0)

    def _restyle(self) -> None:
        theme = self._themes.theme
        self._plot.setBackground(theme.surface)
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(theme.border)
            axis.setTextPen(theme.muted)
        self._pointer.setPen(theme.text)
        self._cursor.setPen(pg.mkPen(theme.accent, width=2))
        for border in self._borders:
            border.setPen(self._border_pen())
        for line in self._markers:
            line.setPen(QPen(QColor(theme.text), 0))
        self.redraw()


_LABEL = {
    "position": 0.94,
    "color": "#ffffff",
    "fill": (20, 26, 32, 190),
    "movable": False,
    "anchors": [(0, 0), (0, 0)],
}
