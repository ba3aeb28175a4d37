"""A finished training becomes a model folder."""

import contextlib
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from engagement_monitor.errors import ExportError
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.training.calibrate import ErrorFacts, majority_sentiment, measure_errors
from engagement_monitor.training.checkpoints import save_weights
from engagement_monitor.training.datasets import LabelledFaces
from engagement_monitor.training.fit import Training
from engagement_monitor.training.judged import Judged, described
from engagement_monitor.training.measures import area_under_roc
from engagement_monitor.training.model_readme import README, write_readme
from engagement_monitor.training.pictures import as_network_input
from engagement_monitor.training.recipe import Recipe
from engagement_monitor.vision.classifier import BatchedClassifier
from engagement_monitor.vision.litert_engine import LiteRTNetwork
from engagement_monitor.vision.model_card import (
    CARD,
    TFLITE,
    WEIGHTS,
    Calibration,
    Files,
    Input,
    ModelCard,
    file_sha256,
    write_card,
)
from engagement_monitor.vision.native_output import native_output_logged
from engagement_monitor.vision.networks import as_judging
from engagement_monitor.vision.self_test import make_self_test

LARGEST_DIFFERENCE = 1e-3
"""How far the two weight files of a model may be apart in a class probability."""

_BATCH = 64
_SMALLEST_PRIOR = 1e-4
_COMPARED = 256


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the card tells of a training beyond its recipe. ``initial_weights`` is a name, never a path."""

    initial_weights: str
    machine: str


def machine() -> str:
    """What a training runs on, in words that name nobody's machine."""
    gpus = [tf.config.experimental.get_device_details(gpu) for gpu in tf.config.list_physical_devices("GPU")]
    names = [str(gpu.get("device_name", "GPU")) for gpu in gpus]
    return " and ".join([*names, f"{os.cpu_count()} CPU cores"])


def judge(training: Training, recipe: Recipe) -> Judged:
    """The part that a training is measured on, judged by its network as it is, before any calibration."""
    name, faces = training.parts.tested
    given = as_network_input(faces.pictures, recipe.input)
    network = as_judging(training.network, recipe.architecture)
    probabilities = np.concatenate([network.predict_on_batch(batch) for batch in _chunks(given)])
    title = described(recipe.name, f"part {name!r}", faces)
    return Judged(faces.classes, faces.targets.argmax(axis=1), probabilities, title)


def export_model(training: Training, recipe: Recipe, output: Path, provenance: Provenance, judged: Judged) -> ModelCard:
    """Writes a model folder: both weight files, the card for machines and the card for people.

    The files are made beside the folder and moved into it at the end, the card last and an older one gone before: a
    folder with a card is a whole model. What else lies in the folder stays.

    Raises:
        ExportError: the folder cannot be written, or the exported network is not the trained one.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".export-", dir=output) as draft:
            card = _write(training, recipe, provenance, judged, Path(draft))
            _move(Path(draft), output)
    except OSError as error:
        raise ExportError(
            f"The model cannot be written to {output} ({error.strerror or error})",
            "Free some space or name another folder; the training itself is kept.",
        ) from error
    return card


def _write(training: Training, recipe: Recipe, provenance: Provenance, judged: Judged, folder: Path) -> ModelCard:
    held_out = training.parts.held_out
    save_weights(training.network, folder / WEIGHTS)
    network = as_judging(training.network, recipe.architecture)
    (folder / TFLITE).write_bytes(as_tflite(network, recipe.input))
    faces = as_network_input(held_out.pictures, recipe.input)
    probabilities = np.concatenate([network.predict_on_batch(batch) for batch in _chunks(faces)])
    facts = _measured_errors(probabilities, held_out, recipe)
    card = _card(training, recipe, provenance, facts, judged, folder)
    _compare(card, folder, faces[:_COMPARED], probabilities[:_COMPARED])
    card = with_self_test(card, folder)
    write_card(card, folder)
    write_readme(folder)
    return card


def _measured_errors(
    probabilities: npt.NDArray[np.floating], held_out: LabelledFaces, recipe: Recipe
) -> ErrorFacts | None:
    """The calibration and errors; None where the classes are no sentiments."""
    card = _draft_card(recipe)
    if not card.sentiment_map:
        return None
    truth = majority_sentiment(held_out.targets, card.class_to_sentiment)
    return measure_errors(probabilities, truth, card.class_to_sentiment)


def as_tflite(network: keras.Model, input_: Input) -> bytes:
    """The network for LiteRT, float32, for one face at a time (an interpreter may change that).

    By ``from_keras_model`` of a model with a fixed batch: ``from_concrete_functions`` drops a Keras 3 model's weights.
    """
    faces = keras.Input(batch_shape=(1, input_.size_px, input_.size_px, input_.channels), name="faces")
    fixed = keras.Model(faces, network(faces, training=False))
    with native_output_logged(), contextlib.redirect_stdout(io.StringIO()):
        return bytes(tf.lite.TFLiteConverter.from_keras_model(fixed).convert())


def _chunks(faces: npt.NDArray[np.uint8]) -> Iterator[npt.NDArray[np.float32]]:
    for start in range(0, len(faces), _BATCH):
        yield faces[start : start + _BATCH].astype(np.float32)


def _compare(card: ModelCard, folder: Path, faces: npt.NDArray[np.uint8], expected: npt.NDArray[np.float32]) -> None:
    """Runs the exported file on the first faces.

    Raises:
        ExportError: it does not give what the trained network gave.
    """
    classifier = BatchedClassifier(card, LiteRTNetwork(card, folder))
    difference = float(np.abs(classifier.class_probabilities(faces) - expected).max())
    classifier.close()
    if not difference < LARGEST_DIFFERENCE:
        raise ExportError(
            f"The exported network gives other probabilities than the trained one (by up to {difference:.4f})",
            "Nothing was exported; the training is kept. Try other versions of TensorFlow and ai-edge-litert.",
        )


def with_self_test(card: ModelCard, folder: Path) -> ModelCard:
    """The card with a note of what the exported file gives for made-up pictures."""
    with contextlib.closing(BatchedClassifier(card, LiteRTNetwork(card, folder))) as classifier:
        return card.model_copy(update={"self_test": make_self_test(card, classifier)})


def _draft_card(recipe: Recipe) -> ModelCard:
    """The part of the card that the recipe knows; the rest is nothing yet."""
    return ModelCard(
        name=recipe.name,
        architecture=recipe.architecture,
        input=recipe.input,
        classes=recipe.data.classes,
        sentiment_map=recipe.data.sentiment_map,
        label_map=recipe.data.label_map,
        left_out=recipe.data.left_out,
        calibration=Calibration(),
        training_prior=[1 / len(SENTIMENTS)] * 3,
        confusion=[[0.0] * 3] * 3,
        sha256=Files(weights="0" * 64, tflite="0" * 64),
    )


def _card(
    training: Training,
    recipe: Recipe,
    provenance: Provenance,
    facts: ErrorFacts | None,
    judged: Judged,
    folder: Path,
) -> ModelCard:
    known = {} if facts is None else _known_errors(facts)
    return _draft_card(recipe).model_copy(
        update=known
        | {
            "sha256": Files(weights=file_sha256(folder / WEIGHTS), tflite=file_sha256(folder / TFLITE)),
            "trained_on": {
                "recipe": recipe.name,
                **recipe.data.provenance(recipe.fitting.seed),
                "faces_learnt": len(training.parts.learnt),
                "faces_held_out": len(training.parts.held_out),
                "tested_on": training.parts.tested[0],
                "faces_tested": len(judged),
                "tested_accuracy": round(judged.accuracy, 4),
                "tested_auc": _rounded(area_under_roc(judged.truth, judged.probabilities)),
                "twins_dropped": training.twins_dropped,
                "epochs": training.epochs,
                "seed": recipe.fitting.seed,
                "initial_weights": provenance.initial_weights,
                **_left_fresh(training, provenance),
                **_teachers(training),
                **_members(training),
                "minutes": training.minutes,
                "machine": provenance.machine,
                "keras": keras.__version__,
                "tensorflow": tf.__version__,
            },
        }
    )


def _left_fresh(training: Training, provenance: Provenance) -> dict[str, list[str]]:
    """The layers that the initial weights could not fill; nothing where none were asked for."""
    return {} if provenance.initial_weights == "none" else {"left_fresh": training.filled.fresh_layers}


def _teachers(training: Training) -> dict[str, list[str]]:
    """Whose answers were learnt beside the labels, by name and the first digits of their weights' hash."""
    named = [f"{card.name} {card.sha256.weights[:8]}" for card in training.teachers]
    return {"teachers": named} if named else {}


def _members(training: Training) -> dict[str, list[str]]:
    """How good each network of an ensemble is alone, and the first digits of its weights' hash."""
    return {"members": [_member(card) for card in training.members]} if training.members else {}


def _member(card: ModelCard) -> str:
    return f"accuracy alone {card.trained_on['tested_accuracy']}, weights {card.sha256.weights[:8]}"


def _rounded(figure: float) -> float | None:
    return None if np.isnan(figure) else round(figure, 4)


def _known_errors(facts: ErrorFacts) -> dict[str, Any]:
    return {
        "calibration": facts.calibration,
        "training_prior": _prior(facts),
        "confusion": facts.confusion.astype(float).tolist(),
    }


def _prior(facts: ErrorFacts) -> list[float]:
    """The prior for the card. A sentiment that no class counts as gets a trace: EMQ divides by the prior."""
    raised = np.maximum(facts.training_prior, _SMALLEST_PRIOR)
    return [round(float(share), 6) for share in raised / raised.sum()]


def _move(draft: Path, output: Path) -> None:
    (output / CARD).unlink(missing_ok=True)
    for name in (WEIGHTS, TFLITE, README, CARD):
        shutil.move(draft / name, output / name)
