"""What a session is made of: a source, a title and a course."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from engagement_monitor.desktop.backend import DEMO, SessionRequest, SourceChoice
from engagement_monitor.desktop.text import plain_label
from engagement_monitor.store.session import SessionDetails

DEMO_CHOICE = SourceChoice(DEMO, "Demo lecture")
_BROWSE = "Recording\u2026"
_FILTER = "Recordings (*.mp4 *.mkv *.avi *.mov *.webm *.m4v *.wmv *.mpg *.mpeg *.mts *.flv);;All files (*)"


def ask_for_recording(parent: QWidget) -> str:
    """Lets the user choose a recording; empty if none was chosen."""
    return QFileDialog.getOpenFileName(parent, "Choose a recording", "", _FILTER)[0]


class SourceForm(QFrame):
    """Source, title and course in one row. ``choose_recording`` is what asks for a file."""

    chosen = Signal()

    def __init__(self, choose_recording: Callable[[QWidget], str] = ask_for_recording) -> None:
        super().__init__()
        self._choose_recording = choose_recording
        self._source, self._title, self._course = QComboBox(), QLineEdit(), QLineEdit()
        self._last = 0
        self._lay_out()
        self.offer_cameras(())
        self._source.activated.connect(self._activated)
        self.setFocusProxy(self._source)

    def request(self) -> SessionRequest:
        """What is filled in. A session without a title is named after its source."""
        choice: SourceChoice = self._source.currentData()
        title = self._title.text().strip() or choice.label
        return SessionRequest(choice.source, SessionDetails(title, self._course.text().strip()))

    def offer_cameras(self, cameras: Sequence[SourceChoice]) -> None:
        """Lists the demo, these cameras, a chosen recording and the way to another one; keeps what is chosen."""
        kept: SourceChoice | None = self._source.currentData()
        recordings = [kept] if kept and isinstance(kept.source, str) and kept != DEMO_CHOICE else []
        self._source.clear()
        for choice in (DEMO_CHOICE, *cameras, *recordings):
            self._source.addItem(choice.label, choice)
        self._source.addItem(_BROWSE, None)
        labels = [self._source.itemData(index) for index in range(self._source.count())]
        self._select(labels.index(kept) if kept else 0)

    def choose_demo(self) -> None:
        """Selects the demo lecture."""
        self._select(0)

    def choose_file(self, path: str) -> None:
        """Adds a recording to the list and selects it."""
        index = self._source.count() - 1
        self._source.insertItem(index, Path(path).name, SourceChoice(path, Path(path).name))
        self._select(index)

    def browse(self) -> None:
        """Asks for a recording; the choice before stays if none is given."""
        path = self._choose_recording(self)
        if path:
            self.choose_file(path)
        else:
            self._select(self._last)

    def set_open(self, enabled: bool) -> None:
        """Whether it can be filled in: not while a session runs."""
        for widget in (self._source, self._title, self._course):
            widget.setEnabled(enabled)

    def _activated(self, index: int) -> None:
        if self._source.itemData(index) is None:
            self.browse()
        else:
            self._select(index)

    def _select(self, index: int) -> None:
        self._last = index
        self._source.setCurrentIndex(index)
        self._title.setPlaceholderText(self._source.itemText(index))  # what it is called if nothing is typed
        self.chosen.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for text, field, stretch in (
            ("&Source", self._source, 3),
            ("&Title", self._title, 4),
            ("&Course", self._course, 3),
        ):
            row.addLayout(_field(plain_label(text, name="muted"), field), stretch)
        self._course.setPlaceholderText("optional")
        self._source.setMinimumWidth(170)
        for line in (self._title, self._course):
            line.setMaxLength(200)


def _field(label: QLabel, field: QWidget) -> QVBoxLayout:
    label.setBuddy(field)
    field.setAccessibleName(label.text().replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(label)
    column.addWidget(field)
    return column
