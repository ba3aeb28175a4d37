import csv
from pathlib import Path

import numpy as np
import pytest

from engagement_monitor.errors import DataError
from engagement_monitor.training.datasets import (
    FER2013_CLASSES,
    FERPLUS_CLASSES,
    LabelledFaces,
    Labels,
    hold_out,
    hold_out_by_order,
    read_faces,
)
from engagement_monitor.training.splits import HoldOut
from tests.tiny_model import write_faces


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_faces(tmp_path / "faces", {"Training": 2, "PublicTest": 1})


def _edit(folder: Path, line: int, **cells: str) -> None:
    path = folder / "labels.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows[line].update(cells)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_votes_become_fractions(folder: Path) -> None:
    faces = read_faces(folder, "ferplus")
    assert faces.pictures.shape == (24, 48, 48)
    assert faces.pictures.dtype == np.uint8
    assert faces.classes == FERPLUS_CLASSES
    assert np.allclose(faces.targets.sum(axis=1), 1)
    assert faces.targets.max() == pytest.approx(0.9)


def test_one_label_becomes_one(folder: Path) -> None:
    faces = read_faces(folder, "fer2013")
    assert faces.classes == FER2013_CLASSES
    assert sorted(set(faces.targets.ravel().tolist())) == [0, 1]


def test_votes_stand_beside_the_label_where_that_is_asked_for(folder: Path) -> None:
    _edit(folder, 0, emotion="sad", **_no_votes() | {"votes_sadness": "3", "votes_neutral": "1"})
    _edit(folder, 1, emotion="sad", **_no_votes() | {"votes_nf": "10"})
    faces = read_faces(folder, Labels("fer2013", FER2013_CLASSES, with_votes=True))
    assert faces.votes is not None
    assert faces.votes[0] == pytest.approx([0.25, 0, 0, 0.75, 0, 0, 0, 0])
    assert faces.votes[1].tolist() == [0] * 8
    assert faces.take(np.asarray([1, 0])).votes == pytest.approx(faces.votes[[1, 0]])
    assert np.array_equal(faces.targets, read_faces(folder, "fer2013").targets)
    assert read_faces(folder, "fer2013").votes is None


def test_labels_are_read_where_nobody_voted(folder: Path) -> None:
    path = folder / "labels.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = [[row["file"], row["usage"], row["emotion"]] for row in csv.DictReader(file)]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["file", "usage", "emotion"], *rows])
    faces = read_faces(folder, Labels("fer2013", FER2013_CLASSES, with_votes=True))
    assert faces.votes is not None
    assert not faces.votes.any()
    with pytest.raises(DataError, match="no votes of raters"):
        read_faces(folder, "ferplus")


def _no_votes() -> dict[str, str]:
    return {f"votes_{name}": "0" for name in FERPLUS_CLASSES}


def test_only_the_wanted_part_is_read(folder: Path) -> None:
    assert set(read_faces(folder, "ferplus", ["PublicTest"]).splits) == {"PublicTest"}
    assert len(read_faces(folder, "ferplus").part("Training")) == 16


def test_faces_without_a_vote_for_an_emotion_are_left_out(folder: Path) -> None:
    _edit(folder, 0, **_no_votes(), votes_nf="10")
    assert len(read_faces(folder, "ferplus")) == 23


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"labels\.csv"):
        read_faces(tmp_path, "ferplus")


def test_a_part_that_is_not_there_is_refused(folder: Path) -> None:
    with pytest.raises(DataError, match="no labelled face"):
        read_faces(folder, "ferplus", ["PrivateTest"])
    with pytest.raises(DataError, match="PublicTest, Training"):
        read_faces(folder, "ferplus").part("PrivateTest")


@pytest.mark.parametrize(("labels", "cells"), [("ferplus", {"votes_fear": "many"}), ("fer2013", {"emotion": "bored"})])
def test_a_bad_label_is_named_with_its_line(folder: Path, labels: str, cells: dict[str, str]) -> None:
    _edit(folder, 3, **cells)
    with pytest.raises(DataError, match="line 5"):
        read_faces(folder, labels)


def test_a_bad_picture_is_named(folder: Path) -> None:
    first = min((folder / "images").iterdir())
    first.write_bytes(b"no picture")
    with pytest.raises(DataError, match=first.name):
        read_faces(folder, "ferplus")


def _numbered(count: int) -> LabelledFaces:
    """So many faces; every second one is the twin of the one before."""
    pictures = np.zeros((count, 2, 2), np.uint8)
    pictures[:, 0, 0] = np.arange(count) // 2
    return LabelledFaces(pictures, np.ones((count, 1), np.float32), np.full(count, "Training"), ("face",))


@pytest.mark.parametrize("divide", [hold_out, hold_out_by_order])
def test_every_face_is_on_one_side_and_twins_on_the_same(divide: HoldOut) -> None:
    learnt, held_out = divide(_numbered(200), 0.2, 1)
    assert len(learnt) + len(held_out) == 200
    assert len(held_out) == pytest.approx(40, abs=16)  # within two deviations of 100 draws
    assert not {*learnt.pictures[:, 0, 0]} & {*held_out.pictures[:, 0, 0]}


@pytest.mark.parametrize("divide", [hold_out, hold_out_by_order])
def test_the_seed_decides_who_is_held_out(divide: HoldOut) -> None:
    sides = [divide(_numbered(200), 0.2, seed)[1].pictures[:, 0, 0].tolist() for seed in (1, 1, 2)]
    assert sides[0] == sides[1] != sides[2]


def test_a_face_is_held_out_whoever_else_is_there() -> None:
    """Another label set leaves out other faces; what one model has learnt must not measure the next."""
    faces = _numbered(200)
    some = faces.take(np.arange(0, 200, 3))
    held_out, of_some = ({*hold_out(one, 0.2, 1)[1].pictures[:, 0, 0]} for one in (faces, some))
    assert of_some == held_out & {*some.pictures[:, 0, 0]}


def test_of_a_few_faces_one_is_held_out() -> None:
    assert len(hold_out(_numbered(6), 1e-9, 1)[1]) == 2  # the face and its twin
