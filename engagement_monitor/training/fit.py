"""The training itself: from a recipe and labelled faces to a model folder."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import keras

from engagement_monitor.errors import ExportError
from engagement_monitor.training.augmentation import plain_batches, training_batches
from engagement_monitor.training.datasets import read_faces, require_every_class
from engagement_monitor.training.distillation import distil, read_teachers
from engagement_monitor.training.folder import BEST, HISTORY, RECIPE, WORK
from engagement_monitor.training.initial_weights import Filled, initialize, weights_file
from engagement_monitor.training.optimizing import averaging, best_kept, freeze, has_ended, make_optimizer, watchers
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.progress import EpochFacts, EpochLines, TrainingProgress
from engagement_monitor.training.recipe import Fitting, Recipe
from engagement_monitor.training.splits import Parts, divide, twins
from engagement_monitor.vision.model_card import CARD, ModelCard, read_card
from engagement_monitor.vision.networks import build_network

_TEACHERS = "teachers"


@dataclass(frozen=True, slots=True)
class Training:
    """What a training left behind: the network with its best weights, in float32, and the faces by their parts.

    The network is the one that was trained; ``networks.as_judging`` makes of it the one that judges faces.
    """

    network: keras.Model
    parts: Parts
    filled: Filled
    epochs: int
    minutes: float | None
    """What its epochs took, those before an interruption too; None where an older training did not note it."""
    teachers: Sequence[ModelCard] = ()
    twins_dropped: int | None = None
    """How many faces were not learnt as they stand in another part too; None where nobody asked for that."""


def train(recipe: Recipe, options: TrainingOptions, say: Callable[[str], None] = lambda _: None) -> Training:
    """Trains a recipe's network; Ctrl-C stops it and keeps the best epoch so far.

    ``say`` is told in sentences what a person should know, such as twins.

    Raises:
        DataError: the faces, the initial weights, the teachers or the devices cannot be used.
        ModelError: a teacher cannot be used.
        ExportError: the folder holds another training, or one and ``resume`` was not asked for.
    """
    output, epochs, initial_weights = options.output, options.epochs, options.initial_weights
    work = _working_folder(output, options.resume)
    teachers = read_teachers(options.teachers, recipe.data.classes)
    teachers_sha256 = [card.sha256.weights for card in teachers]
    _require_the_same(recipe, teachers_sha256, work)
    keras.utils.set_random_seed(recipe.fitting.seed)
    parts, dropped = read_parts(recipe, options.data, options.drop_twins, say)
    learnt, held_out = distil(parts.learnt, options.teachers, say), parts.held_out
    batch_size = min(recipe.fitting.batch_size, len(learnt))
    with options.devices.scope() as strategy:
        network = build_network(recipe.architecture, recipe.input, len(recipe.data.classes))
        filled = initialize(network, initial_weights, recipe.architecture.name)
        freeze(network, recipe.fitting.frozen_layers)
        network.compile(
            optimizer=make_optimizer(recipe.fitting, epochs, len(learnt) // batch_size),
            loss="categorical_crossentropy",
            metrics=["accuracy"],
        )
    say(options.devices.told(strategy))
    _say_fresh(filled, initial_weights, say)
    costs = recipe.fitting.costs(_history(output))
    try:
        network.fit(
            training_batches(learnt, recipe.input, recipe.augmentation, batch_size, recipe.fitting.seed),
            validation_data=plain_batches(held_out, recipe.input, batch_size),
            # A training that ended by itself ends at once again.
            epochs=0 if has_ended(costs, recipe.fitting.patience) else epochs,
            shuffle=False,  # The batches are shuffled already.
            verbose=0,
            callbacks=[
                *watchers(recipe.fitting, costs),
                *_callbacks(recipe.fitting, output, _made(work, recipe, teachers_sha256)),
                TrainingProgress(epochs) if options.progress else EpochLines(epochs, say),
            ],
        )
    except KeyboardInterrupt:
        if not (work / BEST).is_file():
            raise
    network.load_weights(work / BEST)
    history = _history(output)
    return Training(plain_copy(network, recipe), parts, filled, len(history), _minutes(history), teachers, dropped)


def plain_copy(network: keras.Model, recipe: Recipe) -> keras.Model:
    """The same network without its optimizer, whose state would double the weight file, and in float32."""
    copy = build_network(recipe.architecture, recipe.input, len(recipe.data.classes))
    copy.set_weights(network.get_weights())
    return copy


def _say_fresh(filled: Filled, initial_weights: str, say: Callable[[str], None]) -> None:
    if initial_weights != "none" and filled.fresh_layers:
        say(f"Left fresh, as {weights_name(initial_weights)} has nothing for them: {', '.join(filled.fresh_layers)}")


def weights_name(initial_weights: str) -> str:
    """What a person and a card are told of where a training began: a file's name and its model's, never a path."""
    if initial_weights in ("imagenet", "none"):
        return initial_weights
    path = weights_file(initial_weights)
    return f"{path.name} of {read_card(path.parent).name}" if (path.parent / CARD).is_file() else path.name


def read_parts(recipe: Recipe, data: Path, drop_twins: bool, say: Callable[[str], None]) -> tuple[Parts, int | None]:
    """Reads and divides the faces of a training and says which of them are twins.

    Returns:
        The parts, and how many twins were dropped; None where nobody asked for that.

    Raises:
        DataError: the faces cannot be used, or a class has none to learn from.
    """
    faces = read_faces(data, recipe.data.wanted, size_px=recipe.data.picture_px)
    parts = divide(faces, recipe.data.split, recipe.data.held_out, recipe.fitting.seed)
    for (one, other), count in twins(parts).items():
        say(f"Twins: {count:,} faces of the part {other!r} stand pixel for pixel in the part {one!r} too.")
    kept = parts.without_twins() if drop_twins else parts
    require_every_class(kept.learnt, data)
    return kept, len(parts.learnt) - len(kept.learnt) if drop_twins else None


def _working_folder(output: Path, resume: bool) -> Path:
    work = output / WORK
    if work.exists() and not resume:
        raise ExportError(f"{output} already holds a training", "Add --resume to go on, or name another folder.")
    return work


def _require_the_same(recipe: Recipe, teachers_sha256: list[str], work: Path) -> None:
    """Returns if the training there, if any, was begun like this: with another seed it learns from other faces."""
    path = work / RECIPE
    if not path.is_file():
        return
    begun = json.loads(path.read_text(encoding="utf-8"))
    taught_by = begun.pop(_TEACHERS, [])
    if taught_by != teachers_sha256 or not recipe.goes_on_from(begun):
        raise ExportError(
            f"The training in {work.parent} was begun with another recipe or seed, or with other teachers",
            "Go on with those, or name another --output.",
        )


def _made(work: Path, recipe: Recipe, teachers_sha256: list[str]) -> Path:
    """The folder, made as late as can be: a training that cannot begin leaves none."""
    try:
        work.mkdir(parents=True, exist_ok=True)
        begun = recipe.essence() | ({_TEACHERS: teachers_sha256} if teachers_sha256 else {})
        (work / RECIPE).write_text(json.dumps(begun), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{work} cannot be made ({error.strerror})", "Name another --output.") from error
    return work


def _callbacks(fitting: Fitting, output: Path, work: Path) -> list[keras.callbacks.Callback]:
    history = _history(output)
    facts = EpochFacts(history[0] if history else None)
    checkpoint = best_kept(fitting, work / BEST, fitting.costs(history))
    log = keras.callbacks.CSVLogger(output / HISTORY, append=True)
    # Last, so that an epoch counts as done only when its best weights and its row are written.
    backup = keras.callbacks.BackupAndRestore(work / "backup", delete_checkpoint=False)
    return [facts, *averaging(fitting, [checkpoint, log], backup)]


def _minutes(history: Sequence[Mapping[str, str]]) -> float | None:
    return round(sum(float(epoch["seconds"]) for epoch in history) / 60, 1) if "seconds" in history[0] else None


def _history(output: Path) -> list[dict[str, str]]:
    path = output / HISTORY
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
