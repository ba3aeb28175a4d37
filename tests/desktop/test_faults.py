"""The window when something fails: texts of every kind, settings that cannot be kept, a window that stands still."""

import gc
import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from engagement_monitor import log
from engagement_monitor.capture.frame import Pace
from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.session_questions import file_name
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.errors import StoreError
from engagement_monitor.monitor import Monitor
from engagement_monitor.store.database import Database
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.vision.analyzer import FrameAnalyzer
from tests.capture.doubles import Openings, ScriptedSource, wait_for
from tests.desktop.fakes import FakeBackend, session
from tests.faults.doubles import OneFace
from tests.faults.test_11_texts import TEXTS
from tests.vision.doubles import BrightnessClassifier

Tried = Callable[..., None]


def begun(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    window.live.start_demo()
    qtbot.waitUntil(lambda: window.session.phase is Phase.OPENING)
    backend.monitors[-1].run()
    qtbot.waitUntil(lambda: window.session.phase is Phase.RUNNING)


@pytest.mark.faults(row=11)
@pytest.mark.parametrize("name", TEXTS)
def test_the_window_shows_the_text_as_it_is(
    name: str, backend: FakeBackend, make_window: Callable[[FakeBackend], MainWindow], qtbot: QtBot, tried: Tried
) -> None:
    text = TEXTS[name]
    details = SessionDetails(text, text, text, 30, text, text)
    backend.all_sessions = [replace(session(1), details=details, source_name=text)]
    window = make_window(backend)
    assert window.sessions.filter.index(0, 0).data() == text
    window.go_to(Place.SESSIONS)
    window.sessions.open_session(1)
    qtbot.waitUntil(lambda: window.sessions.view.session is not None)
    assert window.sessions.view.session.details == details
    form = window.sessions.view.details
    assert form.title.text() == form.course.text() == form.room.text() == text
    for line in (form.title, form.course, form.room):
        line.editingFinished.emit()
    form.notes.left.emit()
    assert backend.all_sessions[0].details == details
    window.notices.show_fault(StoreError(text, text))
    assert window.notices.text() == f"{text}. {text}"
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    window.grab()
    tried(f"text in the window: {name}", 5, "the same in list, review and notice; no label reads markup")


@pytest.mark.faults(row=11)
@pytest.mark.parametrize("name", TEXTS)
def test_an_exported_file_leads_nowhere_else(name: str, tmp_path: Path, tried: Tried) -> None:
    proposed = file_name(replace(session(1), details=SessionDetails(TEXTS[name])))
    assert Path(proposed).name == proposed
    assert len(proposed.encode()) < 255
    (tmp_path / f"{proposed}.html").write_text("report")
    assert [file.name for file in tmp_path.iterdir()] == [f"{proposed}.html"]
    tried("names of exported files, made of such titles", 1, "a plain name in the chosen folder")


@pytest.mark.faults(row=14)
def test_preferences_that_cannot_be_read_or_kept_are_said_and_the_window_works(
    themes: ThemeKeeper, settings: QSettings, tmp_path: Path, qtbot: QtBot, tried: Tried
) -> None:
    (tmp_path / "folder").mkdir()
    keeper = PreferenceKeeper(tmp_path / "folder")
    window = MainWindow(FakeBackend(), settings, themes, keeper)
    qtbot.addWidget(window)
    window.show()
    assert "cannot be read" in window.notices.text()
    window.notices.dismiss()
    keeper.change(copus=True)
    assert keeper.now.copus
    assert "cannot be written" in window.notices.text()
    window.close()
    tried("the window with settings that cannot be read or written", 1, "the usual ones hold; a notice says so")


@pytest.mark.faults(row=14)
def test_a_window_that_cannot_remember_its_size_opens_and_closes(
    themes: ThemeKeeper, preferences: PreferenceKeeper, tmp_path: Path, qtbot: QtBot, tried: Tried
) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = QSettings(str(tmp_path / "file" / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(FakeBackend(), settings, themes, preferences)
    qtbot.addWidget(window)
    window.show()
    assert window.close()
    settings.sync()
    assert settings.status() is not QSettings.Status.NoError
    tried("the window's size cannot be remembered", 1, "the usual size the next time")


@pytest.mark.faults(row=14)
def test_a_log_that_cannot_be_written_is_said_and_nothing_else_changes(
    own_folders: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tried: Tried
) -> None:
    (own_folders / "in the way").write_text("")
    monkeypatch.setattr(log, "log_folder", lambda: own_folders / "in the way")
    logger = logging.getLogger("engagement_monitor")
    before = list(logger.handlers)
    try:
        assert log.start_log() is None
        logger.warning("the camera is gone")
    finally:
        for handler in set(logger.handlers) - set(before):
            logger.removeHandler(handler)
    said = capsys.readouterr().err
    assert "cannot be written" in said
    assert "the camera is gone" in said
    tried("log that cannot be written", 1, "said, and warnings go to the terminal")


@pytest.mark.faults(row=9)
def test_a_session_that_stopped_by_itself_is_started_again_with_a_button(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot, tried: Tried
) -> None:
    begun(window, backend, qtbot)
    monitor = backend.monitors[-1]
    with qtbot.captureExceptions():
        monitor.crash = RuntimeError("the sixth in a minute")
        monitor.now = replace(monitor.now, state=monitor.now.state.FAILED)
        qtbot.waitUntil(lambda: window.session.phase is Phase.FAILED)
    buttons = [button.text() for button in window.live.message.findChildren(QAbstractButton)]
    assert buttons == ["Start again"]
    window.live.message.press()
    qtbot.waitUntil(lambda: len(backend.monitors) == 2)
    assert backend.monitors[1].request == monitor.request
    tried("the window after the sixth restart in a minute", 1, "a visible stop, with a button that starts again")


@pytest.mark.faults(row=9)
def test_a_window_that_is_closed_is_in_a_hurry_and_a_stop_is_not(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    begun(window, backend, qtbot)
    window.session.stop()
    assert not backend.monitors[-1].hurried
    window.quit_now()
    assert backend.monitors[-1].hurried


@pytest.mark.faults(row=9)
def test_a_window_that_is_closed_waits_for_no_worker_that_hangs(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tried: Tried
) -> None:
    let_go, hanging = threading.Event(), threading.Barrier(3)
    monkeypatch.setattr("engagement_monitor.desktop.window._LEAVE_S", 0.2)

    def hang(*_anything: object) -> None:
        hanging.wait(5)
        let_go.wait(30)

    backend.monitor = backend.sessions = hang
    window.live.start_demo()
    window.sessions.refresh()
    hanging.wait(5)
    window.quit_now()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=3000)
    let_go.set()
    assert window.session.phase is Phase.IDLE
    tried("window closed while both its workers hang", 1, "closed without them after 3.5 s, no session begun")


MOST_BYTES = 30e6


@pytest.mark.faults(row=9)
@pytest.mark.skipif(sys.platform == "win32", reason="its memory is counted in another way")
@pytest.mark.parametrize("blocked_s", [2, pytest.param(10, marks=pytest.mark.kill)])
def test_while_the_window_stands_still_memory_does_not_grow(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot, tmp_path: Path, blocked_s: int, tried: Tried
) -> None:
    database = Database.open(str(tmp_path / "sessions.db"))
    load = lambda: FrameAnalyzer(OneFace(), BrightnessClassifier())  # noqa: E731
    monitor = Monitor(Openings(ScriptedSource()), Pace.REAL_TIME, load, database, SessionDetails("Lecture"))
    backend.monitor = lambda _request: monitor
    window.live.start_demo()
    qtbot.waitUntil(lambda: monitor.snapshot().totals.frames_analyzed > 8)
    gc.collect()
    process = psutil.Process()
    before, read = process.memory_info().rss, monitor.snapshot().totals.frames_read
    seen = len(monitor.samples_since(0))
    # Nothing is painted and no event is handled in here: the window's thread waits.
    wait_for(lambda: len(monitor.samples_since(0)) >= seen + blocked_s, 4 * blocked_s)
    grown = process.memory_info().rss - before
    frames = monitor.snapshot().totals.frames_read - read
    assert frames > 50 * blocked_s
    assert grown < MOST_BYTES
    qtbot.waitUntil(lambda: len(window.session.taken_samples()) >= seen + blocked_s)
    monitor.stop()
    qtbot.waitUntil(lambda: window.session.phase is Phase.FINISHED)
    database.close()
    tried(f"window blocked for {blocked_s} s", 1, f"+{grown / 1e6:.0f} MB over {frames} frames, then all is shown")
