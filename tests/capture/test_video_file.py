from contextlib import closing
from pathlib import Path

import pytest

from engagement_monitor.capture.video_file import VideoFile
from engagement_monitor.errors import SourceStalled, SourceUnavailable
from tests.capture.films import write_film


def read_all(path, rate_hz):
    with closing(VideoFile(path, rate_hz)) as film:
        return list(iter(film.read, None)), film.frames_read, film.info


def test_as_many_frames_a_second_of_film_as_asked_for(tmp_path):
    frames, read, info = read_all(write_film(tmp_path / "f.avi", 40, rate_hz=20), rate_hz=5)
    assert [round(frame.time_s, 2) for frame in frames] == [0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 1.8]
    assert (read, info.frames_declared, info.duration_s) == (40, 40, 2.0)


def test_a_film_slower_than_asked_for_gives_every_frame(tmp_path):
    frames, _, info = read_all(write_film(tmp_path / "f.avi", 6, rate_hz=2), rate_hz=5)
    assert len(frames) == 6
    assert info.frame_rate_hz == 2.0


def test_a_cut_recording_gives_what_can_be_read(tmp_path):
    whole = write_film(tmp_path / "whole.avi", 100)
    half = tmp_path / "half.avi"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    frames, read, info = read_all(half, rate_hz=10)
    assert 30 < read < 70
    assert len(frames) == read
    assert info.frames_declared == 100


@pytest.mark.parametrize("content", [b"", b"hello\n" * 500, bytes(range(256)) * 40])
def test_a_file_that_is_no_video_is_refused(tmp_path, content):
    path = tmp_path / "lecture.mp4"
    path.write_bytes(content)
    with pytest.raises(SourceUnavailable, match=r"lecture\.mp4"):
        VideoFile(path, 5)


def test_a_file_that_is_not_there_is_refused():
    with pytest.raises(SourceUnavailable, match="There is no file"):
        VideoFile(Path("nowhere.mp4"), 5)


def test_a_share_that_answers_with_an_error_is_away(tmp_path, monkeypatch):
    whole = write_film(tmp_path / "whole.avi", 100)
    (tmp_path / "half.avi").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with closing(VideoFile(tmp_path / "half.avi", 10)) as film:
        # Raises an OSError, as asking for a file on a stale share does.
        monkeypatch.setattr(Path, "is_file", lambda path: path.with_name("x" * 300).stat())
        with pytest.raises(SourceStalled, match="is gone"):
            list(iter(film.read, None))


def test_a_name_is_no_pattern(tmp_path):
    with pytest.raises(SourceUnavailable):
        VideoFile(tmp_path / "picture%03d.png", 5)
