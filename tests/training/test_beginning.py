"""What a training was begun with, and that it goes on with nothing else."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engagement_monitor.errors import ExportError
from engagement_monitor.training.beginning import Beginning, Begun, faces_sha256, read_begun
from engagement_monitor.training.datasets import LabelledFaces
from engagement_monitor.training.folder import RECIPE
from engagement_monitor.training.splits import Parts
from tests.tiny_model import tiny_recipe

BEGINNING = Beginning(tiny_recipe(), ["0" * 64], drop_twins=True, initial_weights="mine.npz")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "o" / "training"
    folder.mkdir(parents=True)
    BEGINNING.note(folder, "f" * 64)
    return folder


def _begun(work: Path) -> Begun:
    begun = read_begun(work)
    assert begun is not None
    return begun


def test_a_training_goes_on_as_it_was_begun(work: Path) -> None:
    begun = _begun(work)
    begun.require(BEGINNING)
    begun.require_faces("f" * 64)
    assert not begun.divided_by_order


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"recipe": tiny_recipe().with_seed(2)}, "another recipe or seed"),
        ({"teachers": []}, "other teachers"),
        ({"drop_twins": False}, "begun with --drop-twins"),
        ({"initial_weights": "imagenet"}, r"begun with the initial weights mine\.npz"),
    ],
)
def test_what_it_was_begun_with_otherwise_is_named(work: Path, change: dict[str, Any], said: str) -> None:
    with pytest.raises(ExportError, match=said):
        _begun(work).require(replace(BEGINNING, **change))


def test_other_faces_are_refused(work: Path) -> None:
    with pytest.raises(ExportError, match="other faces"):
        _begun(work).require_faces("e" * 64)


def test_of_what_an_earlier_version_did_not_note_nothing_is_asked(work: Path) -> None:
    (work / RECIPE).write_text(json.dumps(tiny_recipe().essence() | {"teachers": BEGINNING.teachers}))
    begun = _begun(work)
    begun.require(BEGINNING)
    begun.require_faces("e" * 64)
    assert begun.divided_by_order


def test_where_nothing_was_begun_there_is_nothing_to_agree_with(tmp_path: Path) -> None:
    assert read_begun(tmp_path / "training") is None


def test_faces_are_told_apart_by_their_pixels_labels_and_parts() -> None:
    pictures, targets = np.zeros((4, 2, 2), np.uint8), np.eye(4, dtype=np.float32)
    faces = LabelledFaces(pictures, targets, np.full(4, "Training"), ("a", "b", "c", "d"))
    first, last = faces.take(np.arange(3)), faces.take(np.arange(3, 4))
    others = [
        Parts(first, last, {}),
        Parts(replace(first, pictures=first.pictures + 1), last, {}),
        Parts(replace(first, targets=first.targets[::-1]), last, {}),
        Parts(replace(first, votes=np.ones((3, 8), np.float32)), last, {}),
        Parts(faces.take(np.arange(2)), faces.take(np.arange(2, 4)), {}),
    ]
    assert len({faces_sha256(parts) for parts in others}) == len(others)
    assert faces_sha256(others[0]) == faces_sha256(Parts(first, last, {"PublicTest": faces}))
