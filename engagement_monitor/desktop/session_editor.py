"""Every edit of a stored session: shown at once, stored by the worker, and undone the same way."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from engagement_monitor.desktop.backend import Backend, StoredSession
from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.segment_edits import Markers, Segments
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.store.session import SessionDetails

_MOST_UNDONE = 200


class DetailField(StrEnum):
    """What the user says of a session; each is a field of ``SessionDetails``."""

    TITLE = "title"
    COURSE = "course"
    ROOM = "room"
    HEAD_COUNT = "head_count"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Detail:
    """One field of the details, and what it is to say."""

    field: DetailField
    value: str | int | None


@dataclass(frozen=True, slots=True)
class OwnSegments:
    """The user's own segments; none leads back to those that the markers start."""

    segments: Segments


@dataclass(frozen=True, slots=True)
class AllMarkers:
    """All markers of the session."""

    markers: Markers


Content: TypeAlias = Detail | OwnSegments | AllMarkers


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit replaces by what. ``text`` names it for the menu; edits of one ``series`` are undone together."""

    text: str
    before: Content
    after: Content
    series: str = ""


class SessionEditor(QObject):
    """Edits the session that was opened last. Lives on the window's thread; the database is touched on the worker.

    The undo stack begins anew with every session, so that nothing is undone that cannot be seen.
    """

    applied = Signal(object)
    """This content holds from now on: show it. The figures follow."""
    edited = Signal(int)
    """Every edit of the session with this id is in the database by now; it need not be the one that is open."""
    stored = Signal(object)
    """The session that is open as it is now, a ``StoredSession`` with its new figures."""
    failed = Signal(object)
    """An edit could not be stored; what is stored follows by ``stored``, if it can be read."""

    def __init__(self, backend: Backend, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._backend, self._background = backend, background
        self._session_id: int | None = None
        self._details: SessionDetails | None = None
        self._unstored: Counter[int] = Counter()
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_MOST_UNDONE)

    @property
    def busy(self) -> bool:
        """Whether an edit of the session that is open is still on its way into the database."""
        return self._session_id is not None and self._unstored[self._session_id] > 0

    @property
    def details(self) -> SessionDetails | None:
        """What the user says of the session, with every edit."""
        return self._details

    def open(self, stored: StoredSession) -> None:
        """Edits this session from now on."""
        session = stored.session
        if session.id != self._session_id:
            self.undo_stack.clear()
        self._session_id, self._details = session.id, session.details

    def do(self, edit: Edit) -> None:
        """Makes an edit that can be undone."""
        if edit.before != edit.after:
            self.undo_stack.push(_Command(edit, self._apply))

    def _apply(self, content: Content) -> None:
        session_id, work = self._session_id, self._work(content)
        if session_id is None:
            return
        self._unstored[session_id] += 1
        self.applied.emit(content)
        self._background.run(work, lambda _: self._done(session_id), lambda fault: self._refused(session_id, fault))

    def _work(self, content: Content) -> Callable[[], None]:
        """What stores this content."""
        session_id, backend = self._session_id, self._backend
        if session_id is None or self._details is None:
            return lambda: None
        if isinstance(content, OwnSegments):
            return lambda: backend.set_segments(session_id, content.segments)
        if isinstance(content, AllMarkers):
            return lambda: backend.set_markers(session_id, content.markers)
        changed: dict[str, Any] = {content.field: content.value}
        self._details = replace(self._details, **changed)
        return lambda: backend.describe(session_id, **changed)

    def _done(self, session_id: int) -> None:
        self._unstored[session_id] -= 1
        if self._unstored[session_id]:
            return
        if session_id == self._session_id:
            self._background.run(lambda: self._backend.stored(session_id), self._learned, self.failed.emit)
        self.edited.emit(session_id)

    def _learned(self, stored: StoredSession) -> None:
        """Older figures than those of the last edit are of no use."""
        if not self.busy and stored.session.id == self._session_id:
            self.stored.emit(stored)

    def _refused(self, session_id: int, fault: EngagementMonitorError) -> None:
        """What the stack remembers may not be what is stored."""
        if session_id == self._session_id:
            self.undo_stack.clear()
        self.failed.emit(fault)
        self._done(session_id)


class _Command(QUndoCommand):
    """An edit on the undo stack."""

    def __init__(self, edit: Edit, apply: Callable[[Content], None]) -> None:
        super().__init__(edit.text)
        self.edit, self._apply = edit, apply

    def redo(self) -> None:
        """Makes the edit; also the first time."""
        self._apply(self.edit.after)

    def undo(self) -> None:
        """Takes it back."""
        self._apply(self.edit.before)

    def id(self) -> int:
        """Commands of one series are offered to each other."""
        return 1 if self.edit.series else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Takes in the next step of the same series."""
        if not isinstance(other, _Command) or other.edit.series != self.edit.series:
            return False
        self.edit = replace(self.edit, after=other.edit.after)
        return True
