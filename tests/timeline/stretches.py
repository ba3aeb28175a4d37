"""Made-up seconds of which the share of each sentiment is known."""

import numpy as np

from engagement_monitor.timeline.sample import GapReason, Sample, gap_sample
from engagement_monitor.timeline.share import ErrorModel, dequantize, estimate_shares, quantize

ERRORS = ErrorModel.of([1 / 3, 1 / 3, 1 / 3], [[900, 50, 50], [50, 900, 50], [50, 50, 900]])
ROWS = np.array([[0.98, 0.01, 0.01], [0.01, 0.98, 0.01], [0.01, 0.01, 0.98]])


def stretch(start_s: int, seconds: int, positive: int, neutral: int = 0, negative: int = 0) -> list[Sample]:
    """Seconds in which so many faces look each way."""
    stored = quantize(np.repeat(ROWS, (positive, neutral, negative), axis=0))
    faces = len(stored)
    estimate = estimate_shares(dequantize(stored), ERRORS, faces=faces, draws=50)
    return [Sample(start_s + second, float(faces), stored, estimate, None) for second in range(seconds)]


def nobody(start_s: int, seconds: int) -> list[Sample]:
    return [gap_sample(start_s + second, GapReason.NO_FACE) for second in range(seconds)]
