"""Training, calibration and export in a row. Importing this module imports TensorFlow."""

from collections.abc import Callable
from dataclasses import dataclass

from engagement_monitor.training.export import Provenance, export_model, judge, machine
from engagement_monitor.training.fit import Training, train, weights_name
from engagement_monitor.training.folder import HISTORY, PICTURES
from engagement_monitor.training.gallery import write_measured, write_trained
from engagement_monitor.training.judged import Judged, summed
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.recipe import Recipe
from engagement_monitor.vision.model_card import ModelCard


@dataclass(frozen=True, slots=True)
class Made:
    """A training and the model that it became."""

    training: Training
    card: ModelCard


def make_model(recipe: Recipe, options: TrainingOptions, say: Callable[[str], None]) -> Made:
    """Trains one network and writes it to the output folder as a model. It is part of ``run.run_recipe``."""
    training = train(recipe, options, say)
    card, shown = _exported(training, recipe, options, say)
    output = options.output
    write_trained(shown, output / HISTORY, training.parts.learnt, recipe, output / PICTURES)
    return Made(training, card)


def make_joined(training: Training, recipe: Recipe, options: TrainingOptions, say: Callable[[str], None]) -> ModelCard:
    """Writes an ensemble to the output folder; the curves of its trainings lie with its members."""
    card, shown = _exported(training, recipe, options, say)
    write_measured(shown, options.output / PICTURES)
    return card


def _exported(
    training: Training, recipe: Recipe, options: TrainingOptions, say: Callable[[str], None]
) -> tuple[ModelCard, list[Judged]]:
    """Exports a training and says how good it is on the part that it is measured on."""
    provenance = Provenance(weights_name(options.initial_weights), machine())
    judged = judge(training, recipe)
    card = export_model(training, recipe, options.output, provenance, judged)
    say(f"On the part {training.parts.tested[0]!r}, {len(judged):,} faces: accuracy {judged.accuracy:.4f}")
    return card, [judged, *summed(judged, card)]
