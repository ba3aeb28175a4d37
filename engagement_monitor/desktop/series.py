"""The samples of one session as columns of numbers, and their means over the columns of a picture.

The work of a picture depends on how wide it is, not on how long the lecture is: sums up to every sample are kept, and
the mean over any stretch is the difference of two of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.sample import Sample
from engagement_monitor.timeline.sample_table import GAP_REASONS, HIGH, LOW, OBSERVED, SHARES, SampleTable

Floats = npt.NDArray[np.float64]

UNKNOWN = -2

# The columns of the sums.
_FACES, _SEEN = 0, 1
_SHARES, _LOW, _HIGH = slice(2, 5), slice(5, 8), slice(8, 11)
_GAPS = slice(11, 11 + len(GAP_REASONS))
_WIDTH = 11 + len(GAP_REASONS)
_FEWEST_FACES = 1e-3  # a second that was seen counts a little, even if its mean number of faces rounds to nothing


@dataclass(frozen=True, slots=True, eq=False)
class Buckets:
    """A session's shares in ``n`` equal stretches of time.

    ``edges_s`` is (n + 1,). ``shares``, ``low`` and ``high`` are (n, 3) in the order of ``SENTIMENTS``: means over the
    seconds of a bucket that had a face, each weighed by its number of faces, NaN where there was none. ``faces`` (n,)
    is the mean number of faces in those seconds. ``state`` (n,) is OBSERVED, the index in ``GAP_REASONS`` of the most
    frequent reason, or UNKNOWN where there is no sample at all.
    """

    edges_s: Floats
    shares: Floats
    low: Floats
    high: Floats
    faces: Floats
    state: npt.NDArray[np.int8]

    def index_at(self, time_s: float) -> int | None:
        """The bucket at that time, None outside."""
        index = int(np.searchsorted(self.edges_s, time_s, side="right")) - 1
        return index if 0 <= index < len(self.state) else None

    def runs(self) -> list[tuple[float, float, int]]:
        """Neighbouring buckets of one state, as (start_s, end_s, state), without those that are UNKNOWN."""
        if not len(self.state):
            return []
        starts = np.flatnonzero(np.diff(self.state, prepend=np.int8(127)))
        ends = np.append(starts[1:], len(self.state))
        return [
            (float(self.edges_s[start]), float(self.edges_s[end]), int(self.state[start]))
            for start, end in zip(starts, ends, strict=True)
            if self.state[start] != UNKNOWN
        ]


class ShareSeries:
    """The samples of a session, in time order; grows at its end. Used by one thread."""

    def __init__(self, samples: Sequence[Sample] = ()) -> None:
        self._count = 0
        self._times_s = np.zeros(1024)
        self._sums = np.zeros((1025, _WIDTH))
        self.append(samples)

    def __len__(self) -> int:
        return self._count

    @property
    def end_s(self) -> float:
        """When the last second ends; 0 if there is none."""
        return float(self._times_s[self._count - 1]) + 1 if self._count else 0.0

    def append(self, samples: Sequence[Sample]) -> None:
        """Adds samples that follow the last one."""
        if not samples:
            return
        self._reserve(self._count + len(samples))
        end = self._count + len(samples)
        table = SampleTable.of(samples)
        self._times_s[self._count : end] = table.times_s
        rows = _rows(table)
        self._sums[self._count + 1 : end + 1] = self._sums[self._count] + np.cumsum(rows, axis=0)
        self._count = end

    def buckets(self, start_s: float, end_s: float, most: int) -> Buckets:
        """Means over at most ``most`` + 1 buckets of whole seconds that cover ``start_s`` to ``end_s``.

        Buckets begin at multiples of their length, so that they do not flicker while the end moves on.
        """
        length_s = max(1, int(np.ceil((end_s - start_s) / max(1, most))))
        first, last = int(start_s // length_s), int(np.ceil(end_s / length_s))
        edges_s = np.arange(first, max(first, last) + 1, dtype=np.float64) * length_s
        rows = np.searchsorted(self._times_s[: self._count], edges_s)
        return _buckets(edges_s, np.diff(self._sums[rows], axis=0))

    def _reserve(self, count: int) -> None:
        while len(self._times_s) < count:
            self._times_s = np.concatenate([self._times_s, np.zeros_like(self._times_s)])
            self._sums = np.concatenate([self._sums, np.zeros((len(self._sums) - 1, _WIDTH))])


def _rows(samples: SampleTable) -> Floats:
    """What each sample adds to the sums."""
    rows = np.zeros((len(samples), _WIDTH))
    seen = samples.observed
    weight = np.maximum(samples.faces[seen], _FEWEST_FACES)
    rows[seen, _FACES], rows[seen, _SEEN] = weight, 1
    for columns, part in ((_SHARES, SHARES), (_LOW, LOW), (_HIGH, HIGH)):
        rows[seen, columns] = samples.estimates[seen, part] * weight[:, None]
    missing = np.flatnonzero(~seen)
    rows[missing, _GAPS.start + samples.gaps[missing]] = 1
    return rows


def _buckets(edges_s: Floats, sums: Floats) -> Buckets:
    seen = sums[:, _SEEN] > 0
    weight = np.where(seen, sums[:, _FACES], np.nan)
    gaps = sums[:, _GAPS]
    state = np.where(gaps.any(axis=1), gaps.argmax(axis=1), UNKNOWN)
    return Buckets(
        edges_s,
        sums[:, _SHARES] / weight[:, None],
        sums[:, _LOW] / weight[:, None],
        sums[:, _HIGH] / weight[:, None],
        weight / np.where(seen, sums[:, _SEEN], np.nan),
        np.where(seen, OBSERVED, state).astype(np.int8),
    )
