"""Sessions are kept as long as the user chose, and deleted for good after that."""

import logging
from datetime import UTC, datetime, timedelta

from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionState

_LOG = logging.getLogger(__name__)


def delete_older(library: SessionLibrary, days: int | None, now: datetime | None = None) -> int:
    """Deletes the sessions that began more than so many days ago; how many were. None keeps all.

    One that is being recorded stays. Raises ``StoreError``.
    """
    if days is None:
        return 0
    before = (now or datetime.now(UTC)) - timedelta(days=days)
    old = [
        session.id
        for session in library.sessions()
        if session.started_at < before and session.state is not SessionState.RECORDING
    ]
    if old:
        library.delete(*old)
        _LOG.info("%d sessions were older than %d days and were deleted", len(old), days)
    return len(old)
