import numpy as np
import pytest

from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.training.measures import (
    GROUP_SIZES,
    area_under_roc,
    calibration_error,
    class_scores,
    draw_groups,
    measure_groups,
)

SURE = np.eye(3)


def _drawn(faces: int, sharpness: float = 0.5) -> tuple[np.ndarray, np.ndarray]:
    """A truth and posteriors that are calibrated for it."""
    random = np.random.default_rng(7)
    posteriors = random.dirichlet([sharpness] * 3, faces)
    truth = (random.random((faces, 1)) > posteriors.cumsum(axis=1)).sum(axis=1).clip(max=2)
    return truth, posteriors


def test_scores_are_those_of_the_definition() -> None:
    truth = np.asarray([0, 0, 0, 1, 2])
    scores = class_scores(truth, np.asarray([0, 0, 1, 1, 1]))
    assert scores["positive"].precision == 1
    assert scores["positive"].recall == pytest.approx(2 / 3)
    assert scores["neutral"].precision == pytest.approx(1 / 3)
    assert scores["negative"].f1 == 0
    assert [score.support for score in scores.values()] == [3, 1, 1]


def test_a_perfect_ranking_has_the_area_one_and_none_a_half() -> None:
    truth = np.arange(300) % 3
    assert area_under_roc(truth, SURE[truth]) == 1
    assert area_under_roc(truth, np.full((300, 3), 1 / 3)) == pytest.approx(0.5)


def test_calibrated_posteriors_have_nearly_no_calibration_error() -> None:
    truth, posteriors = _drawn(20_000)
    assert calibration_error(truth, posteriors) < 0.01


def test_the_calibration_error_of_a_sure_classifier_is_its_error() -> None:
    truth = np.asarray([0, 1, 2, 0])
    assert calibration_error(truth, SURE[[0, 1, 2, 2]]) == pytest.approx(0.25)


@pytest.mark.parametrize("size", GROUP_SIZES)
def test_groups_hold_so_many_faces_at_the_shares_that_they_say(size: int) -> None:
    truth = np.arange(30) % 3
    for group in draw_groups(truth, SURE[truth], size, groups=5):
        assert group.posteriors.shape == (size, 3)
        assert group.posteriors.mean(axis=0) == pytest.approx(group.shares)


def test_the_same_groups_are_drawn_every_time() -> None:
    truth, posteriors = _drawn(100)
    first, second = (list(draw_groups(truth, posteriors, 10, groups=3)) for _ in range(2))
    assert all(np.array_equal(a.posteriors, b.posteriors) for a, b in zip(first, second, strict=True))


def test_shares_of_groups_are_uniform_on_the_simplex() -> None:
    truth = np.arange(30) % 3
    shares = np.asarray([group.shares for group in draw_groups(truth, SURE[truth], 300, groups=2000)])
    # A component of Dirichlet(1, 1, 1) has the mean 1/3 and the variance 1/18.
    assert shares.mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.02)
    assert shares.var(axis=0) == pytest.approx([1 / 18] * 3, abs=0.006)


def test_correction_helps_and_the_intervals_hold() -> None:
    truth, posteriors = _drawn(5_000)
    counts = np.zeros((3, 3))
    np.add.at(counts, (truth, posteriors.argmax(axis=1)), 1)
    found = measure_groups(truth, posteriors, ErrorModel(posteriors.mean(axis=0), counts), 100, groups=60)
    assert found.corrected < 0.7 * found.counted
    assert found.coverage is not None
    assert found.coverage > 0.9


def test_large_groups_are_measured_without_intervals() -> None:
    truth, posteriors = _drawn(500)
    found = measure_groups(truth, posteriors, ErrorModel(posteriors.mean(axis=0), np.ones((3, 3))), 300, groups=3)
    assert found.coverage is None
