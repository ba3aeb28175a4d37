import json
from dataclasses import replace

import pytest

from engagement_monitor.errors import ModelError, SessionNotFound
from engagement_monitor.reports.report import Choices, Report, build_report, model_facts
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.timeline.coverage import Standing
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.sample import GapReason, Marker, Segment
from tests.reports.lectures import CARD, MODEL, empty_room, lecture, store


def test_markers_start_segments_and_a_break_counts_in_no_figure(report: Report) -> None:
    labels = [(segment.label, segment.start_s, segment.excluded) for segment in report.figures.segments]

    assert labels == [("Recap", 0, False), ("Exercise", 100, False), ("break", 180, True), ("Talk", 200, False)]
    assert report.figures.gaps_s[GapReason.EXCLUDED] == 20


def test_a_clear_rise_is_called_one(report: Report) -> None:
    assert report.figures.segments[1].change is Change.UP


def test_the_users_segments_go_before_markers(database: Database, library: SessionLibrary) -> None:
    session_id = store(database, empty_room(20), [Marker(5.0, "mark")])
    library.set_segments(session_id, [Segment(0.0, 20.0, "mine")])

    assert [one.label for one in build_report(library, "latest").figures.segments] == ["mine"]


def test_segments_may_be_equally_long(database: Database, library: SessionLibrary) -> None:
    store(database, empty_room(25))

    segments = build_report(library, "latest", "every:10").figures.segments

    assert [(one.start_s, one.end_s) for one in segments] == [(0, 10), (10, 20), (20, 25)]


def test_segments_may_be_found_where_the_shares_change(database: Database, library: SessionLibrary) -> None:
    store(database, lecture(300, faces=40))

    starts_s = [one.start_s for one in build_report(library, "latest", "auto").figures.segments]

    assert starts_s == pytest.approx([0, 100, 200], abs=10)


@pytest.mark.parametrize("text", ["", "x", "every", *(f"every:{end}" for end in ("", "0", "-5", "nan", "inf", "1e"))])
def test_another_way_to_cut_is_refused_with_a_sentence(text: str, library: SessionLibrary) -> None:
    with pytest.raises(ValueError, match="no way to cut"):
        build_report(library, "latest", text)


def test_too_many_segments_are_refused(database: Database, library: SessionLibrary) -> None:
    store(database, empty_room(600))

    with pytest.raises(ValueError, match="more than 500"):
        build_report(library, "latest", "every:1")


def test_a_session_that_is_not_there_is_not_found(library: SessionLibrary) -> None:
    with pytest.raises(SessionNotFound):
        build_report(library, 1)


def test_a_session_without_a_second_has_a_report(database: Database, library: SessionLibrary) -> None:
    store(database, [])

    assert build_report(library, "latest").figures.whole is None


@pytest.mark.parametrize("card", ["", "[]", "{}", CARD.replace("0.38, ", ""), CARD.replace("698.0", '"many"')])
def test_a_card_that_lacks_something_is_named(card: str) -> None:
    with pytest.raises(ModelError, match="mobilenet-ferplus"):
        model_facts(replace(MODEL, card_json=card))


def test_a_card_of_a_later_version_does_as_well() -> None:
    assert model_facts(replace(MODEL, card_json=json.dumps(json.loads(CARD) | {"more": 1}))) == model_facts(MODEL)


@pytest.mark.parametrize("segmentation", ["marks", "auto", "every:50"])
def test_a_break_counts_in_no_figure_however_the_session_is_cut(
    segmentation: str, database: Database, library: SessionLibrary
) -> None:
    store(database, lecture(300), [Marker(100.0, "break"), Marker(200.0, "on")])

    figures = build_report(library, "latest", segmentation).figures

    assert figures.gaps_s[GapReason.EXCLUDED] == 100
    assert all(one.excluded for one in figures.segments if one.start_s >= 100 and one.end_s <= 200)
    assert all(one.estimate is None for one in figures.segments if one.excluded)


def test_codes_of_copus_cut_a_session_into_their_two_minutes(database: Database, library: SessionLibrary) -> None:
    session_id = store(database, lecture(300), [Marker(5.0, "COPUS student L")])

    cut = build_report(library, session_id)
    library.set_segments(session_id, [Segment(0.0, 300.0, "mine")])
    drawn = build_report(library, session_id)

    assert [one.start_s for one in cut.figures.segments] == [0, 120, 240]
    assert cut.segmentation == "every:120"
    assert [one.label for one in drawn.figures.segments] == ["mine"]
    assert len(drawn.copus) == 3


def test_a_head_count_and_a_limit_reach_the_figures(database: Database, library: SessionLibrary) -> None:
    store(database, lecture(60), details=SessionDetails("t", head_count=20))

    figures = build_report(library, "latest", choices=Choices(coverage_limit=0.8)).figures

    assert figures.coverage == pytest.approx(0.7)
    assert figures.standing is Standing.LOW_COVERAGE
