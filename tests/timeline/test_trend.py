import pytest

from engagement_monitor.sentiment import Sentiment
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.live_figures import LiveFigures
from engagement_monitor.timeline.sample import Marker, Sample, Segment
from engagement_monitor.timeline.sample_table import SampleTable
from engagement_monitor.timeline.trend import Trend, trend
from tests.timeline.stretches import ERRORS, nobody, stretch

BEFORE, NOW = (2, 16, 2), (2, 4, 14)


def test_the_clearest_change_against_ten_minutes_ago_is_named() -> None:
    samples = [*stretch(0, 780, *BEFORE), *stretch(780, 120, *NOW)]

    found = trend(samples, ERRORS)

    assert found is not None
    assert found.back_s == 600
    assert (found.sentiment, found.change) in (
        (Sentiment.NEGATIVE, Change.UP),
        (Sentiment.NEUTRAL, Change.DOWN),
    )


def test_where_nothing_changed_it_is_unclear() -> None:
    assert trend(stretch(0, 900, *BEFORE), ERRORS).change is Change.UNCLEAR


def test_what_happened_between_the_two_windows_does_not_count() -> None:
    samples = [*stretch(0, 300, *BEFORE), *stretch(300, 400, *NOW), *stretch(700, 200, *BEFORE)]

    assert trend(samples, ERRORS).change is Change.UNCLEAR


@pytest.mark.parametrize(("seconds", "back_s"), [(299, None), (300, 180), (500, 380), (720, 600), (5000, 600)])
def test_at_the_beginning_the_windows_lie_closer_but_never_closer_than_three_minutes(
    seconds: int, back_s: float | None
) -> None:
    found = trend(stretch(0, seconds, *BEFORE), ERRORS)

    assert (found and found.back_s) == back_s


@pytest.mark.parametrize(
    "samples",
    [
        [],
        nobody(0, 900),
        [*stretch(0, 790, *BEFORE), *nobody(790, 110)],
        [*nobody(0, 300), *stretch(300, 600, *BEFORE)],
    ],
)
def test_too_little_seen_in_either_window_says_nothing(samples: list[Sample]) -> None:
    assert trend(samples, ERRORS) is None


def test_what_a_break_leaves_of_a_window_may_be_too_little() -> None:
    seen = SampleTable.of([*stretch(0, 780, *BEFORE), *stretch(780, 120, *NOW)])

    assert trend(seen.without([Segment(780, 871, "break")]), ERRORS) is None
    assert trend(seen.without([Segment(780, 870, "break")]), ERRORS) is not None


def test_a_running_session_looks_again_every_ten_seconds_and_leaves_breaks_out() -> None:
    samples = [*stretch(0, 780, *BEFORE), *stretch(780, 120, *NOW)]
    figures = LiveFigures(ERRORS)

    figures.update(samples, [], None)
    first: Trend | None = figures.trend
    samples += nobody(900, 9)
    figures.update(samples, [Marker(780.0, "break")], None)
    kept = figures.trend
    samples += nobody(909, 1)
    figures.update(samples, [Marker(780.0, "break")], None)

    assert first is not None
    assert first.change is not Change.UNCLEAR
    assert kept is first
    assert figures.trend is None
