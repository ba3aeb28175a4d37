"""A sample: what was seen in one second of a session."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

POSTERIOR_SCALE = 65535


class GapReason(StrEnum):
    """Why a second has no share."""

    NO_FACE = "no_face"
    CAMERA = "camera"
    """No picture was analysed: none came, or the model gave nothing usable for it."""
    PAUSED = "paused"
    EXCLUDED = "excluded"


class Thirds(NamedTuple):
    """A number for each third of the picture's height: the upper one shows the back of the class, the lower its front.

    Rows of seats lie across the picture, so that these are the thirds a lecturer has a word for.
    """

    back: float
    middle: float
    front: float

    def parting(self, whole: float) -> "Thirds":
        """``whole``, shared out as these are; nothing to each if these are none."""
        total = sum(self)
        return Thirds(*(whole * part / total if total else 0.0 for part in self))

    def whole(self) -> tuple[int, ...]:
        """Whole numbers that add up to the whole number of all."""
        return _whole([*self], round(sum(self)))


def _whole(exact: list[float], total: int) -> tuple[int, ...]:
    """Rounded down, and what that leaves over of the total goes to the largest remainders."""
    whole = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: whole[index] - exact[index])
    for index in by_remainder[: max(0, total - sum(whole))]:
        whole[index] += 1
    return tuple(whole)


@dataclass(frozen=True, slots=True)
class Shares:
    """A fraction for each sentiment, from 0 to 1. Shares add up to 1; their bounds need not."""

    positive: float
    neutral: float
    negative: float

    @classmethod
    def of(cls, values: npt.NDArray[np.floating]) -> "Shares":
        """From an array (3,) in the order of ``SENTIMENTS``."""
        positive, neutral, negative = (float(value) for value in values)
        return cls(positive, neutral, negative)

    def array(self) -> npt.NDArray[np.float64]:
        """As float64 (3,)."""
        return np.asarray((self.positive, self.neutral, self.negative))

    def whole_percents(self) -> tuple[int, ...]:
        """As they are shown everywhere: whole percents of shares, adding up to 100."""
        return _whole((100 * self.array()).tolist(), 100)


@dataclass(frozen=True, slots=True)
class ShareEstimate:
    """The shares of a group of faces.

    ``shares`` are corrected for the classifier's known errors, ``low`` and ``high`` bound the 95 % interval, and
    ``counted`` is what plain counting of the most probable sentiments gives.
    """

    shares: Shares
    low: Shares
    high: Shares
    counted: Shares


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """One second of a session, the one that begins at ``time_s`` (whole seconds from the session's start).

    ``faces`` is the mean number of faces seen at once. ``posteriors`` is uint16 (n, 3), read-only: a row for each of
    the n faces of this second, the mean over its last three seconds, in units of 1/65535, and the rows sorted by value,
    so that no row can be followed from second to second. Either ``estimate`` or ``gap`` is None. ``thirds`` is
    ``faces`` by thirds of the picture, None in a gap and in sessions of versions that did not count so.
    """

    time_s: int
    faces: float
    posteriors: npt.NDArray[np.uint16]
    estimate: ShareEstimate | None
    gap: GapReason | None
    thirds: Thirds | None = None

    def __post_init__(self) -> None:
        self.posteriors.flags.writeable = False
        if (self.estimate is None) == (self.gap is None):
            raise ValueError("a sample has either an estimate or the reason why it has none")


def gap_sample(time_s: int, reason: GapReason) -> Sample:
    """A second without a share."""
    return Sample(time_s, 0.0, np.zeros((0, 3), np.uint16), None, reason)


@dataclass(frozen=True, slots=True)
class Marker:
    """A moment that the user marked; it starts a segment. An excluded one starts a break, which counts in no figure."""

    time_s: float
    label: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a session, from ``start_s`` up to ``end_s``. An excluded one (a break) counts in no figure.

    ``strength`` is that of the change point at which it begins (0 to 1, see ``change_points``), None at any other
    border.
    """

    start_s: float
    end_s: float
    label: str
    excluded: bool = False
    strength: float | None = None
