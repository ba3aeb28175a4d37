import pytest

from engagement_monitor.capture.sources import expand_folders, is_camera
from engagement_monitor.errors import SourceUnavailable


def test_a_folder_is_its_videos_in_order(tmp_path):
    for name in ("b.mp4", "a.AVI", "notes.txt"):
        (tmp_path / name).touch()
    expected = [str(tmp_path / "a.AVI"), str(tmp_path / "b.mp4")]
    assert expand_folders([str(tmp_path), "0"]) == [*expected, "0"]


def test_a_folder_without_a_video_is_refused(tmp_path):
    with pytest.raises(SourceUnavailable, match="holds no video"):
        expand_folders([str(tmp_path)])


def test_a_number_is_a_camera_unless_a_file_has_that_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert is_camera("0")
    (tmp_path / "0").touch()
    assert not is_camera("0")
    assert not is_camera("lecture.mp4")
