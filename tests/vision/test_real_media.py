"""Real pictures, with the faces in them counted by eye. They do not ship: without them these tests are skipped."""

import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from engagement_monitor.capture.frame import Frame
from engagement_monitor.vision.detector import HaarDetector
from engagement_monitor.vision.detectors import load_detector
from engagement_monitor.vision.tracker import FaceTracker

MEDIA = Path(os.environ.get("ENGAGEMENT_MONITOR_MEDIA", Path(__file__).parents[3] / "shared" / "data" / "media"))
FRAMES_A_SECOND = 10
pytestmark = pytest.mark.skipif(not MEDIA.is_dir(), reason="the real pictures are not there")


def faces_seen(name):
    """How many faces the tracker tells of in every frame."""
    film, tracker, seen = cv2.VideoCapture(str(MEDIA / name)), FaceTracker(load_detector()), []
    rate_hz = film.get(cv2.CAP_PROP_FPS)
    while (read := film.read())[0]:
        seen.append(len(tracker.find(Frame(read[1], len(seen), len(seen) / rate_hz))[0]))
    film.release()
    return np.asarray(seen)


def test_the_six_people_of_the_group_photo_are_found_and_nothing_else():
    assert len(HaarDetector().find(cv2.imread(str(MEDIA / "group_photo.jpg")))) == 6


# Counted by eye in every second: heads, and those of them that look ahead or nearly so. In the classroom the man at the
# right looks down or aside from the first to the last frame. The two people lay their heads on their shoulders within
# the first second and keep them there.
CLASSROOM = {"heads": [4, 4, 4, 4, 4], "ahead": [3, 3, 3, 3, 3]}
TWO_PEOPLE = {"heads": [2, 2, 2, 2, 2, 2], "ahead": [2, 2, 2, 2, 2, 2]}


@pytest.mark.parametrize(("name", "counted"), [("classroom.mp4", CLASSROOM), ("two_people.mp4", TWO_PEOPLE)])
def test_the_curve_of_faces_seen_fits_what_a_person_counts(name, counted):
    seen = faces_seen(name)
    seconds = np.asarray(
        [seen[start : start + FRAMES_A_SECOND].mean() for start in range(0, len(seen), FRAMES_A_SECOND)]
    )
    assert seen.max() <= max(counted["heads"])
    assert (seconds >= np.asarray(counted["ahead"]) - 0.2).all()
    assert (seconds <= counted["heads"]).all()


def test_a_head_on_a_shoulder_is_cut_upright():
    """Both heads lean to the left of the picture, by some 35 and 50 degrees."""
    film = cv2.VideoCapture(str(MEDIA / "two_people.mp4"))
    tracker, tilts = FaceTracker(load_detector()), []
    for number in range(40):
        seen, _ = tracker.find(Frame(film.read()[1], number, number / FRAMES_A_SECOND))
        tilts.append(sorted(box.tilt_deg for box in seen.values()))
    film.release()
    assert tilts[0] == [0, 0]
    assert all(tilt < -20 for tilt in tilts[-1])
