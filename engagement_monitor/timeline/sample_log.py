"""The samples of a running session: a sequence that grows by a second at a time, for eight hours and more.

As objects, eight hours of samples take 50 MB; as columns of numbers, a sixth of that.
"""

import threading
from collections.abc import Sequence
from typing import overload

import numpy as np

from engagement_monitor.timeline.sample import Sample
from engagement_monitor.timeline.sample_table import SampleTable, ends_of

_CHUNK = 256


class SampleLog(Sequence[Sample]):
    """One thread appends; any may read. What is read is a copy that no longer grows."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tables: list[SampleTable] = []  # of _CHUNK samples each
        self._newest: list[Sample] = []

    def append(self, sample: Sample) -> None:
        """Adds the sample of the next second."""
        with self._lock:
            self._newest.append(sample)
            if len(self._newest) == _CHUNK:
                self._tables.append(SampleTable.of(self._newest))
                self._newest = []

    def __len__(self) -> int:
        with self._lock:
            return len(self._tables) * _CHUNK + len(self._newest)

    @overload
    def __getitem__(self, index: int) -> Sample: ...

    @overload
    def __getitem__(self, index: slice) -> SampleTable: ...

    def __getitem__(self, index: int | slice) -> Sample | SampleTable:
        if isinstance(index, slice):
            return self._part(*index.indices(len(self)))
        chunk, at = divmod(range(len(self))[index], _CHUNK)
        with self._lock:
            return (self._tables[chunk] if chunk < len(self._tables) else self._newest)[at]

    def _part(self, start: int, stop: int, step: int) -> SampleTable:
        first = start // _CHUNK
        with self._lock:
            parts = [*self._tables[first:], SampleTable.of(self._newest)]
        before = first * _CHUNK
        return _joined(parts)[start - before : max(start, stop) - before : step]


def _joined(parts: Sequence[SampleTable]) -> SampleTable:
    """Tables that follow each other, as one."""
    if len(parts) == 1:
        return parts[0]
    return SampleTable(
        np.concatenate([part.times_s for part in parts]),
        np.concatenate([part.faces for part in parts]),
        np.concatenate([part.gaps for part in parts]),
        np.concatenate([part.estimates for part in parts]),
        np.concatenate([part.all_posteriors for part in parts]),
        ends_of(np.concatenate([part.rows_each for part in parts])),
        np.concatenate([part.thirds for part in parts]),
    )
