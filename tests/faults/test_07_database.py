"""Whatever happens to the database: no stored row is lost or there twice, it is said, and it is caught up with."""

import itertools
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from engagement_monitor.errors import DatabaseDamaged, StoreError
from engagement_monitor.store import engine
from engagement_monitor.store import writer as writer_module
from engagement_monitor.store.damaged import Damaged
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionState
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import Marker
from tests.capture.doubles import wait_for
from tests.store.failing import Call, Failures
from tests.store.lectures import new_session, record, sample, totals

SECONDS = 3
MARKER = Marker(1.5, "Exercise")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lectures.sqlite3"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.05)
    monkeypatch.setattr(writer_module, "PACE_S", 0.01)


def lecture(writer: SessionWriter) -> None:
    """Records a whole session; whoever is told that it could not begin begins again."""
    try:
        writer.begin(new_session())
    except StoreError:
        writer.begin(new_session())
    for second in range(SECONDS):
        writer.add_sample(sample(second), totals(second + 1.0))
    writer.add_marker(MARKER)
    writer.finish(SessionState.COMPLETE, totals(float(SECONDS)))


def check_stored(database: Database) -> None:
    library = SessionLibrary(database)
    session = library.session("latest")
    assert session.state is SessionState.COMPLETE
    assert [one.time_s for one in library.samples(session.id)] == list(range(SECONDS))
    assert library.markers(session.id) == [MARKER]


@pytest.mark.parametrize("call", list(Call))
def test_the_nth_call_fails_once(call: Call, quick: None, tmp_path: Path, tried: Callable[..., None]) -> None:
    for number in itertools.count(1):
        with closing(Database.open(str(tmp_path / f"{number}.db"))) as database:
            failures = Failures(database, call, number)
            with closing(SessionWriter(database, patience_s=5)) as writer:
                lecture(writer)
            failures.heal()
            check_stored(database)
        if not failures.failed:
            break
    assert number > 2
    tried(f"the N-th {call} fails once, N = 1, 2, ...", number - 1, "every row stored, none twice")


@pytest.mark.parametrize("call", list(Call))
def test_the_nth_call_and_all_after_it_fail(
    call: Call, quick: None, tmp_path: Path, tried: Callable[..., None]
) -> None:
    for number in itertools.count(1):
        with closing(Database.open(str(tmp_path / f"{number}.db"))) as database:
            failures = Failures(database, call, number, for_ever=True)
            with closing(SessionWriter(database, patience_s=0)) as writer:
                begun = _said(writer)
                failures.heal()
            if begun:
                check_stored(database)
        if not failures.failed:
            break
    assert number > 2
    tried(f"the N-th {call} and all after it fail, N = 1, 2, ...", number - 1, "said; all rows stored once it works")


def _said(writer: SessionWriter) -> bool:
    """Records until it is told that it cannot go on; whether the session had begun."""
    with suppress(StoreError):
        lecture(writer)
        return True
    assert "disk" in str(writer.status().fault)
    return writer._session_id is not None


@pytest.mark.parametrize("locked_s", [2, pytest.param(90, marks=pytest.mark.kill)])
def test_a_database_that_is_locked_is_caught_up_with(
    locked_s: int, path: Path, monkeypatch: pytest.MonkeyPatch, tried: Callable[..., None]
) -> None:
    if locked_s < engine.BUSY_TIMEOUT_S:
        monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.2)
    with closing(Database.open(str(path))) as database, closing(SessionWriter(database)) as writer:
        session_id = writer.begin(new_session())
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for second in range(locked_s):
                writer.add_sample(sample(second), totals(second + 1.0))
                threading.Event().wait(1)
            assert "locked" in str(writer.status().fault)
            assert not SessionLibrary(database).samples(session_id)
            other.execute("COMMIT")
        wait_for(lambda: writer.status().pending == 0, 15)
        assert writer.status().fault is None
        assert len(SessionLibrary(database).samples(session_id)) == locked_s
        writer.finish(SessionState.COMPLETE, totals(float(locked_s)))
    tried(f"locked for {locked_s} s", 1, "said; every row stored after it")


FULL_DISK = """
import resource, sys
from engagement_monitor.store import writer as module
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionState
from tests.capture.doubles import wait_for
from tests.store.lectures import new_session, sample, totals
module.PACE_S = 0.01
database = Database.open(sys.argv[1])
writer = module.SessionWriter(database)
session_id = writer.begin(new_session())
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
second = 0
while writer.status().fault is None:
    writer.add_sample(sample(second, faces=64), totals(second + 1.0))
    second += 1
    wait_for(lambda: writer.status().pending == 0 or writer.status().fault)
fault = str(writer.status().fault)
saved = len(SessionLibrary(database).samples(session_id))
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
writer.finish(SessionState.COMPLETE, totals(float(second)))
writer.close()
assert 0 < saved < second == len(SessionLibrary(database).samples(session_id)), (saved, second)
assert "disk" in fault, fault
database.close()
"""


@pytest.mark.parametrize("room_kb", [200, *(pytest.param(room, marks=pytest.mark.kill) for room in (160, 300, 400))])
def test_a_full_disk_is_said_and_caught_up_with(room_kb: int, path: Path, tried: Callable[..., None]) -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    subprocess.run([sys.executable, "-c", FULL_DISK, str(path), str(room_kb * 1024)], check=True)
    tried(f"disk full at {room_kb} kB", 1, "said; every row stored once there is room")


ON_A_SMALL_DISK = """
import shutil, sys
from pathlib import Path
from engagement_monitor.store import writer as module
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionState
from tests.capture.doubles import wait_for
from tests.store.lectures import new_session, sample, totals
module.PACE_S = 0.01
disk = Path(sys.argv[1])
database = Database.open(str(disk / "sessions.db"))
writer = module.SessionWriter(database)
session_id = writer.begin(new_session())
ballast = disk / "another program's"
ballast.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - 100_000)))
second = 0
while writer.status().fault is None:
    writer.add_sample(sample(second, faces=64), totals(second + 1.0))
    second += 1
    wait_for(lambda: writer.status().pending == 0 or writer.status().fault)
fault = str(writer.status().fault)
saved = len(SessionLibrary(database).samples(session_id))
ballast.unlink()
writer.finish(SessionState.COMPLETE, totals(float(second)))
writer.close()
assert 0 < saved < second == len(SessionLibrary(database).samples(session_id)), (saved, second)
assert "full" in fault, fault
database.close()
print(saved, second - saved)
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="a small disk is made with it")
def test_a_disk_that_is_really_full_is_the_same(tmp_path: Path, tried: Callable[..., None]) -> None:
    mounted = f'mount -t tmpfs -o size=2m none "{tmp_path}" && exec "$@"'
    own = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mounted, "sh"]
    if subprocess.run([*own, "true"], check=False, capture_output=True).returncode:
        pytest.skip("nobody may mount anything here")
    command = [*own, sys.executable, "-c", ON_A_SMALL_DISK, str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    saved, kept = done.stdout.split()
    tried("disk of 2 MB, full", 1, f"said after {saved} rows; {kept} more stored once there was room")


def _ruin(path: Path, header: bytes = b"") -> bytes:
    with closing(Database.open(str(path))) as database, closing(SessionWriter(database)) as writer:
        record(writer, [sample(second) for second in range(200)])
    content = bytearray(path.read_bytes())
    content[-12288:-4096] = bytes(range(256)) * 32
    content[: len(header)] = header
    path.write_bytes(bytes(content))
    return bytes(content)


def test_a_damaged_database_is_put_aside_and_a_lecture_can_begin(path: Path, tried: Callable[..., None]) -> None:
    content = _ruin(path)
    path.with_name(f"{path.name}-wal").write_bytes(b"its log")

    with closing(Database.open(str(path), Damaged.PUT_ASIDE)) as database:
        kept = database.put_aside
        assert SessionLibrary(database).sessions() == []

    assert kept is not None
    assert kept.read_bytes() == content
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"its log"
    tried("damaged", 1, "put aside byte for byte with its log, a new one begun, and said")


def test_two_damaged_databases_of_the_same_second_are_both_kept(path: Path) -> None:
    kept = set()
    for _ in range(2):
        _ruin(path)
        with closing(Database.open(str(path), Damaged.PUT_ASIDE)) as database:
            kept.add(database.put_aside)
        path.unlink()
    assert len({one for one in kept if one and one.exists()}) == 2


def test_a_file_that_may_be_somebody_elses_is_never_moved(path: Path) -> None:
    path.write_text("my notes\n" * 1000)
    with pytest.raises(DatabaseDamaged):
        Database.open(str(path), Damaged.PUT_ASIDE)
    assert path.read_text() == "my notes\n" * 1000


def test_where_ours_lies_even_one_without_a_header_is_put_aside(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "user_data_path", lambda _name: path.parent / "ours")
    (path.parent / "ours").mkdir()
    ours = path.parent / "ours" / engine.FILE_NAME
    ours.write_bytes(b"x" * 5000)
    with closing(Database.open(None, Damaged.PUT_ASIDE)) as database:
        assert database.put_aside is not None
        assert database.put_aside.read_bytes() == b"x" * 5000


def test_a_second_program_reads_while_the_first_records(path: Path, quick: None, tried: Callable[..., None]) -> None:
    with closing(Database.open(str(path))) as database, closing(SessionWriter(database)) as writer:
        session_id = writer.begin(new_session())
        with closing(Database.open(str(path))) as second:
            library = SessionLibrary(second)
            seen = 0
            for number in range(100):
                writer.add_sample(sample(number), totals(number + 1.0))
                found = len(library.samples(session_id))
                assert found >= seen
                seen = found
            assert writer.status().fault is None
            writer.finish(SessionState.COMPLETE, totals(100.0))
            assert len(library.samples(session_id)) == 100
    tried("read by a second program while it is recorded", 100, "neither waits for the other")
