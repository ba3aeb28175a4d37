"""The moments of a session worth looking at: where the positive share clearly changed within a minute."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.evidence import Evidence
from engagement_monitor.timeline.figures import Change, positive_change
from engagement_monitor.timeline.sample import Sample, ShareEstimate
from engagement_monitor.timeline.sample_table import SHARES, SampleTable
from engagement_monitor.timeline.share import ErrorModel

MOST_MOMENTS = 3
WINDOW_S = 30
"""How much before a moment is compared with as much after it; moments lie at least so far apart."""

_FEWEST_S = 20
_SMALLEST_STEP = 0.05
_MOST_TRIED = 12
_POSITIVE = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """The second ``time_s`` at which the positive share changed (up or down), and the half-minutes around it."""

    time_s: float
    change: Change
    before: ShareEstimate
    after: ShareEstimate


def clear_moments(samples: Sequence[Sample], error_model: ErrorModel) -> tuple[Moment, ...]:
    """The largest clear changes of the positive share, at most ``MOST_MOMENTS``, in time order; often there is none.

    Seconds are ranked by how far the mean positive share of the half-minute after them lies from that before them. From
    the top of that list each is judged as two neighbouring segments are: the 95 % interval of the difference must leave
    zero out. A half-minute counts if a face was seen in at least twenty of its seconds;
    a moment itself is never in a gap.

    Args:
        samples: One for every second, in time order.
        error_model: From the model's card.
    """
    found: list[Moment] = []
    table = SampleTable.of(samples)
    for index in _candidates(_steps(table)):
        moment = _judged(table, index, error_model)
        found += [moment] if moment else []
        if len(found) == MOST_MOMENTS:
            break
    return tuple(sorted(found, key=lambda moment: moment.time_s))


def _steps(samples: SampleTable) -> npt.NDArray[np.float64]:
    """float64 (n,): before each second against from it on, in absolute value; 0 where too little was seen."""
    seen = samples.observed.astype(np.float64)
    shares = np.where(samples.observed, samples.estimates[:, SHARES, _POSITIVE], 0.0)
    counts, sums = (np.concatenate([[0.0], np.cumsum(values)]) for values in (seen, shares))
    middle = np.arange(len(samples))
    edges = np.clip([middle - WINDOW_S, middle, middle + WINDOW_S], 0, len(samples))
    seconds, totals = counts[edges[1:]] - counts[edges[:-1]], sums[edges[1:]] - sums[edges[:-1]]
    means = totals / np.maximum(seconds, 1.0)
    judgeable = (seconds >= _FEWEST_S).all(axis=0) & (seen > 0)
    return np.asarray(np.where(judgeable, np.abs(means[1] - means[0]), 0.0))


def _candidates(steps: npt.NDArray[np.float64]) -> Iterator[int]:
    """Where the largest steps are, the largest first, far enough from each other."""
    left = steps.copy()
    for _ in range(_MOST_TRIED):
        if not len(left) or left.max() < _SMALLEST_STEP:
            return
        index = int(left.argmax())
        yield index
        left[max(0, index - WINDOW_S + 1) : index + WINDOW_S] = 0.0


def _judged(samples: SampleTable, index: int, error_model: ErrorModel) -> Moment | None:
    """The moment at this place, None if the change is not clear."""
    halves = samples[max(0, index - WINDOW_S) : index], samples[index : index + WINDOW_S]
    before, after = (Evidence.of(half).judge(error_model) for half in halves)
    change = positive_change(before, after)
    if before is None or after is None or change not in (Change.UP, Change.DOWN):
        return None
    return Moment(float(samples[index].time_s), change, before.estimate, after.estimate)
