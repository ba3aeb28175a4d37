"""The sessions page: a list with a search box, and the session that was opened."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelection, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.backend import Backend, ExportFormat, StoredSession
from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.message import Message, MessagePage
from engagement_monitor.desktop.notice import NoticeBar
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.session_list import Role, SessionDelegate, SessionFilter, SessionModel
from engagement_monitor.desktop.session_view import SessionView
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.store.session import Session, SessionDetails
from engagement_monitor.timeline.sample import ShareEstimate

UNDO_S = 8.0
_LIST_WIDTH_PX = 340

ChooseTarget = Callable[[QWidget, str, Sequence[ExportFormat]], tuple[Path, ExportFormat] | None]


def ask_for_target(parent: QWidget, name: str, formats: Sequence[ExportFormat]) -> tuple[Path, ExportFormat] | None:
    """Lets the user choose a file and a format; None if nothing was chosen."""
    filters = {f"{form.label} (*{form.suffix})": form for form in formats}
    path, chosen = QFileDialog.getSaveFileName(parent, "Export this session", name, ";;".join(filters))
    if not path:
        return None
    # What the user typed wins over what was selected below it.
    typed = next((form for form in formats if path.lower().endswith(form.suffix)), None)
    form = typed or filters.get(chosen, formats[0])
    return Path(path if typed else f"{path}{form.suffix}"), form


class SessionsPage(QWidget):
    """Everything here that touches the database runs on the worker."""

    def __init__(
        self,
        backend: Backend,
        background: Background,
        themes: ThemeKeeper,
        notices: NoticeBar,
        preferences: PreferenceKeeper,
        choose_target: ChooseTarget = ask_for_target,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._backend, self._background = backend, background
        self._notices, self._choose_target = notices, choose_target
        self._preferences = preferences
        self._formats: Sequence[ExportFormat] = ()
        self._doomed: int | None = None
        self._wanted: int | None = None
        self._learning: int | None = None
        self.model = SessionModel()
        self.filter = SessionFilter(self.model)
        self.search, self.list = QLineEdit(), QListView()
        self.view, self.message = SessionView(themes), MessagePage(themes)
        self._delegate = SessionDelegate(themes)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.message.show_message(_EMPTY)

    def refresh(self) -> None:
        """Asks for the list again."""
        self._background.run(self._backend.sessions, self._listed, self._notices.show_fault)

    def open_session(self, session_id: int) -> None:
        """Shows this session."""
        self._wanted = session_id
        self._background.run(lambda: self._backend.stored(session_id), self._opened, self._unopened)

    def forget_shares(self, session_id: int | None) -> None:
        """A session has grown: its shares are to be computed again."""
        if session_id is not None:
            self.model.forget(session_id)

    def learn_formats(self, formats: Sequence[ExportFormat]) -> None:
        """What sessions can be exported as."""
        self._formats = formats

    def delete(self, session_id: int) -> None:
        """Takes a session out of the list at once, and deletes it when the time to undo is over."""
        self._notices.dismiss()
        row = self.model.row_of(session_id)
        title = str(self.model.index(row).data()) if row >= 0 else ""
        self._doomed = session_id
        self.model.hide(session_id)
        self._show_nothing()
        self._notices.show_text(
            f"Deleted: {title}", action="Undo", act=self._undo, gone=self.delete_now, limit_s=UNDO_S
        )

    def delete_now(self) -> None:
        """Deletes what waits to be deleted."""
        doomed, self._doomed = self._doomed, None
        if doomed is None:
            return

        def failed(fault: EngagementMonitorError) -> None:
            self.model.unhide(doomed)
            self._notices.show_fault(fault)

        self._background.run(lambda: self._backend.delete(doomed), lambda _: self.refresh(), failed)

    def export(self, session_id: int) -> None:
        """Asks where to and writes the report on the worker."""
        if not self._formats or self.view.session is None:
            return
        chosen = self._choose_target(self, _file_name(self.view.session), self._formats)
        if chosen is None:
            return
        path, form = chosen
        self._notices.show_text(f"Writing {path.name}\u2026")
        self._background.run(
            lambda: self._backend.export(session_id, form.name, path),
            lambda _: self._exported(path),
            self._notices.show_fault,
        )

    def _exported(self, path: Path) -> None:
        def reveal() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        self._notices.show_text(f"Saved as {path}", action="Open the folder", act=reveal)

    def _listed(self, sessions: Sequence[Session]) -> None:
        self.model.show_sessions(sessions)
        self._select(self.view.session.id if self.view.session else None)
        self._learn_shares()

    def _learn_shares(self) -> None:
        """One session after another, so that nobody waits long for the worker."""
        unknown = self.model.unknown()
        if not unknown or self._learning:
            return
        self._learning = session_id = unknown[0]

        def learned(whole: ShareEstimate | None) -> None:
            self._learning = None
            self.model.set_shares(session_id, whole.shares if whole else None)
            self._learn_shares()

        self._background.run(
            lambda: self._backend.stored(session_id).figures.whole, learned, lambda _fault: learned(None)
        )

    def _opened(self, stored: StoredSession) -> None:
        if stored.session.id != self._wanted:
            return  # the user has gone on to another one
        self.view.show_stored(stored)
        whole = stored.figures.whole
        self.model.set_shares(stored.session.id, whole.shares if whole else None)
        self._stack.setCurrentWidget(self.view)
        self._select(stored.session.id)

    def _unopened(self, fault: EngagementMonitorError) -> None:
        self.message.show_message(Message("warning", fault.what, fault.remedy))
        self._stack.setCurrentWidget(self.message)

    def _show_nothing(self) -> None:
        self._wanted = None
        self.message.show_message(_EMPTY)
        self._stack.setCurrentWidget(self.message)

    def _undo(self) -> None:
        doomed, self._doomed = self._doomed, None
        if doomed is not None:
            self.model.unhide(doomed)
            self.open_session(doomed)

    def _describe(self, session_id: int, details: SessionDetails) -> None:
        def done(_: None) -> None:
            self.refresh()
            self.open_session(session_id)

        self._background.run(lambda: self._backend.describe(session_id, details), done, self._notices.show_fault)

    def _select(self, session_id: int | None) -> None:
        row = -1 if session_id is None else self.model.row_of(session_id)
        if row >= 0:
            selection = self.list.selectionModel()
            selection.blockSignals(True)
            self.list.setCurrentIndex(self.filter.mapFromSource(self.model.index(row)))
            selection.blockSignals(False)
            self.list.viewport().update()

    def _selected(self, selected: QItemSelection) -> None:
        for index in selected.indexes():
            self.open_session(index.data(Role.SESSION).id)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.filter.setFilterFixedString)
        self.list.selectionModel().selectionChanged.connect(self._selected)
        self.view.described.connect(self._describe)
        self.view.delete_asked.connect(self.delete)
        self.view.export_asked.connect(self.export)

    def _lay_out(self) -> None:
        self.search.setPlaceholderText("Search by title, course or date")
        self.search.setAccessibleName("Search sessions")
        self.search.setClearButtonEnabled(True)
        self.list.setModel(self.filter)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("Stored sessions")
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        for widget in (self.search, self.list):
            widget.setFixedWidth(_LIST_WIDTH_PX)
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.view)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(14)
        row.addLayout(left)
        row.addWidget(self._stack, 1)


_EMPTY = Message("sessions", "Your sessions", "Choose one on the left to see its timeline. New ones come from Live.")


def _file_name(session: Session) -> str:
    kept = "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in session.title).strip()
    return f"{kept or words.application()} {session.started_at.astimezone():%Y-%m-%d}"
