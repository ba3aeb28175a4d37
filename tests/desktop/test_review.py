"""A stored session is edited as a user would: dragging, clicking and typing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.session_view import SessionView
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.time_band import LabelEditor, TimeBand
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.errors import StoreError
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.sample import Marker, Segment
from tests.desktop.review_fakes import MARKERS, STEP_S, ReviewBackend

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Key = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def backend() -> ReviewBackend:
    return ReviewBackend()


@pytest.fixture
def worker() -> Iterator[Background]:
    background = Background("review-worker")
    yield background
    background.finish()


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeKeeper, backend: ReviewBackend, worker: Background) -> SessionView:
    view = SessionView(themes, backend, worker)
    qtbot.addWidget(view)
    view.resize(1000, 900)
    view.show()
    qtbot.waitExposed(view)
    show(view, backend, qtbot)
    return view


def show(view: SessionView, backend: ReviewBackend, qtbot: QtBot, number: int = 1) -> None:
    view.show_stored(backend.stored(number))
    qtbot.waitUntil(lambda: view.timeline.scale.width_px > 300)
    settle(view, qtbot)


def settle(view: SessionView, qtbot: QtBot) -> None:
    """Everything is stored and its figures are shown."""
    done = []
    view._background.run(lambda: None, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done) and not view.editor.busy)
    again = []
    view._background.run(lambda: None, again.append, again.append)
    qtbot.waitUntil(lambda: bool(again))


def place(band: TimeBand, time_s: float) -> QPoint:
    return QPoint(round(band.scale.x_of(time_s)), band.height() // 2)


def drag(band: TimeBand, from_s: float, to_s: float, qtbot: QtBot) -> None:
    qtbot.mousePress(band, LEFT, pos=place(band, from_s))
    qtbot.mouseMove(band, place(band, (from_s + to_s) / 2))
    qtbot.mouseMove(band, place(band, to_s))
    qtbot.mouseRelease(band, LEFT, pos=place(band, to_s))


def type_label(band: TimeBand, text: str, qtbot: QtBot, end: Qt.Key = Key.Key_Return) -> None:
    editor = band.findChild(LabelEditor)
    assert editor is not None
    assert band.labelling
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, end)


def starts(view: SessionView) -> list[float]:
    return [segment.start_s for segment in view.board.segments.segments]


def labels(view: SessionView) -> list[str]:
    return [segment.label for segment in view.board.segments.segments]


def rows(view: SessionView) -> list[str]:
    return [view.table.texts(row)[0] for row in range(view.table.rowCount())]


def focus(widget: QWidget, qtbot: QtBot) -> None:
    widget.activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)


def test_without_own_segments_the_markers_cut(view: SessionView, backend: ReviewBackend) -> None:
    assert labels(view) == rows(view) == ["Start", "Exercise", "Questions", "Outlook"]
    assert backend.own == ()
    assert not view.undo_stack.canUndo()


def test_dragging_a_border_makes_the_segments_the_users_own(
    view: SessionView, backend: ReviewBackend, qtbot: QtBot
) -> None:
    drag(view.board.segments, 120, 200, qtbot)
    assert starts(view)[1] == pytest.approx(200, abs=2)  # at once
    settle(view, qtbot)
    assert backend.own[0].end_s == backend.own[1].start_s == starts(view)[1]
    assert view.table.texts(1)[1].startswith("3:2")
    assert backend.markers == MARKERS


def test_a_drag_can_be_given_up(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    band = view.board.segments
    qtbot.mousePress(band, LEFT, pos=place(band, 120))
    qtbot.mouseMove(band, place(band, 200))
    assert band.place_of(1).left() == pytest.approx(place(band, 200).x(), abs=3)
    qtbot.keyClick(band, Key.Key_Escape)
    qtbot.mouseRelease(band, LEFT, pos=place(band, 200))
    assert starts(view)[1] == 120
    assert not view.undo_stack.canUndo()


def test_splitting_undoing_and_redoing(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.board.segments, LEFT, pos=place(view.board.segments, 240))
    assert view.timeline.cursor_s == pytest.approx(240, abs=2)
    qtbot.keyClick(view.board.segments, Key.Key_S)
    assert labels(view) == ["Start", "Exercise", "Exercise (2)", "Questions", "Outlook"]
    assert view.board.segments.index == 2
    assert "split \u2018Exercise\u2019" in view.undo_button.toolTip()
    settle(view, qtbot)
    assert len(backend.own) == view.table.rowCount() == 5
    qtbot.mouseClick(view.undo_button, LEFT)
    settle(view, qtbot)
    assert backend.own == ()
    assert rows(view) == ["Start", "Exercise", "Questions", "Outlook"]
    qtbot.mouseClick(view.redo_button, LEFT)
    settle(view, qtbot)
    assert len(backend.own) == 5


def test_leaving_a_segment_out_changes_every_figure(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    before = view.cards.cards["positive"].texts()
    focus(view.board.segments, qtbot)
    qtbot.keyClick(view.board.segments, Key.Key_X)
    settle(view, qtbot)
    assert backend.own[0].excluded
    assert view.table.texts(0)[-2:] == ["left out", "\u2013"]
    assert view.cards.cards["positive"].texts() != before
    assert view.board.actions_of_review.toggle.text() == "C&ount again"
    qtbot.keyClick(view.board.segments, Key.Key_X)
    settle(view, qtbot)
    assert view.cards.cards["positive"].texts() == before


@pytest.mark.parametrize("key", [Key.Key_M, Key.Key_Delete])
def test_merging_with_the_next(view: SessionView, qtbot: QtBot, key: Qt.Key) -> None:
    focus(view.board.segments, qtbot)
    qtbot.keyClick(view.board.segments, Key.Key_Right)
    qtbot.keyClick(view.board.segments, key)
    settle(view, qtbot)
    assert rows(view) == ["Start", "Exercise", "Outlook"]


def test_labelling_by_double_click_and_by_key(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    band = view.board.segments
    qtbot.mouseDClick(band, LEFT, pos=place(band, 400))
    type_label(band, "<b>Fragen</b>", qtbot)
    assert labels(view)[2] == "<b>Fragen</b>"
    qtbot.keyClick(band, Key.Key_F2)
    type_label(band, "never", qtbot, end=Key.Key_Escape)
    settle(view, qtbot)
    assert backend.own[2].label == view.table.texts(2)[0] == "<b>Fragen</b>"
    assert view.undo_stack.count() == 1


def test_letters_typed_into_a_label_do_not_edit(view: SessionView, qtbot: QtBot) -> None:
    band = view.board.segments
    qtbot.mouseDClick(band, LEFT, pos=place(band, 400))
    type_label(band, "sxmn", qtbot)
    assert labels(view) == ["Start", "Exercise", "sxmn", "Outlook"]


def test_keys_select_and_move_borders_and_many_steps_are_one_undo(
    view: SessionView, backend: ReviewBackend, qtbot: QtBot
) -> None:
    band = view.board.segments
    focus(band, qtbot)
    for _ in range(3):
        qtbot.keyClick(band, Key.Key_Right, ALT)
    qtbot.keyClick(band, Key.Key_Right, ALT | SHIFT)
    settle(view, qtbot)
    assert backend.own[0].end_s == 133
    assert view.undo_stack.count() == 1
    view.undo_stack.undo()
    settle(view, qtbot)
    assert backend.own == ()
    qtbot.keyClick(band, Key.Key_End)
    assert (band.index, view.table.currentRow(), view.timeline.cursor_s) == (3, 3, 480)


def test_table_and_band_select_the_same(view: SessionView, qtbot: QtBot) -> None:
    item = view.table.item(2, 0)
    assert item is not None
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=view.table.visualItemRect(item).center())
    assert view.board.segments.index == 2
    assert view.timeline.cursor_s == 360
    qtbot.mouseClick(view.board.segments, LEFT, pos=place(view.board.segments, 60))
    assert view.table.currentRow() == 0


def test_dragging_a_marker_moves_what_it_starts(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    drag(view.board.markers, 360, 300, qtbot)
    settle(view, qtbot)
    assert backend.markers[1].time_s == pytest.approx(300, abs=2)
    assert starts(view)[2] == backend.markers[1].time_s
    view.undo_stack.undo()
    settle(view, qtbot)
    assert backend.markers == MARKERS


def test_a_new_marker_is_labelled_at_once(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    view.timeline.set_cursor(60)
    focus(view.timeline, qtbot)
    qtbot.keyClick(view.timeline, Key.Key_N)
    type_label(view.board.markers, "Example", qtbot)
    settle(view, qtbot)
    assert backend.markers[0] == Marker(60, "Example")
    assert rows(view)[:2] == ["Start", "Example"]


def test_markers_by_keys(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    band = view.board.markers
    focus(band, qtbot)
    qtbot.keyClick(band, Key.Key_X)
    qtbot.keyClick(band, Key.Key_Left, ALT | SHIFT)
    settle(view, qtbot)
    assert backend.markers[0] == Marker(110, "Exercise", excluded=True)
    assert view.table.texts(1)[-2] == "left out"
    qtbot.keyClick(band, Key.Key_Delete)
    settle(view, qtbot)
    assert [marker.label for marker in backend.markers] == ["Questions", "Outlook"]


def test_automatic_segments_are_shown_with_their_strength_and_taken(
    view: SessionView, backend: ReviewBackend, qtbot: QtBot
) -> None:
    band, actions = view.board.changes, view.board.actions_of_review
    qtbot.waitUntil(lambda: band.count() == 1)
    assert band.changes[0].time_s == STEP_S
    assert band.label_of(0) == "100"
    assert "3:20" in band.describe(0)
    qtbot.mouseClick(band, LEFT, pos=place(band, STEP_S))
    assert view.timeline.cursor_s == pytest.approx(STEP_S, abs=2)
    actions.use_changes.trigger()
    settle(view, qtbot)
    assert backend.own == (Segment(0, 200, "Part 1"), Segment(200, 600, "Part 2"))
    assert view.table.texts(1)[-2] == "\u25b2 up"
    actions.back_to_markers.trigger()
    settle(view, qtbot)
    assert backend.own == ()
    assert rows(view) == ["Start", "Exercise", "Questions", "Outlook"]
    assert not actions.back_to_markers.isEnabled()


def test_a_moment_is_gone_to_by_click_and_by_key(view: SessionView, qtbot: QtBot) -> None:
    moments = view.board.moments.list
    assert moments.count() == 1
    assert moments.item(0).text().startswith("\u25b2 3:20")
    qtbot.mouseClick(moments.viewport(), LEFT, pos=moments.visualItemRect(moments.item(0)).center())
    assert view.timeline.cursor_s == STEP_S - 5
    assert view.timeline.shown_s() == pytest.approx((STEP_S - 60, STEP_S + 60))
    view.timeline.show_whole()
    view.timeline.set_cursor(0)
    focus(view.timeline, qtbot)
    qtbot.keyClick(view.timeline, Key.Key_PageDown)
    assert view.timeline.cursor_s == STEP_S - 5


def test_an_edit_keeps_zoom_and_cursor(view: SessionView, qtbot: QtBot) -> None:
    view.timeline.show_range(100, 250)
    view.timeline.set_cursor(150)
    view.board.actions_of_review.split.trigger()
    settle(view, qtbot)
    assert view.timeline.shown_s() == pytest.approx((100, 250))
    assert view.timeline.cursor_s == 150


def test_details_are_edited_and_undone(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    details = view.details
    focus(details.head_count, qtbot)
    details.head_count.selectAll()
    qtbot.keyClicks(details.head_count, "15x")
    qtbot.keyClick(details.head_count, Key.Key_Return)
    focus(details.notes, qtbot)
    qtbot.keyClicks(details.notes, "!")
    focus(details.room, qtbot)
    settle(view, qtbot)
    assert backend.lecture.details.head_count == 15
    assert backend.lecture.details.notes == "!Bring the cards"
    assert "of 15 people in the room: 100\u202f%" in view.basis.text()
    thirds = "back 1.5 (10\u202f%), middle 6.0 (40\u202f%), front 7.5 (50\u202f%)"
    assert thirds in view.basis.text()
    assert view.table.item(0, view.table.columnCount() - 1).toolTip() == thirds
    view.undo_stack.undo()
    view.undo_stack.undo()
    settle(view, qtbot)
    assert backend.lecture.details.head_count == 30
    assert details.notes.toPlainText() == "Bring the cards"


def test_ctrl_enter_ends_the_notes(window: MainWindow, backend: ReviewBackend, qtbot: QtBot) -> None:
    window.go_to(Place.SESSIONS)
    window.sessions.open_session(1)
    view = window.sessions.view
    qtbot.waitUntil(lambda: view.session is not None)
    focus(view.details.notes, qtbot)
    qtbot.keyClicks(view.details.notes, "!")
    qtbot.keyClick(view.details.notes, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(view, qtbot)
    assert backend.lecture.details.notes == "!Bring the cards"
    assert view.timeline.hasFocus()
    assert backend.monitors == []


def test_a_head_count_of_nobody_cannot_be_typed(view: SessionView, qtbot: QtBot) -> None:
    people = view.details.head_count
    focus(people, qtbot)
    people.selectAll()
    qtbot.keyClicks(people, "0")
    assert people.text() == "30"


def test_an_unknown_head_count(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    focus(view.details.head_count, qtbot)
    view.details.head_count.selectAll()
    qtbot.keyClick(view.details.head_count, Key.Key_Delete)
    qtbot.keyClick(view.details.head_count, Key.Key_Return)
    settle(view, qtbot)
    assert backend.lecture.details.head_count is None
    thirds = "back 1.5, middle 6.0, front 7.5"
    assert (
        view.basis.text() == f"About 15 faces in view  \u00b7  {thirds}  \u00b7  a face in view 98\u202f% of the time"
    )
    assert view.table.texts(0)[-1] == "15"


def test_of_a_session_of_an_earlier_version_the_thirds_are_not_known(
    view: SessionView, backend: ReviewBackend, qtbot: QtBot
) -> None:
    backend.samples = [replace(one, thirds=None) for one in backend.samples]
    view.show_stored(backend.stored(1))
    settle(view, qtbot)
    assert "thirds of the picture not known" in view.basis.text()


def test_a_title_is_never_empty(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    view.title.setText("  ")
    view.title.editingFinished.emit()
    assert view.title.text() == "Sorting"
    assert not view.undo_stack.canUndo()


def test_a_session_being_recorded_is_not_edited(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    backend.record()
    show(view, backend, qtbot)
    drag(view.board.segments, 120, 200, qtbot)
    qtbot.mouseDClick(view.board.segments, LEFT, pos=place(view.board.segments, 400))
    qtbot.keyClick(view.board.segments, Key.Key_X)
    assert not view.board.segments.labelling
    assert view.title.isReadOnly()
    assert "being recorded" in view.note.text()
    assert backend.own == ()
    assert not view.undo_stack.canUndo()


def test_an_edit_that_cannot_be_stored_is_taken_back(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    faults: list[StoreError] = []
    view.failed.connect(faults.append)
    backend.break_down(StoreError("The disk is full", "Make room."))
    view.board.actions_of_review.toggle.setEnabled(True)
    focus(view.board.segments, qtbot)
    qtbot.keyClick(view.board.segments, Key.Key_M)
    assert len(labels(view)) == 3
    settle(view, qtbot)
    qtbot.waitUntil(lambda: len(labels(view)) == 4)
    assert [fault.what for fault in faults] == ["The disk is full"]
    assert not view.undo_stack.canUndo()


def test_another_session_cannot_be_changed_by_undoing(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    view.timeline.set_cursor(60)
    view.board.actions_of_review.split.trigger()
    settle(view, qtbot)
    show(view, backend, qtbot, number=2)
    assert not view.undo_stack.canUndo()
    assert not view.undo_button.isEnabled()


def test_how_sure(view: SessionView, qtbot: QtBot) -> None:
    dialog = view.show_certainty()
    assert dialog is not None
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "90\u202f%\n900" in texts
    assert any("3\u202f000 faces" in text and "84\u202f%" in text for text in texts)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_the_index_stands_with_its_formula(view: SessionView, backend: ReviewBackend, qtbot: QtBot) -> None:
    assert "Index" not in view.basis.text()
    backend.weights = IndexWeights()
    show(view, backend, qtbot)
    assert view.basis.text().endswith(
        "= 1 \u00d7 positive-looking + 0.5 \u00d7 neutral-looking + 0 \u00d7 negative-looking"
    )
    header = view.table.horizontalHeaderItem(6)
    assert header is not None
    assert header.text() == "Index"
    assert view.table.texts(0)[6][:2] == "0."


def test_the_context_menu_has_every_action_with_its_key(view: SessionView) -> None:
    shown = {action.text(): action.shortcut().toString() for action in view.board.segments.actions()}
    assert {"&Split at the cursor": "S", "&Label\u2026": "F2", "Leave &out": "X"}.items() <= shown.items()
    assert view.board.segments.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu


def test_the_keys_of_undoing_reach_the_session(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to(Place.SESSIONS)
    window.sessions.open_session(1)
    view = window.sessions.view
    qtbot.waitUntil(lambda: view.session is not None)
    focus(view.course, qtbot)
    view.course.selectAll()
    qtbot.keyClicks(view.course, "Data structures")
    qtbot.keyClick(view.course, Key.Key_Return)
    settle(view, qtbot)
    assert view.session is not None
    assert view.session.course == "Data structures"
    qtbot.keyClick(view.timeline, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(view, qtbot)
    assert view.session.course == view.course.text() == "Algorithms"
    qtbot.keyClick(view.timeline, Key.Key_Z, Qt.KeyboardModifier.ControlModifier | SHIFT)
    settle(view, qtbot)
    assert view.session.course == "Data structures"
