import numpy as np
import pytest

from engagement_monitor.reports.buckets import buckets_of
from engagement_monitor.timeline.sample import GapReason, Sample, ShareEstimate, Shares, gap_sample


def _sample(time_s: int, positive: float) -> Sample:
    shares = Shares(positive, 1 - positive, 0.0)
    return Sample(time_s, 1.0, np.zeros((1, 3), np.uint16), ShareEstimate(shares, shares, shares, shares), None)


@pytest.mark.parametrize("seconds", [0, 1, 60, 477, 478, 14_400])
def test_there_are_never_more_buckets_than_columns(seconds: int) -> None:
    buckets = buckets_of([gap_sample(second, GapReason.PAUSED) for second in range(seconds)], 477)

    assert len(buckets) <= 477
    assert sum(bucket.end_s - bucket.start_s for bucket in buckets) == seconds


def test_a_bucket_is_the_mean_of_the_seconds_with_a_face() -> None:
    (bucket,) = buckets_of([_sample(0, 0.2), gap_sample(1, GapReason.NO_FACE), _sample(2, 0.6)], 1)

    assert bucket.shares == pytest.approx([0.4, 0.6, 0.0])


def test_a_bucket_without_a_face_has_its_most_frequent_gap() -> None:
    reasons = [GapReason.CAMERA, GapReason.NO_FACE, GapReason.CAMERA]

    (bucket,) = buckets_of([gap_sample(second, reason) for second, reason in enumerate(reasons)], 1)

    assert bucket.gap is GapReason.CAMERA
