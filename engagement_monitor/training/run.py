"""A recipe and labelled faces become a model folder: training, calibration and export in a row.

Importing this module does not import TensorFlow; running a recipe does.
"""

import importlib.util
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from engagement_monitor.errors import DataError
from engagement_monitor.training.devices import USUAL, Devices
from engagement_monitor.training.folder import HISTORY, MINUTES, PICTURES, WORK
from engagement_monitor.training.judged import summed
from engagement_monitor.training.recipe import Recipe
from engagement_monitor.vision.model_card import ModelCard
from engagement_monitor.vision.native_output import native_output_logged

_MINUTES = Path(WORK, MINUTES)


def run_recipe(
    recipe: Recipe,
    data: Path,
    output: Path,
    *,
    epochs: int,
    initial_weights: str,
    resume: bool,
    progress: bool,
    drop_twins: bool = False,
    say: Callable[[str], None] = lambda _: None,
    devices: Devices = USUAL,
) -> ModelCard:
    """Trains a recipe's network and writes it to ``output`` as a model with its cards.

    Ctrl-C ends the training and exports its best epoch so far. With ``resume`` a training that was stopped goes on, and
    one that is finished is exported (again). The arguments are those of ``fit.train``.

    Raises:
        DataError: the faces, the recipe or the initial weights cannot be used, or the ``training`` extra is missing.
        ExportError: the folder holds another training, or cannot be written.
    """
    require_training_extra()
    export, fit, gallery = _import_quietly()
    with _minutes_counted(output):
        training = fit.train(
            recipe,
            data,
            output,
            epochs=epochs,
            initial_weights=initial_weights,
            resume=resume,
            progress=progress,
            drop_twins=drop_twins,
            say=say,
            devices=devices,
        )
    provenance = export.Provenance(fit.weights_name(initial_weights), _minutes(output), export.machine())
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


@contextmanager
def _minutes_counted(output: Path) -> Iterator[None]:
    """Adds the time of the block to the time that a training took so far, if it trained at all."""
    began_s, epochs_before = time.monotonic(), _epochs_done(output)
    try:
        yield
    finally:
        if _epochs_done(output) > epochs_before:
            minutes = (_minutes(output) or 0) + (time.monotonic() - began_s) / 60
            (output / _MINUTES).write_text(f"{minutes:.1f}\n", encoding="ascii")


def _epochs_done(output: Path) -> int:
    path = output / HISTORY
    return len(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else 0


def _minutes(output: Path) -> float | None:
    path = output / _MINUTES
    return float(path.read_text(encoding="ascii")) if path.is_file() else None
