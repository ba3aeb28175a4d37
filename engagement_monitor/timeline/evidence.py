"""What a stretch of samples says about the shares in it, and how two stretches differ."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.sample import Sample, Thirds
from engagement_monitor.timeline.sample_table import SampleTable
from engagement_monitor.timeline.sampler import LARGEST_SAMPLE
from engagement_monitor.timeline.share import ErrorModel, Floats, Judgement, dequantize, judge_shares

_MOST_ROWS = 50_000
_PAIRINGS = 16


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """All posteriors (n, 3) of a stretch, and for how many different faces they stand.

    ``observed`` is the fraction of seconds with a face, of those that no break leaves out; ``faces`` the mean number
    seen at once in these, ``classified`` how many of them were classified (of more than ``LARGEST_SAMPLE`` the
    largest), ``most_faces`` the number that 95 % of the seconds did not exceed, ``thirds`` the mean number by thirds of
    the picture, None where it is not known.
    """

    posteriors: Floats
    different_faces: int
    observed: float
    faces: float
    classified: float
    most_faces: float
    thirds: Thirds | None = None

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> "Evidence":
        """From samples; of none, or of gaps alone, it has no rows."""
        table = SampleTable.of(samples)
        seen = table.observed
        if not seen.any():
            return cls(np.zeros((0, 3)), 0, 0.0, 0.0, 0.0, 0.0)
        each, faces = table.rows_each, table.faces[seen]
        rows = table.all_posteriors[np.repeat(seen, each)]
        # A second more of the same face is no new evidence. Nobody is followed through a segment, so the number of
        # different faces is taken to be what was seen at once when nearly all were seen.
        different = np.quantile(each[seen], 0.95)
        return cls(
            dequantize(_thinned(rows)),
            max(1, round(float(different))),
            float(seen[table.counting].mean()),
            float(faces.mean()),
            float(np.minimum(faces, LARGEST_SAMPLE).mean()),
            float(np.quantile(faces, 0.95)),
            _mean_thirds(table.thirds[seen]),
        )

    def judge(self, error_model: ErrorModel) -> Judgement | None:
        """The shares; None where nobody was seen."""
        if not len(self.posteriors):
            return None
        return judge_shares(self.posteriors, error_model, faces=self.different_faces)


def _mean_thirds(thirds: Floats) -> Thirds | None:
    """Of the seconds (n, 3) in which they are known; None if they are in none."""
    known = thirds[~np.isnan(thirds[:, 0])]
    return Thirds(*known.mean(axis=0).tolist()) if len(known) else None


def difference(before: Judgement, after: Judgement) -> Floats:
    """float64 (n, 3): how much larger the shares of ``after`` may be than those of ``before``.

    Both sets of draws come from the same random numbers, so a draw is never paired with the other's of the same number.
    """
    count = min(len(before.draws), len(after.draws))
    shifts = range(1, count, max(1, count // _PAIRINGS))
    return np.concatenate([np.roll(after.draws[:count], shift, axis=0) - before.draws[:count] for shift in shifts])


def within(samples: Sequence[Sample], start_s: float, end_s: float) -> Sequence[Sample]:
    """The samples, which are in time order, that begin from ``start_s`` up to ``end_s``."""
    first, last = (bisect_left(samples, moment_s, key=_time_s) for moment_s in (start_s, end_s))
    return samples[first:last]


def _time_s(sample: Sample) -> int:
    return sample.time_s


def _thinned(rows: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
    """At most 50,000 rows, drawn with a fixed seed: more of them move a share by less than 0.2 points."""
    if len(rows) <= _MOST_ROWS:
        return rows
    return rows[np.random.default_rng(0).choice(len(rows), _MOST_ROWS, replace=False)]
