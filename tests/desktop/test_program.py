"""The real backend: what it lets begin, and what it stores."""

from dataclasses import replace
from pathlib import Path

import pytest

from engagement_monitor.desktop.backend import DEMO, SessionRequest
from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.errors import UseNotAllowed
from engagement_monitor.preferences import Ground, Institution, Preferences, Region, Use
from engagement_monitor.store.database import Database
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.store.writer import SessionWriter
from tests.store.lectures import record

SCHOOL = Use(region=Region.EU, institution=Institution.EDUCATION)


def backend(folder: Path, use: Use | None) -> ProgramBackend:
    return ProgramBackend(str(folder / "sessions.db"), "auto", None, 2.0, lambda: Preferences(use=use))


@pytest.mark.parametrize("use", [None, SCHOOL])
@pytest.mark.faults(row=15, what="the window, at a school in the EU or unanswered", figure="the demo only")
def test_what_the_law_forbids_does_not_begin_and_the_demo_does(tmp_path: Path, use: Use | None) -> None:
    program = backend(tmp_path, use)
    with pytest.raises(UseNotAllowed):
        program.monitor(SessionRequest("film.avi", SessionDetails("Title")))
    assert program.monitor(SessionRequest(DEMO, SessionDetails("Title"))).crash is None
    program.close()


@pytest.mark.faults(
    row=15, what="the window, with a stated purpose", figure="begins; the purpose is kept with the session"
)
def test_a_stated_purpose_goes_with_the_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(
        "engagement_monitor.monitor.live_monitor", lambda source, details, **_: asked.append((source, details))
    )
    use = SCHOOL.model_copy(update={"ground": Ground.SAFETY, "purpose": "tired drivers"})
    program = backend(tmp_path, use)
    program.monitor(SessionRequest("film.avi", SessionDetails("Title", room="B 12")))
    program.close()
    assert asked == [("film.avi", SessionDetails("Title", room="B 12", purpose="safety: tired drivers"))]


def test_a_field_of_a_session_is_changed_and_the_others_stay(tmp_path: Path) -> None:
    database = Database.open(str(tmp_path / "sessions.db"))
    writer = SessionWriter(database)
    session_id = record(writer)
    writer.close()
    database.close()
    program = backend(tmp_path, None)
    before = program.sessions()[0].details
    program.describe(session_id, room="B 12")
    assert program.sessions()[0].details == replace(before, room="B 12")
    program.close()


@pytest.mark.parametrize(("named", "expected"), [(None, ("mine", Path("room.json"))), ("other", ("other", None))])
def test_the_chosen_model_and_calibration_go_with_a_session_unless_a_command_names_a_model(
    named: str | None, expected: tuple[str, Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(
        "engagement_monitor.monitor.live_monitor",
        lambda *_, model, calibration, **__: asked.append((model, calibration)),
    )
    use = Use(region=Region.ELSEWHERE, institution=Institution.OTHER)
    chosen = Preferences(use=use, model="mine", calibration="room.json")
    program = ProgramBackend(str(tmp_path / "sessions.db"), "auto", named, 2.0, lambda: chosen)
    program.monitor(SessionRequest("film.avi", SessionDetails("Title")))
    program.close()
    assert asked == [expected]
