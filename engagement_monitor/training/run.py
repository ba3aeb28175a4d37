"""A recipe and labelled faces become a model folder: training, calibration and export in a row.

Importing this module does not import TensorFlow; running a recipe does.
"""

import importlib.util
from collections.abc import Callable
from types import ModuleType

from engagement_monitor.errors import DataError
from engagement_monitor.training.folder import HISTORY, PICTURES
from engagement_monitor.training.judged import summed
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.recipe import Recipe
from engagement_monitor.vision.model_card import ModelCard
from engagement_monitor.vision.native_output import native_output_logged


def run_recipe(recipe: Recipe, options: TrainingOptions, say: Callable[[str], None] = lambda _: None) -> ModelCard:
    """Trains a recipe's network and writes it to the output folder as a model with its cards.

    Ctrl-C ends the training and exports its best epoch so far. A training that was stopped goes on where that is asked
    for, and one that is finished is exported (again). ``say`` is told in sentences what a person should know.

    Raises:
        DataError: the faces, the recipe or the initial weights cannot be used, or the ``training`` extra is missing.
        ExportError: the folder holds another training, or cannot be written.
    """
    require_training_extra()
    export, fit, gallery = _import_quietly()
    output = options.output
    training = fit.train(recipe, options, say)
    provenance = export.Provenance(fit.weights_name(options.initial_weights), export.machine())
    judged = export.judge(training, recipe)
    card: ModelCard = export.export_model(training, recipe, output, provenance, judged)
    shown = [judged, *summed(judged, card)]
    gallery.write_trained(shown, output / HISTORY, training.parts.learnt, recipe, output / PICTURES)
    say(f"On the part {training.parts.tested[0]!r}, {len(judged):,} faces: accuracy {judged.accuracy:.4f}")
    return card


def require_training_extra() -> None:
    """Returns if the libraries of the ``training`` extra are installed.

    Raises:
        DataError: one is not.
    """
    for module, name in (("sklearn", "scikit-learn"), ("matplotlib", "matplotlib"), ("pandas", "pandas")):
        if importlib.util.find_spec(module) is None:
            raise DataError(
                f"Training and evaluation need {name}, which is not installed",
                "Install it: `pip install 'engagement-monitor[training]'`.",
            )


def _import_quietly() -> tuple[ModuleType, ModuleType, ModuleType]:
    """The modules that import TensorFlow. It looks for its devices here, which it reports as it imports."""
    with native_output_logged():
        import tensorflow as tf

        from engagement_monitor.training import export, fit, gallery

        tf.config.list_logical_devices()
    return export, fit, gallery
