"""The clock of a session."""

import time


class SessionClock:
    """Seconds since the session began, of the monotonic clock: setting the computer's clock does not move it."""

    def __init__(self) -> None:
        self._start_s = time.monotonic()

    def restart(self) -> None:
        """The session begins now."""
        self._start_s = time.monotonic()

    def now_s(self) -> float:
        """Seconds since the session began."""
        return time.monotonic() - self._start_s
