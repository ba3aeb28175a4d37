"""What stands beside the list while several sessions are selected: what they are, and what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.text import plain_label, tr, wrapped_label
from engagement_monitor.desktop.theme import ThemeKeeper, icon
from engagement_monitor.store.session import Session, SessionState

_WIDTH_PX = 420
_MOST_COURSES = 6


class SelectionPanel(QFrame):
    """Several sessions at once."""

    compare_asked = Signal()
    export_asked = Signal()
    course_asked = Signal()
    delete_asked = Signal()

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("card")
        self._themes = themes
        self.heading, self.facts = plain_label(scale=1.5, bold=True), wrapped_label(name="muted")
        self.compare_button, self.export_button = QPushButton(tr("&Compare")), QPushButton(tr("E&xport\u2026"))
        self.course_button, self.delete_button = QPushButton(tr("Set c&ourse\u2026")), QPushButton(tr("&Delete"))
        self._lay_out()
        for button, asked in (
            (self.compare_button, self.compare_asked),
            (self.export_button, self.export_asked),
            (self.course_button, self.course_asked),
            (self.delete_button, self.delete_asked),
        ):
            button.clicked.connect(asked)
        themes.changed.connect(self._restyle)
        self._restyle()

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """Says what is selected, newest first."""
        self.heading.setText(tr("{n} sessions").format(n=len(sessions)))
        self.facts.setText("\n".join(_facts(sessions)))
        under_way = any(session.state is SessionState.RECORDING for session in sessions)
        self.delete_button.setEnabled(not under_way)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setFixedWidth(_WIDTH_PX)
        column = QVBoxLayout(inner)
        column.setSpacing(10)
        column.addStretch()
        for label in (self.heading, self.facts):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(8)
        for button in (self.compare_button, self.export_button, self.course_button, self.delete_button):
            column.addWidget(button)
        self.compare_button.setObjectName("primary")
        column.addStretch()
        row = QHBoxLayout(self)
        row.addStretch()
        row.addWidget(inner)
        row.addStretch()

    def _restyle(self) -> None:
        theme = self._themes.theme
        self.compare_button.setIcon(icon("compare", theme.on_accent))
        self.export_button.setIcon(icon("export", theme.text))
        self.delete_button.setIcon(icon("delete", theme.danger))


def _facts(sessions: Sequence[Session]) -> list[str]:
    if not sessions:
        return []
    first, last = words.date(sessions[-1].started_at), words.date(sessions[0].started_at)
    names = list(dict.fromkeys(session.course.strip() for session in sessions if session.course.strip()))
    more = [tr("{n} more").format(n=len(names) - _MOST_COURSES)] if len(names) > _MOST_COURSES else []
    length = words.length(sum(session.totals.duration_s for session in sessions))
    lines = (
        tr("{first} to {last}").format(first=first, last=last),
        tr("{length} together").format(length=length),
        ", ".join([f"\u2068{name[:80]}\u2069" for name in names[:_MOST_COURSES]] + more),
    )
    return [line for line in lines if line]
