"""A program that records: ``python -m tests.faults.recorder``. For every path on its input it starts a recorder, whose
number it prints; that one prints how many seconds are safe, until it is killed. Forked, as importing takes a second."""

import os
import sys

from engagement_monitor.store import writer as module
from engagement_monitor.store.database import Database
from engagement_monitor.store.writer import SessionWriter
from tests.store.lectures import new_session, sample, totals

PACE_S = 0.01


def _record(path: str) -> None:
    module.PACE_S = PACE_S
    writer = SessionWriter(Database.open(path))
    writer.begin(new_session())
    second = 0
    while True:
        writer.add_sample(sample(second, faces=second % 65), totals(second + 1.0))
        second += 1
        with writer._changed:
            while writer._saved_until_s < second:
                writer._changed.wait()
        os.write(1, f"{second}\n".encode())


def _main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _record(line.strip())
        os.write(1, f"pid {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"killed\n")


if __name__ == "__main__":
    _main()
