"""What a session is made of: a source, a title, a course, and what else the user wants to say of it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from engagement_monitor.capture.frame import SourceKind
from engagement_monitor.capture.names import ScreenName, ScreenPart, is_stream, screen_name, without_password
from engagement_monitor.desktop.backend import DEMO, SessionRequest, SourceChoice
from engagement_monitor.desktop.session_fields import SessionFields
from engagement_monitor.desktop.source_options import SourceOptions
from engagement_monitor.desktop.text import plain_label, scaled_px, tr
from engagement_monitor.preferences import LastSource
from engagement_monitor.store.session import SessionDetails

LONGEST_TEXT = 200
_FIELD_PX = 100
_RECORDINGS = "*.mp4 *.mkv *.avi *.mov *.webm *.m4v *.wmv *.mpg *.mpeg *.mts *.flv"


class _Ask(StrEnum):
    """Entries of the list that ask for a source."""

    RECORDING = "recording"
    STREAM = "stream"


def demo_choice() -> SourceChoice:
    """The demo lecture."""
    return SourceChoice(DEMO, tr("Demo lecture"), SourceKind.DEMO)


def ask_for_recording(parent: QWidget) -> str:
    """Lets the user choose a recording; empty if none was chosen."""
    kinds = tr("Recordings") + f" ({_RECORDINGS});;" + tr("All files") + " (*)"
    return QFileDialog.getOpenFileName(parent, tr("Choose a recording"), "", kinds)[0]


class _SourceBox(QComboBox):
    """Says when its list is opened, and shows it anew if it changes while it is open."""

    opened = Signal()

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Opens the list."""
        super().showPopup()
        self.opened.emit()

    def fit_popup(self) -> None:
        """Makes an open list as high as it now has to be."""
        if self.view().isVisible():
            super().showPopup()


@dataclass(frozen=True, slots=True)
class FilledIn:
    """Everything that stands in a form. What is ``chosen`` has a stream's password, so no file is to have it."""

    chosen: LastSource
    title: str
    notes: str
    more: bool


class SourceForm(QFrame):
    """Source, title and course in one row; ``options`` and ``fields`` are the rows below, for the page to place.

    ``choose_recording`` is what asks for a file.
    """

    chosen = Signal()
    """Another source is chosen, or another part of it."""
    cameras_wanted = Signal()
    """The list is opened: since it was made, a camera may have been plugged in."""

    def __init__(self, choose_recording: Callable[[QWidget], str] = ask_for_recording) -> None:
        super().__init__()
        self._choose_recording = choose_recording
        self._source, self._title, self._course = _SourceBox(), QLineEdit(), QLineEdit()
        self.options, self.fields = SourceOptions(), SessionFields()
        self._courses = QStringListModel(self)
        self._last = 0
        self._wanted: LastSource | None = None
        self._live: tuple[SourceChoice, ...] | None = None
        self._lay_out()
        self.offer_cameras(())
        self._source.opened.connect(self.cameras_wanted)
        self._source.activated.connect(self._activated)
        self.options.more.toggled.connect(self.fields.setVisible)
        self.options.edited.connect(self._edited)
        self.setFocusProxy(self._source)

    def request(self) -> SessionRequest:
        """What is filled in. A session without a title is named after its source."""
        choice = self.choice()
        details = SessionDetails(
            self._title.text().strip() or choice.label,
            self._course.text().strip(),
            self.fields.room(),
            self.fields.head_count(),
            self.fields.notes(),
        )
        return SessionRequest(choice.source, details)

    def choice(self) -> SourceChoice:
        """The source that is chosen, with the address or the part that was typed."""
        choice = self._source.currentData()
        if choice == _Ask.STREAM:
            address = self.options.address()
            return SourceChoice(address, without_password(address) if address else "", SourceKind.STREAM)
        assert isinstance(choice, SourceChoice)
        part = self.options.part() if choice.kind is SourceKind.SCREEN else None
        name = screen_name(str(choice.source))
        if part is None or name is None:
            return choice
        return SourceChoice(str(ScreenName(name.number, part)), choice.label, choice.kind)

    def problem(self) -> str:
        """Why no session can begin with what is filled in; empty if one can."""
        return self.options.problem()

    def show_problem(self) -> None:
        """Says what is missing, and puts the keyboard there."""
        self.options.show_problem()

    def last_source(self) -> LastSource:
        """What is to be remembered of it: never a password."""
        request, choice = self.request(), self.choice()
        source = without_password(str(choice.source)) if choice.kind is SourceKind.STREAM else choice.source
        details = request.details
        return LastSource(
            source=source,
            label=choice.label,
            course=details.course,
            room=details.room,
            head_count=details.head_count,
        )

    def restore(self, last: LastSource) -> None:
        """Fills in what was chosen the last time, as far as it is still there; a camera once it is listed."""
        self._course.setText(last.course)
        self.fields.restore(last.room, last.head_count)
        self._wanted = last
        self._take_wanted()

    def filled_in(self) -> FilledIn:
        """Everything that stands here, for another form."""
        named = self._wanted or self.choice()
        chosen = self.last_source().model_copy(update={"source": named.source, "label": named.label})
        return FilledIn(chosen, self._title.text(), self.fields.notes(), self.options.more.isChecked())

    def fill_in(self, known: FilledIn) -> None:
        """Fills in what stood in another form; a camera once it is listed."""
        self.choose_demo()
        self.restore(known.chosen)
        self._title.setText(known.title)
        self.fields.restore(known.chosen.room, known.chosen.head_count, known.notes)
        self.options.more.setChecked(known.more)

    def offer_cameras(self, live: Sequence[SourceChoice]) -> None:
        """Lists the demo, these cameras and screens, a chosen recording and the ways to another; keeps the choice."""
        if tuple(live) == self._live:
            return  # what is being typed or chosen is left in peace
        self._live = tuple(live)
        kept = self._source.currentData()
        others = [kept] if isinstance(kept, SourceChoice) and kept.kind is SourceKind.VIDEO_FILE else []
        self._source.clear()
        for choice in (demo_choice(), *live, *others):
            self._source.addItem(choice.label, choice)
        self._source.insertSeparator(self._source.count())
        self._source.addItem(tr("Recording\u2026"), _Ask.RECORDING)
        self._source.addItem(tr("Stream address\u2026"), _Ask.STREAM)
        index = -1 if kept is None else self._index_of(kept)
        if index >= 0:  # in another row, perhaps, but no other choice
            self._last = index
            self._source.setCurrentIndex(index)
        else:
            self._select(0)
        self._take_wanted()
        self._source.fit_popup()

    def offer_courses(self, names: Sequence[str]) -> None:
        """Completes what is typed as the course with these."""
        self._courses.setStringList(list(names))

    def choose_demo(self) -> None:
        """Selects the demo lecture."""
        self._wanted = None
        self._select(0)

    def choose_file(self, path: str) -> None:
        """Adds a recording to the list and selects it."""
        self._wanted = None
        choice = SourceChoice(path, Path(path).name, SourceKind.VIDEO_FILE)
        if self._index_of(choice) < 0:
            self._source.insertItem(self._index_of(_Ask.RECORDING) - 1, choice.label, choice)
        self._select(self._index_of(choice))

    def choose_stream(self, address: str) -> None:
        """Selects a stream."""
        self._select(self._index_of(_Ask.STREAM))
        self.options.set_address(address)

    def choose_part(self, part: ScreenPart) -> None:
        """Selects a part of what is chosen of a screen now."""
        within = self.options.part()
        left_px, top_px = (within.left_px, within.top_px) if within else (0, 0)
        self.options.set_part(ScreenPart(left_px + part.left_px, top_px + part.top_px, part.width_px, part.height_px))

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
        self.options.setVisible(enabled)
        self.fields.setVisible(enabled and self.options.more.isChecked())

    def _take_wanted(self) -> None:
        """Selects what was used the last time, once it is listed and unless the user chose meanwhile."""
        last = self._wanted
        if last is None:
            return
        source = str(last.source)
        if isinstance(last.source, str) and is_stream(source):
            self.choose_stream(source)
        elif (name := screen_name(source)) is not None:
            self._select(max(0, self._index_where(lambda choice: choice.source == f"screen:{name.number}")))
            if self._last and name.part is not None:
                self.options.set_part(name.part)
        elif isinstance(last.source, int):
            self._select(max(0, self._index_where(lambda choice: choice.label == last.label)))
        elif source != DEMO and os.path.isfile(source):  # noqa: PTH113  Path.is_file raises where a share is gone
            self.choose_file(source)
        if self._last:
            self._wanted = None

    def _index_of(self, data: object) -> int:
        return next((row for row in range(self._source.count()) if self._source.itemData(row) == data), -1)

    def _index_where(self, fits: Callable[[SourceChoice], bool]) -> int:
        choices = ((row, self._source.itemData(row)) for row in range(self._source.count()))
        return next((row for row, choice in choices if isinstance(choice, SourceChoice) and fits(choice)), -1)

    def _activated(self, index: int) -> None:
        self._wanted = None
        if self._source.itemData(index) == _Ask.RECORDING:
            self.browse()
        else:
            self._select(index)
            self.options.take_focus()

    def _select(self, index: int) -> None:
        changed = index != self._last or self._source.currentIndex() != index
        self._last = index
        self._source.setCurrentIndex(index)
        data = self._source.itemData(index)
        kind = SourceKind.STREAM if data == _Ask.STREAM else data.kind
        self.options.show_kind(kind, reset=changed)
        self._name_after_source()
        self.chosen.emit()

    def _edited(self) -> None:
        self._name_after_source()
        self.chosen.emit()

    def _name_after_source(self) -> None:
        """Shows what the session is called if no title is typed."""
        self._title.setPlaceholderText(self.choice().label or tr("Stream"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for text, field, stretch in (
            (tr("So&urce"), self._source, 3),
            (tr("&Title"), self._title, 4),
            (tr("&Course"), self._course, 3),
        ):
            row.addLayout(labelled(plain_label(text, name="muted"), field), stretch)
        self._course.setPlaceholderText(tr("optional"))
        completer = QCompleter(self._courses, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._course.setCompleter(completer)
        self._source.setMinimumWidth(scaled_px(150))
        self._source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for line in (self._title, self._course):
            line.setMaxLength(LONGEST_TEXT)
            line.setMinimumWidth(scaled_px(_FIELD_PX))


def labelled(label: QLabel, field: QWidget) -> QVBoxLayout:
    """A field with its label above; the label's key goes to the field."""
    label.setBuddy(field)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    field.setAccessibleName(label.text().replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(label)
    column.addWidget(field)
    return column
