import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest
from alembic import command
from alembic.script import ScriptDirectory

from engagement_monitor.errors import StoreError
from engagement_monitor.store import migration
from engagement_monitor.store.database import Database
from engagement_monitor.store.engine import set_journal
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.owner import Owner, _owner, is_recording, this_process
from engagement_monitor.store.session import SessionState
from engagement_monitor.store.writer import SessionWriter
from tests.store.lectures import new_session, record, sample

THIS = migration.HEAD
"""The revision of this version, also where a test pretends that there is a newer one."""


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def _a_database(path: Path) -> None:
    with closing(Database.open(str(path))) as database:
        writer = SessionWriter(database)
        record(writer, [sample(second) for second in range(200)])
        writer.close()


def _set_revision(path: Path, revision: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_a_new_database_is_made_with_its_folder_and_is_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "a folder" / "100 % ü.db"

    Database.open(str(path)).close()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_a_place_it_lies_in_the_users_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("engagement_monitor.store.engine.user_data_path", lambda name: tmp_path / name)

    with closing(Database.open()) as database:
        assert database.location == str(tmp_path / "engagement-monitor" / "sessions.sqlite3")


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()

    with closing(Database.open(str(path))) as database:
        assert SessionLibrary(database).sessions() == []


def test_a_url_names_a_database_too(path: Path) -> None:
    with closing(Database.open(f"sqlite:///{path}")) as database:
        assert database.location == str(path)


@pytest.mark.parametrize(
    "location",
    ["sqlite://", "sqlite:///:memory:", "nonsense://x", "post gres://:x@", "postgresql://h:port/x", "~nobody:/x"],
)
def test_what_names_no_database_is_refused(location: str) -> None:
    with pytest.raises(StoreError):
        Database.open(location)


@pytest.mark.parametrize("scheme", ["postgresql+nodriver", "postgres-ql", "postgres ql"])
def test_a_password_is_not_shown(scheme: str) -> None:
    with pytest.raises(StoreError) as caught:
        Database.open(f"{scheme}://me:secret@localhost/lectures")

    assert "secret" not in str(caught.value)


def test_every_commit_reaches_the_disk(database: Database) -> None:
    with database.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }

    assert settings == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 10_000,
    }  # fmt: skip


def test_where_wal_is_impossible_the_old_journal_is_used(tmp_path: Path) -> None:
    url = f"{(tmp_path / 'x.db').as_uri()}?vfs=unix-dotfile"  # has no shared memory, as network drives have none
    with closing(sqlite3.connect(url, uri=True)) as connection:
        assert set_journal(connection) == "delete"
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_the_migrations_lead_to_the_tables_of_this_version(database: Database) -> None:
    with database.writing() as connection:
        config = migration._config()
        config.attributes["connection"] = connection
        command.check(config)


def test_the_newest_migration_is_the_one_that_the_program_expects() -> None:
    assert ScriptDirectory.from_config(migration._config()).get_current_head() == migration.HEAD


@pytest.mark.faults(row=7, what="database from a newer version", figure="refused, and left byte for byte")
def test_a_database_of_a_newer_version_is_refused_untouched(path: Path) -> None:
    _a_database(path)
    _set_revision(path, "9999")
    before = _digest(path)

    with pytest.raises(StoreError, match="newer version"):
        Database.open(str(path))

    assert _digest(path) == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.faults(row=7, what="database of an older version", figure="copied before it is brought up to date")
def test_before_a_migration_the_database_is_copied(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _a_database(path)
    before = _dump(path)
    monkeypatch.setattr(migration, "HEAD", "next")
    monkeypatch.setattr(migration, "upgrade", lambda connection: connection.exec_driver_sql("DROP TABLE markers"))

    Database.open(str(path)).close()

    assert _dump(path.with_name(f"lectures.sqlite3.bak-{THIS}")) == before


@pytest.mark.faults(row=7, what="bringing it up to date fails", figure="all is as it was")
def test_a_migration_that_fails_leaves_all_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: object) -> None:
        connection.exec_driver_sql("DROP TABLE markers")  # type: ignore[attr-defined]
        raise ZeroDivisionError

    _a_database(path)
    before = _dump(path)
    monkeypatch.setattr(migration, "HEAD", "next")
    monkeypatch.setattr(migration, "upgrade", fail)

    with pytest.raises(ZeroDivisionError):
        Database.open(str(path))

    assert _dump(path) == before


def _overwrite_header(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(b"not a database at all" + data[21:])


def _overwrite_a_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-12288:-4096] = bytes(range(256)) * 32
    path.write_bytes(bytes(data))


def _cut_in_half(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _text(path: Path) -> None:
    path.write_text("time_s,faces\n" * 500)


@pytest.mark.parametrize("damage", [_overwrite_header, _overwrite_a_page, _cut_in_half, _text])
def test_a_damaged_database_is_refused_untouched(damage: "type[_cut_in_half]", path: Path) -> None:
    _a_database(path)
    damage(path)
    before = _digest(path)

    with pytest.raises(StoreError, match="damaged") as caught:
        Database.open(str(path))

    assert _digest(path) == before
    assert "Nothing was changed" in caught.value.remedy


def test_another_programs_database_is_refused_untouched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = _digest(path)

    with pytest.raises(StoreError, match="another program"):
        Database.open(str(path))

    assert _digest(path) == before


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Database.open(str(tmp_path))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StoreError, match=r"file/x\.db"):
        Database.open(str(tmp_path / "file" / "x.db"))


def test_the_own_session_is_not_taken_for_interrupted(path: Path, writer: SessionWriter) -> None:
    writer.begin(new_session())

    with closing(Database.open(str(path))) as again:
        assert SessionLibrary(again).session("latest").state is SessionState.RECORDING


NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_a_process_that_has_the_number_but_began_at_another_time_is_another_one() -> None:
    mine = this_process()

    assert is_recording(mine, NOW - timedelta(days=1), NOW)
    assert not is_recording(Owner(mine.host, mine.pid, mine.started_s - 60), NOW, NOW)


@pytest.mark.skipif(not psutil.LINUX, reason="elsewhere the system keeps the moment itself")
@pytest.mark.parametrize("step_s", [-3600.0, 3600.0])
def test_a_clock_that_is_set_makes_no_other_process_of_it(step_s: float, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, boot_s = this_process(), psutil.boot_time()
    monkeypatch.setattr("psutil._pslinux.boot_time", lambda: boot_s + step_s)

    assert is_recording(mine, NOW, NOW)


@pytest.mark.parametrize(("silent_s", "recording"), [(59, True), (61, False)])
def test_another_computer_is_believed_for_a_minute(silent_s: int, recording: bool) -> None:
    owner = Owner("another computer", 1, 0.0)

    assert is_recording(owner, NOW - timedelta(seconds=silent_s), NOW) is recording


def test_a_killed_process_records_no_more_before_its_end_was_asked_for() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        owner = _owner(process.pid)
        assert is_recording(owner, NOW, NOW)
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # dead, and still listed
        assert not is_recording(owner, NOW, NOW)
