"""From end to end: how far the shares of composite lectures are off, with and without a poster on the wall.

Run as ``python -m engagement_monitor.training.composite_study FER_FOLDER OUTPUT``: it writes ``composite.json``. The
faces are PublicTest's; the frames are made in memory and go through the real detector, tracker and classifier.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.figures import session_figures
from engagement_monitor.timeline.sample import GapReason, Sample, Segment
from engagement_monitor.timeline.sampler import Sampler
from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.training.composite import CompositeLecture
from engagement_monitor.training.scene_people import LabelledFace, read_labelled
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.detectors import load_detector
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.tracker import FaceTracker

_FACES, _RATE_HZ = 1500, 2.0
_SEGMENTS, _SEGMENT_S = 3, 20.0


@dataclass(frozen=True, slots=True)
class SegmentOutcome:
    """One segment: what was shown, what was estimated, and how many faces were seen of those there."""

    truth: tuple[float, ...]
    shares: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    faces: float
    posters: int

    @property
    def error(self) -> float:
        """The mean over the sentiments of how far a share is off."""
        return float(np.abs(np.subtract(self.shares, self.truth)).mean())

    @property
    def covered(self) -> float:
        """The fraction of the true shares inside their interval."""
        inside = np.less_equal(self.low, self.truth) & np.greater_equal(self.high, self.truth)
        return float(inside.mean())


def run_lecture(
    lecture: CompositeLecture, analyzer: FrameAnalyzer, error_model: ErrorModel, rate_hz: float = _RATE_HZ
) -> list[SegmentOutcome]:
    """Sends a lecture through vision and timeline; one outcome a segment."""
    sampler, samples, posters = Sampler(error_model), list[Sample](), 0
    analyzer.forget()
    for frame in lecture.frames(rate_hz):
        result = analyzer.analyze(frame)
        posters = max(posters, result.posters)
        samples += sampler.observe(
            result.time_s, {face.track: face.posterior for face in result.faces}, result.unclassified
        )
    samples += sampler.finish(lecture.segments * lecture.segment_s, GapReason.CAMERA)
    cuts = [
        Segment(number * lecture.segment_s, (number + 1) * lecture.segment_s, str(number))
        for number in range(lecture.segments)
    ]
    outcomes = []
    for number, figures in enumerate(session_figures(samples, cuts, error_model).segments):
        if figures.estimate is not None:
            shares, low, high = (tuple(getattr(figures.estimate, name).array()) for name in ("shares", "low", "high"))
            outcomes.append(SegmentOutcome(tuple(lecture.truth(number)), shares, low, high, figures.faces, posters))
    return outcomes


def summary(outcomes: Sequence[SegmentOutcome]) -> dict[str, Any]:
    """For JSON."""
    bias = np.mean([np.subtract(outcome.shares, outcome.truth) for outcome in outcomes], axis=0)
    return {
        "segments": len(outcomes),
        "mean_error": round(float(np.mean([outcome.error for outcome in outcomes])), 4),
        "largest_error": round(max(outcome.error for outcome in outcomes), 4),
        "covered": round(float(np.mean([outcome.covered for outcome in outcomes])), 4),
        "faces_seen": round(float(np.mean([outcome.faces for outcome in outcomes])), 2),
        "posters_told": max(outcome.posters for outcome in outcomes),
        "bias": {str(sentiment): round(float(value), 4) for sentiment, value in zip(SENTIMENTS, bias, strict=True)},
    }


def run_study(faces: Sequence[LabelledFace], lectures: int, segment_s: float = _SEGMENT_S) -> dict[str, Any]:
    """Every lecture twice: as it is, and the same with a smiling poster on the wall."""
    classifier = load_classifier(find_model())
    error_model = ErrorModel.of(classifier.card.training_prior, classifier.card.confusion)
    analyzer = FrameAnalyzer(FaceTracker(load_detector()), classifier)
    poster = next(face for face in faces if face.frontal and face.sentiment == 0)
    plain, with_poster = list[SegmentOutcome](), list[SegmentOutcome]()
    try:
        for number in range(lectures):
            shares = np.random.default_rng((number, 3)).dirichlet((1.5, 1.5, 1.5), _SEGMENTS).tolist()
            for outcomes, hung in ((plain, None), (with_poster, poster)):
                random = np.random.default_rng(number)
                lecture = CompositeLecture(faces, shares, segment_s, random, hung)
                outcomes.extend(run_lecture(lecture, analyzer, error_model))
    finally:
        analyzer.close()
    moved = [
        np.abs(np.subtract(one.shares, other.shares)).mean() for one, other in zip(plain, with_poster, strict=True)
    ]
    return {"plain": summary(plain), "poster": summary(with_poster), "moved_by_poster": round(float(np.mean(moved)), 4)}


def main() -> None:
    """The entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="a FER+ folder")
    parser.add_argument("output", type=Path, help="the folder for composite.json")
    parser.add_argument("--lectures", type=int, default=4, help="how many lectures")
    arguments = parser.parse_args()
    record = run_study(read_labelled(arguments.data, "PublicTest", _FACES), arguments.lectures)
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "composite.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
