"""Lectures put together from labelled faces, in memory only: what is seen in every second is known.

Twenty-four people sit in the demo's painted room and sway a little; in every seat somebody else sits down every few
seconds, drawn so that each segment has its own shares. A poster may hang on the wall.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.frame import Frame, Picture
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.training.scene_people import LabelledFace, Person, Pose, lay_person, paint_person
from engagement_monitor.training.scenes import cluttered_room

ROWS = ((0.22, 7, 40.0), (0.42, 7, 50.0), (0.64, 6, 62.0), (0.88, 4, 78.0))
"""Of every row of people: how far down they sit, how many they are and how wide a face is (pixels at 720p)."""
FACE_LASTS_S = (4.0, 9.0)
POSTER_PX = (345.0, 56.0)
"""Where the middle of the poster's face is: on the wall, over and between the heads of the back row."""
_HEIGHT_PX = 720
_NOISE_PX = 32


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    """One person in one seat from ``start_s`` on; ``sentiment`` is a place in ``SENTIMENTS``."""

    start_s: float
    sentiment: int
    person: Person


class CompositeLecture:
    """Draws a lecture. One thread.

    Args:
        faces: Labelled faces; those of each sentiment are drawn with replacement.
        segment_shares: The shares, (3,) each, that each segment aims at.
        segment_s: How long a segment is.
        random: For everything that is left to chance.
        poster: A face that hangs on the wall, or None.
    """

    def __init__(
        self,
        faces: Sequence[LabelledFace],
        segment_shares: Sequence[Sequence[float]],
        segment_s: float,
        random: np.random.Generator,
        poster: LabelledFace | None = None,
    ) -> None:
        self.segment_s, self.segments = segment_s, len(segment_shares)
        self._groups = [[face for face in faces if face.sentiment == place] for place in range(len(SENTIMENTS))]
        self._room = cluttered_room(_HEIGHT_PX, np.random.default_rng(5))
        self._seats = [*_seats(self._room)]
        self._turns = [[*self._draw_turns(segment_shares, random)] for _ in self._seats]
        noise = random.normal(0, 3, (_HEIGHT_PX + _NOISE_PX, self._room.shape[1] + _NOISE_PX, 3))
        self._noise = np.asarray(noise, np.int8)
        if poster is not None:
            lay_person(self._room, paint_person(poster, random), POSTER_PX, 50.0)

    def frames(self, rate_hz: float) -> Iterator[Frame]:
        """The whole lecture, frame by frame."""
        for index in range(round(self.segments * self.segment_s * rate_hz)):
            yield Frame(self._draw(index / rate_hz), index, index / rate_hz)

    def truth(self, segment: int) -> npt.NDArray[np.float64]:
        """float64 (3,): the share of each sentiment over the seconds of all seats in a segment."""
        start_s = segment * self.segment_s
        moments = np.arange(start_s, start_s + self.segment_s, 0.25)
        shown = [self._turn(turns, float(moment_s)).sentiment for turns in self._turns for moment_s in moments]
        return np.bincount(shown, minlength=len(SENTIMENTS)) / len(shown)

    def _draw_turns(self, shares: Sequence[Sequence[float]], random: np.random.Generator) -> Iterator[_Turn]:
        for segment, aimed in enumerate(shares):
            time_s, end_s = segment * self.segment_s, (segment + 1) * self.segment_s
            while time_s < end_s:
                sentiment = int(random.choice(len(SENTIMENTS), p=aimed))
                face = self._groups[sentiment][int(random.integers(len(self._groups[sentiment])))]
                yield _Turn(time_s, sentiment, paint_person(face, random))
                time_s += random.uniform(*FACE_LASTS_S)

    def _turn(self, turns: Sequence[_Turn], time_s: float) -> _Turn:
        return next(turn for turn in reversed(turns) if turn.start_s <= time_s)

    def _draw(self, time_s: float) -> Picture:
        pixels = self._room.copy()
        for number, ((x_px, y_px, face_px), turns) in enumerate(zip(self._seats, self._turns, strict=True)):
            sway = math.sin(2 * math.pi * time_s / (6.1 + 0.4 * number) + 1.7 * number)
            nod = math.sin(2 * math.pi * time_s / (4.3 + 0.3 * number) + number)
            centre = (x_px + 0.05 * face_px * sway, y_px + 0.03 * face_px * nod)
            lay_person(pixels, self._turn(turns, time_s).person, centre, face_px, Pose(tilt_deg=2 * sway))
        return self._grained(pixels, time_s)

    def _grained(self, pixels: Picture, time_s: float) -> Picture:
        step = round(time_s * 1000)
        down, right = (step * 37) % _NOISE_PX, (step * 23) % _NOISE_PX
        noise = self._noise[down : down + pixels.shape[0], right : right + pixels.shape[1]]
        return np.asarray(cv2.add(pixels, noise, dtype=cv2.CV_8U), np.uint8)


def _seats(room: Picture) -> Iterator[tuple[float, float, float]]:
    height, width = room.shape[:2]
    for down, count, face_px in ROWS:
        for seat in range(count):
            yield (seat + 0.5) * width / count, down * height, face_px
