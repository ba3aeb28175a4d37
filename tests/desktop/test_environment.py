"""Finding out whether a window can be opened, before Qt is asked."""

import os
import subprocess
import sys

import pytest

from engagement_monitor.desktop import environment
from engagement_monitor.desktop.environment import DisplayKind, MissingLibrary, display_kind, require_display
from engagement_monitor.errors import DisplayUnavailable

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are always there elsewhere")


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(environment, "missing_libraries", list)
    return monkeypatch


@pytest.mark.usefixtures("no_display")
def test_no_display_says_what_to_do() -> None:
    with pytest.raises(DisplayUnavailable, match="no display") as caught:
        require_display()
    assert "--headless" in caught.value.remedy


def test_a_display_that_refuses_is_named(no_display: pytest.MonkeyPatch) -> None:
    no_display.setenv("DISPLAY", ":4711")
    with pytest.raises(DisplayUnavailable, match=":4711"):
        require_display()


def test_a_wayland_socket_that_is_not_there_is_no_display(no_display: pytest.MonkeyPatch) -> None:
    no_display.setenv("WAYLAND_DISPLAY", "wayland-4711")
    assert display_kind() is DisplayKind.NONE


def test_offscreen_needs_no_display(no_display: pytest.MonkeyPatch) -> None:
    no_display.setenv("QT_QPA_PLATFORM", "offscreen")
    assert require_display() is DisplayKind.OFFSCREEN


def test_missing_libraries_give_the_line_to_type(no_display: pytest.MonkeyPatch) -> None:
    listing = "\tlibxcb-cursor.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibEGL.so.1 => not found\n"
    no_display.undo()
    no_display.setattr(
        subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, stdout=listing, stderr="")
    )
    assert environment.missing_libraries() == [
        MissingLibrary("libEGL.so.1", "libegl1"),
        MissingLibrary("libxcb-cursor.so.0", "libxcb-cursor0"),
    ]
    with pytest.raises(DisplayUnavailable, match="libEGL") as caught:
        require_display()
    assert "apt-get install libegl1 libxcb-cursor0" in caught.value.remedy


def test_without_ldd_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError("ldd")

    monkeypatch.setattr(subprocess, "run", missing)
    assert environment.missing_libraries() == []


def test_the_variables_of_opencv_go_and_the_users_own_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM_PLUGIN_PATH", "/site-packages/cv2/qt/plugins")
    monkeypatch.setenv("QT_QPA_FONTDIR", "/home/me/fonts")
    environment.drop_opencv_variables()
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert os.environ["QT_QPA_FONTDIR"] == "/home/me/fonts"


def test_asking_imports_no_qt() -> None:
    code = (
        "import sys; from engagement_monitor.desktop.environment import missing_libraries, display_kind;"
        "missing_libraries(); display_kind(); print([name for name in sys.modules if 'PySide6' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
