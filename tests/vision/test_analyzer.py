import numpy as np
import pytest

from engagement_monitor.capture.frame import Frame
from engagement_monitor.vision.analyzer import FrameAnalyzer, cut_face
from engagement_monitor.vision.areas import Areas
from engagement_monitor.vision.face import Box, Search
from tests.vision.doubles import BrightnessClassifier


class FixedTracker:
    def __init__(self, boxes):
        self.boxes, self.forgotten = boxes, False

    def find(self, _frame):
        return self.boxes, Search.FULL

    def forget(self):
        self.forgotten = True


def room():
    """A dark room with a bright face at the left and a grey one at the right."""
    pixels = np.zeros((100, 200, 3), np.uint8)
    pixels[20:60, 20:60] = 250
    pixels[20:50, 120:150] = 128
    return Frame(pixels, 3, 0.6)


def test_every_face_gets_the_posterior_of_its_own_crop():
    analyzer = FrameAnalyzer(FixedTracker({7: Box(120, 20, 30, 30), 9: Box(20, 20, 40, 40)}), BrightnessClassifier())
    result = analyzer.analyze(room())
    sentiments = {face.track: str(face.sentiment) for face in result.faces}
    assert sentiments == {9: "positive", 7: "neutral"}
    assert (result.frame_index, result.time_s, result.unclassified) == (3, 0.6, 0)


def test_the_64_largest_faces_are_classified_and_the_rest_counted():
    boxes = {number: Box(0, 0, 10 + number, 10 + number) for number in range(70)}
    result = FrameAnalyzer(FixedTracker(boxes), BrightnessClassifier()).analyze(room())
    assert (len(result.faces), result.unclassified) == (64, 6)
    assert min(face.track for face in result.faces) == 6


def test_a_frame_without_a_face_has_none():
    assert FrameAnalyzer(FixedTracker({}), BrightnessClassifier()).analyze(room()).faces == ()


def test_closing_overwrites_the_crops():
    analyzer = FrameAnalyzer(FixedTracker({9: Box(20, 20, 40, 40)}), BrightnessClassifier())
    analyzer.analyze(room())
    assert analyzer._crops.any()
    analyzer.close()
    assert not analyzer._crops.any()


@pytest.mark.parametrize("channels", [1, 3])
def test_a_crop_has_the_size_and_colours_that_the_network_takes(channels):
    pixels = np.zeros((50, 50, 3), np.uint8)
    pixels[..., 2] = 200
    crop = np.zeros((16, 16, channels), np.uint8)
    cut_face(pixels, Box(40, 40, 30, 30), crop)
    assert crop[0, 0].tolist() == ([60] if channels == 1 else [200, 0, 0])


def test_a_tilted_face_is_cut_upright():
    pixels = np.zeros((100, 100, 3), np.uint8)
    pixels[20:50, 30:70] = 250  # the upper half of a face: bright above, dark below
    turned = np.ascontiguousarray(np.rot90(pixels, -1))  # clockwise
    upright, tilted = (np.zeros((16, 16, 1), np.uint8) for _ in range(2))
    cut_face(pixels, Box(30, 30, 40, 40), upright)
    cut_face(turned, Box(30, 30, 40, 40, tilt_deg=90), tilted)
    assert np.abs(tilted.astype(int) - upright).mean() < 10
    assert upright[:7].mean() > 240 > 20 > upright[9:].mean()


def test_a_tilted_face_at_the_rim_is_cut_from_what_there_is():
    crop = np.zeros((16, 16, 1), np.uint8)
    cut_face(np.full((50, 50, 3), 90, np.uint8), Box(-10, 35, 30, 30, tilt_deg=30), crop)
    assert (crop == 90).all()


def test_a_face_outside_the_seat_areas_does_not_count_and_is_told_apart():
    analyzer = FrameAnalyzer(FixedTracker({7: Box(120, 20, 30, 30), 9: Box(20, 20, 40, 40)}), BrightnessClassifier())
    left = Areas(seats=(((0, 0), (0.5, 0), (0.5, 1), (0, 1)),))
    result = analyzer.analyze(room(), left)
    assert [face.track for face in result.faces] == [9]
    assert (result.outside, result.unclassified) == (1, 0)


def test_a_poster_does_not_count_and_is_told_apart():
    boxes = {7: Box(120, 20, 28, 28), 9: Box(20, 20, 40, 40)}
    analyzer = FrameAnalyzer(FixedTracker(boxes), BrightnessClassifier())
    for second in range(25):
        pixels = room().pixels.copy()
        pixels[20 + second % 2 * 12 : 40, 20:60] = 0
        result = analyzer.analyze(Frame(pixels, second, float(second)))
    assert [face.track for face in result.faces] == [9]
    assert result.posters == 1
    analyzer.forget()
    assert analyzer.analyze(Frame(room().pixels, 30, 30.0)).posters == 0


def test_faces_are_counted_by_thirds_from_the_back_of_the_class_to_its_front():
    boxes = {1: Box(0, 0, 20, 20), 2: Box(50, 5, 20, 20), 3: Box(0, 40, 20, 20), 4: Box(0, 85, 20, 20)}
    assert FrameAnalyzer(FixedTracker(boxes), BrightnessClassifier()).analyze(room()).thirds == (2, 1, 1)
