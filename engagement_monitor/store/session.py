"""What is stored of a session. There is no place for a picture or for a row about one person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from engagement_monitor.sentence import tr
from engagement_monitor.vision.detector_kind import HAAR


class SessionState(StrEnum):
    """How a session stands."""

    RECORDING = "recording"
    COMPLETE = "complete"
    INTERRUPTED = "interrupted"
    """The program ended before the session did."""


SESSION_FILE_SUFFIX = ".engagement"
FRAMES_MISSING = tr("{read} of {declared} frames could be read")
"""The note of a damaged recording."""


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which model made the numbers: its name, the SHA-256 of its weights and its whole card as JSON text."""

    name: str
    sha256: str
    card_json: str


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """What the user says of a session, all of it text as typed but ``head_count``: how many people are in the room.

    ``purpose`` is what the user states where the law asks for one.
    """

    title: str
    course: str = ""
    room: str = ""
    head_count: int | None = None
    notes: str = ""
    purpose: str = ""

    def __post_init__(self) -> None:
        if self.head_count is not None and self.head_count < 1:
            raise ValueError("a head count is 1 or more, or not known")


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session about to begin. ``started_at`` is aware, in UTC; ``detector`` the kind of what finds the faces."""

    details: SessionDetails
    source_kind: str
    source_name: str
    started_at: datetime
    model: ModelIdentity
    detector: str = HAAR


@dataclass(frozen=True, slots=True)
class SessionTotals:
    """What a session amounts to so far. ``note`` says what was wrong with it (a damaged recording), for people."""

    duration_s: float
    frames_read: int
    frames_analyzed: int
    faces_classified: int
    wall_s: float
    note: str = ""


def stored_note(totals: SessionTotals) -> str:
    """The note, as a ``Sentence`` again where the program wrote it: a database keeps it in English."""
    return FRAMES_MISSING.recalled(totals.note) or totals.note


@dataclass(frozen=True, slots=True)
class Session:
    """A stored session."""

    id: int
    details: SessionDetails
    source_kind: str
    source_name: str
    started_at: datetime
    state: SessionState
    model: ModelIdentity
    totals: SessionTotals
    detector: str = HAAR

    @property
    def title(self) -> str:
        """As the user typed it."""
        return self.details.title

    @property
    def course(self) -> str:
        """As the user typed it."""
        return self.details.course


class ImportOutcome(StrEnum):
    """What became of a session of a file."""

    ADDED = "added"
    PRESENT = "present"
    """It was stored already; it was left as it is."""


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """A session of a file, and its id in this database."""

    session_id: int
    title: str
    outcome: ImportOutcome


@dataclass(frozen=True, slots=True, eq=False)
class ShareCurve:
    """A session at a glance: mean shares of n equal stretches, float64 (n, 3), read-only, NaN where nobody was seen.

    It is the mean of the stored seconds, each weighed by its faces, and no figure: it has no interval.
    """

    shares: npt.NDArray[np.float64]

    def __post_init__(self) -> None:
        self.shares.flags.writeable = False
