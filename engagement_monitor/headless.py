"""Sessions without a window: run to their end with a progress bar, and told in numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from engagement_monitor.capture.names import shown_name
from engagement_monitor.capture.sources import expand_folder
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.monitor import Monitor
from engagement_monitor.plain import plain
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.sample import ShareEstimate

INTERRUPTED = 130
"""The exit status where Ctrl-C left something undone, as shells have it."""
_LOOK_S = 0.2


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a session: its id, None where nothing was begun, and what went wrong.

    ``interrupted`` says that Ctrl-C ended it.
    """

    session: int | None
    fault: EngagementMonitorError | None
    interrupted: bool

    def require(self) -> int:
        """The id. Raises the fault; ``KeyboardInterrupt`` where nothing was begun."""
        if self.fault is not None:
            raise self.fault
        if self.session is None:
            raise KeyboardInterrupt
        return self.session


def run_each(
    sources: Sequence[str], run: Callable[[str], Ended], complain: Callable[[EngagementMonitorError], None]
) -> int:
    """Runs every source, and of a folder every film in it, one after another; the exit status of all.

    What cannot be used is complained about, and the others are run. After Ctrl-C no other one is begun.
    """
    status = 0
    names: list[str] = []
    for source in sources:
        try:
            names += expand_folder(source)
        except EngagementMonitorError as fault:
            complain(fault)
            status = max(status, fault.exit_status)
    for place, name in enumerate(names, 1):
        ended = run(name)
        if ended.fault is not None:
            complain(ended.fault)
            status = max(status, ended.fault.exit_status)
        if ended.interrupted:
            return status if ended.session is not None and place == len(names) else INTERRUPTED
    return status


def run_to_end(monitor: Monitor, name: str, console: Console) -> Ended:
    """Runs a session to its end. Ctrl-C ends it early and keeps what was seen; twice, it waits for nothing that hangs.

    A fault of the program is raised.
    """
    name = plain(shown_name(name))
    interrupted = False
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[seen]}"),
        console=console,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task(f"{name}: loading", total=None, seen="")
        monitor.start()
        try:
            while not monitor.wait(_LOOK_S):
                _show(monitor, bar, task, name)
        except KeyboardInterrupt:
            interrupted = True
            _end(monitor)
        _show(monitor, bar, task, name)
    if monitor.crash is not None:
        raise monitor.crash
    now = monitor.snapshot()
    return Ended(now.session_id, now.fault, interrupted)


def _end(monitor: Monitor) -> None:
    monitor.stop()
    try:
        monitor.wait()
    except KeyboardInterrupt:
        monitor.hurry()
        monitor.wait()


def _show(monitor: Monitor, bar: Progress, task: Any, name: str) -> None:
    now = monitor.snapshot()
    if now.session_id is None:
        return
    total_s = now.source.duration_s if now.source else None
    faces = len(now.result.faces) if now.result else 0
    seen = f"{now.analysis_rate_hz:.1f} frames/s, {faces} faces"
    bar.update(task, description=name, total=total_s, completed=now.elapsed_s, seen=seen)


def shares_table(estimate: ShareEstimate | None, truth: dict[str, float] | None = None) -> list[list[str]]:
    """Rows for people: sentiment, share, interval, counted and, for the demo, what its script showed."""
    if estimate is None:
        return []
    shares, counted = estimate.shares.whole_percents(), estimate.counted.whole_percents()
    rows = []
    for index, sentiment in enumerate(SENTIMENTS):
        low, high = getattr(estimate.low, sentiment), getattr(estimate.high, sentiment)
        row = [f"{sentiment}-looking", f"{shares[index]}%", f"{low:.0%} to {high:.0%}", f"{counted[index]}%"]
        rows.append(row if truth is None else [*row, f"{truth[str(sentiment)]:.0%}"])
    return rows
