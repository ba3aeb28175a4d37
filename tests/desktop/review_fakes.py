"""A stored lecture whose figures are computed anew after every edit, as the program does it."""

from dataclasses import dataclass, field, replace

import numpy as np
import ruptures  # noqa: F401 - takes seconds, which no test is to wait for

from engagement_monitor.desktop.backend import StoredSession
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.reports.report import ModelFacts
from engagement_monitor.store.session import Session, SessionDetails, SessionState
from engagement_monitor.timeline.figures import session_figures
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.moments import clear_moments
from engagement_monitor.timeline.sample import GapReason, Marker, Sample, Segment, Thirds, gap_sample
from engagement_monitor.timeline.segments import segments_from_markers
from engagement_monitor.timeline.share import ErrorModel, quantize
from tests.desktop.fakes import FakeBackend, estimate, session

DURATION_S = 600
STEP_S = 200
MARKERS = (Marker(120.0, "Exercise"), Marker(360.0, "Questions"), Marker(480.0, "Outlook"))
MODEL = ModelFacts("fake", "ab" * 32, (1 / 3, 1 / 3, 1 / 3), ((900, 80, 20), (100, 800, 100), (30, 150, 820)))


def stepping_lecture(duration_s: int = DURATION_S) -> list[Sample]:
    """The positive share jumps from a third to nearly all at ``STEP_S``; ten seconds near the end are a gap."""
    samples = []
    for second in range(duration_s):
        positive = 5 if second < STEP_S else 14
        posteriors = np.full((15, 3), 0.03)
        posteriors[:positive, 0] = posteriors[positive:, 1] = 0.94
        seen = Sample(second, 15.0, quantize(posteriors), estimate(positive / 15, 0.02), None, Thirds(1.5, 6.0, 7.5))
        samples.append(gap_sample(second, GapReason.NO_FACE) if 550 <= second < 560 else seen)
    return samples


@dataclass(eq=False)
class ReviewBackend(FakeBackend):
    """One session, number 1."""

    samples: list[Sample] = field(default_factory=stepping_lecture)
    weights: IndexWeights | None = None
    head_count: int | None = 30

    def __post_init__(self) -> None:
        lecture = session(1, "Sorting", duration_s=float(len(self.samples)))
        details = SessionDetails("Sorting", "Algorithms", "B 204", self.head_count, "Bring the cards")
        self.all_sessions = [replace(lecture, details=details), session(2, "Graphs", duration_s=30.0)]
        self.markers = MARKERS

    @property
    def lecture(self) -> Session:
        """As it is stored."""
        return next(each for each in self.all_sessions if each.id == 1)

    @property
    def own(self) -> tuple[Segment, ...]:
        """The user's own segments."""
        return self.drawn.get(1, ())

    def record(self) -> None:
        """The session is being recorded."""
        self.all_sessions = [replace(self.lecture, state=SessionState.RECORDING)]

    def break_down(self, fault: EngagementMonitorError) -> None:
        """Nothing can be stored any more."""
        for name in ("describe", "set_segments", "set_markers"):
            self.faults[name] = fault

    def stored(self, session_id: int) -> StoredSession:
        self._check("stored")
        if session_id != 1:
            return super().stored(session_id)
        error_model = ErrorModel.of(MODEL.training_prior, MODEL.confusion)
        segments = self.own or segments_from_markers(self.markers, float(len(self.samples)))
        head_count = self.lecture.details.head_count
        figures = session_figures(self.samples, segments, error_model, self.weights, head_count=head_count)
        moments = clear_moments(figures.samples, error_model)
        return StoredSession(self.lecture, figures, self.markers, self.own, moments, MODEL, self.weights)
