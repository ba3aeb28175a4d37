"""Opens the window and stays until it is closed."""

import logging
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QObject, QSettings, QSocketNotifier, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from engagement_monitor.assets import asset
from engagement_monitor.desktop.backend import Backend
from engagement_monitor.desktop.environment import drop_opencv_variables, require_display
from engagement_monitor.desktop.garbage import garbage_collected_here
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.window import MainWindow
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.leaving import leave
from engagement_monitor.log import log_file

_LOG = logging.getLogger("engagement_monitor")
_NAME = "engagement-monitor"
_FAULT_STATUS = 1
_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What ends it from outside: Ctrl-C, the end of the user's work at the computer, and the end of the terminal."""


def run_app(
    *, database_location: str | None, engine: str, model: str | None, demo_duration_s: float | None = None
) -> int:
    """Opens the window and waits for its end; the exit status.

    Args:
        database_location: As for ``Database.open``.
        engine: ``auto``, ``tensorflow`` or ``litert``.
        model: A model's name or path; None for the shipped one.
        demo_duration_s: If given, the demo lecture starts by itself and lasts so long.

    Raises:
        DisplayUnavailable: no window can be opened here.
    """
    require_display()
    log = str(log_file()) if log_file().exists() else ""
    application = make_application()
    preferences = PreferenceKeeper()

    def make_backend() -> ProgramBackend:
        return ProgramBackend(database_location, str(engine), model, demo_duration_s, lambda: preferences.now)

    shell = Shell(application, make_backend, user_settings(), preferences, log)
    shell.open()
    if demo_duration_s is not None:
        QTimer.singleShot(0, shell.window.start_demo)
    with garbage_collected_here(), _faults_shown(shell, log) as faults, _interrupt_ends(shell):
        status = application.exec()
    return leave(_FAULT_STATUS if faults else status)


class Shell(QObject):
    """Opens the window, and a new one in its place when language, wording or the size of the text is chosen anew.

    Args:
        application: Ends with the window.
        make_backend: A window closes its backend, so each gets its own.
        settings: What the window remembers by itself.
        preferences: What the user has chosen.
        log: Where the log file is; empty if there is none.
    """

    def __init__(
        self,
        application: QApplication,
        make_backend: Callable[[], Backend],
        settings: QSettings,
        preferences: PreferenceKeeper,
        log: str,
    ) -> None:
        super().__init__()
        self._application, self._make_backend, self._settings = application, make_backend, settings
        self._preferences, self._log = preferences, log
        self._themes = ThemeKeeper(application)
        self.window = self._make()

    def open(self) -> None:
        """Shows the window, and then what takes longer."""
        self.window.show()
        QTimer.singleShot(0, self.window.prepare)

    def renew(self) -> None:
        """Puts a new window in the place of the one that is open, on the same page and with the same settings open."""
        before = self.window
        before.ended.disconnect(self._application.quit)
        before.renewal_asked.disconnect(self.renew)
        before.ended.connect(before.deleteLater)
        group = before.settings.group if before.settings.isVisible() else None
        before.close()
        self.window = self._make()
        self.open()
        self.window.take_over(before)
        if group is not None:
            self.window.show_settings()
            self.window.settings.open_at(group)

    def _make(self) -> MainWindow:
        window = MainWindow(self._make_backend(), self._settings, self._themes, self._preferences)
        window.show_log(self._log)
        window.ended.connect(self._application.quit)
        window.renewal_asked.connect(self.renew)
        return window


def make_application() -> QApplication:
    """The one QApplication, with name and icon."""
    drop_opencv_variables()
    application = QApplication(sys.argv[:1])
    application.setApplicationName(_NAME)
    application.setDesktopFileName(_NAME)
    application.setWindowIcon(QIcon(str(asset("resources", "desktop", "app.svg"))))
    application.setQuitOnLastWindowClosed(False)
    return application


def user_settings() -> QSettings:
    """What the window remembers by itself: its size, and that the first text was read."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, _NAME, "window")


@contextmanager
def _faults_shown(shell: Shell, log: str) -> Iterator[list[BaseException]]:
    """While inside, what nobody caught is logged and shown. Gives the list of the program's own faults."""
    faults: list[BaseException] = []

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            shell.window.quit_now()
        elif isinstance(error, EngagementMonitorError):
            _LOG.warning("%s", error)
            shell.window.notices.show_fault(error)
        else:
            faults.append(error)
            _LOG.critical("A fault of the program", exc_info=(kind, error, trace))
            shell.window.show_crash(log)

    before, sys.excepthook = sys.excepthook, show
    try:
        yield faults
    finally:
        sys.excepthook = before


@contextmanager
def _interrupt_ends(shell: Shell) -> Iterator[None]:
    """While inside, Ctrl-C, SIGTERM and SIGHUP end the session and the window.

    Python runs a signal's handler between any two instructions of this thread, which may hold a lock that closing the
    window needs too: so nothing is done there. The signal writes its number into a socket on which Qt waits.
    """
    reading, writing = socket.socketpair()
    for end in (reading, writing):
        end.setblocking(False)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, shell)

    def answer(*_: object) -> None:
        reading.recv(64)
        shell.window.quit_now()

    notifier.activated.connect(answer)
    before_fd = signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    # What is ignored stays so: whoever starts it with nohup wants it to outlive the terminal.
    numbers = [number for number in _ENDING if signal.getsignal(number) is not signal.SIG_IGN]
    before = [signal.signal(number, lambda *_: None) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
        signal.set_wakeup_fd(before_fd)
        notifier.setEnabled(False)
        reading.close()
        writing.close()
