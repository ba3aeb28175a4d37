"""One stored session: its name, its figures, its timeline and its segments, all of it editable and undoable."""

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engagement_monitor.desktop.backend import Backend, StoredSession
from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.basis_text import coverage_text, facts_text, formula_text, standing_text
from engagement_monitor.desktop.certainty_dialog import CertaintyDialog
from engagement_monitor.desktop.details_form import DetailsForm
from engagement_monitor.desktop.figures_panel import ShareCards
from engagement_monitor.desktop.reading_area import ReadingArea
from engagement_monitor.desktop.review_board import ReviewBoard
from engagement_monitor.desktop.session_editor import Content, Detail, DetailField, Edit, SessionEditor
from engagement_monitor.desktop.text import plain_tip, scaled_px, tr, translated, wrapped_label
from engagement_monitor.desktop.theme import ThemeKeeper, icon
from engagement_monitor.store.session import Session, SessionState, stored_note
from engagement_monitor.timeline.segments import ChangePoint, change_points

_ICON_BUTTON_PX = 38


class SessionView(QWidget):
    """Shows the session that was opened, and edits it. Figures and database are the worker's business."""

    edited = Signal(int)
    """The session with this id, shown or not any more, was edited."""
    failed = Signal(object)
    """An edit could not be stored: an ``EngagementMonitorError``."""
    delete_asked = Signal(int)
    export_asked = Signal(int)

    def __init__(self, themes: ThemeKeeper, backend: Backend, background: Background) -> None:
        super().__init__()
        self._themes, self._background = themes, background
        self._stored: StoredSession | None = None
        self.editor = SessionEditor(backend, background, self)
        self.details, self.board = DetailsForm(), ReviewBoard(themes)
        self.title, self.course = self.details.title, self.details.course
        self.timeline, self.table = self.board.timeline, self.board.table
        self.facts, self.note = wrapped_label(name="muted"), wrapped_label()
        self.basis = wrapped_label()
        self.cards = ShareCards(themes, QBoxLayout.Direction.LeftToRight)
        self.sure_button = QPushButton(tr("Ho&w sure?"))
        self.export_button, self.delete_button = QPushButton(tr("E&xport\u2026")), QPushButton(tr("&Delete"))
        self.undo_button, self.redo_button = QPushButton(), QPushButton()
        self._head, self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        self.sure_button.setObjectName("toggle")
        self._lay_out()
        self._connect()
        self._restyle()

    @property
    def session(self) -> Session | None:
        """The session shown."""
        return self._stored.session if self._stored else None

    @property
    def undo_stack(self) -> QUndoStack:
        """What can be undone in the session shown."""
        return self.editor.undo_stack

    def show_stored(self, stored: StoredSession) -> None:
        """Shows this session. If it is shown already, zoom, cursor and what can be undone stay."""
        same = self.session is not None and self.session.id == stored.session.id
        if same and self.editor.busy:
            return  # what was edited meanwhile is newer
        self.editor.open(stored)
        editable = stored.session.state is not SessionState.RECORDING
        if same:
            self.board.refresh(stored, editable=editable)
        else:
            self.board.show_stored(stored, editable=editable)
        self._stored = stored
        self._show_figures(stored)
        self._find_changes(stored)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The buttons stand below the details where both have too little room beside each other."""
        super().resizeEvent(event)
        least = (self.details.minimumSizeHint().width(), self._buttons.minimumSize().width())
        beside = sum(least) + self._head.spacing() <= self.width()
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def show_certainty(self) -> CertaintyDialog | None:
        """Opens the dialog on how sure the numbers are."""
        stored = self._stored
        if stored is None:
            return None
        confusion = stored.model.confusion if stored.model else None
        dialog = CertaintyDialog(stored.session.model, confusion, self._themes.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _show_figures(self, stored: StoredSession) -> None:
        session, figures = stored.session, stored.figures
        recording = session.state is SessionState.RECORDING
        self.details.show_details(session.details)
        self.details.set_editable(not recording)
        self.facts.setText(facts_text(stored))
        note = tr("This session is being recorded. It can be edited when it has ended.") if recording else ""
        notes = [text for text in (note, translated(stored_note(session.totals))) if text]
        self.note.setText("\n".join(notes))
        self.note.setVisible(bool(notes))
        self.delete_button.setEnabled(not recording)
        self.cards.show_estimate(figures.whole)
        index = formula_text(figures.index, stored.weights) if figures.index and stored.weights else ""
        lines = (" ".join(filter(None, (coverage_text(figures), standing_text(figures)))), index)
        self.basis.setText("\n".join(filter(None, lines)))

    def _find_changes(self, stored: StoredSession) -> None:
        """Beside everything else: importing the search alone takes longer than opening a session may."""

        def found(changes: tuple[ChangePoint, ...]) -> None:
            if self._stored is stored:
                self.board.show_changes(changes)

        self._background.run(lambda: change_points(stored.figures.samples), found, self.failed.emit)

    def _detail_edited(self, field: DetailField, value: str | int | None) -> None:
        if self.editor.details is None:
            return
        before = getattr(self.editor.details, field)
        text = {
            DetailField.TITLE: tr("title"),
            DetailField.COURSE: tr("course"),
            DetailField.ROOM: tr("room"),
            DetailField.HEAD_COUNT: tr("number of people"),
            DetailField.NOTES: tr("notes"),
        }[field]
        self.editor.do(
            Edit(tr("change of the {field}").format(field=text), Detail(field, before), Detail(field, value))
        )

    def _applied(self, content: Content) -> None:
        if self.editor.details is not None:
            self.details.show_details(self.editor.details)
        self.board.show_content(content)

    def _connect(self) -> None:
        self.details.changed.connect(self._detail_edited)
        # Elsewhere, so that the keys of undoing mean the edit and no longer the letters.
        self.details.entered.connect(self.timeline.setFocus)
        self.board.edit_asked.connect(self.editor.do)
        self.editor.applied.connect(self._applied)
        self.editor.stored.connect(self.show_stored)
        self.editor.edited.connect(self.edited)
        self.editor.failed.connect(self.failed)
        stack = self.undo_stack
        for changed in (stack.canUndoChanged, stack.canRedoChanged, stack.undoTextChanged, stack.redoTextChanged):
            changed.connect(self._follow_undo)
        self.undo_button.clicked.connect(stack.undo)
        self.redo_button.clicked.connect(stack.redo)
        self._follow_undo()
        self.sure_button.clicked.connect(self.show_certainty)
        self.export_button.clicked.connect(partial(self._ask, self.export_asked))
        self.delete_button.clicked.connect(partial(self._ask, self.delete_asked))
        self._themes.changed.connect(self._restyle)

    def _follow_undo(self, *_: object) -> None:
        """The keys themselves belong to the window's menu."""
        stack = self.undo_stack
        for button, able, text, key in (
            (self.undo_button, stack.canUndo(), tr("Undo: {what}").format(what=stack.undoText()), "Ctrl+Z"),
            (self.redo_button, stack.canRedo(), tr("Redo: {what}").format(what=stack.redoText()), "Ctrl+Shift+Z"),
        ):
            keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setEnabled(able)
            button.setToolTip(plain_tip(f"{text} ({keys})"))
            button.setAccessibleName(text)

    def _ask(self, signal: SignalInstance) -> None:
        if self.session is not None:
            signal.emit(self.session.id)

    def _lay_out(self) -> None:
        self._buttons.setSpacing(6)
        for button in (self.undo_button, self.redo_button):
            button.setObjectName("quiet")
            button.setFixedWidth(scaled_px(_ICON_BUTTON_PX))
        for button in (self.undo_button, self.redo_button, self.export_button, self.delete_button):
            self._buttons.addWidget(button)
        self._head.addWidget(self.details, 1)
        self._head.addLayout(self._buttons)
        self._head.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        basis = QHBoxLayout()
        basis.addWidget(self.basis, 1)
        basis.addWidget(self.sure_button)
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(self._head)
        for widget in (self.facts, self.note, self.cards):
            column.addWidget(widget)
        column.addLayout(basis)
        column.addWidget(self.board, 1)
        scrolled = ReadingArea()
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.read(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled)

    def _restyle(self) -> None:
        theme = self._themes.theme
        for button, name, colour in (
            (self.export_button, "export", theme.text),
            (self.delete_button, "delete", theme.danger),
            (self.undo_button, "undo", theme.text),
            (self.redo_button, "redo", theme.text),
        ):
            button.setIcon(icon(name, colour))
