"""The user's choices: kept, and never in the way."""

import stat
from pathlib import Path

import pytest

from engagement_monitor.errors import PreferencesError
from engagement_monitor.preferences import (
    Appearance,
    Institution,
    MarkerKey,
    Preferences,
    Region,
    Use,
    load_preferences,
    preferences_file,
    save_preferences,
)
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.vision.areas import Areas


def test_what_was_chosen_is_there_again() -> None:
    chosen = Preferences(
        use=Use(region=Region.EU, institution=Institution.EDUCATION, purpose="<b>why</b>"),
        appearance=Appearance.DARK,
        marker_keys=(MarkerKey(key="E", label="\u05e9\u05d0\u05dc\u05d4", excluded=True),),
        index_weights=IndexWeights(1, 0.25, 0),
    )

    save_preferences(chosen)

    assert load_preferences() == chosen


def test_before_anything_is_chosen_the_usual_holds() -> None:
    assert load_preferences() == Preferences()
    assert not preferences_file().exists()


def test_a_streams_password_is_not_written_and_its_areas_are_found_with_it(tmp_path: Path) -> None:
    path, address = tmp_path / "preferences.json", "rtsp://ann:secret@10.0.0.7/main?token=hidden"
    drawn = Areas(blind=(((0, 0), (1, 0), (1, 1)),))

    save_preferences(Preferences(areas={address: drawn}), path)

    assert load_preferences(path).areas == {"rtsp://10.0.0.7/main": drawn}
    assert load_preferences(path).areas_of(address) == drawn


def test_the_file_is_the_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.touch()  # as an older version left it

    save_preferences(Preferences(), path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.faults(row=14, what="settings that make no sense", figure="the usual for those, the rest is kept")
def test_what_makes_no_sense_is_not_used_and_the_rest_is(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"text_percent": 900, "language": "de", "index_weights": {"positive": 7}, "unheard_of": 1}')

    assert load_preferences(path) == Preferences(language="de")


@pytest.mark.faults(row=14, what="settings that cannot be read", figure="left as they are, and said")
def test_a_file_that_cannot_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text("{not json")

    with pytest.raises(PreferencesError, match="cannot be read"):
        load_preferences(path)

    assert path.read_text() == "{not json"


@pytest.mark.faults(row=14, what="settings that cannot be written", figure="said, with what to do")
def test_a_folder_that_cannot_be_written_is_a_fault_of_the_surroundings(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(PreferencesError, match="cannot be written"):
        save_preferences(Preferences(), tmp_path / "file" / "preferences.json")
