"""What a report says, before it has a form."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engagement_monitor.errors import ModelError
from engagement_monitor.reports.missed import reach_of
from engagement_monitor.sentence import tr
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import ModelIdentity, Session
from engagement_monitor.timeline.copus import BIN_S, CopusBin, copus_grid
from engagement_monitor.timeline.coverage import COVERAGE_LIMIT
from engagement_monitor.timeline.figures import SessionFigures, session_figures
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.moments import Moment, clear_moments
from engagement_monitor.timeline.sample import Marker, Sample, Segment
from engagement_monitor.timeline.segments import (
    automatic_segments,
    breaks,
    segments_every,
    segments_from_markers,
)
from engagement_monitor.timeline.share import ErrorModel

MARKS = "marks"
AUTO = "auto"
EVERY = "every:"
MOST_SEGMENTS = 500


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What a reader is told of the model.

    ``training_prior`` (three shares) and ``confusion`` (counts, rows truth, columns prediction) are in the order of
    ``SENTIMENTS``.
    """

    name: str
    sha256: str
    training_prior: tuple[float, ...]
    confusion: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose to be said: the weights of the index (None for no index), and which coverage is too low."""

    weights: IndexWeights | None = None
    coverage_limit: float = COVERAGE_LIMIT


USUAL = Choices()


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """A session with all its figures. ``segmentation`` says how it was cut; ``duration_s`` covers every sample.

    ``copus`` is empty unless codes of COPUS were marked, ``drawn`` (the user's own segments) unless there are some.
    """

    session: Session
    figures: SessionFigures
    segmentation: str
    markers: tuple[Marker, ...]
    model: ModelFacts
    duration_s: float
    moments: tuple[Moment, ...] = ()
    choices: Choices = USUAL
    copus: tuple[CopusBin, ...] = ()
    drawn: tuple[Segment, ...] = ()


def build_report(
    library: SessionLibrary, which: int | str, segmentation: str = MARKS, choices: Choices = USUAL
) -> Report:
    """Computes a session's report.

    Args:
        library: Where the session is stored.
        which: Its id, or ``"latest"``.
        segmentation: ``marks`` (the user's segments or, without any, those that the markers start; where codes of COPUS
            were marked, their two minutes), ``auto`` (where the shares change) or ``every:SECONDS``. Breaks are
            left out whichever it is.
        choices: What the user chose to be said.

    Raises:
        SessionNotFound: there is no such session.
        ValueError: ``segmentation`` is none of these; its text is for the user.
    """
    _seconds_of(segmentation)
    session = library.session(which)
    samples, markers, drawn = library.samples(session.id), library.markers(session.id), library.segments(session.id)
    duration_s = max(session.totals.duration_s, samples[-1].time_s + 1.0 if samples else 0.0)
    grid = copus_grid(markers, duration_s)
    if segmentation == MARKS and grid and not drawn and len(grid) <= MOST_SEGMENTS:
        segmentation = f"{EVERY}{BIN_S}"
    pauses = [one for one in drawn if one.excluded] if drawn else breaks(markers, duration_s)
    kept = samples.without(pauses)
    segments = _segments(segmentation, kept, duration_s, drawn or segments_from_markers(markers, duration_s))
    model = model_facts(session.model)
    error_model = session_error_model(model, session.detector)
    figures = session_figures(
        kept,
        [_excluded_within(pauses, segment) for segment in segments],
        error_model,
        choices.weights,
        head_count=session.details.head_count,
        coverage_limit=choices.coverage_limit,
    )
    moments = clear_moments(figures.samples, error_model)
    return Report(
        session, figures, segmentation, tuple(markers), model, duration_s, moments, choices, grid, tuple(drawn)
    )


def _segments(
    segmentation: str, samples: Sequence[Sample], duration_s: float, marked: Sequence[Segment]
) -> Sequence[Segment]:
    every_s = _seconds_of(segmentation)
    if every_s is not None:
        return _equal_segments(every_s, duration_s)
    return automatic_segments(samples) if segmentation == AUTO else marked


def _excluded_within(pauses: Sequence[Segment], segment: Segment) -> Segment:
    """The segment, excluded if it lies wholly in a break."""
    inside = any(one.start_s <= segment.start_s and segment.end_s <= one.end_s for one in pauses)
    return replace(segment, excluded=True) if inside else segment


def _seconds_of(segmentation: str) -> float | None:
    """The length of ``every:SECONDS``, None for the other two."""
    if segmentation in (MARKS, AUTO):
        return None
    try:
        seconds = float(segmentation.removeprefix(EVERY)) if segmentation.startswith(EVERY) else math.nan
    except ValueError:
        seconds = math.nan
    if not 1 <= seconds < math.inf:
        raise ValueError(
            f"{segmentation!r} is no way to cut a session: use 'marks', 'auto' or 'every:SECONDS' (at least 1)."
        )
    return seconds


def _equal_segments(seconds: float, duration_s: float) -> list[Segment]:
    if duration_s / seconds > MOST_SEGMENTS:
        raise ValueError(
            f"'every:{seconds:g}' would cut this session into more than {MOST_SEGMENTS} segments: use longer ones."
        )
    return segments_every(seconds, duration_s)


def session_error_model(model: ModelFacts, detector: str) -> ErrorModel:
    """What is known of the errors in a session: for shares that speak of everybody who was there, found or missed.

    Of the shipped detector it is known whom it misses; shares of another one speak of the faces that it found.

    Raises:
        DataError: what is known of missed faces is not at hand.
    """
    return ErrorModel.of(model.training_prior, model.confusion, reach_of(detector))


def model_facts(model: ModelIdentity) -> ModelFacts:
    """From the card that is stored with the session; cards of other versions do as well.

    Raises:
        ModelError: the card lacks what the correction needs.
    """
    try:
        card = json.loads(model.card_json)
        prior = tuple(float(share) for share in card["training_prior"])
        confusion = tuple(tuple(float(count) for count in row) for row in card["confusion"])
        if [len(prior), *map(len, confusion)] != [3, 3, 3, 3]:
            raise ValueError("not three sentiments")  # noqa: TRY301  the same fault as a missing key
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            tr("The card of model {model!r} that is stored with the session cannot be read ({reason})").format(
                model=model.name, reason=error
            ),
            tr("The session's numbers are safe; open it with the version of the program that recorded it."),
        ) from error
    return ModelFacts(model.name, model.sha256, prior, confusion)
