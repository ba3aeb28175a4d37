"""Whether a window can be opened here, found out before Qt is loaded: Qt would end the whole process instead.

Imports no Qt, so that the command line may ask on a machine that has none of its libraries.
"""

import ctypes
import importlib.util
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engagement_monitor.errors import DisplayUnavailable
from engagement_monitor.sentence import Sentence, tr

_OPENCV_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_WITHOUT_SCREEN = frozenset({"offscreen", "minimal", "vnc", "minimalegl"})
_PROBE_LIMIT_S = 5.0

_PACKAGES = {
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libOpenGL.so.0": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libgl1",
    "libX11-xcb.so.1": "libegl1",
    "libxcb.so.1": "libgl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-cursor0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-cursor0",
    "libxcb-render-util.so.0": "libxcb-cursor0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-cursor0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-cursor0",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxkbcommon-x11-0",
}
"""Which Debian package brings a library, in the set that a bare Debian 12 was seen to need."""


class DisplayKind(StrEnum):
    """What a window can be shown on."""

    NONE = "none"
    X11 = "X11"
    WAYLAND = "Wayland"
    OFFSCREEN = "offscreen"
    NATIVE = "native"
    """Windows or macOS, which always have one."""


@dataclass(frozen=True, slots=True)
class MissingLibrary:
    """A system library that Qt needs and that is not there. ``package`` is the Debian package, empty if unknown."""

    name: str
    package: str


def drop_opencv_variables() -> None:
    """Takes back what importing OpenCV sets: the plugin and font folders of its own, older Qt.

    To be called before the first QApplication.
    """
    for variable in _OPENCV_VARIABLES:
        if "cv2" in os.environ.get(variable, ""):
            del os.environ[variable]


def require_display() -> DisplayKind:
    """What a window can be shown on.

    Raises:
        DisplayUnavailable: there is no display, it cannot be reached, or Qt lacks a system library.
    """
    drop_opencv_variables()
    missing = missing_libraries()
    if missing:
        raise DisplayUnavailable(_missing_text(missing), install_advice(missing))
    kind = display_kind()
    if kind is DisplayKind.NONE:
        raise DisplayUnavailable(_no_display_text(), _NO_DISPLAY_REMEDY)
    if kind is DisplayKind.WAYLAND:
        # Left to itself, Qt may try X11 first and end the process.
        os.environ.setdefault("QT_QPA_PLATFORM", "wayland")
    return kind


_NO_DISPLAY_REMEDY = tr(
    "Start it from a desktop session (over SSH: ssh -X), or work without a window: "
    "engagement-monitor demo --headless, or engagement-monitor analyze FILE."
)


def _no_display_text() -> Sentence:
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if display:
        what = tr("No window can be opened: the display {display} does not let this program connect")
        return what.format(display=display)
    return tr("No window can be opened: this session has no display (neither DISPLAY nor WAYLAND_DISPLAY is set)")


def display_kind() -> DisplayKind:
    """What a window can be shown on, found out by connecting to it; NONE if nothing answers."""
    if not sys.platform.startswith("linux"):
        return DisplayKind.NATIVE
    if _platform_plugin() in _WITHOUT_SCREEN:
        return DisplayKind.OFFSCREEN
    if os.environ.get("DISPLAY") and _x11_answers():
        return DisplayKind.X11
    if os.environ.get("WAYLAND_DISPLAY") and _wayland_answers():
        return DisplayKind.WAYLAND
    return DisplayKind.NONE


def _platform_plugin() -> str:
    return os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]


def _x11_answers() -> bool:
    """Asks libxcb, as Qt will, but in a way that comes back with an answer instead of ending the process."""
    answers: list[bool] = []
    # A dead SSH tunnel accepts and then says nothing: hence a thread that may be left behind.
    probe = threading.Thread(target=lambda: answers.append(_xcb_connects()), name="display-probe", daemon=True)
    probe.start()
    probe.join(_PROBE_LIMIT_S)
    return answers == [True]


def _xcb_connects() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    connected = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return connected


def _wayland_answers() -> bool:
    name = os.environ["WAYLAND_DISPLAY"]
    address = Path(os.environ.get("XDG_RUNTIME_DIR", "/run")) / name
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(_PROBE_LIMIT_S)
        try:
            client.connect(str(address))
        except OSError:
            return False
    return True


def missing_libraries() -> list[MissingLibrary]:
    """The system libraries that Qt needs here and that are not there; empty where all is well or nobody can tell."""
    if not sys.platform.startswith("linux"):
        return []
    return [MissingLibrary(name, _PACKAGES.get(name, "")) for name in _not_found(_qt_binaries())]


def install_advice(missing: Iterable[MissingLibrary]) -> Sentence:
    """What to do about missing libraries, as a sentence with the command to type."""
    packages = sorted({library.package for library in missing if library.package})
    if not packages:
        return tr("Install these libraries with your system's package manager.")
    command = f"sudo apt-get install {' '.join(packages)}"
    return tr("On Debian or Ubuntu, install them with: {command}").format(command=command)


def _missing_text(missing: Iterable[MissingLibrary]) -> Sentence:
    names = ", ".join(library.name for library in missing)
    return tr("No window can be opened: Qt lacks the system libraries {names}").format(names=names)


def _qt_binaries() -> list[Path]:
    """The parts of PySide6 whose libraries a window needs; found without importing them."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return []
    root = Path(next(iter(spec.submodule_search_locations)))
    wanted = [*root.glob("QtWidgets*.so"), *root.glob("QtGui*.so")]
    if _platform_plugin() in _WITHOUT_SCREEN:
        wanted.append(root / "Qt" / "plugins" / "platforms" / f"libq{_platform_plugin()}.so")
    else:
        wanted.append(root / "Qt" / "plugins" / "platforms" / "libqxcb.so")
    return [path for path in wanted if path.is_file()]


def _not_found(binaries: list[Path]) -> list[str]:
    """What ``ldd`` cannot find for these files, sorted."""
    if not binaries:
        return []
    try:
        listing = subprocess.run(
            ["ldd", *map(str, binaries)], capture_output=True, text=True, timeout=_PROBE_LIMIT_S, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return []  # no ldd (musl, a minimal image): Qt itself will say what is wrong
    return sorted({line.split("=>")[0].strip() for line in listing.splitlines() if "not found" in line})
