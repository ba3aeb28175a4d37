"""What every source keeps to: the demo lecture, a recording, and a camera and a screen on doubles of the device."""

import itertools
from contextlib import closing

import pytest

from engagement_monitor.capture import camera, screen
from engagement_monitor.capture.camera import Camera
from engagement_monitor.capture.demo_lecture import DemoLecture
from engagement_monitor.capture.frame import Pace, SourceKind
from engagement_monitor.capture.live_source import LiveSource
from engagement_monitor.capture.names import ScreenName
from engagement_monitor.capture.screen import Screen
from engagement_monitor.capture.video_file import VideoFile
from tests.capture.doubles import FakeDesktop
from tests.capture.films import FakeDevice, write_film
from tests.faults.doubles import Machine


@pytest.fixture(params=["demo", "file", "camera", "screen", "camera that can fail"])
def source(request, tmp_path, monkeypatch):
    monkeypatch.setattr(camera.cv2, "VideoCapture", lambda _number: FakeDevice()) if request.param == "camera" else None
    monkeypatch.setattr(screen.mss, "MSS", FakeDesktop)
    opened = {
        "demo": lambda: DemoLecture(4.0, 5.0, Pace.AS_FAST_AS_POSSIBLE),
        "file": lambda: VideoFile(write_film(tmp_path / "film.avi", 40), rate_hz=5.0),
        "camera": lambda: Camera(0),
        "screen": lambda: Screen(ScreenName(1)),
        "camera that can fail": lambda: LiveSource(
            Machine().VideoCapture(0), SourceKind.CAMERA, "Camera 0", "Plug it in."
        ),
    }[request.param]()
    with closing(opened):
        yield opened


def first_frames(source, count=8):
    return list(itertools.islice(iter(source.read, None), count))


def test_frames_are_read_only_colour_pictures_of_the_told_size(source):
    for frame in first_frames(source):
        assert frame.pixels.shape == (source.info.height_px, source.info.width_px, 3)
        assert frame.pixels.dtype == "uint8"
        assert not frame.pixels.flags.writeable


def test_times_and_indices_grow_from_zero(source):
    frames = first_frames(source)
    assert frames[0].time_s == pytest.approx(0, abs=0.2)
    assert all(after.time_s > before.time_s for before, after in itertools.pairwise(frames))
    assert all(after.index > before.index for before, after in itertools.pairwise(frames))


def test_frames_read_counts_what_was_read(source):
    frames = first_frames(source)
    assert source.frames_read == frames[-1].index + 1


def test_a_closed_source_gives_no_frame(source):
    first_frames(source, 2)
    source.close()
    source.close()
    assert source.read() is None
