import json

import numpy as np
import pytest

from engagement_monitor.capture.frame import Frame, Pace, SourceInfo, SourceKind
from engagement_monitor.errors import DataError
from engagement_monitor.vision.areas import EVERYWHERE, Areas, BlindedSource, read_areas
from engagement_monitor.vision.face import Box

LEFT_HALF = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))


def bright():
    return np.full((100, 200, 3), 200, np.uint8)


def test_a_blind_area_is_black_and_the_rest_as_it_was():
    seen = Areas(blind=(LEFT_HALF,)).blacken(bright())
    assert not seen[:, :100].any()
    assert (seen[:, 104:] == 200).all()
    assert not seen.flags.writeable


def test_without_a_blind_area_the_picture_is_not_copied():
    pixels = bright()
    assert EVERYWHERE.blacken(pixels) is pixels


def test_a_thin_area_blackens_what_it_touches():
    sliver = ((0.5, 0.2), (0.501, 0.8), (0.5, 0.8))
    assert not Areas(blind=(sliver,)).blacken(bright())[30:70, 100].any()


def test_a_face_counts_if_its_middle_is_in_a_seat_area():
    areas = Areas(seats=(LEFT_HALF,))
    assert areas.counts(Box(70, 20, 40, 40), bright())
    assert not areas.counts(Box(90, 20, 40, 40), bright())
    assert EVERYWHERE.counts(Box(190, 90, 5, 5), bright())


def test_areas_come_back_from_their_file(tmp_path):
    areas = Areas(seats=(LEFT_HALF,), blind=(((0.1, 0.1), (0.2, 0.1), (0.2, 0.2)),))
    (tmp_path / "areas.json").write_text(areas.model_dump_json())
    assert read_areas(tmp_path / "areas.json") == areas


@pytest.mark.parametrize(
    "content", ["", "[]", '{"seat": []}', '{"blind": [[[0, 0], [1, 1]]]}', '{"seats": [[[0, 0], [2, 0], [1, 1]]]}']
)
def test_a_file_that_holds_no_areas_is_refused(tmp_path, content):
    (tmp_path / "areas.json").write_text(content)
    with pytest.raises(DataError, match="holds no areas"):
        read_areas(tmp_path / "areas.json")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataError, match="nowhere"):
        read_areas(tmp_path / "nowhere.json")


def test_the_json_form_is_lists_of_corners():
    assert json.loads(Areas(seats=(LEFT_HALF,)).model_dump_json())["seats"] == [[list(corner) for corner in LEFT_HALF]]


class OneFrame:
    info = SourceInfo(SourceKind.CAMERA, "one", Pace.REAL_TIME, 200, 100, 5.0)
    frames_read = 7

    def __init__(self):
        self.left, self.closed = [Frame(bright(), 0, 0.0), Frame(bright(), 1, 0.2)], False

    def read(self):
        return self.left.pop(0) if self.left else None

    def close(self):
        self.closed = True


def test_frames_leave_a_blinded_source_with_the_areas_of_that_moment():
    now = [EVERYWHERE]
    source = BlindedSource(OneFrame(), lambda: now[0])
    assert source.read().pixels[:, :100].all()
    now[0] = Areas(blind=(LEFT_HALF,))
    second = source.read()
    assert not second.pixels[:, :100].any()
    assert (second.index, second.time_s) == (1, 0.2)
    assert source.read() is None


def test_a_blinded_source_is_its_source_in_all_else():
    inner = OneFrame()
    source = BlindedSource(inner, lambda: EVERYWHERE)
    assert (source.info, source.frames_read) == (inner.info, 7)
    source.close()
    assert inner.closed
