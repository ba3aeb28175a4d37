"""Sessions to store, for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.writer import SessionWriter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lectures.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = Database.open(str(path))
    yield opened
    opened.close()


@pytest.fixture
def writer(database: Database) -> Iterator[SessionWriter]:
    made = SessionWriter(database, patience_s=0.0)
    yield made
    made.close()


@pytest.fixture
def library(database: Database) -> SessionLibrary:
    return SessionLibrary(database)
