"""A recipe and labelled faces become a model folder: training, calibration and export in a row.

Importing this module does not import TensorFlow; running a recipe does.
"""

import importlib.util
from collections.abc import Callable
from types import ModuleType

from engagement_monitor.errors import DataError
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.recipe import Recipe
from engagement_monitor.vision.model_card import ModelCard
from engagement_monitor.vision.native_output import native_output_logged


def run_recipe(recipe: Recipe, options: TrainingOptions, say: Callable[[str], None] = lambda _: None) -> ModelCard:
    """Trains a recipe's network, or its several, and writes a model with its cards to the output folder.

    Ctrl-C ends the training and exports its best epoch so far. A training that was stopped goes on where that is asked
    for, and one that is finished is exported (again). ``say`` is told in sentences what a person should know.

    Raises:
        DataError: the faces, the recipe or the initial weights cannot be used, or the ``training`` extra is missing.
        ExportError: the folder holds another training, or cannot be written.
        KeyboardInterrupt: Ctrl-C came before there was anything to export, or before the last of several networks.
    """
    require_training_extra()
    making, ensemble = _import_quietly()
    if recipe.architecture.members > 1:
        together: ModelCard = ensemble.make_ensemble(recipe, options, say)
        return together
    card: ModelCard = making.make_model(recipe, options, say).card
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


def _import_quietly() -> tuple[ModuleType, ModuleType]:
    """The modules that import TensorFlow. It looks for its devices here, which it reports as it imports."""
    with native_output_logged():
        import tensorflow as tf

        from engagement_monitor.training import ensemble, making

        tf.config.list_logical_devices()
    return making, ensemble
