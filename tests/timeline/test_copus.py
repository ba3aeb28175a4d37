import pytest

from engagement_monitor.timeline.copus import COPUS_CODES, CopusCode, copus_code, copus_grid, copus_label
from engagement_monitor.timeline.sample import Marker
from engagement_monitor.timeline.segments import segments_from_markers


def test_the_codes_are_those_of_the_protocol() -> None:
    by_group = {group: [one.code for one in COPUS_CODES if one.group == group] for group in ("student", "instructor")}

    assert by_group == {
        "student": ["L", "Ind", "CG", "WG", "OG", "AnQ", "SQ", "WC", "Prd", "SP", "TQ", "W", "O"],
        "instructor": ["Lec", "RtW", "FUp", "PQ", "CQ", "AnQ", "MG", "1o1", "D/V", "Adm", "W", "O"],
    }
    assert all(one.words for one in COPUS_CODES)


@pytest.mark.parametrize("code", COPUS_CODES, ids=copus_label)
def test_a_label_leads_back_to_its_code(code: CopusCode) -> None:
    assert copus_code(copus_label(code)) is code
    assert copus_code(f"  {copus_label(code).upper()} ") is code


@pytest.mark.parametrize(
    "label", ["", "AnQ", "COPUS", "COPUS student", "COPUS student XY", "COPUS AnQ", "my COPUS student L"]
)
def test_any_other_label_is_no_code(label: str) -> None:
    assert copus_code(label) is None


def test_the_same_letters_of_both_groups_are_told_apart() -> None:
    labels = [copus_label(one) for one in COPUS_CODES if one.code == "AnQ"]

    assert labels == ["COPUS student AnQ", "COPUS instructor AnQ"]


def test_a_code_counts_once_in_the_two_minutes_in_which_it_was_marked() -> None:
    times_s = [
        (0.0, "COPUS student L"),
        (119.9, "COPUS student L"),
        (60.0, "COPUS instructor Lec"),
        (240.0, "COPUS student SQ"),
    ]
    grid = copus_grid([Marker(time_s, label) for time_s, label in times_s], 250.0)

    assert [(one.start_s, one.end_s) for one in grid] == [(0, 120), (120, 240), (240, 250)]
    assert [[code.code for code in one.codes] for one in grid] == [["L", "Lec"], [], ["SQ"]]


def test_without_a_code_there_is_no_grid() -> None:
    assert copus_grid([Marker(5.0, "Exercise"), Marker(700.0, "COPUS student L")], 600.0) == ()


def test_codes_start_no_segment() -> None:
    markers = [Marker(30.0, "COPUS student L"), Marker(60.0, "Exercise"), Marker(90.0, "COPUS instructor Lec")]

    assert [one.label for one in segments_from_markers(markers, 120.0)] == ["Start", "Exercise"]
    assert [one.label for one in segments_from_markers(markers[:1], 120.0)] == ["Whole session"]
