"""Times what is waited for after a lecture: a session of four hours to open, a long list of sessions to read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import numpy as np

from engagement_monitor.reports.report import build_report
from engagement_monitor.session_run import new_session
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.recording import Batch, begin_session, write_batch
from engagement_monitor.store.rows import sample_row
from engagement_monitor.store.session import SessionDetails, SessionTotals
from engagement_monitor.timeline.sample import Marker, Sample, Thirds
from engagement_monitor.timeline.share import ErrorModel, estimate_shares, quantize
from engagement_monitor.vision.model_card import ModelCard

LECTURE_S = 4 * 3600
SESSIONS = 1000
_FACES = 20
_THIRDS = Thirds(4.0, 7.0, 9.0)
_DIFFERENT_S = 300
_MARKED_EVERY_S = 1800
_BATCH = 600


def store_lecture(database: Database, card: ModelCard) -> int:
    """Stores a session of four hours with 20 faces in every second and a marker every half-hour; its id."""
    session = begin_session(database, new_session(SessionDetails("bench"), "bench", "bench", card))
    rows = [sample_row(session, sample) for sample in _samples(card)]
    totals = SessionTotals(float(LECTURE_S), LECTURE_S, LECTURE_S, _FACES * LECTURE_S, 1.0)
    for start in range(0, LECTURE_S, _BATCH):
        write_batch(database, session, Batch(rows[start : start + _BATCH], totals=totals))
    marked = [Marker(float(time_s), f"topic at {time_s} s") for time_s in range(0, LECTURE_S, _MARKED_EVERY_S)]
    SessionLibrary(database).set_markers(session, marked)
    return session


def store_sessions(database: Database, card: ModelCard, count: int = SESSIONS) -> None:
    """Stores so many sessions without a second in them, one a day."""
    new = new_session(SessionDetails("bench", "course"), "bench", "bench", card)
    for day in range(count):
        begin_session(database, replace(new, started_at=new.started_at - timedelta(days=day)))


def open_session(library: SessionLibrary, session: int) -> None:
    """What happens when somebody opens a session, but for the painting."""
    build_report(library, session)


def _samples(card: ModelCard) -> Iterator[Sample]:
    """Five minutes that differ in every second, again and again."""
    random = np.random.default_rng(1)
    error_model = ErrorModel.of(card.training_prior, card.confusion)
    faces = random.dirichlet((0.6, 0.5, 0.4), size=(_DIFFERENT_S, _FACES))
    ready = [(quantize(rows), estimate_shares(rows, error_model, faces=_FACES, draws=50)) for rows in faces]
    for time_s in range(LECTURE_S):
        yield Sample(time_s, float(_FACES), *ready[time_s % _DIFFERENT_S], None, _THIRDS)
