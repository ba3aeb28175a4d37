"""Sessions out to one file and in again: with all that is stored of them, into this or another database."""

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from engagement_monitor.errors import ExportError
from engagement_monitor.sentence import tr
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.recording import model_key
from engagement_monitor.store.rows import storable
from engagement_monitor.store.session import ImportedSession, ImportOutcome, ModelIdentity, Session, SessionState
from engagement_monitor.store.session_file import (
    FORMAT,
    MOST_BYTES,
    VERSION,
    FileSample,
    FileSession,
    read_session_file,
)
from engagement_monitor.store.tables import (
    ESTIMATE_COLUMNS,
    THIRDS_COLUMNS,
    markers,
    models,
    samples,
    segments,
    sessions,
)
from engagement_monitor.timeline.sample import Marker, Sample, Segment, ShareEstimate

_TEXTS = ("title", "course", "room", "notes", "purpose", "source_kind", "source_name", "detector")
_TOTALS = ("duration_s", "frames_read", "frames_analyzed", "faces_classified", "wall_s")
_COMPARED = ("time_s", "faces", "gap", "posteriors", *ESTIMATE_COLUMNS)
"""What makes a second the same one; not the thirds, which a file of version 1 leaves out."""


def export_sessions(library: SessionLibrary, which: Sequence[int | str]) -> bytes:
    """The content of one session file.

    Raises:
        SessionNotFound: one of them is not stored.
        ExportError: one of them is being recorded, or together they are too large for a file that can be imported.
    """
    content = file_content([_stored_record(library, one) for one in which])
    if len(content) > MOST_BYTES:
        raise ExportError(
            tr("These sessions make {size_mb:.0f} MB, and a file holds {most_mb} MB").format(
                size_mb=len(content) / 1024**2, most_mb=MOST_BYTES // 1024**2
            ),
            tr("Export fewer of them at once."),
        )
    return content


def file_content(records: Sequence[dict[str, Any]]) -> bytes:
    """A session file with these sessions."""
    document = {"format": FORMAT, "version": VERSION, "sessions": records}
    return storable(json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))).encode()


def _stored_record(library: SessionLibrary, which: int | str) -> dict[str, Any]:
    session = library.session(which)
    if session.state is SessionState.RECORDING:
        what = tr("Session {id} is being recorded").format(id=session.id)
        raise ExportError(what, tr("Stop it before you export it."))
    return session_record(
        session, library.markers(session.id), library.segments(session.id), library.samples(session.id)
    )


def session_record(
    session: Session, marks: Sequence[Marker], stretches: Sequence[Segment], seen: Sequence[Sample]
) -> dict[str, Any]:
    """All of a session, as a session file has it."""
    return _head_record(session) | {
        "markers": [{"time_s": one.time_s, "label": one.label, "excluded": one.excluded} for one in marks],
        "segments": [
            {"start_s": one.start_s, "end_s": one.end_s, "label": one.label, "excluded": one.excluded}
            for one in stretches
        ],
        "samples": [_sample_record(one) for one in seen],
    }


def _head_record(session: Session) -> dict[str, Any]:
    details, totals, model = session.details, session.totals, session.model
    return {
        "title": details.title,
        "course": details.course,
        "room": details.room,
        "head_count": details.head_count,
        "notes": details.notes,
        "purpose": details.purpose,
        "source_kind": session.source_kind,
        "source_name": session.source_name,
        "detector": session.detector,
        "started_at": session.started_at.isoformat(),
        "state": str(session.state),
        "model": {"name": model.name, "sha256": model.sha256, "card_json": model.card_json},
        "duration_s": totals.duration_s,
        "frames_read": totals.frames_read,
        "frames_analyzed": totals.frames_analyzed,
        "faces_classified": totals.faces_classified,
        "wall_s": totals.wall_s,
        "note": totals.note,
    }


def _sample_record(sample: Sample) -> dict[str, Any]:
    record: dict[str, Any] = {"time_s": sample.time_s, "faces": sample.faces}
    if sample.estimate is None:
        return record | {"gap": sample.gap and str(sample.gap)}
    packed = sample.posteriors.astype("<u2").tobytes()
    record |= {"posteriors": base64.b64encode(packed).decode(), "estimate": _estimate_record(sample.estimate)}
    return record | ({"thirds": list(sample.thirds)} if sample.thirds else {})


def _estimate_record(estimate: ShareEstimate) -> list[list[float]]:
    parts = (estimate.shares, estimate.low, estimate.high, estimate.counted)
    return [[part.positive, part.neutral, part.negative] for part in parts]


def import_sessions(database: Database, path: Path) -> list[ImportedSession]:
    """Stores the sessions of a file, all of them or, if anything is wrong with one, none.

    A session that is stored already (it began at the same moment, with the same model and the same samples) is not
    stored twice.

    Raises:
        SessionFileError: the file is not fit to be imported; nothing was stored.
        StoreError: the database cannot be written; nothing was stored.
    """
    content = read_session_file(path)
    with database.writing() as connection:
        return [import_session(connection, session) for session in content.sessions]


def import_session(connection: Connection, session: FileSession) -> ImportedSession:
    """Stores one session of a file, unless it is stored already."""
    rows = sample_rows(session)
    title = storable(session.title)
    known = _stored_already(connection, session, rows)
    if known is not None:
        return ImportedSession(known, title, ImportOutcome.PRESENT)
    key = connection.execute(insert(sessions).values(_session_row(connection, session))).inserted_primary_key
    assert key is not None
    stretches = [one.model_dump() | {"label": storable(one.label)} for one in session.segments]
    insert_parts(connection, int(key[0]), ((samples, rows), (markers, marker_rows(session)), (segments, stretches)))
    return ImportedSession(int(key[0]), title, ImportOutcome.ADDED)


def insert_parts(
    connection: Connection, session_id: int, parts: Iterable[tuple[Table, Sequence[dict[str, Any]]]]
) -> None:
    """Stores rows that belong to a session."""
    for table, rows in parts:
        if rows:
            connection.execute(insert(table), [row | {"session_id": session_id} for row in rows])


def sample_rows(session: FileSession) -> list[dict[str, Any]]:
    """The seconds of a session of a file, as rows."""
    return [_sample_row(one) for one in session.samples]


def marker_rows(session: FileSession) -> list[dict[str, Any]]:
    """The markers of a session of a file, as rows."""
    return [one.model_dump() | {"label": storable(one.label)} for one in session.markers]


def outcome_row(session: FileSession) -> dict[str, Any]:
    """How a session of a file ended, and what it amounts to: the part of its row that is not known at its start."""
    return {name: getattr(session, name) for name in _TOTALS} | {
        "note": storable(session.note),
        "state": session.state.value,
    }


def _session_row(connection: Connection, session: FileSession) -> dict[str, Any]:
    return {
        **{name: storable(getattr(session, name)) for name in _TEXTS},
        **outcome_row(session),
        "head_count": session.head_count,
        "started_at": session.started_at,
        "model_id": model_key(connection, ModelIdentity(**session.model.model_dump())),
        # Nobody here recorded it.
        "owner_host": "",
        "owner_pid": 0,
        "owner_started_s": 0.0,
        "heartbeat_at": datetime.now(UTC),
    }


def _sample_row(sample: FileSample) -> dict[str, Any]:
    numbers = [share for part in sample.estimate for share in part] if sample.estimate else [None] * 12
    by_thirds: Sequence[float | None] = sample.thirds or [None] * len(THIRDS_COLUMNS)
    return {
        "time_s": sample.time_s,
        "faces": sample.faces,
        "gap": sample.gap and sample.gap.value,
        "posteriors": sample.packed,
    } | dict(zip(ESTIMATE_COLUMNS + THIRDS_COLUMNS, [*numbers, *by_thirds], strict=True))


def _stored_already(connection: Connection, session: FileSession, rows: Sequence[dict[str, Any]]) -> int | None:
    """The id of the same session in this database."""
    alike = (
        select(sessions.c.id)
        .join(models, sessions.c.model_id == models.c.id)
        .where(sessions.c.started_at == session.started_at, models.c.sha256 == session.model.sha256)
        .order_by(sessions.c.id)
    )
    wanted: str | None = None
    for session_id in connection.scalars(alike).all():
        wanted = wanted or _digest([[row[name] for name in _COMPARED] for row in rows])
        columns = [samples.c[name] for name in _COMPARED]
        stored = connection.execute(
            select(*columns).where(samples.c.session_id == session_id).order_by(samples.c.time_s)
        )
        if _digest(stored.all()) == wanted:
            return int(session_id)
    return None


def _digest(rows: Sequence[Sequence[Any]]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(list(row)).encode())
    return digest.hexdigest()
