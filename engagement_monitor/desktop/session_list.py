"""The list of stored sessions, and how a row of it looks."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engagement_monitor.desktop import words
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.store.session import Session
from engagement_monitor.timeline.sample import Shares

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_BAR_PX = 6
_MARGIN_PX = 12


class Role(IntEnum):
    """What a row holds beside its text."""

    SESSION = Qt.ItemDataRole.UserRole
    SHARES = Qt.ItemDataRole.UserRole + 1
    SEARCH = Qt.ItemDataRole.UserRole + 2


class SessionModel(QAbstractListModel):
    """The sessions, newest first; shares are filled in as they become known."""

    def __init__(self) -> None:
        super().__init__()
        self._sessions: list[Session] = []
        self._hidden: set[int] = set()
        self._all: list[Session] = []
        self._shares: dict[int, Shares | None] = {}

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """Replaces the list."""
        self.beginResetModel()
        self._all = list(sessions)
        self._sessions = [session for session in sessions if session.id not in self._hidden]
        self.endResetModel()

    def hide(self, session_id: int) -> None:
        """Takes a session out of the list, for now."""
        self._hidden.add(session_id)
        self.show_sessions(self._all)

    def unhide(self, session_id: int) -> None:
        """Puts it back."""
        self._hidden.discard(session_id)
        self.show_sessions(self._all)

    def set_shares(self, session_id: int, shares: Shares | None) -> None:
        """The shares of a whole session; None if nobody was seen."""
        self._shares[session_id] = shares
        for row, session in enumerate(self._sessions):
            if session.id == session_id:
                self.dataChanged.emit(self.index(row), self.index(row))

    def unknown(self) -> list[int]:
        """The sessions whose shares nobody asked for yet, in the order of the list."""
        return [session.id for session in self._sessions if session.id not in self._shares]

    def forget(self, session_id: int) -> None:
        """Its shares are to be asked for again."""
        self._shares.pop(session_id, None)

    def row_of(self, session_id: int) -> int:
        """Where a session stands; -1 if nowhere."""
        return next((row for row, session in enumerate(self._sessions) if session.id == session_id), -1)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """How many sessions are listed."""
        return 0 if parent.isValid() else len(self._sessions)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows."""
        session = self._sessions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return session.title
        if role == Role.SESSION:
            return session
        if role == Role.SHARES:
            return self._shares.get(session.id)
        if role == Role.SEARCH:
            return f"{session.title} {session.course} {words.date(session.started_at)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{session.title}, {_facts(session)}"
        return None


class SessionFilter(QSortFilterProxyModel):
    """Only the sessions that hold the words searched for."""

    def __init__(self, source: SessionModel) -> None:
        super().__init__()
        self.setSourceModel(source)
        self.setFilterRole(Role.SEARCH)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)


def _facts(session: Session) -> str:
    parts = (
        words.date(session.started_at),
        session.course,
        words.length(session.totals.duration_s),
        words.state(session.state),
    )
    return words.joined(parts)


class SessionDelegate(QStyledItemDelegate):
    """Two lines of text, as typed, and a small bar of the shares."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:  # noqa: N802 - Qt's name
        """The same for every row."""
        return QSize(200, 2 * option.fontMetrics.height() + _BAR_PX + 3 * _MARGIN_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paints a row."""
        theme = self._themes.theme
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(theme.selected))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(theme.hover))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), QColor(theme.border))
        inner = place.adjusted(_MARGIN_PX, _MARGIN_PX - 2, -_MARGIN_PX, -_MARGIN_PX)
        self._paint_text(painter, inner, index.data(Role.SESSION), option)
        self._paint_bar(painter, QRectF(inner.left(), inner.bottom() - _BAR_PX, inner.width(), _BAR_PX), index)
        painter.restore()

    def _paint_text(self, painter: QPainter, place: QRect, session: Session, option: QStyleOptionViewItem) -> None:
        font = QFont(option.font)
        height_px = option.fontMetrics.height()
        for line, (text, colour, bold) in enumerate(
            ((session.title, self._themes.theme.text, True), (_facts(session), self._themes.theme.muted, False))
        ):
            font.setBold(bold)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            row = QRect(place.left(), place.top() + line * (height_px + 3), place.width(), height_px + 2)
            fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)

    def _paint_bar(self, painter: QPainter, place: QRectF, index: AnyIndex) -> None:
        shares: Shares | None = index.data(Role.SHARES)
        painter.fillRect(place, QColor(self._themes.theme.hover))
        if shares is None:
            return
        left = place.left()
        for sentiment, share in zip(SENTIMENTS, shares.array(), strict=True):
            width = place.width() * float(share)
            painter.fillRect(QRectF(left, place.top(), width, place.height()), self._themes.theme.sentiment(sentiment))
            left += width
