"""Every figure of a session that anybody is shown: in the window, in a report, on the command line.

They are computed in one place, from what is stored, so that they are the same everywhere.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.sample import GapReason, Sample, Segment, ShareEstimate, gap_sample
from engagement_monitor.timeline.share import ErrorModel, dequantize, draw_shares, estimate_shares, interval

_MOST_ROWS = 50_000
_POSITIVE = 0


class Change(StrEnum):
    """Whether a segment's positive share differs from that of the one before it by more than its uncertainty."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class SegmentFigures:
    """One segment: ``observed`` is the fraction of its seconds with a face, ``faces`` the mean number seen at once.

    ``estimate`` is None where nobody was seen; ``change`` is None for the first segment and next to such a one.
    """

    start_s: float
    end_s: float
    label: str
    observed: float
    faces: float
    estimate: ShareEstimate | None
    change: Change | None
    excluded: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SessionFigures:
    """One session.

    ``samples`` has a sample for every second, in time order, those of excluded segments turned into gaps. ``whole`` is
    one estimate over the whole session, None where nobody was seen. ``observed`` is the fraction of seconds with a
    face, ``faces`` the mean number seen at once in those.
    """

    samples: tuple[Sample, ...]
    segments: tuple[SegmentFigures, ...]
    whole: ShareEstimate | None
    observed: float
    faces: float
    gaps_s: dict[GapReason, int]


def session_figures(samples: Sequence[Sample], segments: Sequence[Segment], error_model: ErrorModel) -> SessionFigures:
    """All figures of a session, from its samples, the segments it is cut into and its model's card."""
    kept = tuple(_excluding(samples, [segment for segment in segments if segment.excluded]))
    evidence = [_Evidence.of(_within(kept, segment)) for segment in segments]
    changes = [
        None,
        *(before.change(after, error_model) for before, after in pairwise(evidence)),
    ]
    whole = _Evidence.of(kept)
    return SessionFigures(
        kept,
        tuple(
            SegmentFigures(
                segment.start_s,
                segment.end_s,
                segment.label,
                own.observed,
                own.faces,
                own.estimate(error_model),
                change,
                segment.excluded,
            )
            for segment, own, change in zip(segments, evidence, changes[: len(segments)], strict=True)
        ),
        whole.estimate(error_model),
        whole.observed,
        whole.faces,
        dict(Counter(sample.gap for sample in kept if sample.gap)),
    )


def _excluding(samples: Sequence[Sample], breaks: Sequence[Segment]) -> list[Sample]:
    return [
        gap_sample(sample.time_s, GapReason.EXCLUDED)
        if any(stretch.start_s <= sample.time_s < stretch.end_s for stretch in breaks)
        else sample
        for sample in samples
    ]


def _within(samples: Sequence[Sample], segment: Segment) -> list[Sample]:
    return [sample for sample in samples if segment.start_s <= sample.time_s < segment.end_s]


@dataclass(frozen=True, slots=True, eq=False)
class _Evidence:
    """What a stretch of samples says: all posteriors (n, 3) in it, and for how many different faces they stand."""

    posteriors: npt.NDArray[np.float64]
    different_faces: int
    observed: float
    faces: float

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> "_Evidence":
        seen = [sample for sample in samples if sample.estimate]
        if not seen:
            return cls(np.zeros((0, 3)), 0, 0.0, 0.0)
        rows = np.concatenate([sample.posteriors for sample in seen])
        # A second more of the same face is no new evidence. Nobody is followed through a segment, so the number of
        # different faces is taken to be what was seen at once when nearly all were seen.
        different = np.quantile([len(sample.posteriors) for sample in seen], 0.95)
        faces = float(np.mean([sample.faces for sample in seen]))
        return cls(dequantize(_thinned(rows)), max(1, round(float(different))), len(seen) / len(samples), faces)

    def estimate(self, error_model: ErrorModel) -> ShareEstimate | None:
        if not len(self.posteriors):
            return None
        return estimate_shares(self.posteriors, error_model, faces=self.different_faces)

    def change(self, after: "_Evidence", error_model: ErrorModel) -> Change | None:
        """Compares the positive share of this stretch with that of the one after it."""
        if not len(self.posteriors) or not len(after.posteriors):
            return None
        mine, others = (
            draw_shares(one.posteriors, error_model, faces=one.different_faces, seed=seed)[:, _POSITIVE]
            for seed, one in enumerate((self, after))
        )
        low, high = interval(others - mine)
        return Change.UP if low > 0 else Change.DOWN if high < 0 else Change.UNCLEAR


def _thinned(rows: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
    """At most 50,000 rows, drawn with a fixed seed: more of them move a share by less than 0.2 points."""
    if len(rows) <= _MOST_ROWS:
        return rows
    return rows[np.random.default_rng(0).choice(len(rows), _MOST_ROWS, replace=False)]
