"""Geometry of the charts. Lengths are in units of the view box; the template and ``pdf_chart`` draw the same."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from engagement_monitor.reports.buckets import Bucket, buckets_of
from engagement_monitor.reports.words import GAP_WORDS, clock, duration, excerpt
from engagement_monitor.timeline.figures import SegmentFigures
from engagement_monitor.timeline.sample import GapReason, Marker, Sample

Points = list[tuple[float, float]]

WIDTH = 1000.0
LEFT, RIGHT = 46.0, 4.0
STRIP_TOP, STRIP_HEIGHT = 14.0, 24.0
PLOT_TOP, PLOT_HEIGHT = 44.0, 236.0
HEIGHT = PLOT_TOP + PLOT_HEIGHT + 40.0
CURVE_WIDTH, CURVE_HEIGHT = 120.0, 32.0

_UNITS_PER_BUCKET = 2.0
_CHARACTER = 6.4
_TICK_STEPS_S = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)
_MOST_TICKS = 10
_SAME_MOMENT_S = 1.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where time and share lie in a chart."""

    left: float
    top: float
    width: float
    height: float
    duration_s: float

    def x(self, time_s: float) -> float:
        """From the start of the session."""
        return self.left + self.width * time_s / self.duration_s

    def y(self, share: float) -> float:
        """0 is at the bottom."""
        return self.top + self.height * (1 - share)


@dataclass(frozen=True, slots=True)
class Shape:
    """A line through points, or the area that a ``closed`` one encloses, and what it stands for (a CSS class)."""

    kind: str
    points: tuple[tuple[float, float], ...]
    closed: bool

    @property
    def path(self) -> str:
        """As SVG writes it."""
        line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in self.points)
        return f"{line}Z" if self.closed else line


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of time. ``text`` is cut to fit, ``title`` is whole."""

    kind: str
    x: float
    width: float
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis."""

    at: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """The whole session: stacked shares with the intervals of both borders, gaps, segments and markers."""

    shapes: tuple[Shape, ...]
    gaps: tuple[Box, ...]
    segments: tuple[Box, ...]
    markers: tuple[Tick, ...]
    times: tuple[Tick, ...]
    shares: tuple[Tick, ...]


def timeline_chart(
    samples: Sequence[Sample], segments: Sequence[SegmentFigures], markers: Sequence[Marker], duration_s: float
) -> TimelineChart:
    """The chart of a session that lasted ``duration_s`` (more than 0)."""
    frame = Frame(LEFT, PLOT_TOP, WIDTH - LEFT - RIGHT, PLOT_HEIGHT, duration_s)
    buckets = buckets_of(samples, int(frame.width / _UNITS_PER_BUCKET))
    shown = segments if len(segments) > 1 else ()
    starts_s = [segment.start_s for segment in shown]
    apart = [one for one in markers if all(abs(one.time_s - start_s) > _SAME_MOMENT_S for start_s in starts_s)]
    return TimelineChart(
        shapes=tuple(_shapes(frame, buckets)),
        gaps=tuple(_gaps(frame, buckets)),
        segments=tuple(_segment_box(frame, number, segment) for number, segment in enumerate(shown, 1)),
        markers=tuple(Tick(frame.x(min(one.time_s, duration_s)), one.label) for one in apart),
        times=tuple(time_ticks(frame)),
        shares=tuple(Tick(frame.y(share / 100), f"{share}\u00a0%", "end") for share in (0, 25, 50, 75, 100)),
    )


def segment_curve(samples: Sequence[Sample], start_s: float, end_s: float) -> tuple[Shape, ...]:
    """The positive share of one segment with its interval, from 0 to 100 % of its height."""
    frame = Frame(1.0, 1.0, CURVE_WIDTH - 2, CURVE_HEIGHT - 2, end_s - start_s)
    # A bucket ends with its second, a segment anywhere: the last second of one may reach far beyond it.
    buckets = [
        replace(one, start_s=max(start_s, one.start_s) - start_s, end_s=min(end_s, one.end_s) - start_s)
        for one in buckets_of(samples, int(CURVE_WIDTH / _UNITS_PER_BUCKET))
    ]
    shapes = []
    for run in _runs(buckets):
        low, middle, high = (_line(frame, run, _positive(part)) for part in ("low", "shares", "high"))
        shapes += [_area("band", low, high), _path("curve", middle)]
    return tuple(shapes)


def gap_legend(gaps_s: dict[GapReason, int]) -> list[tuple[GapReason, str]]:
    """The gaps that occur, with how long they are together."""
    return [(reason, f"{GAP_WORDS[reason]}, {duration(gaps_s[reason])}") for reason in GapReason if gaps_s.get(reason)]


def _positive(part: str) -> Callable[[Bucket], float]:
    return lambda bucket: float(getattr(bucket, part)[0])


def _runs(buckets: Sequence[Bucket]) -> list[list[Bucket]]:
    """Stretches of neighbours in which somebody was seen."""
    together = [list(run) for gap, run in groupby(buckets, key=lambda bucket: bucket.gap) if gap is None]
    return [part for run in together for part in _without_holes(run)]


def _without_holes(run: list[Bucket]) -> list[list[Bucket]]:
    cuts = [index for index, (one, next_one) in enumerate(pairwise(run), 1) if next_one.start_s > one.end_s]
    return [run[start:end] for start, end in pairwise([0, *cuts, len(run)])]


def _shapes(frame: Frame, buckets: Sequence[Bucket]) -> list[Shape]:
    shapes = []
    for run in _runs(buckets):
        shapes += _stack(frame, run)
    return shapes


def _stack(frame: Frame, run: Sequence[Bucket]) -> list[Shape]:
    """Positive from the bottom, negative from the top, neutral between them; then the intervals of both borders."""
    floor, ceiling = _line(frame, run, lambda _: 0.0), _line(frame, run, lambda _: 1.0)
    lower = _line(frame, run, _positive("shares"))
    upper = _line(frame, run, lambda bucket: 1 - bucket.shares[2])
    bands = [
        (_line(frame, run, _positive("low")), _line(frame, run, _positive("high"))),
        (_line(frame, run, lambda one: 1 - one.high[2]), _line(frame, run, lambda one: 1 - one.low[2])),
    ]
    return [
        _area("positive", floor, lower),
        _area("neutral", lower, upper),
        _area("negative", upper, ceiling),
        *(_area("band", low, high) for low, high in bands),
        _path("border", lower),
        _path("border", upper),
    ]


def _line(frame: Frame, run: Sequence[Bucket], share: Callable[[Bucket], float]) -> Points:
    """Through the middles of the buckets, level at both ends of the run."""
    heights = [frame.y(min(1.0, max(0.0, share(bucket)))) for bucket in run]
    middles = [frame.x((bucket.start_s + bucket.end_s) / 2) for bucket in run]
    first, last = frame.x(run[0].start_s), frame.x(run[-1].end_s)
    return [(first, heights[0]), *zip(middles, heights, strict=True), (last, heights[-1])]


def _path(kind: str, points: Points) -> Shape:
    return Shape(kind, tuple(points), closed=False)


def _area(kind: str, lower: Points, upper: Points) -> Shape:
    return Shape(kind, (*lower, *reversed(upper)), closed=True)


def _gaps(frame: Frame, buckets: Sequence[Bucket]) -> list[Box]:
    boxes = []
    for gap, group in groupby(buckets, key=lambda bucket: bucket.gap):
        run = list(group)
        if gap is not None:
            x, end = frame.x(run[0].start_s), frame.x(run[-1].end_s)
            title = f"{clock(run[0].start_s)} to {clock(run[-1].end_s)}: {GAP_WORDS[gap]}"
            boxes.append(Box(gap.value, x, end - x, "", title))
    return boxes


def _segment_box(frame: Frame, number: int, segment: SegmentFigures) -> Box:
    x, end = (frame.x(min(moment_s, frame.duration_s)) for moment_s in (segment.start_s, segment.end_s))
    room = int((end - x - 26) / _CHARACTER)
    words = f"{number}  \u2068{excerpt(segment.label, room)}\u2069" if room > 3 else str(number)
    text = words if end - x > 8 * len(str(number)) + 4 else ""
    kind = "excluded" if segment.excluded else "odd" if number % 2 else "even"
    return Box(kind, x, end - x, text, f"{number}. {segment.label}, {clock(segment.start_s)} to {clock(segment.end_s)}")


def time_ticks(frame: Frame) -> list[Tick]:
    """The times below a chart, at steps that a clock has."""
    step_s = next((step for step in _TICK_STEPS_S if frame.duration_s / step <= _MOST_TICKS), None)
    step_s = step_s or 3600 * math.ceil(frame.duration_s / _MOST_TICKS / 3600)
    count = int(frame.duration_s // step_s)
    ticks = [Tick(frame.x(index * step_s), clock(index * step_s)) for index in range(count + 1)]
    ticks[0] = Tick(ticks[0].at, ticks[0].text, "start")
    if WIDTH - ticks[-1].at < 3 * _CHARACTER:
        ticks[-1] = Tick(ticks[-1].at, ticks[-1].text, "end")
    return ticks
