"""Samples put together, at most one bucket a pixel column, so that four hours draw as fast as a minute."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.sample import GapReason, Sample


@dataclass(frozen=True, slots=True, eq=False)
class Bucket:
    """A stretch of time: the means of the shares and of their bounds, float (3,) each, or why there are none."""

    start_s: float
    end_s: float
    shares: npt.NDArray[np.float64]
    low: npt.NDArray[np.float64]
    high: npt.NDArray[np.float64]
    gap: GapReason | None


def buckets_of(samples: Sequence[Sample], most: int) -> list[Bucket]:
    """At most ``most`` buckets of whole seconds, in time order; none for seconds that have no sample.

    A bucket in which anybody was seen shows the mean over those seconds; else it shows its most frequent gap. The mean
    of the seconds' bounds is wider than the interval of the mean would be: it never claims more than was known.
    """
    if not samples:
        return []
    span_s = samples[-1].time_s + 1 - samples[0].time_s
    width_s = -(-span_s // most)
    groups: dict[int, list[Sample]] = {}
    for sample in samples:
        groups.setdefault((sample.time_s - samples[0].time_s) // width_s, []).append(sample)
    return [_bucket(group) for group in groups.values()]


def _bucket(samples: Sequence[Sample]) -> Bucket:
    start_s, end_s = float(samples[0].time_s), samples[-1].time_s + 1.0
    seen = [sample.estimate for sample in samples if sample.estimate]
    if not seen:
        gap = Counter(sample.gap for sample in samples).most_common(1)[0][0]
        return Bucket(start_s, end_s, *(np.zeros(3),) * 3, gap=gap)
    parts = [[one.shares.array(), one.low.array(), one.high.array()] for one in seen]
    shares, low, high = np.mean(parts, axis=0)
    return Bucket(start_s, end_s, shares, low, high, None)
