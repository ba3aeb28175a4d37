"""The user's choices while the window is open: one place that keeps them, and says when they change."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engagement_monitor.errors import PreferencesError
from engagement_monitor.preferences import Preferences, load_preferences, save_preferences


class PreferenceKeeper(QObject):
    """Holds the preferences and writes every change at once. Lives on the window's thread.

    A file that cannot be read or written never stands in the way: ``failed`` says so, and what was chosen holds until
    the window is closed. What another window has written meanwhile stays in the file, and comes into force when the
    program starts anew.

    Args:
        path: The file; None for the user's own.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._path = path
        self.fault: PreferencesError | None = None
        """Why the file could not be read when the window opened."""
        try:
            self.now = load_preferences(path)
        except PreferencesError as fault:
            self.now, self.fault = Preferences(), fault

    def change(self, **chosen: Any) -> None:
        """Chooses anew; each name is a field of ``Preferences``. Raises ``ValueError`` for what makes no sense."""
        after = _changed(self.now, chosen)
        if after == self.now:
            return
        self.now = after
        try:
            save_preferences(_changed(self._kept(), chosen), self._path)
        except PreferencesError as fault:
            self.failed.emit(fault)
        self.changed.emit()

    def _kept(self) -> Preferences:
        """What is in the file by now. One that cannot be read is written anew."""
        try:
            return load_preferences(self._path)
        except PreferencesError:
            return self.now


def _changed(preferences: Preferences, chosen: dict[str, Any]) -> Preferences:
    return Preferences.model_validate({**preferences.model_dump(), **chosen})
