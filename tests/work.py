"""Work as a number of Python's calls: a clock, the processor's too, says more whenever another program is busy."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Calls:
    """``made`` counts the calls of those who are watched; threads that count at once may lose a few."""

    def __init__(self) -> None:
        self.made = 0

    def _note(self, _frame: object, event: str, _argument: object) -> None:
        self.made += event in ("call", "c_call")

    @contextmanager
    def of_this_thread(self) -> Iterator[None]:
        before = sys.getprofile()
        sys.setprofile(self._note)
        try:
            yield
        finally:
            sys.setprofile(before)

    @contextmanager
    def of_new_threads(self) -> Iterator[None]:
        threading.setprofile(self._note)
        try:
            yield
        finally:
            threading.setprofile(None)


def most_in_halves(numbers: list[int]) -> tuple[float, float]:
    """The 90th percentiles: a step that is far more than all others is no trend."""
    half = len(numbers) // 2
    first, second = (sorted(part) for part in (numbers[:half], numbers[half:]))
    return first[int(0.9 * len(first))], second[int(0.9 * len(second))]
