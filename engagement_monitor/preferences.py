"""What the user has chosen once and for all, in a small file that the window and the commands share.

It holds no session and nothing about anybody but the user's own answers.
"""

import json
import logging
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from engagement_monitor.capture.names import shown_name
from engagement_monitor.errors import PreferencesError
from engagement_monitor.sentence import tr
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.vision.areas import EVERYWHERE, Areas

_LOG = logging.getLogger(__name__)
_LONGEST_LABEL = 80


class Appearance(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class FacesShown(StrEnum):
    """What the preview shows of the people in it."""

    SHOWN = "shown"
    BLURRED = "blurred"
    HIDDEN = "hidden"
    """No picture at all: only where faces are."""


class Region(StrEnum):
    """Whose law holds where the program is used."""

    EU = "eu"
    ELSEWHERE = "elsewhere"


class Institution(StrEnum):
    """Who uses the program."""

    EDUCATION = "education"
    WORKPLACE = "workplace"
    OTHER = "other"


class Ground(StrEnum):
    """Why the program is used, as far as the law asks."""

    NONE = "none"
    MEDICAL = "medical"
    SAFETY = "safety"
    RESEARCH = "research"


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Use(_Part):
    """Who uses the program where and why, as the user said on the first run; ``purpose`` in the user's own words."""

    region: Region
    institution: Institution
    ground: Ground = Ground.NONE
    purpose: str = ""


class MarkerKey(_Part):
    """A key that marks a moment with a label; an ``excluded`` one starts a break, which counts in no figure."""

    key: Annotated[str, Field(pattern=r"^[A-Z0-9]$")]
    label: Annotated[str, Field(min_length=1, max_length=_LONGEST_LABEL)]
    excluded: bool = False


class LastSource(_Part):
    """What was chosen the last time."""

    source: str | int = "demo"
    label: str = ""
    course: str = ""
    room: str = ""
    head_count: Annotated[int, Field(ge=1)] | None = None


class Preferences(_Part):
    """Everything that can be chosen, with what holds until somebody chooses."""

    use: Use | None = None
    """None until the first run's question is answered."""
    appearance: Appearance = Appearance.SYSTEM
    language: str = ""
    """``en``, ``de`` or ``es``; empty for the system's."""
    text_percent: Annotated[int, Field(ge=100, le=200)] = 100
    expressions_only: bool = False
    """Speaks of expressions alone, nowhere of engagement or sentiment."""
    faces_shown: FacesShown = FacesShown.SHOWN
    marker_keys: tuple[MarkerKey, ...] = ()
    """Empty for the usual ones, which are translated."""
    copus: bool = False
    """Whether the live page offers the COPUS codes as markers."""
    global_keys: bool = False
    """Whether Ctrl+Alt and a marker key mark while another window has the focus."""
    index_weights: IndexWeights | None = None
    """None: no index is shown."""
    negative_alert: Annotated[float, Field(gt=0, lt=1)] | None = None
    """A negative share above this for a minute is pointed out; None: never."""
    camera_alert: bool = True
    coverage_limit: Annotated[float, Field(ge=0, le=1)] = 0.4
    """A share of a smaller part of the people in the room is marked."""
    areas: dict[str, Areas] = {}
    """What was drawn on the picture of each source, by its ``shown_name``."""
    retention_days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    """Sessions that began longer ago are deleted when the program starts; None: never."""
    model: str = ""
    """The name or folder of the model that sorts the faces; empty for the one that ships."""
    calibration: str = ""
    """The file of a calibration for the room; empty for none."""
    last: LastSource = LastSource()

    @field_validator("areas")
    @classmethod
    def _without_passwords(cls, areas: dict[str, Areas]) -> dict[str, Areas]:
        """Whoever names a stream here, or once wrote it into the file: its password goes."""
        return {shown_name(source): drawn for source, drawn in areas.items()}

    def areas_of(self, source: str | int) -> Areas:
        """What was drawn on the picture of this source."""
        return self.areas.get(shown_name(str(source)), EVERYWHERE)


def preferences_file() -> Path:
    """Where the preferences are."""
    return Path(platformdirs.user_config_dir("engagement-monitor")) / "preferences.json"


def load_preferences(path: Path | None = None) -> Preferences:
    """The stored preferences. What cannot be read or makes no sense counts as not chosen, and is logged.

    Raises:
        PreferencesError: the file is there but cannot be read at all; it is left as it is.
    """
    path = path or preferences_file()
    try:
        chosen = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError) as error:
        raise PreferencesError(
            tr("The preferences in {path} cannot be read ({reason})").format(path=path, reason=error),
            tr("The usual ones are used. Mend or delete the file; choosing anything writes it anew."),
        ) from error
    return _sensible(chosen if isinstance(chosen, dict) else {})


def _sensible(chosen: dict[str, object]) -> Preferences:
    try:
        return Preferences.model_validate(chosen)
    except ValidationError as error:
        wrong = {str(fault["loc"][0]) for fault in error.errors() if fault["loc"]}
        _LOG.warning("preferences that make no sense are not used: %s", ", ".join(sorted(wrong)))
        kept = {name: value for name, value in chosen.items() if name not in wrong}
        return _sensible(kept) if wrong & set(chosen) else Preferences()


def save_preferences(preferences: Preferences, path: Path | None = None) -> None:
    """Writes the preferences, all of them or nothing.

    Raises:
        PreferencesError: they cannot be written.
    """
    path = path or preferences_file()
    draft = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.touch(0o600)  # nobody else's business
        draft.write_text(preferences.model_dump_json(indent=2), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise PreferencesError(
            tr("The preferences cannot be written to {path} ({reason})").format(path=path, reason=error.strerror),
            tr("They hold until the program ends."),
        ) from error
