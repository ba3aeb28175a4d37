"""The column with the list of sessions: what is looked for, the list, and what can be done with what is selected."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QGridLayout, QLineEdit, QListView, QPushButton, QWidget

from engagement_monitor.desktop.session_delegate import SessionDelegate
from engagement_monitor.desktop.session_list import Period, SessionFilter, SessionModel, beginning, period_label
from engagement_monitor.desktop.text import plain_label, scaled_px, tr
from engagement_monitor.desktop.theme import ThemeKeeper, icon
from engagement_monitor.store.session import SESSION_FILE_SUFFIX, Session

WIDTH_PX = 348


class SessionBrowser(QWidget):
    """Search, filters and the list. Session files may be dropped on it."""

    selection_changed = Signal()
    import_asked = Signal()
    dropped = Signal(list)
    curves_wanted = Signal()

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self.model = SessionModel()
        self.filter = SessionFilter(self.model)
        self.search, self.course, self.period = QLineEdit(), QComboBox(), QComboBox()
        self.list, self.count = QListView(), plain_label(name="muted")
        self.import_button = QPushButton(tr("&Import\u2026"))
        self._delegate = SessionDelegate(themes)
        # One look after many events: a scroll bar that is dragged, a window that grows.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._restyle()

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """Replaces the list; what was selected stays selected."""
        kept = self.selected()
        with QSignalBlocker(self.list.selectionModel()):
            self.model.show_sessions(sessions)
            self.select(kept)
        self._offer_courses()
        self._listed()

    def selected(self) -> list[int]:
        """The ids of the selected sessions, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self._session_at(row).id for row in rows]

    def select(self, session_ids: Sequence[int]) -> None:
        """Selects these sessions and no others, without a word to anybody."""
        if set(session_ids) == set(self.selected()):
            return  # a title that is just being typed stays open
        selection = self.list.selectionModel()
        with QSignalBlocker(selection):
            selection.clear()
            for session_id in session_ids:
                index = self.filter.mapFromSource(self.model.index(self.model.row_of(session_id)))
                if index.isValid():
                    selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
        self.list.viewport().update()

    def visible(self) -> list[int]:
        """The ids of the sessions in sight, from the top."""
        if not self.filter.rowCount():
            return []
        area = self.list.viewport().rect()
        first, last = (self.list.indexAt(point).row() for point in (area.topLeft(), area.bottomLeft()))
        last = self.filter.rowCount() - 1 if last < 0 else last
        return [self._session_at(row).id for row in range(max(0, first), last + 1)]

    def rename(self, session_id: int) -> None:
        """Begins to change a title in its place."""
        index = self.filter.mapFromSource(self.model.index(self.model.row_of(session_id)))
        if index.isValid():
            self.list.edit(index)

    def add_action(self, text: str, shortcut: str | QKeySequence.StandardKey, act: Callable[[], None]) -> QAction:
        """Something to do with what is selected: in the menu of the list, and on a key while the list has the focus."""
        action = QAction(text, self.list)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(_ignoring, act))
        self.list.addAction(action)
        return action

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Takes session files and nothing else."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Asks to import what was dropped."""
        self.dropped.emit(dropped_files(event))
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More rows may be in sight."""
        super().resizeEvent(event)
        self._soon.start()

    def _session_at(self, row: int) -> Session:
        return self.model.session_at(self.filter.mapToSource(self.filter.index(row, 0)).row())

    def _offer_courses(self) -> None:
        chosen = self.course.currentData()
        with QSignalBlocker(self.course):
            self.course.clear()
            self.course.addItem(tr("All courses"), None)
            for name in self.model.courses():
                self.course.addItem(name, name)
            place = next((at for at in range(1, self.course.count()) if self.course.itemData(at) == chosen), 0)
            self.course.setCurrentIndex(place)
        if self.course.currentData() != chosen:
            self.filter.choose_course(None)

    def _choose_course(self) -> None:
        self.filter.choose_course(self.course.currentData())

    def _choose_period(self) -> None:
        self.filter.choose_since(beginning(self.period.currentData(), datetime.now(UTC).astimezone()))

    def _listed(self) -> None:
        shown, every = self.filter.rowCount(), self.model.rowCount()
        texts = (
            tr("{n} sessions").format(n=every) if every != 1 else tr("1 session"),
            tr("{n} of {all} sessions").format(n=shown, all=every),
        )
        self.count.setText(texts[shown != every])
        self._soon.start()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.filter.search)
        self.course.currentIndexChanged.connect(self._choose_course)
        self.period.currentIndexChanged.connect(self._choose_period)
        self.import_button.clicked.connect(partial(_ignoring, self.import_asked.emit))
        self.list.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._soon.start())
        for changed in (self.filter.layoutChanged, self.filter.modelReset):
            changed.connect(self._listed)
        self._soon.timeout.connect(self.curves_wanted)
        self._themes.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.setMinimumWidth(WIDTH_PX)
        self.setMaximumWidth(scaled_px(WIDTH_PX))
        self.search.setPlaceholderText(tr("Search"))
        self.search.setToolTip(tr("Words in title, course, room or notes, or a date: 2026-11, Tue, November"))
        self.search.setAccessibleName(tr("Search sessions"))
        self.search.setClearButtonEnabled(True)
        self.import_button.setToolTip(tr("Import session files (*{suffix})").format(suffix=SESSION_FILE_SUFFIX))
        self.course.setAccessibleName(tr("Only this course"))
        self.period.setAccessibleName(tr("Only from this time"))
        for combo in (self.course, self.period):
            combo.setMinimumContentsLength(6)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for period in Period:
            self.period.addItem(period_label(period), period)
        self._offer_courses()
        self._set_list_up()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.search, 0, 0)
        grid.addWidget(self.import_button, 0, 1)
        grid.addWidget(self.course, 1, 0)
        grid.addWidget(self.period, 1, 1)
        grid.addWidget(self.list, 2, 0, 1, 2)
        grid.addWidget(self.count, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def _set_list_up(self) -> None:
        self.list.setModel(self.filter)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("Stored sessions"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _restyle(self) -> None:
        self.import_button.setIcon(icon("import", self._themes.theme.text))


def dropped_files(event: QDropEvent) -> list[Path]:
    """The session files that somebody drags."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == SESSION_FILE_SUFFIX]


def _ignoring(act: Callable[[], object], *_arguments: object) -> None:
    act()
