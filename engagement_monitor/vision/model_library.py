"""The models at hand: those that the program ships with and those in the user's own folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from engagement_monitor.assets import asset
from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import tr
from engagement_monitor.vision.model_card import CARD, check_files, read_card

DEFAULT = "default"
"""The file beside the shipped models that names the default one."""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A model at hand.

    ``sha256`` is that of its weights as its card has it, None where the card cannot be read. ``fault`` says what is
    wrong with it and is None when it is ``valid``: its card can be read and its files are those of the card.
    """

    name: str
    path: Path
    sha256: str | None
    default: bool
    valid: bool
    fault: str | None


def shipped_models() -> Path:
    """The folder of the models that the program ships with."""
    return asset("models")


def user_models() -> Path:
    """The folder in which a user's own models are found by name; it need not exist."""
    return user_data_path("engagement-monitor") / "models"


def default_model() -> str:
    """The name of the model that is used unless another one is named.

    Raises:
        ModelError: the program came without one.
    """
    try:
        return (shipped_models() / DEFAULT).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ModelError(
            tr("The program came without a model: {folder} names no default").format(folder=shipped_models()),
            tr("Install it again, or name a model folder with --model PATH."),
        ) from error


def find_model(name_or_path: str | None = None) -> Path:
    """The folder of a model: by its name, by a path, or the default one. What is in it is not looked at.

    Raises:
        ModelError: there is none; the names that there are are said.
    """
    wanted = default_model() if name_or_path is None else name_or_path
    at_hand = {folder.name: folder for folder in _folders()}
    if wanted in at_hand:
        return at_hand[wanted]
    path = Path(wanted)
    if name_or_path is not None and _may_be_folder(path):
        return path
    names = ", ".join(at_hand) or tr("none")
    raise ModelError(
        tr("There is no model {name!r}").format(name=wanted),
        tr("Name a model folder by its path, or one of those at hand: {names}.").format(names=names),
    )


def model_names() -> list[str]:
    """The names of all models at hand. Nothing of them is read."""
    return [folder.name for folder in _folders()]


def list_models() -> list[ModelEntry]:
    """All models at hand with their files' hashes checked, the default one first. Reads every weight file once."""
    try:
        default = default_model()
    except ModelError:
        default = ""
    entries = [_entry(folder, default) for folder in _folders()]
    return sorted(entries, key=lambda entry: (not entry.default, entry.name))


def _folders() -> Iterator[Path]:
    """The model folders, each name once: a shipped one goes before a user's of the same name."""
    seen = set()
    for root in (shipped_models(), user_models()):
        for card in sorted(root.glob(f"*/{CARD}")):
            if card.parent.name not in seen:
                seen.add(card.parent.name)
                yield card.parent


def _may_be_folder(path: Path) -> bool:
    """Also where the system does not let look: whoever reads the card then says why."""
    try:
        return path.is_dir()
    except OSError:
        return True


def _entry(folder: Path, default: str) -> ModelEntry:
    sha256 = None
    try:
        card = read_card(folder)
        sha256 = card.sha256.weights
        check_files(card, folder)
        fault = None
    except ModelError as error:
        fault = str(error)
    return ModelEntry(folder.name, folder, sha256, folder.name == default, fault is None, fault)
