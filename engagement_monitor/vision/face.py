"""What is known of a face, and of a frame once it is analysed."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from engagement_monitor.sentiment import SENTIMENTS, Sentiment


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the pixels of the frame; x to the right, y down, both of the upper left corner.

    ``tilt_deg`` says how far the head in it is tilted, clockwise; the rectangle itself stands upright. That of a tilted
    head may reach beyond the frame.
    """

    x_px: int
    y_px: int
    width_px: int
    height_px: int
    tilt_deg: float = 0.0

    @property
    def middle_px(self) -> tuple[float, float]:
        """Its middle, x and y."""
        return self.x_px + self.width_px / 2, self.y_px + self.height_px / 2

    @property
    def area_px(self) -> int:
        """Its area in square pixels."""
        return self.width_px * self.height_px

    def intersection_over_union(self, other: "Box") -> float:
        """How much of both is common to both, from 0 to 1."""
        common = self._common_px(other)
        return common / (self.area_px + other.area_px - common)

    def shared(self, other: "Box") -> float:
        """How much of the smaller one is common to both, from 0 to 1."""
        return self._common_px(other) / min(self.area_px, other.area_px)

    def _common_px(self, other: "Box") -> int:
        width = min(self.x_px + self.width_px, other.x_px + other.width_px) - max(self.x_px, other.x_px)
        height = min(self.y_px + self.height_px, other.y_px + other.height_px) - max(self.y_px, other.y_px)
        return max(0, width) * max(0, height)


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A face in one frame.

    ``track`` numbers the face while it is in view and is forgotten with it; nobody is ever recognised again.
    ``posterior`` is float32 (3,), read-only: the calibrated probability of every sentiment, in the order of
    ``SENTIMENTS``. ``classes`` is float32 (classes,), read-only: the same by the classes of the model, in the order of
    its card; None where they are not known.
    """

    box: Box
    track: int
    posterior: npt.NDArray[np.float32]
    classes: npt.NDArray[np.float32] | None = None

    @property
    def sentiment(self) -> Sentiment:
        """The most probable sentiment."""
        return SENTIMENTS[int(self.posterior.argmax())]


class Search(StrEnum):
    """Where faces were looked for."""

    FULL = "full"
    """In the whole picture."""
    NEAR = "near"
    """Near their last places only."""


@dataclass(frozen=True, slots=True, eq=False)
class FrameResult:
    """A frame, analysed. ``time_s`` is the frame's; ``detect_s`` and ``classify_s`` are what it cost.

    ``unclassified`` faces were seen beyond the largest ones, which are in ``faces``. Left out of both and counted apart
    are ``posters`` (faces that never change), those ``waiting`` (they have not moved yet, while nearly all others have)
    and ``outside`` (faces outside the seat areas). ``thirds`` says how many of the faces that count have their middle
    in the upper, the middle and the lower third of the picture's height: the back, the middle and the front of the
    class.
    """

    frame_index: int
    time_s: float
    faces: tuple[Face, ...]
    unclassified: int
    search: Search
    detect_s: float
    classify_s: float
    posters: int = 0
    waiting: int = 0
    outside: int = 0
    thirds: tuple[int, int, int] = (0, 0, 0)
