"""A session that the database would not take is kept whole in a session file, and merged in when the program starts."""

import errno
import hashlib
import logging
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import Connection, select, update

from engagement_monitor.errors import EngagementMonitorError, StoreError
from engagement_monitor.sentence import tr
from engagement_monitor.store.database import Database
from engagement_monitor.store.exchange import (
    file_content,
    import_session,
    insert_parts,
    marker_rows,
    outcome_row,
    sample_rows,
    session_record,
)
from engagement_monitor.store.rows import sample_row, samples_of
from engagement_monitor.store.session import SESSION_FILE_SUFFIX, Session
from engagement_monitor.store.session_file import FileSession, read_session_file
from engagement_monitor.store.tables import ESTIMATE_COLUMNS, THIRDS_COLUMNS, markers, models, samples, sessions
from engagement_monitor.timeline.sample import Marker, Sample
from engagement_monitor.timeline.sample_table import SampleTable
from engagement_monitor.whole_file import replace_whole

_LOG = logging.getLogger(__name__)
_KEPT = "rescued-"
_PATIENCE_S = 10.0
_COLUMNS = ("time_s", "faces", "gap", "posteriors", *ESTIMATE_COLUMNS, *THIRDS_COLUMNS)


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the files of rescued sessions: titles of those that are stored now, and why others are not."""

    titles: tuple[str, ...]
    faults: tuple[EngagementMonitorError, ...]


def rescue_session(
    database: Database,
    session: Session,
    marks: Sequence[Marker],
    seen: Sequence[Sample],
    patience_s: float = _PATIENCE_S,
) -> Path:
    """Writes a whole session into a file beside the database, or in the user's data folder; says where it is.

    A place whose disk does not answer within ``patience_s`` is given up: often it is that of the database. If it takes
    the file later, there are two of the session, which is merged in once all the same.

    Raises:
        StoreError: it can be written in neither.
    """
    record = session_record(session, marks, (), _as_stored(seen))
    content = file_content([record])
    faults: list[OSError] = []
    for folder, name in _places(database):
        path = folder / f"{name}.{_KEPT}{session.started_at:%Y%m%dT%H%M%S%fZ}{SESSION_FILE_SUFFIX}"
        try:
            _write_within(patience_s, content, path)
        except OSError as fault:
            faults.append(fault)
        else:
            _LOG.warning("session %d was kept in %s", session.id, path)
            return path
    what = tr("The session could be kept neither in the database {place} nor in a file ({reason})")
    raise StoreError(
        what.format(place=database.location, reason=faults[-1].strerror),
        tr("What was saved before stays saved. Make room on the disk, or allow yourself to write there."),
    )


def restore_rescued(database: Database) -> Restored:
    """Merges every rescued session of this database into it and then deletes its file. What fails is left and told."""
    titles: list[str] = []
    faults: list[EngagementMonitorError] = []
    for folder, name in _places(database):
        for path in sorted(folder.glob(f"*.{_KEPT}*{SESSION_FILE_SUFFIX}")):
            if path.name.startswith(f"{name}.{_KEPT}"):
                try:
                    titles += _restore(database, path)
                except EngagementMonitorError as fault:
                    _LOG.warning("%s is left as it is: %s", path, fault)
                    faults.append(fault)
    return Restored(tuple(titles), tuple(faults))


def _places(database: Database) -> Iterator[tuple[Path, str]]:
    """Folders for such files, the best first, and how the names of this database's files begin there."""
    if database.path is not None:
        yield database.path.parent, database.path.name
    digest = hashlib.sha256(database.location.encode()).hexdigest()[:16]
    yield user_data_path("engagement-monitor"), digest


def _as_stored(seen: Sequence[Sample]) -> SampleTable:
    """As they would come out of the database: bounded, and rounding errors cut off."""
    rows = [sample_row(0, one) for one in seen]
    return samples_of([[row[name] for name in _COLUMNS] for row in rows])


def _write_within(patience_s: float, content: bytes, path: Path) -> None:
    """As ``_write``; a disk that does not answer is left to a thread, which ends with the program."""
    written: Future[None] = Future()

    def write() -> None:
        try:
            _write(content, path)
        except Exception as error:  # noqa: BLE001 - a thread begins here; whoever waits raises it again
            written.set_exception(error)
        else:
            written.set_result(None)

    threading.Thread(target=write, name="session-rescue", daemon=True).start()
    try:
        written.result(patience_s)
    except TimeoutError as late:
        raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)) from late


def _write(content: bytes, path: Path) -> None:
    """All of it or nothing; readable for nobody else, like the database."""
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_whole(content, path, private=True)


def _restore(database: Database, path: Path) -> list[str]:
    content = read_session_file(path)
    with database.writing() as connection:
        for session in content.sessions:
            _merge(connection, session)
    try:
        path.unlink()
    except OSError as error:  # merging it once more changes nothing
        _LOG.warning("%s is stored and could not be deleted: %s", path, error)
    return [session.title for session in content.sessions]


def _merge(connection: Connection, session: FileSession) -> None:
    """Adds what is missing of a session; one that is not there at all, because the database is new, is added whole."""
    known = connection.scalar(
        select(sessions.c.id)
        .join(models, sessions.c.model_id == models.c.id)
        .where(sessions.c.started_at == session.started_at, models.c.sha256 == session.model.sha256)
    )
    if known is None:
        import_session(connection, session)
        return
    seconds = set(connection.scalars(select(samples.c.time_s).where(samples.c.session_id == known)))
    columns = (markers.c.time_s, markers.c.label, markers.c.excluded)
    marks = {tuple(row) for row in connection.execute(select(*columns).where(markers.c.session_id == known))}
    unseen = [row for row in sample_rows(session) if row["time_s"] not in seconds]
    unmarked = [row for row in marker_rows(session) if (row["time_s"], row["label"], row["excluded"]) not in marks]
    insert_parts(connection, known, ((samples, unseen), (markers, unmarked)))
    connection.execute(update(sessions).where(sessions.c.id == known).values(outcome_row(session)))
