import gc
import sqlite3
from datetime import timedelta
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from sqlalchemy import event

from engagement_monitor.errors import SessionNotFound, StoreError
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails, SessionState
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import GapReason, Marker, Segment
from tests.store.lectures import ESTIMATE, MODEL, STARTED_AT, gap, new_session, record, sample, totals

TEXTS = [
    "👩‍🏫 Wärme",
    "محاضرة في الضوء",
    "=1+1",
    "<b>bold</b>",
    "'; DROP TABLE sessions; --",
    '"quoted"',
    "",
    "x" * 500,
]


def test_a_session_comes_back_as_it_was_recorded(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, [sample(0), sample(1)])

    found = library.session(session_id)

    assert (found.title, found.course, found.source_kind, found.source_name) == (
        "Optics", "Physics 1", "file", "lecture.mp4",
    )  # fmt: skip
    assert found.started_at == STARTED_AT
    assert found.started_at.utcoffset() == timedelta(0)
    assert found.state is SessionState.COMPLETE
    assert found.model == MODEL
    assert found.totals == totals(2.0)


def test_samples_and_gaps_come_back_in_time_order(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, [sample(1, faces=3), gap(0, GapReason.CAMERA), sample(2, faces=0)])

    found = library.samples(session_id)

    assert [one.time_s for one in found] == [0, 1, 2]
    assert [one.gap for one in found] == [GapReason.CAMERA, None, None]
    assert [one.estimate for one in found] == [None, ESTIMATE, ESTIMATE]
    assert found[1].posteriors.tolist() == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    assert [one.faces for one in found] == [0.0, 3.0, 0.0]
    assert not found[1].posteriors.flags.writeable


def test_of_more_than_64_faces_evenly_spaced_ones_are_kept(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, [sample(0, faces=127)])

    rows = library.samples(session_id)[0].posteriors

    assert rows[:, 0].tolist() == list(range(0, 127 * 3, 6))


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_kept_as_typed(text: str, writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, title=text)
    library.set_markers(session_id, [Marker(1.0, text)])
    library.set_segments(session_id, [Segment(0.0, 1.0, text)])

    assert library.session(session_id).title == text
    assert library.markers(session_id) == [Marker(1.0, text)]
    assert library.segments(session_id) == [Segment(0.0, 1.0, text)]


def test_what_no_database_keeps_is_left_out_of_texts(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, title="a\0b \udce9.mp4")

    assert library.session(session_id).title == "ab \ufffd.mp4"


def test_the_newest_session_comes_first_and_is_the_latest(writer: SessionWriter, library: SessionLibrary) -> None:
    for title, hours in (("second", 1), ("third", 2), ("first", 0)):
        writer.begin(new_session(title, STARTED_AT + timedelta(hours=hours)))
        writer.finish(SessionState.COMPLETE, totals(0.0))

    assert [session.title for session in library.sessions()] == ["third", "second", "first"]
    assert library.session("latest").title == "third"


def test_an_id_may_be_given_as_text(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer)

    assert library.session(str(session_id)).id == session_id


@pytest.mark.parametrize("which", [7, "7", "-1", "last", "latest", "", 2**63, "1; DROP TABLE sessions"])
def test_a_session_that_is_not_there_is_not_found(which: int | str, library: SessionLibrary) -> None:
    with pytest.raises(SessionNotFound):
        library.session(which)


def test_reading_samples_leaves_the_garbage_collector_as_it_was(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, [sample(0)])

    library.samples(session_id)
    assert gc.isenabled()
    gc.disable()
    try:
        library.samples(session_id)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_samples_of_no_session_are_not_an_empty_list(library: SessionLibrary) -> None:
    with pytest.raises(SessionNotFound):
        library.samples(1)


def test_segments_are_replaced_and_may_be_excluded(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer)
    library.set_segments(session_id, [Segment(0.0, 5.0, "old")])

    library.set_segments(session_id, [Segment(5.0, 9.0, "break", excluded=True), Segment(0.0, 5.0, "talk")])

    assert library.segments(session_id) == [Segment(0.0, 5.0, "talk"), Segment(5.0, 9.0, "break", excluded=True)]


@pytest.mark.parametrize(("start_s", "end_s"), [(3.0, 3.0), (-1.0, 3.0), (0.0, float("inf")), (float("nan"), 1.0)])
def test_a_segment_that_is_no_stretch_is_refused(
    start_s: float, end_s: float, writer: SessionWriter, library: SessionLibrary
) -> None:
    session_id = record(writer)

    with pytest.raises(ValueError, match="segment"):
        library.set_segments(session_id, [Segment(start_s, end_s, "x")])


def test_a_session_gets_other_details(writer: SessionWriter, library: SessionLibrary) -> None:
    details = SessionDetails("Waves", "Physics 2", "B12", 40, "two\nlines", "research")
    session_id = record(writer)

    library.describe(session_id, details)

    assert library.session(session_id).details == details


def test_a_deleted_session_is_gone_from_the_disk(
    writer: SessionWriter, library: SessionLibrary, database: Database
) -> None:
    session_id = record(writer, [sample(0)], title="Unmistakable title")
    kept = record(writer, [sample(0)])

    library.delete(session_id)

    assert [session.id for session in library.sessions()] == [kept]
    assert database.path is not None
    files = list(database.path.parent.iterdir())
    assert all(b"Unmistakable" not in file.read_bytes() for file in files)


def test_a_session_is_deleted_although_there_is_no_room_to_give_its_own_back(
    path: Path, writer: SessionWriter, library: SessionLibrary, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    session_id = record(writer, [sample(0)], title="Unmistakable title")
    event.listen(database._engine, "checkout", _leave_no_room)

    library.delete(session_id)

    assert library.sessions() == []
    assert all(b"Unmistakable" not in file.read_bytes() for file in path.parent.iterdir())
    assert "not given back" in caplog.text


def _leave_no_room(connection: sqlite3.Connection, *_anything: object) -> None:
    """VACUUM attaches a second database to write into."""
    denied = {sqlite3.SQLITE_ATTACH: sqlite3.SQLITE_DENY}
    connection.set_authorizer(lambda action, *_anything: denied.get(action, sqlite3.SQLITE_OK))


def test_several_sessions_are_deleted_or_none(writer: SessionWriter, library: SessionLibrary) -> None:
    first, second, third = (record(writer, [sample(0)]) for _ in range(3))

    with pytest.raises(SessionNotFound):
        library.delete(first, 99)
    assert len(library.sessions()) == 3

    library.delete(first, third)
    assert [session.id for session in library.sessions()] == [second]


def test_a_curve_is_the_mean_of_the_seconds_with_a_face(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, [sample(0), gap(1), gap(2), gap(3), sample(4), sample(5)])

    curve = library.curve(session_id, 3)

    assert curve.shares.round(6).tolist()[0] == curve.shares.round(6).tolist()[2] == [0.25, 0.5, 0.25]
    assert np.isnan(curve.shares[1]).all()
    assert not curve.shares.flags.writeable


def test_a_break_is_not_in_the_curve(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer, [sample(second) for second in range(4)])
    library.set_markers(session_id, [Marker(0.0, "a"), Marker(2.0, "break")])

    assert np.isnan(library.curve(session_id, 60).shares).all(axis=1).tolist() == [False, False, True, True]


def test_the_curve_of_a_session_without_samples_is_empty(writer: SessionWriter, library: SessionLibrary) -> None:
    assert library.curve(record(writer), 60).shares.shape == (0, 3)


def test_the_number_of_a_deleted_session_is_not_used_again(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = record(writer)
    library.delete(session_id)

    assert record(writer) > session_id


def test_a_session_under_way_is_not_deleted(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = writer.begin(new_session())

    with pytest.raises(StoreError, match="being recorded"):
        library.delete(session_id)


def test_any_thread_may_read_while_a_session_is_written(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = writer.begin(new_session())
    found: list[SessionState] = []
    reader = Thread(target=lambda: found.append(library.session(session_id).state))
    reader.start()
    reader.join()

    assert found == [SessionState.RECORDING]
