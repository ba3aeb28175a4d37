"""The shares over the time of a lecture."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from engagement_monitor.desktop import words
from engagement_monitor.desktop.series import GAP_REASONS, OBSERVED, UNKNOWN, Buckets, ShareSeries
from engagement_monitor.desktop.stack_item import StackItem
from engagement_monitor.desktop.text import plain_label
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.sample import Marker, Sample

RECENT_S = 300.0
_SETTLE_MS = 40
_EXPLANATION = "Shaded: 95 % range.  Hatched: no face seen.  Point at a moment to read it."


class Stretch(StrEnum):
    """Which part of the lecture is shown."""

    WHOLE = "Whole lecture"
    RECENT = "Last 5 minutes"


@dataclass(frozen=True, slots=True)
class Use:
    """What a timeline is for: the least time it shows, however short the session is, and what can be chosen."""

    shortest_s: float
    stretches: tuple[Stretch, ...]


LIVE = Use(60.0, tuple(Stretch))
REVIEW = Use(5.0, (Stretch.WHOLE,))


class _ClockAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Times of a lecture as ``0:45`` and ``1:02:30``, at steps that a clock has."""

    _STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:  # noqa: N802
        """One level, with some 90 pixels between ticks."""
        wanted_s = (high - low) / max(1.0, size / 90)
        return [(next((step for step in self._STEPS_S if step >= wanted_s), self._STEPS_S[-1]), 0)]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802
        """Clock times."""
        return [words.clock(round(value)) for value in values]


class _PercentAxis(pg.AxisItem):  # type: ignore[misc]
    """0 to 100 %."""

    def tickValues(self, _low: float, _high: float, _size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        """Quarters."""
        return [(0.25, [0.0, 0.25, 0.5, 0.75, 1.0])]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802
        """Whole per cents."""
        return [words.percent(value) for value in values]


class TimelineView(QFrame):
    """A card with the stacked shares. It keeps the samples as sums, so its cost does not grow with the lecture.

    Turning the wheel over it shows a part of the time; the buttons show the whole again.
    """

    def __init__(self, themes: ThemeKeeper, use: Use) -> None:
        super().__init__()
        self.setObjectName("card")
        self._themes = themes
        self._use = use
        self._series = ShareSeries()
        self._stretch = Stretch.WHOLE
        self._buckets: Buckets | None = None
        self._markers: list[pg.InfiniteLine] = []
        self._readout = plain_label(_EXPLANATION, name="muted")
        self._plot = pg.PlotWidget(axisItems={"bottom": _ClockAxis("bottom"), "left": _PercentAxis("left")})
        self._item = StackItem()
        self._pointer = pg.InfiniteLine(angle=90, movable=False)
        self._buttons = QButtonGroup(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._prepare_plot()
        self._lay_out()
        self._settle.timeout.connect(self.redraw)
        themes.changed.connect(self._restyle)
        self._restyle()
        self._follow()

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
        self._follow()

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
        self._stretch = stretch
        self._buttons.button(self._use.stretches.index(stretch)).setChecked(True)
        self._follow()

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
        """Puts what was seen at that time into words."""
        index = self._buckets.index_at(time_s) if self._buckets else None
        text = _EXPLANATION if index is None or self._buckets is None else _moment(self._buckets, index)
        self._readout.setText(text)
        self._pointer.setPos(time_s)
        self._pointer.setVisible(text is not _EXPLANATION)

    def _follow(self) -> None:
        """Moves the visible part to where the lecture is now."""
        end_s = max(self._use.shortest_s, self._series.end_s)
        start_s = max(0.0, end_s - RECENT_S) if self._stretch is Stretch.RECENT else 0.0
        self._plot.setLimits(xMin=0, xMax=end_s)
        self._plot.setXRange(start_s, end_s, padding=0)
        self.redraw()

    def _prepare_plot(self) -> None:
        plot, box = self._plot, self._plot.getViewBox()
        plot.addItem(self._item)
        plot.addItem(self._pointer, ignoreBounds=True)
        self._pointer.hide()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.getPlotItem().setContentsMargins(0, 8, 14, 0)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setMouseEnabled(x=True, y=False)
        plot.setYRange(0, 1, padding=0)
        plot.setLimits(yMin=0, yMax=1, minXRange=10)
        plot.setMinimumHeight(150)
        plot.setFrameShape(QFrame.Shape.NoFrame)
        plot.setAccessibleName("Shares of positive-, neutral- and negative-looking faces over the lecture")
        plot.viewport().installEventFilter(self)
        plot.scene().sigMouseMoved.connect(self._mouse_moved)
        box.sigXRangeChanged.connect(self._range_changed)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(plain_label("Faces over the lecture", name="heading", bold=True))
        top.addSpacing(12)
        top.addWidget(self._readout, 1)
        for number, stretch in enumerate(self._use.stretches):
            button = QPushButton(stretch.value)
            button.setObjectName("toggle")
            button.setCheckable(True)
            button.setChecked(stretch is self._stretch)
            self._buttons.addButton(button, number)
            top.addWidget(button)
        self._buttons.idClicked.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 6)
        column.addLayout(top)
        column.addWidget(self._plot, 1)

    def _chosen(self, number: int) -> None:
        self.choose(self._use.stretches[number])

    def _range_changed(self, *_: object) -> None:
        self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More or fewer columns."""
        super().resizeEvent(event)
        self._settle.start()

    def _mouse_moved(self, position: QPointF) -> None:
        self.read_at(self._plot.getViewBox().mapSceneToView(position).x())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The readout goes when the mouse does."""
        if event.type() is QEvent.Type.Leave:
            self.read_at(-1.0)
        return super().eventFilter(watched, event)

    def _restyle(self) -> None:
        theme = self._themes.theme
        self._plot.setBackground(theme.surface)
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(theme.border)
            axis.setTextPen(theme.muted)
        self._pointer.setPen(theme.text)
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


def _moment(buckets: Buckets, index: int) -> str:
    time = words.time_range(buckets.edges_s[index], buckets.edges_s[index + 1])
    state = int(buckets.state[index])
    if state == UNKNOWN:
        return _EXPLANATION
    if state != OBSERVED:
        return f"{time}: {words.gap(GAP_REASONS[state])}"
    shares = (
        f"{words.GLYPHS[sentiment]} {words.percent(buckets.shares[index, number])}"
        f" ({words.percent_range(buckets.low[index, number], buckets.high[index, number])})"
        for number, sentiment in enumerate(SENTIMENTS)
    )
    return f"{time}:  {'   '.join(shares)}   of {words.faces(buckets.faces[index])}"
