"""What happens to the database when a command opens it."""

import io
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from engagement_monitor.errors import DatabaseDamaged, StoreError
from engagement_monitor.opening import open_store
from engagement_monitor.preferences import Preferences, preferences_file, save_preferences
from engagement_monitor.store.damaged import Damaged
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.writer import SessionWriter
from tests.store.lectures import record, sample


def _console() -> Console:
    return Console(file=io.StringIO(), width=400)


def _said(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _an_old_and_a_new_session() -> None:
    with closing(open_store(None, _console())) as database, closing(SessionWriter(database)) as writer:
        record(writer, [sample(0)], title="old", started_at=datetime.now(UTC) - timedelta(days=40))
        record(writer, [sample(0)], title="new", started_at=datetime.now(UTC))


def _titles() -> list[str]:
    with closing(open_store(None, _console())) as database:
        return [session.title for session in SessionLibrary(database).sessions()]


def test_sessions_are_deleted_after_so_many_days_as_chosen() -> None:
    _an_old_and_a_new_session()
    assert _titles() == ["new", "old"]
    save_preferences(Preferences(retention_days=30))
    assert _titles() == ["new"]


def test_preferences_that_cannot_be_read_delete_nothing() -> None:
    _an_old_and_a_new_session()
    preferences_file().parent.mkdir(parents=True, exist_ok=True)
    preferences_file().write_text("{", encoding="utf-8")
    console = _console()
    open_store(None, console).close()
    assert "No old session was deleted" in _said(console)
    assert _titles() == ["new", "old"]


def test_that_old_sessions_cannot_be_deleted_is_said_and_keeps_nobody_from_the_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_anything: object) -> None:
        raise StoreError("the disk is full", "Make room.")

    _an_old_and_a_new_session()
    save_preferences(Preferences(retention_days=30))
    monkeypatch.setattr(SessionLibrary, "delete", fail)
    console = _console()
    open_store(None, console).close()
    assert "No old session was deleted: the disk is full" in _said(console)


def test_only_what_records_puts_a_damaged_database_aside_and_says_so(own_folders: Path) -> None:
    _an_old_and_a_new_session()
    (path,) = own_folders.rglob("*.sqlite3")
    path.write_bytes(b"x" * 10_000)
    with pytest.raises(DatabaseDamaged):
        open_store(None, _console())
    assert path.read_bytes() == b"x" * 10_000

    console = _console()
    open_store(None, console, Damaged.PUT_ASIDE).close()
    (kept,) = path.parent.glob("*.damaged-*")
    assert kept.read_bytes() == b"x" * 10_000
    assert str(kept) in _said(console)
