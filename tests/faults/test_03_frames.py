"""Frames of any kind are made usable or refused by rule, and no frame rate that a device tells is believed."""

import time
from types import SimpleNamespace

import cv2
import numpy as np
import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement_monitor.capture import live_source, video_file
from engagement_monitor.capture.frame import Frame, SourceKind
from engagement_monitor.capture.live_source import LiveSource
from engagement_monitor.capture.picture import MOST_PIXELS, SMALLEST_SIDE_PX, picture_of
from engagement_monitor.capture.video_file import VideoFile
from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.detector import HaarDetector
from engagement_monitor.vision.face import Box, Search
from engagement_monitor.vision.tracker import FaceTracker
from tests.capture.films import FakeDevice, picture, write_film
from tests.vision.doubles import BrightnessClassifier
from tests.vision.scenes import demo_frames

_KINDS = st.sampled_from([np.uint8, np.uint16, np.int16, np.float32, np.float64, np.bool_])
_SHAPES = st.one_of(
    st.tuples(st.integers(0, 70), st.integers(0, 70)),
    st.tuples(st.integers(0, 70), st.integers(0, 70), st.integers(0, 6)),
    st.tuples(st.integers(0, 9)),
)


@settings(max_examples=300, deadline=None)
@given(_SHAPES, _KINDS, st.booleans())
def test_every_array_becomes_a_picture_or_is_refused(shape, kind, turned):
    taken = np.full(shape, 1, kind)
    found = picture_of(taken.T if turned and taken.ndim == 2 else taken)
    fit = (
        len(shape) in (2, 3)
        and (len(shape) == 2 or shape[2] in (1, 3, 4))
        and min(shape[:2]) >= SMALLEST_SIDE_PX
        and kind in (np.uint8, np.uint16)
    )
    assert (found is not None) == fit
    if found is not None:
        assert (found.dtype, found.ndim, found.shape[2]) == (np.uint8, 3, 3)
        assert found.flags.c_contiguous


def test_the_upper_bits_are_kept_and_opacity_is_dropped(tried):
    deep = np.full((20, 20), 0x8040, np.uint16)
    assert (picture_of(deep) == 0x80).all()
    clear = np.dstack([np.full((20, 20), value, np.uint8) for value in (10, 20, 30, 0)])
    assert picture_of(clear)[0, 0].tolist() == [10, 20, 30]
    assert picture_of(np.lib.stride_tricks.as_strided(deep, (MOST_PIXELS // 100 + 1, 100), (0, 0))) is None
    tried("grey, 16-bit, 4-channel, odd, tiny and huge frames", 300, "made 8-bit colour or refused by rule")


@pytest.mark.parametrize("rate_hz", [0.0, 1000.0, -1.0, float("nan"), float("inf")])
def test_the_rate_that_a_camera_tells_changes_nothing(rate_hz, tried):
    device = FakeDevice()
    device.get = lambda _key: rate_hz
    source = LiveSource(device, SourceKind.CAMERA, "Camera 0", "Look.")
    times_s = [source.read().time_s for _ in range(5)]
    assert times_s == sorted(times_s)
    assert times_s[-1] < 2
    tried("a camera that tells 0, 1,000 or no frames a second", 1, "the time of a frame is when it came")


def test_frames_that_come_as_they_like_have_the_times_at_which_they_came(monkeypatch, tried):
    waits_s = [0.0, *[1 / 30] * 20, *[0.2] * 10, 1.9, *[0.001] * 50, 1.5, *[1 / 15] * 10]
    came_s = np.cumsum(waits_s)
    now = iter([100.0, 100.0, *(100.0 + came_s)])
    monkeypatch.setattr(live_source, "time", SimpleNamespace(monotonic=lambda: next(now)))
    source = LiveSource(FakeDevice(), SourceKind.CAMERA, "Camera 0", "Look.")
    assert [source.read().time_s for _ in came_s] == pytest.approx(came_s.tolist())
    tried("a camera whose rate changes, from 0.5 to 1,000 frames a second", len(came_s), "the same")


class Telling:
    """A film that tells this frame rate."""

    def __init__(self, rate_hz, capture):
        self._rate_hz, self._capture = rate_hz, capture
        self.isOpened, self.grab = capture.isOpened, capture.grab
        self.retrieve, self.release = capture.retrieve, capture.release

    def get(self, key):
        return self._rate_hz if key == cv2.CAP_PROP_FPS else self._capture.get(key)


@pytest.mark.parametrize("rate_hz", [0.0, 1000.0, -1.0, float("nan")])
def test_a_film_that_tells_no_sensible_rate_has_times_all_the_same(rate_hz, tmp_path, monkeypatch, tried):
    film = write_film(tmp_path / "film.avi", 40, rate_hz=20)
    real = cv2.VideoCapture
    monkeypatch.setattr(video_file.cv2, "VideoCapture", lambda *where: Telling(rate_hz, real(*where)))
    source = VideoFile(film, 5)
    frames = list(iter(source.read, None))
    source.close()
    assert [round(frame.time_s, 2) for frame in frames] == [round(0.2 * number, 2) for number in range(10)]
    tried("a film that tells 0, 1,000 or no frames a second", 1, "its own times hold")


def test_a_camera_of_pictures_that_cannot_be_used_is_refused():
    device = FakeDevice()
    device.read = lambda: (True, np.zeros((480, 640, 2), np.uint8))
    with pytest.raises(SourceUnavailable, match="of a kind that cannot be used"):
        LiveSource(device, SourceKind.CAMERA, "Camera 0", "Look.")


def analyzer_of(boxes):
    tracker = type("Fixed", (), {"find": lambda self, _frame: (boxes, Search.FULL), "forget": lambda self: None})()
    return FrameAnalyzer(tracker, BrightnessClassifier())


@pytest.mark.parametrize("count", [0, 1, 64, 65, 200])
def test_of_many_faces_the_largest_64_are_classified_and_the_rest_counted(count, tried):
    boxes = {number: Box(number, number, 20 + number, 20 + number) for number in range(count)}
    result = analyzer_of(boxes).analyze(Frame(np.full((500, 500, 3), 200, np.uint8), 0, 0.0))
    assert len(result.faces) == min(count, 64)
    assert result.unclassified == count - len(result.faces)
    if count > 64:
        assert min(face.box.width_px for face in result.faces) == 20 + count - 64
    tried(f"{count} faces", 1, f"{len(result.faces)} classified, {result.unclassified} counted")


def test_a_frame_of_8k_takes_bounded_time_and_memory(tried):
    analyzer = FrameAnalyzer(FaceTracker(HaarDetector()), BrightnessClassifier())
    (scene,) = demo_frames(1)
    frame = Frame(cv2.resize(scene.pixels, (7680, 4320)), 0, 0.0)
    process = psutil.Process()
    # Not by the clock on the wall, which counts what else the machine does.
    before, began_s = process.memory_info().rss, time.process_time()
    analyzer.analyze(frame)
    spent_s, grown_mb = time.process_time() - began_s, (process.memory_info().rss - before) / 1e6
    assert grown_mb < 300
    assert spent_s < 3
    tried("frame of 7680x4320", 1, f"{spent_s:.1f} s of a processor, {max(0.0, grown_mb):.0f} MB")


def test_a_camera_that_changes_its_size_on_the_way_is_followed():
    analyzer = FrameAnalyzer(FaceTracker(HaarDetector()), BrightnessClassifier())
    for number, (width, height) in enumerate([(320, 240), (1281, 721), (33, 47), (640, 480)]):
        analyzer.analyze(Frame(cv2.resize(picture(number), (width, height)), number, number / 5))
