from datetime import timedelta

import pytest

from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.retention import delete_older
from engagement_monitor.store.writer import SessionWriter
from tests.store.lectures import STARTED_AT, new_session, record, sample

NOW = STARTED_AT + timedelta(days=30)


@pytest.mark.faults(row=16, what="sessions kept for 30 days by choice", figure="older ones deleted, others kept")
def test_older_sessions_are_deleted_and_the_others_kept(writer: SessionWriter, library: SessionLibrary) -> None:
    for days in (31, 30, 29):
        record(writer, [sample(0)], title=f"{days} days ago", started_at=NOW - timedelta(days=days))

    assert delete_older(library, 30, NOW) == 1
    assert [session.title for session in library.sessions()] == ["29 days ago", "30 days ago"]


def test_without_a_choice_all_are_kept(writer: SessionWriter, library: SessionLibrary) -> None:
    record(writer, started_at=NOW - timedelta(days=10_000))

    assert delete_older(library, None, NOW) == 0
    assert len(library.sessions()) == 1


def test_one_that_is_being_recorded_stays(writer: SessionWriter, library: SessionLibrary) -> None:
    writer.begin(new_session(started_at=NOW - timedelta(days=100)))

    assert delete_older(library, 30, NOW) == 0
