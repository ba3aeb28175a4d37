"""What is said of the faces that were missed, and that the intervals of a session hold them."""

import json
from dataclasses import replace

import numpy as np
import pytest

from engagement_monitor.errors import DataError
from engagement_monitor.reports import missed
from engagement_monitor.reports.html_report import html_report
from engagement_monitor.reports.report import ModelFacts, session_error_model
from engagement_monitor.timeline.share import ErrorModel, judge_shares
from tests.reports.lectures import CONFUSION, PRIOR


def test_an_interval_of_a_session_holds_those_who_were_missed():
    model = ModelFacts("m", "0" * 64, PRIOR, CONFUSION)
    rows = np.random.default_rng(0).dirichlet((6, 4, 1), 20)
    found = judge_shares(rows, ErrorModel.of(PRIOR, CONFUSION), faces=20).estimate
    everybody = judge_shares(rows, session_error_model(model, "haar"), faces=20).estimate
    wider = (everybody.high.array() - everybody.low.array()) - (found.high.array() - found.low.array())
    assert everybody.shares == found.shares
    assert 0 < wider.mean() < 0.1


def test_the_counts_are_said_in_words():
    reach = missed.shipped_reach()
    (sentence,) = missed.missed_sentences(["haar"])
    for part in reach.found / reach.there:
        assert f"{round(100 * part)}\u00a0%" in sentence


def test_of_a_detector_whose_misses_nobody_counted_the_interval_speaks_of_the_faces_found():
    model = ModelFacts("m", "0" * 64, PRIOR, CONFUSION)
    rows = np.random.default_rng(0).dirichlet((6, 4, 1), 20)
    found = judge_shares(rows, ErrorModel.of(PRIOR, CONFUSION), faces=20).estimate
    assert judge_shares(rows, session_error_model(model, "yunet"), faces=20).estimate == found


def test_a_report_says_that_nobody_counted_whom_another_detector_misses(report):
    other = replace(report, session=replace(report.session, detector="yunet"))
    text = html_report(other).decode()
    assert "Nobody has counted whom it misses" in text
    assert "made-up rooms" not in text


def test_a_course_of_two_detectors_says_both():
    haar, yunet = missed.missed_sentences(["haar", "yunet", "haar"])
    assert "made-up rooms" in haar
    assert "\u201cyunet\u201d" in yunet


@pytest.mark.parametrize("content", [None, "{}", json.dumps({"sentiments": {"positive": {"found": 1, "there": 1}}})])
def test_counts_that_are_missing_or_damaged_are_a_fault_of_the_installation(tmp_path, monkeypatch, content):
    if content is not None:
        (tmp_path / "reach.json").write_text(content)
    monkeypatch.setattr(missed, "asset", lambda *_parts: tmp_path)
    missed.shipped_reach.cache_clear()
    with pytest.raises(DataError, match="whose faces are missed"):
        missed.shipped_reach()
