"""The samples of a session as columns of numbers.

Figures are computed from columns: as objects, four hours of samples take longer to make than all that is computed from
them. To whoever wants objects a table is a sequence of them, made as they are asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import overload

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.sample import GapReason, Sample, Segment, ShareEstimate, Shares, Thirds

GAP_REASONS: tuple[GapReason, ...] = tuple(GapReason)
OBSERVED = -1

SHARES, LOW, HIGH, COUNTED = range(4)
"""The parts of an estimate, in their order."""

_PARTS, _SENTIMENTS = 4, 3
_EXCLUDED = GAP_REASONS.index(GapReason.EXCLUDED)
_NO_NUMBERS = (float("nan"),) * (_PARTS * _SENTIMENTS)
_NOT_KNOWN = Thirds(*(float("nan"),) * 3)


@dataclass(frozen=True, slots=True, eq=False)
class SampleTable(Sequence[Sample]):
    """The samples, one a second and in time order, in columns of n.

    ``times_s`` is int64 (n,), ``faces`` float64 (n,). ``gaps`` int8 (n,) is the index in ``GAP_REASONS``, ``OBSERVED``
    where there is an estimate. ``estimates`` is float64 (n, 4, 3): ``SHARES``, ``LOW``, ``HIGH`` and ``COUNTED``, in
    the order of ``SENTIMENTS``, NaN in a gap. The rows of ``posteriors``, uint16 (m, 3), are those of all seconds after
    each other; second i has those from ``ends[i]`` up to ``ends[i + 1]``, where ``ends`` is int64 (n + 1,). ``thirds``
    is float64 (n, 3): the faces by thirds of the picture, NaN in a gap and where they are not known.
    """

    times_s: npt.NDArray[np.int64]
    faces: npt.NDArray[np.float64]
    gaps: npt.NDArray[np.int8]
    estimates: npt.NDArray[np.float64]
    posteriors: npt.NDArray[np.uint16]
    ends: npt.NDArray[np.int64]
    thirds: npt.NDArray[np.float64]

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> "SampleTable":
        """From samples; a table is taken as it is."""
        if isinstance(samples, SampleTable):
            return samples
        posteriors = [sample.posteriors for sample in samples]
        return cls(
            np.asarray([sample.time_s for sample in samples], np.int64),
            np.asarray([sample.faces for sample in samples], np.float64),
            np.asarray([GAP_REASONS.index(one.gap) if one.gap else OBSERVED for one in samples], np.int8),
            np.asarray([_numbers(sample.estimate) for sample in samples]).reshape(-1, _PARTS, _SENTIMENTS),
            np.concatenate(posteriors) if posteriors else np.zeros((0, _SENTIMENTS), np.uint16),
            ends_of([len(rows) for rows in posteriors]),
            np.asarray([sample.thirds or _NOT_KNOWN for sample in samples]).reshape(-1, len(_NOT_KNOWN)),
        )

    @property
    def observed(self) -> npt.NDArray[np.bool_]:
        """Bool (n,): the seconds that have an estimate."""
        return np.asarray(self.gaps == OBSERVED)

    @property
    def counting(self) -> npt.NDArray[np.bool_]:
        """Bool (n,): the seconds that no break leaves out."""
        return np.asarray(self.gaps != _EXCLUDED)

    @property
    def rows_each(self) -> npt.NDArray[np.int64]:
        """int64 (n,): how many posteriors each second has."""
        return np.diff(self.ends)

    @property
    def all_posteriors(self) -> npt.NDArray[np.uint16]:
        """uint16 (m, 3): those of these seconds, which for a part of a session are a part of ``posteriors``."""
        return self.posteriors[self.ends[0] : self.ends[-1]]

    def without(self, breaks: Sequence[Segment]) -> "SampleTable":
        """The same seconds, those in a break turned into gaps."""
        left_out = np.zeros(len(self), bool)
        for stretch in breaks:
            left_out |= (stretch.start_s <= self.times_s) & (self.times_s < stretch.end_s)
        if not left_out.any():
            return self
        each = self.rows_each
        return replace(
            self,
            faces=np.where(left_out, 0.0, self.faces),
            gaps=np.where(left_out, np.int8(_EXCLUDED), self.gaps),
            estimates=np.where(left_out[:, None, None], np.nan, self.estimates),
            posteriors=self.all_posteriors[np.repeat(~left_out, each)],
            ends=ends_of(np.where(left_out, 0, each)),
            thirds=np.where(left_out[:, None], np.nan, self.thirds),
        )

    def __len__(self) -> int:
        return len(self.times_s)

    def __iter__(self) -> Iterator[Sample]:
        columns = self.times_s, self.faces, self.gaps, self.estimates, self.thirds, self.ends[:-1], self.ends[1:]
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for time_s, faces, gap, numbers, thirds, start, end in rows:
            estimate = ShareEstimate(*(Shares(*part) for part in numbers)) if gap == OBSERVED else None
            reason = None if estimate else GAP_REASONS[gap]
            known = Thirds(*thirds) if thirds[0] == thirds[0] else None  # NaN is not itself
            yield Sample(time_s, faces, self.posteriors[start:end], estimate, reason, known)

    @overload
    def __getitem__(self, index: int) -> Sample: ...

    @overload
    def __getitem__(self, index: slice) -> "SampleTable": ...

    def __getitem__(self, index: int | slice) -> "Sample | SampleTable":
        if isinstance(index, slice):
            return self._part(*index.indices(len(self)))
        at = range(len(self))[index]
        return next(iter(self[at : at + 1]))

    def _part(self, start: int, stop: int, step: int) -> "SampleTable":
        if step != 1:
            raise ValueError("a part of a session has every second of it")
        part, stop = slice(start, max(start, stop)), max(start, stop)
        return SampleTable(
            self.times_s[part],
            self.faces[part],
            self.gaps[part],
            self.estimates[part],
            self.posteriors,
            self.ends[start : stop + 1],
            self.thirds[part],
        )


def ends_of(counts: Sequence[int] | npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """int64 (n + 1,): where the rows of each of n seconds end, and before them 0."""
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])


def _numbers(estimate: ShareEstimate | None) -> tuple[float, ...]:
    if estimate is None:
        return _NO_NUMBERS
    parts = (estimate.shares, estimate.low, estimate.high, estimate.counted)
    return tuple(value for part in parts for value in (part.positive, part.neutral, part.negative))
