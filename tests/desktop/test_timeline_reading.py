"""What is read from the timeline agrees with what stands beside it."""

from dataclasses import replace

import numpy as np

from engagement_monitor.desktop import words
from engagement_monitor.desktop.series import ShareSeries
from engagement_monitor.desktop.timeline_reading import moment_text
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.sample import GapReason, Shares, gap_sample
from tests.desktop.fakes import estimate, sample


def test_a_second_has_the_same_whole_percents_as_its_cards() -> None:
    shares = Shares.of(np.asarray([0.375, 0.375, 0.25]))
    second = replace(sample(0), estimate=replace(estimate(0.4, 0.2), shares=shares))
    text = moment_text(ShareSeries([second]).buckets(0, 1, 1), 0)
    for sentiment in SENTIMENTS:
        assert f"{words.GLYPHS[sentiment]} {words.whole_percent(shares, sentiment)}" in text


def test_a_second_of_which_nothing_was_analysed_is_not_called_one_without_a_picture() -> None:
    text = moment_text(ShareSeries([gap_sample(0, GapReason.CAMERA)]).buckets(0, 1, 1), 0)
    assert text == "0:00: no picture analysed"
