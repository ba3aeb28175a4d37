"""The keys of a timeline that has a cursor."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from engagement_monitor.desktop.timeline_view import TimelineView

_ZOOM_STEP, _PAN_STEP = 1.5, 0.25
_STEP_S, _LARGE_STEP_S = 1.0, 10.0
_DIRECTIONS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ZOOMS = {
    Qt.Key.Key_Plus: _ZOOM_STEP,
    Qt.Key.Key_Equal: _ZOOM_STEP,  # the same key without Shift
    Qt.Key.Key_Minus: 1 / _ZOOM_STEP,
}


def key_act(view: "TimelineView", event: QKeyEvent) -> Callable[[], None] | None:
    """What a key does; None if it does nothing here.

    Left and right move the cursor by a second, with Shift by ten, and with Ctrl they move what is shown; plus, minus
    and 0 zoom; Home and End put the cursor on the first and the last second, Escape takes it away.
    """
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return None
    if key in _DIRECTIONS:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return partial(view.pan, _DIRECTIONS[key] * _PAN_STEP)
        large = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        return partial(view.step_cursor, _DIRECTIONS[key] * (_LARGE_STEP_S if large else _STEP_S))
    if key in _ZOOMS:
        return partial(view.zoom, _ZOOMS[key])
    others: dict[Qt.Key, Callable[[], None]] = {
        Qt.Key.Key_Home: partial(view.set_cursor, 0.0),
        Qt.Key.Key_End: partial(view.set_cursor, float("inf")),
        Qt.Key.Key_0: view.show_whole,
        Qt.Key.Key_Escape: partial(view.set_cursor, None),
    }
    return others.get(key)
