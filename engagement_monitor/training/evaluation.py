"""What was measured of a model, as it is printed and kept in files. Importing this imports no network library."""

from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from engagement_monitor.errors import ExportError
from engagement_monitor.sentiment import Sentiment
from engagement_monitor.training.whole_file import write_whole_file

_REMEDY = "Name another --output."

LabelSet: TypeAlias = Literal["ferplus", "fer2013", "named", "sentiments"]
"""The votes of ten raters and FER2013's one label, both as sentiments; the model's own classes; sentiments by name."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ClassScore(_Part):
    """Precision, recall and F1 of one sentiment, and how many faces truly have it."""

    precision: float
    recall: float
    f1: float
    support: int


class ShareError(_Part):
    """The mean absolute error of a class share, 0 to 1, by counting and by EMQ."""

    counted: float
    corrected: float


class WithoutTwins(_Part):
    """The figures on those faces that have no pixel-identical twin in the Training part, and how many they are.

    The fields are those of ``Evaluation``. An earlier version of the program kept the accuracy alone.
    """

    faces: int
    accuracy: float
    macro_f1: float | None = None
    roc_auc: float | None = None
    ece: float | None = None
    share_error: dict[str, ShareError] = {}
    interval_coverage: dict[str, float] = {}
    accuracy_at_px: dict[str, float] = {}
    accuracy_blurred: dict[str, float] = {}


class Figures(_Part):
    """How well faces were named, by some classes. ``confusion`` has rows truth and columns prediction."""

    classes: list[str]
    accuracy: float
    macro_f1: float
    per_class: dict[str, ClassScore]
    confusion: list[list[int]]
    roc_auc: float | None
    """The mean area of one against the rest; None where all faces are of one class."""
    ece: float


class Evaluation(_Part):
    """What was measured. ``model_dump(mode="json")`` is what ``evaluate --json`` prints.

    ``confusion`` has rows truth and columns prediction in the order of ``classes``. ``accuracy_at_px`` is the accuracy
    on the same faces made that small and large again, ``accuracy_blurred`` that on the same faces blurred by a Gaussian
    of that standard deviation, in pixels of a face of 48. ``without_twins`` is None where the data has no Training part
    beside the one that was measured. The figures are those by sentiments, except where ``labels`` is ``named``: then
    they are those by the model's own classes, uncalibrated, and ``sentiments`` has those by sentiments where it knows
    all three. ``share_error`` and ``interval_coverage`` are empty where it does not, or the faces do not show all
    three.
    """

    model: str
    sha256: str
    labels: LabelSet
    split: str
    engine: str
    faces: int
    classes: list[str]
    sentiment_map: dict[str, Sentiment]
    accuracy: float
    macro_f1: float
    per_class: dict[str, ClassScore]
    confusion: list[list[int]]
    roc_auc: float | None
    ece: float
    share_error: dict[str, ShareError]
    interval_coverage: dict[str, float]
    groups: int
    accuracy_at_px: dict[str, float]
    accuracy_blurred: dict[str, float] = {}
    without_twins: WithoutTwins | None
    faces_per_s: float
    sentiments: Figures | None = None


def write_evaluation(evaluation: Evaluation, folder: Path) -> Path:
    """Writes ``evaluation-LABELS-SPLIT.json`` into a folder, in one step, and returns its path.

    Raises:
        ExportError: it cannot be written.
    """
    path = folder / f"evaluation-{evaluation.labels}-{evaluation.split}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder} cannot be written to ({error.strerror})", _REMEDY) from error
    write_whole_file(path, (evaluation.model_dump_json(indent=2) + "\n").encode(), _REMEDY)
    return path
