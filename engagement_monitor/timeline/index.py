"""The engagement index: a weighted sum of the three shares, for whoever wants one number. The weights are the user's.

It is no measure of anything but its own formula, so it never stands anywhere without its weights.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.sample import Sample
from engagement_monitor.timeline.share import LIVE_DRAWS, ErrorModel, Judgement, dequantize, interval, judge_shares


@dataclass(frozen=True, slots=True)
class IndexWeights:
    """What each share counts in the index, from 0 to 1."""

    positive: float = 1.0
    neutral: float = 0.5
    negative: float = 0.0

    def __post_init__(self) -> None:
        if not all(0 <= weight <= 1 for weight in (self.positive, self.neutral, self.negative)):
            raise ValueError("a weight of the index lies between 0 and 1")

    @classmethod
    def parse(cls, text: str) -> "IndexWeights":
        """From ``POSITIVE,NEUTRAL,NEGATIVE``, as in ``1,0.5,0``.

        Raises:
            ValueError: it is no such text; what the error says is for the user.
        """
        try:
            positive, neutral, negative = map(float, text.split(","))
            return cls(positive, neutral, negative)
        except ValueError as error:
            raise ValueError(f"{text!r} is not three weights from 0 to 1, as in '1,0.5,0'") from error

    def array(self) -> npt.NDArray[np.float64]:
        """As float64 (3,), in the order of ``SENTIMENTS``."""
        return np.asarray((self.positive, self.neutral, self.negative))

    def formula(self) -> str:
        """``1 x positive + 0.5 x neutral + 0 x negative``, with the sign of multiplication."""
        return (
            f"{self.positive:g} \u00d7 positive + {self.neutral:g} \u00d7 neutral + {self.negative:g} \u00d7 negative"
        )


@dataclass(frozen=True, slots=True)
class IndexEstimate:
    """The index of a group of faces with its 95 % interval, all three from 0 to 1."""

    value: float
    low: float
    high: float


def estimate_index(judgement: Judgement, weights: IndexWeights) -> IndexEstimate:
    """The index of the estimated shares, and its interval from the draws behind theirs: shares do not err alone."""
    possible = judgement.draws @ weights.array()
    value = float(judgement.estimate.shares.array() @ weights.array())
    low, high = (float(bound) for bound in interval(possible))
    return IndexEstimate(value, min(low, value), max(high, value))


def second_index(sample: Sample, error_model: ErrorModel, weights: IndexWeights) -> IndexEstimate | None:
    """The index of a second by itself; None for a gap."""
    if sample.estimate is None:
        return None
    rows = dequantize(sample.posteriors)
    return estimate_index(judge_shares(rows, error_model, faces=len(rows), draws=LIVE_DRAWS), weights)
