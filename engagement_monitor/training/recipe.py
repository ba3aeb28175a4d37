"""A recipe: everything that makes a training what it is, as a readable TOML file."""

import tomllib
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import Sentiment
from engagement_monitor.vision.model_card import Architecture, Input


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Data(_Part):
    """Which labels are learnt, and what each class counts as."""

    labels: Literal["ferplus", "fer2013"]
    classes: Annotated[list[str], Field(min_length=2)]
    sentiment_map: dict[str, Sentiment]
    held_out: Annotated[float, Field(gt=0, lt=0.5)] = 0.07
    """The fraction of the training part that is kept for choosing the epoch, calibration and the confusion counts."""


class Augmentation(_Part):
    """A Keras preprocessing layer, by its class name, with its arguments."""

    layer: Annotated[str, Field(pattern="^Random[A-Za-z]+$")]
    arguments: dict[str, Any] = {}


class Fitting(_Part):
    """AdamW (Loshchilov and Hutter 2019) with a warm-up and cosine decay of the rate."""

    epochs: Annotated[int, Field(ge=1)]
    batch_size: Annotated[int, Field(ge=1)] = 64
    learning_rate: Annotated[float, Field(gt=0)]
    weight_decay: Annotated[float, Field(ge=0)] = 0.004
    warmup_epochs: Annotated[float, Field(ge=0)] = 1
    seed: int = 1


class Recipe(_Part):
    """What ``train`` does."""

    name: str
    title: str
    after: str
    """Whose work it follows."""
    claimed: str | None = None
    data: Data
    input: Input
    architecture: Architecture
    augmentation: list[Augmentation] = []
    fitting: Fitting


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
    if path.suffix == ".toml" and path.is_file():
        return _parse(path.read_text(encoding="utf-8"), str(path))
    raise DataError(f"There is no recipe {name_or_path!r}", f"There are: {', '.join(shipped)}; or name a .toml file.")
