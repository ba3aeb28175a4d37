"""A damaged database is put aside, so that a lecture can be recorded. It is never deleted and never written."""

import logging
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from engagement_monitor.store.engine import place_of
from engagement_monitor.store.migration import APPLICATION_ID

_LOG = logging.getLogger(__name__)
_MAGIC = b"SQLite format 3\0"
_IDENTITY = slice(68, 72)
"""Where SQLite keeps the application's identity in the header of a file."""
_BESIDE = ("", "-wal", "-shm", "-journal")


class Damaged(StrEnum):
    """What to do about a damaged database."""

    REFUSE = "refuse"
    PUT_ASIDE = "put aside"
    """If it is surely ours: by its header, or as it lies where ours lies. A session is about to be recorded."""


def put_aside(path: Path) -> Path | None:
    """Renames a damaged database, with its logs, and says where it is now; None if it may be somebody else's file."""
    if not _is_ours(path):
        return None
    kept = _free_name(path, f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    for end in _BESIDE:
        beside = path.with_name(path.name + end)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + end))
    _LOG.error("the damaged database %s was put aside as %s", path, kept)
    return kept


def _is_ours(path: Path) -> bool:
    if path == place_of(None).path:
        return True
    with path.open("rb") as file:
        header = file.read(100)
    return header.startswith(_MAGIC) and header[_IDENTITY] == APPLICATION_ID.to_bytes(4, "big")


def _free_name(path: Path, moment: str) -> Path:
    names = (path.with_name(f"{path.name}.damaged-{moment}{number or ''}") for number in range(1000))
    return next(name for name in names if not name.exists())
