"""Frames become seconds: collects what the frames of a second showed and closes it as a sample."""

from collections import deque
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.sample import GapReason, Sample, Thirds, gap_sample
from engagement_monitor.timeline.share import LIVE_DRAWS, ErrorModel, dequantize, estimate_shares, quantize

AVERAGED_S = 3.0
"""Posteriors of a face are averaged over so many seconds: single frames err more often than faces do."""

LARGEST_SAMPLE = 64
"""So many faces of a second are stored at most; all of them are counted."""

Posterior = npt.NDArray[np.float32]


class Sampler:
    """Closes a sample for every second of capture time. Used on one thread.

    A second in which frames showed no face, and one in which none was analysed, are gaps: no value is repeated or
    invented.
    """

    def __init__(self, error_model: ErrorModel) -> None:
        self._error_model = error_model
        self._second = 0
        self._faces_seen: list[int] = []
        self._thirds_seen: list[Sequence[int]] = []
        self._seen_now: set[int] = set()
        self._history: dict[int, deque[tuple[float, Posterior]]] = {}

    @property
    def seconds(self) -> int:
        """How many seconds are closed."""
        return self._second

    def observe(
        self,
        time_s: float,
        faces: Mapping[int, Posterior],
        unclassified: int = 0,
        thirds: Sequence[int] | None = None,
    ) -> list[Sample]:
        """Takes the faces of one frame and gives the samples that it closes.

        Args:
            time_s: Capture time since the session's start; frames come in time order.
            faces: The sentiment posterior, float32 (3,), of every track in the frame.
            unclassified: How many more faces were seen and not classified.
            thirds: How many of all of them were in the back, the middle and the front third of the picture, if that is
                known.
        """
        closed = self.pass_time(time_s, GapReason.CAMERA)
        self._faces_seen.append(len(faces) + unclassified)
        if thirds is not None:
            self._thirds_seen.append(thirds)
        for track, posterior in faces.items():
            self._seen_now.add(track)
            self._history.setdefault(track, deque()).append((time_s, posterior))
        return closed

    def pass_time(self, time_s: float, silent: GapReason) -> list[Sample]:
        """Closes the seconds before ``time_s``; those in which none was observed are gaps for the reason ``silent``."""
        closed = []
        while self._second < int(time_s):
            closed.append(self._close(silent))
        return closed

    def finish(self, duration_s: float, silent: GapReason) -> list[Sample]:
        """Closes all seconds of a session of this duration, the last and incomplete one included."""
        closed = self.pass_time(duration_s, silent)
        if self._faces_seen:
            closed.append(self._close(silent))
        return closed

    def _close(self, silent: GapReason) -> Sample:
        second, self._second = self._second, self._second + 1
        frames, self._faces_seen = self._faces_seen, []
        thirds, self._thirds_seen = self._thirds_seen, []
        seen, self._seen_now = self._seen_now, set()
        if not frames:
            self._history.clear()
            return gap_sample(second, silent)
        self._forget(second + 1 - AVERAGED_S)
        if not seen:
            return gap_sample(second, GapReason.NO_FACE)
        means = [np.mean([posterior for _, posterior in self._history[track]], axis=0) for track in sorted(seen)]
        mean_thirds = Thirds(*np.mean(thirds, axis=0).tolist()) if len(thirds) == len(frames) else None
        return self._sample(second, float(np.mean(frames)), np.asarray(means[:LARGEST_SAMPLE]), mean_thirds)

    def _forget(self, before_s: float) -> None:
        for track, seen in list(self._history.items()):
            while seen and seen[0][0] < before_s:
                seen.popleft()
            if not seen:
                del self._history[track]

    def _sample(self, second: int, faces: float, posteriors: npt.NDArray[np.floating], thirds: Thirds | None) -> Sample:
        # The estimate is made from what is stored, so that it can be made again.
        stored = quantize(posteriors)
        estimate = estimate_shares(dequantize(stored), self._error_model, faces=len(stored), draws=LIVE_DRAWS)
        return Sample(second, faces, stored, estimate, None, thirds)
