"""On what the figures of a stored session rest, in words."""

from engagement_monitor.desktop import words
from engagement_monitor.desktop.backend import StoredSession
from engagement_monitor.desktop.text import tr
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.coverage import Basis, People, Standing
from engagement_monitor.timeline.figures import SegmentFigures, SessionFigures
from engagement_monitor.timeline.index import IndexEstimate, IndexWeights


def facts_text(stored: StoredSession) -> str:
    """When, how long, from what, and how it ended."""
    session = stored.session
    return words.joined(
        (
            words.date(session.started_at),
            words.length(session.totals.duration_s),
            session.source_name,
            words.state(session.state),
        )
    )


def coverage_text(figures: SessionFigures) -> str:
    """How many faces were seen, of how many people if somebody counted them, and how much of the time anybody was."""
    if figures.whole is None:
        return tr("Nobody was seen.")
    seen = tr("About {faces} in view").format(faces=words.faces(round(figures.faces)))
    if figures.coverage is not None and figures.people.basis is Basis.HEAD_COUNT:
        of = tr("of {people} people in the room: {part}")
        seen = f"{seen} {of.format(people=f'{figures.people.count:.0f}', part=words.percent(figures.coverage))}"
    observed = tr("a face in view {part} of the time").format(part=words.percent(figures.observed))
    return words.joined((seen, mean_thirds_text(figures, figures.people), observed))


def mean_thirds_text(figures: SessionFigures | SegmentFigures, people: People) -> str:
    """How many of the faces were in which third of the picture, and which parts of the people they are if counted."""
    if figures.thirds is None:
        return tr("thirds of the picture not known")
    faces = [words.decimal(number, 1) for number in figures.thirds]
    parts = figures.coverage_thirds
    if parts is not None and people.basis is Basis.HEAD_COUNT:
        faces = [f"{number} ({words.percent(part)})" for number, part in zip(faces, parts, strict=True)]
    return thirds_text(*faces)


def thirds_text(back: str, middle: str, front: str) -> str:
    """A number for each third of the picture."""
    return tr("back {back}, middle {middle}, front {front}").format(back=back, middle=middle, front=front)


def standing_text(figures: SessionFigures) -> str:
    """Why the figures are to be read with care; empty if they are sound."""
    return {
        Standing.SOUND: "",
        Standing.FEW_FACES: tr("Few faces were seen: read these numbers with care."),
        Standing.LOW_COVERAGE: tr("A small part of the room was seen: read these numbers with care."),
    }[figures.standing]


def index_text(index: IndexEstimate) -> str:
    """``0.62 (0.58 to 0.66)``, with a dash."""
    value, low, high = (words.decimal(number, 2) for number in (index.value, index.low, index.high))
    return f"{value} ({low}\u2013{high})"


def formula_text(index: IndexEstimate, weights: IndexWeights) -> str:
    """The index and what it is."""
    terms = (f"{words.weight(getattr(weights, each))} \u00d7 {words.label(each).lower()}" for each in SENTIMENTS)
    return tr("Index {index} = {formula}").format(index=index_text(index), formula=" + ".join(terms))
