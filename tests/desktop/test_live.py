"""The live page with a monitor that does what it is told."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.preview import Preview
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.timeline_view import Stretch
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.errors import ModelError, SourceLost
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.timeline.sample_table import OBSERVED
from tests.desktop.fakes import FakeBackend, FakeMonitor, frame, lecture, result


def begin(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> FakeMonitor:
    """A session that runs."""
    window.actions_of_session.start.trigger()
    qtbot.waitUntil(lambda: window.session.phase is Phase.OPENING)
    monitor = backend.monitors[-1]
    monitor.run()
    qtbot.waitUntil(lambda: window.session.phase is Phase.RUNNING)
    return monitor


def test_start_pause_resume_stop(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    actions = window.actions_of_session
    assert actions.start.isEnabled()
    assert not actions.stop.isEnabled()
    begin(window, backend, qtbot)
    assert not actions.start.isEnabled()
    actions.pause.trigger()
    qtbot.waitUntil(lambda: window.session.phase is Phase.PAUSED)
    assert "Resume" in actions.pause.text()
    actions.pause.trigger()
    qtbot.waitUntil(lambda: window.session.phase is Phase.RUNNING)
    actions.stop.trigger()
    qtbot.waitUntil(lambda: window.session.phase is Phase.FINISHED)
    assert actions.start.isEnabled()
    assert window.live.message.texts()[0] == "The session is saved"


def test_title_and_course_reach_the_monitor_as_typed(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    window.live.form._title.setText(" <b>Sorting</b> & more ")
    window.live.form._course.setText("Algorithms")
    request = begin(window, backend, qtbot).request
    assert (request.source, request.details.title, request.details.course) == (
        "demo",
        "<b>Sorting</b> & more",
        "Algorithms",
    )


def test_without_a_title_the_session_is_named_after_its_source(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    window.live.form.choose_file("/films/week 3.mp4")
    request = begin(window, backend, qtbot).request
    assert (request.source, request.details.title) == ("/films/week 3.mp4", "week 3.mp4")


def test_the_demo_is_chosen_until_somebody_chooses(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.live.form._source.count() == 7)
    assert window.live.form.request().source == "demo"
    assert [window.live.form._source.itemText(row) for row in range(7)] == [
        "Demo lecture",
        "Camera 0",
        "Camera 2",
        "Screen 1, 1920 \u00d7 1080",
        "",
        "Recording\u2026",
        "Stream address\u2026",
    ]


def test_giving_up_the_file_dialog_keeps_the_source(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.live.form._source.count() == 7)
    window.live.form._choose_recording = lambda _parent: ""
    window.live.form._select(1)
    window.live.form._activated(5)
    assert window.live.form.request().source == 0


def test_figures_follow_the_samples(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    monitor = begin(window, backend, qtbot)
    monitor.advance(5)
    window.live.show_figures()
    window.live.show_picture()
    assert window.live.side.cards.cards[Sentiment.POSITIVE].texts() == ("50\u202f%", "42\u201358\u202f%")
    assert window.live.side.faces.text() == "20"
    assert window.live.side.elapsed.text() == "0:05"
    assert "25 frames/s read" in window.live.health.text()
    assert "3 dropped" in window.live.health.text()
    buckets = window.live.timeline.buckets
    assert buckets is not None
    assert (buckets.state[:5] == OBSERVED).all()


def test_a_gap_takes_the_numbers_away(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    monitor = begin(window, backend, qtbot)
    monitor.advance(0, lecture(100)[:49])
    window.live.show_figures()
    assert window.live.side.cards.cards[Sentiment.POSITIVE].texts() == ("\u2013", "")
    assert "paused" in window.live.side.moment.text()


def test_marks_are_numbered_and_drawn(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    monitor = begin(window, backend, qtbot)
    window.live.mark_key("M")
    window.live.mark_key("M")
    assert monitor.marks == ["Mark 1", "Mark 2"]
    assert len(window.live.timeline._markers) == 2


def test_a_lost_camera_says_what_to_do(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    monitor = begin(window, backend, qtbot)
    monitor.fail(SourceLost("Camera 0 stopped giving pictures", "Plug it in <again>."))
    qtbot.waitUntil(lambda: window.session.phase is Phase.FAILED)
    heading, text = window.live.message.texts()
    assert heading == "Camera 0 stopped giving pictures"
    assert "Plug it in <again>." in text
    assert "is saved" in text


def test_a_model_that_cannot_be_loaded_leaves_the_window_usable(
    window: MainWindow, backend: FakeBackend, qtbot: QtBot
) -> None:
    backend.faults["monitor"] = ModelError("The model is damaged", "Install it again.")
    window.actions_of_session.start.trigger()
    qtbot.waitUntil(lambda: window.session.phase is Phase.FAILED)
    assert window.live.message.texts()[0] == "The model is damaged"
    backend.faults.clear()
    begin(window, backend, qtbot)


def test_a_crash_of_the_monitor_reaches_the_excepthook(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    monitor = begin(window, backend, qtbot)
    with qtbot.captureExceptions() as caught:
        monitor.crash = ZeroDivisionError("ours")
        monitor.now = replace(monitor.now, state=monitor.now.state.FAILED)
        qtbot.waitUntil(lambda: window.session.phase is Phase.FAILED)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert "mistake in the program" in window.live.message.texts()[1]


def test_stopping_before_the_monitor_is_there(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    window.actions_of_session.start.trigger()
    window.actions_of_session.stop.trigger()
    qtbot.waitUntil(lambda: window.session.phase is Phase.IDLE)
    assert backend.monitors[-1].now.state == "opening"


def test_a_notice_comes_and_goes(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    monitor = begin(window, backend, qtbot)
    monitor.now = replace(monitor.now, notice="Nothing can be saved at the moment.")
    qtbot.waitUntil(lambda: window.notices.text() == "Nothing can be saved at the moment.")
    monitor.now = replace(monitor.now, notice="")
    qtbot.waitUntil(lambda: window.notices.text() == "")


def test_a_notice_ends_with_its_session(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    monitor = begin(window, backend, qtbot)
    monitor.now = replace(monitor.now, notice="Nothing can be saved at the moment.")
    qtbot.waitUntil(lambda: bool(window.notices.text()))
    monitor.stop()
    window.live.show_figures()
    assert window.session.phase is Phase.FINISHED
    assert window.notices.text() == ""


def test_a_notice_that_goes_leaves_another_one(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    monitor = begin(window, backend, qtbot)
    monitor.now = replace(monitor.now, notice="Nothing can be saved at the moment.")
    window.live.show_figures()
    window.sessions.delete(2)
    monitor.now = replace(monitor.now, notice="")
    window.live.show_figures()
    assert window.notices.text() == "Deleted: Graphs"


def test_the_finished_session_can_be_looked_at(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    monitor = begin(window, backend, qtbot)
    monitor.now = replace(monitor.now, session_id=2)
    qtbot.waitUntil(lambda: window.session.session_id == 2)
    window.actions_of_session.stop.trigger()
    qtbot.waitUntil(lambda: window.session.phase is Phase.FINISHED)
    window.live.message.press()
    assert window.place is Place.SESSIONS
    qtbot.waitUntil(lambda: window.sessions.view.session is not None)


def test_the_last_minutes_can_be_shown_alone(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    monitor = begin(window, backend, qtbot)
    monitor.advance(0, lecture(3000))
    window.live.show_figures()
    window.live.timeline.choose(Stretch.RECENT)
    buckets = window.live.timeline.buckets
    assert buckets is not None
    assert (buckets.edges_s[0], buckets.edges_s[-1]) == (2700, 3000)
    window.live.timeline.choose(Stretch.WHOLE)
    assert window.live.timeline.buckets is not None
    assert window.live.timeline.buckets.edges_s[0] == 0


def test_pointing_at_a_moment_reads_it(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> None:
    begin(window, backend, qtbot).advance(0, lecture(100))
    window.live.show_figures()
    window.live.timeline.read_at(10.5)
    assert window.live.timeline.readout().startswith("0:10:  + ")
    window.live.timeline.read_at(50.5)
    assert window.live.timeline.readout() == "0:50: paused"
    window.live.timeline.read_at(-1)
    assert "Hatched: nothing measured" in window.live.timeline.readout()


@pytest.mark.parametrize("size", [(640, 360), (800, 800), (1500, 400)])
def test_boxes_are_drawn_around_the_faces(themes: ThemeKeeper, qtbot: QtBot, size: tuple[int, int]) -> None:
    preview = Preview(themes)
    qtbot.addWidget(preview)
    preview.resize(*size)
    preview.show_picture(frame(), result())
    picture = preview.grab().toImage()
    place = preview.picture_place()
    assert place.width() / place.height() == pytest.approx(16 / 9)
    scale = place.width() / 1280
    for face in preview.faces():
        x = place.left() + (face.box.x_px + face.box.width_px) * scale
        y = place.top() + face.box.y_px * scale
        wanted = themes.theme.sentiment(face.sentiment)
        edge = [picture.pixelColor(round(x) + dx, round(y) + dy) for dx in range(-6, 4) for dy in range(20)]
        assert any(_near(colour, wanted) for colour in edge), face
    assert {face.sentiment for face in preview.faces()} == set(SENTIMENTS)


def _near(colour: QColor, wanted: QColor) -> bool:
    return all(abs(mine - other) < 25 for mine, other in zip(colour.getRgb()[:3], wanted.getRgb()[:3], strict=True))


def test_boxes_of_long_ago_are_not_drawn(themes: ThemeKeeper, qtbot: QtBot) -> None:
    preview = Preview(themes)
    qtbot.addWidget(preview)
    preview.show_picture(frame(500), result(0))
    assert preview.faces() == ()


def test_an_8k_picture_is_painted_like_any_other(themes: ThemeKeeper, qtbot: QtBot) -> None:
    preview = Preview(themes)
    qtbot.addWidget(preview)
    preview.resize(640, 360)
    preview.show_picture(frame(0, 7680, 4320), None)
    assert preview.grab().toImage().pixelColor(320, 100) == QColor(40, 40, 40)
