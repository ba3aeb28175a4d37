import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from engagement_monitor.errors import DatabaseGone, StoreError
from engagement_monitor.store import engine
from engagement_monitor.store import writer as writer_module
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.recording import write_batch
from engagement_monitor.store.session import SessionState
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import Marker
from tests.capture.doubles import wait_for
from tests.store.lectures import gap, new_session, record, sample, totals

LOCKED_S = 0.05


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that is locked is given up soon, and tried again soon."""
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", LOCKED_S)
    monkeypatch.setattr(writer_module, "PACE_S", LOCKED_S)


@pytest.fixture
def lock(impatient: None, database: Database) -> Iterator[sqlite3.Connection]:
    """Another program's connection; it holds nothing yet."""
    assert database.path is not None
    with closing(sqlite3.connect(database.path, isolation_level=None)) as connection:
        yield connection


def _wait_for_fault(writer: SessionWriter) -> StoreError:
    with writer._changed:
        assert writer._changed.wait_for(lambda: writer._fault is not None, timeout=10)
        assert writer._fault is not None
        return writer._fault


def _wait_until_saved(writer: SessionWriter, until_s: float) -> None:
    with writer._changed:
        assert writer._changed.wait_for(lambda: writer._saved_until_s >= until_s, timeout=10)


def test_everything_is_saved_when_the_session_is_finished(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, [sample(0), gap(1)])

    assert len(library.samples(session_id)) == 2
    assert writer.status() == writer_module.WriterStatus(2.0, 0, None)


def test_samples_are_saved_while_the_session_runs(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = writer.begin(new_session())
    writer.add_sample(sample(0), totals(1.0))
    _wait_until_saved(writer, 1.0)

    found = library.session(session_id)

    assert found.state is SessionState.RECORDING
    assert found.totals == totals(1.0)


def test_one_transaction_takes_all_that_came_meanwhile(writer: SessionWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(writer_module, "write_batch", lambda _database, _id, batch: sizes.append(batch.pending))

    record(writer, [sample(second) for second in range(50)])

    assert sum(sizes) == 50
    assert len(sizes) <= 2


def test_markers_are_saved(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = writer.begin(new_session())
    writer.add_marker(Marker(2.5, "Exercise"))
    writer.finish(SessionState.COMPLETE, totals(3.0))

    assert library.markers(session_id) == [Marker(2.5, "Exercise")]


@pytest.mark.parametrize("written", [False, True])
def test_a_marker_can_be_taken_back(writer: SessionWriter, library: SessionLibrary, written: bool) -> None:
    session_id = writer.begin(new_session())
    for marker in (Marker(1.0, "Topic"), Marker(2.5, "Slip"), Marker(2.5, "Slip", excluded=True)):
        writer.add_marker(marker)
    if written:
        writer.add_sample(sample(0), totals(1.0))
        _wait_until_saved(writer, 1.0)
    writer.remove_marker(Marker(2.5, "Slip"))
    writer.finish(SessionState.COMPLETE, totals(3.0))

    assert library.markers(session_id) == [Marker(1.0, "Topic"), Marker(2.5, "Slip", excluded=True)]


def test_of_two_markers_that_read_the_same_one_is_taken_back(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = writer.begin(new_session())
    writer.add_marker(Marker(1.0, "Topic"))
    writer.add_marker(Marker(1.0, "Topic"))
    writer.add_sample(sample(0), totals(1.0))
    _wait_until_saved(writer, 1.0)
    writer.remove_marker(Marker(1.0, "Topic"))
    writer.finish(SessionState.COMPLETE, totals(3.0))

    assert library.markers(session_id) == [Marker(1.0, "Topic")]


def test_a_note_says_what_was_wrong(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = writer.begin(new_session())
    writer.finish(SessionState.COMPLETE, totals(3.0, note="51 of 100 frames"))

    assert library.session(session_id).totals.note == "51 of 100 frames"


def test_a_locked_database_keeps_samples_pending_and_is_caught_up_with(
    lock: sqlite3.Connection, writer: SessionWriter, library: SessionLibrary
) -> None:
    session_id = writer.begin(new_session())
    lock.execute("BEGIN IMMEDIATE")
    for second in range(5):
        writer.add_sample(sample(second), totals(second + 1.0))
    fault = _wait_for_fault(writer)
    assert "locked" in fault.what
    assert writer.status().pending == 5

    lock.execute("COMMIT")
    _wait_until_saved(writer, 5.0)

    assert len(library.samples(session_id)) == 5
    assert writer.status().pending == 0


def test_a_session_does_not_begin_in_a_locked_database(lock: sqlite3.Connection, writer: SessionWriter) -> None:
    lock.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreError, match="locked"):
        writer.begin(new_session())

    lock.execute("COMMIT")
    assert writer.begin(new_session()) == 1


def test_finish_says_when_it_cannot_save_and_the_rest_is_saved_later(
    lock: sqlite3.Connection, writer: SessionWriter, library: SessionLibrary
) -> None:
    session_id = writer.begin(new_session())
    lock.execute("BEGIN IMMEDIATE")
    writer.add_sample(sample(0), totals(1.0))
    with pytest.raises(StoreError, match="locked"):
        writer.finish(SessionState.COMPLETE, totals(1.0))

    lock.execute("COMMIT")
    _wait_until_saved(writer, 1.0)

    assert library.session(session_id).state is SessionState.COMPLETE


def test_a_full_disk_loses_nothing_that_was_saved(
    database: Database, writer: SessionWriter, library: SessionLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = writer.begin(new_session())
    writer.add_sample(sample(0), totals(1.0))
    _wait_until_saved(writer, 1.0)

    def full(*_anything: object) -> None:
        with database.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            connection.exec_driver_sql("CREATE TABLE more AS SELECT hex(randomblob(100000))")

    monkeypatch.setattr(writer_module, "write_batch", full)
    with pytest.raises(StoreError, match="disk is full"):
        writer.finish(SessionState.COMPLETE, totals(1.0))
    monkeypatch.setattr(writer_module, "write_batch", write_batch)

    assert len(library.samples(session_id)) == 1


def _delete(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def _replace(path: Path) -> None:
    path.with_name("copy").write_bytes(path.read_bytes())
    path.with_name("copy").replace(path)


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can delete a file there that is open")
@pytest.mark.parametrize("lose", [_delete, _replace])
def test_a_database_that_is_deleted_or_replaced_takes_nothing_more_and_it_is_said_at_once(
    lose: Callable[[Path], None], database: Database, path: Path
) -> None:
    with closing(SessionWriter(database, patience_s=3600)) as writer:
        writer.begin(new_session())
        lose(path)

        with pytest.raises(DatabaseGone):
            writer.finish(SessionState.COMPLETE, totals(0.0))


def test_where_files_have_no_numbers_no_file_is_taken_for_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.stat
    monkeypatch.setattr(Path, "stat", lambda self, **how: os.stat_result((real(self, **how)[0], 0, *range(8))))

    with closing(Database.open(str(path))) as database, closing(SessionWriter(database)) as writer:
        record(writer, [sample(0)])


def test_a_session_that_was_deleted_meanwhile_is_missed(database: Database, writer: SessionWriter) -> None:
    writer.begin(new_session())
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM sessions")
    writer.add_sample(sample(0), totals(1.0))

    with pytest.raises(DatabaseGone, match="Session 1 was deleted"):
        writer.finish(SessionState.COMPLETE, totals(1.0))


def test_a_session_that_was_taken_for_interrupted_is_recorded_on(
    database: Database, writer: SessionWriter, library: SessionLibrary
) -> None:
    writer.begin(new_session())
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE sessions SET state = 'interrupted'")
    writer.add_sample(sample(0), totals(1.0))
    _wait_until_saved(writer, 1.0)

    assert library.session("latest").state is SessionState.RECORDING


def test_an_attempt_under_way_may_end_the_session_before_it_is_asked_to(
    writer: SessionWriter, library: SessionLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = writer.begin(new_session())
    real = writer._ask

    def ask_when_it_is_written(run: Callable[[], int], patience_s: float) -> int:
        with writer._changed:
            writer._next_s = 0.0
            writer._changed.notify_all()
            assert writer._changed.wait_for(lambda: writer._session_id is None, timeout=10)
        return real(run, patience_s)

    monkeypatch.setattr(writer, "_ask", ask_when_it_is_written)
    writer.finish(SessionState.COMPLETE, totals(0.0))

    assert library.session(session_id).state is SessionState.COMPLETE


@pytest.fixture
def hanging(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionWriter]:
    """The writer of a session whose disk does not answer for as long as the test lasts."""
    freed = threading.Event()
    with closing(SessionWriter(database, patience_s=0.0)) as writer:
        writer.begin(new_session())
        monkeypatch.setattr(writer_module, "write_batch", lambda *_: freed.wait(60))
        monkeypatch.setattr(writer_module, "LATE_S", 0.0)
        monkeypatch.setattr(writer_module, "_LONGEST_ATTEMPT_S", 0.0)
        yield writer
        freed.set()


def test_a_disk_that_does_not_answer_is_said(hanging: SessionWriter) -> None:
    hanging.add_sample(sample(0), totals(1.0))
    wait_for(lambda: hanging._in_hand)

    assert "did not answer" in str(hanging.status().fault)


def test_a_disk_that_does_not_answer_does_not_hold_up_the_end(hanging: SessionWriter) -> None:
    with pytest.raises(StoreError, match="did not answer"):
        hanging.finish(SessionState.COMPLETE, totals(0.0))
    hanging.close()

    assert hanging._thread.is_alive()


def test_a_number_that_cannot_be_one_is_refused_at_once(writer: SessionWriter) -> None:
    writer.begin(new_session())

    with pytest.raises(ValueError, match="time_s=-1"):
        writer.add_sample(gap(-1), totals(1.0))


def test_two_sessions_are_not_written_at_once(writer: SessionWriter) -> None:
    writer.begin(new_session())

    with pytest.raises(RuntimeError):
        writer.begin(new_session())


def test_a_fault_of_ours_on_the_thread_reaches_whoever_asks_next(
    writer: SessionWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.begin(new_session())
    monkeypatch.setattr(writer_module, "write_batch", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        writer.finish(SessionState.COMPLETE, totals(0.0))


def test_close_writes_what_is_pending_and_ends_the_thread(database: Database, library: SessionLibrary) -> None:
    writer = SessionWriter(database)
    session_id = writer.begin(new_session())
    writer.add_sample(sample(0), totals(1.0))

    writer.close()

    assert len(library.samples(session_id)) == 1
    assert "session-writer" not in {thread.name for thread in threading.enumerate()}


RECORDER = """
import sys
from engagement_monitor.store.database import Database
from engagement_monitor.store.writer import SessionWriter
from tests.store.lectures import new_session, sample, totals
writer = SessionWriter(Database.open(sys.argv[1]))
writer.begin(new_session())
second = 0
while True:
    writer.add_sample(sample(second), totals(second + 1.0))
    second += 1
    with writer._changed:
        writer._changed.wait_for(lambda: writer._saved_until_s >= second)
    print(second, flush=True)
"""


@pytest.fixture
def recorder(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[str]"]:
    """A program that records and prints how many seconds are safe."""
    script = RECORDER.replace(
        "second = 0\n", "second = 0\nimport engagement_monitor.store.writer as w; w.PACE_S = 0.02\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True) as child:
        yield child
        child.kill()


def test_a_killed_recorder_loses_nothing_that_was_saved(recorder: "subprocess.Popen[str]", path: Path) -> None:
    assert recorder.stdout is not None
    for _ in range(10):
        saved_s = int(recorder.stdout.readline())
    recorder.send_signal(signal.SIGKILL)
    rest = recorder.stdout.read().split()
    saved_s = int(rest[-1]) if rest else saved_s
    recorder.wait()

    with closing(Database.open(str(path))) as database:
        library = SessionLibrary(database)
        found = library.session("latest")
        samples = library.samples(found.id)

    assert found.state is SessionState.INTERRUPTED
    assert saved_s <= len(samples) <= saved_s + 1
    assert found.totals.duration_s == len(samples)


def test_a_session_that_another_process_records_is_left_alone(recorder: "subprocess.Popen[str]", path: Path) -> None:
    assert recorder.stdout is not None
    recorder.stdout.readline()

    with closing(Database.open(str(path))) as database:
        assert SessionLibrary(database).session("latest").state is SessionState.RECORDING
