"""Every figure of a session that anybody is shown: in the window, in a report, on the command line.

They are computed in one place, from what is stored, so that they are the same everywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from engagement_monitor.timeline.coverage import COVERAGE_LIMIT, Basis, People, Standing, coverage_in_thirds, standing
from engagement_monitor.timeline.evidence import Evidence, difference, within
from engagement_monitor.timeline.index import IndexEstimate, IndexWeights, estimate_index
from engagement_monitor.timeline.sample import GapReason, Sample, Segment, ShareEstimate, Thirds
from engagement_monitor.timeline.sample_table import GAP_REASONS, SampleTable
from engagement_monitor.timeline.share import ErrorModel, Judgement, interval

_POSITIVE = 0
_NOBODY = People(0.0, Basis.MOST_SEEN)


class Change(StrEnum):
    """Whether a share differs from that of the stretch before it by more than its uncertainty."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"

    @classmethod
    def of(cls, low: float, high: float) -> "Change":
        """From the bounds of the difference: clear if they leave zero out."""
        return cls.UP if low > 0 else cls.DOWN if high < 0 else cls.UNCLEAR


@dataclass(frozen=True, slots=True)
class SegmentFigures:
    """One segment: ``observed`` is the fraction of its seconds with a face, ``faces`` the mean number seen at once.

    Seconds that a break leaves out count in neither. ``estimate`` is None where nobody was seen; ``change`` (of the
    positive share) is None for the first segment and next to such a one. ``index`` is None unless weights were given;
    ``coverage`` is the faces that were classified as a part of the people in the room; ``strength`` that of the change
    point at which the segment begins, if it begins at one; ``thirds`` is ``faces`` by thirds of the picture, None where
    it is not known.
    """

    start_s: float
    end_s: float
    label: str
    observed: float
    faces: float
    estimate: ShareEstimate | None
    change: Change | None
    excluded: bool = False
    index: IndexEstimate | None = None
    coverage: float | None = None
    standing: Standing = Standing.SOUND
    strength: float | None = None
    thirds: Thirds | None = None

    @property
    def coverage_thirds(self) -> Thirds | None:
        """``coverage`` by thirds of the picture: which part of all people was seen in each."""
        return coverage_in_thirds(self.coverage, self.thirds)


@dataclass(frozen=True, slots=True, eq=False)
class SessionFigures:
    """One session.

    ``samples`` has a sample for every second, in time order, those of excluded segments turned into gaps. ``whole`` is
    one estimate over the whole session, None where nobody was seen. ``observed`` is the fraction of seconds with a
    face, of those that no break leaves out, ``faces`` the mean number seen at once in those, ``classified`` how many of
    them were classified, ``coverage`` these as a part of ``people``; ``thirds`` is ``faces`` by thirds of the picture,
    None where it is not known.
    """

    samples: SampleTable
    segments: tuple[SegmentFigures, ...]
    whole: ShareEstimate | None
    observed: float
    faces: float
    gaps_s: dict[GapReason, int]
    index: IndexEstimate | None = None
    coverage: float | None = None
    people: People = _NOBODY
    standing: Standing = Standing.SOUND
    thirds: Thirds | None = None
    classified: float = 0.0

    @property
    def coverage_thirds(self) -> Thirds | None:
        """``coverage`` by thirds of the picture: which part of all people was seen in each."""
        return coverage_in_thirds(self.coverage, self.thirds)


def session_figures(
    samples: Sequence[Sample],
    segments: Sequence[Segment],
    error_model: ErrorModel,
    weights: IndexWeights | None = None,
    *,
    head_count: int | None = None,
    coverage_limit: float = COVERAGE_LIMIT,
) -> SessionFigures:
    """All figures of a session.

    Args:
        samples: One for every second, in time order.
        segments: What it is cut into; excluded ones count in no figure.
        error_model: From its model's card.
        weights: The user's, for the index; None for no index.
        head_count: How many people are in the room, if anybody counted them.
        coverage_limit: A share of a smaller part of them is marked.
    """
    kept = SampleTable.of(samples).without([segment for segment in segments if segment.excluded])
    evidence = Evidence.of(kept)
    terms = _Terms(error_model, weights, People.of(evidence, head_count), coverage_limit)
    whole = _Judged.of(evidence, terms)
    parts = [_Judged.of(Evidence.of(within(kept, one.start_s, one.end_s)), terms) for one in segments]
    changes = [None, *(positive_change(before.judgement, after.judgement) for before, after in pairwise(parts))]
    return SessionFigures(
        kept,
        tuple(
            _segment_figures(segment, part, change)
            for segment, part, change in zip(segments, parts, changes[: len(segments)], strict=True)
        ),
        whole.estimate,
        evidence.observed,
        evidence.faces,
        {GAP_REASONS[gap]: count for gap, count in enumerate(_gap_counts(kept)) if count},
        whole.index,
        whole.coverage,
        terms.people,
        whole.standing,
        evidence.thirds,
        evidence.classified,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Terms:
    """What holds for all figures of a session."""

    error_model: ErrorModel
    weights: IndexWeights | None
    people: People
    coverage_limit: float


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """A stretch: what was seen in it and what is concluded from that."""

    evidence: Evidence
    judgement: Judgement | None
    index: IndexEstimate | None
    coverage: float | None
    standing: Standing

    @classmethod
    def of(cls, evidence: Evidence, terms: _Terms) -> "_Judged":
        judgement = evidence.judge(terms.error_model)
        if judgement is None:
            return cls(evidence, None, None, None, Standing.SOUND)
        coverage = terms.people.coverage(evidence)
        index = estimate_index(judgement, terms.weights) if terms.weights else None
        return cls(evidence, judgement, index, coverage, standing(evidence.faces, coverage, terms.coverage_limit))

    @property
    def estimate(self) -> ShareEstimate | None:
        return self.judgement.estimate if self.judgement else None


def _segment_figures(segment: Segment, part: _Judged, change: Change | None) -> SegmentFigures:
    return SegmentFigures(
        segment.start_s,
        segment.end_s,
        segment.label,
        part.evidence.observed,
        part.evidence.faces,
        part.estimate,
        change,
        segment.excluded,
        part.index,
        part.coverage,
        part.standing,
        segment.strength,
        part.evidence.thirds,
    )


def _gap_counts(samples: SampleTable) -> list[int]:
    """How many seconds have no share for each of ``GAP_REASONS``."""
    counts: list[int] = np.bincount(samples.gaps[~samples.observed], minlength=len(GAP_REASONS)).tolist()
    return counts


def positive_change(before: Judgement | None, after: Judgement | None) -> Change | None:
    """Whether the positive share differs clearly between two stretches; None where nobody was seen in one of them."""
    if before is None or after is None:
        return None
    low, high = interval(difference(before, after)[:, _POSITIVE])
    return Change.of(float(low), float(high))
