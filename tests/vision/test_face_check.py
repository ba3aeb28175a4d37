import numpy as np
import pytest

from engagement_monitor.errors import ModelError
from engagement_monitor.training.scenes import cluttered_room
from engagement_monitor.vision.detector import HaarDetector, HaarSettings, Hit, without_overlaps
from engagement_monitor.vision.face import Box
from engagement_monitor.vision.face_check import FaceCheck
from tests.vision.scenes import demo_frames


@pytest.fixture(scope="module")
def frame():
    return demo_frames(1, start_s=10)[0]


def test_faces_score_above_what_is_none(frame):
    gray = frame.pixels.mean(axis=2).astype(np.uint8)
    check = FaceCheck()
    faces = [check.score(gray, hit.box, hit.windows) for hit in HaarDetector().hits(frame.pixels)]
    random = np.random.default_rng(0)
    walls = [check.score(gray, Box(int(x), 30, 60, 60), 1) for x in random.integers(250, 1000, 20)]
    assert np.median(faces) > 2 > 0 > max(walls)


def test_the_things_of_a_room_are_taken_for_faces_without_the_check_only():
    rooms = [cluttered_room(720, np.random.default_rng(seed)) for seed in range(6)]
    blunt, sharp = HaarDetector(HaarSettings(least_score=-1e9)), HaarDetector()
    assert sum(len(blunt.find(room)) for room in rooms) >= 4
    assert sum(len(sharp.find(room)) for room in rooms) <= 1


def test_of_two_hits_on_one_face_the_surer_one_stays():
    large, inside, beside = Box(0, 0, 60, 60), Box(20, 20, 25, 25), Box(70, 0, 60, 60)
    kept = without_overlaps([Hit(inside, 1, 0.5), Hit(large, 6, 3.0), Hit(beside, 2, 1.0)])
    assert [hit.box for hit in kept] == [large, beside]


@pytest.mark.parametrize("content", [None, "{}", '{"bias": 0, "weights": [1, 2]}', "[]", "no json"])
def test_a_damaged_check_is_an_error(tmp_path, content):
    if content is not None:
        (tmp_path / "face_check.json").write_text(content)
    with pytest.raises(ModelError, match="no face check"):
        FaceCheck(tmp_path)
