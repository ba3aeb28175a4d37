"""The database as the commands open it: what was done about it is said, and what is kept no longer is deleted."""

from rich.console import Console

from engagement_monitor.errors import PreferencesError, StoreError
from engagement_monitor.preferences import load_preferences
from engagement_monitor.store.damaged import Damaged
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.rescue import restore_rescued
from engagement_monitor.store.retention import delete_older


def open_store(location: str | None, console: Console, damaged: Damaged = Damaged.REFUSE) -> Database:
    """Opens the database for a command, says where a damaged one was put, and deletes what is kept no longer.

    Raises:
        StoreError: it cannot be used.
    """
    database = Database.open(location, damaged)
    if database.put_aside:
        said = f"The database was damaged. It was put aside as {database.put_aside}, and a new one was begun."
        console.print(said, markup=False, highlight=False, soft_wrap=True)
    restored = restore_rescued(database)
    for title in restored.titles:
        console.print(
            f"Kept in a file, and in the database now: {title}", markup=False, highlight=False, soft_wrap=True
        )
    for left in restored.faults:
        console.print(str(left), markup=False, highlight=False, soft_wrap=True)
    try:
        delete_older(SessionLibrary(database), load_preferences().retention_days)
    except (PreferencesError, StoreError) as fault:
        console.print(f"No old session was deleted: {fault}", markup=False, highlight=False, soft_wrap=True)
    return database
