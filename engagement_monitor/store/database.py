"""The database: opened, brought up to date, and closed again."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, select, update

from engagement_monitor.capture.names import shown_name
from engagement_monitor.errors import DatabaseDamaged, DatabaseGone
from engagement_monitor.sentence import tr
from engagement_monitor.store import migration
from engagement_monitor.store.damaged import Damaged, put_aside
from engagement_monitor.store.engine import WRITING, Place, for_reading, make_engine, place_of
from engagement_monitor.store.faults import GONE_REMEDY, store_faults
from engagement_monitor.store.owner import Owner, is_recording
from engagement_monitor.store.session import SessionState
from engagement_monitor.store.tables import samples, sessions


class Database:
    """An open database. It may be used from any thread; make one with ``Database.open``.

    ``location`` is for people: the path, or the URL without its password. ``put_aside`` is where a damaged one is now
    in whose place this one was made, None if there was none.
    """

    def __init__(self, place: Place) -> None:
        self.put_aside: Path | None = None
        self.location = str(place)
        self.path: Path | None = place.path
        self._file: tuple[int, int] | None = None
        self._engine = make_engine(place)
        self._reader = for_reading(self._engine)

    @classmethod
    def open(cls, location: str | None = None, damaged: Damaged = Damaged.REFUSE) -> "Database":
        """Opens a database and makes or updates its tables; sessions whose recorder is gone become ``INTERRUPTED``.

        Args:
            location: A path, an SQLAlchemy URL, or None for the file in the user's data folder.
            damaged: Whether a damaged one may be put aside and a new one made in its place.

        Raises:
            DatabaseDamaged: its file is damaged; it is left as it is.
            StoreError: it cannot be used; a foreign or newer one is left as it is.
        """
        with store_faults(shown_name(location or "in the user's data folder")):
            place = place_of(location)
            with store_faults(str(place)):
                try:
                    return cls._open(place)
                except DatabaseDamaged:
                    kept = put_aside(place.path) if place.path and damaged is Damaged.PUT_ASIDE else None
                    if kept is None:
                        raise
                database = cls._open(place)
                database.put_aside = kept
                return database

    @classmethod
    def _open(cls, place: Place) -> "Database":
        with store_faults(str(place)):
            revision = _prepared_file(place.path) if place.path else ""
        database = cls(place)
        try:
            database._bring_up_to_date(revision)
            database._close_interrupted()
            with store_faults(str(place)):
                database._file = _identity(place.path) if place.path else None
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Closes every connection. Nothing may use the database afterwards."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database. Raises ``StoreError``."""
        with store_faults(self.location), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is on the disk at the end, or nothing. Waits up to 10 s for its turn.

        Raises:
            DatabaseGone: its file was deleted, or another one lies in its place.
            StoreError: it cannot be written.
        """
        with store_faults(self.location):
            self._check_file()
            with self._engine.connect() as connection:
                connection.execution_options(**{WRITING: True})
                with connection.begin():
                    yield connection

    def _check_file(self) -> None:
        """A file that was deleted can be written as long as it is open, and nobody ever sees what was written."""
        if self.path is not None and self._file is not None and _identity(self.path) != self._file:
            what = tr("The database {place} was deleted, moved or replaced while it was in use")
            raise DatabaseGone(what.format(place=self.location), GONE_REMEDY)

    def compact(self) -> None:
        """Gives the room of deleted sessions back, and empties the log that still holds them. Raises ``StoreError``."""
        if self.path is None:
            return
        with store_faults(self.location), closing(self._engine.raw_connection()) as connection:
            try:
                connection.cursor().execute("VACUUM")
            finally:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _bring_up_to_date(self, revision: str) -> None:
        if self.path is None:
            with self.reading() as connection:
                revision = migration.server_revision(connection)
            migration.refuse_newer(revision, self.location)
        if revision != migration.HEAD:
            with self.writing() as connection:
                migration.upgrade(connection)

    def _close_interrupted(self) -> None:
        with self.reading() as connection:
            gone = _abandoned(connection)
        if gone:
            with self.writing() as connection:
                for session_id in gone:
                    _interrupt(connection, session_id)


def _prepared_file(path: Path) -> str:
    """Looks at the file before anything may change it; the answer is its revision, empty for a new one."""
    revision = migration.inspect_file(path)
    migration.refuse_newer(revision, str(path))
    if revision and revision != migration.HEAD:
        migration.back_up(path, revision)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        migration.make_file(path)
    return revision


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file it is, by the number that its file system gave it; None if there is no file or no number."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino) if found.st_ino else None


def _abandoned(connection: Connection) -> list[int]:
    now = datetime.now(UTC)
    rows = connection.execute(select(sessions).where(sessions.c.state == SessionState.RECORDING.value))
    return [
        row.id
        for row in rows
        if not is_recording(Owner(row.owner_host, row.owner_pid, row.owner_started_s), row.heartbeat_at, now)
    ]


def _interrupt(connection: Connection, session_id: int) -> None:
    newest_s = connection.scalar(select(func.max(samples.c.time_s)).where(samples.c.session_id == session_id))
    seen_s = 0.0 if newest_s is None else newest_s + 1.0
    connection.execute(
        update(sessions)
        .where(sessions.c.id == session_id, sessions.c.state == SessionState.RECORDING.value)
        .values(
            state=SessionState.INTERRUPTED.value,
            duration_s=func.max(sessions.c.duration_s, seen_s)
            if connection.dialect.name == "sqlite"
            else func.greatest(sessions.c.duration_s, seen_s),
        )
    )
