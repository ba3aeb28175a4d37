"""A network learns from the answers of others beside the labels."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engagement_monitor.errors import DataError, ExportError
from engagement_monitor.training.datasets import FERPLUS_CLASSES, LabelledFaces, read_faces
from engagement_monitor.training.distillation import TEACHERS_PART, distil, read_teachers
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.run import run_recipe
from engagement_monitor.vision.model_card import read_card
from tests.tiny_model import tiny_recipe

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")


@pytest.fixture(scope="module")
def faces(faces_folder: Path) -> LabelledFaces:
    return read_faces(faces_folder, "ferplus", ["PublicTest"])


def test_targets_are_labels_and_answers(faces: LabelledFaces, model_folder: Path) -> None:
    said: list[str] = []
    mixed = distil(faces, [model_folder], said.append)
    answers = (mixed.targets - (1 - TEACHERS_PART) * faces.targets) / TEACHERS_PART
    np.testing.assert_allclose(answers.sum(axis=1), 1, atol=1e-3)
    assert answers.min() > -1e-6
    assert mixed.targets.dtype == np.float32
    right = (answers.argmax(axis=1) == faces.targets.argmax(axis=1)).mean()
    assert right > 0.3  # by chance 0.125
    assert said == [f"Teachers: 1; on the faces to be learnt they agree with {right:.1%} of the targets"]


def test_teachers_answer_as_one(faces: LabelledFaces, model_folder: Path) -> None:
    """Two of the same are one; the labels of the faces do not change the answers."""
    one, two = distil(faces, [model_folder]), distil(faces, [model_folder, model_folder])
    np.testing.assert_allclose(one.targets, two.targets, atol=1e-6)
    unlabelled = distil(replace(faces, targets=np.zeros_like(faces.targets)), [model_folder])
    np.testing.assert_allclose(one.targets - unlabelled.targets, (1 - TEACHERS_PART) * faces.targets, atol=1e-6)


def test_without_teachers_the_labels_stay(faces: LabelledFaces) -> None:
    assert distil(faces, []) is faces


def test_a_teacher_of_other_classes_is_refused(model_folder: Path) -> None:
    with pytest.raises(DataError, match="'tiny' knows other classes"):
        read_teachers([model_folder], FERPLUS_CLASSES[::-1])


def test_a_card_names_the_teachers_and_a_training_keeps_them(
    faces_folder: Path, model_folder: Path, tmp_path: Path
) -> None:
    output = tmp_path / "student"

    def train(*teachers: Path, resume: bool = False) -> None:
        options = TrainingOptions(
            data=faces_folder, output=output, epochs=1, initial_weights="none", teachers=teachers, resume=resume
        )
        run_recipe(tiny_recipe(), options)

    train(model_folder)
    assert read_card(output).trained_on["teachers"] == [f"tiny {read_card(model_folder).sha256.weights[:8]}"]
    assert "teachers: tiny" in (output / "README.md").read_text()
    with pytest.raises(ExportError, match="other teachers"):
        train(resume=True)
