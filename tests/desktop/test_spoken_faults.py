"""What the core says reaches the window in the user's language."""

import string
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engagement_monitor.capture.thread import CaptureState
from engagement_monitor.desktop.live_messages import live_message, look_message
from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.text import translated
from engagement_monitor.desktop.translate import translations
from engagement_monitor.desktop.translation import ENGLISH, LANGUAGES, Translations, translation_file
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.errors import EngagementMonitorError, SourceLost, StoreError
from engagement_monitor.lawful import require_allowed
from engagement_monitor.sentence import tr
from engagement_monitor.store.session_file import read_session_file
from tests.desktop.fakes import FakeBackend, session

GONE = StoreError(tr("Session {id} is being recorded").format(id=41), tr("Stop it before you delete it."))
GONE_IN_GERMAN = ("Sitzung 41 wird gerade aufgezeichnet", "Beenden Sie sie, bevor Sie sie l\u00f6schen.")
OTHERS = [language for language in LANGUAGES if language != ENGLISH]


@pytest.fixture
def german(qapp: QApplication, preferences: PreferenceKeeper) -> Iterator[None]:
    chosen, before = Translations.of(qapp), QLocale()
    preferences.change(language="de")
    chosen.choose("de")
    yield
    chosen.choose(ENGLISH)
    QLocale.setDefault(before)


@pytest.fixture
def window(german: None, make_window, backend: FakeBackend) -> MainWindow:
    return make_window(backend)


def test_a_fault_is_shown_in_german_with_its_value(window: MainWindow) -> None:
    window.notices.show_fault(GONE)
    assert window.notices.text() == ". ".join(GONE_IN_GERMAN)
    assert str(GONE) == "Session 41 is being recorded. Stop it before you delete it."


def test_what_a_user_typed_stays_as_typed(window: MainWindow) -> None:
    window.notices.show_fault(StoreError(tr("{path} is another program's database").format(path="<b>{id}"), "Look."))
    assert window.notices.text() == "<b>{id} ist die Datenbank eines anderen Programms. Look."


def test_a_plain_text_is_shown_as_it_is(german: None) -> None:
    assert translated("Stop it before you delete it.") == "Stop it before you delete it."
    assert translated(tr("Stop it before you delete it.")) == GONE_IN_GERMAN[1]


def test_a_session_that_fails_says_why_in_german(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    window.live.start_demo()
    qtbot.waitUntil(lambda: window.session.phase is Phase.OPENING)
    backend.monitors[-1].fail(GONE)
    qtbot.waitUntil(lambda: window.session.phase is Phase.FAILED)
    message = live_message(window.session, *[lambda: None] * 3)
    assert message is not None
    assert (message.heading, message.text) == GONE_IN_GERMAN


def test_a_preview_that_fails_says_why_in_german(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.session.look, "_fault", GONE)
    message = look_message(window.session)
    assert (message.heading, message.text) == GONE_IN_GERMAN


def test_a_notice_is_shown_in_german_and_so_is_the_fault_in_it(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    window.live.start_demo()
    qtbot.waitUntil(lambda: window.session.phase is Phase.OPENING)
    backend.monitors[-1].run()
    qtbot.waitUntil(lambda: window.session.phase is Phase.RUNNING)
    for notice, before in (
        (tr("Not saved at the moment: {fault}").format(fault=str(GONE)), "Zurzeit wird nicht gespeichert: "),
        (str(GONE), ""),
    ):
        backend.monitors[-1].now = replace(backend.monitors[-1].now, notice=notice)
        german = before + ". ".join(GONE_IN_GERMAN)
        qtbot.waitUntil(lambda german=german: window.notices.text() == german)


def test_the_alert_that_the_camera_is_gone_speaks_german(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    camera = tr("Camera {number}").format(number=0)
    lost = SourceLost(
        tr("{source} gives no more pictures; it is tried again").format(source=camera), tr("Plug it in again.")
    )
    window.live.start_demo()
    qtbot.waitUntil(lambda: window.session.phase is Phase.OPENING)
    backend.monitors[-1].run()
    qtbot.waitUntil(lambda: window.session.phase is Phase.RUNNING)
    backend.monitors[-1].now = replace(backend.monitors[-1].now, capture=CaptureState.LOST, notice=str(lost))
    german = "Kamera 0 liefert keine Bilder mehr; es wird erneut versucht. Schlie\u00dfen Sie sie wieder an."
    qtbot.waitUntil(lambda: window.live.alert.text() == german)


def test_a_session_that_cannot_be_opened_says_why_in_german(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    backend.faults["stored"] = GONE
    window.go_to(Place.SESSIONS)
    window.sessions.open_session(1)
    qtbot.waitUntil(lambda: window.sessions.message.texts() == GONE_IN_GERMAN)


def test_the_note_of_a_damaged_recording_is_german_after_the_database(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    cut = session(1)
    backend.all_sessions = [replace(cut, totals=replace(cut.totals, note="49 of 100 frames could be read"))]
    window.go_to(Place.SESSIONS)
    window.sessions.open_session(1)
    qtbot.waitUntil(lambda: window.sessions.view.note.text() == "49 von 100 Bildern lie\u00dfen sich lesen")


def test_sessions_that_cannot_be_compared_say_why_in_german(german: None, make_window, qtbot: QtBot) -> None:
    backend = FakeBackend([session(1), session(2)], faults={"report": GONE})
    window = make_window(backend)
    window.go_to(Place.COMPARE)
    qtbot.waitUntil(lambda: window.compare.message.texts() == GONE_IN_GERMAN)


def test_files_that_cannot_be_imported_say_why_in_german(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot, tmp_path: Path
) -> None:
    with pytest.raises(EngagementMonitorError) as raised:
        read_session_file(tmp_path / "{none}.engagement")
    backend.faults["import_file"] = raised.value
    window.sessions.import_files([tmp_path / "any.engagement"])
    qtbot.waitUntil(lambda: "l\u00e4sst sich nicht importieren" in window.notices.text())
    assert "{none}.engagement" in window.notices.text()
    assert window.notices.text().endswith("Sehen Sie nach, ob die Datei da ist.")


def test_the_rule_is_a_part_of_a_refusal_in_german_too(german: None) -> None:
    with pytest.raises(EngagementMonitorError) as refused:
        require_allowed(None)
    said = translated(str(refused.value))
    assert said.startswith("Keine Sitzung mit Menschen kann starten. In der Europ\u00e4ischen Union verbietet")
    assert "nur die Vorf\u00fchrung starten. Geben Sie unter Einstellungen, Ort und Zweck an" in said


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_is_filled_like_its_english(language: str) -> None:
    """With the same conversions and formats, so that none fails when the fault is there."""
    for source, translation in translations(translation_file(language, ".ts")).items():
        assert fields(source) == fields(translation), source


def fields(template: str) -> list[tuple[str | None, ...]]:
    """What is put in, and how."""
    return sorted(tuple(map(str, part[1:])) for part in string.Formatter().parse(template) if part[1] is not None)
