"""What stands beside the timeline: coverage, doubt, index, trend, alerts, and what is always in sight."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from engagement_monitor.capture.thread import CaptureState
from engagement_monitor.desktop import words
from engagement_monitor.desktop.live_figures import LiveFigures, RecentSeconds
from engagement_monitor.desktop.live_messages import trend_text
from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.preview import Preview
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.window import MainWindow
from engagement_monitor.errors import StoreError
from engagement_monitor.preferences import FacesShown
from engagement_monitor.sentiment import Sentiment
from engagement_monitor.store.writer import WriterStatus
from engagement_monitor.timeline.coverage import Standing
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.index import IndexEstimate, IndexWeights
from engagement_monitor.timeline.sample import GapReason, Sample, gap_sample
from engagement_monitor.timeline.trend import Trend
from engagement_monitor.vision.face import Box
from tests.desktop.fakes import FakeBackend, FakeMonitor, face, frame, result, sample
from tests.desktop.test_live import begin


@pytest.fixture
def monitor(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> FakeMonitor:
    window.live.form.fields.restore("", 24)
    return begin(window, backend, qtbot)


def show(window: MainWindow, monitor: FakeMonitor, samples: list[Sample]) -> None:
    monitor.advance(0, samples)
    window.live.show_figures()


def test_faces_are_shown_with_the_part_of_the_room(window: MainWindow, monitor: FakeMonitor) -> None:
    show(window, monitor, [sample(0, faces=18.0)])
    assert window.live.side.faces.text() == "18 of 24 \u00b7 75\u202f%"
    assert window.live.side.faces.note() == ""


def test_faces_are_shown_by_thirds_of_the_picture(window: MainWindow, monitor: FakeMonitor) -> None:
    show(window, monitor, [sample(0, faces=18.0)])
    assert window.live.side.thirds.text() == "Back 2, middle 7, front 9"
    assert not window.live.side.thirds.isHidden()
    show(window, monitor, [gap_sample(1, GapReason.NO_FACE)])
    assert window.live.side.thirds.isHidden()


def test_a_small_part_of_the_room_is_marked(
    window: MainWindow, monitor: FakeMonitor, preferences: PreferenceKeeper
) -> None:
    show(window, monitor, [sample(0, faces=9.0)])
    assert window.live.side.faces.note() == "\u26a0 few of those present"
    preferences.change(coverage_limit=0.3)
    window.live.show_figures()
    assert window.live.side.faces.note() == ""


def test_a_share_of_few_faces_is_greyed_and_says_so(window: MainWindow, monitor: FakeMonitor) -> None:
    show(window, monitor, [sample(0, faces=4.0)])
    card = window.live.side.cards.cards[Sentiment.NEGATIVE]
    assert card.texts()[1].endswith("few faces")
    assert card._number.property("doubted") is True
    show(window, monitor, [sample(1, faces=20.0)])
    assert "few" not in card.texts()[1]
    assert card._number.property("doubted") is False


def figures_of(faces: float | None, head_count: int | None = None) -> LiveFigures:
    return LiveFigures(Phase.RUNNING, None, 0.0, faces, head_count, None, None, "", "", False)


def test_far_fewer_faces_than_usual_are_few() -> None:
    recent = RecentSeconds()
    recent.take([sample(second, faces=50.0) for second in range(600)])
    assert recent.standing(figures_of(19.0), 0.4) is Standing.FEW_FACES
    assert recent.standing(figures_of(21.0), 0.4) is Standing.SOUND
    recent.take([sample(second, faces=20.0) for second in range(600)])
    assert recent.standing(figures_of(19.0), 0.4) is Standing.SOUND


def test_a_minute_counts_once_most_of_it_was_seen() -> None:
    recent = RecentSeconds()
    recent.take([sample(second, negative=0.4) for second in range(44)])
    assert recent.negative() is None
    recent.take([sample(44, negative=0.4)])
    assert recent.negative() == pytest.approx(0.4)
    recent.take([gap_sample(45 + second, GapReason.CAMERA) for second in range(16)])
    assert recent.negative() is None


@pytest.mark.parametrize(
    ("trend", "sentence"),
    [
        (None, ""),
        (Trend(Sentiment.NEUTRAL, Change.UP, 600), "Clearly more neutral-looking faces than 10 minutes ago"),
        (Trend(Sentiment.POSITIVE, Change.DOWN, 240), "Clearly fewer positive-looking faces than 4 minutes ago"),
        (Trend(Sentiment.NEGATIVE, Change.UNCLEAR, 600), "No clear change in the last 10 minutes"),
    ],
)
def test_the_trend_is_a_plain_sentence(trend: Trend | None, sentence: str) -> None:
    assert trend_text(trend) == sentence


def test_the_trend_stands_beside_the_picture(window: MainWindow, monitor: FakeMonitor) -> None:
    monitor.now = replace(monitor.now, trend=Trend(Sentiment.NEGATIVE, Change.UNCLEAR, 600))
    show(window, monitor, [sample(0)])
    assert window.live.side.trend.text() == "No clear change in the last 10 minutes"


def test_no_index_is_shown_unless_it_is_wanted(window: MainWindow, monitor: FakeMonitor) -> None:
    show(window, monitor, [sample(0)])
    assert window.live.side.index.isHidden()


def test_the_index_never_stands_without_its_formula(
    window: MainWindow, monitor: FakeMonitor, preferences: PreferenceKeeper
) -> None:
    preferences.change(index_weights=IndexWeights(1, 0.25, 0))
    assert monitor.index_weights == IndexWeights(1, 0.25, 0)
    monitor.now = replace(monitor.now, index=IndexEstimate(0.625, 0.58, 0.69))
    show(window, monitor, [sample(0)])
    value, bounds, formula = window.live.side.index.texts()
    assert (value, bounds) == (words.decimal(0.625, 2), "0.58\u20130.69")
    assert formula.replace("\u00a0", " ") == (
        "= 1 \u00d7 positive-looking + 0.25 \u00d7 neutral-looking + 0 \u00d7 negative-looking"
    )


def test_a_high_negative_share_is_pointed_out_only_if_wanted_and_goes_by_itself(
    window: MainWindow, monitor: FakeMonitor, preferences: PreferenceKeeper
) -> None:
    show(window, monitor, [sample(second, 0.2, 0.45) for second in range(60)])
    assert window.live.alert.isHidden()
    preferences.change(negative_alert=0.3)
    window.live.show_figures()
    assert window.live.alert.isVisible()
    assert "45\u202f% over the last minute, above your limit of 30\u202f%" in window.live.alert.text()
    show(window, monitor, [sample(60 + second, 0.5, 0.1) for second in range(60)])
    assert window.live.alert.isHidden()


def test_a_lost_camera_is_pointed_out_on_the_page_if_wanted(
    window: MainWindow, monitor: FakeMonitor, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    monitor.now = replace(monitor.now, capture=CaptureState.LOST, notice="Camera 0 gives no more pictures.")
    window.live.show_figures()
    assert window.live.alert.text() == "Camera 0 gives no more pictures."
    assert window.notices.text() == ""
    assert "gone" in window.live.health.states()[0]
    preferences.change(camera_alert=False)
    window.live.show_figures()
    assert window.live.alert.isHidden()


def test_what_is_on_and_what_is_saved_is_always_in_sight(window: MainWindow, monitor: FakeMonitor) -> None:
    monitor.now = replace(monitor.now, saving=WriterStatus(61.0, 0, None))
    show(window, monitor, [sample(0)])
    assert window.live.health.states() == ("\u25cf Demo lecture on", "Saved until 1:01", "No pictures are stored")
    monitor.now = replace(monitor.now, saving=WriterStatus(61.0, 9, StoreError("The disk is full", "Make room.")))
    window.live.show_figures()
    assert window.live.health.states()[1].endswith("Not saved at the moment")


def test_where_sessions_are_saved_is_said_while_none_runs(window: MainWindow, monitor: FakeMonitor) -> None:
    show(window, monitor, [sample(0)])
    window.live.health.show_location("elsewhere.db")
    assert window.live.health.states()[1] == "Saved until 0:00"
    window.live.health.show_idle()
    assert window.live.health.states()[:2] == ("\u25cb Camera off", "Sessions are saved to elsewhere.db")


def test_a_pause_closes_the_source_and_shows_no_picture(window: MainWindow, monitor: FakeMonitor, qtbot: QtBot) -> None:
    show(window, monitor, [sample(0)])
    window.live.show_picture()
    assert not window.live.preview.picture_place().isEmpty()
    window.actions_of_session.pause.trigger()
    qtbot.waitUntil(lambda: window.live.preview.picture_place().isEmpty())
    window.live.show_figures()
    assert window.live.health.states()[0].endswith("closed")
    assert "closed" in window.live.preview._banner


def test_figures_are_told_twice_a_second(window: MainWindow, monitor: FakeMonitor, qtbot: QtBot) -> None:
    monitor.advance(0, [sample(0, faces=18.0)])
    with qtbot.waitSignal(window.live.figures_changed) as told:
        pass
    (figures,) = told.args
    assert isinstance(figures, LiveFigures)
    assert (figures.phase, figures.faces, figures.head_count, figures.coverage) == (Phase.RUNNING, 18.0, 24, 0.75)
    assert figures.sample is not None


@pytest.fixture
def preview(themes: ThemeKeeper, qtbot: QtBot) -> Preview:
    """A face of fine stripes on plain grey, at a scale of one."""
    preview = Preview(themes)
    qtbot.addWidget(preview)
    preview.resize(640, 360)
    picture = frame(0, 640, 360)
    pixels = np.full((360, 640, 3), 40, np.uint8)
    pixels[100:200, 300:380:2] = 255
    preview.show_picture(replace(picture, pixels=pixels), result(0, [face(0, Box(300, 100, 80, 100))]))
    return preview


def stripes(preview: Preview) -> float:
    """How much neighbouring pixels differ within the face."""
    image = preview.grab().toImage()
    row = [QColor(image.pixel(x, 150)).lightness() for x in range(320, 360)]
    return float(np.abs(np.diff(row)).mean())


def test_faces_are_shown_blurred_or_not_at_all(preview: Preview) -> None:
    assert stripes(preview) > 100
    preview.show_faces(FacesShown.BLURRED)
    assert stripes(preview) < 10
    preview.show_faces(FacesShown.HIDDEN)
    image = preview.grab().toImage()
    assert {image.pixelColor(x, 20).name() for x in range(0, 640, 40)} == {image.pixelColor(10, 300).name()}


def test_a_picture_without_known_faces_is_blurred_as_a_whole(preview: Preview) -> None:
    assert preview._frame is not None
    preview.show_faces(FacesShown.BLURRED)
    preview.show_picture(preview._frame, None)
    assert stripes(preview) < 25


@pytest.mark.parametrize(("age_s", "seen"), [(0.4, True), (0.6, False)])
def test_somebody_who_turned_to_the_camera_is_seen_no_longer_than_half_a_second(
    preview: Preview, age_s: float, seen: bool
) -> None:
    assert preview._frame is not None
    preview.show_faces(FacesShown.BLURRED)
    preview.show_picture(replace(preview._frame, time_s=age_s), result(0, []))
    assert (stripes(preview) > 100) is seen


def test_the_button_on_the_picture_goes_through_the_ways_and_keeps_the_choice(
    window: MainWindow, monitor: FakeMonitor, preferences: PreferenceKeeper, qtbot: QtBot
) -> None:
    texts = []
    for _ in range(3):
        qtbot.mouseClick(window.live.stage.button, Qt.MouseButton.LeftButton)
        texts.append((preferences.now.faces_shown, window.live.stage.button.text()))
    assert texts == [
        (FacesShown.BLURRED, "Faces blurred"),
        (FacesShown.HIDDEN, "Picture hidden"),
        (FacesShown.SHOWN, "Faces shown"),
    ]


@pytest.mark.parametrize("size", [(1000, 680), (1280, 800)])
def test_the_running_page_fits_a_small_window(
    window: MainWindow, monitor: FakeMonitor, preferences: PreferenceKeeper, size: tuple[int, int], qtbot: QtBot
) -> None:
    preferences.change(index_weights=IndexWeights(), negative_alert=0.3)
    show(window, monitor, [sample(second, 0.2, 0.45) for second in range(60)])
    window.resize(*size)
    qtbot.waitUntil(window.live.alert.isVisible)
    foot = window.live.health.mapTo(window, window.live.health.rect().bottomRight())
    assert foot.x() <= size[0]
    assert foot.y() <= size[1]
