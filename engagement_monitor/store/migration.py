"""Brings a database to the tables of this version, after a copy, or refuses it untouched.

Alembic takes about a second to import, so it is imported only for a database that is not up to date.
"""

import glob
import os
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from engagement_monitor.errors import DatabaseDamaged, StoreError
from engagement_monitor.sentence import tr
from engagement_monitor.store.engine import BUSY_TIMEOUT_S
from engagement_monitor.store.faults import DAMAGED_REMEDY, primary_code

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0004"
"""The revision of this version's tables."""
APPLICATION_ID = 0x454E474D
"""``ENGM`` in SQLite's header: it tells our files from those of other programs."""

_NEW = ""
_NOT_OURS_REMEDY = tr("Nothing was changed. Name another file with `--database PATH`.")
_ALEMBIC_IS_GLOBAL = threading.Lock()


def inspect_file(path: Path) -> str:
    """The revision of an SQLite file, or the empty text if it is new. It is only read.

    Raises:
        StoreError: it is damaged, or another program's.
        sqlite3.Error: it cannot be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return _NEW
    if not any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal")):
        # Nobody has it open. So looked at, not even an empty log appears beside it.
        with suppress(StoreError, sqlite3.Error):  # unless somebody opens it just now: then look again, with locks
            return _inspect(path, "ro&immutable=1")
    try:
        return _inspect(path, "ro")
    except sqlite3.OperationalError as error:
        if primary_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
        return _inspect(path, "rw")  # what an interrupted write left behind has to be undone first


def _inspect(path: Path, mode: str) -> str:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, timeout=BUSY_TIMEOUT_S)) as connection:
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if answer != "ok":
            what = tr("The database {place} is damaged ({reason})").format(place=path, reason=answer)
            raise DatabaseDamaged(what, DAMAGED_REMEDY)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not names:
            return _NEW
        (identity,) = connection.execute("PRAGMA application_id").fetchone()
        if identity != APPLICATION_ID or "alembic_version" not in names:
            raise StoreError(tr("{path} is another program's database").format(path=path), _NOT_OURS_REMEDY)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else _NEW


def refuse_newer(revision: str, location: str) -> None:
    """Raises ``StoreError`` for a revision that this version has never heard of."""
    if revision not in (_NEW, HEAD) and revision not in _known_revisions():
        what = tr("The database {place} was written by a newer version of this program (revision {revision})")
        raise StoreError(
            what.format(place=location, revision=revision),
            tr("Nothing was changed. Update the program, or name another file with `--database PATH`."),
        )


def make_file(path: Path) -> None:
    """An empty file that is nobody else's business: SQLite gives its log files the same rights."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def back_up(path: Path, revision: str) -> Path:
    """Copies the database to a file beside it, ``NAME.bak-REVISION``, while others may use it. Returns the copy."""
    copy = path.with_name(f"{path.name}.bak-{revision}")
    draft = copy.with_name(f"{copy.name}.part")
    draft.unlink(missing_ok=True)
    make_file(draft)
    with closing(sqlite3.connect(path, timeout=BUSY_TIMEOUT_S)) as source, closing(sqlite3.connect(draft)) as target:
        source.backup(target)
    draft.replace(copy)
    return copy


def backups(path: Path) -> list[Path]:
    """The copies that were made of a database."""
    return sorted(path.parent.glob(glob.escape(f"{path.name}.bak-") + "[0-9]" * len(HEAD)))


def server_revision(connection: Connection) -> str:
    """The revision of a database on a server, or the empty text if it is new."""
    if not inspect(connection).has_table("alembic_version"):
        return _NEW
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or _NEW)


def upgrade(connection: Connection) -> None:
    """Runs what is missing, in the transaction of this connection: all of it or nothing.

    Two programs that come at once are no harm: the second finds nothing to do.
    """
    from alembic import command

    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
    with _ALEMBIC_IS_GLOBAL:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _known_revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    # Its own interpolation would trip over a percent sign in the path.
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
