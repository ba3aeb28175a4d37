import pytest

from engagement_monitor.timeline.figures import session_figures
from engagement_monitor.timeline.index import IndexWeights, second_index
from engagement_monitor.timeline.sample import Segment
from tests.timeline.stretches import ERRORS, nobody, stretch

LECTURE = [*stretch(0, 60, 5, 10, 5), *stretch(60, 60, 15, 4, 1)]
HALVES = [Segment(0, 60, "a"), Segment(60, 120, "b")]


def test_the_index_is_the_weighted_sum_of_the_shares_with_an_interval_around_it() -> None:
    figures = session_figures(LECTURE, HALVES, ERRORS, IndexWeights(1, 0.5, 0))

    for one in figures.segments:
        shares = one.estimate.shares
        assert one.index.value == pytest.approx(shares.positive + 0.5 * shares.neutral)
        assert 0 <= one.index.low < one.index.value < one.index.high <= 1
    assert figures.segments[0].index.value < figures.index.value < figures.segments[1].index.value


def test_without_weights_there_is_no_index() -> None:
    figures = session_figures(LECTURE, HALVES, ERRORS)

    assert figures.index is None
    assert {one.index for one in figures.segments} == {None}


def test_where_nobody_was_seen_there_is_no_index() -> None:
    figures = session_figures(nobody(0, 60), [Segment(0, 60, "a")], ERRORS, IndexWeights())

    assert (figures.index, figures.segments[0].index) == (None, None)
    assert second_index(nobody(0, 1)[0], ERRORS, IndexWeights()) is None


def test_equal_weights_leave_nothing_to_be_unsure_of() -> None:
    index = session_figures(LECTURE, HALVES, ERRORS, IndexWeights(0.5, 0.5, 0.5)).index

    assert (index.value, index.low, index.high) == pytest.approx((0.5, 0.5, 0.5))


def test_a_second_has_an_index_of_its_own() -> None:
    (second,) = stretch(0, 1, 20)

    assert second_index(second, ERRORS, IndexWeights(1, 0, 0)).value == pytest.approx(second.estimate.shares.positive)


def test_weights_are_read_from_a_text_and_printed_as_a_formula() -> None:
    assert IndexWeights.parse("1, 0.25,0") == IndexWeights(1, 0.25, 0)
    assert IndexWeights.parse("1,0.25,0").formula() == "1 \u00d7 positive + 0.25 \u00d7 neutral + 0 \u00d7 negative"


@pytest.mark.parametrize("text", ["", "1", "1,2,3", "1,0.5,-1", "a,b,c", "1,0.5,0,0", "nan,0,0"])
def test_what_is_no_weights_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="not three weights from 0 to 1"):
        IndexWeights.parse(text)
