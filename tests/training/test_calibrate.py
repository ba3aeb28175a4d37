import numpy as np
import pytest

from engagement_monitor.training.calibrate import confusion_counts, fit_calibration, majority_sentiment, measure_errors
from engagement_monitor.vision.classifier import calibrated

ONE_TO_ONE = np.eye(3)
TWO_FOR_ONE = np.asarray([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], float)


def _honest(faces: int, seed: int = 1, classes: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities, and a truth that is drawn from them: nothing is left to calibrate."""
    random = np.random.default_rng(seed)
    probabilities = random.dirichlet([0.4] * classes, faces)
    truth = (random.random((faces, 1)) > probabilities.cumsum(axis=1)).sum(axis=1).clip(max=classes - 1)
    return probabilities, truth


def test_a_calibrated_classifier_is_left_alone() -> None:
    probabilities, truth = _honest(20_000)
    found = fit_calibration(probabilities, truth, ONE_TO_ONE)
    assert found.temperature == pytest.approx(1, abs=0.05)
    assert found.sentiment_bias == [0, 0, 0]
    assert found.faces == 20_000


@pytest.mark.parametrize("temperature", [0.5, 2.0])
def test_the_temperature_that_was_put_in_is_found(temperature: float) -> None:
    probabilities, truth = _honest(20_000)
    distorted = calibrated(probabilities, ONE_TO_ONE, temperature, np.zeros(3))
    assert fit_calibration(distorted, truth, ONE_TO_ONE).temperature == pytest.approx(1 / temperature, rel=0.05)


def test_a_sentiment_of_many_classes_is_not_put_at_a_disadvantage() -> None:
    """Three faces in four are right at 0.6 of their sentiment, however many classes it is the sum of."""
    probabilities = np.tile([[0.3, 0.3, 0.4, 0.0], [0.2, 0.2, 0.6, 0.0]], (4, 1))
    sentiments = np.asarray([0, 1, 0, 1, 0, 1, 1, 0])
    found = fit_calibration(probabilities, sentiments, TWO_FOR_ONE)
    posteriors = calibrated(probabilities, TWO_FOR_ONE, found.temperature, np.zeros(3))
    assert posteriors[0, 0] == pytest.approx(0.75, abs=0.01)
    assert posteriors[1, 1] == pytest.approx(0.75, abs=0.01)


def test_float32_probabilities_are_fitted_as_well() -> None:
    probabilities, truth = _honest(5_000)
    blunt = calibrated(probabilities, ONE_TO_ONE, 2, np.zeros(3)).astype(np.float32)
    assert fit_calibration(blunt, truth, ONE_TO_ONE).temperature == pytest.approx(0.5, rel=0.1)


def test_faces_that_are_never_wrong_cannot_make_it_run_away() -> None:
    probabilities = np.asarray([[0.9, 0.05, 0.05], [0.05, 0.9, 0.05], [0.05, 0.05, 0.9]])
    found = fit_calibration(probabilities, np.arange(3), ONE_TO_ONE)
    assert 0.1 <= found.temperature <= 10


def test_the_prior_is_the_mean_of_the_calibrated_posteriors_and_near_the_shares_of_the_truth() -> None:
    probabilities, truth = _honest(5_000, classes=4)
    sentiments = TWO_FOR_ONE[truth].argmax(axis=1)
    facts = measure_errors(probabilities, sentiments, TWO_FOR_ONE)
    posteriors = calibrated(probabilities, TWO_FOR_ONE, facts.calibration.temperature, np.zeros(3))
    assert facts.training_prior == pytest.approx(posteriors.mean(axis=0))
    assert facts.training_prior == pytest.approx(np.bincount(sentiments) / len(sentiments), abs=0.01)
    assert facts.confusion.sum() == 5_000


def test_confusion_has_the_truth_in_rows() -> None:
    counts = confusion_counts(np.asarray([0, 0, 2]), np.asarray([1, 1, 2]))
    assert counts.tolist() == [[0, 2, 0], [0, 0, 0], [0, 0, 1]]


def test_the_sentiment_of_most_votes_wins_also_over_the_class_of_most_votes() -> None:
    votes = np.asarray([[3, 3, 4, 0], [0, 0, 1, 2]])
    assert majority_sentiment(votes, TWO_FOR_ONE).tolist() == [0, 2]
