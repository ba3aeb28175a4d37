"""The clock of a session."""

import sys
import time


class SessionClock:
    """Seconds since the session began: setting the computer's clock does not move it, and a sleeping laptop counts."""

    def __init__(self) -> None:
        self._start_s = elapsed_s()

    def restart(self) -> None:
        """The session begins now."""
        self._start_s = elapsed_s()

    def now_s(self) -> float:
        """Seconds since the session began."""
        return elapsed_s() - self._start_s


def elapsed_s() -> float:
    """Seconds since some moment of the past, those included in which the computer slept.

    Python's monotonic clock stands still in that time on Linux and macOS; their clocks used here do not.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
