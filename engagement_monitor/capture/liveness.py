"""Whether what a camera gives is alive: an unplugged one may repeat its last picture for ever, a shut one is black.

Liveness is proved by change alone. The noise of a sensor changes every picture, even of an empty room.
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.frame import Picture

_LOOKED_AT = 64
"""So many rows and columns are compared: noise is everywhere, and a picture may have 33 million pixels."""
_BLACK_MEAN, _BLACK_SPREAD = 5.0, 2.0
"""Below both, in units of 0 to 255; a dim room is brighter, and its noise spreads further."""


class Look(StrEnum):
    """What a picture looks like after the one before."""

    ALIVE = "alive"
    REPEATED = "repeated"
    BLACK = "black"


class Liveness:
    """Looks at the pictures of one source, one after another."""

    def __init__(self, first: Picture) -> None:
        self._last = _points(first)

    def look(self, picture: Picture) -> Look:
        """Compares it with the picture before."""
        last, self._last = self._last, _points(picture)
        if self._last.mean() < _BLACK_MEAN and self._last.std() < _BLACK_SPREAD:
            return Look.BLACK
        return Look.REPEATED if np.array_equal(last, self._last) else Look.ALIVE


def _points(picture: Picture) -> npt.NDArray[np.uint8]:
    """A copy of some pixels, spread evenly: few enough to show nobody."""
    rows, columns = (np.linspace(0, size - 1, min(size, _LOOKED_AT)).astype(int) for size in picture.shape[:2])
    return np.asarray(picture[np.ix_(rows, columns)], np.uint8)
