"""Connections: which file or server, and how SQLite is set so that a killed program loses a second at most."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

BUSY_TIMEOUT_S = 10
FILE_NAME = "sessions.sqlite3"
WRITING = "engagement_monitor_writing"
"""The execution option of a transaction that takes SQLite's write lock at its start."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database is: ``path`` is None for a server."""

    url: URL
    path: Path | None

    def __str__(self) -> str:
        # What follows a question mark may hold a password too.
        return str(self.path) if self.path else self.url.set(query={}).render_as_string(hide_password=True)


def place_of(location: str | None) -> Place:
    """The place that a user means by a path, an SQLAlchemy URL, or nothing: a file in the user's data folder.

    Raises:
        ArgumentError: it is no URL or path, or a database in memory, which keeps nothing.
    """
    if location is None:
        return _file(user_data_path("engagement-monitor") / FILE_NAME)
    try:
        if "://" not in location:
            return _file(Path(location).expanduser())
        url = make_url(location)
    except (RuntimeError, ValueError) as error:  # `~` and no user's name, or a port that is no number
        raise ArgumentError("it is no place") from error
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite":
        return Place(url, None)
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise ArgumentError("it names no file")
    return _file(Path(url.database))


def _file(path: Path) -> Place:
    path = path.absolute()
    return Place(URL.create("sqlite", database=str(path)), path)


def make_engine(place: Place) -> Engine:
    """An engine; it may be used from any thread. Nothing is opened yet."""
    if place.path is None:
        return create_engine(place.url, pool_pre_ping=True, connect_args=_limits(place.url))
    engine = create_engine(place.url, connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def for_reading(engine: Engine) -> Engine:
    """The same connections, set so that a transaction sees one state of the database; SQLite's do in any case."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _limits(url: URL) -> dict[str, Any]:
    """How long a server may take to answer and a lock to be free."""
    if url.get_backend_name() != "postgresql":
        return {}
    return {"connect_timeout": BUSY_TIMEOUT_S, "options": f"-c lock_timeout={BUSY_TIMEOUT_S}s"}


def set_journal(connection: sqlite3.Connection) -> str:
    """Sets the journal; the answer is its mode, ``wal`` or, where the file system cannot do that, ``delete``.

    Every commit reaches the disk in both: WAL takes 1 to 2 ms for it, DELETE about 6.
    """
    try:
        mode = str(connection.execute("PRAGMA journal_mode=WAL").fetchone()[0])
    except sqlite3.OperationalError:
        mode = "refused"
    if mode != "wal":  # network drives
        mode = str(connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0])
    connection.execute("PRAGMA synchronous=FULL")
    return mode


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
    set_journal(connection)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")


def _begin(connection: Connection) -> None:
    # A writer waits for the lock at its start: one that begins by reading could not wait later.
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
