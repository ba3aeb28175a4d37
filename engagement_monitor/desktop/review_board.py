"""The workbench of a stored session: timeline, segments, markers, automatic changes, moments and the table, in step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engagement_monitor.desktop.backend import StoredSession
from engagement_monitor.desktop.change_band import ChangeBand
from engagement_monitor.desktop.flow_layout import FlowLayout
from engagement_monitor.desktop.marker_band import MarkerBand
from engagement_monitor.desktop.moments_bar import MomentsBar
from engagement_monitor.desktop.review_actions import ReviewActions, ReviewButton, give
from engagement_monitor.desktop.segment_band import SegmentBand
from engagement_monitor.desktop.segment_edits import can_split, segment_at
from engagement_monitor.desktop.segment_table import SegmentTable
from engagement_monitor.desktop.session_cut import SessionCut
from engagement_monitor.desktop.session_editor import Content, Edit
from engagement_monitor.desktop.text import plain_label, tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.timeline_view import REVIEW, TimelineView
from engagement_monitor.timeline.moments import Moment
from engagement_monitor.timeline.segments import ChangePoint

_BEFORE_S = 5.0
_MOMENT_RANGE_S = 120.0


class ReviewBoard(QWidget):
    """Shows one session and says how the user wants to edit it. The segment at the cursor is the selected one."""

    edit_asked = Signal(object)
    """Make this ``Edit``."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._cut: SessionCut | None = None
        self._editable = False
        self.timeline, self.table, self.moments = TimelineView(themes, REVIEW), SegmentTable(themes), MomentsBar()
        scale = self.timeline.scale
        self.segments, self.markers = SegmentBand(scale, themes), MarkerBand(scale, themes)
        self.changes = ChangeBand(scale, themes)
        self.actions_of_review = ReviewActions.make(self)
        self._source = plain_label(name="muted")
        self._lay_out()
        self._connect_bands()
        self._connect_actions()

    @property
    def cut(self) -> SessionCut | None:
        """How the session is cut now."""
        return self._cut

    def show_stored(self, stored: StoredSession, *, editable: bool) -> None:
        """Shows a session from its beginning to its end."""
        self.timeline.show_samples(stored.figures.samples)
        self.changes.show_changes(())
        self._show(stored, editable=editable)
        self.segments.select(-1)
        self.markers.select(-1)
        self.table.select(-1)
        self._follow_selection()

    def refresh(self, stored: StoredSession, *, editable: bool) -> None:
        """Shows other figures of the same session; zoom, cursor and selection stay."""
        self.timeline.refresh_samples(stored.figures.samples)
        self._show(stored, editable=editable)

    def show_content(self, content: Content) -> None:
        """Shows what was edited, before its figures are known."""
        if self._cut is not None:
            self._show_cut(self._cut.with_content(content))

    def show_changes(self, changes: Sequence[ChangePoint]) -> None:
        """Shows the automatic segments."""
        self.changes.show_changes(changes)
        self._follow_selection()

    def go_to(self, moment: Moment) -> None:
        """Puts the cursor five seconds before a moment and shows the two minutes around it."""
        self.timeline.show_range(moment.time_s - _MOMENT_RANGE_S / 2, moment.time_s + _MOMENT_RANGE_S / 2)
        self.timeline.set_cursor(moment.time_s - _BEFORE_S)

    def _show(self, stored: StoredSession, *, editable: bool) -> None:
        self._editable = editable
        for band in (self.segments, self.markers):
            band.editable = editable
        self.moments.show_moments(stored.moments)
        self.table.show_figures(stored.figures)
        self._show_cut(SessionCut.of(stored))

    def _show_cut(self, cut: SessionCut) -> None:
        self._cut = cut
        self.segments.show_segments(cut.shown)
        self.markers.show_markers(cut.markers)
        self.timeline.show_borders([segment.start_s for segment in cut.shown[1:]])
        self._source.setText(tr("your own") if cut.drawn else tr("from the markers") if cut.markers else "")
        self._follow_selection()

    def _follow_selection(self) -> None:
        """Only what makes sense now can be done."""
        cut, actions, cursor_s = self._cut, self.actions_of_review, self.timeline.cursor_s
        index, able = self.segments.index, self._editable and cut is not None
        shown = cut.shown if cut else ()
        actions.label.setEnabled(able and index >= 0)
        actions.toggle.setEnabled(able and index >= 0)
        actions.toggle.setText(tr("C&ount again") if index >= 0 and shown[index].excluded else tr("Leave &out"))
        actions.merge.setEnabled(able and index >= 0 and len(shown) > 1)
        actions.split.setEnabled(able and cursor_s is not None and can_split(shown, cursor_s))
        actions.use_changes.setEnabled(able and self.changes.count() > 0)
        actions.back_to_markers.setEnabled(able and bool(cut and cut.drawn))
        actions.add_marker.setEnabled(able and cursor_s is not None)
        for action in actions.of_markers():
            action.setEnabled(able and self.markers.index >= 0)
        for action in actions.of_moments():
            action.setEnabled(self.moments.count() > 0)

    def _cursor_moved(self, time_s: float | None) -> None:
        if time_s is not None and self._cut is not None:
            index = segment_at(self._cut.shown, time_s)
            self.segments.select(index)
            self.table.select(index)
        self._follow_selection()

    def _segment_chosen(self, index: int) -> None:
        """By keys in the band or by the table: the cursor goes there, unless it is there already."""
        cut, cursor_s = self._cut, self.timeline.cursor_s
        if cut is None or not 0 <= index < len(cut.shown):
            return
        if cursor_s is None or segment_at(cut.shown, cursor_s) != index:
            self.timeline.set_cursor(cut.shown[index].start_s)
        self.segments.select(index)
        self.table.select(index)
        self._follow_selection()

    def _marker_chosen(self, index: int) -> None:
        if index >= 0:
            self.timeline.set_cursor(self.markers.markers[index].time_s)
        self._follow_selection()

    def _change_chosen(self, index: int) -> None:
        if index >= 0:
            self.timeline.set_cursor(self.changes.changes[index].time_s)

    def _ask(self, make: Callable[[SessionCut], Edit]) -> None:
        if self._editable and self._cut is not None:
            self.edit_asked.emit(make(self._cut))

    def _split(self) -> None:
        cursor_s = self.timeline.cursor_s
        if cursor_s is not None:
            self._ask(lambda cut: cut.split(cursor_s))
            self._cursor_moved(cursor_s)

    def _add_marker(self) -> None:
        cursor_s = self.timeline.cursor_s
        if cursor_s is None:
            return
        self._ask(lambda cut: cut.add_marker(cursor_s))
        self.markers.select(self.markers.handles_s().index(cursor_s))
        self._follow_selection()
        self.markers.setFocus()
        self.markers.edit_label()

    def _connect_bands(self) -> None:
        segments, markers = self.segments, self.markers
        self.timeline.cursor_moved.connect(self._cursor_moved)
        segments.selected.connect(self._segment_chosen)
        self.table.chosen.connect(self._segment_chosen)
        markers.selected.connect(self._marker_chosen)
        self.changes.selected.connect(self._change_chosen)
        self.moments.chosen.connect(self.go_to)
        self.table.doubleClicked.connect(lambda _: segments.edit_label())
        segments.renamed.connect(lambda index, label: self._ask(lambda cut: cut.label(index, label)))
        segments.moved.connect(lambda border, time_s: self._ask(lambda cut: cut.move_border(border, time_s)))
        markers.renamed.connect(lambda index, label: self._ask(lambda cut: cut.label_marker(index, label)))
        markers.moved.connect(lambda index, time_s: self._ask(lambda cut: cut.move_marker(index, time_s)))

    def _connect_actions(self) -> None:
        actions, segments, markers = self.actions_of_review, self.segments, self.markers
        actions.label.triggered.connect(segments.edit_label)
        actions.split.triggered.connect(self._split)
        actions.merge.triggered.connect(lambda: self._ask(lambda cut: cut.merge(segments.index)))
        actions.toggle.triggered.connect(lambda: self._ask(lambda cut: cut.toggle(segments.index)))
        actions.use_changes.triggered.connect(lambda: self._ask(lambda cut: cut.use_changes(self.changes.changes)))
        actions.back_to_markers.triggered.connect(lambda: self._ask(lambda cut: cut.back_to_markers()))
        actions.add_marker.triggered.connect(self._add_marker)
        actions.label_marker.triggered.connect(markers.edit_label)
        actions.remove_marker.triggered.connect(lambda: self._ask(lambda cut: cut.remove_marker(markers.index)))
        actions.toggle_marker.triggered.connect(lambda: self._ask(lambda cut: cut.toggle_marker(markers.index)))
        actions.previous_moment.triggered.connect(lambda: self.moments.step(-1))
        actions.next_moment.triggered.connect(lambda: self.moments.step(1))

    def _lay_out(self) -> None:
        actions, timeline = self.actions_of_review, self.timeline
        for band in (self.segments, self.markers, self.changes):
            timeline.add_band(band)
        for widget in (timeline, self.segments, self.table):
            give(widget, *actions.of_segments(), actions.add_marker, *actions.of_moments())
        give(self.markers, *actions.of_markers(), actions.add_marker, *actions.of_moments())
        give(self.changes, actions.use_changes, *actions.of_moments())
        self.moments.list.addActions(actions.of_moments())
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(plain_label(tr("Segments"), name="heading", bold=True))
        row.addWidget(self._source)
        buttons = FlowLayout(row.spacing())
        for action in actions.of_segments():
            buttons.addWidget(ReviewButton(action))
        row.addLayout(buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(timeline, 3)
        column.addWidget(self.moments)
        column.addLayout(row)
        column.addWidget(self.table, 2)
