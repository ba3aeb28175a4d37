"""The one place where errors of SQLite and SQLAlchemy become faults that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from engagement_monitor.errors import DatabaseDamaged, StoreError
from engagement_monitor.sentence import Sentence, tr

_PRIMARY = 0xFF  # extended result codes carry the primary one in their lowest byte

DAMAGED_REMEDY = tr(
    "Nothing was changed or deleted. Keep a copy of the file; then put a backup in its place,"
    " try `sqlite3 FILE .recover`, or name another file with `--database PATH`."
)
GONE_REMEDY = tr("A session that is being recorded is kept in a file when it ends. Start the program again then.")
_ACCESS_REMEDY = tr("Allow yourself to write there, or name another file with `--database PATH`.")

_BY_CODE: dict[int, tuple[Sentence, Sentence]] = {
    sqlite3.SQLITE_PERM: (tr("The database {place} cannot be used: access is denied"), _ACCESS_REMEDY),
    sqlite3.SQLITE_BUSY: (
        tr("The database {place} is locked by another program"),
        tr("Close whatever else has it open; what is not saved yet is kept and tried again while a session runs."),
    ),
    sqlite3.SQLITE_READONLY: (
        tr("The database {place} cannot be written: it or its folder is read-only"),
        _ACCESS_REMEDY,
    ),
    sqlite3.SQLITE_IOERR: (
        tr("The database {place} cannot be read or written: the disk reports an error"),
        tr("See whether the disk is full or was removed, or name another file with `--database PATH`."),
    ),
    sqlite3.SQLITE_CORRUPT: (tr("The database {place} is damaged"), DAMAGED_REMEDY),
    sqlite3.SQLITE_FULL: (
        tr("The database {place} cannot be written: the disk is full"),
        tr("Free some space on that disk."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        tr("The database {place} cannot be opened: its folder is missing or access is denied"),
        tr("Create the folder and allow yourself to write there, or name another file with `--database PATH`."),
    ),
    sqlite3.SQLITE_NOTADB: (
        tr("The database {place} is not a database of this program, or is damaged"),
        DAMAGED_REMEDY,
    ),
}
_DAMAGED_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BY_CODE[sqlite3.SQLITE_LOCKED] = _BY_CODE[sqlite3.SQLITE_BUSY]
_BY_CODE[sqlite3.SQLITE_PROTOCOL] = _BY_CODE[sqlite3.SQLITE_BUSY]


def primary_code(error: BaseException | None) -> int:
    """SQLite's primary result code of an error, or -1 if it has none."""
    code = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else int(code) & _PRIMARY


def store_error(error: Exception, location: str) -> StoreError:
    """The fault that an error of the database at ``location`` means to a user."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = primary_code(cause)
    known = _BY_CODE.get(code)
    if known:
        what, remedy = known
        kind = DatabaseDamaged if code in _DAMAGED_CODES else StoreError
        return kind(what.format(place=location), remedy)
    if isinstance(error, (ArgumentError, NoSuchModuleError)):
        return StoreError(
            tr("{place} names no database that can be used").format(place=location),
            tr("Give a path, or an SQLAlchemy URL such as sqlite:///lectures.db."),
        )
    reason = getattr(cause, "strerror", None) or str(cause).strip() or type(cause).__name__
    return StoreError(
        tr("The database {place} cannot be used ({reason})").format(place=location, reason=reason),
        tr("Mend that, or name another file with `--database PATH`."),
    )


@contextmanager
def store_faults(location: str) -> Iterator[None]:
    """Turns what goes wrong inside into ``StoreError``. A violated constraint stays: it is a fault of ours."""
    try:
        yield
    except IntegrityError:
        raise
    except (SQLAlchemyError, sqlite3.Error, OSError, ImportError) as error:
        raise store_error(error, location) from error
