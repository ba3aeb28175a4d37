"""The application around the window, and the window on the real program."""

import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QSettings
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop import app
from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.window import MainWindow
from engagement_monitor.errors import StoreError
from tests.desktop.fakes import FakeBackend

RUN = """
import sys
from PySide6.QtCore import QTimer
from engagement_monitor.desktop import app
make = app.make_application
def make_and_tell():
    application = make()
    # From inside the event loop: now the window is there and signals are looked after.
    QTimer.singleShot(0, lambda: print("up", flush=True))
    return application
app.make_application = make_and_tell
sys.exit(app.run_app(database_location=sys.argv[1], engine="auto", model=None))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals to a child are another thing there")
@pytest.mark.parametrize("number", app._ENDING)
def test_a_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("these tests were started so that nothing they start hears it")
    command = [sys.executable, "-c", RUN, str(tmp_path / "sessions.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "up\n"
        child.send_signal(number)
        _, errors = child.communicate(timeout=60)
    # On a busy machine the first imports may still be under way; what is left behind is said.
    assert [line for line in errors.splitlines() if not line.startswith("left behind: ")] == []
    assert child.returncode == 0


@pytest.mark.faults(row=9, what="signal while the window's thread holds a lock", figure="closed a moment later")
def test_a_signal_is_answered_between_two_events_and_never_within_one(qtbot: QtBot) -> None:
    lock, closed = threading.Lock(), threading.Event()

    def quit_now() -> None:
        assert lock.acquire(blocking=False)
        lock.release()
        closed.set()

    shell = QObject()
    shell.window = SimpleNamespace(quit_now=quit_now)
    with app._interrupt_ends(shell):
        with lock:  # as a worker's queue does while something is put into it
            signal.raise_signal(signal.SIGTERM)
            assert not closed.is_set()
        qtbot.waitUntil(closed.is_set)


def test_a_fault_of_the_surroundings_is_shown(window: MainWindow) -> None:
    with app._faults_shown(SimpleNamespace(window=window), "window.log") as faults:
        fault = StoreError("The disk is full", "Free some room.")
        sys.excepthook(StoreError, fault, None)
    assert faults == []
    assert window.notices.text() == "The disk is full. Free some room."


def test_a_fault_of_the_program_is_logged_shown_and_counted(
    window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    with app._faults_shown(SimpleNamespace(window=window), "window.log") as faults:
        sys.excepthook(ValueError, ValueError("ours"), None)
    assert len(faults) == 1
    assert "window.log" in window.notices.text()
    assert "ours" in caplog.text


def test_the_excepthook_is_put_back(make_window) -> None:
    before = sys.excepthook
    with app._faults_shown(SimpleNamespace(window=make_window(FakeBackend())), ""):
        assert sys.excepthook is not before
    assert sys.excepthook is before


def test_the_demo_lecture_from_start_to_report(
    tmp_path: Path, settings: QSettings, themes: ThemeKeeper, qtbot: QtBot
) -> None:
    """The real capture, model, store and reports behind the real window."""
    window = MainWindow(
        ProgramBackend(str(tmp_path / "sessions.db"), "auto", None, 4.0),
        settings,
        themes,
        PreferenceKeeper(tmp_path / "p.json"),
    )
    window.show()
    window.prepare()
    window.start_demo()
    qtbot.waitUntil(lambda: window.session.phase in (Phase.FINISHED, Phase.FAILED), timeout=60_000)
    assert window.session.fault is None
    window.live.message.press()
    qtbot.waitUntil(lambda: window.sessions.view.session is not None, timeout=20_000)
    assert window.sessions.view.session is not None
    assert window.sessions.view.session.title == "Demo lecture"
    target = tmp_path / "report.html"
    window.sessions.questions.target = lambda _parent, _name, formats: (target, formats[0])
    window.sessions.view.export_button.click()
    qtbot.waitUntil(lambda: "Saved as" in window.notices.text(), timeout=20_000)
    assert "Demo lecture" in target.read_text(encoding="utf-8")
    window.close()
    window.deleteLater()
