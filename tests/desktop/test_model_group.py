"""The model and the calibration of the room, chosen as a user would."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.model_group import ModelGroup
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.vision import model_library
from engagement_monitor.vision.model_card import read_card, write_card
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.room_calibration import RoomCalibration
from tests.vision.doubles import CARD


@pytest.fixture
def own_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "models"
    monkeypatch.setattr(model_library, "user_models", lambda: folder)
    return folder


@pytest.fixture
def group(qtbot: QtBot, preferences: PreferenceKeeper, own_models: Path) -> ModelGroup:
    write_model(own_models / "mine")
    made = ModelGroup(preferences)
    qtbot.addWidget(made)
    made.show_choices(preferences.now)
    made.show()
    return made


def write_model(folder: Path, **changed: Any) -> Path:
    folder.mkdir(parents=True)
    write_card(CARD.model_copy(update=changed), folder)
    return folder


def write_room(path: Path, sha256: str) -> Path:
    room = RoomCalibration(
        model="m",
        sha256=sha256,
        calibration=CARD.calibration,
        confusion=CARD.confusion,
        faces=60,
        faces_by_sentiment={"positive": 20, "neutral": 20, "negative": 20},
        accuracy=0.7,
        accuracy_low=0.6,
        accuracy_high=0.8,
        accuracy_recalibrated=0.75,
    )
    path.write_text(room.model_dump_json(), encoding="utf-8")
    return path


def said(group: ModelGroup) -> str:
    return group._complaint.text()


def test_the_models_at_hand_are_offered_the_shipped_one_first(group: ModelGroup) -> None:
    offered = [group._models.itemData(row) for row in range(group._models.count())]
    assert offered == ["", "mobilenet-fer2013", "mine"]
    assert group._models.itemText(0) == "mobilenet-ferplus, as the program came"


def test_a_model_of_ones_own_is_chosen_and_taken_back(group: ModelGroup, preferences: PreferenceKeeper) -> None:
    group.choose_model("mine")
    assert preferences.now.model == "mine"
    group.undo()
    assert preferences.now.model == ""


def test_it_says_whose_word_a_model_has_learnt(group: ModelGroup) -> None:
    assert "most of ten people called" in group._learnt.text()
    group.choose_model("mobilenet-fer2013")
    assert "less for lectures" in group._learnt.text()
    group.choose_model("mine")
    assert "labels do that it was trained on" in group._learnt.text()


def test_a_folder_elsewhere_is_listed_once_it_is_chosen(
    group: ModelGroup, preferences: PreferenceKeeper, tmp_path: Path
) -> None:
    group.choose_model(str(write_model(tmp_path / "elsewhere" / "trained")))
    assert preferences.now.model.endswith("trained")
    assert group._models.currentText() == "trained"


def test_a_model_that_gives_no_sentiments_is_refused_with_the_reason(
    group: ModelGroup, preferences: PreferenceKeeper, own_models: Path
) -> None:
    write_model(own_models / "glasses", sentiment_map={}, self_test=None)
    group.choose_model("glasses")
    assert "no sentiment is named for its classes" in said(group)
    assert preferences.now.model == ""
    group.choose_model("mine")
    assert not group._complaint.isVisible()


def test_a_calibration_of_the_room_says_what_it_brought(
    group: ModelGroup, preferences: PreferenceKeeper, tmp_path: Path
) -> None:
    room = write_room(tmp_path / "room 12.json", read_card(find_model()).sha256.weights)
    group.choose_calibration(str(room))
    assert preferences.now.calibration == str(room)
    assert group._room.text().startswith("room 12.json: 60 faces of the room; 70")
    group._remove.click()
    assert preferences.now.calibration == ""
    assert not group._remove.isEnabled()


def test_a_calibration_of_another_model_is_refused(
    group: ModelGroup, preferences: PreferenceKeeper, tmp_path: Path
) -> None:
    group.choose_calibration(str(write_room(tmp_path / "room.json", "0" * 64)))
    assert "not for 'mobilenet-ferplus'" in said(group)
    assert preferences.now.calibration == ""


def test_another_model_has_no_calibration_of_the_first(
    group: ModelGroup, preferences: PreferenceKeeper, tmp_path: Path
) -> None:
    group.choose_calibration(str(write_room(tmp_path / "room.json", read_card(find_model()).sha256.weights)))
    group.choose_model("mine")
    assert (preferences.now.model, preferences.now.calibration) == ("mine", "")
    group.undo()
    assert preferences.now.calibration.endswith("room.json")


def test_a_calibration_that_is_gone_says_so(group: ModelGroup, preferences: PreferenceKeeper, tmp_path: Path) -> None:
    preferences.change(calibration=str(tmp_path / "gone.json"))
    group.show_choices(preferences.now)
    assert "cannot be read" in group._room.text()
    assert group._remove.isEnabled()
