"""What edits make of segments and markers, without a window."""

from engagement_monitor.desktop import segment_edits
from engagement_monitor.desktop.session_cut import SessionCut
from engagement_monitor.desktop.session_editor import AllMarkers, OwnSegments
from engagement_monitor.timeline.sample import Marker, Segment
from engagement_monitor.timeline.segments import ChangePoint

A, B, C = Segment(0, 60, "A"), Segment(60, 90, "B", excluded=True), Segment(90, 200.4, "C")
CUT = SessionCut(200.4, (Marker(60, "B"), Marker(90, "C")), (), (A, B, C))


def labels(segments: tuple[Segment, ...]) -> list[str]:
    return [segment.label for segment in segments]


def test_a_border_moves_by_whole_seconds_and_leaves_a_second_to_either_side() -> None:
    assert [one.end_s for one in segment_edits.border_moved((A, B, C), 0, 47.4)] == [47, 90, 200.4]
    assert [one.end_s for one in segment_edits.border_moved((A, B, C), 0, -10)] == [1, 90, 200.4]
    assert [one.end_s for one in segment_edits.border_moved((A, B, C), 0, 500)] == [89, 90, 200.4]


def test_a_border_between_two_short_segments_stays() -> None:
    short = (Segment(0, 0.5, "A"), Segment(0.5, 1.0, "B"))
    assert segment_edits.border_moved(short, 0, 0.7) == short


def test_a_split_keeps_label_and_exclusion() -> None:
    after = segment_edits.split((A, B, C), 75)
    assert labels(after) == ["A", "B", "B (2)", "C"]
    assert [one.excluded for one in after] == [False, True, True, False]
    assert (after[1].end_s, after[2].start_s) == (75, 75)


def test_a_second_split_counts_on() -> None:
    after = segment_edits.split(segment_edits.split((A, C), 30), 45)
    assert labels(after) == ["A", "A (2)", "A (3)", "C"]


def test_nothing_is_split_at_its_edge_or_outside() -> None:
    assert not segment_edits.can_split((A, B, C), 60)
    assert not segment_edits.can_split((A, B, C), 300)
    assert segment_edits.split((A, B, C), 60) == (A, B, C)


def test_the_last_segment_is_merged_with_the_one_before() -> None:
    assert segment_edits.merged((A, B, C), 0) == (Segment(0, 90, "A"), C)
    assert segment_edits.merged((A, B, C), 2) == (A, Segment(60, 200.4, "B", excluded=True))
    assert segment_edits.merged((A,), 0) == (A,)


def test_automatic_segments_leave_breaks_alone() -> None:
    after = segment_edits.from_changes((30, 62, 70, 88, 150), (B,), 200.4, "Part {}".format)
    assert [(one.start_s, one.end_s, one.label) for one in after] == [
        (0, 30, "Part 1"),
        (30, 60, "Part 2"),
        (60, 90, "B"),
        (90, 150, "Part 3"),
        (150, 200.4, "Part 4"),
    ]
    assert [one.excluded for one in after] == [False, False, True, False, False]


def test_markers_stay_in_order_and_within_the_session() -> None:
    markers = (Marker(10, "a"), Marker(20, "b"))
    assert segment_edits.marker_changed(markers, 0, Marker(30.3, "a"), 100) == (Marker(20, "b"), Marker(30, "a"))
    assert segment_edits.marker_changed(markers, 1, Marker(500, "b"), 100)[1].time_s == 99
    assert segment_edits.marker_changed(markers, 1, Marker(-5, "b"), 100)[0] == Marker(0, "b")


def test_the_first_edit_makes_the_segments_the_users_own_and_leads_back() -> None:
    edit = CUT.label(0, "Start again")
    assert edit.before == OwnSegments(())
    assert edit.after == OwnSegments((Segment(0, 60, "Start again"), B, C))
    assert CUT.with_content(edit.after).drawn == edit.after.segments
    assert labels(CUT.with_content(edit.after).with_content(edit.before).shown) == ["Start", "B", "C"]


def test_an_edit_that_changes_nothing_leaves_the_markers_in_force() -> None:
    edit = CUT.split(60)
    assert edit.before == edit.after


def test_moving_a_marker_moves_its_segment_until_there_are_own_ones() -> None:
    moved = CUT.with_content(CUT.move_marker(1, 120).after)
    assert [one.start_s for one in moved.shown] == [0, 60, 120]
    own = CUT.with_content(CUT.merge(0).after)
    assert own.with_content(own.move_marker(1, 120).after).shown == own.shown


def test_edits_are_named_for_the_menu() -> None:
    assert CUT.split(30).text == "split \u2018A\u2019"
    assert CUT.toggle(1).text == "count \u2018B\u2019 again"
    long = CUT.label(0, "many  words\nand " * 9)
    assert long.text == "label \u2018many words and many words and many word\u2026\u2019"


def test_only_steps_of_the_same_border_are_undone_together() -> None:
    assert CUT.move_border(0, 50).series == CUT.move_border(0, 40).series != CUT.move_border(1, 100).series
    assert CUT.split(30).series == ""


def test_taking_the_automatic_ones() -> None:
    after = CUT.use_changes((ChangePoint(30.0, 0.4), ChangePoint(150.0, 0.9))).after
    assert isinstance(after, OwnSegments)
    assert labels(after.segments) == ["Part 1", "Part 2", "B", "Part 3", "Part 4"]


def test_a_new_marker_is_called_like_its_time() -> None:
    after = CUT.add_marker(75.0).after
    assert after == AllMarkers((Marker(60, "B"), Marker(75, "1:15"), Marker(90, "C")))
