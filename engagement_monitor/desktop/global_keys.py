"""Marker keys while another window is in front: Ctrl+Alt and the key, by choice and only while a session runs.

The ``pynput`` package does it, if it is installed. It sees every key that is pressed on this computer and calls back
for those asked for; nothing else is looked at or kept.
"""

import importlib.util
import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from engagement_monitor.desktop.text import tr

_LOG = logging.getLogger(__name__)
_JOIN_S = 2.0
_WITHOUT_KEYBOARD = frozenset({"offscreen", "minimal", "vnc", "minimalegl", "eglfs", "linuxfb"})


def obstacle() -> str:
    """Why keys cannot be seen while another window is in front, for people; empty if they can."""
    if os.environ.get("WAYLAND_DISPLAY") or QGuiApplication.platformName() == "wayland":
        return tr("Not possible here: under Wayland no program sees keys that are meant for another window.")
    if QGuiApplication.platformName() in _WITHOUT_KEYBOARD:
        return tr("Not possible here: there is no keyboard to listen to.")
    if importlib.util.find_spec("pynput") is None:
        return tr("Needs the Python package pynput; install the program with its part global-keys.")
    return ""


def explanation() -> str:
    """What the choice needs and does, for people."""
    if sys.platform == "darwin":
        return tr(
            "macOS asks first: allow the program under System Settings, Privacy & Security, Input Monitoring. Listens"
            " only while a session runs, and keeps no key."
        )
    return tr("Listens only while a session runs, and keeps no key.")


class GlobalKeys(QObject):
    """Listens on a thread of its own and says on the window's thread which marker key was pressed.

    ``pressed`` gives the key, such as ``N``; ``failed`` a sentence for people.
    """

    pressed = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listener: Any = None
        self._keys: tuple[str, ...] = ()

    def listen(self, keys: Sequence[str]) -> None:
        """Listens for Ctrl+Alt and these keys from now on, and for no others; for none if empty."""
        wanted = tuple(keys)
        if wanted == self._keys:
            return
        self.stop()
        if wanted:
            self._begin(wanted)

    def stop(self) -> None:
        """Ends the thread."""
        listener, self._listener, self._keys = self._listener, None, ()
        if listener is not None:
            listener.stop()
            listener.join(_JOIN_S)

    def _begin(self, keys: tuple[str, ...]) -> None:
        if text := obstacle():
            self.failed.emit(text)
            return
        try:
            from pynput.keyboard import GlobalHotKeys

            self._listener = GlobalHotKeys({f"<ctrl>+<alt>+{key.lower()}": partial(self._seen, key) for key in keys})
            self._listener.start()
            self._listener.wait()
        except Exception as error:  # noqa: BLE001 - Xlib's and macOS's own, of no common kind
            _LOG.warning("keys cannot be seen while another window is in front", exc_info=error)
            self.stop()
            self.failed.emit(tr("Keys cannot be seen while another window is in front ({why}).").format(why=error))
        else:
            self._keys = keys

    def _seen(self, key: str) -> None:
        self.pressed.emit(key)
