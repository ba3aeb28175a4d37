import numpy as np
import pytest

from engagement_monitor.timeline.evidence import Evidence, difference, within
from engagement_monitor.timeline.figures import Change, session_figures
from engagement_monitor.timeline.sample import GapReason, Sample, Segment, gap_sample
from engagement_monitor.timeline.share import ErrorModel, dequantize, estimate_shares, quantize

ERRORS = ErrorModel.of([1 / 3, 1 / 3, 1 / 3], [[900, 50, 50], [50, 900, 50], [50, 50, 900]])
ROWS = {"positive": [0.98, 0.01, 0.01], "neutral": [0.01, 0.98, 0.01], "negative": [0.01, 0.01, 0.98]}


def sample(time_s, positive, neutral=0, negative=0):
    rows = [ROWS["positive"]] * positive + [ROWS["neutral"]] * neutral + [ROWS["negative"]] * negative
    stored = quantize(np.array(rows))
    estimate = estimate_shares(dequantize(stored), ERRORS, faces=len(rows), draws=50)
    return Sample(time_s, float(len(rows)), stored, estimate, None)


@pytest.fixture(scope="module")
def lecture():
    """60 s mostly neutral, 10 s with nobody, 60 s mostly positive; 20 faces."""
    neutral = [sample(second, 3, 15, 2) for second in range(60)]
    nobody = [gap_sample(second, GapReason.NO_FACE) for second in range(60, 70)]
    return [*neutral, *nobody, *(sample(second, 16, 3, 1) for second in range(70, 130))]


def test_a_segment_has_one_estimate_of_all_its_faces(lecture):
    figures = session_figures(lecture, [Segment(0, 70, "a"), Segment(70, 130, "b")], ERRORS)
    first, second = figures.segments
    assert first.estimate.shares.positive == pytest.approx(3 / 20, abs=0.05)
    assert second.estimate.shares.positive == pytest.approx(16 / 20, abs=0.05)
    assert first.observed == pytest.approx(60 / 70)
    assert (first.faces, first.change, second.change) == (20.0, None, Change.UP)


def test_a_small_difference_is_unclear(lecture):
    figures = session_figures(lecture, [Segment(0, 30, "a"), Segment(30, 60, "b")], ERRORS)
    assert figures.segments[1].change is Change.UNCLEAR


def test_the_whole_session_leaves_out_excluded_segments(lecture):
    figures = session_figures(lecture, [Segment(0, 70, "break", excluded=True), Segment(70, 130, "b")], ERRORS)
    assert figures.whole.shares.positive == pytest.approx(16 / 20, abs=0.05)
    assert figures.gaps_s == {GapReason.EXCLUDED: 70}
    assert figures.segments[0].estimate is None
    assert figures.segments[1].change is None


def test_a_break_is_not_a_part_of_the_seconds_in_which_a_face_might_have_been_seen(lecture):
    cut = [
        Segment(0, 40, "a"),
        Segment(40, 65, "break", excluded=True),
        Segment(65, 130, "b"),
        Segment(30, 130, "over"),
    ]
    figures = session_figures(lecture, cut, ERRORS)
    assert figures.observed == pytest.approx(100 / 105)
    assert [one.observed for one in figures.segments] == pytest.approx([1, 0, 60 / 65, 70 / 75])


def test_observed_and_gaps_of_the_whole_session(lecture):
    figures = session_figures(lecture, [Segment(0, 130, "all")], ERRORS)
    assert figures.observed == pytest.approx(120 / 130)
    assert figures.gaps_s == {GapReason.NO_FACE: 10}
    assert len(figures.samples) == 130


def test_an_empty_session_has_no_share():
    figures = session_figures([gap_sample(0, GapReason.CAMERA)], [Segment(0, 1, "x")], ERRORS)
    assert figures.whole is None
    assert (figures.observed, figures.faces) == (0.0, 0.0)


def test_no_samples_at_all():
    figures = session_figures([], [], ERRORS)
    assert figures.whole is None
    assert figures.segments == ()


def test_the_interval_of_a_long_segment_is_that_of_its_faces_not_of_its_seconds(lecture):
    figures = session_figures(lecture, [Segment(0, 5, "short"), Segment(0, 60, "long")], ERRORS)
    short, long = (one.estimate.high.positive - one.estimate.low.positive for one in figures.segments)
    assert long > 0.7 * short


def test_a_stretch_differs_from_itself_by_chance_alone(lecture):
    judgement = Evidence.of(lecture[:60]).judge(ERRORS)
    steps = difference(judgement, judgement)
    assert steps.mean(axis=0) == pytest.approx([0, 0, 0], abs=0.01)
    # Two independent draws differ by the root of two times what each of them is unsure of.
    assert steps.std(axis=0) == pytest.approx(2**0.5 * judgement.draws.std(axis=0), rel=0.1)


def test_only_samples_within_the_bounds_belong_to_a_stretch(lecture):
    assert [sample.time_s for sample in within(lecture, 3.5, 6.0)] == [4, 5]
    assert list(within(lecture, 200.0, 300.0)) == []
