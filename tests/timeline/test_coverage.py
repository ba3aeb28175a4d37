from dataclasses import replace

import pytest

from engagement_monitor.timeline.coverage import Basis, Standing, fullest_thirds, standing
from engagement_monitor.timeline.figures import session_figures
from engagement_monitor.timeline.sample import Segment, Thirds
from tests.timeline.stretches import ERRORS, nobody, stretch

LECTURE = [*stretch(0, 300, 10, 10), *stretch(300, 100, 3, 3), *nobody(400, 20), *stretch(420, 80, 2, 1)]
PARTS = [Segment(0, 300, "full"), Segment(300, 400, "thin"), Segment(400, 420, "empty"), Segment(420, 500, "few")]


def test_coverage_is_the_faces_seen_at_once_as_a_part_of_the_people_counted() -> None:
    figures = session_figures(LECTURE, PARTS, ERRORS, head_count=25)

    assert [one.coverage for one in figures.segments] == [
        pytest.approx(0.8),
        pytest.approx(0.24),
        None,
        pytest.approx(0.12),
    ]
    assert (figures.people.count, figures.people.basis) == (25, Basis.HEAD_COUNT)
    assert figures.coverage == pytest.approx(figures.faces / 25)


def test_without_a_head_count_the_most_that_were_seen_stand_for_the_people() -> None:
    figures = session_figures(LECTURE, PARTS, ERRORS)

    assert (figures.people.count, figures.people.basis) == (20, Basis.MOST_SEEN)
    assert figures.segments[0].coverage == pytest.approx(1.0)


def test_a_share_of_few_faces_or_of_a_small_part_of_the_people_is_not_sound() -> None:
    figures = session_figures(LECTURE, PARTS, ERRORS)

    standings = [one.standing for one in figures.segments]
    assert standings == [Standing.SOUND, Standing.LOW_COVERAGE, Standing.SOUND, Standing.FEW_FACES]
    assert figures.standing is Standing.SOUND


def test_the_limit_is_the_users() -> None:
    strict = session_figures(LECTURE, PARTS, ERRORS, head_count=25, coverage_limit=0.9)
    lax = session_figures(LECTURE, PARTS, ERRORS, head_count=25, coverage_limit=0.0)

    assert strict.segments[0].standing is Standing.LOW_COVERAGE
    assert lax.segments[1].standing is Standing.SOUND


def test_more_faces_than_people_are_all_of_them() -> None:
    assert session_figures(LECTURE, PARTS, ERRORS, head_count=5).segments[0].coverage == 1.0


def test_of_a_full_hall_the_shares_speak_of_the_faces_that_were_classified() -> None:
    hall = [replace(sample, faces=200.0) for sample in stretch(0, 60, 40, 24)]
    figures = session_figures(hall, [Segment(0, 60, "full")], ERRORS, head_count=220)

    assert (figures.faces, figures.classified) == (200, 64)
    assert figures.coverage == pytest.approx(64 / 220)
    assert figures.standing is Standing.LOW_COVERAGE


@pytest.mark.parametrize(
    ("faces", "coverage", "expected"),
    [(4.9, 1.0, "few_faces"), (5.0, 0.4, "sound"), (5.0, 0.39, "low_coverage"), (50.0, None, "sound")],
)
def test_the_limits_themselves_are_sound(faces: float, coverage: float | None, expected: str) -> None:
    assert standing(faces, coverage) == expected


def test_thirds_are_means_over_the_seconds_in_which_they_are_known_and_parts_of_all_people() -> None:
    known = [replace(one, thirds=Thirds(2.0, 8.0, 10.0)) for one in stretch(0, 30, 10, 10)]
    figures = session_figures([*known, *stretch(30, 10, 10, 10)], [Segment(0, 40, "all")], ERRORS, head_count=40)

    assert figures.thirds == figures.segments[0].thirds == (2.0, 8.0, 10.0)
    assert figures.coverage_thirds == pytest.approx((0.05, 0.2, 0.25))


def test_thirds_of_older_sessions_are_not_known() -> None:
    figures = session_figures(LECTURE, PARTS, ERRORS)

    assert figures.thirds is None
    assert figures.coverage_thirds is None


def test_more_faces_than_people_are_shared_out_over_the_thirds() -> None:
    crowd = [replace(one, thirds=Thirds(5.0, 5.0, 10.0)) for one in stretch(0, 10, 10, 10)]

    assert session_figures(crowd, PARTS, ERRORS, head_count=10).coverage_thirds == pytest.approx((0.25, 0.25, 0.5))


@pytest.mark.parametrize(
    ("thirds", "names"),
    [
        ((1, 1, 8), ("front",)),
        ((1, 4, 5), ("middle", "front")),
        ((3, 3, 4), ("back", "middle", "front")),
        ((0, 0, 0), ()),
    ],
)
def test_the_fullest_thirds_are_named(thirds: tuple[float, float, float], names: tuple[str, ...]) -> None:
    assert fullest_thirds(Thirds(*thirds)) == names


def test_whole_numbers_of_faces_add_up() -> None:
    assert Thirds(1.4, 2.4, 3.4).whole() == (2, 2, 3)
