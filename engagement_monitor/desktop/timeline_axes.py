"""The two axes of the timeline: clock times and per cents."""

from collections.abc import Sequence

import pyqtgraph as pg

from engagement_monitor.desktop import words


class ClockAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Times of a lecture as ``0:45`` and ``1:02:30``, at steps that a clock has."""

    _STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:  # noqa: N802
        """One level, with some 90 pixels between ticks."""
        wanted_s = (high - low) / max(1.0, size / 90)
        return [(next((step for step in self._STEPS_S if step >= wanted_s), self._STEPS_S[-1]), 0)]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802
        """Clock times."""
        return [words.clock(round(value)) for value in values]


class PercentAxis(pg.AxisItem):  # type: ignore[misc]
    """0 to 100 %."""

    def tickValues(self, _low: float, _high: float, _size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        """Quarters."""
        return [(0.25, [0.0, 0.25, 0.5, 0.75, 1.0])]

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:  # noqa: N802
        """Whole per cents."""
        return [words.percent(value) for value in values]
