"""Values to rows and back."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Row

from engagement_monitor.store.session import (
    ModelIdentity,
    NewSession,
    Session,
    SessionDetails,
    SessionState,
    SessionTotals,
)
from engagement_monitor.store.tables import BYTES_PER_FACE, ESTIMATE_COLUMNS, FACES_KEPT, THIRDS_COLUMNS
from engagement_monitor.timeline.sample import Marker, Sample, ShareEstimate
from engagement_monitor.timeline.sample_table import GAP_REASONS, OBSERVED, SampleTable, ends_of

_ROUNDING = 1e-6
_NO_ESTIMATE: dict[str, float | None] = dict.fromkeys(ESTIMATE_COLUMNS)
_GAPS = {None: OBSERVED} | {reason.value: index for index, reason in enumerate(GAP_REASONS)}
_NOT_KNOWN = (None,) * len(THIRDS_COLUMNS)
_COLUMNS = 4 + len(ESTIMATE_COLUMNS) + len(THIRDS_COLUMNS)
_ESTIMATE_SHAPE = 4, 3


def storable(text: str) -> str:
    """The text as typed, without what no database keeps: NUL is dropped, half a character becomes U+FFFD.

    Halves (lone surrogates) come in with file names that are not valid UTF-8.
    """
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def fraction(value: float) -> float:
    """A share as it is stored, from 0 to 1; rounding errors are cut off.

    Raises:
        ValueError: it is no fraction. That is a fault of ours and must not wait for the commit to show.
    """
    if not -_ROUNDING <= value <= 1 + _ROUNDING:
        raise ValueError(f"{value} is no share")
    return min(1.0, max(0.0, value))


def _packed(posteriors: npt.NDArray[np.uint16]) -> bytes:
    """At most ``FACES_KEPT`` rows, little-endian. Of more, evenly spaced ones, which stand for all: they are sorted."""
    if posteriors.ndim != 2 or posteriors.shape[1] != 3:
        raise ValueError(f"posteriors are (n, 3), not {posteriors.shape}")
    count = len(posteriors)
    if count > FACES_KEPT:
        posteriors = posteriors[np.linspace(0, count - 1, FACES_KEPT).round().astype(int)]
    return posteriors.astype("<u2").tobytes()


def _estimate_row(estimate: ShareEstimate | None) -> dict[str, float | None]:
    if estimate is None:
        return _NO_ESTIMATE
    values: Iterable[float] = (
        value
        for shares in (estimate.shares, estimate.low, estimate.high, estimate.counted)
        for value in (shares.positive, shares.neutral, shares.negative)
    )
    return dict(zip(ESTIMATE_COLUMNS, map(fraction, values), strict=True))


def sample_row(session_id: int, sample: Sample) -> dict[str, Any]:
    """A sample as a row.

    Raises:
        ValueError: a number in it cannot be one.
    """
    if sample.time_s < 0 or not 0 <= sample.faces < np.inf:
        raise ValueError(f"no sample has time_s={sample.time_s} and faces={sample.faces}")
    return {
        "session_id": session_id,
        "time_s": int(sample.time_s),
        "faces": float(sample.faces),
        "gap": sample.gap and sample.gap.value,
        "posteriors": _packed(sample.posteriors),
        **dict(zip(THIRDS_COLUMNS, sample.thirds or _NOT_KNOWN, strict=True)),
    } | _estimate_row(sample.estimate)


def samples_of(rows: Sequence[Sequence[Any]]) -> SampleTable:
    """From rows of time_s, faces, gap, posteriors, the columns of an estimate and those of the thirds."""
    times_s, faces, gaps, posteriors, *numbers = zip(*rows, strict=True) if rows else [()] * _COLUMNS
    numbers_of = np.asarray(numbers, np.float64).T  # what there is not is None, which becomes NaN
    estimates, thirds = np.split(numbers_of, [len(ESTIMATE_COLUMNS)], axis=1)
    return SampleTable(
        np.asarray(times_s, np.int64),
        np.asarray(faces, np.float64),
        np.asarray([_GAPS[gap] for gap in gaps], np.int8),
        estimates.reshape(-1, *_ESTIMATE_SHAPE),
        np.frombuffer(b"".join(posteriors), "<u2").reshape(-1, BYTES_PER_FACE // 2),
        ends_of([len(packed) // BYTES_PER_FACE for packed in posteriors]),
        thirds,
    )


def session_row(new: NewSession, model_id: int) -> dict[str, Any]:
    """A session that begins, without its owner."""
    return (
        details_row(new.details)
        | {
            "source_kind": storable(new.source_kind),
            "source_name": storable(new.source_name),
            "detector": storable(new.detector),
            "started_at": new.started_at,
            "model_id": model_id,
            "state": SessionState.RECORDING.value,
        }
        | totals_row(SessionTotals(0.0, 0, 0, 0, 0.0))
    )


def details_row(details: SessionDetails) -> dict[str, Any]:
    """What the user says of a session."""
    return {
        "title": storable(details.title),
        "course": storable(details.course),
        "room": storable(details.room),
        "head_count": details.head_count,
        "notes": storable(details.notes),
        "purpose": storable(details.purpose),
    }


def marker_row(marker: Marker) -> dict[str, Any]:
    """A marker, without the session it belongs to."""
    return {"time_s": marker.time_s, "label": storable(marker.label), "excluded": marker.excluded}


def totals_row(totals: SessionTotals) -> dict[str, Any]:
    """What a session amounts to."""
    return {
        "duration_s": float(totals.duration_s),
        "frames_read": int(totals.frames_read),
        "frames_analyzed": int(totals.frames_analyzed),
        "faces_classified": int(totals.faces_classified),
        "wall_s": float(totals.wall_s),
        "note": storable(totals.note),
    }


def session_of(row: Row[Any]) -> Session:
    """From a row of sessions joined with models, whose name is called ``model_name``."""
    totals = SessionTotals(
        row.duration_s, row.frames_read, row.frames_analyzed, row.faces_classified, row.wall_s, row.note
    )
    return Session(
        id=row.id,
        details=SessionDetails(row.title, row.course, row.room, row.head_count, row.notes, row.purpose),
        source_kind=row.source_kind,
        source_name=row.source_name,
        started_at=row.started_at,
        state=SessionState(row.state),
        model=ModelIdentity(row.model_name, row.sha256, row.card_json),
        totals=totals,
        detector=row.detector,
    )
