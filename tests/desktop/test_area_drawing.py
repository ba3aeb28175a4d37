"""Areas drawn over the picture: what is drawn is kept for its source and holds at once."""

import pytest
from PySide6.QtCore import QPoint, Qt

from engagement_monitor.desktop.area_drawing import Pencil
from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.preferences import Preferences, load_preferences
from engagement_monitor.vision.areas import EVERYWHERE, Areas
from tests.desktop.fakes import frame

RECTANGLE = ((0.1, 0.1), (0.4, 0.1), (0.4, 0.5), (0.1, 0.5))


@pytest.fixture
def page(window, backend, qtbot):
    window.start_demo()
    qtbot.waitUntil(lambda: bool(backend.monitors))
    backend.monitors[0].run()
    backend.monitors[0].advance(2)

    def pictured():
        # Asked anew each time: the session takes its monitor over a moment after the backend made it.
        window.live.show_picture()
        return not window.live.preview.picture_place().isEmpty() and window.live.preview.isVisible()

    qtbot.waitUntil(pictured)
    return window.live


def at(page, x, y):
    place = page.preview.picture_place()
    return QPoint(round(place.left() + x * place.width()), round(place.top() + y * place.height()))


def drag(qtbot, page, start, end):
    drawing = page.stage.drawing
    qtbot.mousePress(drawing, Qt.MouseButton.LeftButton, pos=at(page, *start))
    qtbot.mouseMove(drawing, at(page, *end))
    qtbot.mouseRelease(drawing, Qt.MouseButton.LeftButton, pos=at(page, *end))


def near(polygon):
    return [pytest.approx(corner, abs=0.01) for corner in polygon]


def test_a_dragged_blind_area_holds_at_once_and_is_kept_for_its_source(page, backend, preferences, qtbot):
    qtbot.mouseClick(page.stage.area_bar.begin, Qt.MouseButton.LeftButton)
    drag(qtbot, page, (0.1, 0.1), (0.4, 0.5))
    (blind,) = backend.monitors[0].areas.blind
    assert list(blind) == near(RECTANGLE)
    assert preferences.now.areas["demo"] == backend.monitors[0].areas


def test_clicked_corners_become_a_seat_area_with_enter(page, preferences, qtbot):
    page.stage.area_bar.seats.click()
    corners = [(0.2, 0.3), (0.8, 0.3), (0.5, 0.9)]
    for corner in corners:
        qtbot.mouseClick(page.stage.drawing, Qt.MouseButton.LeftButton, pos=at(page, *corner))
    assert "demo" not in preferences.now.areas
    qtbot.keyClick(page.stage.drawing, Qt.Key.Key_Return)
    (seats,) = preferences.now.areas["demo"].seats
    assert list(seats) == near(corners)


def test_a_line_is_no_area_and_two_corners_neither(page, preferences, qtbot):
    page.stage.area_bar.begin.click()
    drag(qtbot, page, (0.2, 0.4), (0.8, 0.4))
    qtbot.mouseClick(page.stage.drawing, Qt.MouseButton.LeftButton, pos=at(page, 0.1, 0.1))
    qtbot.keyClick(page.stage.drawing, Qt.Key.Key_Return)
    assert preferences.now.areas == {}


def test_the_last_area_is_taken_back_first_and_all_are_removed(page, preferences, qtbot):
    bar = page.stage.area_bar
    bar.begin.click()
    drag(qtbot, page, (0.1, 0.1), (0.4, 0.5))
    bar.seats.click()
    drag(qtbot, page, (0.5, 0.5), (0.9, 0.9))
    bar.blind.click()
    drag(qtbot, page, (0.6, 0.1), (0.9, 0.2))
    bar.back.click()
    assert [len(preferences.now.areas["demo"].blind), len(preferences.now.areas["demo"].seats)] == [1, 1]
    qtbot.keyClick(page.stage.drawing, Qt.Key.Key_Backspace)
    assert [len(preferences.now.areas["demo"].blind), len(preferences.now.areas["demo"].seats)] == [1, 0]
    bar.clear.click()
    assert preferences.now.areas["demo"] == EVERYWHERE


def test_escape_ends_drawing_and_the_mouse_goes_through_again(page, qtbot):
    page.stage.area_bar.begin.click()
    assert page.stage.area_bar.done.isVisible()
    qtbot.keyClick(page.stage.drawing, Qt.Key.Key_Escape)
    assert page.stage.area_bar.begin.isVisible()
    assert page.stage.drawing.pencil is Pencil.NONE
    assert page.stage.drawing.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_areas_of_one_source_are_not_those_of_another(page, preferences):
    preferences.change(areas={"rtsp://elsewhere/1": Areas(blind=(RECTANGLE,))})
    assert page.stage.drawing.areas == EVERYWHERE
    preferences.change(areas={"demo": Areas(blind=(RECTANGLE,))})
    assert page.stage.drawing.areas.blind == (RECTANGLE,)


def test_areas_of_a_stream_are_kept_without_its_password(window, preferences):
    window.live.form.choose_stream("rtsp://ann:secret@10.0.0.7/main")
    window.live.stage.drawing.drawn.emit(Areas(blind=(RECTANGLE,)))
    assert preferences.now.areas == {"rtsp://10.0.0.7/main": Areas(blind=(RECTANGLE,))}
    assert window.live.stage.drawing.areas.blind == (RECTANGLE,)


def test_kept_areas_are_read_again(preferences, tmp_path):
    preferences.change(areas={"0": Areas(seats=(RECTANGLE,))})
    assert load_preferences(tmp_path / "preferences.json").areas == {"0": Areas(seats=(RECTANGLE,))}


def test_a_look_through_a_source_is_blackened_too(monkeypatch, qtbot):
    """Before a session as well nobody sees who sits in a blind area, from the moment it is drawn."""

    class Source:
        info, frames_read = None, 0

        def read(self):
            return frame(0)

        def close(self):
            pass

    opened = []
    monkeypatch.setattr("engagement_monitor.capture.preview.SourcePreview", opened.append)
    monkeypatch.setattr("engagement_monitor.capture.sources.source_opener", lambda _source: lambda _elapsed_s: Source())
    chosen = [Preferences()]
    ProgramBackend(None, "auto", None, None, lambda: chosen[0]).preview(0)
    source = opened[0](0.0)
    assert source.read().pixels[100, 100].any()
    chosen[0] = Preferences(areas={"0": Areas(blind=(((0, 0), (1, 0), (1, 1), (0, 1)),))})
    assert not source.read().pixels.any()
