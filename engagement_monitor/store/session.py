"""What is stored of a session. There is no place for a picture or for a row about one person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SessionState(StrEnum):
    """How a session stands."""

    RECORDING = "recording"
    COMPLETE = "complete"
    INTERRUPTED = "interrupted"
    """The program ended before the session did."""


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which model made the numbers: its name, the SHA-256 of its weights and its whole card as JSON text."""

    name: str
    sha256: str
    card_json: str


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session about to begin. ``started_at`` is aware, in UTC. ``title``, ``course`` are the user's own text."""

    title: str
    course: str
    source_kind: str
    source_name: str
    started_at: datetime
    model: ModelIdentity


@dataclass(frozen=True, slots=True)
class SessionTotals:
    """What a session amounts to so far. ``note`` says what was wrong with it (a damaged recording), for people."""

    duration_s: float
    frames_read: int
    frames_analyzed: int
    faces_classified: int
    wall_s: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A stored session."""

    id: int
    title: str
    course: str
    source_kind: str
    source_name: str
    started_at: datetime
    state: SessionState
    model: ModelIdentity
    totals: SessionTotals
