"""Where the shares of a running session are heading: now against ten minutes ago."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.timeline.evidence import Evidence, difference, within
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.sample import Sample
from engagement_monitor.timeline.sample_table import SampleTable
from engagement_monitor.timeline.share import ErrorModel, interval

WINDOW_S = 120
BACK_S = 600
_SHORTEST_BACK_S = 180
_FEWEST_OBSERVED_S = WINDOW_S // 4


@dataclass(frozen=True, slots=True)
class Trend:
    """The share that changed most clearly within ``back_s`` seconds, and which way; ``UNCLEAR`` if none did."""

    sentiment: Sentiment
    change: Change
    back_s: float


def trend(samples: Sequence[Sample], error_model: ErrorModel) -> Trend | None:
    """Compares the last two minutes with the two minutes that ended ten minutes before.

    At the beginning of a session the two lie closer together, at least three minutes. Of the three shares the one whose
    difference is largest for its spread is given; it changed clearly if the 95 % interval of the difference leaves zero
    out, widened because it is the most striking one of three. None where a face was seen in less than a quarter of
    either window.

    Args:
        samples: One for every second, in time order, with breaks left out (as gaps); only the last 12 minutes are read.
        error_model: From the model's card.
    """
    end_s = samples[-1].time_s + 1.0 if samples else 0.0
    back_s = min(BACK_S, end_s - WINDOW_S)
    if back_s < _SHORTEST_BACK_S:
        return None
    windows = [SampleTable.of(within(samples, moment_s - WINDOW_S, moment_s)) for moment_s in (end_s - back_s, end_s)]
    if min(np.count_nonzero(window.observed) for window in windows) < _FEWEST_OBSERVED_S:
        return None
    before, after = (Evidence.of(window).judge(error_model) for window in windows)
    assert before is not None
    assert after is not None
    steps = difference(before, after)
    clearest = int(np.argmax(np.abs(steps.mean(axis=0)) / (steps.std(axis=0) + 1e-9)))
    low, high = interval(steps[:, clearest], among=len(SENTIMENTS))
    return Trend(SENTIMENTS[clearest], Change.of(float(low), float(high)), back_s)
