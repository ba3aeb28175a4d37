"""What the user says of a session, changed by typing over it."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from engagement_monitor.desktop.session_editor import DetailField
from engagement_monitor.desktop.text import plain_label, scaled_font, scaled_px, tr
from engagement_monitor.store.session import SessionDetails

_LONGEST_LINE, _LONGEST_NOTES = 200, 10_000
_PEOPLE = "([1-9][0-9]{0,4})?"
"""What can be typed as a head count: nothing else can stand in the field, and so is stored or seen as it is."""
_MOST_LINES = 4
_PADDING_PX = 24
_ROOM_EM, _PEOPLE_EM = 18, 10


class DetailsForm(QWidget):
    """Title, course, room, head count and notes. Says what was changed when a field is left or Enter is pressed."""

    changed = Signal(DetailField, object)
    entered = Signal()
    """Enter was pressed: the keyboard may go elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._details = SessionDetails("")
        self.title, self.course, self.room, self.head_count = (QLineEdit() for _ in range(4))
        self.notes = NotesEdit()
        self._lay_out()
        self.title.editingFinished.connect(self._title_edited)
        for field, line in ((DetailField.COURSE, self.course), (DetailField.ROOM, self.room)):
            line.editingFinished.connect(lambda field=field, line=line: self._say(field, line.text().strip()))
        self.head_count.editingFinished.connect(self._people_edited)
        for line in (self.title, self.course, self.room, self.head_count):
            line.returnPressed.connect(self.entered)
        self.notes.entered.connect(self.entered)
        self.notes.left.connect(lambda: self._say(DetailField.NOTES, self.notes.toPlainText().strip()))

    def show_details(self, details: SessionDetails) -> None:
        """Shows these. A field that is being typed into keeps what is typed."""
        before, self._details = self._details, details
        count = "" if details.head_count is None else str(details.head_count)
        for line, text, old in (
            (self.title, details.title, before.title),
            (self.course, details.course, before.course),
            (self.room, details.room, before.room),
            (self.head_count, count, "" if before.head_count is None else str(before.head_count)),
        ):
            if text != old or not line.hasFocus():
                line.setMaxLength(max(_LONGEST_LINE, 2 * len(text)))  # a longer one that was imported stays whole
                line.setText(text)
                line.setCursorPosition(0)
        if details.notes != before.notes or not self.notes.hasFocus():
            self.notes.show_text(details.notes)

    def set_editable(self, editable: bool) -> None:
        """Lets the user type, or only read."""
        for line in (self.title, self.course, self.room, self.head_count, self.notes):
            line.setReadOnly(not editable)

    def _say(self, field: DetailField, value: str | int | None) -> None:
        stored = getattr(self._details, field)
        if value != stored and not (isinstance(stored, str) and value in _as_left(stored)):
            self.changed.emit(field, value)

    def _title_edited(self) -> None:
        title = self.title.text().strip()
        if title:
            self._say(DetailField.TITLE, title)
        else:
            self.title.setText(self._details.title)  # a session without a title cannot be found again

    def _people_edited(self) -> None:
        self._say(DetailField.HEAD_COUNT, int(self.head_count.text()) if self.head_count.text() else None)

    def _lay_out(self) -> None:
        for line, name, label, hint in (
            (self.title, "title", tr("Title"), tr("Title")),
            (self.course, "subtitle", tr("Course"), tr("Add a course")),
            (self.room, "subtitle", tr("Room"), tr("Add a room")),
            (self.head_count, "subtitle", tr("People in the room"), tr("How many?")),
        ):
            line.setObjectName(name)
            line.setAccessibleName(label)
            line.setPlaceholderText(hint)
            line.setToolTip(tr("Type to change it"))
            line.setMaxLength(_LONGEST_LINE)
            line.setMinimumWidth(line.fontMetrics().horizontalAdvance(hint) + scaled_px(_PADDING_PX))
        self.title.setFont(scaled_font(self.title, 1.5, bold=True))
        self.head_count.setValidator(QRegularExpressionValidator(_PEOPLE, self))
        em = self.fontMetrics().horizontalAdvance("M")
        self.room.setMaximumWidth(_ROOM_EM * em)
        self.head_count.setMaximumWidth(_PEOPLE_EM * em)
        facts = QHBoxLayout()
        facts.setSpacing(4)
        facts.addWidget(self.course, 3)
        for caption, line, stretch in ((tr("Room"), self.room, 1), (tr("People"), self.head_count, 1)):
            facts.addSpacing(8)
            facts.addWidget(plain_label(caption, name="muted"))
            facts.addWidget(line, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addLayout(facts)
        column.addWidget(self.notes)


class NotesEdit(QPlainTextEdit):
    """As high as what is written, up to some lines. Tab leaves it; so does Ctrl+Enter."""

    left = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notes")
        self.setAccessibleName(tr("Notes"))
        self.setPlaceholderText(tr("Add notes"))
        self.setToolTip(tr("Type to change it"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self._most = _LONGEST_NOTES
        self.textChanged.connect(self._limit)

    def show_text(self, text: str) -> None:
        """Shows stored notes."""
        # Longer ones that were imported stay whole.
        self._most = 2 * len(text) if len(text) > _LONGEST_NOTES else _LONGEST_NOTES
        self.setPlainText(text)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The lines that there are."""
        lines = min(_MOST_LINES, max(1, round(self.document().size().height())))
        frame = 2 * self.frameWidth() + 2 * round(self.document().documentMargin())
        return QSize(200, lines * self.fontMetrics().lineSpacing() + frame)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No less than one line."""
        return QSize(80, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed counts."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+Enter is done."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Of what is pasted or dropped, takes what there is room for."""
        cursor = self.textCursor()
        room = self._most - len(self.toPlainText()) + len(cursor.selectedText())
        cursor.insertText(source.text()[: max(0, room)])
        self.ensureCursorVisible()

    def _limit(self) -> None:
        self.updateGeometry()
        excess = len(self.toPlainText()) - self._most
        if excess > 0:  # in one cut: each change of the text leads here again
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, excess)
            cursor.removeSelectedText()


def _as_left(stored: str) -> tuple[str, str]:
    """How fields give a stored text back that nobody changed: without blanks around it, and as notes have it."""
    return stored.strip(), stored.replace("\u00a0", " ").strip()
