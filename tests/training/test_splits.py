from dataclasses import replace

import numpy as np
import pytest

from engagement_monitor.errors import DataError
from engagement_monitor.training.datasets import LabelledFaces
from engagement_monitor.training.splits import Split, describe, divide, fingerprints, twins


def _faces(count: int, *, parts: tuple[str, ...] = ("Training",), twin_every: int = 0) -> LabelledFaces:
    """So many different faces of two classes, one in four of the second; with some twins if asked for."""
    pictures = np.zeros((count, 2, 2), np.uint8)
    numbers = np.arange(count)
    if twin_every:
        numbers = numbers // twin_every
    pictures[:, 0, 0], pictures[:, 0, 1] = numbers % 256, numbers // 256
    targets = np.zeros((count, 2), np.float32)
    targets[np.arange(count), (np.arange(count) % 4 == 0).astype(int)] = 1
    splits = np.asarray([parts[number % len(parts)] for number in range(count)])
    return LabelledFaces(pictures, targets, splits, ("one", "other"))


@pytest.mark.parametrize("split", list(Split))
def test_every_face_is_in_exactly_one_part(split: Split) -> None:
    faces = _faces(400)
    parts = divide(faces, split, 0.1, 1)
    prints = [print_ for _, part in parts.named() for print_ in fingerprints(part)]
    assert sorted(prints) == sorted(fingerprints(faces))


def test_shuffled_is_75_15_10() -> None:
    parts = divide(_faces(400), Split.SHUFFLED, 0.1, 1)
    assert (len(parts.learnt), len(parts.held_out), len(parts.others["tested"])) == (300, 60, 40)


def test_stratified_is_four_to_one_in_every_class() -> None:
    parts = divide(_faces(400), Split.STRATIFIED, 0.1, 1)
    assert parts.learnt.targets.sum(axis=0).tolist() == [240, 80]
    assert parts.held_out.targets.sum(axis=0).tolist() == [60, 20]


@pytest.mark.parametrize("split", list(Split))
def test_the_seed_decides(split: Split) -> None:
    learnt = [fingerprints(divide(_faces(100), split, 0.2, seed).learnt) for seed in (1, 1, 2)]
    assert learnt[0] == learnt[1] != learnt[2]


@pytest.mark.parametrize("split", list(Split))
def test_parts_of_the_data_stay_what_they_are(split: Split) -> None:
    parts = divide(_faces(100, parts=("Training", "PublicTest")), split, 0.2, 1)
    assert len(parts.others["PublicTest"]) == 50
    assert set(parts.learnt.splits) == set(parts.held_out.splits) == {"Training"}


def test_twins_across_parts_are_counted_and_can_be_dropped() -> None:
    parts = divide(_faces(400, twin_every=2), Split.SHUFFLED, 0.1, 1)
    found = twins(parts)
    assert found["learnt", "held out"] > 0
    without = parts.without_twins()
    assert not [pair for pair in twins(without) if "learnt" in pair]
    assert len(without.held_out) == len(parts.held_out)


def test_twins_of_the_datas_own_parts_are_found() -> None:
    parts = divide(_faces(100, parts=("Training", "PublicTest"), twin_every=2), Split.OWN, 0.2, 1)
    assert sum(twins(parts).values()) == 50


def test_faces_without_twins_have_none() -> None:
    assert twins(divide(_faces(100), Split.SHUFFLED, 0.1, 1)) == {}


def test_too_few_faces_are_refused() -> None:
    with pytest.raises(DataError, match="only 1 face"):
        divide(_faces(1), Split.STRATIFIED, 0.1, 1)
    with pytest.raises(DataError, match="no part 'Training'"):
        divide(replace(_faces(9), splits=np.full(9, "test")), Split.OWN, 0.1, 1)


def test_the_division_is_told_in_words() -> None:
    assert describe(Split.SHUFFLED, 0.07, 3) == "shuffled, 75 % learnt, 15 % held out, 10 % tested; seed 3"
    assert "7%" in describe(Split.OWN, 0.07, 3)


def test_what_is_for_testing_is_what_a_training_is_measured_on() -> None:
    shuffled = divide(_faces(400, parts=("Training", "PublicTest")), Split.SHUFFLED, 0.1, 1)
    assert shuffled.tested[0] == "tested"
    own = divide(_faces(400, parts=("Training", "PrivateTest", "PublicTest")), Split.OWN, 0.1, 1)
    assert own.tested[0] == "PublicTest"
    plain = divide(_faces(400), Split.STRATIFIED, 0.1, 1)
    assert plain.tested == ("held out", plain.held_out)
