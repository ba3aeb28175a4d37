"""A model's card for machines: ``model.json``, everything that has to be known to use the weights beside it."""

import errno
import hashlib
import json
from pathlib import Path
from typing import Annotated, Literal, Self

import numpy as np
import numpy.typing as npt
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import Sentence, tr
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.whole_file import replace_whole

CARD = "model.json"
WEIGHTS = "model.weights.h5"
TFLITE = "model.tflite"
_LARGEST_CARD_BYTES = 1_000_000
MOST_MEMBERS = 10
"""The most networks that judge a face together."""

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
SMALLEST_PX, LARGEST_PX = 16, 512
"""The least and the largest side of a picture that a model takes or learns from."""
Triple = Annotated[list[Annotated[float, Field(allow_inf_nan=False)]], Field(min_length=3, max_length=3)]
_Share = Annotated[float, Field(gt=0, lt=1)]
_Count = Annotated[float, Field(ge=0, allow_inf_nan=False)]
_SHARES_TOLERANCE = 1e-3


def _adding_up_to_1(values: list[float]) -> list[float]:
    if abs(sum(values) - 1) > _SHARES_TOLERANCE:
        raise ValueError("the shares do not add up to 1")
    return values


TrainingPrior = Annotated[list[_Share], Field(min_length=3, max_length=3), AfterValidator(_adding_up_to_1)]
"""The share of every sentiment, none of them 0: the correction divides by them."""
Confusion = Annotated[
    list[Annotated[list[_Count], Field(min_length=3, max_length=3)]], Field(min_length=3, max_length=3)
]
"""Counts: rows truth, columns prediction, in the order of ``SENTIMENTS``."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Architecture(_Part):
    """The network, which is built in code: its name, the arguments of its builder, and how it ends.

    With ``sigmoid`` two classes are told apart by one unit, the probability of the second; the network gives both.
    With ``mirror`` a face is judged twice, as it is and as its mirror image, and the mean of both counts; with
    ``mirror_crop_px`` so many pixels at every edge of the mirror image are cut away and the rest is enlarged to the
    size of the input. It is trained without either, and its weights are the same. With several ``members`` as many such
    networks judge a face, each with weights of its own, and the mean of their probabilities counts.
    """

    name: str
    arguments: dict[str, float | int | str | bool | None] = {}
    output: Literal["softmax", "sigmoid"] = "softmax"
    mirror: bool = False
    mirror_crop_px: Annotated[int, Field(ge=0, lt=SMALLEST_PX // 2)] = 0
    members: Annotated[int, Field(ge=1, le=MOST_MEMBERS)] = 1

    @model_validator(mode="after")
    def _only_a_mirror_image_is_cropped(self) -> Self:
        if self.mirror_crop_px and not self.mirror:
            raise ValueError("mirror_crop_px needs mirror = true")
        return self


class Input(_Part):
    """What the network takes: float32 (batch, size_px, size_px, channels) of pixel values from 0 to 255."""

    size_px: Annotated[int, Field(ge=SMALLEST_PX, le=LARGEST_PX)]
    colour_order: Literal["gray", "rgb"] = "gray"
    scaling: str = "inside the network"

    @property
    def channels(self) -> int:
        """1 for grey, 3 for colour."""
        return 1 if self.colour_order == "gray" else 3


class Calibration(_Part):
    """Bias-corrected temperature scaling (Alexandari, Kundaje and Shrikumar 2020) of the sentiments.

    The class probabilities are summed to sentiments s, in the order of ``SENTIMENTS``, and these become
    softmax(log s / temperature + ``sentiment_bias``).
    """

    method: Literal["sentiment-temperature"] = "sentiment-temperature"
    temperature: Annotated[float, Field(gt=0.05, lt=20)] = 1.0
    sentiment_bias: Triple = [0.0, 0.0, 0.0]
    faces: int = 0


class Files(_Part):
    """SHA-256 of both weight files."""

    weights: Sha256
    tflite: Sha256


class SelfTest(_Part):
    """What the model gives for made-up pictures; see ``self_test``.

    ``log_probabilities`` are, by class, the natural logarithms of what it gives for the picture of each seed.
    """

    seeds: Annotated[list[int], Field(min_length=1, max_length=64)]
    log_probabilities: dict[str, list[float]]
    sentiment_map: dict[str, Sentiment] = {}

    @model_validator(mode="after")
    def _every_class_has_every_picture(self) -> Self:
        if any(len(given) != len(self.seeds) for given in self.log_probabilities.values()):
            raise ValueError("a class has not one number a seed")
        return self


class ModelCard(_Part):
    """What is known of a model.

    ``sentiment_map`` names the sentiment of every class; it is empty where the classes are no sentiments. The labels of
    its data became classes by ``label_map`` (keys in small letters); faces with a label in ``left_out`` were skipped.
    ``training_prior`` is the mean of its calibrated posteriors on the faces it was calibrated on, and ``confusion`` the
    counts there (rows truth, columns prediction), both in the order of ``SENTIMENTS``.
    """

    name: Annotated[str, Field(min_length=1, max_length=100)]
    version: int = 1
    architecture: Architecture
    input: Input
    classes: Annotated[list[str], Field(min_length=2)]
    sentiment_map: dict[str, Sentiment] = {}
    label_map: dict[str, str] = {}
    left_out: list[str] = []
    calibration: Calibration
    training_prior: TrainingPrior
    confusion: Confusion
    sha256: Files
    self_test: SelfTest | None = None
    trained_on: dict[str, str | int | float | bool | list[str] | None] = {}

    @model_validator(mode="after")
    def _every_class_has_a_sentiment(self) -> Self:
        if len(set(self.classes)) != len(self.classes):
            raise ValueError("a class is named twice")
        missing = set(self.classes) ^ set(self.sentiment_map)
        if missing and self.sentiment_map:
            raise ValueError(f"classes and sentiment_map differ in {sorted(missing)}")
        return self

    @property
    def class_to_sentiment(self) -> npt.NDArray[np.float32]:
        """float32 (classes, 3): 1 where the class belongs to the sentiment. Probabilities times this are sentiments."""
        columns = [[self.sentiment_map.get(name) is sentiment for sentiment in SENTIMENTS] for name in self.classes]
        return np.asarray(columns, dtype=np.float32)

    @property
    def unfit_for_sessions(self) -> Sentence | None:
        """Why it cannot give the three shares of a session; None where it can."""
        if not self.sentiment_map:
            return tr("no sentiment is named for its classes")
        missing = [str(sentiment) for sentiment in SENTIMENTS if sentiment not in self.sentiment_map.values()]
        if not missing:
            return None
        if len(missing) == 1:
            one = tr("it knows no {sentiment} face, so it would take each such face for something else")
            return one.format(sentiment=missing[0])
        two = tr("it knows no {one} and no {other} face, so it would take each such face for something else")
        return two.format(one=missing[0], other=missing[1])


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_card(folder: Path) -> ModelCard:
    """The card of a model folder. The weights are not looked at.

    Raises:
        ModelError: there is none, or it is no card.
    """
    path = folder / CARD
    try:
        return ModelCard.model_validate_json(_read(path))
    except OSError as error:
        raise ModelError(
            tr("{folder} is no model: {file} cannot be read ({reason})").format(
                folder=folder, file=CARD, reason=error.strerror or error
            ),
            tr("Name a folder that `engagement-monitor train` made, or one that `engagement-monitor models` lists."),
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or tr("the whole file")
        raise ModelError(
            tr("{path} is not a valid model card: {where}: {reason}").format(
                path=path, where=where, reason=first["msg"]
            ),
            tr("Train or fetch the model again; a card is not edited by hand."),
        ) from error


def _read(path: Path) -> bytes:
    """A stranger's card may be a pipe or a device, which would be read for ever."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is no file")
    with path.open("rb") as file:
        content = file.read(_LARGEST_CARD_BYTES + 1)
    if len(content) > _LARGEST_CARD_BYTES:
        raise OSError(errno.EFBIG, "it is larger than any card")
    return content


def write_card(card: ModelCard, folder: Path) -> None:
    """Writes the card into a model folder, over an older one in one step."""
    content = json.dumps(card.model_dump(mode="json"), indent=2) + "\n"
    replace_whole(content.encode(), folder / CARD)


def require_sentiments(card: ModelCard) -> None:
    """Returns if the model can give the three shares of a session.

    Raises:
        ModelError: it cannot; the reason is said.
    """
    if card.unfit_for_sessions is not None:
        raise ModelError(
            tr("The model {model!r} cannot be used in a session: {reason}").format(
                model=card.name, reason=card.unfit_for_sessions
            ),
            tr("Choose a model of positive, neutral and negative faces; `evaluate` and `predict` take this one."),
        )


def check_files(card: ModelCard, folder: Path) -> None:
    """Compares both weight files with the hashes on the card, before anything opens them.

    Raises:
        ModelError: one is missing or is not the file that the card was written for.
    """
    for name, expected in ((WEIGHTS, card.sha256.weights), (TFLITE, card.sha256.tflite)):
        path = folder / name
        if not path.is_file():
            what = tr("Model {model!r} lacks {file} in {folder}").format(model=card.name, file=name, folder=folder)
            raise ModelError(what, tr("Train or fetch the model again."))
        if file_sha256(path) != expected:
            raise ModelError(
                tr("{path} is not the file that its card was written for: the SHA-256 differs").format(path=path),
                tr("It is damaged or was changed. Train or fetch the model again."),
            )
