"""Made-up sessions, samples and totals."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from engagement_monitor.store.session import ModelIdentity, NewSession, SessionDetails, SessionState, SessionTotals
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import GapReason, Sample, ShareEstimate, Shares, Thirds, gap_sample

MODEL = ModelIdentity("mobilenet", "ab" * 32, '{"name": "mobilenet"}')
STARTED_AT = datetime(2026, 11, 20, 9, 15, tzinfo=UTC)
ESTIMATE = ShareEstimate(
    Shares(0.25, 0.5, 0.25), Shares(0.125, 0.375, 0.125), Shares(0.5, 0.75, 0.5), Shares(0.125, 0.75, 0.125)
)


def new_session(title: str = "Optics", started_at: datetime = STARTED_AT, course: str = "Physics 1") -> NewSession:
    return NewSession(SessionDetails(title, course), "file", "lecture.mp4", started_at, MODEL)


def sample(time_s: int, faces: int = 2) -> Sample:
    rows = np.arange(faces * 3, dtype=np.uint16).reshape(faces, 3)
    return Sample(time_s, float(faces), rows, ESTIMATE, None, Thirds(0.0, 0.5 * faces, 0.5 * faces))


def gap(time_s: int, reason: GapReason = GapReason.NO_FACE) -> Sample:
    return gap_sample(time_s, reason)


def totals(duration_s: float, note: str = "") -> SessionTotals:
    return SessionTotals(duration_s, round(25 * duration_s), round(5 * duration_s), round(60 * duration_s), 1.5, note)


def record(writer: SessionWriter, samples: Sequence[Sample] = (), title: str = "Optics", **words: str) -> int:
    """A whole session."""
    session_id = writer.begin(new_session(title, **words))
    for one in samples:
        writer.add_sample(one, totals(one.time_s + 1.0))
    writer.finish(SessionState.COMPLETE, totals(float(len(samples))))
    return session_id
