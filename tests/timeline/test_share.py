import numpy as np
import pytest

from engagement_monitor.timeline import share
from engagement_monitor.timeline.share import (
    PSEUDO_FACES,
    ErrorModel,
    counted_shares,
    dequantize,
    draw_shares,
    emq,
    estimate_shares,
    interval,
    judge_shares,
    quantize,
)

PRIOR = np.array([0.38, 0.33, 0.29])
CENTRES = np.array([[0.0, 0.0], [2.1, 0.0], [1.05, 1.8]])


def posteriors(truth, random):
    """What a perfectly calibrated classifier, right three times in four, says of faces of these sentiments."""
    features = CENTRES[truth] + random.normal(size=(len(truth), 2))
    likelihood = np.exp(-0.5 * ((features[:, None] - CENTRES) ** 2).sum(axis=2))
    weighted = likelihood * PRIOR
    return weighted / weighted.sum(axis=1, keepdims=True)


@pytest.fixture(scope="module")
def error_model():
    random = np.random.default_rng(5)
    truth = random.choice(3, size=2000, p=PRIOR)
    confusion = np.zeros((3, 3))
    np.add.at(confusion, (truth, posteriors(truth, random).argmax(axis=1)), 1)
    return ErrorModel(PRIOR, confusion)


def groups(faces, count=150, seed=1):
    random = np.random.default_rng(seed)
    for _ in range(count):
        truth = random.choice(3, size=faces, p=random.dirichlet([1, 1, 1]))
        yield posteriors(truth, random), np.bincount(truth, minlength=3) / faces


@pytest.mark.parametrize(("faces", "fraction"), [(30, 0.8), (300, 0.4)])
def test_emq_errs_less_than_counting(faces, fraction):
    pairs = list(groups(faces))
    corrected = np.mean([np.abs(emq(rows, PRIOR) - truth).mean() for rows, truth in pairs])
    counted = np.mean([np.abs(counted_shares(rows) - truth).mean() for rows, truth in pairs])
    assert corrected < fraction * counted


@pytest.mark.parametrize("faces", [10, 30, 100])
def test_the_interval_holds_the_truth_about_95_times_in_100(faces, error_model):
    held = []
    for rows, truth in groups(faces, seed=2):
        estimate = estimate_shares(rows, error_model, faces=faces)
        inside = (estimate.low.array() <= truth + 1e-9) & (truth <= estimate.high.array() + 1e-9)
        held.append(inside.mean())
    assert 0.92 <= np.mean(held) <= 0.98


@pytest.mark.parametrize("faces", [1, 3, 5])
def test_of_a_few_faces_a_second_says_nearly_what_a_minute_says(faces, error_model):
    rows, _ = next(groups(faces, seed=3))
    second = estimate_shares(rows, error_model, faces=faces).shares.array()
    minute = estimate_shares(np.tile(rows, (60, 1)), error_model, faces=faces).shares.array()
    assert np.abs(second - minute).max() < 0.12  # with the prior itself for the shares it was 0.3 at one face


@pytest.mark.parametrize("faces", [1, 3, 5])
def test_the_shares_of_these_faces_err_less_than_the_prior_that_emq_finds(faces):
    pairs = list(groups(faces, seed=6))
    shares = [emq(rows, PRIOR) for rows, _ in pairs]
    priors = [(one * faces + PSEUDO_FACES) / (faces + 3 * PSEUDO_FACES) for one in shares]
    of_shares, of_priors = (
        np.mean([np.abs(one - truth).mean() for one, (_, truth) in zip(some, pairs, strict=True)])
        for some in (shares, priors)
    )
    assert of_shares < 0.95 * of_priors


def test_half_of_the_draws_that_equal_a_bound_count_as_left_out():
    tenths = np.repeat([0.2, 0.3, 0.4, 0.5], [4, 46, 46, 4])
    low, high = interval(np.stack([tenths, np.full(100, 0.7), np.linspace(0, 1, 100)], axis=1))
    assert low[:2] == pytest.approx([0.3, 0.7])
    assert high[:2] == pytest.approx([0.4, 0.7])
    assert (low[2], high[2]) == pytest.approx((0.025, 0.975), abs=0.01)


def test_shares_add_up_and_lie_in_their_interval(error_model):
    rows, _ = next(groups(12))
    estimate = estimate_shares(rows, error_model, faces=12)
    assert estimate.shares.array().sum() == pytest.approx(1)
    assert (estimate.low.array() <= estimate.shares.array()).all()
    assert (estimate.shares.array() <= estimate.high.array()).all()


def test_more_seconds_of_the_same_faces_neither_narrow_nor_widen_the_interval(error_model):
    rows, _ = next(groups(20))
    once = estimate_shares(rows, error_model, faces=20)
    often = estimate_shares(np.tile(rows, (60, 1)), error_model, faces=20)
    width_once, width_often = (one.high.array() - one.low.array() for one in (once, often))
    assert (width_often > 0.8 * width_once).all()
    assert (width_often < 1.2 * width_once).all()  # drawn at random it was 1.3 to 1.5 times as wide


def test_more_faces_narrow_the_interval(error_model):
    few, many = (next(groups(faces, seed=9))[0] for faces in (10, 300))
    few_draws = draw_shares(few, error_model, faces=10).std(axis=0)
    assert (draw_shares(many, error_model, faces=300).std(axis=0) < few_draws).all()


def test_a_card_with_few_faces_widens_the_interval(error_model):
    rows, _ = next(groups(300))
    poor = ErrorModel(PRIOR, error_model.confusion / 100)
    known, unknown = (draw_shares(rows, model, faces=300).std(axis=0).mean() for model in (error_model, poor))
    assert unknown > 1.5 * known


def test_the_same_posteriors_give_the_same_numbers(error_model):
    rows, _ = next(groups(12))
    assert estimate_shares(rows, error_model, faces=12) == estimate_shares(rows, error_model, faces=12)


def test_stored_posteriors_have_no_order_and_come_back():
    rows = np.array([[0.2, 0.3, 0.5], [0.9, 0.05, 0.05], [0.1, 0.8, 0.1]])
    stored = quantize(rows)
    assert (stored == quantize(rows[::-1])).all()
    assert np.allclose(np.sort(dequantize(stored), axis=0), np.sort(rows, axis=0), atol=1e-4)


def test_a_posterior_of_exactly_one_does_no_harm(error_model):
    sure = np.tile([1.0, 0.0, 0.0], (4, 1))
    estimate = estimate_shares(dequantize(quantize(sure)), error_model, faces=4)
    assert estimate.shares.positive > 0.99
    assert np.isfinite(estimate.low.array()).all()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::SyntaxWarning", "ignore::FutureWarning")
def test_without_a_prior_the_shares_are_those_of_quapy(monkeypatch):
    from quapy.method.aggregative import EMQ

    monkeypatch.setattr(EMQ, "MAX_ITER", 10_000)
    monkeypatch.setattr(share, "PSEUDO_FACES", 0.0)
    monkeypatch.setattr(share, "_TOLERANCE", 1e-10)
    monkeypatch.setattr(share, "_ITERATIONS", 10_000)
    for rows, _ in groups(60, count=20, seed=4):
        expected, _ = EMQ.EM(PRIOR.copy(), rows, epsilon=1e-10)
        assert emq(rows, PRIOR) == pytest.approx(expected, abs=1e-6)


def test_many_rows_taken_together_give_the_shares_of_each_by_itself(error_model):
    random = np.random.default_rng(8)
    rows = posteriors(random.choice(3, size=20_000, p=[0.6, 0.1, 0.3]), random)
    prior = PRIOR
    for _ in range(100):
        weighted = rows / PRIOR * prior
        faces = (weighted / weighted.sum(axis=1, keepdims=True)).sum(axis=0)
        prior = (faces + PSEUDO_FACES) / (len(rows) + 3 * PSEUDO_FACES)
    assert emq(rows, PRIOR) == pytest.approx(faces / len(rows), abs=1e-4)


def test_a_judgement_holds_the_draws_that_its_interval_bounds(error_model):
    rows, _ = next(groups(30))
    judgement = judge_shares(rows, error_model, faces=30)
    inside = (judgement.estimate.low.array() <= judgement.draws) & (judgement.draws <= judgement.estimate.high.array())
    assert judgement.estimate == estimate_shares(rows, error_model, faces=30)
    assert 0.93 <= inside.mean() <= 0.99
