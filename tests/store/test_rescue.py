"""A session that the database does not take lies in a file, and is merged in once: whole, and nothing twice."""

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engagement_monitor.errors import SessionFileError, StoreError
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.rescue import rescue_session, restore_rescued
from engagement_monitor.store.session import ModelIdentity, NewSession, Session, SessionDetails, SessionState
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import Marker, Sample
from tests.reports.lectures import MODEL, lecture
from tests.store.lectures import STARTED_AT, totals

SEEN: list[Sample] = list(lecture(30))
MARKS = [Marker(3.0, "Exercise"), Marker(20.0, "Break", excluded=True)]
NEW_YEAR = datetime(2027, 1, 1, tzinfo=UTC)
NEW = NewSession(SessionDetails("Optics", "Physics 1"), "camera", "Camera 0", STARTED_AT, MODEL)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database.open(str(tmp_path / "lectures.sqlite3"))) as opened:
        yield opened


def saved_in_part(database: Database, seconds: int) -> Session:
    """A session whose end the database did not take; as it is in memory."""
    with closing(SessionWriter(database)) as writer:
        session_id = writer.begin(NEW)
        for sample in SEEN[:seconds]:
            writer.add_sample(sample, totals(sample.time_s + 1.0))
        writer.add_marker(MARKS[0])
    stored = SessionLibrary(database).session(session_id)
    return replace(stored, state=SessionState.COMPLETE, totals=totals(30.0, "a note"))


def check_whole(database: Database) -> None:
    library = SessionLibrary(database)
    (session,) = library.sessions()
    assert session.state is SessionState.COMPLETE
    assert session.totals == totals(30.0, "a note")
    assert session.title == "Optics"
    assert [one.time_s for one in library.samples(session.id)] == list(range(30))
    assert [one.estimate for one in library.samples(session.id)] == [one.estimate for one in SEEN]
    assert library.markers(session.id) == MARKS


@pytest.mark.parametrize("seconds", [0, 12, 30])
def test_what_is_missing_is_added_and_nothing_twice(database: Database, seconds: int) -> None:
    file = rescue_session(database, saved_in_part(database, seconds), MARKS, SEEN)
    content = file.read_bytes()
    assert restore_rescued(database).titles == ("Optics",)
    assert not file.exists()
    check_whole(database)
    file.write_bytes(content)  # it could not be deleted, say
    assert restore_rescued(database).titles == ("Optics",)
    check_whole(database)


def test_what_the_user_wrote_meanwhile_is_kept(database: Database) -> None:
    session = saved_in_part(database, 5)
    rescue_session(database, session, MARKS, SEEN)
    library = SessionLibrary(database)
    library.describe(session.id, replace(session.details, notes="loud outside"))
    restore_rescued(database)
    assert library.session(session.id).details.notes == "loud outside"


def test_in_a_new_database_the_session_is_whole(database: Database, tmp_path: Path) -> None:
    rescue_session(database, saved_in_part(database, 5), MARKS, SEEN)
    database.close()
    (tmp_path / "lectures.sqlite3").rename(tmp_path / "damaged")
    with closing(Database.open(str(tmp_path / "lectures.sqlite3"))) as new:
        assert restore_rescued(new).titles == ("Optics",)
        check_whole(new)


def test_where_the_folder_of_the_database_cannot_be_written_the_users_is(
    database: Database, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.mkdir

    def refuse(self: Path, *arguments: object, **options: object) -> None:
        if self == database.path.parent:
            raise PermissionError(13, "access is denied")
        real(self, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", refuse)
    file = rescue_session(database, saved_in_part(database, 5), MARKS, SEEN)
    assert own_folders in file.parents
    assert restore_rescued(database).titles == ("Optics",)
    check_whole(database)


def test_a_disk_that_does_not_answer_is_not_waited_for(
    database: Database, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freed, real = threading.Event(), Path.mkdir

    def hang(self: Path, *arguments: object, **options: object) -> None:
        if self == database.path.parent:
            freed.wait(60)
        real(self, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", hang)
    session = saved_in_part(database, 5)
    try:
        file = rescue_session(database, session, MARKS, SEEN, patience_s=0.1)
    finally:
        freed.set()
    assert own_folders in file.parents


def test_a_name_that_is_no_utf_8_is_kept_as_the_database_would(database: Database) -> None:
    session = saved_in_part(database, 5)
    rescue_session(database, replace(session, source_name="caf\udce9.mp4", started_at=NEW_YEAR), MARKS, SEEN)
    restore_rescued(database)
    assert SessionLibrary(database).session("latest").source_name == "caf\ufffd.mp4"


def test_where_no_file_can_be_written_it_is_said(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    session = saved_in_part(database, 5)

    def refuse(*_anything: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engagement_monitor.whole_file.os.fsync", refuse)
    with pytest.raises(StoreError, match="No space left"):
        rescue_session(database, session, MARKS, SEEN)
    assert [file.name for file in database.path.parent.iterdir() if "rescued" in file.name] == []


def test_a_torn_file_is_left_and_told(database: Database) -> None:
    file = rescue_session(database, saved_in_part(database, 5), MARKS, SEEN)
    torn = file.read_bytes()[:-100]
    file.write_bytes(torn)
    restored = restore_rescued(database)
    assert restored.titles == ()
    assert isinstance(restored.faults[0], SessionFileError)
    assert file.read_bytes() == torn


def test_the_sessions_of_another_database_are_not_touched(database: Database, tmp_path: Path) -> None:
    file = rescue_session(database, saved_in_part(database, 5), MARKS, SEEN)
    with closing(Database.open(str(tmp_path / "other.sqlite3"))) as other:
        assert restore_rescued(other).titles == ()
    assert file.exists()


def test_two_sessions_of_one_model_are_not_confused(database: Database) -> None:
    session = saved_in_part(database, 5)
    rescue_session(database, replace(session, model=ModelIdentity("b", "cd" * 32, MODEL.card_json)), MARKS, SEEN)
    restore_rescued(database)
    assert len(SessionLibrary(database).sessions()) == 2
