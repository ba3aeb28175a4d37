"""The markers of a session along the time: the one that is selected stays so, whatever becomes of the others."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.marker_band import MarkerBand
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.time_scale import TimeScale
from engagement_monitor.timeline.sample import Marker

A, B, C = Marker(10, "A"), Marker(12, "B"), Marker(300, "C")


@pytest.fixture
def band(qtbot: QtBot, themes: ThemeKeeper) -> MarkerBand:
    band = MarkerBand(TimeScale(themes), themes)
    qtbot.addWidget(band)
    band.show_markers((A, B, C))
    band.select(0)
    return band


def selected(band: MarkerBand) -> str:
    return band.label_of(band.index)


def test_a_marker_that_passes_another_stays_selected(band: MarkerBand) -> None:
    band.show_markers((B, replace(A, time_s=13), C))
    assert selected(band) == "A"


def test_a_marker_that_passes_one_of_the_same_label_stays_selected(band: MarkerBand) -> None:
    band.show_markers((A, A, C))
    band.select(0)
    band.show_markers((A, replace(A, time_s=11), C))
    assert band.index == 1


def test_another_marker_that_comes_before_it_changes_nothing(band: MarkerBand) -> None:
    band.show_markers((Marker(1, "new"), A, B, C))
    assert selected(band) == "A"


def test_in_place_of_a_marker_that_is_removed_the_next_is_selected(band: MarkerBand) -> None:
    band.show_markers((B, C))
    assert selected(band) == "B"
