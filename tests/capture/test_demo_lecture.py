"""The demo lecture is a source of frames, and shows what its script says."""

import json
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from engagement_monitor.assets import asset
from engagement_monitor.capture.demo_lecture import DemoLecture, Presence, SeatMoment
from engagement_monitor.capture.frame import Frame, Pace, Picture, SourceKind
from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.sentiment import SENTIMENTS

DEMO = asset("resources", "demo")


@pytest.fixture(scope="module")
def lecture() -> Iterator[DemoLecture]:
    with closing(DemoLecture(pace=Pace.AS_FAST_AS_POSSIBLE)) as opened:
        yield opened


def film(duration_s: float, frame_rate_hz: float) -> list[Frame]:
    with closing(DemoLecture(duration_s, frame_rate_hz, Pace.AS_FAST_AS_POSSIBLE)) as source:
        return list(iter(source.read, None))


@pytest.fixture(scope="module")
def pictures() -> dict[float, Picture]:
    """The whole lecture, one picture every four seconds."""
    return {frame.time_s: frame.pixels for frame in film(300.0, 0.25)}


def test_says_what_it_is(lecture: DemoLecture) -> None:
    info = lecture.info
    assert (info.kind, info.width_px, info.height_px) == (SourceKind.DEMO, 1280, 720)
    assert (info.frame_rate_hz, info.duration_s) == (25.0, 300.0)


def test_frames_come_in_order_and_then_none() -> None:
    with closing(DemoLecture(1.0, 5.0, Pace.AS_FAST_AS_POSSIBLE)) as source:
        frames = [source.read() for _ in range(6)]
        assert source.read() is None
        assert source.frames_read == 5
    assert frames[5] is None
    given = [frame for frame in frames if frame is not None]
    assert [frame.index for frame in given] == [0, 1, 2, 3, 4]
    assert [frame.time_s for frame in given] == pytest.approx([0, 0.2, 0.4, 0.6, 0.8])


def test_pixels_are_a_read_only_bgr_picture() -> None:
    (frame,) = film(0.1, 10.0)
    assert frame.pixels.shape == (720, 1280, 3)
    assert frame.pixels.dtype == np.uint8
    with pytest.raises(ValueError, match="read-only"):
        frame.pixels[0, 0, 0] = 1


def test_the_same_time_gives_the_same_picture_at_any_rate() -> None:
    slow, fast = film(1.0, 2.0), film(1.0, 6.0)
    assert slow[1].time_s == fast[3].time_s
    assert np.array_equal(slow[1].pixels, fast[3].pixels)


def test_no_two_frames_are_equal_even_while_the_room_is_empty(
    lecture: DemoLecture, pictures: dict[float, Picture]
) -> None:
    start_s, end_s = lecture.empty_s
    empty = [pixels for time_s, pixels in pictures.items() if start_s < time_s < end_s]
    assert len(empty) >= 3
    assert not any(np.array_equal(earlier, later) for earlier, later in pairwise(empty))


def test_close_before_the_end_ends_it() -> None:
    source = DemoLecture(pace=Pace.AS_FAST_AS_POSSIBLE)
    assert source.read() is not None
    source.close()
    source.close()
    assert source.read() is None


def test_close_from_another_thread_ends_a_waiting_read_at_once() -> None:
    source = DemoLecture(300.0, 0.01)
    assert source.read() is not None
    closer = threading.Timer(0.2, source.close)
    closer.start()
    began_s = time.monotonic()
    assert source.read() is None
    assert time.monotonic() - began_s < 2.0
    closer.join()


def test_real_time_keeps_the_time_and_leaves_out_what_is_late() -> None:
    with closing(DemoLecture(300.0, 50.0)) as source:
        first = source.read()
        threading.Event().wait(0.5)
        late = source.read()
        assert first is not None
        assert late is not None
        assert late.index >= 20
        assert source.frames_read == late.index + 1
        assert late.time_s == pytest.approx(late.index / 50.0)


def test_real_time_ends_on_time() -> None:
    with closing(DemoLecture(0.4, 20.0)) as source:
        began_s = time.monotonic()
        while source.read() is not None:
            pass
        assert time.monotonic() - began_s < 3.0
        assert source.frames_read == 8


@pytest.mark.parametrize(("duration_s", "rate_hz"), [(0.0, 25.0), (10.0, 0.0), (-1.0, 25.0), (float("inf"), 25.0)])
def test_refuses_a_lecture_without_length_or_rate(duration_s: float, rate_hz: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        DemoLecture(duration_s, rate_hz)


# --- the script -------------------------------------------------------------------------------------------------------


def counted(lecture: DemoLecture, start_s: float, end_s: float, step_s: float = 0.05) -> dict[str, float]:
    """The shares that ``script_at`` gives when it is asked again and again."""
    seen = [
        moment.sentiment
        for time_s in np.arange(start_s + step_s / 2, end_s, step_s)
        for moment in lecture.script_at(float(time_s))
        if moment.presence is Presence.AHEAD
    ]
    return {sentiment: seen.count(sentiment) / len(seen) for sentiment in SENTIMENTS}


def test_truth_is_what_the_script_shows_when_counted(lecture: DemoLecture) -> None:
    assert lecture.truth() == pytest.approx(counted(lecture, 0.0, 300.0, 0.25), abs=0.005)


def test_truth_of_a_short_demo_is_that_of_its_seconds_and_has_all_three(lecture: DemoLecture) -> None:
    for duration_s in (30.0, 60.0):
        with closing(DemoLecture(duration_s)) as short:
            truth = short.truth()
        assert truth == pytest.approx(counted(lecture, 0.0, duration_s), abs=0.005)
        assert min(truth.values()) > 0.05
        assert sum(truth.values()) == pytest.approx(1.0)


def test_a_longer_lecture_plays_the_script_again(lecture: DemoLecture) -> None:
    with closing(DemoLecture(600.0)) as twice:
        assert twice.truth() == pytest.approx(lecture.truth())
        assert [seat.sentiment for seat in twice.script_at(310.0)] == [
            seat.sentiment for seat in lecture.script_at(10.0)
        ]


def test_each_phase_comes_close_to_the_shares_it_aims_at(lecture: DemoLecture) -> None:
    assert len(lecture.phases) == 4
    for phase in lecture.phases:
        assert lecture.truth(phase.start_s, phase.end_s) == pytest.approx(dict(phase.shares), abs=0.03)


def test_nobody_is_there_in_the_empty_stretch(lecture: DemoLecture) -> None:
    start_s, end_s = lecture.empty_s
    assert end_s - start_s >= 10
    for time_s in np.linspace(start_s, end_s, 50, endpoint=False):
        assert {seat.presence for seat in lecture.script_at(float(time_s))} == {Presence.ABSENT}
    assert lecture.truth(start_s, end_s) == dict.fromkeys(SENTIMENTS, 0.0)


def test_people_turn_away_and_leave_but_most_look_ahead(lecture: DemoLecture) -> None:
    seen = [seat.presence for time_s in range(0, 200, 5) for seat in lecture.script_at(time_s)]
    assert 0.7 < seen.count(Presence.AHEAD) / len(seen) < 0.95
    assert seen.count(Presence.TURNED) > 10
    assert seen.count(Presence.ABSENT) > 10


def test_an_expression_lasts_several_seconds(lecture: DemoLecture) -> None:
    moods = np.array([[seat.sentiment for seat in lecture.script_at(t)] for t in np.arange(0, 300, 0.5)])
    for person in moods.T:
        changes = np.flatnonzero(person[1:] != person[:-1]) * 0.5
        assert all(later - earlier >= 7.5 for earlier, later in pairwise(changes))


def test_faces_are_large_enough_and_lie_in_the_picture(lecture: DemoLecture) -> None:
    moments = [seat for time_s in range(0, 300, 7) for seat in lecture.script_at(time_s)]
    assert len(moments[0].box_px) == 4
    assert len(lecture.script_at(0.0)) == 20
    for moment in moments:
        left, top, width, height = moment.box_px
        assert 44 <= min(width, height) <= max(width, height) <= 110
        assert left >= 0
        assert top >= 0
        assert left + width <= 1280
        assert top + height <= 720


# --- the picture ------------------------------------------------------------------------------------------------------


def found(picture: Picture, step: float) -> list[tuple[int, int, int, int]]:
    path = Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_alt2.xml"
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return [tuple(box) for box in cv2.CascadeClassifier(str(path)).detectMultiScale(grey, step, 4, minSize=(32, 32))]


def is_at(box: tuple[int, int, int, int], moment: SeatMoment) -> bool:
    left, top, width, height = moment.box_px
    x_off = abs(box[0] + box[2] / 2 - left - width / 2)
    y_off = abs(box[1] + box[3] / 2 - top - height / 2)
    return x_off < width / 4 and y_off < height / 4


@pytest.mark.parametrize("step", [1.1, 1.2])
def test_the_cascade_finds_those_who_look_ahead_and_hardly_anything_else(
    lecture: DemoLecture, pictures: dict[float, Picture], step: float
) -> None:
    hits = ahead = boxes = 0
    for time_s in (8.0, 68.0, 152.0, 184.0, 264.0):
        given = found(pictures[time_s], step)
        people = [seat for seat in lecture.script_at(time_s) if seat.presence is Presence.AHEAD]
        ahead += len(people)
        boxes += len(given)
        hits += sum(any(is_at(box, person) for box in given) for person in people)
    assert hits / ahead >= 0.95
    assert boxes - hits <= 2


def test_the_cascade_finds_nobody_in_the_empty_room(pictures: dict[float, Picture]) -> None:
    assert found(pictures[212.0], 1.1) == []


# --- what ships -------------------------------------------------------------------------------------------------------


def test_the_resources_stay_under_4_mb() -> None:
    assert sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file()) < 4_000_000


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEMO, tmp_path / "demo"))


@pytest.mark.parametrize("name", ["lecture.json", "faces.json", "faces.png"])
@pytest.mark.parametrize("damage", ["missing", "half", "empty"])
def test_a_missing_or_damaged_file_says_what_and_what_to_do(copy: Path, name: str, damage: str) -> None:
    path = copy / name
    content = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(content[: len(content) // 2] if damage == "half" and name.endswith("json") else b"")
    with pytest.raises(SourceUnavailable) as caught:
        DemoLecture(folder=copy)
    assert "demo lecture" in caught.value.what.lower()
    assert "Install" in caught.value.remedy


def test_a_script_that_names_an_unknown_face_is_refused(copy: Path) -> None:
    script = json.loads((copy / "lecture.json").read_text())
    script["seats"][0]["faces"]["neutral"] = "nobody"
    (copy / "lecture.json").write_text(json.dumps(script))
    with pytest.raises(SourceUnavailable, match="nobody"):
        DemoLecture(folder=copy)


def test_shares_that_do_not_sum_to_one_are_refused(copy: Path) -> None:
    script = json.loads((copy / "lecture.json").read_text())
    script["phases"][0]["shares"]["neutral"] += 0.2
    (copy / "lecture.json").write_text(json.dumps(script))
    with pytest.raises(SourceUnavailable, match="sum to 1"):
        DemoLecture(folder=copy)
