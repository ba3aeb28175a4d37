"""A database, its library, and one lecture's report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engagement_monitor.reports.report import Report, build_report
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.timeline.sample import Marker
from tests.reports.lectures import lecture, store


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(str(tmp_path / "lectures.sqlite3"))
    yield opened
    opened.close()


@pytest.fixture
def library(database: Database) -> SessionLibrary:
    return SessionLibrary(database)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Five minutes in which the positive share clearly rises and falls, with a break."""
    opened = Database.open(str(tmp_path_factory.mktemp("reports") / "lectures.sqlite3"))
    try:
        markers = [Marker(0.0, "Recap"), Marker(100.0, "Exercise"), Marker(180.0, "break"), Marker(200.0, "Talk")]
        session_id = store(opened, lecture(300, faces=40), markers)
        return build_report(SessionLibrary(opened), session_id)
    finally:
        opened.close()
