"""What a training is asked for beside its recipe. Importing this does not import TensorFlow."""

from dataclasses import dataclass
from pathlib import Path

from engagement_monitor.training.devices import USUAL, Devices


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingOptions:
    """Where a training learns from, where it leaves its model, and how it goes about it.

    ``data`` are labelled faces; of data that comes in parts only ``Training`` is learnt from. ``output`` is the folder
    that becomes the model; the history and the checkpoints are written there.
    """

    data: Path
    output: Path
    epochs: int
    """How many times all faces are seen."""
    initial_weights: str
    """``imagenet``, ``none``, or a path to weights."""
    resume: bool = False
    """Goes on with an interrupted training in ``output``, from the start of the epoch it was in, as it was begun."""
    progress: bool = False
    """Shows a progress bar on stderr; without it a line an epoch is said."""
    drop_twins: bool = False
    """Leaves out of the learnt faces those that stand pixel for pixel in another part."""
    teachers: tuple[Path, ...] = ()
    """The folders of models whose answers are learnt beside the labels; they know the recipe's classes."""
    devices: Devices = USUAL
    """What it is trained on, and with which numbers."""
