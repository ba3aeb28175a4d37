"""The demo lecture without a window, compared with what its script showed."""

from contextlib import closing
from typing import Any

from rich.console import Console

from engagement_monitor.capture.demo_lecture import DemoLecture
from engagement_monitor.capture.frame import Pace
from engagement_monitor.capture.sources import demo_opener
from engagement_monitor.headless import run_to_end
from engagement_monitor.monitor import Monitor, load_analyzer
from engagement_monitor.opening import open_store
from engagement_monitor.reports.records import session_record
from engagement_monitor.reports.report import Report, build_report
from engagement_monitor.store.damaged import Damaged
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.vision.detector_kind import HAAR
from engagement_monitor.vision.engine import Engine

TITLE = "Demo lecture"


def run_demo(
    location: str | None,
    duration_s: float,
    engine: str,
    model: str | None,
    console: Console,
    tolerance: float,
    detector: str = HAAR,
) -> tuple[dict[str, Any], Report, str]:
    """Runs the demo; gives its record with ``truth``, its report, and where the session is stored."""
    database = open_store(location, console, Damaged.PUT_ASIDE)
    pace = Pace.AS_FAST_AS_POSSIBLE
    try:
        monitor = Monitor(
            demo_opener(pace, duration_s),
            pace,
            lambda: load_analyzer(Engine(engine), model, detector=detector),
            database,
            SessionDetails(TITLE),
        )
        session = run_to_end(monitor, TITLE, console).require()
        report = build_report(SessionLibrary(database), session)
    finally:
        database.close()
    record = session_record(report) | {"truth": _truth(duration_s)}
    record["agrees_with_truth"] = _agrees(record["shares"], record["truth"], tolerance)
    return record, report, database.location


def _truth(duration_s: float) -> dict[str, float]:
    with closing(DemoLecture(duration_s, pace=Pace.AS_FAST_AS_POSSIBLE)) as lecture:
        return {str(sentiment): round(share, 4) for sentiment, share in lecture.truth().items()}


def _agrees(shares: dict[str, float | None], truth: dict[str, float], tolerance: float) -> bool | None:
    differences = [abs(share - truth[name]) for name, share in shares.items() if share is not None]
    return max(differences) <= tolerance if differences else None
