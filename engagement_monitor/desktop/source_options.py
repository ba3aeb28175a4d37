"""The row below the source: look through it first, give a stream's address or a part of a screen, say more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from engagement_monitor.capture.frame import SourceKind
from engagement_monitor.capture.names import SMALLEST_PART_PX, ScreenPart, is_stream_with_host, screen_name
from engagement_monitor.desktop.text import plain_label, scaled_px, tr

_PREVIEWED = frozenset({SourceKind.CAMERA, SourceKind.SCREEN, SourceKind.STREAM})
_FIELD_PX = 300


class SourceOptions(QWidget):
    """A toggle for the preview, one field that belongs to the chosen source, and a toggle for more fields."""

    edited = Signal()
    """What is typed in the field can be used as it is now, and was not the same before."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = SourceKind.DEMO
        self._used = ""
        self.look, self.more = QPushButton(tr("Previe&w")), QPushButton(tr("&More\u2026"))
        self._label, self._field, self._hint = plain_label(name="muted"), QLineEdit(), plain_label(name="muted")
        self._whole = QPushButton(tr("Whole screen"))
        self._lay_out()
        self._field.editingFinished.connect(self._use_text)
        self._field.textEdited.connect(self._typed)
        self._whole.clicked.connect(self._use_whole)
        self.show_kind(SourceKind.DEMO, reset=True)

    def show_kind(self, kind: SourceKind, *, reset: bool) -> None:
        """Fits a source of this kind; ``reset`` forgets what was typed for another one."""
        self._kind = kind
        if reset:
            self._set_text("")
            self.look.setChecked(False)
        stream, screen = kind is SourceKind.STREAM, kind is SourceKind.SCREEN
        self._label.setText(tr("Address") if stream else tr("Part"))
        self._label.setVisible(stream or screen)
        self._field.setVisible(stream or screen)
        self._field.setAccessibleName(tr("Address of the stream") if stream else tr("Part of the screen"))
        self._field.setPlaceholderText(
            "rtsp://192.168.1.20:554/stream1" if stream else tr("whole; or left, top, width, height in pixels")
        )
        self._whole.setVisible(screen)
        self.look.setVisible(kind in _PREVIEWED)
        self._show_hint("")

    def address(self) -> str:
        """The stream's address as typed."""
        return self._field.text().strip()

    def part(self) -> ScreenPart | None:
        """The part of the screen; None for the whole of it, or if what is typed is none."""
        name = screen_name(f"screen:1:{self._field.text().replace(' ', '')}")
        return name.part if name and self._kind is SourceKind.SCREEN else None

    def set_address(self, address: str) -> None:
        """Fills in an address."""
        self._set_text(address)
        self.edited.emit()

    def set_part(self, part: ScreenPart) -> None:
        """Fills in a part."""
        self._set_text(f"{part.left_px}, {part.top_px}, {part.width_px}, {part.height_px}")
        self.edited.emit()

    def problem(self) -> str:
        """What is wrong with what is typed; empty if it can be used."""
        text = self._field.text().strip()
        if self._kind is SourceKind.STREAM and not is_stream_with_host(text):
            return tr("An address begins with rtsp:// or http:// and names a computer, as in the example")
        if self._kind is SourceKind.SCREEN and text:
            part = self.part()
            if part is None or min(part.width_px, part.height_px) < SMALLEST_PART_PX:
                return tr("Four numbers: left, top, width, height; at least {number} pixels each way").format(
                    number=SMALLEST_PART_PX
                )
        return ""

    def show_problem(self) -> None:
        """Says what is wrong, and puts the keyboard there."""
        self._show_hint(self.problem())
        self._field.setFocus()

    def take_focus(self) -> None:
        """Puts the keyboard into an address that is still to be typed."""
        if self._kind is SourceKind.STREAM and not self.address():
            self._field.setFocus()

    def hint(self) -> str:
        """What is said beside the field."""
        return self._hint.text()

    def _set_text(self, text: str) -> None:
        self._field.setText(text)
        self._used = text

    def _typed(self) -> None:
        if self._hint.text() and not self.problem():
            self._show_hint("")

    def _use_text(self) -> None:
        text = self._field.text()
        if self.problem():
            self._show_hint(self.problem() if text else "")
        elif text != self._used:
            self._used = text
            self._show_hint("")
            self.edited.emit()

    def _use_whole(self) -> None:
        self._set_text("")
        self._show_hint("")
        self.edited.emit()

    def _show_hint(self, text: str) -> None:
        self._hint.setText(f"\u26a0 {text}" if text else "")
        self._hint.setToolTip(text)
        self._hint.setObjectName("caution" if text else "muted")
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)

    def _lay_out(self) -> None:
        for button in (self.look, self.more):
            button.setObjectName("toggle")
            button.setCheckable(True)
        self.look.setToolTip(tr("Look through the source before the session: nothing is analysed, nothing is stored"))
        self.more.setToolTip(tr("Room, head count and notes"))
        self._whole.setObjectName("toggle")
        self._field.setMinimumWidth(scaled_px(_FIELD_PX))
        self._label.setBuddy(self._field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.look, self._label, self._field, self._whole):
            row.addWidget(widget)
        self._hint.setMinimumWidth(1)  # a narrow window cuts the words rather than grow
        row.addWidget(self._hint, 1)
        row.addWidget(self.more)
