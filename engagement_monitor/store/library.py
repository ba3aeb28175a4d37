"""Stored sessions, to read and to edit. Every call takes a connection of its own, so any thread may call."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Integer, Select, Table, delete, func, insert, or_, select, update

from engagement_monitor.errors import SessionNotFound, StoreError
from engagement_monitor.sentence import tr
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.store.database import Database
from engagement_monitor.store.deletion import clean_up, delete_rows
from engagement_monitor.store.rows import details_row, marker_row, samples_of, session_of, storable
from engagement_monitor.store.session import Session, SessionDetails, SessionState, ShareCurve
from engagement_monitor.store.tables import (
    ESTIMATE_COLUMNS,
    THIRDS_COLUMNS,
    markers,
    models,
    samples,
    segments,
    sessions,
)
from engagement_monitor.timeline.sample import Marker, Segment
from engagement_monitor.timeline.sample_table import SampleTable
from engagement_monitor.timeline.segments import segments_from_markers

LATEST = "latest"
_LARGEST_ID = 2**63 - 1
_FEWEST_FACES = 1e-3

_SESSIONS = (
    select(sessions, models.c.name.label("model_name"), models.c.sha256, models.c.card_json)
    .join(models, sessions.c.model_id == models.c.id)
    .order_by(sessions.c.started_at.desc(), sessions.c.id.desc())
)
_SAMPLE_COLUMNS = ("time_s", "faces", "gap", "posteriors", *ESTIMATE_COLUMNS, *THIRDS_COLUMNS)
_SAMPLES = select(*(samples.c[name] for name in _SAMPLE_COLUMNS)).order_by(samples.c.time_s)


class SessionLibrary:
    """The stored sessions. Every method may raise ``StoreError``, and those that name a session ``SessionNotFound``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sessions(self) -> list[Session]:
        """All of them, the newest first."""
        with self._database.reading() as connection:
            return [session_of(row) for row in connection.execute(_SESSIONS)]

    def session(self, which: int | str) -> Session:
        """One session, by its id, the id as text, or ``"latest"``."""
        query = _SESSIONS.limit(1) if which == LATEST else _SESSIONS.where(sessions.c.id == _id_of(which))
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise _not_found(which)
        return session_of(row)

    def samples(self, session_id: int) -> SampleTable:
        """One a second, in time order. Four hours take about 0.1 s."""
        return samples_of(self._rows(session_id, _SAMPLES, samples))

    def curve(self, session_id: int, buckets: int) -> ShareCurve:
        """The shares in at most that many stretches, averaged by the database; breaks are left out. Takes some ms."""
        session = self.session(session_id)
        marked = self.segments(session_id) or segments_from_markers(self.markers(session_id), session.totals.duration_s)
        breaks = [segment for segment in marked if segment.excluded]
        width_s = max(1, math.ceil(session.totals.duration_s / buckets))
        with self._database.reading() as connection:
            rows = connection.execute(_curve_query(session_id, width_s, breaks)).all()
        length = max([math.ceil(session.totals.duration_s / width_s), *(int(row[0]) + 1 for row in rows)])
        shares = np.full((length, len(SENTIMENTS)), np.nan)
        for number, *sums, faces in rows:
            shares[int(number)] = np.asarray(sums) / faces
        return ShareCurve(shares[:buckets])

    def markers(self, session_id: int) -> list[Marker]:
        """In time order."""
        query = select(markers.c.time_s, markers.c.label, markers.c.excluded).order_by(markers.c.time_s, markers.c.id)
        return [Marker(*row) for row in self._rows(session_id, query, markers)]

    def segments(self, session_id: int) -> list[Segment]:
        """The user's own, in time order; none if there are none, whatever the markers say."""
        columns = segments.c.start_s, segments.c.end_s, segments.c.label, segments.c.excluded
        query = select(*columns).order_by(segments.c.start_s, segments.c.id)
        return [Segment(*row) for row in self._rows(session_id, query, segments)]

    def set_markers(self, session_id: int, new: Sequence[Marker]) -> None:
        """Puts these in the place of all markers.

        Raises:
            ValueError: one lies before the start.
        """
        if any(not 0 <= marker.time_s < float("inf") for marker in new):
            raise ValueError("a marker lies at 0 s or later")
        self._replace(session_id, markers, [marker_row(marker) for marker in new])

    def set_segments(self, session_id: int, new: Sequence[Segment]) -> None:
        """Puts these in the place of all segments; none leads back to those that the markers start.

        Raises:
            ValueError: one ends before it begins, or begins before the session.
        """
        if any(not 0 <= segment.start_s < segment.end_s < float("inf") for segment in new):
            raise ValueError("a segment begins at 0 s or later and ends after that")
        rows = [
            {
                "start_s": segment.start_s,
                "end_s": segment.end_s,
                "label": storable(segment.label),
                "excluded": segment.excluded,
            }
            for segment in new
        ]
        self._replace(session_id, segments, rows)

    def describe(self, session_id: int, details: SessionDetails) -> None:
        """Puts these details in the place of a session's."""
        with self._database.writing() as connection:
            _check_known(connection, session_id)
            connection.execute(update(sessions).where(sessions.c.id == session_id).values(details_row(details)))

    def delete(self, *session_ids: int) -> None:
        """Deletes sessions for good, all or none: their bytes are overwritten and their room is given back.

        Raises:
            StoreError: one is being recorded.
        """
        with self._database.writing() as connection:
            for session_id in session_ids:
                if _check_known(connection, session_id) == SessionState.RECORDING:
                    what = tr("Session {id} is being recorded").format(id=session_id)
                    raise StoreError(what, tr("Stop it before you delete it."))
            begun = select(sessions.c.id, sessions.c.started_at).where(sessions.c.id.in_(session_ids))
            gone = [(session_id, started_at) for session_id, started_at in connection.execute(begun)]
            delete_rows(connection, gone)
        clean_up(self._database, gone)

    def _rows(self, session_id: int, query: Select[Any], table: Table) -> Sequence[Any]:
        with self._database.reading() as connection:
            _check_known(connection, session_id)
            return connection.execute(query.where(table.c.session_id == session_id)).all()

    def _replace(self, session_id: int, table: Table, rows: list[dict[str, Any]]) -> None:
        with self._database.writing() as connection:
            _check_known(connection, session_id)
            connection.execute(delete(table).where(table.c.session_id == session_id))
            if rows:
                connection.execute(insert(table), [row | {"session_id": session_id} for row in rows])


def _curve_query(session_id: int, width_s: int, breaks: Sequence[Segment]) -> Select[Any]:
    """The number of each stretch, the sums of its shares times its faces, and of its faces."""
    # A second that was seen counts a little, even if its mean number of faces rounds to nothing.
    weight = samples.c.faces + _FEWEST_FACES
    number = samples.c.time_s.op("/", return_type=Integer)(width_s)
    columns: list[ColumnElement[Any]] = [number, *(func.sum(samples.c[name] * weight) for name in SENTIMENTS)]
    query: Select[Any] = (
        select(*columns, func.sum(weight))
        .where(samples.c.session_id == session_id, samples.c.gap.is_(None))
        .group_by(number)
    )
    for stretch in breaks:
        query = query.where(or_(samples.c.time_s < stretch.start_s, samples.c.time_s >= stretch.end_s))
    return query


def _id_of(which: int | str) -> int:
    try:
        number = int(which)
    except ValueError:
        raise _not_found(which) from None
    if not 0 < number <= _LARGEST_ID:
        raise _not_found(which)
    return number


def _not_found(which: int | str) -> SessionNotFound:
    if which == LATEST:
        return SessionNotFound(tr("No session is stored yet"), tr("Record or analyse one first."))
    what = tr("No stored session has the id {id!r}").format(id=which)
    return SessionNotFound(what, tr("`engagement-monitor sessions` lists them."))


def _check_known(connection: Connection, session_id: int) -> str:
    """The state of a session that must exist."""
    state = connection.scalar(select(sessions.c.state).where(sessions.c.id == _id_of(session_id)))
    if state is None:
        raise _not_found(session_id)
    return str(state)
