"""From nothing to the first painted window: run by ``engagement-monitor bench`` in a process of its own, no display.

Prints a JSON list of the heavy libraries that were loaded on the way. There should be none: they are loaded beside the
window, when it can be seen already.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings

from engagement_monitor.desktop.app import make_application
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.window import MainWindow

HEAVY = ("tensorflow", "ai_edge_litert", "keras", "cv2", "sqlalchemy")


def main() -> None:
    """Shows a window as it is on the first day."""
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        preferences = PreferenceKeeper(Path(folder) / "preferences.json")
        application = make_application()
        backend = ProgramBackend(None, "auto", None, None)
        window = MainWindow(backend, settings, ThemeKeeper(application), preferences)
        window.show()
        application.processEvents()
        window.grab()
    json.dump([name for name in HEAVY if name in sys.modules], sys.stdout)


if __name__ == "__main__":
    main()
