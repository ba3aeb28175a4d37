"""Sessions are deleted for good: out of the database, its log, and the copies that migrations began with."""

import logging
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime

from sqlalchemy import Connection, delete, select

from engagement_monitor.errors import StoreError
from engagement_monitor.store.database import Database
from engagement_monitor.store.engine import place_of
from engagement_monitor.store.migration import backups
from engagement_monitor.store.tables import models, sessions

_LOG = logging.getLogger(__name__)

Gone = Sequence[tuple[int, datetime]]
"""Number and beginning of sessions that are deleted: in a copy, the number alone may be that of another session."""


def delete_rows(connection: Connection, gone: Gone) -> None:
    """Deletes these sessions, with the models that no other session has."""
    for session_id, started_at in gone:
        connection.execute(delete(sessions).where(sessions.c.id == session_id, sessions.c.started_at == started_at))
    connection.execute(delete(models).where(models.c.id.not_in(select(sessions.c.model_id))))


def clean_up(database: Database, gone: Gone) -> None:
    """After ``delete_rows``: leaves no trace. What fails is only logged, as the sessions are deleted by then."""
    try:
        database.compact()
    except StoreError as fault:
        _LOG.warning("the room of deleted sessions was not given back: %s", fault)
    for path in backups(database.path) if database.path else ():
        try:
            with closing(Database(place_of(str(path)))) as copy:
                with copy.writing() as connection:
                    delete_rows(connection, gone)
                copy.compact()
        except StoreError as fault:
            _LOG.warning("deleted sessions are still in %s: %s", path, fault)
