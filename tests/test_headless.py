"""Sessions without a window: one after another, until they end or Ctrl-C does it."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.console import Console

from engagement_monitor.errors import EngagementMonitorError, SourceUnavailable, StoreError
from engagement_monitor.headless import INTERRUPTED, Ended, run_each, run_to_end

FAULT = SourceUnavailable("no film", "Name another one.")


class Interrupted:
    """A monitor of a session during which Ctrl-C is pressed so many times."""

    crash = None

    def __init__(self, session: int | None = 1, times: int = 1) -> None:
        self.session, self.times, self.done = session, times, []

    def wait(self, _timeout_s: float | None = None) -> bool:
        self.times -= 1
        if self.times >= 0:
            raise KeyboardInterrupt
        return True

    def snapshot(self) -> SimpleNamespace:
        return SimpleNamespace(
            session_id=self.session, fault=None, source=None, result=None, analysis_rate_hz=0.0, elapsed_s=0.0
        )

    def start(self) -> None:
        self.done.append("start")

    def stop(self) -> None:
        self.done.append("stop")

    def hurry(self) -> None:
        self.done.append("hurry")


def on_terminal(monitor: Interrupted, name: str = "lecture.mp4") -> tuple[Ended, str]:
    shown = io.StringIO()
    return run_to_end(monitor, name, Console(file=shown, force_terminal=True, width=200)), shown.getvalue()


def test_ctrl_c_ends_a_session_and_keeps_it() -> None:
    monitor = Interrupted()
    assert on_terminal(monitor)[0] == Ended(1, None, interrupted=True)
    assert monitor.done == ["start", "stop"]


def test_ctrl_c_once_more_waits_for_nothing_that_hangs() -> None:
    monitor = Interrupted(times=2)
    on_terminal(monitor)
    assert monitor.done == ["start", "stop", "hurry"]


def test_ctrl_c_before_a_session_has_begun_is_no_fault() -> None:
    ended, _ = on_terminal(Interrupted(session=None))
    assert ended == Ended(None, None, interrupted=True)
    with pytest.raises(KeyboardInterrupt):
        ended.require()


def test_a_stream_is_shown_without_its_password() -> None:
    _, shown = on_terminal(Interrupted(), "rtsp://ann:secret@10.0.0.7/main?token=hidden")
    assert "rtsp://10.0.0.7/main" in shown
    assert "secret" not in shown
    assert "hidden" not in shown


def each(outcomes: dict[str, Ended]) -> tuple[int, list[str], list[EngagementMonitorError]]:
    """The status, what was run, and what was complained about."""
    run: list[str] = []
    complaints: list[EngagementMonitorError] = []

    def outcome(name: str) -> Ended:
        run.append(name)
        return outcomes[name]

    return run_each(list(outcomes), outcome, complaints.append), run, complaints


@pytest.mark.parametrize(("session", "fault"), [(2, None), (None, None), (None, FAULT)])
def test_after_ctrl_c_no_other_source_is_begun(session: int | None, fault: EngagementMonitorError | None) -> None:
    good = Ended(1, None, interrupted=False)
    outcomes = {"a.mp4": good, "b.mp4": Ended(session, fault, interrupted=True), "c.mp4": good}
    assert each(outcomes)[:2] == (INTERRUPTED, ["a.mp4", "b.mp4"])


@pytest.mark.parametrize(("session", "status"), [(2, 0), (None, INTERRUPTED)])
def test_ctrl_c_is_how_the_last_session_ends_if_it_has_begun(session: int | None, status: int) -> None:
    assert each({"0": Ended(session, None, interrupted=True)})[0] == status


def test_what_cannot_be_used_is_said_and_the_others_are_run(tmp_path: Path) -> None:
    good = Ended(1, None, interrupted=False)
    full = StoreError("no room", "Make some.")
    sources = {
        str(tmp_path): good,
        "x" * 300: good,
        "a.mp4": Ended(None, FAULT, interrupted=False),
        "b.mp4": Ended(2, full, interrupted=False),
        "c.mp4": good,
    }
    status, run, complaints = each(sources)
    assert status == full.exit_status
    assert run == ["a.mp4", "b.mp4", "c.mp4"]
    assert "holds no video" in str(complaints[0])
    assert "File name too long" in str(complaints[1])
    assert complaints[2:] == [FAULT, full]
