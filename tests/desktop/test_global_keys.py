"""Marker keys while another window is in front: on a real X server where there is one to start."""

import importlib.util
import os
import shutil
import subprocess
import sys

import pytest

from engagement_monitor.desktop.global_keys import GlobalKeys, obstacle

LISTEN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from engagement_monitor.desktop.global_keys import GlobalKeys
application = QApplication(sys.argv)
keys = GlobalKeys()
seen = []
def note(key):
    print("seen", key, flush=True)
    seen.append(key)
    if len(seen) == 2:
        keys.stop()
        application.quit()
keys.pressed.connect(note)
keys.failed.connect(lambda text: print("failed", text, flush=True))
keys.listen(["N", "B"])
QTimer.singleShot(0, lambda: print("ready", flush=True))
sys.exit(application.exec())
"""


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


@needs("Xvfb")
@needs("xdotool")
@pytest.mark.skipif(importlib.util.find_spec("pynput") is None, reason="pynput is not installed")
def test_a_key_is_seen_whatever_window_is_in_front() -> None:
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", str(writing), "-screen", "0", "640x480x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            display = f":{answer.readline().strip()}"
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        environment.pop("WAYLAND_DISPLAY", None)
        try:
            assert _heard(environment) == ["seen N", "seen B"]
        finally:
            server.terminate()


def _heard(environment: dict[str, str]) -> list[str]:
    command = [sys.executable, "-c", LISTEN]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        for keys in ("n", "ctrl+n", "ctrl+alt+n", "alt+b", "ctrl+alt+b"):
            subprocess.run(["xdotool", "key", keys], env=environment, check=True)
        out, _ = child.communicate(timeout=30)
        assert child.returncode == 0
        return out.splitlines()


def test_under_wayland_it_says_why_not(monkeypatch: pytest.MonkeyPatch, qapp) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "Wayland" in obstacle()


def test_what_is_not_possible_is_said_once_it_is_wanted(qtbot) -> None:
    keys = GlobalKeys()
    with qtbot.waitSignal(keys.failed) as failed:
        keys.listen(["N"])
    assert "Not possible here" in failed.args[0]
    keys.listen([])
