"""The live page: choose, look, start, mark, watch."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engagement_monitor.capture.frame import SourceKind
from engagement_monitor.capture.names import ScreenPart
from engagement_monitor.desktop import live_messages
from engagement_monitor.desktop.actions import ActionButton, SessionActions
from engagement_monitor.desktop.alert_strip import AlertStrip
from engagement_monitor.desktop.backend import SessionRequest
from engagement_monitor.desktop.beside import Beside
from engagement_monitor.desktop.copus_row import CopusRow
from engagement_monitor.desktop.health import HealthLine
from engagement_monitor.desktop.live_figures import LiveFigures
from engagement_monitor.desktop.live_reader import LiveReader, is_lost
from engagement_monitor.desktop.live_session import BUSY, READY, UNDER_WAY, LiveSession, Phase
from engagement_monitor.desktop.live_side import LiveSide
from engagement_monitor.desktop.marker_keys import FREE_KEY, marker_keys
from engagement_monitor.desktop.marker_row import MarkerRow
from engagement_monitor.desktop.message import MessagePage
from engagement_monitor.desktop.picture_stage import PictureStage
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.source_form import SourceForm
from engagement_monitor.desktop.source_look import Look
from engagement_monitor.desktop.text import translated
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.timeline_view import LIVE, TimelineView
from engagement_monitor.preferences import MarkerKey
from engagement_monitor.vision.areas import Areas

if TYPE_CHECKING:
    from engagement_monitor.snapshot import Snapshot

PREVIEW_INTERVAL_MS = 40
FIGURES_INTERVAL_MS = 500


class _Column(QVBoxLayout):
    """The page's rows. Its least height is that of the rows, however wide it is.

    With a wrapped text in it Qt would ask for the height that suits the width best, and the area in which the page
    scrolls would never let it be lower.
    """

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Not so."""
        return False


class _Shown(StrEnum):
    """What stands in the middle."""

    MESSAGE = "message"
    PREVIEW = "preview"


class LivePage(QWidget):
    """Pulls from the live session with two timers, one for the picture and a slower one for the figures."""

    review_asked = Signal(int)
    notice_changed = Signal(str, str)
    """What was said of the running session, and what is to be said in its place; either may be empty."""
    figures_changed = Signal(object)
    """The newest ``LiveFigures``, twice a second while a session runs and once at its end."""

    def __init__(
        self,
        session: LiveSession,
        actions: SessionActions,
        themes: ThemeKeeper,
        form: SourceForm,
        preferences: PreferenceKeeper,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._session, self._actions, self._themes, self.form = session, actions, themes, form
        self._preferences = preferences
        self._reader = LiveReader(session, preferences)
        self.stage, self.message = PictureStage(themes, preferences), MessagePage(themes)
        self.preview = self.stage.preview
        self.side, self.alert = LiveSide(themes), AlertStrip(themes)
        self.marks, self.copus = MarkerRow(actions, themes, session.now_s), CopusRow()
        self.timeline, self.health = TimelineView(themes, LIVE), HealthLine()
        self._stack = QStackedWidget()
        self._notice, self._seen = "", False
        self._lay_out()
        self._pictures = QTimer(self, interval=PREVIEW_INTERVAL_MS)
        self._figures = QTimer(self, interval=FIGURES_INTERVAL_MS)
        self._connect()
        self._follow_preferences()
        self.form.restore(preferences.now.last)
        self.side.clear()
        self._phase_changed()

    def set_seen(self, seen: bool) -> None:
        """Whether this is the page that is shown."""
        self._seen = seen
        self._show_actions()

    def start(self) -> None:
        """Begins a session with what is filled in, and remembers it; says what is missing instead."""
        if self.form.problem():
            self.form.show_problem()
            return
        self._preferences.change(last=self.form.last_source())
        self.begin(self.form.request())

    def start_demo(self) -> None:
        """Begins a session with the demo lecture."""
        self.form.choose_demo()
        self.begin(self.form.request())

    def begin(self, request: SessionRequest) -> None:
        """Begins this session, with an empty page."""
        self.timeline.clear()
        self.preview.clear()
        self.side.clear()
        self.alert.show_text("")
        self._reader.begin(request.details.head_count)
        # Start is about to be disabled, and the keyboard would go on to Stop.
        self.setFocus()
        self._session.begin(request)

    def mark_key(self, key: str) -> None:
        """As if this marker key (``A`` to ``Z``, ``0`` to ``9``) was pressed, also while another page is shown."""
        self.marks.press(key)

    def show_picture(self) -> None:
        """Shows the newest frame. Called by a timer."""
        if self._session.look.state is Look.OPEN:
            self._show_look()
            return
        snapshot = self._session.poll()
        if snapshot is None:
            return
        banner = live_messages.banner(self._session.phase)
        if snapshot.frame is not None:
            self.preview.show_picture(snapshot.frame, snapshot.result, banner)
        elif self._session.phase is Phase.PAUSED:
            self.preview.clear(banner)
        self.side.show_elapsed(snapshot.elapsed_s)

    def show_figures(self) -> None:
        """Shows the newest numbers. Called by a timer."""
        snapshot = self._session.poll()
        if snapshot is None:
            return
        self._take_samples(snapshot)
        self.health.show_snapshot(snapshot, self._session.phase)
        # That the source is gone is said by the alert, to whoever wants to be told; an ended session has said all.
        silent = is_lost(snapshot) or self._session.phase in READY
        self._say("" if silent else translated(snapshot.notice))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody sees the preview any more: its source is closed."""
        self._session.look.close()
        super().hideEvent(event)

    def _say(self, notice: str) -> None:
        before, self._notice = self._notice, notice
        if notice != before:
            self.notice_changed.emit(before, notice)

    def _take_samples(self, snapshot: "Snapshot") -> None:
        samples = self._session.take_samples()
        self.timeline.append(samples)
        self._reader.take(samples)
        self._show_numbers(self._reader.figures(snapshot))

    def _show_numbers(self, figures: LiveFigures) -> None:
        self.side.show_figures(figures, self._reader.standing(figures))
        self.alert.show_text(figures.alert_text)
        self.figures_changed.emit(figures)

    def _show_look(self) -> None:
        look = self._session.look
        frame = look.frame()
        if frame is not None and look.fault is None:
            self.preview.show_picture(frame, None)
            self._show(_Shown.PREVIEW)
        else:
            self.message.show_message(live_messages.look_message(self._session))
            self._show(_Shown.MESSAGE)

    def _look_changed(self) -> None:
        looking = self._session.look.state is Look.OPEN
        self.form.options.look.setChecked(looking)
        self.preview.caption(live_messages.look_caption() if looking else "")
        self.preview.offer_part(looking and self.form.choice().kind is SourceKind.SCREEN)
        self.preview.clear()
        if self._session.phase in READY:
            self.health.show_look() if looking else self.health.show_idle()
            self._pictures.start() if looking else self._pictures.stop()
            self._show_phase()
        if looking:
            self._show_look()

    def _toggle_look(self, wanted: bool) -> None:
        if not wanted:
            self._session.look.close()
        elif self.form.problem():
            self.form.options.look.setChecked(False)
            self.form.show_problem()
        else:
            self._session.look.open(self.form.choice().source)

    def _source_chosen(self) -> None:
        """A look goes on through another part of the same source, and ends with it."""
        if self._session.look.state is Look.OPEN and self.form.options.look.isChecked():
            self._session.look.open(self.form.choice().source)
        else:
            self._session.look.close()
        self._show_areas()

    def _part_chosen(self, part: ScreenPart) -> None:
        self.form.choose_part(part)

    def _phase_changed(self) -> None:
        phase = self._session.phase
        self._show_actions()
        self.form.set_open(phase in READY)
        self._show_marks(phase)
        self._set_timers(phase)
        self._show_areas()
        self._show_phase()
        if phase in READY:
            self._say("")
            self.alert.show_text("")
            self.health.show_idle()
            self.message.take_focus()

    def _show_actions(self) -> None:
        self._actions.show_phase(self._session.phase, source_seen=self._seen)

    def _show_phase(self) -> None:
        message = live_messages.live_message(self._session, self.start_demo, self._ask_review, self._start_again)
        if message:
            self.message.show_message(message)
        self._show(_Shown.MESSAGE if message else _Shown.PREVIEW)

    def _show(self, shown: _Shown) -> None:
        self._stack.setCurrentIndex(list(_Shown).index(shown))

    def _show_marks(self, phase: Phase) -> None:
        self.marks.setVisible(phase in BUSY)
        self.copus.setVisible(phase in BUSY and self._preferences.now.copus)
        self.marks.set_active(phase in UNDER_WAY)
        self.copus.setEnabled(phase in UNDER_WAY)

    def _set_timers(self, phase: Phase) -> None:
        if phase in BUSY and not self._figures.isActive():
            self._pictures.start()
            self._figures.start()
        elif phase in READY and self._figures.isActive():
            self._pictures.stop()
            self._figures.stop()
            snapshot = self._session.poll()
            if snapshot is not None:
                self._take_samples(snapshot)

    def _start_again(self) -> None:
        if self._session.request is not None:
            self.begin(self._session.request)

    def _ask_review(self) -> None:
        if self._session.session_id is not None:
            self.review_asked.emit(self._session.session_id)

    def _mark_key(self, key: MarkerKey) -> None:
        numbered = key.key == FREE_KEY and not self._preferences.now.marker_keys
        self._mark("" if numbered else key.label, excluded=key.excluded)

    def _mark(self, label: str, time_s: float | None = None, *, excluded: bool = False) -> None:
        marker = self._session.mark(label, excluded=excluded, time_s=time_s)
        if marker is not None:
            self._show_markers_anew() if time_s is not None or excluded else self.timeline.add_marker(marker)
            self.show_figures()

    def _unmark(self) -> None:
        if self._session.unmark_last() is not None:
            self._show_markers_anew()
            self.show_figures()

    def _show_markers_anew(self) -> None:
        """A break that begins earlier, or never was, changes seconds that are shown already."""
        self.timeline.show_samples(self._session.taken_samples(), self._session.markers)

    def _follow_preferences(self) -> None:
        now = self._preferences.now
        self.marks.offer(marker_keys(now))
        self._session.weigh(now.index_weights)
        self._show_areas()
        self.stage.follow()
        self._show_marks(self._session.phase)

    def _drawn_on(self) -> str:
        """The source whose picture is seen or will be."""
        request = self._session.request
        busy = self._session.phase in BUSY and request is not None
        return str(request.source if busy and request else self.form.choice().source)

    def _show_areas(self) -> None:
        areas = self._preferences.now.areas_of(self._drawn_on())
        self.stage.drawing.show_areas(areas)
        self._session.draw(areas)

    def _keep_areas(self, areas: Areas) -> None:
        self._preferences.change(areas={**self._preferences.now.areas, self._drawn_on(): areas})

    def _connect(self) -> None:
        self.stage.drawing.drawn.connect(self._keep_areas)
        self._pictures.timeout.connect(self.show_picture)
        self._figures.timeout.connect(self.show_figures)
        self._session.phase_changed.connect(self._phase_changed)
        self._session.look.changed.connect(self._look_changed)
        self._preferences.changed.connect(self._follow_preferences)
        self.form.options.look.clicked.connect(self._toggle_look)
        self.form.chosen.connect(self._source_chosen)
        self.preview.part_chosen.connect(self._part_chosen)
        self.marks.marked.connect(self._mark_key)
        self.marks.labelled.connect(self._mark)
        self.copus.marked.connect(self._mark)
        self._connect_actions()

    def _connect_actions(self) -> None:
        self._actions.start.triggered.connect(self.start)
        self._actions.pause.triggered.connect(self._session.toggle_pause)
        self._actions.mark.triggered.connect(self.marks.begin_label)
        self._actions.mark_now.triggered.connect(lambda: self._mark(""))
        self._actions.stop.triggered.connect(self._session.stop)
        self._actions.unmark.triggered.connect(self._unmark)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.stage)
        column = _Column(self)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(8)
        column.addWidget(Beside(self.form, self._buttons(), 16))
        for row in (self.form.options, self.form.fields, self.marks, self.copus, self.alert):
            column.addWidget(row)
        column.addWidget(Beside(self._stack, self.side, 12), 6)
        column.addWidget(self.timeline, 3)
        column.addWidget(self.health)

    def _buttons(self) -> QWidget:
        """At the foot of their place: below the labels that the fields beside them have."""
        actions, themes = self._actions, self._themes
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addStretch()
        for button in (
            ActionButton(actions.start, "start", themes, name="primary"),
            ActionButton(actions.pause, "pause", themes),
            ActionButton(actions.stop, "stop", themes),
        ):
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignBottom)
        return buttons
