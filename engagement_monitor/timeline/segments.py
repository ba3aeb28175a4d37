"""How a session is cut into segments: by its markers, every so often, or where the shares change."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.copus import copus_code
from engagement_monitor.timeline.sample import Marker, Sample, Segment
from engagement_monitor.timeline.sample_table import SHARES, SampleTable

WHOLE_LABEL = "Whole session"
START_LABEL = "Start"
BREAK_LABEL = "break"
"""A marker with this label, however it is written, starts a segment that is excluded from every figure."""

# A label is stored in the language in which the window showed it.
_NUMBERED = r"(Part|Teil|Parte|Mark|Marke|Marca) \d+"
_CLOCK = r"\d+(:\d\d){1,2}"
_OURS = re.compile(rf"({WHOLE_LABEL}|{START_LABEL}|{_NUMBERED}|{_CLOCK})( \(\d+\))?")
_BIN_S = 5
_SHORTEST_S = 30
_PENALTY = 3.0


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A moment at which the shares change, with its ``strength`` from 0 to 1.

    The strength is the part of the squared error of the shares around one mean, over the stretches on both sides up to
    the neighbouring change points, that two means explain (R squared): 1 is a step without any noise.
    """

    time_s: float
    strength: float


def segments_from_markers(markers: Sequence[Marker], duration_s: float) -> list[Segment]:
    """Every marker starts a segment with its label; what comes before the first one is the start.

    Of markers at the same moment the last one counts. Without markers the whole session is one segment. Codes of COPUS
    start none: they say what happened in two minutes, not where something begins.
    """
    starts = {max(0.0, one.time_s): one for one in markers if one.time_s < duration_s and not copus_code(one.label)}
    if not starts:
        return [Segment(0.0, duration_s, WHOLE_LABEL)]
    starts.setdefault(0.0, Marker(0.0, START_LABEL))
    edges = sorted(starts)
    ends = [*edges[1:], duration_s]
    return [
        Segment(start, end, starts[start].label, excluded=starts_break(starts[start]))
        for start, end in zip(edges, ends, strict=True)
    ]


def is_name(label: str) -> bool:
    """Whether a user gave this label: not what the program calls a segment or a marker, in any of its languages.

    That is the start, a number (``Part 3``, ``Marke 3``), or a marker's time, and such a one cut in two.
    """
    return bool(label.strip()) and not _OURS.fullmatch(label.strip())


def starts_break(marker: Marker) -> bool:
    """Whether what follows this marker is left out of every figure."""
    return marker.excluded or marker.label.strip().casefold() == BREAK_LABEL


def breaks(markers: Sequence[Marker], duration_s: float) -> list[Segment]:
    """The stretches that markers leave out of every figure, however the session is cut."""
    return [segment for segment in segments_from_markers(markers, duration_s) if segment.excluded]


def segments_every(seconds: float, duration_s: float) -> list[Segment]:
    """Segments of equal length; the last one may be shorter."""
    edges = np.append(np.arange(0.0, duration_s, seconds), duration_s).tolist()
    return _numbered(edges)


def automatic_segments(samples: Sequence[Sample]) -> list[Segment]:
    """Segments between the moments at which the shares change, with the strength of the one at which each begins."""
    duration_s = samples[-1].time_s + 1.0 if samples else 0.0
    found = change_points(samples)
    if not found:
        return [Segment(0.0, duration_s, WHOLE_LABEL)]
    cut = _numbered([0.0, *(point.time_s for point in found), duration_s])
    strengths = [None, *(point.strength for point in found)]
    return [replace(segment, strength=strength) for segment, strength in zip(cut, strengths, strict=True)]


def change_points(samples: Sequence[Sample]) -> tuple[ChangePoint, ...]:
    """The moments at which the shares change, in time order.

    They minimise the squared error of the shares around their segment's mean plus a penalty for every segment
    (Killick, Fearnhead and Eckley 2012, as in the library ``ruptures``), on means of five seconds. The penalty grows
    with the noise, measured by the median difference between neighbours, and with the logarithm of the length as in the
    Bayesian information criterion.

    Args:
        samples: One for every second, in time order; gaps are skipped.
    """
    signal, times_s = _binned_shares(samples)
    if len(signal) < 2 * _SHORTEST_S // _BIN_S:
        return ()
    import ruptures

    steps = np.abs(np.diff(signal, axis=0))
    noise = float(np.sum((np.median(steps, axis=0) / 0.954) ** 2))  # the median step of noise with deviation 1 is 0.954
    penalty = _PENALTY * max(noise, 1e-4) * float(np.log(len(signal)))
    search = ruptures.KernelCPD(kernel="linear", min_size=_SHORTEST_S // _BIN_S).fit(signal)
    edges = [0, *search.predict(pen=penalty)]
    return tuple(
        ChangePoint(float(times_s[at]), _strength(signal[start:at], signal[at:end]))
        for start, at, end in zip(edges, edges[1:], edges[2:], strict=False)
    )


def _strength(before: npt.NDArray[np.float64], after: npt.NDArray[np.float64]) -> float:
    apart, together = _error(before) + _error(after), _error(np.concatenate([before, after]))
    return max(0.0, 1 - apart / together) if together > 0 else 0.0


def _error(signal: npt.NDArray[np.float64]) -> float:
    return float(((signal - signal.mean(axis=0)) ** 2).sum())


def _binned_shares(samples: Sequence[Sample]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Means of the shares (bins, 3) where anybody was seen, and when each bin begins."""
    table = SampleTable.of(samples)
    seen = table.observed
    if not seen.any():
        return np.zeros((0, 3)), np.zeros(0)
    bins, shares = table.times_s[seen] // _BIN_S, table.estimates[seen, SHARES]
    numbers, first = np.unique(bins, return_index=True)
    counts = np.diff(np.append(first, len(bins)))
    return np.add.reduceat(shares, first, axis=0) / counts[:, None], (numbers * _BIN_S).astype(np.float64)


def _numbered(edges_s: Sequence[float]) -> list[Segment]:
    pairs = pairwise(edges_s)
    return [Segment(start, end, f"Part {number}") for number, (start, end) in enumerate(pairs, 1) if end > start]
