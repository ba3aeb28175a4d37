"""What works on this computer, and what to do about the rest."""

import importlib.util
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from engagement_monitor.errors import DisplayUnavailable, PreferencesError, StoreError


class State(StrEnum):
    """How a thing stands."""

    WORKS = "works"
    MISSING = "missing"
    """The program works without it, less well or in part."""
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``remedy`` is empty where nothing needs doing."""

    subject: str
    state: State
    found: str
    remedy: str = ""

    def record(self) -> dict[str, str]:
        """For ``--json``."""
        return {
            "subject": self.subject,
            "state": str(self.state),
            "found": self.found,
            "remedy": self.remedy,
        }


def examine(database_location: str | None) -> list[Finding]:
    """Looks at everything that a session needs. Nothing is recorded; the database is created if there is none."""
    checks: list[Callable[[], Iterator[Finding]]] = [
        _python,
        _display,
        _cameras,
        _engines,
        _gpu,
        _models,
        lambda: _database(database_location),
        _law,
    ]
    return [finding for check in checks for finding in check()]


def _python() -> Iterator[Finding]:
    yield Finding("Python", State.WORKS, f"{platform.python_version()} on {platform.platform(terse=True)}")


def _display() -> Iterator[Finding]:
    from engagement_monitor.desktop.environment import require_display

    try:
        require_display()
    except DisplayUnavailable as fault:
        yield Finding("window", State.MISSING, fault.what, fault.remedy)
    else:
        yield Finding("window", State.WORKS, "a window can be opened")


def _cameras() -> Iterator[Finding]:
    from engagement_monitor.capture.camera import camera_names

    cameras = camera_names()
    if cameras:
        names = ", ".join(
            f"{name} (camera {number})" if name else f"camera {number}" for number, name in cameras.items()
        )
        yield Finding("cameras", State.WORKS, f"{names} (not opened)")
    else:
        yield Finding("cameras", State.MISSING, "none", "Plug one in and allow access to it; recordings work without.")


def _engines() -> Iterator[Finding]:
    for subject, package in (("LiteRT", "ai_edge_litert"), ("TensorFlow", "tensorflow")):
        if importlib.util.find_spec(package):
            yield Finding(subject, State.WORKS, "installed")
        else:
            remedy = f"Install the Python package {package.replace('_', '-')}; the other engine works without."
            yield Finding(subject, State.MISSING, "not installed", remedy)


def _gpu() -> Iterator[Finding]:
    from engagement_monitor.vision.classifier import has_nvidia_driver

    if has_nvidia_driver():
        yield Finding("GPU", State.WORKS, "NVIDIA's driver is there; `--engine auto` takes TensorFlow")
    else:
        yield Finding("GPU", State.MISSING, "none; `--engine auto` takes LiteRT on the processor, which is fast enough")


def _models() -> Iterator[Finding]:
    from engagement_monitor.vision.model_library import list_models

    entries = list_models()
    if not entries:
        yield Finding("model", State.BROKEN, "none", "Install the program again, or train a model.")
    for entry in entries:
        subject = f"model {entry.name}"
        if entry.valid:
            yield Finding(subject, State.WORKS, f"hashes are right{', the default' if entry.default else ''}")
        else:
            yield Finding(subject, State.BROKEN, str(entry.fault), "Install the program or train the model again.")


def _database(location: str | None) -> Iterator[Finding]:
    from engagement_monitor.store.database import Database
    from engagement_monitor.store.library import SessionLibrary

    try:
        database = Database.open(location)
        try:
            count = len(SessionLibrary(database).sessions())
        finally:
            database.close()
    except StoreError as fault:
        yield Finding("database", State.BROKEN, fault.what, fault.remedy)
    else:
        yield Finding("database", State.WORKS, f"{database.location}, {count} sessions")


def _law() -> Iterator[Finding]:
    from engagement_monitor.lawful import Permission, consequence, permission, rule
    from engagement_monitor.preferences import load_preferences

    try:
        use = load_preferences().use
    except PreferencesError as fault:
        yield Finding("preferences", State.BROKEN, fault.what, fault.remedy)
        use = None
    found = f"{rule(use)} {consequence(use)}"
    if permission(use) is Permission.ALLOWED:
        remedy = "Ask who is responsible at your institution before the first session with people."
        yield Finding("law", State.WORKS, found, remedy)
    else:
        yield Finding("law", State.MISSING, found, "Answer in the window: Settings, Place and purpose.")
