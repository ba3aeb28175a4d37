"""What every detector keeps to, and what the Haar cascade finds."""

from collections import Counter
from contextlib import closing

import cv2
import numpy as np
import pytest

from engagement_monitor.capture.demo_lecture import DemoLecture
from engagement_monitor.capture.demo_script import Presence
from engagement_monitor.capture.frame import Pace
from engagement_monitor.errors import ModelError
from engagement_monitor.vision.detector import EACH_SIDE_BY_TURNS, HaarDetector, HaarSettings, load_cascade
from engagement_monitor.vision.detector_kind import detector_kind
from engagement_monitor.vision.face import Box
from tests.vision.scenes import demo_frames


@pytest.fixture(scope="module")
def frame():
    return demo_frames(1, start_s=10)[0]


@pytest.fixture(scope="module")
def ahead():
    with closing(DemoLecture(pace=Pace.AS_FAST_AS_POSSIBLE)) as lecture:
        moments = lecture.script_at(10)
    return [Box(*moment.box_px) for moment in moments if moment.presence is Presence.AHEAD]


@pytest.fixture(scope="module")
def detector():
    return HaarDetector()


def covered(place, boxes):
    """Whether a found box has its centre in the face and about its size."""
    centre_x, centre_y = (place.x_px + place.width_px / 2, place.y_px + place.height_px / 2)
    return any(
        box.x_px < centre_x < box.x_px + box.width_px and box.y_px < centre_y < box.y_px + box.height_px
        for box in boxes
    )


def test_nine_of_ten_faces_that_look_ahead_are_found(detector, frame, ahead):
    boxes = detector.find(frame.pixels)
    assert sum(covered(place, boxes) for place in ahead) >= 0.9 * len(ahead)
    assert len(boxes) <= len(ahead) + 1


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_boxes_are_in_the_pixels_of_the_frame_whatever_its_size(detector, frame, ahead, factor):
    resized = cv2.resize(frame.pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    boxes = [
        Box(*(round(value / factor) for value in (box.x_px, box.y_px, box.width_px, box.height_px)))
        for box in detector.find(resized)
    ]
    assert sum(covered(place, boxes) for place in ahead) >= 0.8 * len(ahead)


def test_a_face_is_found_again_near_its_place(detector, frame):
    places = detector.find(frame.pixels)
    moved = [Box(box.x_px + 3, box.y_px - 2, box.width_px, box.height_px) for box in places]
    again = detector.find_near(frame.pixels, moved)
    assert len(again) == len(places)
    near = [box and box.intersection_over_union(place) > 0.6 for box, place in zip(again, places, strict=True)]
    assert sum(map(bool, near)) >= 0.9 * len(places)


def test_where_there_is_no_face_none_is_found(detector):
    noise = np.random.default_rng(0).integers(0, 255, (360, 640, 3), np.uint8)
    assert detector.find_near(noise, [Box(100, 100, 60, 60), Box(630, 350, 40, 40)]) == [None, None]
    assert detector.find(np.zeros((360, 640, 3), np.uint8)) == []


@pytest.mark.parametrize("tilt_deg", [-35, -20, 20, 35])
def test_heads_that_are_tilted_are_found_with_their_tilt(detector, frame, ahead, tilt_deg):
    pixels, places = tilted(frame.pixels, ahead, tilt_deg)
    found = detector.find(pixels)
    assert sum(covered(place, found) for place in places) >= 0.75 * len(places)
    assert all(box.tilt_deg * tilt_deg >= 0 for box in found)


@pytest.mark.parametrize("tilt_deg", [-45, -25, 25, 45])
def test_near_its_place_a_head_is_found_that_tilts(detector, frame, ahead, tilt_deg):
    pixels, places = tilted(frame.pixels, ahead, tilt_deg)
    found = [box for box in detector.find_near(pixels, places) if box is not None]
    assert len(found) >= 0.8 * len(places)
    assert sum(abs(box.tilt_deg - tilt_deg) <= 25 for box in found) >= 0.9 * len(found)


def test_each_side_is_searched_by_turns(frame, ahead):
    pixels, places = tilted(frame.pixels, ahead, 35)
    detector = HaarDetector(HaarSettings(tilts_deg=EACH_SIDE_BY_TURNS))
    searches = [detector.find(pixels) for _ in range(4)]
    found = [sum(covered(place, boxes) for place in places) for boxes in searches]
    assert found[0] == found[2] < 0.5 * len(places) < found[1] == found[3]


def tilted(pixels, places, tilt_deg):
    """The picture turned clockwise, and where the faces in it are then that still lie inside."""
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -tilt_deg, 1)
    moved = [(turn @ (*place.middle_px, 1), place.width_px) for place in places]
    inside = [(x, y, side) for (x, y), side in moved if side < x < width - side and side < y < height - side]
    boxes = [Box(round(x - side / 2), round(y - side / 2), round(side), round(side)) for x, y, side in inside]
    return cv2.warpAffine(pixels, turn, (width, height)), boxes


def test_no_places_no_faces(detector, frame):
    assert detector.find_near(frame.pixels, []) == []


def test_a_cascade_that_this_opencv_lacks_is_an_error():
    with pytest.raises(ModelError, match="holds no cascade"):
        load_cascade("haarcascade_nothing.xml")


def test_everybody_in_the_demo_is_found_as_often_whoever_it_is(detector):
    """For each person by itself: a mean hides that one of twenty is overlooked."""
    there, found = Counter(), Counter()
    with closing(DemoLecture(frame_rate_hz=1 / 15, pace=Pace.AS_FAST_AS_POSSIBLE)) as lecture:
        while (frame := lecture.read()) is not None:
            boxes = detector.find(frame.pixels)
            for moment in lecture.script_at(frame.time_s):
                if moment.presence is Presence.AHEAD:
                    there[moment.seat] += 1
                    found[moment.seat] += covered(Box(*moment.box_px), boxes)
    assert len(there) == 20
    assert min(found[seat] / there[seat] for seat in there) >= 0.9


@pytest.mark.parametrize("name", ["haar", "yunet", "yunet:/home/somebody/face_detection.onnx"])
def test_of_the_name_of_a_detector_only_the_kind_is_kept(name):
    assert detector_kind(name) in {"haar", "yunet"}
