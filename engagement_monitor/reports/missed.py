"""Whose faces the shipped detector misses, as it was counted: for the intervals of a session, and in words."""

from collections.abc import Iterable
from functools import cache

from engagement_monitor.assets import asset
from engagement_monitor.errors import DataError
from engagement_monitor.reports import prose, words
from engagement_monitor.sentence import tr
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.reach import Reach, read_counts
from engagement_monitor.vision.detector_kind import HAAR


@cache
def shipped_reach() -> Reach:
    """How many faces of each sentiment the shipped detector finds.

    Raises:
        DataError: the counts are missing or damaged.
    """
    path = asset("resources", "detection") / "reach.json"
    try:
        return Reach.of(read_counts(path), tuple(map(str, SENTIMENTS)))
    except (OSError, ValueError) as error:
        raise DataError(
            tr("{path} does not say whose faces are missed ({reason})").format(path=path, reason=error),
            tr("Install the program again."),
        ) from error


def reach_of(detector: str) -> Reach | None:
    """How many faces of each sentiment a kind of detector finds; None where nobody has counted that.

    Raises:
        DataError: the counts are missing or damaged.
    """
    return shipped_reach() if detector == HAAR else None


def missed_sentences(detectors: Iterable[str]) -> list[str]:
    """The same in words for the detectors of some sessions, for the section that says how the figures were made."""
    kinds = dict.fromkeys(detectors)
    counted = [_counted_sentence()] if HAAR in kinds else []
    return counted + [prose.MISSED_BY_OTHERS.format(detector=kind) for kind in kinds if kind != HAAR]


def _counted_sentence() -> str:
    reach = shipped_reach()
    found = zip(SENTIMENTS, reach.found / reach.there, strict=True)
    return prose.MISSED.format(**{str(sentiment): words.percent(part) for sentiment, part in found})
