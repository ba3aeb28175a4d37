"""A made-up term for the gallery: lectures of one course whose faces come from a random generator, not from people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt

from engagement_monitor.session_run import new_session
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.recording import Batch, begin_session, write_batch
from engagement_monitor.store.rows import sample_row
from engagement_monitor.store.session import SessionDetails, SessionState, SessionTotals
from engagement_monitor.timeline.sample import GapReason, Marker, Sample
from engagement_monitor.timeline.sampler import Sampler
from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.vision.model_card import ModelCard

_PEOPLE, _SEEN = 76, 60
_CHANGES_HZ = 1 / 40
"""So often a face takes on another expression."""
_BETWEEN = timedelta(days=7)
_LAST_LECTURE = datetime(2026, 11, 19, 9, 15, tzinfo=UTC)

_TITLES = ("Recursion", "Sorting", "Trees", "Hash tables", "Graphs", "Shortest paths", "Dynamic programming")
_COURSE = "Algorithms"
_PARTS = (  # minute, label, whether it is a break, how positive and how negative the faces look
    (0, "Recap", False, 0.22, 0.14),
    (9, "New topic", False, 0.34, 0.12),
    (22, "Break", True, 0.45, 0.06),
    (25, "Exercise", False, 0.48, 0.10),
    (36, "Questions", False, 0.30, 0.18),
)
_MINUTES = 45


def store_term(database: Database, card: ModelCard, length_s: int, lectures: int) -> None:
    """Stores a lecture a week, the newest last, each of ``length_s`` seconds with the same parts in it."""
    for week in range(len(_TITLES) - lectures, len(_TITLES)):
        _store_lecture(database, card, week, length_s)


def _store_lecture(database: Database, card: ModelCard, week: int, length_s: int) -> None:
    details = SessionDetails(_TITLES[week], _COURSE, "Hall 3", _PEOPLE)
    began = _LAST_LECTURE - _BETWEEN * (len(_TITLES) - 1 - week)
    new = replace(new_session(details, "made up", "made up for the gallery", card), started_at=began)
    session = begin_session(database, new)
    marks = [Marker(_start_s(minute, length_s), label, excluded) for minute, label, excluded, *_ in _PARTS]
    totals = SessionTotals(float(length_s), length_s * 25, length_s * 5, length_s * 5 * _SEEN, float(length_s))
    rows = [sample_row(session, sample) for sample in _samples(card, week, length_s)]
    write_batch(database, session, Batch(rows, totals=totals, state=SessionState.COMPLETE))
    SessionLibrary(database).set_markers(session, marks)


def _start_s(minute: int, length_s: int) -> float:
    return float(minute * length_s // _MINUTES)


def _samples(card: ModelCard, week: int, length_s: int) -> Iterator[Sample]:
    """The seconds of a lecture. What the faces look like goes the way of every session: errors in, corrected out."""
    random = np.random.default_rng(week)
    sampler = Sampler(ErrorModel.of(card.training_prior, card.confusion))
    confusion = np.asarray(card.confusion, float)
    confusion /= confusion.sum(axis=1, keepdims=True)
    looks = random.choice(3, _SEEN, p=_shares(0, week, length_s))
    for second in range(length_s):
        anew = random.random(_SEEN) < _CHANGES_HZ
        looks[anew] = random.choice(3, int(anew.sum()), p=_shares(second, week, length_s))
        here = np.flatnonzero(random.random(_SEEN) < 0.9)
        seen = {int(face): _posterior(random, confusion[looks[face]]) for face in here}
        yield from sampler.observe(float(second), seen)
    yield from sampler.finish(float(length_s), GapReason.CAMERA)


def _shares(second: int, week: int, length_s: int) -> npt.NDArray[np.float64]:
    """Positive, neutral and negative as the script has it; each week differs a little from the one before it."""
    *_, positive, negative = [part for part in _PARTS if _start_s(part[0], length_s) <= second][-1]
    positive += 0.10 * np.sin(1.7 * week)
    return np.array([positive, 1 - positive - negative, negative])


def _posterior(random: np.random.Generator, errs: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    likely = np.full(3, 0.1)
    likely[random.choice(3, p=errs)] = 0.8
    return np.asarray(random.dirichlet(likely * 20), np.float32)
