"""The training itself: from a recipe and labelled faces to a model folder."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np

from engagement_monitor.errors import ExportError
from engagement_monitor.training.augmentation import plain_batches, training_batches
from engagement_monitor.training.beginning import Beginning, Begun, faces_sha256, read_begun
from engagement_monitor.training.checkpoints import Backup, BestKept, HistoryKept, last_backup, read_history, restore
from engagement_monitor.training.datasets import (
    LabelledFaces,
    hold_out,
    hold_out_by_order,
    read_faces,
    require_every_class,
)
from engagement_monitor.training.distillation import distil, read_teachers
from engagement_monitor.training.expected_labels import what_is_seen, with_expected_labels
from engagement_monitor.training.folder import BACKUP, BEST, HISTORY, MEMBERS, WORK
from engagement_monitor.training.initial_weights import Filled, initialize, weights_file
from engagement_monitor.training.optimizing import averaging, freeze, has_ended, make_optimizer, watchers
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.progress import EpochFacts, shown_while
from engagement_monitor.training.recipe import Fitting, Recipe
from engagement_monitor.training.splits import HoldOut, Parts, divide, twins
from engagement_monitor.vision.model_card import CARD, ModelCard, read_card
from engagement_monitor.vision.networks import build_network


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
    interrupted: bool = False
    """Whether Ctrl-C ended it."""
    members: Sequence[ModelCard] = ()
    """The models that became this one, where it is an ensemble."""


def train(recipe: Recipe, options: TrainingOptions, say: Callable[[str], None] = lambda _: None) -> Training:
    """Trains a recipe's network; Ctrl-C stops it and keeps the best epoch so far.

    ``say`` is told in sentences what a person should know, such as twins.

    Raises:
        DataError: the faces, the initial weights or the teachers cannot be used.
        ModelError: a teacher cannot be used.
        ExportError: the folder holds another training, or one and ``resume`` was not asked for, or cannot be written.
    """
    work = working_folder(options.output, WORK, options.resume)
    teachers = read_teachers(options.teachers, recipe.data.classes)
    beginning = _beginning(recipe, options, teachers)
    begun = read_begun(work)
    parts, dropped = _parts_as_begun(beginning, begun, options.data, say)
    learnt = parts.learnt
    done, state = last_backup(work / BACKUP)
    # Neither the order of the faces nor what else is drawn comes a second time after an interruption.
    seed = recipe.fitting.drawing_seed + done
    keras.utils.set_random_seed(seed)
    with options.devices.scope() as strategy:
        replicas = strategy.num_replicas_in_sync
        batch_size = _even_size(min(recipe.fitting.batch_size, len(learnt)), replicas)
        network, filled = _network(recipe, options, len(learnt) // batch_size)
        # Before anything is learnt or restored: it is the first weights that see.
        if recipe.data.votes_part and done < options.epochs:
            say(f"Working out which labels of {len(learnt):,} faces were to be expected; on many this takes minutes")
            seen = what_is_seen(network, learnt, recipe.input)
            learnt = with_expected_labels(learnt, recipe.data.votes_part, seen, say)
        # After that: the expected labels are expected from labels, not from what teachers make of them.
        learnt = distil(learnt, options.teachers, say)
        if state is not None:
            restore(network, state)
    say(options.devices.told(strategy))
    _say_fresh(filled, options.initial_weights, say)
    _make(work)
    if begun is None:
        beginning.note(work, faces_sha256(parts))
    history = read_history(options.output / HISTORY, done)
    costs = recipe.fitting.costs(history)
    interrupted = False
    try:
        with shown_while(options.epochs, options.progress, say) as shown:
            network.fit(
                training_batches(learnt, recipe.input, recipe.augmentation, batch_size, seed),
                validation_data=plain_batches(_even(parts.held_out, replicas), recipe.input, batch_size),
                initial_epoch=done,
                # A training that ended by itself ends at once again.
                epochs=0 if has_ended(costs, recipe.fitting.patience) else options.epochs,
                shuffle=False,  # The batches are shuffled already.
                verbose=0,
                callbacks=[*watchers(recipe.fitting, costs), *_keepers(recipe.fitting, work, history), shown],
            )
    except KeyboardInterrupt:
        if not (work / BEST).is_file():
            raise
        interrupted = True
    network.load_weights(work / BEST)
    history = read_history(options.output / HISTORY)
    plain, minutes = plain_copy(network, recipe), _minutes(history)
    return Training(plain, parts, filled, len(history), minutes, teachers, dropped, interrupted)


def _beginning(recipe: Recipe, options: TrainingOptions, teachers: Sequence[ModelCard]) -> Beginning:
    hashes = [card.sha256.weights for card in teachers]
    return Beginning(recipe, hashes, options.drop_twins, weights_name(options.initial_weights))


def _parts_as_begun(
    beginning: Beginning, begun: Begun | None, data: Path, say: Callable[[str], None]
) -> tuple[Parts, int | None]:
    """The parts, and how many twins were dropped; a training that is gone on with has those that it was begun with."""
    if begun is None:
        return read_parts(beginning.recipe, data, beginning.drop_twins, say)
    begun.require(beginning)
    by = hold_out_by_order if begun.divided_by_order else hold_out
    parts, dropped = read_parts(beginning.recipe, data, beginning.drop_twins, say, by)
    begun.require_faces(faces_sha256(parts))
    return parts, dropped


def _network(recipe: Recipe, options: TrainingOptions, steps_per_epoch: int) -> tuple[keras.Model, Filled]:
    """The network as it begins, compiled, and what became of its weights."""
    network = build_network(recipe.architecture, recipe.input, len(recipe.data.classes))
    filled = initialize(network, options.initial_weights, recipe.architecture.name)
    freeze(network, recipe.fitting.frozen_layers)
    network.compile(
        optimizer=make_optimizer(recipe.fitting, options.epochs, steps_per_epoch),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return network, filled


def _even_size(batch_size: int, replicas: int) -> int:
    """A size of which every device gets as much as the others: Keras cannot do with less."""
    return max(batch_size - batch_size % replicas, replicas)


def _even(faces: LabelledFaces, replicas: int) -> LabelledFaces:
    """The faces, the first of them once more until every device gets as many as the others."""
    count = math.ceil(len(faces) / replicas) * replicas
    return faces.take(np.resize(np.arange(len(faces)), count))


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


def read_parts(
    recipe: Recipe, data: Path, drop_twins: bool, say: Callable[[str], None], by: HoldOut = hold_out
) -> tuple[Parts, int | None]:
    """Reads and divides the faces of a training and says which of them are twins.

    Returns:
        The parts, and how many twins were dropped; None where nobody asked for that.

    Raises:
        DataError: the faces cannot be used, or a class has none to learn from.
    """
    faces = read_faces(data, recipe.data.wanted, size_px=recipe.data.picture_px)
    parts = divide(faces, recipe.data.split, recipe.data.held_out, recipe.fitting.seed, by)
    for (one, other), count in twins(parts).items():
        say(f"Twins: {count:,} faces of the part {other!r} stand pixel for pixel in the part {one!r} too.")
    kept = parts.without_twins() if drop_twins else parts
    require_every_class(kept.learnt, data)
    return kept, len(parts.learnt) - len(kept.learnt) if drop_twins else None


def working_folder(output: Path, name: str, resume: bool) -> Path:
    """The folder in ``output`` that a training works in, ``WORK`` or ``MEMBERS``. It is not made.

    Raises:
        ExportError: another training is there, or this one, and it is not to be gone on with.
    """
    work = output / name
    if work.exists() and not resume:
        raise ExportError(f"{output} already holds a training", "Add --resume to go on, or name another folder.")
    left = [other for other in (CARD, HISTORY, WORK, MEMBERS) if other != name and (output / other).exists()]
    if left and not work.exists():
        raise ExportError(
            f"{output} holds {left[0]} of a training that cannot be gone on with", "Name another --output."
        )
    return work


def _make(work: Path) -> None:
    """Makes the folder, as late as can be: a training that cannot begin leaves none."""
    try:
        (work / BACKUP).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{work} cannot be made ({error.strerror})", "Name another --output.") from error


def _keepers(fitting: Fitting, work: Path, history: list[dict[str, str]]) -> list[keras.callbacks.Callback]:
    best = BestKept(fitting, work / BEST, fitting.costs(history))
    rows = HistoryKept(work.parent / HISTORY, history)
    # Last, so that an epoch counts as done only when its best weights and its row are written.
    return [EpochFacts(), *averaging(fitting, [best, rows], Backup(work / BACKUP))]


def _minutes(history: Sequence[Mapping[str, str]]) -> float | None:
    return round(sum(float(epoch["seconds"]) for epoch in history) / 60, 1) if "seconds" in history[0] else None
