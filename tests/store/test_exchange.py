import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement_monitor.errors import ExportError, SessionFileError, SessionNotFound
from engagement_monitor.reports.report import Report, build_report
from engagement_monitor.reports.tables import csv_report, json_report
from engagement_monitor.store import session_file
from engagement_monitor.store.database import Database
from engagement_monitor.store.exchange import export_sessions, import_sessions
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import ImportOutcome, SessionDetails, SessionState, SessionTotals
from engagement_monitor.store.tables import markers, models, samples, segments, sessions
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import Marker, Segment
from tests.reports.lectures import MODEL, lecture, store
from tests.store.lectures import new_session

LECTURE = lecture(60)
MARKERS = [Marker(0.0, "Recap"), Marker(20.5, "break", excluded=True), Marker(30.0, "Übung 👩‍🏫")]
TEXTS = [
    "=1+1",
    "<script>alert(1)</script> & <b>",
    "'; DROP TABLE sessions; --",
    "../../../etc/passwd",
    "محاضرة \u202eabc\u2069",
    "👩‍🏫🇩🇪",
    '"quoted"\\n\n\ttab',
    "x" * 10_000,
    "",
]

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(str(tmp_path / "elsewhere.sqlite3"))
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path, database: Database) -> Path:
    """One session, with markers and segments."""
    session_id = store(database, LECTURE, MARKERS)
    library = SessionLibrary(database)
    library.set_segments(session_id, [Segment(0.0, 30.0, "a"), Segment(30.0, 60.0, "b")])
    path = tmp_path / "lecture.engagement"
    path.write_bytes(export_sessions(library, [session_id]))
    return path


def rows_of(database: Database) -> list[Any]:
    with database.reading() as connection:
        return [connection.execute(table.select()).all() for table in (models, sessions, samples, markers, segments)]


def figures_of(report: Report) -> tuple[bytes, str]:
    """Everything in it but the number of the session."""
    document = json.loads(json_report(report))
    document.pop("session")
    return csv_report(report), json.dumps(document)


def test_the_report_of_an_imported_session_is_that_of_the_first_one(
    file: Path, library: SessionLibrary, elsewhere: Database
) -> None:
    (found,) = import_sessions(elsewhere, file)

    before, after = build_report(library, "latest"), build_report(SessionLibrary(elsewhere), found.session_id)

    assert found.outcome is ImportOutcome.ADDED
    assert figures_of(before) == figures_of(after)
    assert before.markers == after.markers
    assert before.figures.segments == after.figures.segments
    assert [one.posteriors.tolist() for one in before.figures.samples] == [
        one.posteriors.tolist() for one in after.figures.samples
    ]


def test_a_second_export_has_the_same_bytes(file: Path, elsewhere: Database) -> None:
    (found,) = import_sessions(elsewhere, file)

    assert export_sessions(SessionLibrary(elsewhere), [found.session_id]) == file.read_bytes()


@pytest.mark.parametrize("text", TEXTS)
def test_text_comes_out_as_it_went_in(text: str, database: Database, elsewhere: Database, tmp_path: Path) -> None:
    session_id = store(database, LECTURE[:2], [Marker(1.0, text)])
    library = SessionLibrary(database)
    details = SessionDetails(text, text, text, 3, text, text)
    library.describe(session_id, details)
    library.set_segments(session_id, [Segment(0.0, 1.0, text)])
    path = tmp_path / "a.engagement"
    path.write_bytes(export_sessions(library, [session_id]))

    (found,) = import_sessions(elsewhere, path)

    imported = SessionLibrary(elsewhere)
    assert imported.session(found.session_id).details == details
    assert imported.markers(found.session_id) == [Marker(1.0, text)]
    assert imported.segments(found.session_id) == [Segment(0.0, 1.0, text)]


def test_a_nul_in_a_file_is_left_out_as_everywhere(file: Path, elsewhere: Database) -> None:
    change(file, lambda session: session.update(title="a\0b"))

    (found,) = import_sessions(elsewhere, file)

    assert SessionLibrary(elsewhere).session(found.session_id).title == found.title == "ab"


def test_what_is_there_already_is_not_doubled(file: Path, database: Database, elsewhere: Database) -> None:
    (first,) = import_sessions(elsewhere, file)
    before = rows_of(elsewhere)

    (again,) = import_sessions(elsewhere, file)
    (at_home,) = import_sessions(database, file)

    assert again.outcome is at_home.outcome is ImportOutcome.PRESENT
    assert again.session_id == first.session_id
    assert rows_of(elsewhere) == before


def test_another_session_of_the_same_moment_is_added(file: Path, elsewhere: Database) -> None:
    import_sessions(elsewhere, file)
    change(file, lambda session: session["samples"].pop())

    (other,) = import_sessions(elsewhere, file)

    assert other.outcome is ImportOutcome.ADDED


def test_several_sessions_are_one_file(database: Database, elsewhere: Database, tmp_path: Path) -> None:
    several = [store(database, LECTURE[:length], title=str(length)) for length in (5, 7)]
    path = tmp_path / "term.engagement"
    path.write_bytes(export_sessions(SessionLibrary(database), several))

    found = import_sessions(elsewhere, path)

    assert [one.title for one in found] == ["5", "7"]
    assert len(SessionLibrary(elsewhere).sessions()) == 2


def test_an_interrupted_session_stays_one(database: Database, elsewhere: Database, tmp_path: Path) -> None:
    session_id = store(database, LECTURE[:3], state=SessionState.INTERRUPTED)
    path = tmp_path / "a.engagement"
    path.write_bytes(export_sessions(SessionLibrary(database), [session_id]))

    (found,) = import_sessions(elsewhere, path)

    assert SessionLibrary(elsewhere).session(found.session_id).state is SessionState.INTERRUPTED


def test_a_session_under_way_is_not_exported(writer: SessionWriter, library: SessionLibrary) -> None:
    session_id = writer.begin(new_session())

    with pytest.raises(ExportError, match="being recorded"):
        export_sessions(library, [session_id])


def test_a_session_that_is_not_there_is_not_exported(library: SessionLibrary) -> None:
    with pytest.raises(SessionNotFound):
        export_sessions(library, [3])


def test_a_file_says_nothing_of_the_computer_or_of_who_recorded(file: Path) -> None:
    assert not {"owner_host", "owner_pid", "heartbeat_at"} & set(json.loads(file.read_bytes())["sessions"][0])


def change(file: Path, act: Change) -> None:
    document = json.loads(file.read_bytes())
    act(document["sessions"][0])
    file.write_text(json.dumps(document), encoding="utf-8")


def seen(session: dict[str, Any]) -> dict[str, Any]:
    """A second with faces."""
    return next(one for one in session["samples"] if "estimate" in one)


WILD: dict[str, Change] = {
    "a share over 1": lambda session: seen(session)["estimate"][0].__setitem__(0, 1.5),
    "a share below 0": lambda session: seen(session)["estimate"][0].__setitem__(0, -0.1),
    "NaN": lambda session: seen(session)["estimate"][0].__setitem__(0, float("nan")),
    "infinite faces": lambda session: seen(session).update(faces=float("inf")),
    "shares of nothing": lambda session: seen(session)["estimate"].__setitem__(0, [0.1, 0.1, 0.1]),
    "a share outside its interval": lambda session: seen(session)["estimate"].__setitem__(1, [0.99, 0.99, 0.99]),
    "four numbers": lambda session: seen(session)["estimate"][0].append(0.0),
    "estimate and gap": lambda session: seen(session).update(gap="no_face"),
    "neither": lambda session: seen(session).pop("estimate"),
    "an unknown gap": lambda session: session["samples"].append({"time_s": 99, "faces": 0.0, "gap": "lunch"}),
    "a gap with faces": lambda session: session["samples"].append({"time_s": 99, "faces": 3.0, "gap": "no_face"}),
    "65 faces": lambda session: seen(session).update(posteriors="VVVVVVVV" * 65),
    "half a face": lambda session: seen(session).update(posteriors="VVVV"),
    "no base64": lambda session: seen(session).update(posteriors="!!!!!!!!"),
    "a picture": lambda session: seen(session).update(posteriors="iVBORw0KGgoAAAANSUhEUgAA" * 2),
    "a posterior of three": lambda session: seen(session).update(posteriors="////////"),
    "seconds backwards": lambda session: session["samples"].reverse(),
    "a second twice": lambda session: session["samples"].append(session["samples"][-1]),
    "half a second": lambda session: session["samples"][0].update(time_s=0.5),
    "a second before the start": lambda session: session["samples"][0].update(time_s=-1),
    "a second in a thousand years": lambda session: session["samples"][-1].update(time_s=10**12),
    "a number as text": lambda session: session.update(duration_s="60"),
    "no duration": lambda session: session.pop("duration_s"),
    "an endless duration": lambda session: session.update(duration_s=1e300),
    "more analysed than read": lambda session: session.update(frames_analyzed=10**6),
    "more frames than a column holds": lambda session: session.update(frames_read=2**31),
    "nobody in the room": lambda session: session.update(head_count=0),
    "a text that is none": lambda session: session.update(title=["a"]),
    "a text without end": lambda session: session.update(notes="x" * 1_000_001),
    "no time zone": lambda session: session.update(started_at="2026-11-20T09:15:00"),
    "before cameras": lambda session: session.update(started_at="0001-01-01T00:00:00+00:00"),
    "the end of time": lambda session: session.update(started_at="9999-12-31T23:59:59-12:00"),
    "still recording": lambda session: session.update(state="recording"),
    "an id": lambda session: session.update(id=1),
    "a hash that is none": lambda session: session["model"].update(sha256="../" * 21 + "x"),
    "no card": lambda session: session["model"].update(card_json="{}"),
    "a card that is no JSON": lambda session: session["model"].update(card_json="[" * 5000),
    "a prior of zero": lambda session: session["model"].update(
        card_json='{"training_prior": [0, 0.5, 0.5], "confusion": [[1,0,0],[0,1,0],[0,0,1]]}'
    ),
    "a marker before the start": lambda session: session["markers"].append(
        {"time_s": -1.0, "label": "x", "excluded": False}
    ),
    "a segment that ends before it begins": lambda session: session["segments"].append(
        {"start_s": 5.0, "end_s": 5.0, "label": "x", "excluded": False}
    ),
    "too many markers": lambda session: session["markers"].extend(session["markers"] * 1000),
}  # fmt: skip


@pytest.mark.parametrize("what", WILD)
@pytest.mark.faults(row=12, what="a session file with a wild value", figure="refused with the reason, nothing stored")
def test_wild_values_are_refused_and_nothing_is_stored(what: str, file: Path, elsewhere: Database) -> None:
    change(file, WILD[what])
    assert elsewhere.path is not None
    before = elsewhere.path.read_bytes()

    with pytest.raises(SessionFileError, match="cannot be imported") as caught:
        import_sessions(elsewhere, file)

    assert caught.value.exit_status == 3
    assert len(str(caught.value)) < 1000
    assert elsewhere.path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"[" * 100_000,
        b"{}",
        b"null",
        b"\xff\xfe",
        b'{"format": "engagement-monitor sessions", "version": 1, "sessions": []}',
        b'{"format": "something else", "version": 1, "sessions": [{}]}',
    ],
)
@pytest.mark.faults(row=12, what="another file in its place", figure="refused with the reason, nothing stored")
def test_what_is_no_session_file_is_refused(content: bytes, tmp_path: Path, database: Database) -> None:
    path = tmp_path / "a.engagement"
    path.write_bytes(content)

    with pytest.raises(SessionFileError):
        import_sessions(database, path)


@pytest.mark.faults(row=12, what="a session file of another version", figure="refused with the reason, nothing stored")
def test_a_file_of_another_version_says_so(file: Path, elsewhere: Database) -> None:
    document = json.loads(file.read_bytes())
    file.write_text(json.dumps(document | {"version": 4}), encoding="utf-8")

    with pytest.raises(SessionFileError, match="another version of the program wrote it"):
        import_sessions(elsewhere, file)


@pytest.mark.faults(row=12, what="one bad session among good ones", figure="refused with the reason, nothing stored")
def test_one_bad_session_keeps_all_out(file: Path, elsewhere: Database) -> None:
    document = json.loads(file.read_bytes())
    bad = copy.deepcopy(document["sessions"][0])
    bad["duration_s"] = -1
    file.write_text(json.dumps(document | {"sessions": [*document["sessions"], bad]}), encoding="utf-8")

    with pytest.raises(SessionFileError, match=r"sessions\.1\.duration_s"):
        import_sessions(elsewhere, file)

    assert SessionLibrary(elsewhere).sessions() == []


@pytest.mark.faults(row=12, what="a file without end", figure="refused after 64 MB")
def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path, database: Database) -> None:
    path = tmp_path / "huge.engagement"
    with path.open("wb") as huge:
        huge.truncate(session_file.MOST_BYTES + 1)

    with pytest.raises(SessionFileError, match="larger than 64 MB"):
        import_sessions(database, path)


@pytest.mark.faults(
    row=12, what="a bomb: millions of values in a small file", figure="refused with the reason, nothing stored"
)
def test_a_file_of_millions_of_nothings_is_not_taken_apart(tmp_path: Path, database: Database) -> None:
    path = tmp_path / "bomb.engagement"
    path.write_bytes(b"[" + b"0," * session_file.MOST_VALUES + b"0]")

    with pytest.raises(SessionFileError, match="more values than any session"):
        import_sessions(database, path)


@pytest.mark.faults(row=12, what="a folder, or nothing", figure="refused with the reason, nothing stored")
def test_a_folder_or_nothing_is_refused(tmp_path: Path, database: Database) -> None:
    for path in (tmp_path, tmp_path / "missing.engagement"):
        with pytest.raises(SessionFileError, match="cannot be imported"):
            import_sessions(database, path)


def test_what_cannot_be_imported_is_not_exported(library: SessionLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engagement_monitor.store.exchange.MOST_BYTES", 10)

    with pytest.raises(ExportError, match="fewer"):
        export_sessions(library, [])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_with_any_byte_changed_is_refused_or_makes_a_report(
    data: st.DataObject, file: Path, elsewhere: Database, tmp_path: Path
) -> None:
    """Never a crash, and never something stored of which no report can be made."""
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    changed = tmp_path / "changed.engagement"
    changed.write_bytes(content)
    before = rows_of(elsewhere)
    try:
        found = import_sessions(elsewhere, changed)
    except SessionFileError:
        assert rows_of(elsewhere) == before
        return
    library = SessionLibrary(elsewhere)
    for one in found:
        assert build_report(library, one.session_id).duration_s > 0


def test_a_file_of_the_first_version_is_read_with_thirds_that_are_not_known(file: Path, elsewhere: Database) -> None:
    document = json.loads(file.read_bytes())
    for second in document["sessions"][0]["samples"]:
        second.pop("thirds", None)
    file.write_text(json.dumps(document | {"version": 1}), encoding="utf-8")

    (found,) = import_sessions(elsewhere, file)

    assert build_report(SessionLibrary(elsewhere), found.session_id).figures.thirds is None


def test_a_session_of_another_detector_stays_one(database: Database, elsewhere: Database, tmp_path: Path) -> None:
    writer = SessionWriter(database)
    session_id = writer.begin(replace(new_session(), detector="yunet", model=MODEL))
    writer.finish(SessionState.COMPLETE, SessionTotals(0.0, 0, 0, 0, 0.0))
    writer.close()
    path = tmp_path / "sessions.engagement"
    path.write_bytes(export_sessions(SessionLibrary(database), [session_id]))

    (found,) = import_sessions(elsewhere, path)

    assert SessionLibrary(elsewhere).session(found.session_id).detector == "yunet"


def test_a_file_of_the_second_version_is_of_the_detector_that_ships(file: Path, elsewhere: Database) -> None:
    document = json.loads(file.read_bytes())
    del document["sessions"][0]["detector"]
    file.write_text(json.dumps(document | {"version": 2}), encoding="utf-8")

    (found,) = import_sessions(elsewhere, file)

    assert SessionLibrary(elsewhere).session(found.session_id).detector == "haar"


@pytest.mark.parametrize("thirds", [[1.0, 1.0, 1.0], [-1.0, 2.0, 29.0], [10.0, 20.0], [0, 0, 1e300]])
def test_thirds_that_are_no_parts_of_the_faces_are_refused(
    file: Path, elsewhere: Database, thirds: list[float]
) -> None:
    document = json.loads(file.read_bytes())
    document["sessions"][0]["samples"][0]["thirds"] = thirds
    file.write_text(json.dumps(document), encoding="utf-8")

    with pytest.raises(SessionFileError):
        import_sessions(elsewhere, file)
