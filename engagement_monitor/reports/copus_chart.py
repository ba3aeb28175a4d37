"""Geometry of the COPUS grid: a row for every code that was marked, a column for every two minutes.

Lengths are in the units of the timeline's view box; the template and ``pdf_report`` draw the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from engagement_monitor.reports.chart import WIDTH, Frame, Tick, time_ticks
from engagement_monitor.timeline.copus import COPUS_CODES, CopusBin, CopusCode

LEFT, RIGHT = 350.0, 76.0
ROW = 19.0
TOP = 4.0
_CODE_WIDTH = 46.0
_GAP = 0.5


@dataclass(frozen=True, slots=True)
class CopusRow:
    """A code and where it was marked: the middle of its row, ``(x, width)`` of its cells, and ``12 of 45`` bins."""

    group: str
    code: str
    words: str
    count: str
    y: float
    cells: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class CopusChart:
    """The grid. The time axis lies at ``bottom``."""

    rows: tuple[CopusRow, ...]
    times: tuple[Tick, ...]
    bottom: float

    @property
    def height(self) -> float:
        """With the times below the grid."""
        return self.bottom + 26.0

    @property
    def words_x(self) -> float:
        """Where the words of a row begin; its code stands before them."""
        return _CODE_WIDTH


def copus_chart(bins: Sequence[CopusBin]) -> CopusChart | None:
    """The grid of a session; None if nothing was marked."""
    marked = [code for code in COPUS_CODES if any(code in one.codes for one in bins)]
    if not marked:
        return None
    height = ROW * len(marked)
    frame = Frame(LEFT, TOP, WIDTH - LEFT - RIGHT, height, bins[-1].end_s)
    rows = tuple(_row(frame, number, code, bins) for number, code in enumerate(marked))
    return CopusChart(rows, tuple(time_ticks(frame)), TOP + height)


def _row(frame: Frame, number: int, code: CopusCode, bins: Sequence[CopusBin]) -> CopusRow:
    hit = [one for one in bins if code in one.codes]
    cells = tuple((frame.x(one.start_s) + _GAP, frame.x(one.end_s) - frame.x(one.start_s) - 2 * _GAP) for one in hit)
    y = TOP + ROW * (number + 0.5)
    return CopusRow(str(code.group), code.code, code.words, f"{len(hit)} of {len(bins)}", y, cells)
