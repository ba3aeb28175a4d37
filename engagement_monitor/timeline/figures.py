"""Every figure of a session that anybody is shown: in the window, in a report, on the command line.

They are computed in one place, from what is stored, so that they are the same everywhere.
"""

from dataclasses import dataclass
from enum import StrEnum

from engagement_monitor.timeline.sample import GapReason, Sample, ShareEstimate


class Change(StrEnum):
    """Whether a segment's positive share differs from that of the one before it by more than its uncertainty."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class SegmentFigures:
    """One segment: ``observed`` is the fraction of its seconds with a face, ``faces`` the mean number seen at once.

    ``estimate`` is None where nobody was seen; ``change`` is None for the first segment and next to such a one.
    """

    start_s: float
    end_s: float
    label: str
    observed: float
    faces: float
    estimate: ShareEstimate | None
    change: Change | None
    excluded: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SessionFigures:
    """One session.

    ``samples`` has a sample for every second, in time order, those of excluded segments turned into gaps. ``whole`` is
    one estimate over the whole session, None where nobody was seen. ``observed`` is the fraction of seconds with a face.
    """

    samples: tuple[Sample, ...]
    segments: tuple[SegmentFigures, ...]
    whole: ShareEstimate | None
    observed: float
    faces: float
    gaps_s: dict[GapReason, int]
