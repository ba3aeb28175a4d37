"""The stored sessions as Qt's models: all of them, and those that are looked for."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from enum import Enum, IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from engagement_monitor.desktop import words
from engagement_monitor.desktop.text import tr
from engagement_monitor.store.session import Session, ShareCurve

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
LONGEST_TITLE = 200


class Role(IntEnum):
    """What a row holds beside its text."""

    SESSION = Qt.ItemDataRole.UserRole
    CURVE = Qt.ItemDataRole.UserRole + 1


class Period(Enum):
    """Which sessions are looked for, by when they began."""

    ALL = "all"
    WEEK = "week"
    MONTH = "month"
    TERM = "term"


def period_label(period: Period) -> str:
    """For people."""
    return {
        Period.ALL: tr("Any time"),
        Period.WEEK: tr("This week"),
        Period.MONTH: tr("This month"),
        Period.TERM: tr("Last six months"),
    }[period]


def beginning(period: Period, now: datetime) -> datetime | None:
    """The first moment of a period, in the zone of ``now``; None for all time."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return {
        Period.ALL: None,
        Period.WEEK: today - timedelta(days=today.weekday()),
        Period.MONTH: today.replace(day=1),
        Period.TERM: today - timedelta(days=182),
    }[period]


class SessionModel(QAbstractListModel):
    """The sessions, newest first; curves are filled in as they become known."""

    renamed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Session] = []
        self._sessions: list[Session] = []
        self._rows: dict[int, int] = {}
        self._hidden: set[int] = set()
        self._curves: dict[int, ShareCurve | None] = {}

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """Replaces the list."""
        self.beginResetModel()
        self._all = list(sessions)
        self._sessions = [session for session in sessions if session.id not in self._hidden]
        self._rows = {session.id: row for row, session in enumerate(self._sessions)}
        self.endResetModel()

    def hide(self, session_ids: Iterable[int]) -> None:
        """Takes sessions out of the list, for now."""
        self._hidden.update(session_ids)
        self.show_sessions(self._all)

    def unhide(self, session_ids: Iterable[int]) -> None:
        """Puts them back."""
        self._hidden.difference_update(session_ids)
        self.show_sessions(self._all)

    def listed(self, session_ids: Collection[int]) -> list[Session]:
        """Those of these sessions that are in the list, newest first."""
        return [session for session in self._sessions if session.id in session_ids]

    def courses(self) -> list[str]:
        """The names of all courses, each once, in the order of the alphabet."""
        names = {session.course.strip().casefold(): session.course.strip() for session in reversed(self._sessions)}
        names.pop("", None)
        return [names[key] for key in sorted(names)]

    def set_curve(self, session_id: int, curve: ShareCurve | None) -> None:
        """The curve of a session; None if there is none."""
        self._curves[session_id] = curve
        row = self.row_of(session_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def knows(self, session_id: int) -> bool:
        """Whether its curve was asked for already."""
        return session_id in self._curves

    def forget(self, session_id: int) -> None:
        """Its curve is to be asked for again."""
        self._curves.pop(session_id, None)

    def row_of(self, session_id: int) -> int:
        """Where a session stands; -1 if nowhere."""
        return self._rows.get(session_id, -1)

    def session_at(self, row: int) -> Session:
        """The session of a row."""
        return self._sessions[row]

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """How many sessions are listed."""
        return 0 if parent.isValid() else len(self._sessions)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A title is changed in its place."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows."""
        session = self._sessions[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return session.title
        if role == Role.SESSION:
            return session
        if role == Role.CURVE:
            return self._curves.get(session.id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{session.title}, {facts(session)}"
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Asks for another title; an empty one changes nothing."""
        session, title = self._sessions[index.row()], str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not title or title == session.title:
            return False
        self.renamed.emit(session.id, title)
        return True


class SessionFilter(QSortFilterProxyModel):
    """Only the sessions that hold every word searched for, of one course and one period if these are chosen."""

    def __init__(self, source: SessionModel) -> None:
        super().__init__()
        self._source = source
        self._words: list[str] = []
        self._course: str | None = None
        self._since: datetime | None = None
        self._texts: dict[int, str] = {}
        # Before Qt filters the new list.
        source.modelAboutToBeReset.connect(self._texts.clear)
        self.setSourceModel(source)

    def search(self, text: str) -> None:
        """Looks for these words: in titles, courses, rooms, notes and dates (``2026-11``, ``Tue``, ``November``)."""
        self._words = text.casefold().split()
        self.invalidate()

    def choose_course(self, course: str | None) -> None:
        """Only this course; None for all."""
        self._course = None if course is None else course.strip().casefold()
        self.invalidate()

    def choose_since(self, since: datetime | None) -> None:
        """Only sessions that began then or later; None for all."""
        self._since = since
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: AnyIndex) -> bool:  # noqa: N802 - Qt's name
        """Whether a row of the whole list is shown."""
        session = self._source.session_at(row)
        if self._course is not None and session.course.strip().casefold() != self._course:
            return False
        if self._since is not None and session.started_at < self._since:
            return False
        return not self._words or all(word in self._text_of(session) for word in self._words)

    def _text_of(self, session: Session) -> str:
        text = self._texts.get(session.id)
        if text is None:
            text = self._texts[session.id] = _search_text(session)
        return text


def _search_text(session: Session) -> str:
    details, local, names = session.details, session.started_at.astimezone(), QLocale()
    long = QLocale.FormatType.LongFormat
    dates = (
        f"{local:%Y-%m-%d %d.%m.%Y %A %B}",
        names.dayName(local.isoweekday(), long),
        names.monthName(local.month, long),
        words.date(session.started_at),
    )
    return "\n".join((details.title, details.course, details.room, details.notes, *dates)).casefold()


def facts(session: Session) -> str:
    """When, which course, how long, and how it stands."""
    return words.joined((
        words.date(session.started_at),
        session.course,
        words.length(session.totals.duration_s),
        words.state(session.state),
    ))  # fmt: skip
