"""Paints the charts on paper, from the same geometry as the HTML report's."""

from collections.abc import Sequence
from typing import ClassVar

from engagement_monitor.reports import chart, prose
from engagement_monitor.reports.paper import INK, QUIET, SOFT, WHITE, WIDTH, Colour, Paper, Points

COLOURS: dict[str, Colour] = {"positive": (0, 114, 178), "neutral": (153, 153, 153), "negative": (213, 94, 0)}
_STRIPS: dict[str, Colour] = {"odd": (230, 235, 240), "even": (241, 244, 247), "excluded": (250, 251, 252)}
_PLOT: Colour = (250, 251, 252)
_HATCH: Colour = (174, 182, 191)
_TICK_PT = 6.5


class ChartPainter:
    """Paints charts whose units are ``scale`` mm, with their upper left corner at (x, y)."""

    _STEPS: ClassVar[dict[str, tuple[tuple[float, float, float], ...]]] = {
        # Of each kind of gap: (lean, step, first) of its lines. Lean is dx/dy; None stands for level ones.
        "no_face": ((1.0, 11.0, 0.0),),
        "camera": ((1.0, 11.0, 0.0), (-1.0, 11.0, 0.0)),
        "excluded": ((0.0, 6.0, 3.0),),
        "negative": ((-1.0, 10.0, 0.0),),
    }

    def __init__(self, paper: Paper, x: float, y: float, scale: float) -> None:
        self._paper, self._x, self._y, self._scale = paper, x, y, scale

    def timeline(self, timeline: chart.TimelineChart, nobody: bool) -> None:
        """The whole session. ``nobody`` says that no face was seen in it."""
        self._strip(timeline.segments)
        top, bottom = chart.PLOT_TOP, chart.PLOT_TOP + chart.PLOT_HEIGHT
        plot = (chart.LEFT, top, chart.WIDTH - chart.LEFT - chart.RIGHT, chart.PLOT_HEIGHT)
        self._paper.area(self._box(*plot), _PLOT)
        for gap in timeline.gaps:
            self.hatched(gap.kind, [self._corners(gap.x, top, gap.width, chart.PLOT_HEIGHT)], _HATCH)
        self.shapes(timeline.shapes)
        self._axes(timeline, bottom)
        for segment in timeline.segments[1:]:
            self._line([(segment.x, chart.STRIP_TOP), (segment.x, bottom)], INK, 0.15, 0.55)
        for mark in timeline.markers:
            self._marker(mark.at, top, bottom)
        if nobody:
            self._paper.type(9, QUIET)
            self._text((chart.WIDTH + chart.LEFT) / 2, top + chart.PLOT_HEIGHT / 2, prose.NOBODY, "middle")

    def shapes(self, shapes: Sequence[chart.Shape]) -> None:
        """Areas and lines; every area's pattern in one go."""
        for shape in shapes:
            if shape.kind in COLOURS:
                self._paper.area(self._points(shape.points), COLOURS[shape.kind])
        for kind in ("neutral", "negative"):
            areas = [shape.points for shape in shapes if shape.kind == kind]
            if areas:
                self.hatched(kind, areas, WHITE)
        for shape in shapes:
            if shape.kind == "band":
                self._paper.area(self._points(shape.points), WHITE, 0.42)
            elif shape.kind == "border":
                self._line(shape.points, WHITE, 0.25)

    def small(self, shapes: Sequence[chart.Shape]) -> None:
        """The curve of one segment."""
        self._paper.area(self._box(0, 0, chart.CURVE_WIDTH, chart.CURVE_HEIGHT), SOFT)
        for shape in shapes:
            if shape.kind == "band":
                self._paper.area(self._points(shape.points), COLOURS["positive"], 0.22)
            else:
                self._line(shape.points, COLOURS["positive"], 0.3)

    def swatch(self, kind: str) -> None:
        """22 by 14 units of what a kind of area or gap looks like."""
        corners = self._corners(0, 0, 22, 14)
        self._paper.area(self._points(corners), COLOURS.get(kind, _PLOT))
        if kind == "band":
            self._paper.area(self._box(0, 0, 22, 7), COLOURS["neutral"])
            self._paper.area(self._box(0, 7, 22, 7), COLOURS["positive"])
            self._paper.area(self._box(0, 3, 22, 8), WHITE, 0.42)
        elif kind == "marker":
            self._paper.area(self._points([(11, 12), (6, 3), (16, 3)]), INK)
        elif kind != "positive":
            self.hatched(kind, [corners], WHITE if kind in COLOURS else _HATCH)

    def hatched(self, kind: str, areas: Sequence[Points], colour: Colour) -> None:
        """Fills areas with the pattern of a kind of gap or share."""
        across, down = ([point[axis] for area in areas for point in area] for axis in (0, 1))
        box = (min(across), min(down), max(across), max(down))
        dotted = kind == "neutral"
        lines = [line for step in self._STEPS.get(kind, ()) for line in _slanted(box, *step)]
        lines = lines or _level(box, 5.0 if dotted else 6.0)
        self._paper.hatch(
            [self._points(area) for area in areas],
            [self._points(line) for line in lines],
            colour,
            0.26 if dotted else 0.2,
            0.45 if colour == WHITE else 1.0,
            (0.01, 8 * self._scale) if dotted else None,
        )

    def _strip(self, segments: Sequence[chart.Box]) -> None:
        self._paper.type(_TICK_PT)
        for box in segments:
            corners = self._corners(box.x, chart.STRIP_TOP, box.width, chart.STRIP_HEIGHT)
            self._paper.area(self._points(corners), _STRIPS[box.kind])
            if box.kind == "excluded":
                self.hatched("excluded", [corners], _HATCH)
            if box.text:
                text = self._paper.fitted(box.text, (box.width - 8) * self._scale)
                if box.kind == "excluded":
                    width = self._paper.shown_width(text) / self._scale
                    self._paper.area(self._box(box.x + 4, chart.STRIP_TOP + 4, width + 4, 16), WHITE)
                self._text(box.x + 6, chart.STRIP_TOP + 16, text, "start")

    def _axes(self, timeline: chart.TimelineChart, bottom: float) -> None:
        self._paper.type(_TICK_PT, QUIET)
        for tick in timeline.shares:
            self._line([(chart.LEFT, tick.at), (chart.WIDTH - chart.RIGHT, tick.at)], INK, 0.15, 0.13)
            self._text(chart.LEFT - 7, tick.at + 4, tick.text, "end")
        for tick in timeline.times:
            self._line([(tick.at, bottom), (tick.at, bottom + 5)], QUIET, 0.15)
            self._text(tick.at, bottom + 20, tick.text, tick.anchor)

    def _marker(self, at: float, top: float, bottom: float) -> None:
        dots = [[(at, y), (at, y + 2)] for y in range(round(top), round(bottom), 6)]
        for dot in dots:
            self._line(dot, INK, 0.15)
        self._paper.area(self._points([(at, top + 2), (at - 5, top - 7), (at + 5, top - 7)]), INK)

    def _text(self, x: float, baseline: float, text: str, anchor: str) -> None:
        align = {"start": "L", "middle": "C", "end": "R"}[anchor]
        at_x, at_y = self._point((x, baseline))
        self._paper.line_at(at_x, at_y - self._paper.leading * 0.76, text, align)  # type: ignore[arg-type]

    def _line(self, points: Points, colour: Colour, width: float, opacity: float = 1.0) -> None:
        self._paper.stroke(self._points(points), colour, width, opacity)

    def _point(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._x + point[0] * self._scale, self._y + point[1] * self._scale

    def _points(self, points: Points) -> list[tuple[float, float]]:
        return [self._point(point) for point in points]

    def _corners(self, x: float, y: float, width: float, height: float) -> Points:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]

    def _box(self, x: float, y: float, width: float, height: float) -> Points:
        return self._points(self._corners(x, y, width, height))


def full_width(paper: Paper) -> ChartPainter:
    """For the timeline: as wide as the page's text, from the present place down."""
    return ChartPainter(paper, paper.x, paper.y, WIDTH / chart.WIDTH)


def _slanted(box: tuple[float, float, float, float], lean: float, step: float, first: float) -> list[Points]:
    """Lines from the top of a box to its bottom, the same wherever the box lies, so that neighbours fit together."""
    left, top, right, bottom = box
    reach = abs(lean) * (bottom - top)
    index = int((left - reach - first) // step)
    lines: list[Points] = []
    while (x := first + index * step) < right + reach:
        lines.append([(x, top), (x + lean * (bottom - top), bottom)])
        index += 1
    return lines


def _level(box: tuple[float, float, float, float], step: float) -> list[Points]:
    left, top, right, bottom = box
    count = int((bottom - top) // step) + 1
    # Every other line begins half a step later: dots on them stand between those of the line above.
    return [
        [(left - (4 if index % 2 else 0), top + (index + 0.5) * step), (right, top + (index + 0.5) * step)]
        for index in range(count)
    ]
