from xml.etree import ElementTree

import numpy as np
import pytest

from engagement_monitor.assets import asset
from engagement_monitor.timeline.sample import GapReason, Marker, Sample, Segment, ShareEstimate, Shares, gap_sample
from engagement_monitor.timeline.segments import (
    automatic_segments,
    breaks,
    change_points,
    is_name,
    segments_every,
    segments_from_markers,
)

CATALOGUES = sorted(asset("resources", "desktop", "translations").glob("*.ts"))


def sample(time_s, positive):
    shares = Shares(positive, 1 - positive, 0.0)
    return Sample(time_s, 5.0, np.zeros((5, 3), np.uint16), ShareEstimate(shares, shares, shares, shares), None)


def noisy(phases, seed=3):
    random = np.random.default_rng(seed)
    levels = np.repeat([level for level, _ in phases], [length for _, length in phases])
    return [sample(second, float(level + random.normal(0, 0.05))) for second, level in enumerate(levels)]


def test_without_markers_the_session_is_one_segment():
    assert segments_from_markers([], 90.0) == [Segment(0.0, 90.0, "Whole session")]


def test_a_marker_starts_a_segment():
    segments = segments_from_markers([Marker(60.0, "Exercise"), Marker(20.0, "Story")], 90.0)
    assert segments == [
        Segment(0.0, 20.0, "Start"),
        Segment(20.0, 60.0, "Story"),
        Segment(60.0, 90.0, "Exercise"),
    ]


def test_a_break_is_excluded_however_it_is_written():
    segments = segments_from_markers([Marker(0.0, "Proof"), Marker(30.0, " Break ")], 60.0)
    assert [segment.excluded for segment in segments] == [False, True]


def test_a_marker_after_the_end_starts_nothing():
    assert len(segments_from_markers([Marker(95.0, "late")], 90.0)) == 1


def test_equal_segments_cover_the_session():
    segments = segments_every(40, 100.0)
    assert [(segment.start_s, segment.end_s) for segment in segments] == [(0, 40), (40, 80), (80, 100)]


def test_automatic_segments_find_the_changes():
    found = automatic_segments(noisy([(0.2, 120), (0.7, 90), (0.4, 150)]))
    assert [segment.start_s for segment in found] == pytest.approx([0, 120, 210], abs=10)
    assert found[-1].end_s == 360


def test_automatic_segments_reach_to_the_last_second_although_some_are_missing():
    samples = noisy([(0.2, 120), (0.7, 90)])
    assert automatic_segments([*samples[:30], *samples[60:]])[-1].end_s == 210


def test_a_steady_session_is_one_automatic_segment():
    assert len(automatic_segments(noisy([(0.4, 300)]))) == 1


def test_gaps_do_not_move_automatic_segments():
    samples = noisy([(0.2, 120), (0.7, 120)])
    samples[40:60] = [gap_sample(second, GapReason.NO_FACE) for second in range(40, 60)]
    assert [segment.start_s for segment in automatic_segments(samples)] == pytest.approx([0, 120], abs=10)


def test_a_session_in_which_nobody_was_seen_is_one_segment():
    empty = [gap_sample(second, GapReason.NO_FACE) for second in range(200)]
    assert automatic_segments(empty) == [Segment(0.0, 200.0, "Whole session")]


def test_automatic_segments_have_the_strength_of_the_change_at_which_they_begin():
    samples = noisy([(0.2, 120), (0.7, 90), (0.4, 150)])
    points = change_points(samples)
    assert [segment.strength for segment in automatic_segments(samples)] == [None, *(one.strength for one in points)]
    assert all(0.9 < one.strength < 1 for one in points)


def test_a_small_step_in_much_noise_is_weaker_than_a_large_one():
    (small,), (large,) = change_points(noisy([(0.4, 300), (0.48, 300)])), change_points(noisy([(0.2, 300), (0.8, 300)]))
    assert small.strength < 0.9 < large.strength


def test_a_step_without_noise_has_all_strength():
    samples = [sample(second, 0.2 if second < 100 else 0.6) for second in range(200)]
    assert [(one.time_s, one.strength) for one in change_points(samples)] == [(100.0, pytest.approx(1.0))]


@pytest.mark.parametrize("label", ["Exercise", "Exercise (2)", "Part one", "start", "Questions 12:30", "3"])
def test_what_a_user_called_a_segment_is_a_name(label):
    assert is_name(label)


@pytest.mark.parametrize(
    "label", ["", "Whole session", "Start", "Start (2)", " Part 3 ", "Mark 12", "12:34", "1:02:34"]
)
def test_what_the_program_called_a_segment_is_none(label):
    assert not is_name(label)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.stem)
@pytest.mark.parametrize("source", ["Part {number}", "Mark {number}"])
def test_what_the_program_calls_a_segment_in_another_language_is_none(catalogue, source):
    messages = ElementTree.parse(catalogue).iter("message")
    (text,) = {one.findtext("translation") for one in messages if one.findtext("source") == source}
    assert not is_name(text.format(number=7))


def test_breaks_are_what_break_markers_start():
    markers = [Marker(20.0, "Break"), Marker(40.0, "Talk"), Marker(60.0, "coffee", excluded=True)]
    assert [(one.start_s, one.end_s) for one in breaks(markers, 90.0)] == [(20.0, 40.0), (60.0, 90.0)]
