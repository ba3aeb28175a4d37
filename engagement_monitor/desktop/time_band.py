"""A band below the timeline: something that lies along the same time, as the tracks of an audio editor do."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from engagement_monitor.desktop.text import plain_tip, scaled_font, tr
from engagement_monitor.desktop.theme import Theme, ThemeKeeper
from engagement_monitor.desktop.time_scale import TimeScale

_LABEL_PX = 160
_GAP_PX = 8
_GRIP_PX = 5
_LONGEST_LABEL = 200
_SMALL_STEP_S, _LARGE_STEP_S = 1.0, 10.0
_NO_HANDLE = -1
_DIRECTIONS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TimeBand(QWidget):
    """Things in time order of which one can be selected: by a click, or with the arrow keys.

    What can be moved in time has a handle: it is dragged, or moved with Alt and the arrow keys, by a second or with
    Shift by ten. The band changes nothing itself: it says what the user wants.
    """

    selected = Signal(int)
    """The user selected a thing; -1 for none."""
    pointed = Signal(float)
    """The user clicked at this time."""
    renamed = Signal(int, str)
    """The user typed another label."""
    moved = Signal(int, float)
    """The user moved the handle of that number to that time."""

    def __init__(self, name: str, scale: TimeScale, themes: ThemeKeeper, height_em: float) -> None:
        super().__init__()
        self.scale, self._themes, self._name, self._height_em = scale, themes, name, height_em
        self.editable = False
        self._index = -1
        self._cursor_s: float | None = None
        self._dragged, self._drag_s = _NO_HANDLE, 0.0
        self._editor = LabelEditor(self)
        self.setFont(scaled_font(self, 0.9))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._editor.finished.connect(self.renamed)
        scale.changed.connect(self._rescaled)
        themes.changed.connect(self.update)

    @property
    def theme(self) -> Theme:
        """The colours in force."""
        return self._themes.theme

    @property
    def index(self) -> int:
        """The selected thing, -1 if none is."""
        return self._index

    @property
    def labelling(self) -> bool:
        """Whether a label is being typed."""
        return not self._editor.isHidden()

    def name_px(self) -> int:
        """How much room the band's name takes."""
        return self.fontMetrics().horizontalAdvance(self._name) + _GAP_PX

    def select(self, index: int) -> None:
        """Selects a thing, without a signal."""
        self._index = index if 0 <= index < self.count() else -1
        self.setAccessibleDescription(self.describe(self._index) if self._index >= 0 else "")
        self.update()

    def show_cursor(self, time_s: float | None) -> None:
        """Shows where the timeline's cursor is."""
        self._cursor_s = time_s
        self.update()

    def edit_label(self) -> None:
        """Lets the user type another label for the selected thing, in its place."""
        if self.editable and self._index >= 0:
            place = self.place_of(self._index)
            left = min(max(place.left(), self.scale.left_px), self.scale.right_px - _LABEL_PX)
            width = max(_LABEL_PX, min(place.right(), self.scale.right_px) - left)
            self._editor.begin(self._index, self.label_of(self._index), QRectF(left, 0, width, self.height()))

    def count(self) -> int:
        """How many things there are."""
        raise NotImplementedError

    def place_of(self, index: int) -> QRectF:
        """Where a thing is painted."""
        raise NotImplementedError

    def label_of(self, index: int) -> str:
        """A thing's label, as typed."""
        raise NotImplementedError

    def describe(self, index: int) -> str:
        """A thing in words, for a tooltip and for screen readers."""
        raise NotImplementedError

    def index_at(self, x_px: float) -> int:
        """The thing at a pixel, -1 if there is none."""
        raise NotImplementedError

    def handles_s(self) -> Sequence[float]:
        """The times of what can be moved."""
        return ()

    def handle_of(self, _index: int) -> int:
        """The handle that the keys move while this thing is selected, -1 if there is none."""
        return _NO_HANDLE

    def drag(self, _handle: int, _time_s: float | None) -> None:
        """Shows how it would be with that handle at that time; with None, how it is."""

    def paint_things(self, painter: QPainter) -> None:
        """Paints everything; the painter is clipped to the time."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its text needs."""
        return QSize(200, round(self.fontMetrics().height() * self._height_em))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints the name, the things, the cursor, and a frame if the keyboard is here."""
        painter = QPainter(self)
        painter.setPen(QColor(self.theme.muted))
        name = QRectF(0, 0, self.scale.left_px - _GAP_PX, self.height())
        painter.drawText(name, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._name)
        track = QRectF(self.scale.left_px, 0, self.scale.width_px, self.height())
        painter.setClipRect(track.adjusted(-1, 0, 1, 0))
        painter.fillRect(track, QColor(self.theme.window))
        self.paint_things(painter)
        if self._cursor_s is not None:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            x = self.scale.x_of(self._cursor_s)
            painter.drawLine(round(x), 0, round(x), self.height())
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.accent), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(track.adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Takes hold of a handle, or else selects what is there and puts the cursor there."""
        x = event.position().x()
        if x < self.scale.left_px:
            return
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self._handle_at(x) != _NO_HANDLE:
            self._dragged = self._handle_at(x)
            self._drag_s = self.handles_s()[self._dragged]
            return
        self._choose(self.index_at(x))
        if left:
            self.pointed.emit(self.scale.time_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drags what is held; otherwise says what is there."""
        x = event.position().x()
        if self._dragged != _NO_HANDLE:
            self._drag_s = self.scale.time_at(min(max(x, self.scale.left_px), self.scale.right_px))
            self.drag(self._dragged, self._drag_s)
            return
        index = self.index_at(x)
        self.setToolTip(plain_tip(self.describe(index)) if index >= 0 else "")
        held = self._handle_at(x) != _NO_HANDLE
        self.setCursor(Qt.CursorShape.SplitHCursor if held else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Lets go."""
        dragged, before_s = self._dragged, self.handles_s()
        self._let_go()
        if dragged != _NO_HANDLE and round(self._drag_s) != round(before_s[dragged]):
            self.moved.emit(dragged, self._drag_s)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Labels what is there."""
        self._let_go()
        self._choose(self.index_at(event.position().x()))
        self.edit_label()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Left and right, Home and End select; with Alt they move; Escape lets go of what is dragged."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        last = self.count() - 1
        goals = {
            Qt.Key.Key_Left: max(0, self._index - 1),
            Qt.Key.Key_Right: min(last, self._index + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key is Qt.Key.Key_Escape and self._dragged != _NO_HANDLE:
            self._let_go()
        elif key in goals and last >= 0 and not modifiers:
            self._choose(goals[key])
        elif key in _DIRECTIONS and modifiers & Qt.KeyboardModifier.AltModifier:
            large = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self._nudge(_DIRECTIONS[key] * (_LARGE_STEP_S if large else _SMALL_STEP_S))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """With the keyboard, something is selected at once."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self._index < 0 and self.count():
            self._choose(0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Larger text needs a higher band."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def elided(self, text: str, width_px: float) -> str:
        """A label on one line that fits."""
        line = " ".join(text.split())
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, max(0, int(width_px)))

    def _handle_at(self, x_px: float) -> int:
        if not self.editable:
            return _NO_HANDLE
        distances = [(abs(self.scale.x_of(time_s) - x_px), number) for number, time_s in enumerate(self.handles_s())]
        nearest_px, number = min(distances, default=(math.inf, _NO_HANDLE))
        return number if nearest_px <= _GRIP_PX else _NO_HANDLE

    def _let_go(self) -> None:
        if self._dragged != _NO_HANDLE:
            self.drag(self._dragged, None)
        self._dragged = _NO_HANDLE

    def _nudge(self, step_s: float) -> None:
        handle = self.handle_of(self._index) if self.editable and self._index >= 0 else _NO_HANDLE
        if handle != _NO_HANDLE:
            self.moved.emit(handle, self.handles_s()[handle] + step_s)

    def _choose(self, index: int) -> None:
        if index != self._index:
            self.select(index)
            self.selected.emit(self._index)

    def _rescaled(self) -> None:
        self._editor.give_up()
        self.update()


class LabelEditor(QLineEdit):
    """A line over a band in which a label is typed: Enter and leaving keep it, Escape does not."""

    finished = Signal(int, str)
    """The thing of that number is called so from now on."""

    def __init__(self, band: QWidget) -> None:
        super().__init__(band)
        self._band, self._index, self._before = band, -1, ""
        self._open = False
        self.setObjectName("inplace")
        self.setAccessibleName(tr("Label"))
        self.hide()
        self.editingFinished.connect(self._keep)

    def begin(self, index: int, text: str, place: QRectF) -> None:
        """Appears over that thing with this text, all of it selected."""
        self._index, self._before, self._open = index, text, True
        self.setMaxLength(max(_LONGEST_LABEL, 2 * len(text)))  # a longer one that was imported stays whole
        self.setText(text)
        self.setGeometry(place.toAlignedRect())
        self.show()
        self.selectAll()
        self.setFocus()

    def give_up(self) -> None:
        """Goes without a change."""
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape gives up; nothing reaches the band behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)
        event.accept()

    def _keep(self) -> None:
        if not self._open:
            return
        text = self.text().strip()
        self._close()
        if text and text != self._before:
            self.finished.emit(self._index, text)

    def _close(self) -> None:
        """Hands the keyboard back before it goes: Qt would give it to whatever comes next."""
        if self._open:
            self._open = False
            if self.hasFocus():
                self._band.setFocus()
            self.hide()
