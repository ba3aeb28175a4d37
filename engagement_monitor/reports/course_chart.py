"""Geometry of the course report's chart: the shares of each session with their intervals. Units as in ``chart``."""

from collections.abc import Sequence
from dataclasses import dataclass

from engagement_monitor.reports.chart import Tick
from engagement_monitor.reports.content import share_cells
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.sample import ShareEstimate

WIDTH, HEIGHT = 1000.0, 260.0
LEFT, RIGHT, TOP, BOTTOM = 46.0, 4.0, 12.0, 226.0
_MOST_LABELS = 12
_WIDEST_STEP = 160.0
_SPREAD = 0.18


@dataclass(frozen=True, slots=True)
class Whisker:
    """A share and its interval: a mark at (x, y) and a line from ``top`` to ``bottom``; ``title`` says it in words."""

    kind: str
    x: float
    y: float
    top: float
    bottom: float
    title: str


@dataclass(frozen=True, slots=True)
class TermChart:
    """All sessions side by side, in equal steps; ``lines`` (a sentiment and a path) join the shares of neighbours."""

    whiskers: tuple[Whisker, ...]
    lines: tuple[tuple[str, str], ...]
    sessions: tuple[Tick, ...]
    shares: tuple[Tick, ...]


def term_chart(estimates: Sequence[ShareEstimate | None], labels: Sequence[str], names: Sequence[str]) -> TermChart:
    """The chart of sessions in date order.

    Args:
        estimates: Of each session; None where nobody was seen.
        labels: What stands below each, short.
        names: What each is called in the titles.
    """
    step = min(_WIDEST_STEP, (WIDTH - LEFT - RIGHT) / len(labels))
    middles = [LEFT + step * (index + 0.5) for index in range(len(labels))]
    whiskers = [
        _whisker(kind, middle + (place - 1) * _SPREAD * step, estimate, f"{name}: {kind} {share} ({interval})")
        for middle, estimate, name in zip(middles, estimates, names, strict=True)
        if estimate
        for place, (kind, (share, interval)) in enumerate(zip(SENTIMENTS, share_cells(estimate), strict=True))
    ]
    every = -(-len(labels) // _MOST_LABELS)
    return TermChart(
        whiskers=tuple(whiskers),
        lines=tuple((str(kind), _line([one for one in whiskers if one.kind == kind], step)) for kind in SENTIMENTS),
        sessions=tuple(Tick(middle, label) for middle, label in list(zip(middles, labels, strict=True))[::every]),
        shares=tuple(Tick(_y(share / 100), f"{share}\u00a0%", "end") for share in (0, 25, 50, 75, 100)),
    )


def _y(share: float) -> float:
    return TOP + (BOTTOM - TOP) * (1 - share)


def _whisker(kind: str, x: float, estimate: ShareEstimate, title: str) -> Whisker:
    share, low, high = (float(getattr(part, kind)) for part in (estimate.shares, estimate.low, estimate.high))
    return Whisker(str(kind), x, _y(share), _y(high), _y(low), title)


def _line(whiskers: Sequence[Whisker], step: float) -> str:
    """Through neighbours; not across a session in which nobody was seen."""
    parts = []
    for index, one in enumerate(whiskers):
        joined = index > 0 and one.x - whiskers[index - 1].x < 1.5 * step
        parts.append(f"{'L' if joined else 'M'}{one.x:.1f} {one.y:.1f}")
    return "".join(parts)
