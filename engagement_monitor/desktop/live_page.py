"""The live page: choose, start, watch."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.actions import ActionButton, SessionActions
from engagement_monitor.desktop.backend import SessionRequest
from engagement_monitor.desktop.figures_panel import FactCard, ShareCards
from engagement_monitor.desktop.health import HealthLine
from engagement_monitor.desktop.live_messages import live_message
from engagement_monitor.desktop.live_session import BUSY, READY, UNDER_WAY, LiveSession, Phase
from engagement_monitor.desktop.message import MessagePage
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.preview import Preview
from engagement_monitor.desktop.source_form import SourceForm
from engagement_monitor.desktop.text import plain_label
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.timeline_view import LIVE, TimelineView
from engagement_monitor.timeline.sample import Marker, Sample

if TYPE_CHECKING:
    from engagement_monitor.snapshot import Snapshot

PREVIEW_INTERVAL_MS = 40
FIGURES_INTERVAL_MS = 500
_SIDE_WIDTH_PX = 316


class _Shown(StrEnum):
    """What stands in the middle."""

    MESSAGE = "message"
    PREVIEW = "preview"


class LivePage(QWidget):
    """Pulls from the live session with two timers, one for the picture and a slower one for the figures."""

    review_asked = Signal(int)
    notice_changed = Signal(str)

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
        self.preview, self.message = Preview(themes), MessagePage(themes)
        self.cards = ShareCards(themes, QBoxLayout.Direction.TopToBottom)
        self.faces, self.elapsed = FactCard("Faces in view"), FactCard("Elapsed")
        self.timeline, self.health = TimelineView(themes, LIVE), HealthLine()
        self._moment = plain_label(_NOW, name="muted")
        self._stack = QStackedWidget()
        self._notice = ""
        self._lay_out()
        self._pictures = QTimer(self, interval=PREVIEW_INTERVAL_MS)
        self._figures = QTimer(self, interval=FIGURES_INTERVAL_MS)
        self._pictures.timeout.connect(self.show_picture)
        self._figures.timeout.connect(self.show_figures)
        session.phase_changed.connect(self._phase_changed)
        self._connect_actions()
        self._phase_changed()

    def start(self) -> None:
        """Begins a session with what is filled in."""
        self.begin(self.form.request())

    def start_demo(self) -> None:
        """Begins a session with the demo lecture."""
        self.form.choose_demo()
        self.start()

    def begin(self, request: SessionRequest) -> None:
        """Begins this session, with an empty page."""
        self.timeline.clear()
        self.preview.clear()
        self.cards.show_estimate(None)
        self.faces.show_text(words.NOTHING)
        self.elapsed.show_text(words.clock(0))
        # Start is about to be disabled, and the keyboard would go on to Stop.
        self.setFocus()
        self._session.begin(request)

    def show_picture(self) -> None:
        """Shows the newest frame. Called by a timer."""
        snapshot = self._session.poll()
        if snapshot is None:
            return
        if snapshot.frame is not None:
            self.preview.show_picture(snapshot.frame, snapshot.result, _banner(self._session.phase))
        self.elapsed.show_text(words.clock(snapshot.elapsed_s))

    def show_figures(self) -> None:
        """Shows the newest numbers. Called by a timer."""
        snapshot = self._session.poll()
        if snapshot is None:
            return
        self._show_samples(self._session.take_samples())
        if self._session.phase in UNDER_WAY:
            self.health.show_snapshot(snapshot)
        self._show_notice(snapshot)

    def _show_samples(self, samples: Sequence[Sample]) -> None:
        if not samples:
            return
        self.timeline.append(samples)
        last = samples[-1]
        self.cards.show_estimate(last.estimate)
        self.faces.show_text(f"{last.faces:.0f}")
        self._moment.setText(f"Nothing to show: {words.gap(last.gap)}" if last.gap else _NOW)

    def _show_notice(self, snapshot: "Snapshot") -> None:
        if snapshot.notice != self._notice:
            self._notice = snapshot.notice
            self.notice_changed.emit(snapshot.notice)

    def _phase_changed(self) -> None:
        phase = self._session.phase
        self._actions.show_phase(phase)
        self.form.set_open(phase in READY)
        self._set_timers(phase)
        message = live_message(self._session, self.start_demo, self._ask_review)
        if message:
            self.message.show_message(message)
        self._stack.setCurrentIndex(list(_Shown).index(_Shown.MESSAGE if message else _Shown.PREVIEW))
        if phase in READY:
            self.health.clear()
            self._moment.setText(_NOW if phase is Phase.IDLE else _LAST)
            self.message.take_focus()

    def _set_timers(self, phase: Phase) -> None:
        if phase in BUSY and not self._pictures.isActive():
            self._pictures.start()
            self._figures.start()
        elif phase in READY and self._pictures.isActive():
            self._pictures.stop()
            self._figures.stop()
            self._show_samples(self._session.take_samples())

    def _ask_review(self) -> None:
        if self._session.session_id is not None:
            self.review_asked.emit(self._session.session_id)

    def _mark(self) -> None:
        snapshot = self._session.poll()
        label = self._session.mark()
        if snapshot is not None and label:
            self.timeline.add_marker(Marker(snapshot.elapsed_s, label))

    def _connect_actions(self) -> None:
        self._actions.start.triggered.connect(self.start)
        self._actions.pause.triggered.connect(self._session.toggle_pause)
        self._actions.mark.triggered.connect(self._mark)
        self._actions.stop.triggered.connect(self._session.stop)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.preview)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 8)
        column.setSpacing(12)
        column.addLayout(self._top())
        column.addLayout(middle, 5)
        column.addWidget(self.timeline, 3)
        column.addWidget(self.health)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.form, 1)
        row.addSpacing(6)
        actions, themes = self._actions, self._themes
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(ActionButton(actions.start, "start", themes, name="primary"))
        buttons.addWidget(ActionButton(actions.pause, "pause", themes))
        buttons.addWidget(ActionButton(actions.mark, "mark", themes, text="Mark"))
        buttons.addWidget(ActionButton(actions.stop, "stop", themes))
        below_labels = QVBoxLayout()
        below_labels.addStretch()
        below_labels.addLayout(buttons)
        row.addLayout(below_labels)
        return row

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH_PX)
        facts = QHBoxLayout()
        facts.setSpacing(10)
        facts.addWidget(self.faces)
        facts.addWidget(self.elapsed)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._moment)
        column.addWidget(self.cards)
        column.addLayout(facts)
        column.addStretch()
        return side


_NOW = "Share of the faces in view, this second"
_LAST = "Share of the faces in view, at the end"


def _banner(phase: Phase) -> str:
    return {Phase.PAUSED: "Paused", Phase.STOPPING: "Stopping\u2026"}.get(phase, "")
