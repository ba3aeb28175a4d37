"""Sessions without a window: run to their end with a progress bar, and told in numbers."""

from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from engagement_monitor.monitor import Monitor
from engagement_monitor.plain import plain
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.sample import ShareEstimate

_LOOK_S = 0.2


def run_to_end(monitor: Monitor, name: str, console: Console) -> int:
    """Runs a session to its end and returns its id; Ctrl-C ends it early and keeps what was seen.

    Raises:
        EngagementMonitorError: the source, the model or the database failed.
    """
    name = plain(name)
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
            monitor.stop()
            monitor.wait()
        _show(monitor, bar, task, name)
    return _outcome(monitor)


def _show(monitor: Monitor, bar: Progress, task: Any, name: str) -> None:
    now = monitor.snapshot()
    if now.session_id is None:
        return
    total_s = now.source.duration_s if now.source else None
    faces = len(now.result.faces) if now.result else 0
    seen = f"{now.analysis_rate_hz:.1f} frames/s, {faces} faces"
    bar.update(task, description=name, total=total_s, completed=now.elapsed_s, seen=seen)


def _outcome(monitor: Monitor) -> int:
    now = monitor.snapshot()
    if monitor.crash is not None:
        raise monitor.crash
    if now.fault is not None:
        raise now.fault
    assert now.session_id is not None
    return now.session_id


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
