"""One stored session: its name, its figures, its timeline and its segments."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.backend import StoredSession
from engagement_monitor.desktop.figures_panel import ShareCards
from engagement_monitor.desktop.segment_table import SegmentTable
from engagement_monitor.desktop.text import scaled_font, wrapped_label
from engagement_monitor.desktop.theme import ThemeKeeper, icon
from engagement_monitor.desktop.timeline_view import REVIEW, TimelineView
from engagement_monitor.store.session import Session, SessionState


class SessionView(QWidget):
    """Shows a session. Title and course are changed by typing over them."""

    described = Signal(int, object)
    delete_asked = Signal(int)
    export_asked = Signal(int)

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self._session: Session | None = None
        self.title, self.course = QLineEdit(), QLineEdit()
        self.facts, self.note = wrapped_label(name="muted"), wrapped_label()
        self.cards = ShareCards(themes, QBoxLayout.Direction.LeftToRight)
        self.timeline, self.table = TimelineView(themes, REVIEW), SegmentTable()
        self.export_button, self.delete_button = QPushButton("&Export\u2026"), QPushButton("&Delete")
        self._lay_out()
        self.title.editingFinished.connect(self._edited)
        self.course.editingFinished.connect(self._edited)
        self.export_button.clicked.connect(self._export)
        self.delete_button.clicked.connect(self._delete)
        themes.changed.connect(self._restyle)
        self._restyle()

    @property
    def session(self) -> Session | None:
        """The session shown."""
        return self._session

    def show_stored(self, stored: StoredSession) -> None:
        """Shows this session."""
        self._session = session = stored.session
        figures = stored.figures
        self.title.setText(session.title)
        self.title.setCursorPosition(0)
        self.course.setText(session.course)
        self.facts.setText(facts_text(stored))
        self.note.setText(session.totals.note)
        self.note.setVisible(bool(session.totals.note))
        self.delete_button.setEnabled(session.state is not SessionState.RECORDING)
        self.cards.show_estimate(figures.whole)
        self.timeline.show_samples(figures.samples, stored.markers)
        self.table.show_figures(figures)

    def _edited(self) -> None:
        session = self._session
        if session is None:
            return
        title, course = self.title.text().strip() or session.title, self.course.text().strip()
        if (title, course) != (session.title, session.course):
            self.described.emit(session.id, replace(session.details, title=title, course=course))

    def _export(self) -> None:
        if self._session:
            self.export_asked.emit(self._session.id)

    def _delete(self) -> None:
        if self._session:
            self.delete_asked.emit(self._session.id)

    def _lay_out(self) -> None:
        for line, name, scale, text in (
            (self.title, "title", 1.5, "Title"),
            (self.course, "subtitle", 1.0, "Course"),
        ):
            line.setObjectName(name)
            line.setFont(scaled_font(line, scale, bold=name == "title"))
            line.setAccessibleName(text)
            line.setPlaceholderText("No course" if name == "subtitle" else text)
            line.setToolTip("Type to change it")
            line.setMaxLength(200)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.course)
        head = QHBoxLayout()
        head.addLayout(names, 1)
        head.addWidget(self.export_button)
        head.addWidget(self.delete_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        for widget in (self.facts, self.note, self.cards):
            column.addWidget(widget)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.table)

    def _restyle(self) -> None:
        theme = self._themes.theme
        self.export_button.setIcon(icon("export", theme.text))
        self.delete_button.setIcon(icon("delete", theme.danger))


def facts_text(stored: StoredSession) -> str:
    """When, how long, from what, how much was seen."""
    session, figures = stored.session, stored.figures
    return words.joined(
        (
            words.date(session.started_at),
            words.length(session.totals.duration_s),
            session.source_name,
            f"about {words.faces(figures.faces)} at once" if figures.whole else "nobody was seen",
            f"a face in view {words.percent(figures.observed)} of the time",
            words.state(session.state),
        )
    )
