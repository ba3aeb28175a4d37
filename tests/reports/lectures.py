"""Made-up sessions with a course one can see, through the real database."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import ModelIdentity, NewSession, SessionDetails, SessionState, SessionTotals
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import GapReason, Marker, Sample, Thirds, gap_sample
from engagement_monitor.timeline.share import ErrorModel, estimate_shares, quantize

PRIOR = (0.38, 0.32, 0.3)
CONFUSION = ((698.0, 33.0, 33.0), (29.0, 550.0, 62.0), (47.0, 111.0, 431.0))
CARD = json.dumps({"name": "mobilenet-ferplus", "training_prior": PRIOR, "confusion": CONFUSION})
MODEL = ModelIdentity("mobilenet-ferplus", "ce9f8fd3246eaa40c14106f830ab115b63621b9dc4c4fbce5cdbfca618501644", CARD)
STARTED_AT = datetime(2026, 11, 20, 9, 15, tzinfo=UTC)


def lecture(duration_s: int, *, faces: int = 14, seed: int = 1) -> list[Sample]:
    """A lecture in which the positive share rises at a third and falls at two thirds, with gaps now and then."""
    random = np.random.default_rng(seed)
    error_model = ErrorModel(np.asarray(PRIOR), np.asarray(CONFUSION))
    shares = {
        third: np.asarray(row) for third, row in enumerate(((0.25, 0.5, 0.25), (0.6, 0.3, 0.1), (0.2, 0.45, 0.35)))
    }
    confusion = np.asarray(CONFUSION) / np.sum(CONFUSION, axis=1, keepdims=True)
    samples: list[Sample] = []
    ready: dict[tuple[int, int], Sample] = {}
    for second in range(duration_s):
        part = second * 100 // duration_s
        if part in (20, 21, 55):
            samples.append(gap_sample(second, GapReason.NO_FACE if part < 50 else GapReason.CAMERA))
            continue
        key = (min(2, second * 3 // duration_s), int(random.integers(12)))
        if key not in ready:  # twelve different seconds in each third are enough, and fast
            truth = random.choice(3, size=faces, p=shares[key[0]])
            said = [random.choice(3, p=confusion[one]) for one in truth]
            seen = np.asarray([random.dirichlet(np.where(np.arange(3) == one, 12.0, 0.4)) for one in said])
            estimate = estimate_shares(seen, error_model, faces=faces, draws=60)
            thirds = Thirds(0.1 * faces, 0.4 * faces, 0.5 * faces)
            ready[key] = Sample(0, float(faces), quantize(seen), estimate, None, thirds)
        one = ready[key]
        samples.append(Sample(second, one.faces, one.posteriors, one.estimate, None, one.thirds))
    return samples


def empty_room(duration_s: int) -> list[Sample]:
    return [gap_sample(second, GapReason.NO_FACE) for second in range(duration_s)]


def store(
    database: Database,
    samples: Sequence[Sample],
    markers: Sequence[Marker] = (),
    title: str = "Interference and diffraction",
    course: str = "Physics 1",
    note: str = "",
    state: SessionState = SessionState.COMPLETE,
    details: SessionDetails | None = None,
) -> int:
    """Records a session and returns its id. ``details`` stand in for title and course."""
    writer = SessionWriter(database)
    totals = SessionTotals(float(len(samples)), 25 * len(samples), 5 * len(samples), 60 * len(samples), 12.0, note)
    try:
        new = NewSession(details or SessionDetails(title, course), "file", "lecture.mp4", STARTED_AT, MODEL)
        session_id = writer.begin(new)
        for sample in samples:
            writer.add_sample(sample, totals)
        writer.finish(state, totals)
    finally:
        writer.close()
    SessionLibrary(database).set_markers(session_id, markers)
    return session_id
