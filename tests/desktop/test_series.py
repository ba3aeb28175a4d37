"""The numbers behind the timeline."""

import numpy as np
import pytest

from engagement_monitor.desktop.series import UNKNOWN, ShareSeries
from engagement_monitor.timeline.sample import GapReason, Sample, gap_sample
from engagement_monitor.timeline.sample_table import GAP_REASONS, OBSERVED
from tests.desktop.fakes import estimate, sample


def test_a_bucket_is_the_mean_weighed_by_faces() -> None:
    series = ShareSeries([sample(0, 0.2, 0.1, faces=10), sample(1, 0.5, 0.1, faces=30)])
    buckets = series.buckets(0, 2, 1)
    assert buckets.shares[0] == pytest.approx([(0.2 * 10 + 0.5 * 30) / 40, (0.7 * 10 + 0.4 * 30) / 40, 0.1])
    assert buckets.low[0, 0] == pytest.approx((0.12 * 10 + 0.42 * 30) / 40)
    assert buckets.faces[0] == pytest.approx(20)


def test_seconds_without_a_face_do_not_pull_the_mean_down() -> None:
    series = ShareSeries([sample(0, 0.6), gap_sample(1, GapReason.NO_FACE), gap_sample(2, GapReason.NO_FACE)])
    buckets = series.buckets(0, 3, 1)
    assert buckets.shares[0, 0] == pytest.approx(0.6)
    assert buckets.state[0] == OBSERVED


def test_a_gap_is_no_number_and_keeps_its_reason() -> None:
    series = ShareSeries([sample(0), gap_sample(1, GapReason.PAUSED), sample(2)])
    buckets = series.buckets(0, 3, 100)
    assert np.isnan(buckets.shares[1]).all()
    assert GAP_REASONS[buckets.state[1]] is GapReason.PAUSED
    assert buckets.runs() == [(0, 1, OBSERVED), (1, 2, GAP_REASONS.index(GapReason.PAUSED)), (2, 3, OBSERVED)]


def test_time_without_a_sample_is_unknown() -> None:
    buckets = ShareSeries([sample(0), sample(4)]).buckets(0, 5, 100)
    assert buckets.state.tolist() == [OBSERVED, UNKNOWN, UNKNOWN, UNKNOWN, OBSERVED]


def test_no_more_buckets_than_columns() -> None:
    series = ShareSeries([sample(second) for second in range(5000)])
    assert len(series.buckets(0, 5000, 800).state) <= 801
    assert len(series.buckets(3700, 4000, 800).state) == 300


def test_buckets_do_not_move_while_the_lecture_goes_on() -> None:
    series = ShareSeries([sample(second, 0.3 + second % 7 / 20) for second in range(1000)])
    before = series.buckets(0, 1000, 400)
    series.append([sample(1000, 0.9), sample(1001, 0.9)])
    after = series.buckets(0, 1002, 400)
    np.testing.assert_allclose(after.shares[:333], before.shares[:333])


def test_adding_one_by_one_is_adding_all() -> None:
    samples = [
        Sample(second, 3.0, np.zeros((0, 3), np.uint16), estimate(second % 10 / 20, 0.3), None)
        for second in range(2500)
    ]
    one_by_one = ShareSeries()
    for each in samples:
        one_by_one.append([each])
    at_once = ShareSeries(samples)
    np.testing.assert_allclose(
        one_by_one.buckets(0, 2500, 777).shares, at_once.buckets(0, 2500, 777).shares, rtol=0, atol=1e-9
    )


def test_an_empty_session_has_nothing_to_show() -> None:
    series = ShareSeries()
    assert series.end_s == 0
    assert series.buckets(0, 60, 10).runs() == []
