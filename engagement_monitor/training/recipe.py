"""A recipe: everything that makes a training what it is, as a readable TOML file."""

import os
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import Sentiment
from engagement_monitor.training.datasets import LABELS, SIZE_PX, Labels
from engagement_monitor.training.splits import Split, describe
from engagement_monitor.vision.model_card import LARGEST_PX, MOST_MEMBERS, SMALLEST_PX, Architecture, Input

_BETWEEN_MEMBERS = 1000
"""More than a training has epochs: one that is gone on with adds those that are done to its seed."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Data(_Part):
    """Which labels are learnt, what each class counts as, and how the faces are divided."""

    labels: Literal["ferplus", "fer2013", "named"]
    """The votes of ten raters, FER2013's seven names, or names of one's own."""
    classes: Annotated[list[str], Field(min_length=2)]
    sentiment_map: dict[str, Sentiment] = {}
    """The sentiment of every class. Empty where the classes are none: such a model is not for sessions."""
    label_map: dict[str, str] = {}
    """The class that a label of the data counts as, in small letters; other labels are classes by their own name."""
    left_out: list[str] = []
    """Labels whose faces are skipped, in small letters."""
    votes_part: Annotated[float, Field(ge=0, lt=1)] = 0.0
    """How much of a target is the label that is to be expected where raters voted so, beside FER2013's own label."""
    split: Split = Split.OWN
    held_out: Annotated[float, Field(gt=0, lt=0.5)] = 0.07
    """The fraction of the training part that is kept for choosing the epoch, calibration and the confusion counts."""
    picture_px: Annotated[int, Field(ge=SMALLEST_PX, le=LARGEST_PX)] = SIZE_PX
    """The side of the grey squares that all pictures become before anything else."""

    @model_validator(mode="after")
    def _every_class_is_mapped(self) -> Self:
        wrong = set(self.classes) ^ set(self.sentiment_map)
        if wrong and self.sentiment_map:
            raise ValueError(f"classes and sentiment_map differ in {sorted(wrong)}")
        unknown = set(self.label_map.values()) - set(self.classes)
        if unknown:
            raise ValueError(f"label_map names {sorted(unknown)}, which are no classes")
        usual = LABELS.get(self.labels)
        if usual is not None and (self.classes != list(usual) or self.label_map or self.left_out):
            raise ValueError(f"the labels {self.labels!r} have other classes; in this order: {', '.join(usual)}")
        if self.votes_part and self.labels != "fer2013":
            raise ValueError('votes_part needs labels = "fer2013"')
        return self

    @property
    def wanted(self) -> Labels:
        """What ``read_faces`` is asked for."""
        return Labels(self.labels, tuple(self.classes), self.label_map, frozenset(self.left_out), self.votes_part > 0)

    def provenance(self, seed: int) -> dict[str, str | int | float | list[str]]:
        """What a card says of the faces: the labels, what became of them, and the division."""
        mapped = [f"{label} is {name}" for label, name in self.label_map.items() if label != name]
        return {
            "labels": self.labels,
            **({"label_map": mapped} if mapped else {}),
            **({"left_out": self.left_out} if self.left_out else {}),
            **({"votes_part": self.votes_part} if self.votes_part else {}),
            "split": describe(self.split, self.held_out, seed),
            "picture_px": self.picture_px,
        }


class Augmentation(_Part):
    """A Keras preprocessing layer, by its class name, with its arguments."""

    layer: Annotated[str, Field(pattern="^Random[A-Za-z]+$")]
    arguments: dict[str, Any] = {}


class Fitting(_Part):
    """How the weights are found."""

    optimizer: Literal["adamw", "adam", "sgd"] = "adamw"
    """AdamW (Loshchilov and Hutter 2019), Adam (Kingma and Ba 2015), or gradient descent with momentum 0.9."""
    schedule: Literal["cosine", "constant"] = "cosine"
    """The rate falls by a cosine after a warm-up, or stays."""
    watched: Literal["loss", "accuracy"] = "loss"
    """What makes one epoch better than another, on the held-out faces: for all that chooses, waits or ends."""
    plateau_patience: Annotated[int, Field(ge=1)] | None = None
    """After so many epochs without a better one the rate is multiplied by ``plateau_factor``."""
    plateau_factor: Annotated[float, Field(gt=0, lt=1)] = 0.2
    patience: Annotated[int, Field(ge=1)] | None = None
    """After so many epochs without a better one the training ends."""
    frozen_layers: Annotated[int, Field(ge=0)] = 0
    """So many first layers of the pretrained part keep their weights."""
    epochs: Annotated[int, Field(ge=1)]
    batch_size: Annotated[int, Field(ge=1)] = 64
    learning_rate: Annotated[float, Field(gt=0)]
    weight_decay: Annotated[float, Field(ge=0)] = 0.004
    warmup_epochs: Annotated[float, Field(ge=0)] = 1
    averaging: Annotated[float, Field(gt=0, lt=1)] | None = None
    """With it the weights that are measured and kept are a moving average over the steps (Polyak and Juditsky 1992),
    of which a step keeps so much: 0.999 averages over about the last 1,000 steps."""
    seed: int = 1
    """All that is drawn depends on it: the held-out faces, first weights, order and augmentation."""
    member: Annotated[int, Field(ge=1, le=MOST_MEMBERS)] = 1
    """Which network of an ensemble it is, from 1. All hold out the same faces and draw everything else of their own."""

    @property
    def drawing_seed(self) -> int:
        """The seed of all that is drawn while it learns."""
        return self.seed + (self.member - 1) * _BETWEEN_MEMBERS

    def costs(self, history: Iterable[Mapping[str, Any]]) -> list[float]:
        """What is watched in the rows of a history, an epoch each: the lower, the better."""
        return [self.cost(float(epoch[f"val_{self.watched}"])) for epoch in history]

    def cost(self, watched: float) -> float:
        """A watched figure as a cost, and a cost as the figure."""
        return watched if self.watched == "loss" else -watched

    @model_validator(mode="after")
    def _a_plateau_needs_a_constant_rate(self) -> Self:
        if self.plateau_patience is not None and self.schedule != "constant":
            raise ValueError('plateau_patience needs schedule = "constant": a cosine sets the rate itself')
        return self


class Recipe(_Part):
    """What ``train`` does."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    title: str
    after: str
    """Whose work it follows."""
    claimed: str | None = None
    """What its authors say it reached."""
    initial_weights: str = "imagenet"
    """Where it begins unless something else is asked for: ``imagenet``, ``none``, or the name of a model at hand."""
    data: Data
    input: Input
    architecture: Architecture
    augmentation: list[Augmentation] = []
    fitting: Fitting

    def each_member(self) -> list["Recipe"]:
        """What is trained, one by one: a recipe for every network of an ensemble."""
        architecture = self.architecture.model_copy(update={"members": 1})
        return [
            self.model_copy(
                update={
                    "architecture": architecture,
                    "fitting": self.fitting.model_copy(update={"member": number}),
                }
            )
            for number in range(1, self.architecture.members + 1)
        ]

    def with_seed(self, seed: int) -> Self:
        """The same with another seed, of which everything that is drawn depends: parts, first weights, augmentation."""
        return self.model_copy(update={"fitting": self.fitting.model_copy(update={"seed": seed})})

    def essence(self) -> dict[str, Any]:
        """All that a training may not change on its way.

        Everything but words, how long it takes, and how the mirror image counts when faces are judged.
        """
        return self.model_dump(
            mode="json",
            exclude={
                "title": True,
                "after": True,
                "claimed": True,
                "architecture": {"mirror", "mirror_crop_px"},
                "fitting": {"epochs"},
            },
        )

    def goes_on_from(self, essence: dict[str, Any]) -> bool:
        """Whether a training of this essence is one of this recipe.

        What an earlier version of the program did not know of yet counts as its default.
        """
        fitting = {**essence.get("fitting", {}), "epochs": self.fitting.epochs}
        try:
            then = Recipe.model_validate({**essence, "title": "", "after": "", "fitting": fitting})
        except ValidationError:
            return False
        return then.essence() == self.essence()


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"The recipe {path} is no text in UTF-8", "Save it as UTF-8.") from error
    except OSError as error:
        raise DataError(f"The recipe {path} cannot be read ({error.strerror})", "See who may read it.") from error


def _parse(text: str, where: str) -> Recipe:
    try:
        return Recipe.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise DataError(f"The recipe {where} is not valid: {error}", "Compare it with a shipped one.") from error


def shipped_recipes() -> dict[str, Recipe]:
    """The recipes that come with the program, by name."""
    folder = resources.files("engagement_monitor.training").joinpath("recipes")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    recipes = [_parse(file.read_text(encoding="utf-8"), file.name) for file in files]
    return {recipe.name: recipe for recipe in recipes}


def find_recipe(name_or_path: str) -> Recipe:
    """A shipped recipe by its name, or one of the user's by its path.

    Raises:
        DataError: there is none.
    """
    shipped = shipped_recipes()
    if name_or_path in shipped:
        return shipped[name_or_path]
    path = Path(name_or_path)
    if path.suffix == ".toml" and os.path.isfile(path):  # noqa: PTH113  Path.is_file raises in a locked folder
        return _parse(_text_of(path), str(path))
    raise DataError(f"There is no recipe {name_or_path!r}", f"There are: {', '.join(shipped)}; or name a .toml file.")
