"""System libraries that OpenCV needs before it can be imported, on Linux.

A bare server or container has none of them, and the import would end with a message that helps nobody. They are looked
for first. Whoever is root on a Debian or Ubuntu gets them installed, after being told; everybody else is told how.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

from engagement_monitor.errors import SystemLibraryMissing
from engagement_monitor.sentence import tr

OPENCV = {"libGL.so.1": "libgl1", "libgthread-2.0.so.0": "libglib2.0-0"}
"""Library and Debian package, for OpenCV's build with a window toolkit."""

QT_OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""The same for Qt without a display, as the tests use it."""

NEVER_INSTALL = "ENGAGEMENT_MONITOR_NEVER_INSTALL"
"""Set this variable to anything and nothing is ever installed."""


def require_libraries(wanted: Mapping[str, str]) -> None:
    """Sees to it that these libraries can be loaded.

    Raises:
        SystemLibraryMissing: one is missing and was not installed.
    """
    packages = missing_packages(wanted)
    if packages and _may_install():
        _install(packages)
        packages = missing_packages(wanted)
    if packages:
        raise SystemLibraryMissing(
            tr("The system lacks libraries that OpenCV needs ({packages})").format(packages=", ".join(packages)),
            tr("On Debian or Ubuntu: {command}").format(
                command=f"sudo apt-get install --no-install-recommends {' '.join(packages)}"
            ),
        )


def missing_packages(wanted: Mapping[str, str]) -> list[str]:
    """The packages whose library cannot be loaded; none where the system is no Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return sorted({package for library, package in wanted.items() if not _loads(library)})


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None and NEVER_INSTALL not in os.environ


def _install(packages: Iterable[str]) -> None:
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    sys.stderr.write(
        f"OpenCV needs system libraries that are missing here; as root, installing them: {' '.join(command)}\n"
    )
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-q"], command):
        done = subprocess.run(step, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.stderr.write(done.stderr)
            return
