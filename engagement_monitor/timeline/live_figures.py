"""What stands beside the timeline while a session runs: the index of the newest second, and the trend."""

from collections.abc import Sequence

from engagement_monitor.timeline.evidence import within
from engagement_monitor.timeline.index import IndexEstimate, IndexWeights, second_index
from engagement_monitor.timeline.sample import Marker, Sample
from engagement_monitor.timeline.sample_table import SampleTable
from engagement_monitor.timeline.segments import breaks
from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.timeline.trend import BACK_S, WINDOW_S, Trend, trend

_TREND_EVERY_S = 10


class LiveFigures:
    """Follows a running session. ``update`` is called on one thread; the two values may be read on any."""

    def __init__(self, error_model: ErrorModel) -> None:
        self._error_model = error_model
        self._trend_due_s = 0.0
        self.index: IndexEstimate | None = None
        """Of the newest second; None in a gap and without weights."""
        self.trend: Trend | None = None
        """Looked at anew every ten seconds."""

    def update(self, samples: Sequence[Sample], markers: Sequence[Marker], weights: IndexWeights | None) -> None:
        """Takes all samples so far (at least one), the markers, and the weights of the index as they are now."""
        newest = samples[-1]
        end_s = newest.time_s + 1.0
        self.index = second_index(newest, self._error_model, weights) if weights else None
        if end_s >= self._trend_due_s:
            self._trend_due_s = end_s + _TREND_EVERY_S
            recent = within(samples, end_s - BACK_S - WINDOW_S, end_s)
            self.trend = trend(SampleTable.of(recent).without(breaks(markers, end_s)), self._error_model)
