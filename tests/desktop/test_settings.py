"""The settings, used as a user would: every change holds at once, is kept, and can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.marker_group import MarkerGroup
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.settings_groups import NumberGroup, StorageGroup
from engagement_monitor.desktop.settings_window import Group, SettingsWindow
from engagement_monitor.preferences import (
    Appearance,
    FacesShown,
    Ground,
    Institution,
    MarkerKey,
    Region,
    load_preferences,
)
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.vision.areas import Areas


@pytest.fixture
def settings_window(qtbot: QtBot, preferences: PreferenceKeeper, themes) -> SettingsWindow:
    window = SettingsWindow(preferences)
    qtbot.addWidget(window)
    window.show()
    return window


def named(window: QWidget, kind: type, name: str):
    """The control of this name: an accessible name or the words beside a box."""
    for widget in window.findChildren(kind):
        if name in (widget.accessibleName(), getattr(widget, "text", str)().replace("&", "")):
            return widget
    raise AssertionError(name)


def choose(box: QComboBox, value: object) -> None:
    """Goes down the list with the keyboard's own signal."""
    index = box.findData(value)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def press(qtbot: QtBot, window: SettingsWindow, text: str) -> None:
    qtbot.mouseClick(named(window, QAbstractButton, text), Qt.MouseButton.LeftButton)


def test_a_change_holds_at_once_and_is_kept(
    settings_window: SettingsWindow, preferences: PreferenceKeeper, tmp_path: Path
) -> None:
    choose(named(settings_window, QComboBox, "Appearance"), Appearance.DARK)
    assert preferences.now.appearance is Appearance.DARK
    assert load_preferences(tmp_path / "preferences.json").appearance is Appearance.DARK


def test_a_change_is_taken_back_in_its_group_only(
    settings_window: SettingsWindow, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    choose(named(settings_window, QComboBox, "Appearance"), Appearance.DARK)
    settings_window.open_at(Group.LIVE)
    assert not named(settings_window, QAbstractButton, "Undo").isEnabled()
    choose(named(settings_window, QComboBox, "Faces in the preview"), FacesShown.BLURRED)
    choose(named(settings_window, QComboBox, "Faces in the preview"), FacesShown.HIDDEN)
    press(qtbot, settings_window, "Undo")
    assert preferences.now.faces_shown is FacesShown.BLURRED
    assert named(settings_window, QComboBox, "Faces in the preview").currentText() == "blurred"
    assert preferences.now.appearance is Appearance.DARK


def test_a_group_is_reset_and_the_reset_taken_back(
    settings_window: SettingsWindow, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    settings_window.open_at(Group.LIVE)
    named(settings_window, QSpinBox, "Mark shares of a smaller part of the people than").setValue(70)
    assert preferences.now.coverage_limit == 0.7
    press(qtbot, settings_window, "Reset this group")
    assert preferences.now.coverage_limit == 0.4
    press(qtbot, settings_window, "Undo")
    assert preferences.now.coverage_limit == 0.7


def test_taking_a_change_back_leaves_what_was_chosen_elsewhere(
    settings_window: SettingsWindow, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    settings_window.open_at(Group.LIVE)
    named(settings_window, QCheckBox, "Point out when the camera is gone").click()
    preferences.change(faces_shown=FacesShown.BLURRED)
    press(qtbot, settings_window, "Undo")
    assert preferences.now.camera_alert
    assert preferences.now.faces_shown is FacesShown.BLURRED


def test_two_windows_leave_each_others_choices_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    one, other = PreferenceKeeper(file), PreferenceKeeper(file)
    other.change(areas={"0": Areas(blind=(((0, 0), (1, 0), (1, 1)),))})
    one.change(text_percent=110)
    kept = load_preferences(file)
    assert (kept.text_percent, kept.areas) == (110, other.now.areas)


def test_the_alert_has_a_limit_while_it_is_on(settings_window: SettingsWindow, preferences: PreferenceKeeper) -> None:
    settings_window.open_at(Group.LIVE)
    limit = named(settings_window, QSpinBox, "Above")
    assert not limit.isEnabled()
    named(
        settings_window, QCheckBox, "Point out when the share of negative-looking faces stays high for a minute"
    ).click()
    assert preferences.now.negative_alert == 0.4
    limit.setValue(25)
    assert preferences.now.negative_alert == 0.25


def test_the_index_shows_its_formula_as_it_is_weighed(
    settings_window: SettingsWindow, preferences: PreferenceKeeper
) -> None:
    settings_window.open_at(Group.NUMBER)
    group = settings_window.groups[Group.NUMBER]
    assert isinstance(group, NumberGroup)
    assert group.formula() == "No index is shown."
    assert any("from 0 to 1," in label.text() for label in group.findChildren(QLabel))
    named(settings_window, QCheckBox, "Show an index beside the shares").click()
    assert preferences.now.index_weights == IndexWeights()
    named(settings_window, QDoubleSpinBox, "Neutral-looking faces").setValue(0.25)
    assert preferences.now.index_weights == IndexWeights(1, 0.25, 0)
    assert "0.25 \u00d7 neutral-looking" in group.formula().replace("\u00a0", " ")


def markers(window: SettingsWindow) -> MarkerGroup:
    window.open_at(Group.MARKERS)
    group = window.groups[Group.MARKERS]
    assert isinstance(group, MarkerGroup)
    return group


def test_a_marker_is_added_and_named(
    settings_window: SettingsWindow, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    group = markers(settings_window)
    before = group.table.rowCount()
    press(qtbot, settings_window, "Add")
    (editor,) = group.table.findChildren(QLineEdit)
    qtbot.keyClicks(editor, "Group work <b>")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: preferences.now.marker_keys[before] == MarkerKey(key="A", label="Group work <b>"))


def test_a_marker_can_be_a_break_and_be_removed(
    settings_window: SettingsWindow, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    group = markers(settings_window)
    group.table.item(0, 2).setCheckState(Qt.CheckState.Checked)
    assert preferences.now.marker_keys[0] == MarkerKey(key="N", label="New topic", excluded=True)
    group.table.setCurrentCell(1, 0)
    press(qtbot, settings_window, "Remove")
    assert "X" not in [key.key for key in preferences.now.marker_keys]


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        (0, "?", "no key for a marker"),
        (0, "XY", "no key for a marker"),
        (0, "x", "twice"),
        (1, "  ", "needs a label"),
        (1, "a" * 81, "too long"),
    ],
)
def test_what_cannot_be_a_marker_is_said_and_not_kept(
    settings_window: SettingsWindow, preferences: PreferenceKeeper, qtbot: QtBot, column: int, text: str, said: str
) -> None:
    group = markers(settings_window)
    group.table.item(0, column).setText(text)
    assert said in group.complaint()
    assert preferences.now.marker_keys == ()
    press(qtbot, settings_window, "Undo")
    assert group.complaint() == ""
    assert group.table.item(0, 0).text() == "N"


def test_the_usual_markers_come_back(
    settings_window: SettingsWindow, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    group = markers(settings_window)
    group.table.item(0, 1).setText("Proof")
    assert preferences.now.marker_keys[0].label == "Proof"
    press(qtbot, settings_window, "Reset this group")
    assert preferences.now.marker_keys == ()
    assert group.table.item(0, 1).text() == "New topic"


def test_keys_for_other_windows_say_why_they_are_not_possible(settings_window: SettingsWindow) -> None:
    group = markers(settings_window)
    assert not named(group, QCheckBox, "Mark with Ctrl+Alt and the key while another window is in front").isEnabled()


def test_old_sessions_are_deleted_only_if_asked_and_it_is_said(
    settings_window: SettingsWindow, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    settings_window.open_at(Group.STORAGE)
    group = settings_window.groups[Group.STORAGE]
    assert isinstance(group, StorageGroup)
    assert group.said() == "Nothing is deleted automatically."
    qtbot.keyClick(group._limited, Qt.Key.Key_Space)
    qtbot.keyClick(group._days, Qt.Key.Key_Down)
    assert preferences.now.retention_days == 364
    assert "more than 364 days ago is deleted" in group.said()
    qtbot.keyClick(group._limited, Qt.Key.Key_Space)
    assert preferences.now.retention_days is None


def test_place_and_purpose_are_asked_as_far_as_the_law_asks(
    settings_window: SettingsWindow, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    settings_window.open_at(Group.PLACE)
    choose(named(settings_window, QComboBox, "Where is it used?"), Region.EU)
    assert preferences.now.use is None
    assert not named(settings_window, QComboBox, "Reason").isVisible()
    choose(named(settings_window, QComboBox, "By whom?"), Institution.EDUCATION)
    assert preferences.now.use is not None
    choose(named(settings_window, QComboBox, "Reason"), Ground.SAFETY)
    purpose = named(settings_window, QLineEdit, "Purpose")
    qtbot.keyClicks(purpose, "tired drivers")
    qtbot.keyClick(purpose, Qt.Key.Key_Return)
    assert preferences.now.use.ground is Ground.SAFETY
    assert preferences.now.use.purpose == "tired drivers"
    choose(named(settings_window, QComboBox, "Where is it used?"), Region.ELSEWHERE)
    assert not purpose.isVisible()


def test_the_keyboard_alone_reaches_every_group(settings_window: SettingsWindow, qtbot: QtBot) -> None:
    settings_window.activateWindow()
    for group in list(Group)[1:]:
        qtbot.keyClick(settings_window.findChild(QWidget, "groups"), Qt.Key.Key_Down)
        assert settings_window.group is group


def test_everything_that_can_be_set_has_a_name(settings_window: SettingsWindow) -> None:
    controls = [QAbstractButton, QComboBox, QLineEdit, QSpinBox, QDoubleSpinBox]
    for group in Group:
        settings_window.open_at(group)
        for widget in (widget for kind in controls for widget in settings_window.findChildren(kind)):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface.text(QAccessible.Text.Name), widget
