"""A poster in the demo lecture: the same face, hung on the wall of every frame."""

import numpy as np
import pytest

from engagement_monitor.capture.frame import Frame
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.detector import HaarDetector
from engagement_monitor.vision.tracker import FaceTracker
from tests.vision.doubles import BrightnessClassifier
from tests.vision.scenes import demo_frames

SECONDS, LEFT, TOP = 26, 700, 34


@pytest.fixture(scope="module")
def results():
    """What the analysis tells of every second, and the box of the face that became the poster."""
    frames = demo_frames(SECONDS, start_s=2, rate_hz=1.0)
    model = max(HaarDetector().hits(frames[0].pixels), key=lambda hit: hit.score).box
    margin = model.width_px // 4
    head = frames[0].pixels[
        model.y_px - margin : model.y_px + model.height_px + margin,
        model.x_px - margin : model.x_px + model.width_px + margin,
    ]
    analyzer = FrameAnalyzer(FaceTracker(HaarDetector()), BrightnessClassifier())
    return [analyzer.analyze(_hung(frame, head)) for frame in frames]


def _hung(frame, head):
    random = np.random.default_rng(frame.index)
    pixels = frame.pixels.copy()
    printed = head.astype(float) + random.normal(0, 3, head.shape)
    pixels[TOP : TOP + head.shape[0], LEFT : LEFT + head.shape[1]] = np.clip(printed, 0, 255)
    return Frame(pixels, frame.index, frame.time_s)


def hangs(face):
    x_px, y_px = face.box.middle_px
    return LEFT < x_px < LEFT + 200 and TOP < y_px < TOP + 110


def test_the_poster_counts_until_the_others_have_moved_which_takes_a_second(results):
    assert any(hangs(face) for face in results[0].faces)
    assert not any(hangs(face) for result in results[1:] for face in result.faces)


def test_nobody_of_the_class_waits(results):
    assert max(result.waiting for result in results) == 1
    assert min(len(result.faces) for result in results[1:]) >= 17


def test_nobody_of_the_class_is_taken_for_a_poster(results):
    assert results[-1].posters == 1
    assert max(result.posters for result in results) == 1
