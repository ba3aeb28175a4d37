import numpy as np
import pytest

from engagement_monitor.timeline.sample import GapReason
from engagement_monitor.timeline.sampler import Sampler
from engagement_monitor.timeline.share import ErrorModel, dequantize

POSITIVE, NEGATIVE = (np.array(row, np.float32) for row in ([0.9, 0.05, 0.05], [0.05, 0.05, 0.9]))


@pytest.fixture
def sampler():
    return Sampler(ErrorModel.of([1 / 3, 1 / 3, 1 / 3], [[90, 5, 5], [5, 90, 5], [5, 5, 90]]))


def test_a_second_closes_when_the_next_one_begins(sampler):
    assert sampler.observe(0.0, {1: POSITIVE}) == []
    assert sampler.observe(0.8, {1: POSITIVE}) == []
    (sample,) = sampler.observe(1.0, {1: POSITIVE})
    assert (sample.time_s, sample.gap, sample.faces) == (0, None, 1.0)
    assert sample.estimate.shares.positive > 0.6


def test_a_second_without_a_face_is_a_gap(sampler):
    sampler.observe(0.0, {})
    (sample,) = sampler.observe(1.0, {1: POSITIVE})
    assert sample.gap is GapReason.NO_FACE
    assert sample.estimate is None


def test_seconds_without_a_frame_are_gaps_with_their_reason(sampler):
    sampler.observe(0.0, {1: POSITIVE})
    samples = sampler.pass_time(4.0, GapReason.PAUSED)
    assert [sample.gap for sample in samples] == [None, *[GapReason.PAUSED] * 3]
    assert [sample.time_s for sample in samples] == [0, 1, 2, 3]


def test_no_second_is_left_out_or_told_twice(sampler):
    times = [0.1, 0.5, 2.2, 2.9, 7.0]
    samples = [sample for time in times for sample in sampler.observe(time, {1: POSITIVE})]
    samples += sampler.finish(7.4, GapReason.CAMERA)
    assert [sample.time_s for sample in samples] == list(range(8))


def test_a_face_is_averaged_over_three_seconds_of_itself(sampler):
    sampler.observe(0.0, {1: NEGATIVE})
    sampler.observe(1.0, {1: POSITIVE})
    sampler.observe(2.0, {1: POSITIVE})
    (sample,) = sampler.observe(3.0, {1: POSITIVE})
    expected = (NEGATIVE + 2 * POSITIVE) / 3
    assert dequantize(sample.posteriors)[0] == pytest.approx(expected, abs=1e-3)


def test_a_value_is_never_carried_into_a_second_that_did_not_see_the_face(sampler):
    sampler.observe(0.0, {1: POSITIVE, 2: NEGATIVE})
    sampler.observe(1.0, {1: POSITIVE})
    (sample,) = sampler.observe(2.0, {})
    assert len(sample.posteriors) == 1


def test_faces_is_the_mean_number_seen_at_once(sampler):
    sampler.observe(0.0, {1: POSITIVE})
    sampler.observe(0.5, {1: POSITIVE, 2: POSITIVE}, unclassified=1)
    (sample,) = sampler.pass_time(1.0, GapReason.CAMERA)
    assert sample.faces == 2.0


def test_thirds_are_the_mean_number_seen_at_once_in_each(sampler):
    sampler.observe(0.0, {1: POSITIVE}, 0, (0, 0, 1))
    sampler.observe(0.5, {1: POSITIVE, 2: POSITIVE}, 1, (0, 2, 1))
    (sample,) = sampler.pass_time(1.0, GapReason.CAMERA)
    assert sample.thirds == (0.0, 1.0, 1.0)
    assert sum(sample.thirds) == sample.faces


def test_thirds_are_not_known_unless_every_frame_told_them(sampler):
    sampler.observe(0.0, {1: POSITIVE}, 0, (0, 0, 1))
    sampler.observe(0.5, {1: POSITIVE})
    (sample,) = sampler.pass_time(1.0, GapReason.CAMERA)
    assert sample.thirds is None


def test_no_more_than_64_faces_of_a_second_are_kept(sampler):
    sampler.observe(0.0, dict.fromkeys(range(200), POSITIVE))
    (sample,) = sampler.pass_time(1.0, GapReason.CAMERA)
    assert (len(sample.posteriors), sample.faces) == (64, 200.0)
