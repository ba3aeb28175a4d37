import numpy as np
import pytest

from engagement_monitor.vision.face import Box
from engagement_monitor.vision.still import StillSettings, StillWatch, Unmoved, change

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
    told = Unmoved()
    for second in range(start_s, start_s + seconds):
        seen = picture(second, shift=shift_at(second), brightness=brightness_at(second))
        told = watch.observe(seen, float(second), tracks or {1: POSTER, 2: PERSON})
    return told.posters


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
    assert watch.observe(seen, 15.0, {1: POSTER, 2: PERSON}).posters == frozenset()


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
    assert watch.observe(seen, 17.0, {9: POSTER}).posters == frozenset()


def test_a_camera_that_is_moved_begins_anew(watch):
    run(watch, 15, swaying)
    moved = np.roll(np.roll(picture(15), 30, axis=1), 14, axis=0)
    moved[:, ::7] = 0
    assert watch.observe(moved, 15.0, {1: POSTER}).posters == frozenset()


def test_forgetting_forgets_the_posters(watch):
    run(watch, 15, swaying)
    watch.forget()
    assert run(watch, 2, swaying, start_s=15) == frozenset()


def test_change_counts_grey_levels_and_no_brightness():
    before = np.arange(100, dtype=np.float32).reshape(10, 10)
    assert change(before, before * 0.7 + 20) == pytest.approx(0, abs=1e-3)
    assert change(before, before[::-1].copy()) > 50


CLASS = {number: Box(10 + 40 * number, 110, 32, 32) for number in range(5)}


def class_picture(time_s, moving):
    """A class of five in front, some of whom sway, and a poster above them."""
    gray = np.full((180, 320), 110.0)
    gray[40:88, 40:88] = TEXTURE
    for number, box in CLASS.items():
        moved = swaying(time_s) if number in moving else 0
        gray[box.y_px : box.y_px + 32, box.x_px + moved : box.x_px + moved + 32] = TEXTURE[:32, :32]
    seen = gray + np.random.default_rng(round(time_s * 10)).normal(0, 4, gray.shape)
    return np.clip(seen, 0, 255).astype(np.uint8)[..., None].repeat(3, axis=2)


def waiting(watch, time_s, tracks, moving=frozenset(CLASS)):
    return watch.observe(class_picture(time_s, moving), float(time_s), tracks).waiting


def test_until_others_move_everybody_counts(watch):
    assert waiting(watch, 0, CLASS | {9: POSTER}) == frozenset()


def test_a_face_that_has_not_moved_waits_once_nearly_all_others_have(watch):
    waiting(watch, 0, CLASS | {9: POSTER})
    assert waiting(watch, 1, CLASS | {9: POSTER}) == {9}


def test_nobody_waits_while_many_sit_still(watch):
    for second in range(8):
        assert waiting(watch, second, CLASS | {9: POSTER}, moving={0, 1, 2}) == frozenset()


def test_a_newcomer_waits_until_it_moves(watch):
    others = {number: box for number, box in CLASS.items() if number != 4}
    for second in range(3):
        waiting(watch, second, others)
    assert waiting(watch, 3, CLASS) == {4}
    assert waiting(watch, 4, CLASS) == frozenset()


def test_whoever_comes_back_to_where_somebody_moved_counts_at_once(watch):
    for second in range(3):
        waiting(watch, second, CLASS)
    others = {number: box for number, box in CLASS.items() if number != 4}
    for second in range(3, 7):
        waiting(watch, second, others)
    assert waiting(watch, 7, others | {17: CLASS[4]}) == frozenset()
    for second in range(8, 20):
        waiting(watch, second, others)
    assert waiting(watch, 20, others | {18: CLASS[4]}) == {18}


def test_among_few_faces_a_calm_one_counts(watch):
    few = {number: CLASS[number] for number in range(3)}
    for second in range(8):
        assert waiting(watch, second, few, moving={0, 1}) == frozenset()
