"""The numbers of a running session as the window shows them, in one value: for the live page and the compact strip."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.timeline.coverage import Standing, standing
from engagement_monitor.timeline.index import IndexEstimate, IndexWeights
from engagement_monitor.timeline.sample import Sample
from engagement_monitor.timeline.sampler import LARGEST_SAMPLE

USUAL_WINDOW_S = 600
ALERT_WINDOW_S = 60
_FEWEST_SEEN_S = 45
_SMALLEST_PART_OF_USUAL = 0.4


@dataclass(frozen=True, slots=True, eq=False)
class LiveFigures:
    """What there is to show of this moment.

    ``sample`` is the newest second, None before there is one; one in a break is a gap. ``faces`` is the mean number
    seen at once in it, None in a gap. ``index`` is None without weights. The two texts are empty if there is nothing
    to say. ``left_out``: a break lasts.
    """

    phase: Phase
    sample: Sample | None
    elapsed_s: float
    faces: float | None
    head_count: int | None
    index: IndexEstimate | None
    index_weights: IndexWeights | None
    trend_text: str
    alert_text: str
    left_out: bool

    @property
    def coverage(self) -> float | None:
        """Of which part of the people in the room the shares speak, 0 to 1; None if either is not known."""
        if self.faces is None or self.head_count is None:
            return None
        return min(1.0, min(self.faces, LARGEST_SAMPLE) / self.head_count)


class RecentSeconds:
    """The last minutes of a running session: what is usual in it, and what lasts. Used by one thread."""

    def __init__(self) -> None:
        self._faces: deque[float | None] = deque(maxlen=USUAL_WINDOW_S)
        self._negative: deque[float | None] = deque(maxlen=ALERT_WINDOW_S)

    def take(self, samples: Sequence[Sample]) -> None:
        """Takes the samples that follow the last one."""
        for sample in samples:
            estimate = sample.estimate
            self._faces.append(sample.faces if estimate else None)
            self._negative.append(estimate.shares.negative if estimate else None)

    def usual_faces(self) -> float | None:
        """The median number of faces over the last ten minutes; None if nobody was seen."""
        seen = [number for number in self._faces if number is not None]
        return median(seen) if seen else None

    def negative(self) -> float | None:
        """The mean negative share over the last minute; None unless most of it was seen."""
        seen = [share for share in self._negative if share is not None]
        return fmean(seen) if len(seen) >= _FEWEST_SEEN_S else None

    def standing(self, figures: LiveFigures, coverage_limit: float) -> Standing:
        """How the newest second's shares stand. Far fewer faces than usual are few, however many are in the room."""
        if figures.faces is None:
            return Standing.SOUND
        usual = self.usual_faces()
        if usual is not None and figures.faces < _SMALLEST_PART_OF_USUAL * usual:
            return Standing.FEW_FACES
        return standing(figures.faces, figures.coverage, coverage_limit)
