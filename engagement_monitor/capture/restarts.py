"""How often something is tried again: a worker that crashed, and a source that is gone."""

import time
from collections import deque

MOST_RESTARTS, RESTARTS_WITHIN_S = 5, 60.0
FIRST_RETRY_S = 0.5
_LONGEST_RETRY_S = 10.0


class Restarts:
    """Allows five restarts a minute: what fails more often will not come right by itself. Used on one thread."""

    def __init__(self) -> None:
        self._times_s: deque[float] = deque(maxlen=MOST_RESTARTS)

    def allowed(self) -> bool:
        """Whether it may start once more; this counts as a start."""
        now_s = time.monotonic()
        often = len(self._times_s) == MOST_RESTARTS and now_s - self._times_s[0] < RESTARTS_WITHIN_S
        if not often:
            self._times_s.append(now_s)
        return not often


class Retries:
    """The waits between tries without end: from 0.5 s, doubled each time, to a longest one. Used on one thread."""

    def __init__(self) -> None:
        self._next_s = FIRST_RETRY_S

    def next_wait_s(self, longest_s: float = _LONGEST_RETRY_S) -> float:
        """How long to wait before the next try."""
        wait_s = min(self._next_s, longest_s)
        self._next_s = min(2 * self._next_s, _LONGEST_RETRY_S)
        return wait_s

    def worked(self) -> None:
        """The next trouble is a new one."""
        self._next_s = FIRST_RETRY_S
