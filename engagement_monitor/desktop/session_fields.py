"""What else the user may say of a session before it begins: room, head count and notes."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from engagement_monitor.desktop.text import indented, plain_label, scaled_px, tr

_MOST_PEOPLE = 5000
_UNKNOWN = 0
_NOTES_PX = 62
_LONGEST_ROOM = 200


class SessionFields(QWidget):
    """Room, head count and notes in one row; hidden until they are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._room, self._head_count, self._notes = QLineEdit(), indented(QSpinBox()), QPlainTextEdit()
        self._room.setMaxLength(_LONGEST_ROOM)
        self._room.setPlaceholderText(tr("optional"))
        self._head_count.setRange(_UNKNOWN, _MOST_PEOPLE)
        self._head_count.setSpecialValueText(tr("unknown"))
        self._head_count.setToolTip(
            tr("How many people are in the room: shows which part of them the numbers speak of")
        )
        self._notes.setPlaceholderText(tr("optional"))
        self._notes.setFixedHeight(scaled_px(_NOTES_PX))
        self._notes.setTabChangesFocus(True)
        self._lay_out()
        self.hide()

    def room(self) -> str:
        """As typed."""
        return self._room.text().strip()

    def head_count(self) -> int | None:
        """How many people are in the room; None if nobody said."""
        return self._head_count.value() or None

    def notes(self) -> str:
        """As typed."""
        return self._notes.toPlainText().strip()

    def restore(self, room: str, head_count: int | None, notes: str = "") -> None:
        """Fills in what was said the last time."""
        self._room.setText(room)
        self._head_count.setValue(head_count or _UNKNOWN)
        self._notes.setPlainText(notes)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(_above(tr("&Room"), self._room), 3)
        row.addLayout(_above(tr("Hea&d count"), self._head_count), 2)
        row.addLayout(_above(tr("&Notes"), self._notes), 7)


def _above(text: str, field: QWidget) -> QVBoxLayout:
    label: QLabel = plain_label(text, name="muted")
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(label)
    column.addWidget(field)
    column.addStretch()
    return column
