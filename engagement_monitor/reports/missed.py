"""Whose faces the shipped detector misses, as it was counted: for the intervals of a session, and in words."""

from functools import cache

from engagement_monitor.assets import asset
from engagement_monitor.errors import DataError
from engagement_monitor.reports import prose, words
from engagement_monitor.sentence import tr
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.reach import Reach, read_counts


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


def missed_sentence() -> str:
    """The same in words, for the section that says how the figures were made."""
    reach = shipped_reach()
    found = zip(SENTIMENTS, reach.found / reach.there, strict=True)
    return prose.MISSED.format(**{str(sentiment): words.percent(part) for sentiment, part in found})
