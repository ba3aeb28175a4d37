"""Databases of every version of the past become ones of this version, with nothing lost."""

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, text

from engagement_monitor.store import migration
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.timeline.sample import Marker

_ROWS_OF_0001 = (
    "INSERT INTO models VALUES (1, 'mobilenet', 'ab', '{}')",
    """INSERT INTO sessions VALUES (7, 'Optics', 'Physics 1', 'camera', 'Camera 0', '2026-11-20 09:15:00.000000',
    'complete', 1, 3.0, 75, 15, 180, 3.0, '', 'host', 1, 0.0, '2026-11-20 09:15:03.000000')""",
    "INSERT INTO markers VALUES (1, 7, 1.5, 'Exercise')",
)


def _database_of(revision: str, path: Path, rows: tuple[str, ...]) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = migration._config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for row in rows:
            connection.execute(text(row))
    engine.dispose()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "old.sqlite3"


def test_a_database_of_the_first_version_keeps_its_sessions(path: Path) -> None:
    _database_of("0001", path, _ROWS_OF_0001)

    database = Database.open(str(path))
    library = SessionLibrary(database)

    assert library.session(7).details == SessionDetails("Optics", "Physics 1")
    assert library.markers(7) == [Marker(1.5, "Exercise", excluded=False)]
    database.close()
    assert path.with_name("old.sqlite3.bak-0001").exists()
