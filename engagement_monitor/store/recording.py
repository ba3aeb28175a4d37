"""The transactions of a session that is being recorded."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from engagement_monitor.errors import DatabaseGone
from engagement_monitor.sentence import tr
from engagement_monitor.store.database import Database
from engagement_monitor.store.faults import GONE_REMEDY
from engagement_monitor.store.owner import this_process
from engagement_monitor.store.rows import session_row, storable, totals_row
from engagement_monitor.store.session import ModelIdentity, NewSession, SessionState, SessionTotals
from engagement_monitor.store.tables import markers, models, samples, sessions


@dataclass(slots=True)
class Batch:
    """What is not written yet: rows of samples and markers, the newest totals, and the state if the session ended.

    ``withdrawn`` are rows of markers that the user took back; each is deleted after ``markers`` are written. ``tried``
    is how often some of it could not be written: a commit may have reached the disk and failed all the same.
    """

    samples: list[dict[str, Any]] = field(default_factory=list)
    markers: list[dict[str, Any]] = field(default_factory=list)
    withdrawn: list[dict[str, Any]] = field(default_factory=list)
    totals: SessionTotals | None = None
    state: SessionState | None = None
    tried: int = 0

    @property
    def pending(self) -> int:
        """How many samples and markers, given or taken back, wait."""
        return len(self.samples) + len(self.markers) + len(self.withdrawn)

    @property
    def until_s(self) -> float:
        """The end of the newest second in it."""
        return max((row["time_s"] + 1.0 for row in self.samples), default=0.0)

    def followed_by(self, later: "Batch") -> "Batch":
        """Both in one."""
        return Batch(
            self.samples + later.samples,
            self.markers + later.markers,
            self.withdrawn + later.withdrawn,
            later.totals or self.totals,
            later.state or self.state,
            self.tried,
        )


def begin_session(database: Database, new: NewSession) -> int:
    """Stores a session that begins, owned by this process. Returns its id. Raises ``StoreError``."""
    owner = this_process()
    with database.writing() as connection:
        row = session_row(new, model_key(connection, new.model)) | {
            "owner_host": owner.host,
            "owner_pid": owner.pid,
            "owner_started_s": owner.started_s,
            "heartbeat_at": datetime.now(UTC),
        }
        key = connection.execute(insert(sessions).values(row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def write_batch(database: Database, session_id: int, batch: Batch) -> None:
    """One transaction with all of it; an empty batch says that the session is alive.

    Raises:
        DatabaseGone: the session was deleted, or the whole database.
        StoreError: it cannot be written.
    """
    # Another computer takes a session for interrupted that it has not heard of for a while: it learns better here.
    state = batch.state or SessionState.RECORDING
    values: dict[str, Any] = {"heartbeat_at": datetime.now(UTC), "state": state.value}
    if batch.totals:
        values |= totals_row(batch.totals)
    with database.writing() as connection:
        if not connection.execute(update(sessions).where(sessions.c.id == session_id).values(values)).rowcount:
            what = tr("Session {id} was deleted while it was recorded").format(id=session_id)
            raise DatabaseGone(what, GONE_REMEDY)
        if batch.tried:
            _delete_what_is_there(connection, session_id, batch)
        if batch.samples:
            connection.execute(insert(samples), batch.samples)
        if batch.markers:
            connection.execute(insert(markers), batch.markers)
        for row in batch.withdrawn:
            _delete_newest(connection, row)


def _delete_what_is_there(connection: Connection, session_id: int, batch: Batch) -> None:
    """Deletes the rows of a batch that an earlier try has written, although it seemed to fail."""
    seconds = [row["time_s"] for row in batch.samples]
    if seconds:
        between = samples.c.time_s.between(min(seconds), max(seconds))
        connection.execute(delete(samples).where(samples.c.session_id == session_id, between))
    for row in batch.markers:
        connection.execute(delete(markers).where(*(markers.c[name] == value for name, value in row.items())))


def _delete_newest(connection: Connection, row: dict[str, Any]) -> None:
    """Deletes one marker that reads so, the newest if there are several."""
    same = (markers.c[name] == value for name, value in row.items())
    newest = connection.scalar(select(func.max(markers.c.id)).where(*same))
    connection.execute(delete(markers).where(markers.c.id == newest))


def model_key(connection: Connection, model: ModelIdentity) -> int:
    """The id of a model, stored if it was not."""
    values = {"name": storable(model.name), "sha256": model.sha256, "card_json": storable(model.card_json)}
    same = (models.c[name] == value for name, value in values.items())
    known = connection.scalar(select(models.c.id).where(*same))
    if known is not None:
        return int(known)
    key = connection.execute(insert(models).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])
