"""The main window: its pages, the rail and the menus, one place for notices, and what stands beside it."""

import math
import time
from functools import partial

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engagement_monitor.desktop import words
from engagement_monitor.desktop.about_page import AboutPage
from engagement_monitor.desktop.actions import SessionActions
from engagement_monitor.desktop.backend import Backend
from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.compare_page import ComparePage
from engagement_monitor.desktop.global_keys import GlobalKeys
from engagement_monitor.desktop.live_page import LivePage
from engagement_monitor.desktop.live_session import BUSY, READY, UNDER_WAY, LiveSession, Phase
from engagement_monitor.desktop.marker_keys import marker_keys
from engagement_monitor.desktop.menus import Menus
from engagement_monitor.desktop.notice import NoticeBar, Tone
from engagement_monitor.desktop.places import Place, Rail
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.sessions_page import SessionsPage
from engagement_monitor.desktop.settings_window import SettingsWindow
from engagement_monitor.desktop.source_form import SourceForm
from engagement_monitor.desktop.strip import Strip
from engagement_monitor.desktop.text import tr, translated
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.translation import Translations
from engagement_monitor.desktop.undo import UndoActions
from engagement_monitor.errors import EngagementMonitorError, UseNotAllowed
from engagement_monitor.lawful import consequence, rule
from engagement_monitor.preferences import Appearance, Preferences

__all__ = ["MainWindow", "Place"]

_TEXT_READ = "about/read"
_GEOMETRY = "window/geometry"
_SIZE = QSize(1280, 800)
_LEAST = QSize(1000, 680)
_LEAVE_S = 3.5
"""A window that is closed is gone within 5 s, the end of the program included; what hangs is left behind."""


class MainWindow(QMainWindow):
    """Owns the pages and the two workers: one for the store, one to make monitors.

    ``ended``: it is closed and nothing runs any more. ``renewal_asked``: language, wording or the size of the text was
    chosen anew; a window built now has them, this one keeps its words.
    """

    ended = Signal()
    renewal_asked = Signal()

    def __init__(
        self, backend: Backend, settings: QSettings, themes: ThemeKeeper, preferences: PreferenceKeeper
    ) -> None:
        super().__init__()
        self._backend, self._settings, self._themes = backend, settings, themes
        self._preferences = preferences
        self._built_with = _built_with(preferences.now)
        _speak(preferences.now, themes)
        self._store, self._maker = Background("store-worker", self), Background("session-worker", self)
        self._closing, self._leave_s = False, math.inf
        self.session = LiveSession(backend, self._maker, self)
        self.actions_of_session = SessionActions.make(self)
        self.undo = UndoActions(self)
        self.notices = NoticeBar(themes)
        self.live = LivePage(self.session, self.actions_of_session, themes, SourceForm(), preferences)
        self.sessions = SessionsPage(backend, self._store, themes, self.notices, preferences)
        self.compare = ComparePage(backend, self._store, themes, self.notices)
        self.about = AboutPage(preferences)
        self.settings = SettingsWindow(preferences, self)
        self.strip = Strip(self.actions_of_session, themes, settings)
        self.global_keys = GlobalKeys(self)
        self._pages, self._rail = QStackedWidget(), Rail(themes)
        self._lay_out()
        self._menus = Menus(self)
        self._connect()
        self._restore()

    @property
    def place(self) -> Place:
        """Which page is shown."""
        return list(Place)[self._pages.currentIndex()]

    def go_to(self, place: Place) -> None:
        """Shows a page."""
        self._pages.setCurrentIndex(list(Place).index(place))
        self._rail.show_place(place)
        self.live.set_seen(place is Place.LIVE)
        self._follow_undo()

    def take_over(self, before: "MainWindow") -> None:
        """Goes on where another window was closed: its page, what was typed there, and what its settings can undo."""
        self.go_to(before.place)
        self.live.form.fill_in(before.live.form.filled_in())
        self.settings.take_over(before.settings)

    def prepare(self) -> None:
        """Opens the database and lists sessions and cameras, beside the window. To be called once it is shown."""
        self._store.run(self._backend.open, self._opened, self._not_opened)
        self._list_cameras()

    def _list_cameras(self) -> None:
        self._maker.run(self._backend.sources, self.live.form.offer_cameras, self.notices.show_fault)

    def start_demo(self) -> None:
        """Begins the demo lecture by itself."""
        self.go_to(Place.LIVE)
        self.live.start_demo()

    def show_crash(self, log: str) -> None:
        """Says that the program made a mistake."""
        said = tr(
            "The program made a mistake. What was seen until now is saved. Please report it with this file: {log}"
        )
        self.notices.show_text(said.format(log=log), Tone.DANGER)

    def show_log(self, log: str) -> None:
        """Where the log is, for the help page."""
        self.about.show_log(log)

    def quit_now(self) -> None:
        """Ends a running session and then the window, without a question."""
        self._closing = True
        self._hurry()
        _leave_questions()
        if self.session.phase in BUSY:
            self.session.end()
            self.setEnabled(False)
        else:
            self._close_soon()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Asks if a session runs; otherwise lets everything go."""
        if self.session.phase in BUSY:
            event.ignore()
            if not self._closing and self._may_stop():
                self.quit_now()
            return
        self._hurry()
        self._leave_field()
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        self._settings.sync()  # whoever leaves something behind does not come to its own end
        self.global_keys.stop()
        self.strip.close()
        self.settings.close()
        self.sessions.delete_now()
        self._store.run(self._backend.close, lambda _: None, lambda _: None)
        for worker in (self._maker, self._store):
            worker.finish(max(0.0, self._leave_s - time.monotonic()))
        event.accept()
        self.ended.emit()

    def _close_soon(self) -> None:
        """Not at once: the page that noticed the end of a session is still at work, or what asked whether to close."""
        QTimer.singleShot(0, self.close)

    def _leave_field(self) -> None:
        """What is typed counts when its field is left: as long as there is somebody to store it."""
        field = self.focusWidget()
        if field is not None:
            field.clearFocus()

    def _hurry(self) -> None:
        self._leave_s = min(self._leave_s, time.monotonic() + _LEAVE_S)

    def _may_stop(self) -> bool:
        answer = QMessageBox.question(
            self,
            words.application(),
            tr("A session is running. Stop it and close the window? What was seen until now stays saved."),
            QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer is QMessageBox.StandardButton.Close

    def _opened(self, location: str) -> None:
        self.live.health.show_location(location)
        self._store.run(self._backend.formats, self.sessions.learn_formats, self.notices.show_fault)
        self._store.run(self._backend.notice, self._warn, self.notices.show_fault)
        self.sessions.refresh()

    def _warn(self, notice: str) -> None:
        if notice:
            self.notices.show_text(notice, Tone.WARNING)

    def _not_opened(self, fault: EngagementMonitorError) -> None:
        self.notices.show_text(translated(str(fault)), Tone.DANGER, action=tr("Try again"), act=self.prepare)

    def _phase_changed(self) -> None:
        phase = self.session.phase
        self._listen()
        if phase is Phase.FAILED and isinstance(self.session.fault, UseNotAllowed):
            self._explain_use()
        if phase in READY:
            self._renew_if_chosen()
        if phase in (Phase.RUNNING, Phase.FINISHED, Phase.FAILED) and self.session.session_id is not None:
            self.sessions.follow_recording(self.session.session_id)
        if self._closing and phase in READY:
            self._close_soon()

    def _review(self, session_id: int) -> None:
        self.go_to(Place.SESSIONS)
        self.sessions.open_session(session_id)

    def _compare(self, session_ids: list[int]) -> None:
        self.compare.compare(session_ids)
        self.go_to(Place.COMPARE)

    def _say(self, before: str, notice: str) -> None:
        self.notices.take_back(before)
        if notice:
            self.notices.show_text(notice, Tone.WARNING)

    def _text_was_read(self) -> None:
        self._settings.setValue(_TEXT_READ, True)
        self.about.ask_to_continue(False)
        self.go_to(Place.LIVE)

    def show_settings(self) -> None:
        """Opens the settings beside this window, or brings them to the front."""
        self.settings.show()
        self.settings.activateWindow()

    def show_help(self) -> None:
        """Shows what the program is, from the top."""
        self.go_to(Place.HELP)
        self.about.verticalScrollBar().setValue(0)

    def show_keys(self) -> None:
        """Shows the list of keys."""
        self.go_to(Place.HELP)
        self.about.show_the_keys()

    def ask_for_use(self) -> None:
        """Shows the question who uses the program where."""
        self.notices.dismiss()
        self.go_to(Place.HELP)
        self.about.ask_for_use()

    def show_strip(self, shown: bool) -> None:
        """Shows or hides the strip above all windows."""
        if shown:
            self.strip.put(self)
        else:
            self.strip.close()

    def show_full_screen(self, full: bool) -> None:
        """Fills the screen, or goes back to the size before."""
        if full:
            self.showFullScreen()
        else:
            self.showNormal()

    def choose_appearance(self, appearance: Appearance) -> None:
        """Chooses the colours."""
        self._preferences.change(appearance=appearance)

    def open_recording(self) -> None:
        """Asks for a recording, unless a session runs."""
        if self.session.phase in READY:
            self.go_to(Place.LIVE)
            self.live.form.browse()

    def _follow_undo(self) -> None:
        undone = {Place.LIVE: self.actions_of_session.unmark, Place.SESSIONS: self.sessions.undone}
        self.undo.follow(undone.get(self.place))

    def _explain_use(self) -> None:
        use = self._preferences.now.use
        text = f"{translated(rule(use))} {translated(consequence(use))}"
        self.notices.show_text(text, Tone.WARNING, action=tr("Answer"), act=self.ask_for_use)

    def _preferences_changed(self) -> None:
        now = self._preferences.now
        self._themes.choose(now.appearance)
        self._menus.show_appearance(now.appearance)
        self._show_keys()
        self._listen()
        if self.session.phase in READY:
            self._renew_if_chosen()

    def _renew_if_chosen(self) -> None:
        if self._built_with != _built_with(self._preferences.now) and not self._closing:
            # Not at once: the control that was just used is part of what is replaced.
            QTimer.singleShot(0, self.renewal_asked.emit)

    def _show_keys(self) -> None:
        self.about.show_keys(self._menus.keys(self._preferences.now))

    def _listen(self) -> None:
        """Marker keys are listened for while a session runs, if the user chose so."""
        now = self._preferences.now
        wanted = now.global_keys and self.session.phase in UNDER_WAY
        self.global_keys.listen([key.key for key in marker_keys(now)] if wanted else [])

    def _connect(self) -> None:
        self.session.phase_changed.connect(self._phase_changed)
        self.live.review_asked.connect(self._review)
        self.compare.opened.connect(self._review)
        self.sessions.compare_asked.connect(self._compare)
        self.sessions.session_edited.connect(self.compare.forget)
        self.sessions.undone_changed.connect(self._follow_undo)
        self._preferences.changed.connect(self.compare.forget_all)
        self.live.form.cameras_wanted.connect(self._list_cameras)
        self.live.notice_changed.connect(self._say)
        self.live.figures_changed.connect(self.strip.show_figures)
        self.about.continued.connect(self._text_was_read)
        self._preferences.failed.connect(self.notices.show_fault)
        self._preferences.changed.connect(self._preferences_changed)
        self.strip.hidden_by_user.connect(partial(self._menus.strip.setChecked, False))
        # It has no parent, so that it stays when this window is minimized.
        self.destroyed.connect(self.strip.deleteLater)
        self.global_keys.pressed.connect(self.live.mark_key)
        self.global_keys.failed.connect(lambda text: self.notices.show_text(text, Tone.WARNING))
        self._rail.chosen.connect(self.go_to)
        listed = self.sessions.model
        listed.modelReset.connect(lambda: self.live.form.offer_courses(listed.courses()))

    def _restore(self) -> None:
        self._themes.choose(self._preferences.now.appearance)
        self._menus.show_appearance(self._preferences.now.appearance)
        self._show_keys()
        read = self._settings.value(_TEXT_READ, False, type=bool)
        self.about.ask_to_continue(not read)
        self.go_to(Place.LIVE if read else Place.HELP)
        (self.live.form if read else self.about).setFocus()
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        geometry = self._settings.value(_GEOMETRY)
        if geometry:
            self.restoreGeometry(geometry)
        if self._preferences.fault is not None:
            self.notices.show_fault(self._preferences.fault)

    def _lay_out(self) -> None:
        self.setWindowTitle(words.application())
        self.setMinimumSize(_LEAST)
        for page in (self.live, self.sessions, self.compare, self.about):
            self._pages.addWidget(_scrolled(page))
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
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)


def _leave_questions() -> None:
    """Takes back every dialog that waits for an answer: the window would wait for it too."""
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isModal() and dialog.isVisible():
            dialog.reject()


def _scrolled(page: QWidget) -> QWidget:
    """A page that large text has made larger than the window is scrolled instead of cut."""
    if isinstance(page, QScrollArea):
        return page
    area = QScrollArea()
    area.setObjectName("page")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area


def _built_with(preferences: Preferences) -> tuple[str, int, bool]:
    """What a window is built with once and for all."""
    return preferences.language, preferences.text_percent, preferences.expressions_only


def _speak(preferences: Preferences, themes: ThemeKeeper) -> None:
    """Language, wording and size of the text of everything that is built from now on."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Translations.of(application).choose(preferences.language)
    words.speak(words.Wording.EXPRESSIONS if preferences.expressions_only else words.Wording.USUAL)
    themes.scale_text(preferences.text_percent)
    application.setApplicationDisplayName(words.application())
