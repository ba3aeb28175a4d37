"""Scenes, their study and composite lectures, on the demo's faces that ship."""

import cv2
import numpy as np
import pytest

from engagement_monitor.assets import asset
from engagement_monitor.capture.demo_faces import load_faces
from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.training.composite import CompositeLecture
from engagement_monitor.training.composite_study import run_lecture, summary
from engagement_monitor.training.detection_study import OURS, markdown, matched, measure, reach_counts
from engagement_monitor.training.face_check import LearntHits, collect_hits, fit_check
from engagement_monitor.training.scene_people import LabelledFace, Pose, lay_person, paint_person
from engagement_monitor.training.scenes import CONDITIONS, make_scenes, make_scraps
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.detector import HaarDetector
from engagement_monitor.vision.face import Box
from engagement_monitor.vision.face_check import FEATURES
from engagement_monitor.vision.tracker import FaceTracker
from tests.vision.doubles import CARD, BrightnessClassifier


@pytest.fixture(scope="module")
def faces():
    sprites = [*load_faces(asset("resources", "demo")).values()]
    crops = [cv2.resize(sprite, (48, 48), interpolation=cv2.INTER_AREA) for sprite in sprites]
    return [LabelledFace(crop, number % 3, True) for number, crop in enumerate(crops)]


@pytest.fixture(scope="module")
def scenes(faces):
    return [*make_scenes(faces, 1)]


def test_there_is_a_scene_of_every_condition_and_the_same_ones_again(faces, scenes):
    assert [scene.condition for scene in scenes] == [*CONDITIONS]
    again = next(make_scenes(faces, 1))
    assert (again.pixels == scenes[0].pixels).all()


def test_every_face_lies_in_its_picture(scenes):
    for scene in scenes:
        assert scene.faces
        for face in scene.faces:
            assert 0 <= face.box.x_px <= 1280 - face.box.width_px
            assert 16 <= face.box.width_px <= 120


def test_a_person_is_where_it_is_laid(faces):
    pixels = np.full((200, 200, 3), 150, np.uint8)
    lay_person(pixels, paint_person(faces[0], np.random.default_rng(0)), (100, 90), 60, Pose(0, 0))
    (box,) = HaarDetector().find(pixels)
    assert box.shared(Box(70, 60, 60, 60)) > 0.7


def test_the_detector_finds_the_faces_that_ship_and_is_tallied_by_what_they_are(scenes):
    record = measure(HaarDetector().find, scenes[:1]).record()
    assert record["precision"] > 0.9
    assert record["recall"]["frontal, 32 px and more, normal"]["recall"] > 0.8
    assert sum(count["there"] for count in reach_counts(record)["sentiments"].values() if count) == len(scenes[0].faces)
    assert f"| {OURS} |" in markdown({OURS: record})


def test_every_box_finds_one_place_and_every_place_one_box():
    places = [Box(0, 0, 40, 40), Box(30, 0, 40, 40)]
    assert matched(places, [Box(2, 0, 40, 40)]) == {0: 0}
    assert matched(places, [Box(28, 0, 40, 40), Box(1, 1, 40, 40), Box(500, 0, 9, 9)]) == {0: 1, 1: 0}


def test_the_check_learns_faces_from_scenes_and_others_from_scraps(faces, scenes):
    hits = [collect_hits(scenes[:2]), collect_hits(make_scraps(faces, 1))]
    assert hits[0].is_face.mean() > 0.5
    assert not hits[1].is_face.any()
    both = LearntHits(*(np.concatenate([getattr(one, name) for one in hits]) for name in ("features", "is_face")))
    record = fit_check(both)
    assert len(record["weights"]) == FEATURES
    scores = both.features @ np.asarray(record["weights"]) + record["bias"]
    assert np.median(scores[both.is_face]) > 0 > np.median(scores[~both.is_face])


def test_a_composite_lecture_shows_the_shares_that_it_says(faces):
    lecture = CompositeLecture(faces, [(1, 0, 0), (0, 0.5, 0.5)], 6.0, np.random.default_rng(1))
    assert lecture.truth(0).tolist() == [1, 0, 0]
    assert lecture.truth(1)[0] == 0
    assert lecture.truth(1).sum() == pytest.approx(1)


def test_a_composite_lecture_goes_from_end_to_end(faces):
    lecture = CompositeLecture(faces, [(0.4, 0.3, 0.3)], 4.0, np.random.default_rng(1))
    analyzer = FrameAnalyzer(FaceTracker(HaarDetector()), BrightnessClassifier())
    result = summary(run_lecture(lecture, analyzer, ErrorModel.of(CARD.training_prior, CARD.confusion), rate_hz=1.0))
    assert result["segments"] == 1
    assert result["faces_seen"] > 18
    assert result["posters_told"] == 0
