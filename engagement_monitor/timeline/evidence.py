"""What a stretch of samples says about the shares in it, and how two stretches differ."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.sample import Sample
from engagement_monitor.timeline.share import ErrorModel, Floats, Judgement, dequantize, judge_shares

_MOST_ROWS = 50_000
_PAIRINGS = 16


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """All posteriors (n, 3) of a stretch, and for how many different faces they stand.

    ``observed`` is the fraction of seconds with a face, ``faces`` the mean number seen at once in those, ``most_faces``
    the number that 95 % of them did not exceed.
    """

    posteriors: Floats
    different_faces: int
    observed: float
    faces: float
    most_faces: float

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> "Evidence":
        """From samples; of none, or of gaps alone, it has no rows."""
        seen = [sample for sample in samples if sample.estimate]
        if not seen:
            return cls(np.zeros((0, 3)), 0, 0.0, 0.0, 0.0)
        rows = np.concatenate([sample.posteriors for sample in seen])
        # A second more of the same face is no new evidence. Nobody is followed through a segment, so the number of
        # different faces is taken to be what was seen at once when nearly all were seen.
        different = np.quantile([len(sample.posteriors) for sample in seen], 0.95)
        faces = np.asarray([sample.faces for sample in seen])
        return cls(
            dequantize(_thinned(rows)),
            max(1, round(float(different))),
            len(seen) / len(samples),
            float(faces.mean()),
            float(np.quantile(faces, 0.95)),
        )

    def judge(self, error_model: ErrorModel) -> Judgement | None:
        """The shares; None where nobody was seen."""
        if not len(self.posteriors):
            return None
        return judge_shares(self.posteriors, error_model, faces=self.different_faces)


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
