"""The main window: Live, Sessions and Help, one menu, one place for notices."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engagement_monitor.desktop import words
from engagement_monitor.desktop.about_page import AboutPage
from engagement_monitor.desktop.actions import SessionActions
from engagement_monitor.desktop.backend import Backend
from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.live_page import LivePage
from engagement_monitor.desktop.live_session import BUSY, READY, LiveSession, Phase
from engagement_monitor.desktop.notice import NoticeBar, Tone
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.sessions_page import SessionsPage
from engagement_monitor.desktop.source_form import SourceForm
from engagement_monitor.desktop.theme import ThemeKeeper, icon
from engagement_monitor.desktop.timeline_view import Stretch
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.preferences import Appearance

_TEXT_READ = "about/read"
_GEOMETRY = "window/geometry"
_RAIL_PX = 92
_ICON_PX = 26


_SIZE = QSize(1280, 800)


class Place(StrEnum):
    """The three places of the window."""

    LIVE = "Live"
    SESSIONS = "Sessions"
    HELP = "Help"


_ICONS = {Place.LIVE: "live", Place.SESSIONS: "sessions", Place.HELP: "about"}


class MainWindow(QMainWindow):
    """Owns the pages and the two workers: one for the store, one to make monitors."""

    ended = Signal()

    def __init__(
        self, backend: Backend, settings: QSettings, themes: ThemeKeeper, preferences: PreferenceKeeper
    ) -> None:
        super().__init__()
        self._backend, self._settings, self._themes = backend, settings, themes
        self._preferences = preferences
        self._store, self._maker = Background("store-worker", self), Background("session-worker", self)
        self._closing = False
        self.session = LiveSession(backend, self._maker, self)
        self.actions_of_session = SessionActions.make(self)
        self.notices = NoticeBar(themes)
        self.live = LivePage(self.session, self.actions_of_session, themes, SourceForm(), preferences)
        self.sessions = SessionsPage(backend, self._store, themes, self.notices, preferences)
        self.about = AboutPage()
        self._pages = QStackedWidget()
        self._rail = QButtonGroup(self)
        self._lay_out()
        self._fill_menus()
        self._connect()
        self._restore()

    @property
    def place(self) -> Place:
        """Which page is shown."""
        return list(Place)[self._pages.currentIndex()]

    def go_to(self, place: Place) -> None:
        """Shows a page."""
        number = list(Place).index(place)
        self._pages.setCurrentIndex(number)
        self._rail.button(number).setChecked(True)

    def prepare(self) -> None:
        """Opens the database and lists sessions and cameras, beside the window. To be called once it is shown."""
        self._store.run(self._backend.open, self._opened, self._not_opened)
        self._maker.run(self._backend.sources, self.live.form.offer_cameras, self.notices.show_fault)

    def start_demo(self) -> None:
        """Begins the demo lecture by itself."""
        self.go_to(Place.LIVE)
        self.live.start_demo()

    def show_crash(self, log: str) -> None:
        """Says that the program made a mistake."""
        self.notices.show_text(
            f"The program made a mistake. What was seen until now is saved. Please report it with this file: {log}",
            Tone.DANGER,
        )

    def show_log(self, log: str) -> None:
        """Where the log is, for the help page."""
        self.about.show_log(log)

    def quit_now(self) -> None:
        """Ends a running session and then the window, without a question."""
        self._closing = True
        if self.session.phase in BUSY:
            self.session.stop()
            self.setEnabled(False)
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Asks if a session runs; otherwise lets everything go."""
        if self.session.phase in BUSY:
            event.ignore()
            if not self._closing and self._may_stop():
                self.quit_now()
            return
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        self.notices.dismiss()
        self._store.run(self._backend.close, lambda _: None, lambda _: None)
        self._maker.close()
        self._store.finish()
        event.accept()
        self.ended.emit()

    def _may_stop(self) -> bool:
        answer = QMessageBox.question(
            self,
            words.application(),
            "A session is running. Stop it and close the window? What was seen until now stays saved.",
            QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer is QMessageBox.StandardButton.Close

    def _opened(self, location: str) -> None:
        self.live.health.show_location(location)
        self._store.run(self._backend.formats, self.sessions.learn_formats, self.notices.show_fault)
        self.sessions.refresh()

    def _not_opened(self, fault: EngagementMonitorError) -> None:
        self.notices.show_text(str(fault), Tone.DANGER, action="Try again", act=self.prepare)

    def _phase_changed(self) -> None:
        phase = self.session.phase
        if phase in (Phase.RUNNING, Phase.FINISHED, Phase.FAILED):
            self.sessions.forget_shares(self.session.session_id)
            self.sessions.refresh()
        if self._closing and phase in READY:
            # Not at once: the page that noticed the end is still at work.
            QTimer.singleShot(0, self.close)

    def _review(self, session_id: int) -> None:
        self.go_to(Place.SESSIONS)
        self.sessions.open_session(session_id)

    def _say(self, notice: str) -> None:
        if notice:
            self.notices.show_text(notice, Tone.WARNING)
        else:
            self.notices.dismiss()

    def _text_was_read(self) -> None:
        self._settings.setValue(_TEXT_READ, True)
        self.about.ask_to_continue(False)
        self.go_to(Place.LIVE)

    def _connect(self) -> None:
        self.session.phase_changed.connect(self._phase_changed)
        self.live.review_asked.connect(self._review)
        self.live.notice_changed.connect(self._say)
        self.about.continued.connect(self._text_was_read)
        self._preferences.failed.connect(self.notices.show_fault)
        self._rail.idClicked.connect(lambda number: self.go_to(list(Place)[number]))
        self._themes.changed.connect(self._restyle)
        self._restyle()

    def _restore(self) -> None:
        self._themes.choose(self._preferences.now.appearance)
        read = self._settings.value(_TEXT_READ, False, type=bool)
        self.about.ask_to_continue(not read)
        self.go_to(Place.LIVE if read else Place.HELP)
        (self.live.form if read else self.about).setFocus()
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        geometry = self._settings.value(_GEOMETRY)
        if geometry:
            self.restoreGeometry(geometry)

    def _choose_appearance(self, appearance: Appearance) -> None:
        self._preferences.change(appearance=appearance)
        self._themes.choose(appearance)

    def _restyle(self) -> None:
        for number, place in enumerate(Place):
            self._rail.button(number).setIcon(icon(_ICONS[place], self._themes.theme.text))

    def _lay_out(self) -> None:
        self.setWindowTitle(words.application())
        self.setMinimumSize(1000, 680)
        for page in (self.live, self.sessions, self.about):
            self._pages.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        bar = QVBoxLayout()
        bar.setContentsMargins(14, 0, 14, 0)
        bar.addWidget(self.notices)
        right.addLayout(bar)
        right.addWidget(self._pages, 1)
        centre = QWidget()
        centre.setObjectName("page")
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail_widget())
        row.addLayout(right, 1)
        self.setCentralWidget(centre)

    def _rail_widget(self) -> QWidget:
        rail = QWidget()
        rail.setObjectName("rail")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rail.setFixedWidth(_RAIL_PX)
        column = QVBoxLayout(rail)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(6)
        for number, place in enumerate(Place):
            button = QToolButton()
            button.setText(place.value)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(_ICON_PX, _ICON_PX))
            button.setFixedSize(_RAIL_PX - 16, 66)
            button.setToolTip(f"{place.value} (Ctrl+{number + 1})")
            self._rail.addButton(button, number)
            column.addWidget(button)
        column.addStretch()
        return rail

    def _fill_menus(self) -> None:
        session = self.menuBar().addMenu("&Session")
        actions = self.actions_of_session
        session.addActions([actions.start, actions.pause, actions.mark, actions.stop])
        session.addSeparator()
        session.addAction(self._action("Open a &recording\u2026", "Ctrl+O", self._open_recording))
        session.addSeparator()
        session.addAction(self._action("&Quit", QKeySequence.StandardKey.Quit, self.close))
        view = self.menuBar().addMenu("&View")
        for number, place in enumerate(Place, 1):
            view.addAction(self._action(f"&{place.value}", f"Ctrl+{number}", partial(self.go_to, place)))
        view.addSeparator()
        for stretch, keys in ((Stretch.WHOLE, "Ctrl+0"), (Stretch.RECENT, "Ctrl+5")):
            view.addAction(self._action(stretch.value, keys, partial(self.live.timeline.choose, stretch)))
        view.addSeparator()
        self._fill_appearance(view.addMenu("&Appearance"))
        helping = self.menuBar().addMenu("&Help")
        helping.addAction(self._action("What this program &is", "F1", partial(self.go_to, Place.HELP)))

    def _fill_appearance(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        chosen = self._preferences.now.appearance
        for appearance, text in (
            (Appearance.SYSTEM, "As the &system"),
            (Appearance.LIGHT, "&Light"),
            (Appearance.DARK, "&Dark"),
        ):
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(appearance is chosen)
            action.triggered.connect(partial(self._choose_appearance, appearance))
            menu.addAction(action)

    def _open_recording(self) -> None:
        if self.session.phase in READY:
            self.go_to(Place.LIVE)
            self.live.form.browse()

    def _action(self, text: str, keys: str | QKeySequence.StandardKey, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        return action
