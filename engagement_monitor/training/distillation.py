"""Labels mixed with the answers of models that are trained already (Hinton, Vinyals and Dean 2015).

A label says one thing of a face; a model that has seen thousands says how sure one can be of it. Others report gains of
2 to 3 points of accuracy from larger teachers. With one of the same size, trained on FER2013's labels for 24 epochs, a
network was as good as it after 12, within what two seeds differ by; a larger one was not tried here.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import DataError
from engagement_monitor.training.datasets import LabelledFaces
from engagement_monitor.training.pictures import as_network_input
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import ModelCard, read_card

TEACHERS_PART = 0.5
"""How much of a target is the teachers' answer. The loss is linear in the target: this is half of either loss."""

_CHUNK = 1024


def read_teachers(folders: Sequence[Path], classes: Sequence[str]) -> list[ModelCard]:
    """The cards of the teachers.

    Raises:
        ModelError: a teacher cannot be used.
        DataError: a teacher knows other classes than those that are to be learnt.
    """
    cards = [read_card(folder) for folder in folders]
    for card in cards:
        if card.classes != list(classes):
            raise DataError(
                f"The teacher {card.name!r} knows other classes than the recipe: {', '.join(card.classes)}",
                f"Name a model of these, in this order: {', '.join(classes)}.",
            )
    return cards


def distil(
    faces: LabelledFaces, teachers: Sequence[Path], say: Callable[[str], None] = lambda _: None
) -> LabelledFaces:
    """The same faces, with targets that are partly the mean of what the teachers say of each face as it is.

    Args:
        faces: What is learnt. Their classes are those of the teachers.
        teachers: The folders of models; without any the faces stay as they are.
        say: Is told how well the teachers know these faces.

    Raises:
        ModelError: a teacher cannot be used.
    """
    if not teachers:
        return faces
    answers = np.mean([_answers(folder, faces.pictures) for folder in teachers], axis=0)
    known = (answers.argmax(axis=1) == faces.targets.argmax(axis=1)).mean()
    say(f"Teachers: {len(teachers)}; on the faces to be learnt they agree with {known:.1%} of the targets")
    mixed = (1 - TEACHERS_PART) * faces.targets + TEACHERS_PART * answers
    return replace(faces, targets=mixed.astype(np.float32))


def _answers(folder: Path, pictures: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Uncalibrated class probabilities, float32 (faces, classes): the temperature is one of the sentiments."""
    classifier = load_classifier(folder, Engine.LITERT)
    with closing(classifier):
        parts = np.split(pictures, range(_CHUNK, len(pictures), _CHUNK))
        return np.concatenate(
            [classifier.class_probabilities(as_network_input(part, classifier.card.input)) for part in parts]
        )
