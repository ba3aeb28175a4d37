import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_monitor.reports.content import session_date
from engagement_monitor.reports.course_report import course_day
from engagement_monitor.reports.report import Report, build_report
from engagement_monitor.reports.words import (
    clock,
    coverage_sentence,
    duration,
    excerpt,
    findings,
    percent_range,
    positive_percent,
    thirds_sentence,
)
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.timeline.coverage import Basis, People, Standing
from engagement_monitor.timeline.sample import GapReason, Marker, ShareEstimate, Shares, Thirds
from tests.reports.lectures import empty_room, lecture, store


@given(st.tuples(*[st.floats(0.001, 1)] * 3))
def test_three_whole_percents_add_up_to_100(parts: tuple[float, float, float]) -> None:
    whole = Shares(*(part / sum(parts) for part in parts)).whole_percents()

    assert sum(whole) == 100
    assert all(abs(one - 100 * part / sum(parts)) < 1 for one, part in zip(whole, parts, strict=True))


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (59.6, "1 min"), (80, "1 min 20 s"), (3600, "1 h"), (5525, "1 h 32 min")]
)
def test_durations_read_well(seconds: float, words: str) -> None:
    assert duration(seconds).replace("\u00a0", " ") == words


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (245, "4:05"), (754.7, "12:34"), (3845, "1:04:05")])
def test_moments_read_well(seconds: float, words: str) -> None:
    assert clock(seconds) == words


class _Elsewhere(datetime):
    """As if the system spoke another language."""

    def strftime(self, form: str, /) -> str:
        return super().strftime(re.sub("%[aAbB]", "autre", form))


def test_days_and_months_are_english_whatever_the_system_speaks(report: Report) -> None:
    moment = _Elsewhere(2026, 9, 2, 12, tzinfo=UTC)
    then = replace(report, session=replace(report.session, started_at=moment))

    assert session_date(moment).startswith("Wednesday, 2 September 2026, ")
    assert [course_day(then), course_day(then, short=True)] == ["2 September 2026", "2 Sep"]


def test_an_interval_has_a_dash() -> None:
    assert percent_range(0.361, 0.469) == "36\u201347\u00a0%"


def test_a_long_text_is_cut() -> None:
    assert excerpt("a long label", 7) == "a long\u2026"


def test_a_clear_change_is_said_with_its_numbers(report: Report) -> None:
    first = findings(report.figures)[0]

    assert first.startswith("The positive share rose clearly in \u201c\u2068Exercise\u2069\u201d:")


def test_a_clear_change_is_said_with_the_mark_of_shares_that_are_not_sound(report: Report) -> None:
    weak = tuple(replace(one, standing=Standing.FEW_FACES) for one in report.figures.segments)
    first = findings(replace(report.figures, segments=weak))[0]

    assert re.search(r": \d+.%\u2020 before, \d+.%\u2020 then\.$", first)


def test_a_change_that_is_not_clear_is_called_unclear(database: Database, library: SessionLibrary) -> None:
    store(database, lecture(60, faces=2), [Marker(30.0, "then")])

    assert "unclear" in findings(build_report(library, "latest").figures)[0]


@pytest.mark.parametrize(
    ("gaps_s", "said"),
    [
        ({}, "of the seconds."),
        ({GapReason.EXCLUDED: 300}, "of the seconds; breaks of 5\u00a0min were left out."),
        ({GapReason.NO_FACE: 9}, "of the seconds; the rest: 9\u00a0s no face in view."),
        (
            {GapReason.NO_FACE: 9, GapReason.EXCLUDED: 60},
            "of the seconds; the rest: 9\u00a0s no face in view; breaks of 1\u00a0min were left out.",
        ),
    ],
)
def test_breaks_are_no_part_of_the_seconds_without_a_face(
    gaps_s: dict[GapReason, int], said: str, report: Report
) -> None:
    assert any(sentence.endswith(said) for sentence in findings(replace(report.figures, gaps_s=gaps_s)))


def test_an_empty_room_has_no_share(database: Database, library: SessionLibrary) -> None:
    store(database, empty_room(30))

    assert findings(build_report(library, "latest").figures) == [
        "No face was seen in this session, so there is no share to report."
    ]


@pytest.mark.parametrize(
    ("thirds", "said"),
    [
        (
            Thirds(0.6, 2.4, 3.0),
            "most were in the middle and the front third of the picture: on average 0.6 in the back",
        ),
        (Thirds(0.2, 0.8, 5.0), "most were in the front third"),
        (Thirds(2.0, 2.0, 2.0), "some were in each third"),
        (None, "is not known: an earlier version recorded this session"),
    ],
)
def test_the_reader_is_told_of_which_part_of_the_class_the_shares_speak(
    report: Report, thirds: Thirds | None, said: str
) -> None:
    assert said in thirds_sentence(replace(report.figures, thirds=thirds))


def test_the_reader_is_told_that_of_a_full_hall_only_the_largest_faces_count(report: Report) -> None:
    figures = replace(report.figures, faces=200.0, classified=64.0)
    assert "speak of the 64 largest of the faces in view, 200.0 at once on average" in coverage_sentence(figures)


def test_the_thirds_are_parts_of_the_people_who_were_counted(report: Report) -> None:
    people = People(20.0, Basis.HEAD_COUNT)
    figures = replace(report.figures, thirds=Thirds(1.0, 2.0, 7.0), people=people, coverage=0.5)

    assert ", which is 5\u00a0%, 10\u00a0% and 35\u00a0% of the people counted." in thirds_sentence(figures)


def test_nothing_is_said_of_feelings(report: Report) -> None:
    text = " ".join(findings(report.figures)).casefold()

    assert not [word for word in ("happy", "sad", "angry", "emotion", "feel", "engaged", "attention") if word in text]


def test_a_sentence_rounds_as_the_tables_do() -> None:
    shares = Shares(0.304, 0.603, 0.093)

    assert positive_percent(ShareEstimate(shares, shares, shares, shares)) == f"{shares.whole_percents()[0]}\u00a0%"
    assert shares.whole_percents() == (31, 60, 9)


def test_the_reader_is_told_how_sure_the_shares_are(report: Report) -> None:
    whole = report.figures.whole
    parts = zip(whole.low.array(), whole.shares.array(), whole.high.array(), strict=True)
    reach = round(100 * max(max(share - low, high - share) for low, share, high in parts))

    assert any(f"reach up to {reach} points from a share" in sentence for sentence in findings(report.figures))
