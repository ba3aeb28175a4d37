"""Who records a session, and whether that process is still there."""

import os
import platform
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import psutil

HEARTBEAT_S = 10.0
"""How often a writer says that it is alive, if no sample says so."""
SILENCE = timedelta(seconds=60)
"""After so long without a heartbeat, a session that another computer records counts as interrupted."""
_SAME_START_S = 2.0
"""The system reports when a process began in ticks, and the time of its own start in whole seconds."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A process: on which computer, its number, and when it began, as numbers are used again.

    ``started_s`` is of a scale that setting the clock does not move: seconds since the computer's start on Linux, since
    1970 elsewhere.
    """

    host: str
    pid: int
    started_s: float


def this_process() -> Owner:
    """The owner of what this process records."""
    return _owner(os.getpid())


@cache
def _owner(pid: int) -> Owner:
    return Owner(platform.node(), pid, _started_s(psutil.Process(pid)))


def _started_s(process: psutil.Process) -> float:
    # Linux counts from its start, and psutil adds when that was, which changes with every setting of the clock.
    return process.create_time() - (psutil.boot_time() if psutil.LINUX else 0.0)


def is_recording(owner: Owner, heartbeat_at: datetime, now: datetime) -> bool:
    """Whether the owner can still be at work: on this computer its process exists, on another it spoke of late."""
    if owner.host != platform.node():
        return now - heartbeat_at <= SILENCE
    try:
        process = psutil.Process(owner.pid)
        started_s, status = _started_s(process), process.status()
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return now - heartbeat_at <= SILENCE
    # A killed process is listed until whoever started it has asked for its end.
    return status != psutil.STATUS_ZOMBIE and abs(started_s - owner.started_s) <= _SAME_START_S
