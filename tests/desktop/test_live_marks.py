"""Marking while a session runs: single keys, buttons, a label of one's own, breaks, codes, and taking back."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.live_figures import LiveFigures
from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.preferences import MarkerKey
from engagement_monitor.sentiment import Sentiment
from engagement_monitor.timeline.copus import COPUS_CODES
from engagement_monitor.timeline.sample import GapReason, Marker
from engagement_monitor.timeline.sample_table import GAP_REASONS, OBSERVED
from tests.desktop.fakes import FakeBackend, FakeMonitor
from tests.desktop.test_live import begin


@pytest.fixture
def monitor(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> FakeMonitor:
    window.activateWindow()
    monitor = begin(window, backend, qtbot)
    monitor.advance(10)
    window.live.show_figures()
    return monitor


def press(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    """Types keys where the keyboard is."""
    for key in keys:
        qtbot.keyClick(window.focusWidget() or window, key)


def test_single_keys_mark(window: MainWindow, monitor: FakeMonitor, qtbot: QtBot) -> None:
    press(window, qtbot, "nxqd")
    assert monitor.marks == ["New topic", "Exercise", "Question", "Discussion"]
    assert len(window.live.timeline._markers) == 4


def test_keys_mark_nothing_before_a_session_and_on_another_page(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    press(window, qtbot, "n")
    monitor = begin(window, backend, qtbot)
    window.go_to(Place.HELP)
    press(window, qtbot, "n")
    assert monitor.marks == []


def test_a_global_key_marks_from_any_page(window: MainWindow, monitor: FakeMonitor) -> None:
    window.go_to(Place.HELP)
    window.live.mark_key("x")
    window.live.mark_key("7")
    assert monitor.marks == ["Exercise"]


def test_a_button_marks_what_its_key_does(window: MainWindow, monitor: FakeMonitor, qtbot: QtBot) -> None:
    caps = window.live.marks.caps()
    assert [cap.accessibleName() for cap in caps[:2]] == ["Mark: New topic", "Mark: Exercise"]
    qtbot.mouseClick(caps[1], Qt.MouseButton.LeftButton)
    assert monitor.marks == ["Exercise"]


def test_keys_of_ones_own_take_the_place_of_the_usual_ones(
    window: MainWindow, monitor: FakeMonitor, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    preferences.change(
        marker_keys=(MarkerKey(key="7", label="Proof & <b>lemma</b>"), MarkerKey(key="M", label="Maths"))
    )
    press(window, qtbot, "n7m")
    assert monitor.marks == ["Proof & <b>lemma</b>", "Maths"]
    assert len(window.live.marks.caps()) == 2


def test_a_label_of_ones_own_marks_the_moment_at_which_it_was_begun(
    window: MainWindow, monitor: FakeMonitor, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    edit = window.live.marks._edit
    assert edit.hasFocus()
    monitor.advance(5)
    qtbot.keyClicks(edit, "nobody knows n")
    assert monitor.marks == []
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert monitor.markers == [Marker(10.0, "nobody knows n")]
    press(window, qtbot, "n")
    assert monitor.marks == ["nobody knows n", "New topic"]


def test_esc_leaves_a_label(window: MainWindow, monitor: FakeMonitor, qtbot: QtBot) -> None:
    window.live.marks.begin_label()
    qtbot.keyClicks(window.live.marks._edit, "slip")
    qtbot.keyClick(window.live.marks._edit, Qt.Key.Key_Escape)
    assert window.live.marks._edit.isHidden()
    assert monitor.marks == []


def test_an_empty_label_is_numbered(window: MainWindow, monitor: FakeMonitor, qtbot: QtBot) -> None:
    window.live.marks.begin_label()
    qtbot.keyClick(window.live.marks._edit, Qt.Key.Key_Return)
    assert monitor.marks == ["Mark 1"]


def test_ctrl_z_takes_the_last_mark_back(window: MainWindow, monitor: FakeMonitor, qtbot: QtBot) -> None:
    press(window, qtbot, "nx")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert monitor.marks == ["New topic"]
    assert len(window.live.timeline._markers) == 1
    for _ in range(3):
        window.actions_of_session.unmark.trigger()
    assert monitor.marks == []


def states(window: MainWindow) -> list[int]:
    buckets = window.live.timeline.buckets
    assert buckets is not None
    return [int(state) for state in buckets.state]


def test_a_break_is_left_out_until_the_next_mark(window: MainWindow, monitor: FakeMonitor, qtbot: QtBot) -> None:
    seen: list[LiveFigures] = []
    window.live.figures_changed.connect(seen.append)
    press(window, qtbot, "b")
    assert monitor.markers == [Marker(10.0, "Break", excluded=True)]
    monitor.advance(5)
    window.live.show_figures()
    assert window.live.side.moment.text() == "Break: left out"
    assert window.live.side.cards.cards[Sentiment.POSITIVE].texts() == ("\u2013", "")
    assert seen[-1].left_out
    assert states(window)[:15] == [OBSERVED] * 10 + [GAP_REASONS.index(GapReason.EXCLUDED)] * 5
    press(window, qtbot, "n")
    monitor.advance(3)
    window.live.show_figures()
    assert states(window)[15:18] == [OBSERVED] * 3
    assert not seen[-1].left_out
    assert window.live.side.cards.cards[Sentiment.POSITIVE].texts()[0] == "50\u202f%"


def test_a_break_taken_back_counts_again(window: MainWindow, monitor: FakeMonitor, qtbot: QtBot) -> None:
    press(window, qtbot, "b")
    monitor.advance(5)
    window.live.show_figures()
    window.actions_of_session.unmark.trigger()
    assert states(window)[:15] == [OBSERVED] * 15


def test_copus_codes_are_marked_and_end_no_break(
    window: MainWindow, monitor: FakeMonitor, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    assert window.live.copus.isHidden()
    preferences.change(copus=True)
    assert window.live.copus.isVisible()
    assert set(window.live.copus.buttons) == set(COPUS_CODES)
    press(window, qtbot, "b")
    qtbot.mouseClick(window.live.copus.buttons[COPUS_CODES[0]], Qt.MouseButton.LeftButton)
    assert monitor.marks == ["Break", "COPUS student L"]
    assert window.session.in_break


def test_marking_ends_with_the_session(window: MainWindow, monitor: FakeMonitor, qtbot: QtBot) -> None:
    window.actions_of_session.stop.trigger()
    qtbot.waitUntil(lambda: window.session.phase is Phase.FINISHED)
    assert window.live.marks.isHidden()
    press(window, qtbot, "n")
    assert monitor.marks == []
