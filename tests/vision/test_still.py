import numpy as np
import pytest

from engagement_monitor.vision.face import Box
from engagement_monitor.vision.still import StillSettings, StillWatch, change

POSTER, PERSON = Box(40, 40, 48, 48), Box(200, 40, 48, 48)
TEXTURE = np.random.default_rng(2).integers(0, 255, (6, 6)).astype(np.uint8).repeat(8, 0).repeat(8, 1)


def picture(time_s, *, brightness=1.0, shift=0, noise=4):
    """A room with a poster, and a person who moves by ``shift`` pixels."""
    random = np.random.default_rng(round(time_s * 10))
    gray = np.tile(np.linspace(60, 160, 320), (180, 1))
    for box, moved in ((POSTER, 0), (PERSON, shift)):
        gray[box.y_px : box.y_px + 48, box.x_px + moved : box.x_px + moved + 48] = TEXTURE
    seen = gray * brightness + random.normal(0, noise, gray.shape)
    return np.clip(seen, 0, 255).astype(np.uint8)[..., None].repeat(3, axis=2)


@pytest.fixture
def watch():
    return StillWatch(StillSettings(after_s=10))


def run(watch, seconds, shift_at=lambda _: 0, brightness_at=lambda _: 1.0, start_s=0, tracks=None):
    told = frozenset()
    for second in range(start_s, start_s + seconds):
        seen = picture(second, shift=shift_at(second), brightness=brightness_at(second))
        told = watch.observe(seen, float(second), tracks or {1: POSTER, 2: PERSON})
    return told


def swaying(second):
    return 3 * (second % 3)


def test_what_never_changes_while_others_move_is_a_poster(watch):
    assert run(watch, 15, swaying) == {1}


def test_nothing_is_a_poster_before_its_time(watch):
    assert run(watch, 10, swaying) == frozenset()


def test_a_person_who_moves_once_in_time_is_none_for_good(watch):
    assert run(watch, 30, lambda second: 6 if second == 8 else 0) == {1}


def test_a_lamp_that_is_dimmed_moves_nobody(watch):
    assert run(watch, 15, swaying, lambda second: 0.6 if second > 5 else 1.0) == {1}


def test_whoever_moves_after_all_counts_again_at_once(watch):
    assert run(watch, 15, swaying) == {1}
    seen = picture(15, shift=swaying(15))
    seen[50:70, 40:88] = 255 - seen[50:70, 40:88]
    assert watch.observe(seen, 15.0, {1: POSTER, 2: PERSON}) == frozenset()


def test_while_nobody_moves_nobody_is_a_poster(watch):
    assert run(watch, 30) == frozenset()


def test_a_poster_that_is_found_again_is_known_at_once(watch):
    run(watch, 15, swaying)
    run(watch, 5, swaying, start_s=15, tracks={2: PERSON})
    assert run(watch, 1, swaying, start_s=20, tracks={2: PERSON, 9: POSTER}) == {9}


def test_a_person_in_front_of_a_poster_is_none(watch):
    run(watch, 15, swaying)
    run(watch, 2, swaying, start_s=15, tracks={2: PERSON})
    seen = picture(17, shift=3)
    seen[40:88, 40:88] = 255 - seen[40:88, 40:88]
    assert watch.observe(seen, 17.0, {9: POSTER}) == frozenset()


def test_a_camera_that_is_moved_begins_anew(watch):
    run(watch, 15, swaying)
    moved = np.roll(np.roll(picture(15), 30, axis=1), 14, axis=0)
    moved[:, ::7] = 0
    assert watch.observe(moved, 15.0, {1: POSTER}) == frozenset()


def test_forgetting_forgets_the_posters(watch):
    run(watch, 15, swaying)
    watch.forget()
    assert run(watch, 2, swaying, start_s=15) == frozenset()


def test_change_counts_grey_levels_and_no_brightness():
    before = np.arange(100, dtype=np.float32).reshape(10, 10)
    assert change(before, before * 0.7 + 20) == pytest.approx(0, abs=1e-3)
    assert change(before, before[::-1].copy()) > 50
