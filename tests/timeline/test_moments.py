import numpy as np
import pytest

from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.moments import MOST_MOMENTS, WINDOW_S, clear_moments
from engagement_monitor.timeline.sample import GapReason, Sample, gap_sample
from engagement_monitor.timeline.share import ErrorModel, estimate_shares, quantize

ERROR_MODEL = ErrorModel(np.full(3, 1 / 3), np.diag([500.0, 500.0, 500.0]) + 10.0)


def _second(positive: int, faces: int) -> tuple[float, np.ndarray, object]:
    rows = np.full((faces, 3), 0.05)
    rows[:positive, 0] = rows[positive:, 1] = 0.9
    return float(faces), quantize(rows), estimate_shares(rows, ERROR_MODEL, faces=faces, draws=20)


def _session(*parts: tuple[int, int], faces: int = 30) -> list[Sample]:
    """Of each part: for how many seconds so many of the faces look positive; nobody is seen if it is -1."""
    samples: list[Sample] = []
    for seconds, positive in parts:
        second = None if positive < 0 else _second(positive, faces)
        for _ in range(seconds):
            time_s = len(samples)
            samples.append(Sample(time_s, *second, None) if second else gap_sample(time_s, GapReason.NO_FACE))
    return samples


def test_a_clear_rise_and_a_clear_fall_are_found_where_they_are() -> None:
    moments = clear_moments(_session((60, 5), (60, 25), (60, 5)), ERROR_MODEL)

    assert [(moment.time_s, moment.change) for moment in moments] == [(60.0, Change.UP), (120.0, Change.DOWN)]


def test_a_moment_has_the_shares_of_the_half_minutes_around_it() -> None:
    (moment,) = clear_moments(_session((60, 6), (60, 24)), ERROR_MODEL)

    assert moment.before.shares.positive == pytest.approx(0.2, abs=0.05)
    assert moment.after.shares.positive == pytest.approx(0.8, abs=0.05)
    assert moment.before.high.positive < moment.after.low.positive


@pytest.mark.parametrize("samples", [[], _session((120, -1)), _session((120, 15)), _session((60, 14), (60, 16))])
def test_where_nothing_is_clear_there_is_none(samples: list[Sample]) -> None:
    assert clear_moments(samples, ERROR_MODEL) == ()


def test_two_faces_are_too_few_to_be_clear() -> None:
    assert clear_moments(_session((60, 0), (60, 1), faces=2), ERROR_MODEL) == ()


def test_only_the_largest_are_given_in_time_order_and_apart() -> None:
    moments = clear_moments(_session((60, 5), (60, 25), (60, 4), (60, 26), (60, 3), (60, 27)), ERROR_MODEL)

    times_s = [moment.time_s for moment in moments]
    assert len(moments) == MOST_MOMENTS
    assert times_s == [180.0, 240.0, 300.0]
    assert min(np.diff(times_s)) >= WINDOW_S


def test_a_gap_is_no_change_and_a_few_seconds_are_too_little() -> None:
    assert clear_moments(_session((60, 5), (40, -1), (60, 5)), ERROR_MODEL) == ()
    assert clear_moments(_session((60, 5), (3, 25)), ERROR_MODEL) == ()


def test_a_change_across_a_short_gap_is_seen() -> None:
    (moment,) = clear_moments(_session((60, 5), (10, -1), (60, 25)), ERROR_MODEL)

    assert moment.time_s in (59.0, 70.0)  # never in the gap itself
