"""Faces keep a short-lived number while they are in view."""

from collections.abc import Sequence
from dataclasses import dataclass

from engagement_monitor.capture.frame import Frame
from engagement_monitor.vision.detector import FaceDetector
from engagement_monitor.vision.face import Box, Search

_SAME_FACE_IOU = 0.3
_SAME_PLACE = 0.5
"""Two boxes of which so much of the smaller one is common are one face."""


@dataclass(frozen=True, slots=True)
class TrackerSettings:
    """``full_every_s``: between two searches of the whole picture faces are only followed.

    ``kept_s``: a face that is lost is looked for at its last place so long; then its number is forgotten.
    """

    full_every_s: float = 1.0
    kept_s: float = 1.5


@dataclass(slots=True)
class _Track:
    number: int
    box: Box
    seen_s: float


class FaceTracker:
    """Finds the faces of one frame after another and says which is which. Used on one thread.

    A small greedy matcher on overlap: people in a lecture sit still. Nobody is recognised again.
    """

    def __init__(self, detector: FaceDetector, settings: TrackerSettings | None = None) -> None:
        self._detector = detector
        self._settings = settings or TrackerSettings()
        self._tracks: list[_Track] = []
        self._next_number = 1
        self._last_full_s = float("-inf")

    def find(self, frame: Frame) -> tuple[dict[int, Box], Search]:
        """The faces that are in this frame, by track number, and how they were looked for."""
        full = frame.time_s - self._last_full_s >= self._settings.full_every_s - 1e-6
        seen = self._full(frame) if full else self._near(frame, self._tracks)
        self._tracks = [track for track in self._tracks if frame.time_s - track.seen_s <= self._settings.kept_s]
        return seen, Search.FULL if full else Search.NEAR

    def forget(self) -> None:
        """Forgets all tracks: the camera was away, and whoever sits there now may be somebody else."""
        self._tracks.clear()
        self._last_full_s = float("-inf")

    def _full(self, frame: Frame) -> dict[int, Box]:
        self._last_full_s = frame.time_s
        found = self._detector.find(frame.pixels)
        matches = _match(self._tracks, found)
        seen = {track.number: self._see(track, found[index], frame.time_s) for track, index in matches}
        # The whole picture is searched coarsely; a known face that it misses is looked for again at its place.
        missed = self._near(frame, [track for track in self._tracks if track.number not in seen])
        seen |= {number: box for number, box in missed.items() if not _overlaps(box, seen)}
        taken = {index for _, index in matches}
        for index, box in enumerate(found):
            if index not in taken and not _overlaps(box, seen):
                seen |= self._begin(box, frame.time_s)
        return seen

    def _near(self, frame: Frame, tracks: Sequence[_Track]) -> dict[int, Box]:
        boxes = self._detector.find_near(frame.pixels, [track.box for track in tracks])
        found = [(track, box) for track, box in zip(tracks, boxes, strict=True) if box is not None]
        # Where two tracks reach the same face, it is that of the one which was nearer to it.
        found.sort(key=lambda pair: -pair[0].box.intersection_over_union(pair[1]))
        seen: dict[int, Box] = {}
        for track, box in found:
            if not _overlaps(box, seen):
                seen[track.number] = self._see(track, box, frame.time_s)
        return seen

    def _see(self, track: _Track, box: Box, time_s: float) -> Box:
        track.box, track.seen_s = box, time_s
        return box

    def _begin(self, box: Box, time_s: float) -> dict[int, Box]:
        track = _Track(self._next_number, box, time_s)
        self._next_number += 1
        self._tracks.append(track)
        return {track.number: box}


def _match(tracks: Sequence[_Track], boxes: Sequence[Box]) -> list[tuple[_Track, int]]:
    """Pairs of a track and the index of its box, those that overlap most first."""
    pairs = [
        (track.box.intersection_over_union(box), track, index) for track in tracks for index, box in enumerate(boxes)
    ]
    matches: list[tuple[_Track, int]] = []
    used_tracks: set[int] = set()
    used_boxes: set[int] = set()
    for overlap, track, index in sorted(pairs, key=lambda pair: -pair[0]):
        if overlap < _SAME_FACE_IOU:
            break
        if track.number not in used_tracks and index not in used_boxes:
            matches.append((track, index))
            used_tracks.add(track.number)
            used_boxes.add(index)
    return matches


def _overlaps(box: Box, others: dict[int, Box]) -> bool:
    return any(box.shared(other) > _SAME_PLACE for other in others.values())
