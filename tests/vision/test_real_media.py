"""Real pictures, with the faces in them counted by eye. They do not ship: without them these tests are skipped."""

import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from engagement_monitor.capture.frame import Frame
from engagement_monitor.vision.detector import HaarDetector
from engagement_monitor.vision.tracker import FaceTracker

MEDIA = Path(os.environ.get("ENGAGEMENT_MONITOR_MEDIA", Path(__file__).parents[3] / "shared" / "data" / "media"))
pytestmark = pytest.mark.skipif(not MEDIA.is_dir(), reason="the real pictures are not there")


def faces_seen(name):
    """How many faces the tracker tells of in every frame."""
    film, tracker, seen = cv2.VideoCapture(str(MEDIA / name)), FaceTracker(HaarDetector()), []
    rate_hz = film.get(cv2.CAP_PROP_FPS)
    while (read := film.read())[0]:
        seen.append(len(tracker.find(Frame(read[1], len(seen), len(seen) / rate_hz))[0]))
    film.release()
    return np.asarray(seen)


def test_the_six_people_of_the_group_photo_are_found_and_nothing_else():
    assert len(HaarDetector().find(cv2.imread(str(MEDIA / "group_photo.jpg")))) == 6


def test_in_the_classroom_are_four_people_of_whom_one_mostly_looks_down():
    seen = faces_seen("classroom.mp4")
    assert seen.max() == 4
    assert np.median(seen) == 3


def test_of_two_people_both_are_seen_upright_and_never_more():
    """In the first frames both look at the camera; then they lay their heads on their shoulders, which Haar loses."""
    seen = faces_seen("two_people.mp4")
    assert seen[0] == 2
    assert seen.max() == 2
