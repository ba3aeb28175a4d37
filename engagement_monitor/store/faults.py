"""The one place where errors of SQLite and SQLAlchemy become faults that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from engagement_monitor.errors import DatabaseDamaged, StoreError

_PRIMARY = 0xFF  # extended result codes carry the primary one in their lowest byte

_ELSEWHERE = "name another file with `--database PATH`"
DAMAGED_REMEDY = (
    "Nothing was changed or deleted. Keep a copy of the file; then put a backup in its place,"
    f" try `sqlite3 FILE .recover`, or {_ELSEWHERE}."
)

_BY_CODE: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_PERM: ("cannot be used: access is denied", f"Allow yourself to write there, or {_ELSEWHERE}."),
    sqlite3.SQLITE_BUSY: (
        "is locked by another program",
        "Close whatever else has it open; what is not saved yet is kept and tried again while a session runs.",
    ),
    sqlite3.SQLITE_READONLY: (
        "cannot be written: it or its folder is read-only",
        f"Allow yourself to write there, or {_ELSEWHERE}.",
    ),
    sqlite3.SQLITE_IOERR: (
        "cannot be read or written: the disk reports an error",
        f"See whether the disk is full or was removed, or {_ELSEWHERE}.",
    ),
    sqlite3.SQLITE_CORRUPT: ("is damaged", DAMAGED_REMEDY),
    sqlite3.SQLITE_FULL: ("cannot be written: the disk is full", "Free some space on that disk."),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened: its folder is missing or access is denied",
        f"Create the folder and allow yourself to write there, or {_ELSEWHERE}.",
    ),
    sqlite3.SQLITE_NOTADB: ("is not a database of this program, or is damaged", DAMAGED_REMEDY),
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
        kind = DatabaseDamaged if code in _DAMAGED_CODES else StoreError
        return kind(f"The database {location} {known[0]}", known[1])
    if isinstance(error, (ArgumentError, NoSuchModuleError)):
        return StoreError(
            f"{location} names no database that can be used",
            "Give a path, or an SQLAlchemy URL such as sqlite:///lectures.db.",
        )
    reason = getattr(cause, "strerror", None) or str(cause).strip() or type(cause).__name__
    return StoreError(f"The database {location} cannot be used ({reason})", f"Mend that, or {_ELSEWHERE}.")


@contextmanager
def store_faults(location: str) -> Iterator[None]:
    """Turns what goes wrong inside into ``StoreError``. A violated constraint stays: it is a fault of ours."""
    try:
        yield
    except IntegrityError:
        raise
    except (SQLAlchemyError, sqlite3.Error, OSError, ImportError) as error:
        raise store_error(error, location) from error
