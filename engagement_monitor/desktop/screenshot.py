"""``python -m engagement_monitor.desktop.screenshot OUTPUT.png``: the window on the demo lecture, as a picture."""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from engagement_monitor.desktop.app import make_application
from engagement_monitor.desktop.environment import require_display
from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.preferences import Appearance

_CHECK_MS = 200


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the demo lecture for some seconds of it and saves what the window shows."""
    options = _parser().parse_args(arguments)
    require_display()
    with tempfile.TemporaryDirectory() as folder:
        application = make_application()
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        settings.setValue("about/read", True)
        preferences = PreferenceKeeper(Path(folder) / "preferences.json")
        preferences.change(appearance=Appearance.DARK if options.dark else Appearance.LIGHT)
        backend = ProgramBackend(str(Path(folder) / "sessions.db"), "auto", None, options.duration + 60)
        window = MainWindow(backend, settings, ThemeKeeper(application), preferences)
        window.resize(*(int(side) for side in options.size.split("x")))
        window.show()
        window.ended.connect(application.quit)
        window.prepare()
        window.start_demo()
        photographer = _Photographer(application, window, options)
        status = application.exec()
        del photographer  # Qt alone would not have kept it
        return status


class _Photographer:
    """Looks now and then whether the lecture is far enough, and saves pictures of the places asked for."""

    def __init__(self, application: QApplication, window: MainWindow, options: argparse.Namespace) -> None:
        self._application, self._window, self._options = application, window, options
        self._timer = QTimer(window, interval=_CHECK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        session = self._window.session
        snapshot = session.poll()
        if session.phase is Phase.FAILED:
            self._application.exit(1)
        elif snapshot is not None and snapshot.elapsed_s >= self._options.duration:
            self._timer.stop()
            # Where this run's throw-away database lies is of no interest to anybody.
            self._window.live.health.show_location("sessions.db")
            self._window.grab().save(self._options.output)
            if self._options.review:
                self._window.session.phase_changed.connect(self._review)
                self._window.session.stop()
            else:
                self._window.quit_now()

    def _review(self) -> None:
        if self._window.session.phase is Phase.FINISHED and self._window.session.session_id is not None:
            self._window.go_to(Place.SESSIONS)
            self._window.sessions.open_session(self._window.session.session_id)
            QTimer.singleShot(3000, self._save_review)

    def _save_review(self) -> None:
        self._window.grab().save(self._options.review)
        self._window.quit_now()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engagement_monitor.desktop.screenshot", description=__doc__)
    parser.add_argument("output", metavar="OUTPUT.png")
    parser.add_argument("--review", metavar="PNG", help="also the stored session, once it is stopped")
    parser.add_argument("--duration", type=float, default=90.0, help="seconds of the lecture")
    parser.add_argument("--size", default="1280x800", help="WIDTHxHEIGHT of the window in pixels")
    parser.add_argument("--dark", action="store_true")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
