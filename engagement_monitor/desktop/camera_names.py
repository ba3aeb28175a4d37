"""The cameras of this computer by their names, without opening one: their lights stay off."""

import sys
from collections import Counter
from collections.abc import Iterable

from engagement_monitor.desktop.backend import SourceChoice
from engagement_monitor.desktop.text import tr


def cameras() -> list[SourceChoice]:
    """The cameras, to be called on a worker.

    Linux is asked itself, which names each by the number that OpenCV opens it by. Elsewhere Qt is asked, whose order
    is OpenCV's.
    """
    return _choices(_of_linux() if sys.platform == "linux" else _of_qt())


def _of_linux() -> list[tuple[int, str]]:
    from engagement_monitor.capture.camera import camera_names

    return list(camera_names().items())


def _of_qt() -> list[tuple[int, str]]:
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:  # one of its system libraries is missing; the first camera can be tried all the same
        return [(0, "")]
    return [(number, device.description()) for number, device in enumerate(QMediaDevices.videoInputs())]


def _choices(named: Iterable[tuple[int, str]]) -> list[SourceChoice]:
    """Each with a name of its own: the second of two that are called the same gets a number."""
    seen: Counter[str] = Counter()
    choices = []
    for number, name in named:
        label = name or tr("Camera {number}").format(number=number)
        seen[label] += 1
        choices.append(SourceChoice(number, label if seen[label] == 1 else f"{label} ({seen[label]})"))
    return choices
