import numpy as np
import pytest

from engagement_monitor.capture.frame import Frame
from engagement_monitor.vision.face import Box, Search
from engagement_monitor.vision.tracker import FaceTracker, TrackerSettings


class ScriptedDetector:
    """Sees whatever boxes are put into ``faces``."""

    def __init__(self):
        self.faces, self.missed_in_full = [], []

    def find(self, _pixels):
        return [face for face in self.faces if face not in self.missed_in_full]

    def find_near(self, _pixels, places):
        return [
            next((face for face in self.faces if face.intersection_over_union(place) > 0.3), None) for place in places
        ]


@pytest.fixture
def detector():
    return ScriptedDetector()


@pytest.fixture
def tracker(detector):
    return FaceTracker(detector, TrackerSettings(full_every_s=1.0, kept_s=1.5))


def at(time_s):
    return Frame(np.zeros((10, 10, 3), np.uint8), round(time_s * 5), time_s)


ANN, BOB = Box(10, 10, 40, 40), Box(200, 10, 40, 40)


def test_the_whole_picture_is_searched_every_second_only(tracker):
    searches = [tracker.find(at(step / 5))[1] for step in range(11)]
    assert [step for step, search in enumerate(searches) if search is Search.FULL] == [0, 5, 10]


def test_a_face_keeps_its_number_while_it_moves(tracker, detector):
    numbers = set()
    for step in range(30):
        detector.faces = [Box(10 + 4 * step, 10, 40, 40)]
        seen, _ = tracker.find(at(step / 5))
        numbers |= set(seen)
    assert numbers == {1}


def test_a_face_that_is_not_there_now_is_not_told(tracker, detector):
    detector.faces = [ANN, BOB]
    tracker.find(at(0))
    detector.faces = [BOB]
    seen, _ = tracker.find(at(0.2))
    assert list(seen.values()) == [BOB]


def test_a_face_that_is_back_soon_keeps_its_number(tracker, detector):
    detector.faces = [ANN]
    tracker.find(at(0))
    detector.faces = []
    tracker.find(at(0.2))
    detector.faces = [ANN]
    assert list(tracker.find(at(1.2))[0]) == [1]


def test_a_number_is_forgotten_with_its_face(tracker, detector):
    detector.faces = [ANN]
    tracker.find(at(0))
    detector.faces = []
    tracker.find(at(1))
    tracker.find(at(2))
    detector.faces = [ANN]
    assert list(tracker.find(at(3))[0]) == [2]


def test_a_known_face_that_the_full_search_misses_is_looked_for_at_its_place(tracker, detector):
    detector.faces = [ANN, BOB]
    tracker.find(at(0))
    detector.missed_in_full = [ANN]
    assert set(tracker.find(at(1))[0]) == {1, 2}


def test_two_tracks_never_tell_of_the_same_face(tracker, detector):
    detector.faces = [ANN, Box(40, 10, 40, 40)]
    tracker.find(at(0))
    detector.faces = [Box(25, 10, 40, 40)]
    seen, _ = tracker.find(at(0.2))
    assert len(seen) == 1


def test_forgetting_starts_anew(tracker, detector):
    detector.faces = [ANN]
    tracker.find(at(0))
    tracker.forget()
    seen, search = tracker.find(at(0.2))
    assert (list(seen), search) == ([2], Search.FULL)


def test_a_lost_track_does_not_take_the_face_of_a_neighbour(tracker, detector):
    near = Box(35, 10, 40, 40)
    detector.faces = [ANN, near]
    tracker.find(at(0))
    detector.faces = [Box(34, 10, 40, 40)]
    assert list(tracker.find(at(0.2))[0]) == [2]
    assert list(tracker.find(at(1.0))[0]) == [2]


def test_a_small_box_inside_a_known_face_is_no_second_face(tracker, detector):
    detector.faces = [ANN]
    tracker.find(at(0))
    detector.faces = [ANN, Box(20, 20, 18, 18)]
    assert list(tracker.find(at(1))[0]) == [1]


def test_two_people_who_cross_are_never_more_than_two(tracker, detector):
    numbers = set()
    for step in range(40):
        detector.faces = [Box(10 + 5 * step, 10, 40, 40), Box(205 - 5 * step, 60, 40, 40)]
        seen, _ = tracker.find(at(step / 5))
        assert len(seen) == 2
        numbers |= set(seen)
    assert numbers == {1, 2}


def test_a_face_that_jumps_far_gets_a_new_number_with_the_next_full_search(tracker, detector):
    detector.faces = [ANN]
    tracker.find(at(0))
    detector.faces = [BOB]
    assert tracker.find(at(0.2))[0] == {}
    assert list(tracker.find(at(1.0))[0]) == [2]
