"""Choosing a source as a user does: by name, by address, by a part of a screen, and a look through it first."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engagement_monitor.capture.names import ScreenPart
from engagement_monitor.desktop.backend import SourceChoice
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.source_form import SourceForm
from engagement_monitor.desktop.source_look import Look
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.preferences import LastSource
from engagement_monitor.store.session import SessionDetails
from tests.desktop.fakes import FakeBackend, FakePreview
from tests.desktop.test_live import begin

CAMERA, SCREEN, STREAM = 1, 3, 6
ROWS = 7


@pytest.fixture
def form(window: MainWindow, qtbot: QtBot) -> SourceForm:
    qtbot.waitUntil(lambda: window.live.form._source.count() == ROWS)
    return window.live.form


def choose(form: SourceForm, row: int) -> None:
    """As if this row of the list was picked."""
    form._source.setCurrentIndex(row)
    form._source.activated.emit(row)


def look(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> FakePreview:
    """Presses Preview and waits for the picture."""
    qtbot.mouseClick(window.live.form.options.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.live._stack.currentWidget() is window.live.stage)
    return backend.previews[-1]


def test_nothing_is_opened_before_it_is_asked_for(window: MainWindow, form: SourceForm, backend: FakeBackend) -> None:
    choose(form, CAMERA)
    assert backend.previews == []
    assert window.live.health.states()[0].endswith("Camera off")


def test_a_look_shows_the_picture_and_says_that_nothing_is_stored(
    window: MainWindow, form: SourceForm, backend: FakeBackend, qtbot: QtBot
) -> None:
    choose(form, CAMERA)
    assert look(window, backend, qtbot).source == 0
    assert "nothing is stored" in window.live.preview._caption
    assert "On for the preview" in window.live.health.states()[0]


def close_by_toggle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.live.form.options.look, Qt.MouseButton.LeftButton)


def close_by_another_source(window: MainWindow, _qtbot: QtBot) -> None:
    choose(window.live.form, 2)


def close_by_leaving(window: MainWindow, _qtbot: QtBot) -> None:
    window.go_to(Place.SESSIONS)


def close_by_starting(window: MainWindow, _qtbot: QtBot) -> None:
    window.actions_of_session.start.trigger()


@pytest.mark.parametrize("close", [close_by_toggle, close_by_another_source, close_by_leaving, close_by_starting])
def test_a_look_ends(
    window: MainWindow,
    form: SourceForm,
    backend: FakeBackend,
    qtbot: QtBot,
    close: Callable[[MainWindow, QtBot], None],
) -> None:
    choose(form, CAMERA)
    preview = look(window, backend, qtbot)
    close(window, qtbot)
    qtbot.waitUntil(lambda: preview.closed)
    assert window.session.look.state is Look.CLOSED
    assert not form.options.look.isChecked()


def test_a_source_without_a_picture_says_why(
    window: MainWindow, form: SourceForm, backend: FakeBackend, qtbot: QtBot
) -> None:
    choose(form, CAMERA)
    look(window, backend, qtbot).fault = SourceUnavailable("Camera 0 cannot be opened", "Close other programs.")
    qtbot.waitUntil(lambda: window.live.message.texts() == ("Camera 0 cannot be opened", "Close other programs."))


def test_the_demo_and_recordings_have_no_look(form: SourceForm) -> None:
    assert form.options.look.isHidden()
    form.choose_file("/films/week 3.mp4")
    assert form.options.look.isHidden()


def test_a_stream_is_typed_and_its_password_never_shown_or_remembered(
    window: MainWindow, form: SourceForm, backend: FakeBackend, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    choose(form, STREAM)
    qtbot.keyClicks(form.options._field, "rtsp://ann:secret@10.0.0.7:554/main?token=1")
    qtbot.keyClick(form.options._field, Qt.Key.Key_Return)
    request = begin(window, backend, qtbot).request
    assert request.source == "rtsp://ann:secret@10.0.0.7:554/main?token=1"
    assert request.details.title == "rtsp://10.0.0.7:554/main"
    assert preferences.now.last.source == "rtsp://10.0.0.7:554/main"


@pytest.mark.parametrize("typed", ["", "rtsp://", "10.0.0.7", "file:///etc/passwd", "http://[1"])
def test_an_address_that_is_none_is_said_and_nothing_starts(
    window: MainWindow, form: SourceForm, backend: FakeBackend, qtbot: QtBot, typed: str
) -> None:
    choose(form, STREAM)
    qtbot.keyClicks(form.options._field, typed)
    window.actions_of_session.start.trigger()
    assert "rtsp://" in form.options.hint()
    assert form.options._field.hasFocus()
    assert backend.monitors == []
    qtbot.keyClicks(form.options._field, "")
    form.options._field.clear()
    qtbot.keyClicks(form.options._field, "http://hall.example/stream")
    assert form.options.hint() == ""


def test_a_part_of_a_screen_is_dragged_and_then_narrowed(
    window: MainWindow, form: SourceForm, backend: FakeBackend, qtbot: QtBot
) -> None:
    choose(form, SCREEN)
    assert form.request().source == "screen:1"
    look(window, backend, qtbot)
    for expected in ("screen:1:320,180,640,360", "screen:1:640,360,640,360"):
        qtbot.waitUntil(lambda: not window.live.preview.picture_place().isEmpty())
        place = window.live.preview.picture_place()
        start = place.topLeft() + (place.bottomRight() - place.topLeft()) / 4
        end = place.topLeft() + (place.bottomRight() - place.topLeft()) * 3 / 4
        drag(window, qtbot, start.toPoint(), end.toPoint())
        name, _, numbers = str(form.request().source).rpartition(":")
        wanted = expected.rpartition(":")[2].split(",")
        assert name == "screen:1"
        assert [int(number) for number in numbers.split(",")] == pytest.approx([int(n) for n in wanted], abs=6)
        qtbot.waitUntil(lambda: backend.previews[-1].source == form.request().source)
    qtbot.mouseClick(form.options._whole, Qt.MouseButton.LeftButton)
    assert form.request().source == "screen:1"


def drag(window: MainWindow, qtbot: QtBot, start: QPoint, end: QPoint) -> None:
    preview = window.live.preview
    qtbot.mousePress(preview, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(preview, end)
    qtbot.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=end)


def test_a_part_is_typed_with_the_keyboard(form: SourceForm, qtbot: QtBot) -> None:
    choose(form, SCREEN)
    qtbot.keyClicks(form.options._field, "10, 20, 640, 480")
    assert form.options.part() == ScreenPart(10, 20, 640, 480)
    form.options._field.setText("10, 20, 6, 480")
    assert "at least 64" in form.problem()


def test_a_camera_that_is_plugged_in_later_is_listed_when_the_list_is_opened(
    form: SourceForm, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(form, STREAM)
    qtbot.keyClicks(form.options._field, "rtsp://10.0.0.7/main")
    monkeypatch.setattr(backend, "sources", lambda: [SourceChoice(9, "New camera"), *FakeBackend.sources(backend)])
    form._source.showPopup()
    qtbot.waitUntil(lambda: form._source.count() == ROWS + 1)
    form._source.hidePopup()
    assert form._source.findText("New camera") == 1
    assert form.choice().source == "rtsp://10.0.0.7/main"


def test_a_source_that_was_unplugged_is_chosen_no_longer(form: SourceForm) -> None:
    choose(form, CAMERA)
    form.offer_cameras([])
    assert form.choice().source == "demo"


def test_what_else_is_said_of_a_session_reaches_it(
    window: MainWindow, form: SourceForm, backend: FakeBackend, qtbot: QtBot
) -> None:
    assert form.fields.isHidden()
    qtbot.mouseClick(form.options.more, Qt.MouseButton.LeftButton)
    assert form.fields.isVisible()
    qtbot.keyClicks(form.fields._room, "Hall <1>")
    form.fields._head_count.setValue(24)
    qtbot.keyClicks(form.fields._notes, "before the exam")
    details = begin(window, backend, qtbot).request.details
    assert details == SessionDetails("Demo lecture", "", "Hall <1>", 24, "before the exam")
    assert form.fields.isHidden()


def test_an_unknown_head_count_is_none(form: SourceForm) -> None:
    assert form.fields._head_count.text() == "unknown"
    assert form.request().details.head_count is None


def test_the_last_choice_comes_back(
    window: MainWindow, form: SourceForm, backend: FakeBackend, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    choose(form, 2)
    form._course.setText("Algorithms")
    form.fields.restore("Hall 1", 24)
    begin(window, backend, qtbot)
    again = SourceForm()
    qtbot.addWidget(again)
    again.restore(preferences.now.last)
    assert again.request().source == "demo"
    again.offer_cameras(backend.sources())
    assert again.request().source == 2
    details = again.request().details
    assert (details.course, details.room, details.head_count) == ("Algorithms", "Hall 1", 24)


def test_a_choice_is_handed_on_to_another_form(form: SourceForm, backend: FakeBackend, qtbot: QtBot) -> None:
    another = SourceForm()
    qtbot.addWidget(another)
    choose(form, 2)
    another.fill_in(form.filled_in())
    another.offer_cameras(backend.sources())
    assert another.request().source == 2
    choose(form, STREAM)
    form.options.set_address("rtsp://ann:secret@10.0.0.7:554/main")
    another.fill_in(form.filled_in())
    assert another.request().source == "rtsp://ann:secret@10.0.0.7:554/main"


@pytest.mark.parametrize("source", [7, "/films/gone.mp4", "x" * 300, "screen:9"])
def test_a_source_that_is_gone_falls_back_to_the_demo(backend: FakeBackend, qtbot: QtBot, source: str | int) -> None:
    form = SourceForm()
    qtbot.addWidget(form)
    form.restore(LastSource(source=source, label="Gone"))
    form.offer_cameras(backend.sources())
    assert form.request().source == "demo"


def test_a_camera_that_was_plugged_in_elsewhere_is_found_by_its_name(backend: FakeBackend, qtbot: QtBot) -> None:
    form = SourceForm()
    qtbot.addWidget(form)
    form.restore(LastSource(source=0, label="Camera 2"))
    form.offer_cameras(backend.sources())
    assert form.request().source == 2


def test_the_demo_button_is_not_remembered(
    window: MainWindow, form: SourceForm, backend: FakeBackend, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    preferences.change(last=LastSource(source=0, label="Camera 0"))
    window.live.start_demo()
    qtbot.waitUntil(lambda: bool(backend.monitors))
    assert preferences.now.last.source == 0
