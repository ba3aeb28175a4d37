"""What a session file holds, and the rules that one from elsewhere must keep before anything of it is stored.

A session file is one JSON document in UTF-8 and not an archive: it names no other file, so nothing in it can lead to
one. Every number in it is checked against what this program could have written.
"""

import base64
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

import numpy as np
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from engagement_monitor.errors import SessionFileError
from engagement_monitor.sentence import Sentence, tr
from engagement_monitor.store.session import SessionState
from engagement_monitor.store.tables import BYTES_PER_FACE, FACES_KEPT
from engagement_monitor.timeline.sample import POSTERIOR_SCALE, GapReason
from engagement_monitor.vision.detector_kind import HAAR

FORMAT: Literal["engagement-monitor sessions"] = "engagement-monitor sessions"
VERSION: Literal[3] = 3
"""Version 1 had no thirds of the picture; it is read like one in which they are not known. Before version 3 no detector
was named; such a session is taken for one of the detector that ships."""

MOST_BYTES = 64 * 1024 * 1024
MOST_VALUES = 8_000_000
"""In one file. A number of JSON takes some 32 bytes of memory, however few it takes in the file."""
MOST_SAMPLES = 200_000
MOST_PARTS = 2_000
"""Markers, and segments, of one session."""
MOST_SESSIONS = 10_000

_LONGEST_TEXT = 1_000_000
_LONGEST_S = 1_000_000.0
_MOST_FACES = 10_000
_LARGEST_COUNT = 2**31 - 1
_ROUNDING = 1e-6
_ROW_ROUNDING = 3  # a row is three numbers, each rounded by itself
_LONGEST_BASE64 = FACES_KEPT * BYTES_PER_FACE * 4 // 3
_FIRST_DAY, _LAST_DAY = datetime(1990, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_REMEDY = tr("Nothing was stored. Ask for the file again, from the program that wrote it.")

_Text = Annotated[str, Field(max_length=_LONGEST_TEXT)]
_Seconds = Annotated[float, Field(ge=0, le=_LONGEST_S)]
_Count = Annotated[int, Field(ge=0, le=_LARGEST_COUNT)]
_Faces = Annotated[float, Field(ge=0, le=_MOST_FACES)]
_Fraction = Annotated[float, Field(ge=0, le=1)]
_Triple = Annotated[list[_Fraction], Field(min_length=3, max_length=3)]
_Counts = Annotated[list[Annotated[float, Field(ge=0, le=1e12)]], Field(min_length=3, max_length=3)]
_Prior = Annotated[list[Annotated[float, Field(gt=0, lt=1)]], Field(min_length=3, max_length=3)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class _Card(BaseModel):
    """The part of a model's card without which no share can be corrected."""

    model_config = ConfigDict(allow_inf_nan=False)

    training_prior: _Prior
    confusion: Annotated[list[_Counts], Field(min_length=3, max_length=3)]


class FileModel(_Strict):
    """Which model made the numbers."""

    name: Annotated[str, Field(min_length=1, max_length=1000)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    card_json: _Text

    @field_validator("card_json")
    @classmethod
    def _can_correct(cls, text: str) -> str:
        try:
            _Card.model_validate_json(text)
        except ValidationError as error:
            raise ValueError(f"no card of a model ({_reason(error)})") from error
        return text


class FileSample(_Strict):
    """One second: either ``estimate`` (shares, low, high, counted; of each positive, neutral, negative) or ``gap``.

    ``posteriors`` is the base64 of little-endian uint16, three for each face; ``thirds`` is ``faces`` in the back, the
    middle and the front third of the picture, left out where it is not known.
    """

    time_s: Annotated[int, Field(ge=0, lt=int(_LONGEST_S))]
    faces: _Faces
    posteriors: Annotated[str, Field(max_length=_LONGEST_BASE64)] = ""
    estimate: Annotated[list[_Triple], Field(min_length=4, max_length=4)] | None = None
    gap: GapReason | None = None
    thirds: Annotated[list[_Faces], Field(min_length=3, max_length=3)] | None = None

    @property
    def packed(self) -> bytes:
        """The posteriors as they are stored."""
        return base64.b64decode(self.posteriors, validate=True)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if (self.estimate is None) == (self.gap is None):
            raise ValueError("a second has either an estimate or a gap")
        if self.estimate is not None:
            _check_estimate(*self.estimate)
            _check_posteriors(self.packed)
        elif self.faces or self.posteriors or self.thirds:
            raise ValueError("a gap has no faces")
        if self.thirds is not None and abs(sum(self.thirds) - self.faces) > _ROUNDING * _MOST_FACES:
            raise ValueError("the faces by thirds must add up to the faces")
        return self


class FileMarker(_Strict):
    """A moment that the user marked."""

    time_s: _Seconds
    label: _Text
    excluded: bool


class FileSegment(_Strict):
    """A stretch that the user cut."""

    start_s: _Seconds
    end_s: _Seconds
    label: _Text
    excluded: bool

    @model_validator(mode="after")
    def _is_a_stretch(self) -> Self:
        if self.end_s <= self.start_s:
            raise ValueError("a segment ends after it begins")
        return self


class FileSession(_Strict):
    """One session, with all that is stored of it but who recorded it on which computer."""

    title: _Text
    course: _Text
    room: _Text
    head_count: Annotated[int, Field(ge=1, le=_LARGEST_COUNT)] | None
    notes: _Text
    purpose: _Text
    source_kind: Annotated[str, Field(max_length=100)]
    source_name: _Text
    detector: Annotated[str, Field(min_length=1, max_length=100)] = HAAR
    started_at: AwareDatetime
    state: Literal[SessionState.COMPLETE, SessionState.INTERRUPTED]
    model: FileModel
    duration_s: _Seconds
    frames_read: _Count
    frames_analyzed: _Count
    faces_classified: _Count
    wall_s: _Seconds
    note: _Text
    markers: Annotated[list[FileMarker], Field(max_length=MOST_PARTS)]
    segments: Annotated[list[FileSegment], Field(max_length=MOST_PARTS)]
    samples: Annotated[list[FileSample], Field(max_length=MOST_SAMPLES)]

    @field_validator("started_at")
    @classmethod
    def _is_in_our_time(cls, moment: datetime) -> datetime:
        if not _FIRST_DAY <= moment < _LAST_DAY:
            raise ValueError(f"a session begins between {_FIRST_DAY.year} and {_LAST_DAY.year}")
        return moment.astimezone(UTC)

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if any(after.time_s <= before.time_s for before, after in pairwise(self.samples)):
            raise ValueError("the seconds must stand in time order, each once")
        if self.frames_analyzed > self.frames_read:
            raise ValueError("more frames are said to be analysed than read")
        return self


class SessionFile(_Strict):
    """The whole file."""

    format: Literal["engagement-monitor sessions"]
    version: Literal[1, 2, 3]
    sessions: Annotated[list[FileSession], Field(min_length=1, max_length=MOST_SESSIONS)]


def read_session_file(path: Path) -> SessionFile:
    """A session file, every rule checked. At most 64 MB are read, however much there is.

    Raises:
        SessionFileError: it cannot be read, or it is not what this program writes; the reason is in it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refused(path, f"{reason[:1].lower()}{reason[1:]}", tr("See whether the file is there.")) from error
    if len(content) > MOST_BYTES:
        raise _refused(path, tr("it is larger than {most_mb} MB").format(most_mb=MOST_BYTES // 1024**2))
    if sum(content.count(sign) for sign in (b",", b"[", b"{")) > MOST_VALUES:
        raise _refused(path, tr("it holds more values than any session"))
    try:
        return SessionFile.model_validate_json(content)
    except ValidationError as error:
        if any(one["loc"] == ("version",) and one["type"] == "literal_error" for one in error.errors()):
            remedy = tr("Open it with the version of Engagement Monitor that wrote it, or with a newer one.")
            raise _refused(path, tr("another version of the program wrote it"), remedy) from error
        raise _refused(path, _reason(error)) from error


def _refused(path: Path, reason: str, remedy: Sentence = _REMEDY) -> SessionFileError:
    return SessionFileError(tr("{path} cannot be imported: {reason}").format(path=path, reason=reason), remedy)


def _reason(error: ValidationError) -> str:
    """Where the first fault lies and what it is; never what stands there, which may be anything."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part)[:60] for part in first["loc"])
    what = first["msg"].removeprefix("Value error, ")[:300]
    return f"{where}: {what}" if where else what


def _check_estimate(shares: list[float], low: list[float], high: list[float], counted: list[float]) -> None:
    if any(abs(sum(part) - 1) > _ROUNDING for part in (shares, counted)):
        raise ValueError("the three shares must add up to 1")
    if any(not a - _ROUNDING <= b <= c + _ROUNDING for a, b, c in zip(low, shares, high, strict=True)):
        raise ValueError("a share must lie in its interval")


def _check_posteriors(packed: bytes) -> None:
    if not packed or len(packed) % BYTES_PER_FACE:
        raise ValueError("posteriors are three numbers for each face, of at least one face")
    rows = np.frombuffer(packed, "<u2").reshape(-1, 3).sum(axis=1, dtype=np.int64)
    if np.abs(rows - POSTERIOR_SCALE).max() > _ROW_ROUNDING:
        raise ValueError("the posteriors of a face must add up to 1")
