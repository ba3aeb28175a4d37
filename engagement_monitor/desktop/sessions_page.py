"""The sessions page: the list, and beside it the session that was opened or what can be done with several."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QCursor, QDesktopServices, QKeySequence, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from engagement_monitor.desktop.backend import Backend, ExportFormat, StoredSession
from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.message import Message, MessagePage
from engagement_monitor.desktop.notice import NoticeBar, Tone
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.selection_panel import SelectionPanel
from engagement_monitor.desktop.session_browser import SessionBrowser
from engagement_monitor.desktop.session_editor import DetailField
from engagement_monitor.desktop.session_questions import (
    SESSION_FILE,
    Questions,
    file_name,
    free_path,
    session_file_format,
)
from engagement_monitor.desktop.session_view import SessionView
from engagement_monitor.desktop.steps import Ended, Step, Steps
from engagement_monitor.desktop.text import tr, translated
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.preferences import Preferences
from engagement_monitor.store.session import ImportedSession, ImportOutcome, Session, ShareCurve
from engagement_monitor.timeline.index import IndexWeights

UNDO_S = 8.0
_LIST_PART, _SESSION_PART = 3, 8
"""How they share what room there is, when large text makes the list wider."""


class SessionsPage(QWidget):
    """Everything here that touches the database runs on the worker."""

    compare_asked = Signal(list)
    session_edited = Signal(int)
    """Its id: the figures are others now."""
    undone_changed = Signal()
    """``undone`` may be another one now."""

    def __init__(
        self,
        backend: Backend,
        background: Background,
        themes: ThemeKeeper,
        notices: NoticeBar,
        preferences: PreferenceKeeper,
        questions: Questions | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._backend, self._background, self._notices = backend, background, notices
        self._preferences, self._computed_with = preferences, _figures_choices(preferences.now)
        self.questions = questions or Questions()
        self._formats: Sequence[ExportFormat] = ()
        self._doomed: tuple[int, ...] = ()
        self._deletion, self._deletion_said = QTimer(self, singleShot=True), ""
        self._wanted: int | None = None
        self._learning = False
        self.browser = SessionBrowser(themes)
        self.model, self.filter = self.browser.model, self.browser.filter
        self.search, self.list = self.browser.search, self.browser.list
        self.view = SessionView(themes, backend, background)
        self.message, self.panel = MessagePage(themes), SelectionPanel(themes)
        self._stack = QStackedWidget()
        self._undelete = QAction(tr("&Undo: {what}").format(what=tr("&Delete").replace("&", "")), self)
        self._lay_out()
        self._add_actions()
        self._connect()
        self._show_nothing()

    @property
    def undone(self) -> QUndoStack | QAction | None:
        """Where the keys of undoing lead: what was done last comes back, and no session changes that is not seen."""
        stack = self.view.undo_stack if self._stack.currentWidget() is self.view else None
        edited = stack is not None and stack.canUndo()
        return self._undelete if self._doomed and not edited else stack

    def refresh(self) -> None:
        """Asks for the list again."""
        self._background.run(self._backend.sessions, self._listed, self._notices.show_fault)

    def open_session(self, session_id: int) -> None:
        """Shows this session."""
        self._wanted = session_id
        self._background.run(lambda: self._backend.stored(session_id), self._opened, self._unopened)

    def follow_recording(self, session_id: int) -> None:
        """A session has begun or grown: shows it so in the list and, if it is the one that is open, as a whole."""
        self.model.forget(session_id)
        self.refresh()
        if session_id == self._wanted:
            self.open_session(session_id)

    def learn_formats(self, formats: Sequence[ExportFormat]) -> None:
        """What sessions can be exported as."""
        self._formats = [*formats, session_file_format()]

    def delete(self, *session_ids: int) -> None:
        """Takes sessions out of the list at once, and deletes them when the time to undo is over."""
        doomed = self.model.listed(session_ids)
        if not doomed:
            return
        self.delete_now()
        self._doomed = tuple(session.id for session in doomed)
        self._relist(hidden=self._doomed)
        self._show_nothing()
        one, several = tr("Deleted: {title}"), tr("{n} sessions deleted")
        self._deletion_said = (one if len(doomed) == 1 else several).format(title=doomed[0].title, n=len(doomed))
        self._notices.show_text(self._deletion_said, action=tr("Undo"), act=self._undo)
        # Its own time: what else the notices have to say meanwhile ends no chance to undo.
        self._deletion.start(int(UNDO_S * 1000))
        self.undone_changed.emit()

    def delete_now(self) -> None:
        """Deletes what waits to be deleted."""
        doomed = self._end_deletion()
        if not doomed:
            return

        def failed(fault: EngagementMonitorError) -> None:
            self._relist(shown=doomed)
            self._notices.show_fault(fault)

        self._background.run(lambda: self._backend.delete(*doomed), lambda _: self.refresh(), failed)

    def export(self, *session_ids: int) -> None:
        """One session: asks for a file. Several: offers the formats, a file each or all in one session file."""
        sessions = self.model.listed(session_ids)
        if not self._formats or not sessions:
            return
        if len(sessions) > 1:
            self.export_menu(sessions).popup(QCursor.pos())
            return
        chosen = self.questions.target(self, file_name(sessions[0]), self._formats)
        if chosen:
            self._export_to(sessions, *chosen)

    def export_menu(self, sessions: Sequence[Session]) -> QMenu:
        """What several sessions can be exported as."""
        menu = QMenu(self)
        for form in self._formats:
            whole = form.name == SESSION_FILE
            text = (
                tr("One session file with all of them")
                if whole
                else tr("{format}, a file each").format(format=form.label)
            )
            menu.addAction(text).triggered.connect(partial(self._export_several, sessions, form))
        return menu

    def import_files(self, paths: Sequence[Path]) -> None:
        """Stores the sessions of these files, one file after another."""
        if not paths:
            return
        found: list[ImportedSession] = []

        def step(path: Path) -> None:
            found.extend(self._backend.import_file(path))

        def ended(_count: int, faults: Sequence[EngagementMonitorError]) -> None:
            self.refresh()
            if faults:
                self._notices.show_text("\n".join(translated(str(fault)) for fault in faults[:3]), Tone.DANGER)
            else:
                self._notices.show_text(_imported_text(found))
            if len(found) == 1:
                self.open_session(found[0].session_id)

        self._run([partial(step, path) for path in paths], tr("Importing {n} of {all}\u2026"), ended)

    def set_course(self, session_ids: Sequence[int]) -> None:
        """Asks for a course and puts these sessions into it."""
        sessions = self.model.listed(session_ids)
        course = self.questions.course(self, self.model.courses()) if sessions else None
        if course is None:
            return
        before = {session.id: session.course for session in sessions}
        self._describe(DetailField.COURSE, dict.fromkeys(before, course))
        self._notices.show_text(
            tr("{n} sessions now belong to \u201c{course}\u201d").format(n=len(sessions), course=course)
            if course
            else tr("{n} sessions belong to no course now").format(n=len(sessions)),
            action=tr("Undo"),
            act=partial(self._describe, DetailField.COURSE, before),
            limit_s=UNDO_S,
        )

    def _export_several(self, sessions: Sequence[Session], form: ExportFormat, _checked: bool = False) -> None:
        if form.name == SESSION_FILE:
            chosen = self.questions.target(self, file_name(sessions[0]), [form])
            if chosen:
                self._export_to(sessions, *chosen)
            return
        folder = self.questions.folder(self)
        if folder is None:
            return

        def step(session: Session) -> None:
            self._backend.export(session.id, form.name, free_path(folder, file_name(session), form.suffix))

        def ended(count: int, faults: Sequence[EngagementMonitorError]) -> None:
            if faults:
                self._notices.show_fault(faults[0])
            else:
                self._exported(tr("{n} files saved in {folder}").format(n=count, folder=folder), folder)

        self._run([partial(step, session) for session in sessions], tr("Exporting {n} of {all}\u2026"), ended)

    def _export_to(self, sessions: Sequence[Session], path: Path, form: ExportFormat) -> None:
        ids = [session.id for session in sessions]

        def write() -> None:
            if form.name == SESSION_FILE:
                self._backend.export_file(ids, path)
            else:
                self._backend.export(ids[0], form.name, path)

        self._notices.show_text(tr("Writing {file}\u2026").format(file=path.name))
        saved = tr("Saved as {file}").format(file=path)
        self._background.run(write, lambda _: self._exported(saved, path.parent), self._notices.show_fault)

    def _exported(self, text: str, folder: Path) -> None:
        def reveal() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        self._notices.show_text(text, action=tr("Open the folder"), act=reveal)

    def _run(self, steps: Sequence[Step], text: str, ended: Ended) -> None:
        """Steps with their progress in the notice, and a button that stops them."""
        count = len(steps)

        def progressed(done: int) -> None:
            self._notices.show_text(
                text.format(n=done + 1, all=count),
                action=tr("Cancel") if count > 1 else "",
                act=work.cancel if count > 1 else None,
            )

        work = Steps(self._background, steps, progressed, ended)
        work.start()

    def _listed(self, sessions: Sequence[Session]) -> None:
        self.browser.show_sessions(sessions)
        if len(self.browser.selected()) > 1:
            self._show_several(self.browser.selected())

    def _relist(self, *, hidden: Iterable[int] = (), shown: Iterable[int] = ()) -> None:
        self.model.hide(hidden)
        self.model.unhide(shown)

    def _learn_curves(self) -> None:
        """Of the rows in sight, one after another, so that nobody waits long for the worker."""
        unknown = [each for each in self.browser.visible() if not self.model.knows(each)]
        if not unknown or self._learning or not self.isVisible():
            return
        self._learning, session_id = True, unknown[0]

        def learned(curve: ShareCurve | None) -> None:
            self._learning = False
            self.model.set_curve(session_id, curve)
            self._learn_curves()

        self._background.run(lambda: self._backend.curve(session_id), learned, lambda _fault: learned(None))

    def _opened(self, stored: StoredSession) -> None:
        if stored.session.id != self._wanted:
            return  # the user has gone on to another one
        self.view.show_stored(stored)
        self._stack.setCurrentWidget(self.view)
        self.browser.select([stored.session.id])

    def _follow_preferences(self) -> None:
        """Other weights or another limit change the figures of the session that is open."""
        wanted = _figures_choices(self._preferences.now)
        if wanted == self._computed_with:
            return
        self._computed_with = wanted
        if self._wanted is not None:
            self.open_session(self._wanted)

    def _view_edited(self, session_id: int) -> None:
        self.model.forget(session_id)
        self.session_edited.emit(session_id)
        self.refresh()

    def _unopened(self, fault: EngagementMonitorError) -> None:
        self.message.show_message(Message("warning", translated(fault.what), translated(fault.remedy)))
        self._stack.setCurrentWidget(self.message)

    def _show_nothing(self) -> None:
        self._wanted = None
        text = tr("Choose one on the left to see its timeline, or several to compare them. New ones come from Live.")
        self.message.show_message(Message("sessions", tr("Your sessions"), text))
        self._stack.setCurrentWidget(self.message)

    def _show_several(self, session_ids: Sequence[int]) -> None:
        self._wanted = None
        self.panel.show_sessions(self.model.listed(set(session_ids)))
        self._stack.setCurrentWidget(self.panel)

    def _end_deletion(self) -> tuple[int, ...]:
        """The sessions that waited to be deleted; none does any more."""
        doomed, self._doomed = self._doomed, ()
        self._deletion.stop()
        self._notices.take_back(self._deletion_said)
        self.undone_changed.emit()
        return doomed

    def _undo(self) -> None:
        doomed = self._end_deletion()
        self._relist(shown=doomed)
        self.browser.select(doomed)
        self._selection_changed()

    def _describe(self, field: DetailField, wanted: Mapping[int, str]) -> None:
        """This field alone, of each of these sessions: the others may be typed into meanwhile."""

        def describe() -> None:
            for session_id, text in wanted.items():
                self._backend.describe(session_id, **{field: text})

        def done(_: None) -> None:
            self.refresh()
            if self.view.session and self.view.session.id in wanted and self._stack.currentWidget() is self.view:
                self.open_session(self.view.session.id)

        self._background.run(describe, done, self._notices.show_fault)

    def _rename(self, session_id: int, title: str) -> None:
        self._describe(DetailField.TITLE, {session_id: title})

    def _selection_changed(self) -> None:
        selected = self.browser.selected()
        if len(selected) == 1:
            self.open_session(selected[0])
        elif selected:
            self._show_several(selected)
        elif self._stack.currentWidget() is self.panel:
            self._show_nothing()

    def _selected_one(self) -> None:
        selected = self.browser.selected()
        if selected:
            self.browser.rename(selected[0])

    def _compare(self) -> None:
        self.compare_asked.emit(self.browser.selected())

    def _add_actions(self) -> None:
        selected, add = self.browser.selected, self.browser.add_action
        add(tr("&Rename"), "F2", self._selected_one)
        add(tr("&Compare"), "Ctrl+Shift+C", self._compare)
        add(tr("E&xport\u2026"), "Ctrl+Shift+E", lambda: self.export(*selected()))
        add(tr("&Set course\u2026"), "Ctrl+Shift+K", lambda: self.set_course(selected()))
        add(tr("&Delete"), QKeySequence.StandardKey.Delete, lambda: self.delete(*selected()))

    def _connect(self) -> None:
        browser, panel = self.browser, self.panel
        browser.selection_changed.connect(self._selection_changed)
        browser.curves_wanted.connect(self._learn_curves)
        browser.import_asked.connect(lambda: self.import_files(self.questions.session_files(self)))
        browser.dropped.connect(self.import_files)
        self._deletion.timeout.connect(self.delete_now)
        self._undelete.triggered.connect(self._undo)
        self._stack.currentChanged.connect(self.undone_changed)
        self.view.undo_stack.canUndoChanged.connect(self.undone_changed)
        self.model.renamed.connect(self._rename)
        panel.compare_asked.connect(self._compare)
        panel.export_asked.connect(lambda: self.export(*browser.selected()))
        panel.course_asked.connect(lambda: self.set_course(browser.selected()))
        panel.delete_asked.connect(lambda: self.delete(*browser.selected()))
        self._preferences.changed.connect(self._follow_preferences)
        self.view.edited.connect(self._view_edited)
        self.view.failed.connect(self._notices.show_fault)
        self.view.delete_asked.connect(self.delete)
        self.view.export_asked.connect(self.export)

    def _lay_out(self) -> None:
        for page in (self.message, self.view, self.panel):
            self._stack.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(14)
        row.addWidget(self.browser, _LIST_PART)
        row.addWidget(self._stack, _SESSION_PART)


def _figures_choices(preferences: Preferences) -> tuple[IndexWeights | None, float]:
    """The choices with which figures are computed."""
    return preferences.index_weights, preferences.coverage_limit


def _imported_text(found: Sequence[ImportedSession]) -> str:
    new = sum(one.outcome is ImportOutcome.ADDED for one in found)
    if len(found) == 1:
        texts = tr("\u201c{title}\u201d was there already"), tr("Imported: {title}")
        return texts[new].format(title=found[0].title)
    text = tr("{n} sessions imported").format(n=new)
    there = len(found) - new
    return f"{text}; " + tr("{n} were there already").format(n=there) if there else text
