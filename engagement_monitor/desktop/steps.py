"""Work of many steps on the worker, one after another: it can be watched and stopped between two of them."""

from collections.abc import Callable, Sequence

from engagement_monitor.desktop.background import Background
from engagement_monitor.errors import EngagementMonitorError

Step = Callable[[], object]
Ended = Callable[[int, Sequence[EngagementMonitorError]], None]


class Steps:
    """Runs steps; everybody is told on the window's thread. Other work of the worker gets its turn in between.

    Args:
        background: The worker.
        steps: What is to be done.
        progressed: Called before each step with how many are done.
        ended: Called at the end, with how many were done and the faults of those that failed.
    """

    def __init__(
        self,
        background: Background,
        steps: Sequence[Step],
        progressed: Callable[[int], None],
        ended: Ended,
    ) -> None:
        self._background, self._steps = background, list(steps)
        self._progressed, self._ended = progressed, ended
        self._at = 0
        self._faults: list[EngagementMonitorError] = []

    def start(self) -> None:
        """Begins."""
        self._go_on()

    def cancel(self) -> None:
        """Lets the running step end and does no other."""
        del self._steps[self._at + 1 :]

    def _go_on(self) -> None:
        if self._at >= len(self._steps):
            self._ended(self._at - len(self._faults), self._faults)
            return
        self._progressed(self._at)
        self._background.run(self._steps[self._at], self._stepped, self._failed)

    def _stepped(self, _result: object) -> None:
        self._at += 1
        self._go_on()

    def _failed(self, fault: EngagementMonitorError) -> None:
        self._faults.append(fault)
        self._stepped(None)
