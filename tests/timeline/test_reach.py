import json
from dataclasses import replace

import numpy as np
import pytest

from engagement_monitor.timeline.reach import Reach, read_counts
from engagement_monitor.timeline.share import ErrorModel, estimate_shares, interval

ORDER = ("positive", "neutral", "negative")


def reach(*recalls, there=400):
    counts = {name: {"found": recall * there, "there": there} for name, recall in zip(ORDER, recalls, strict=True)}
    return Reach.of(counts, ORDER)


def shares_of_everybody(known, *found_shares, found_faces=1_000_000):
    """The mean over draws of a class so large that chance weighs nothing."""
    return known.unseen(np.tile(found_shares, (200, 1)), found_faces).mean(axis=0)


def test_a_sentiment_that_is_found_less_often_had_a_larger_share():
    shares = shares_of_everybody(reach(0.9, 0.9, 0.45, there=100_000), 0.4, 0.4, 0.2)
    assert shares == pytest.approx([1 / 3, 1 / 3, 1 / 3], abs=2e-3)


def test_equal_recall_changes_nothing():
    shares = shares_of_everybody(reach(0.7, 0.7, 0.7, there=100_000), 0.5, 0.3, 0.2)
    assert shares == pytest.approx([0.5, 0.3, 0.2], abs=2e-3)


def test_a_sentiment_that_was_never_found_stays_finite():
    shares = shares_of_everybody(reach(0.9, 0.9, 0.0), 0.5, 0.5, 0.0)
    assert np.isfinite(shares).all()
    assert shares.sum() == pytest.approx(1)


def test_few_labelled_faces_widen_the_interval_more():
    draws = np.tile([0.4, 0.3, 0.3], (2000, 1))
    low, high = interval(reach(0.8, 0.8, 0.6, there=20).unseen(draws, 100_000))
    close_low, close_high = interval(reach(0.8, 0.8, 0.6, there=2000).unseen(draws, 100_000))
    assert ((high - low) > 4 * (close_high - close_low)).all()


@pytest.mark.parametrize("true_recall", [(0.9, 0.8, 0.6), (0.95, 0.95, 0.95), (0.5, 0.7, 0.9)])
def test_the_interval_holds_the_true_share_of_a_class_nine_times_in_ten(true_recall):
    """The recall is known from 200 faces a sentiment, and 24 people sit there; draws of the found shares are exact."""
    random = np.random.default_rng(8)
    hits, trials = 0, 400
    for _ in range(trials):
        there = random.multinomial(24, random.dirichlet((2, 2, 2)))
        found = random.binomial(there, true_recall)
        if not found.sum():
            continue
        counted = random.binomial(200, true_recall)
        known = Reach(counted.astype(float), np.full(3, 200.0))
        draws = np.tile(found / found.sum(), (300, 1))
        low, high = interval(known.unseen(draws, int(found.sum())))
        hits += ((low - 1e-9 <= there / 24) & (there / 24 <= high + 1e-9)).sum()
    assert hits / (3 * trials) > 0.9


def test_counts_come_from_the_study_and_are_checked(tmp_path):
    counts = {name: {"found": 8, "there": 10} for name in ORDER}
    (tmp_path / "reach.json").write_text(json.dumps({"sentiments": counts}))
    assert read_counts(tmp_path / "reach.json") == counts
    (tmp_path / "other.json").write_text("[1]")
    with pytest.raises(ValueError, match="no counts"):
        read_counts(tmp_path / "other.json")
    with pytest.raises(ValueError, match="negative faces"):
        Reach.of({name: counts[name] for name in ORDER[:2]}, ORDER)
    with pytest.raises(ValueError, match="more faces are found"):
        Reach.of(counts | {"neutral": {"found": 11, "there": 10}}, ORDER)


def test_the_interval_holds_the_shares_of_everybody_although_some_were_missed():
    """Without what is known of the missed ones the intervals of the found ones held them nine times in ten only."""
    random = np.random.default_rng(4)
    recall = np.array([0.8, 0.75, 0.65])
    known = Reach(np.rint(recall * 200), np.full(3, 200.0))
    sure = ErrorModel(np.full(3, 1 / 3), np.diag([1000.0] * 3) + 5)
    narrow, wide = [], []
    for _ in range(100):
        sentiments = random.choice(3, size=24, p=random.dirichlet([2, 2, 2]))
        found = sentiments[random.random(24) < recall[sentiments]]
        rows = np.full((len(found), 3), 0.005)
        rows[np.arange(len(found)), found] = 0.99
        truth = np.bincount(sentiments, minlength=3) / 24
        for held, model in ((narrow, sure), (wide, replace(sure, reach=known))):
            estimate = estimate_shares(rows, model, faces=len(found))
            held.append((estimate.low.array() - 1e-9 <= truth) & (truth <= estimate.high.array() + 1e-9))
    assert np.mean(narrow) < 0.8
    assert 0.92 <= np.mean(wide) <= 0.995
