import errno
from pathlib import Path

import pytest

from engagement_monitor.capture.sources import expand_folder, is_camera, source_opener
from engagement_monitor.errors import SourceUnavailable


def denied(_path):
    raise PermissionError(errno.EACCES, "Permission denied")


def test_a_folder_is_its_videos_in_order(tmp_path):
    for name in ("b.mp4", "a.AVI", "notes.txt"):
        (tmp_path / name).touch()
    assert expand_folder(str(tmp_path)) == [str(tmp_path / "a.AVI"), str(tmp_path / "b.mp4")]


@pytest.mark.parametrize("name", ["0", "demo", "lecture.mp4", f"rtsp://10.0.0.7/main?token={'x' * 300}"])
def test_what_is_no_folder_is_itself(name):
    assert expand_folder(name) == [name]


def test_a_folder_without_a_video_is_refused(tmp_path):
    with pytest.raises(SourceUnavailable, match="holds no video"):
        expand_folder(str(tmp_path))


def test_a_folder_that_cannot_be_read_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "iterdir", denied)
    with pytest.raises(SourceUnavailable, match=f"{tmp_path} cannot be read"):
        expand_folder(str(tmp_path))


def test_a_name_that_no_disk_takes_is_refused():
    with pytest.raises(SourceUnavailable, match="File name too long"):
        expand_folder("x" * 300)
    with pytest.raises(SourceUnavailable, match="File name too long"):
        source_opener("x" * 300)(0.0)


def test_a_number_is_a_camera_unless_a_file_has_that_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert is_camera("0")
    (tmp_path / "0").touch()
    assert not is_camera("0")
    assert not is_camera("lecture.mp4")


@pytest.mark.parametrize("digits", [10, 5000])
def test_a_number_that_no_camera_has_is_none(digits):
    assert not is_camera("9" * digits)
