"""Screens as a source: on a double of mss, and once for real where an X server can be started."""

import os
import shutil
import subprocess
import sys
from contextlib import closing

import mss
import numpy as np
import pytest

from engagement_monitor.capture import screen
from engagement_monitor.capture.frame import Pace, SourceKind
from engagement_monitor.capture.names import ScreenName, ScreenPart, screen_name
from engagement_monitor.capture.screen import Screen, screens
from engagement_monitor.capture.sources import pace_of, source_opener
from engagement_monitor.errors import SourceLost, SourceUnavailable
from tests.capture.doubles import FakeDesktop


@pytest.fixture
def desktop(monkeypatch):
    desktop = FakeDesktop()
    monkeypatch.setattr(screen.mss, "MSS", lambda: desktop)
    return desktop


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("screen:1", ScreenName(1)),
        (" screen:12 ", ScreenName(12)),
        ("screen:2:10,20,640,480", ScreenName(2, ScreenPart(10, 20, 640, 480))),
        ("screen:0", None),
        ("screen:1:1,2,3", None),
        ("screen:1:1,2,0,9", None),
        ("screen", None),
        ("screen:\u0661", None),
    ],
)
def test_a_name_says_which_screen_and_which_part(text, name):
    assert screen_name(text) == name
    assert name is None or str(name) == text.strip()


def test_screens_are_listed_with_their_sizes(desktop):
    assert [(each.number, each.width_px, each.height_px) for each in screens()] == [(1, 320, 240), (2, 200, 100)]
    assert desktop.closed


def test_no_display_means_no_screens(monkeypatch):
    def nothing():
        raise mss.ScreenShotError("no display")

    monkeypatch.setattr(screen.mss, "MSS", nothing)
    assert screens() == []
    with pytest.raises(SourceUnavailable, match=r"Screen 1 cannot be read \(no display\)"):
        Screen(ScreenName(1))


def test_the_named_screen_is_read_where_it_lies(desktop):
    with closing(source_opener("screen:2")(0.0)) as source:
        assert (source.info.kind, source.info.name, source.info.pace) == (SourceKind.SCREEN, "Screen 2", Pace.REAL_TIME)
        assert desktop.grabbed == {"left": 320, "top": 0, "width": 200, "height": 100}
    assert pace_of("screen:2") is Pace.REAL_TIME


def test_a_part_is_cut_at_the_edge_of_its_screen(desktop):
    with closing(Screen(ScreenName(1, ScreenPart(200, 100, 400, 400)))) as source:
        assert (source.info.width_px, source.info.height_px) == (120, 140)


@pytest.mark.parametrize("name", ["screen:3", "screen:1:300,0,100,100", "screen:1:0,0,10,10"])
def test_what_is_not_there_is_refused_and_let_go_of(desktop, name):
    with pytest.raises(SourceUnavailable):
        source_opener(name)(0.0)
    assert desktop.closed


def test_a_screen_that_vanishes_is_lost(desktop):
    with closing(Screen(ScreenName(1))) as source:
        assert source.read() is not None
        desktop.gone = True
        with pytest.raises(SourceLost, match="Screen 1 gives no more pictures"):
            source.read()


def test_pictures_come_ten_times_a_second(desktop):
    with closing(Screen(ScreenName(1))) as source:
        times = [source.read().time_s for _ in range(6)]
    assert np.diff(times).mean() == pytest.approx(0.1, abs=0.05)


@pytest.fixture
def x_server(monkeypatch):
    if sys.platform != "linux" or not shutil.which("Xvfb"):
        pytest.skip("no Xvfb here to show a screen on")
    reading, writing = os.pipe()
    # It would begin anew when its last client leaves, and refuse who comes meanwhile.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    if not number:
        server.wait(10)
        pytest.skip("Xvfb does not start here")
    monkeypatch.setenv("DISPLAY", f":{number}")
    yield server
    server.terminate()
    server.wait(10)


def test_a_real_screen_is_read_until_its_server_goes(x_server):
    assert [(each.width_px, each.height_px) for each in screens()] == [(800, 600)]
    with closing(Screen(ScreenName(1, ScreenPart(100, 100, 320, 240)))) as source:
        frame = source.read()
        assert frame.pixels.shape == (240, 320, 3)
        x_server.terminate()
        x_server.wait(10)
        with pytest.raises(SourceLost):
            list(iter(source.read, None))
