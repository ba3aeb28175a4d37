"""What a database keeps to, wherever it is: an SQLite file, a PostgreSQL server, and the double that can fail."""

import itertools
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy

from engagement_monitor.errors import SessionNotFound, StoreError
from engagement_monitor.store import migration
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import ModelIdentity, SessionDetails, SessionState
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import Marker, Segment
from tests.store import postgres
from tests.store.failing import NEVER, Call, Failures
from tests.store.lectures import MODEL, gap, new_session, record, sample, totals

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    folder = postgres.programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed")
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed")
    with postgres.server(folder) as place:
        yield place


def _new_database(server: str) -> str:
    name = f"lectures{next(_NUMBERS)}"
    engine = sqlalchemy.create_engine(f"postgresql+psycopg:///postgres{server}", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return f"postgresql:///{name}{server}"


@pytest.fixture(params=["sqlite", "postgresql", "double"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return _new_database(request.getfixturevalue("server"))
    return str(tmp_path / "lectures.sqlite3")


@pytest.fixture
def database(location: str, request: pytest.FixtureRequest) -> Iterator[Database]:
    with closing(Database.open(location)) as opened:
        if "double" in request.node.name:
            for call in Call:
                Failures(opened, call, NEVER)
        yield opened


@pytest.fixture
def writer(database: Database) -> Iterator[SessionWriter]:
    with closing(SessionWriter(database, patience_s=0.0)) as made:
        yield made


def test_what_was_recorded_is_read_again(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, [sample(0), gap(1), sample(2, faces=64)])

    found = library.samples(session_id)

    assert [(one.time_s, one.faces, one.gap) for one in found] == [(0, 2, None), (1, 0, gap(1).gap), (2, 64, None)]
    assert found[0].estimate == sample(0).estimate
    assert found[2].posteriors.tolist() == sample(2, faces=64).posteriors.tolist()
    assert library.session(session_id).state is SessionState.COMPLETE


def test_markers_segments_and_details_are_edited(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = writer.begin(new_session())
    for marker in (Marker(1.5, "Exercise"), Marker(2.0, "Slip")):
        writer.add_marker(marker)
    writer.remove_marker(Marker(2.0, "Slip"))
    writer.finish(SessionState.COMPLETE, totals(3.0))
    assert library.markers(session_id) == [Marker(1.5, "Exercise")]

    library.set_markers(session_id, [Marker(0.5, "Break", excluded=True)])
    library.set_segments(session_id, [Segment(0.0, 2.0, "Talk")])
    library.describe(session_id, SessionDetails("Waves", "Physics 2", "H 3", 120, "Rain.", "research: x"))

    assert library.markers(session_id) == [Marker(0.5, "Break", excluded=True)]
    assert library.segments(session_id) == [Segment(0.0, 2.0, "Talk")]
    assert library.session(session_id).details == SessionDetails(
        "Waves", "Physics 2", "H 3", 120, "Rain.", "research: x"
    )


def test_a_deleted_session_is_gone_and_its_number_too(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, [sample(0)])
    library.delete(session_id)

    with pytest.raises(SessionNotFound):
        library.session(session_id)
    assert record(writer) > session_id


def test_a_recorded_session_is_not_deleted(writer: SessionWriter, library: SessionLibrary) -> None:
    with pytest.raises(StoreError, match="being recorded"):
        library.delete(writer.begin(new_session()))


def test_moments_come_back_in_utc(writer: SessionWriter, library: SessionLibrary) -> None:
    summer = datetime(2026, 7, 1, 9, 15, tzinfo=timezone(timedelta(hours=2)))
    record(writer, started_at=summer)

    assert library.session("latest").started_at == summer
    assert library.session("latest").started_at.tzinfo is UTC


def test_the_newest_session_is_the_first_in_the_list(writer: SessionWriter, library: SessionLibrary) -> None:
    for day in (2, 3, 1):
        record(writer, title=str(day), started_at=datetime(2026, 11, day, tzinfo=UTC))

    assert [session.title for session in library.sessions()] == ["3", "2", "1"]


def test_a_card_may_be_long_and_is_stored_once(writer: SessionWriter, library: SessionLibrary) -> None:
    card = "".join(f'"{number * 7919 % 104729}",' for number in range(20_000))  # no index takes as much
    for _ in range(2):
        writer.begin(replace(new_session(), model=ModelIdentity("long", MODEL.sha256, card)))
        writer.finish(SessionState.COMPLETE, totals(0.0))

    assert {session.model.card_json for session in library.sessions()} == {card}


def test_a_session_whose_recorder_is_gone_is_interrupted(location: str, database: Database) -> None:
    with closing(SessionWriter(database)) as writer:
        session_id = writer.begin(new_session())
        writer.add_sample(sample(0), totals(1.0))
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE sessions SET owner_started_s = 0, duration_s = 0")

    with closing(Database.open(location)) as again:
        found = SessionLibrary(again).session(session_id)
    assert (found.state, found.totals.duration_s) == (SessionState.INTERRUPTED, 1.0)


@pytest.mark.faults(row=18, what="connection to PostgreSQL broken, five times", figure="nothing lost")
def test_a_connection_that_breaks_loses_nothing(server: str) -> None:
    location = _new_database(server)
    with closing(Database.open(location)) as database, closing(SessionWriter(database)) as writer:
        session_id = writer.begin(new_session())
        for second in range(5):
            writer.add_sample(sample(second), totals(second + 1.0))
            with closing(Database.open(location)) as other, other.writing() as connection:
                connection.exec_driver_sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
        writer.finish(SessionState.COMPLETE, totals(5.0))
        assert [one.time_s for one in SessionLibrary(database).samples(session_id)] == list(range(5))


@pytest.mark.faults(row=18, what="database of a newer version, SQLite and PostgreSQL", figure="refused")
def test_a_newer_one_is_refused(location: str, database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreError, match="newer version"):
        Database.open(location)


@pytest.mark.faults(row=18, what="two programs open one database at once", figure="no harm")
def test_two_programs_that_come_at_once_are_no_harm(
    location: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migration, "HEAD", "as if it was out of date")
    Database.open(location).close()


@pytest.mark.faults(row=18, what="PostgreSQL not there", figure="said, without its password")
def test_a_server_that_is_not_there_is_said_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as refused:
        Database.open("postgresql://ann:secret@127.0.0.1:9/lectures?password=hidden")
    assert "secret" not in str(refused.value)
    assert "hidden" not in str(refused.value)
