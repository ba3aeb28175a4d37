"""What can be done to the segments and markers of a session. Every function gives new ones and leaves the old alone.

Times are whole seconds, because a sample is a second: a border within one would belong to both sides.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from engagement_monitor.timeline.sample import Marker, Segment

Segments = tuple[Segment, ...]
Markers = tuple[Marker, ...]

SHORTEST_S = 1.0
_APART_S = 5.0
"""A change so near to the edge of a break is that edge."""

_NUMBERED = re.compile(r"(.*) \((\d+)\)", re.DOTALL)


def segment_at(segments: Sequence[Segment], time_s: float) -> int:
    """The index of the segment at that time, -1 if there is none."""
    found = (index for index, segment in enumerate(segments) if segment.start_s <= time_s < segment.end_s)
    return next(found, -1)


def border_moved(segments: Sequence[Segment], border: int, time_s: float) -> Segments:
    """The end of segment ``border``, which is the start of the next one, moved; each keeps a second at least."""
    before, after = segments[border], segments[border + 1]
    lowest, highest = before.start_s + SHORTEST_S, after.end_s - SHORTEST_S
    if lowest > highest:
        return tuple(segments)
    place_s = min(max(float(round(time_s)), lowest), highest)
    pair = (replace(before, end_s=place_s), replace(after, start_s=place_s))
    return (*segments[:border], *pair, *segments[border + 2 :])


def can_split(segments: Sequence[Segment], time_s: float) -> bool:
    """Whether a cut at that time leaves a second on either side."""
    index, place_s = segment_at(segments, time_s), float(round(time_s))
    if index < 0:
        return False
    return segments[index].start_s + SHORTEST_S <= place_s <= segments[index].end_s - SHORTEST_S


def split(segments: Sequence[Segment], time_s: float) -> Segments:
    """The segment at that time cut in two; the second one has its label with a number."""
    if not can_split(segments, time_s):
        return tuple(segments)
    index, place_s = segment_at(segments, time_s), float(round(time_s))
    whole = segments[index]
    label = _numbered(whole.label, {segment.label for segment in segments})
    pair = (replace(whole, end_s=place_s), replace(whole, start_s=place_s, label=label))
    return (*segments[:index], *pair, *segments[index + 1 :])


def merged(segments: Sequence[Segment], index: int) -> Segments:
    """A segment and the next one as one, under the label of the first; the last one is merged with the one before."""
    if len(segments) < 2:
        return tuple(segments)
    first = min(index, len(segments) - 2)
    joined = replace(segments[first], end_s=segments[first + 1].end_s)
    return (*segments[:first], joined, *segments[first + 2 :])


def toggled(segments: Sequence[Segment], index: int) -> Segments:
    """A segment left out, or counted again."""
    return _replaced(segments, index, replace(segments[index], excluded=not segments[index].excluded))


def labelled(segments: Sequence[Segment], index: int, label: str) -> Segments:
    """A segment with another label."""
    return _replaced(segments, index, replace(segments[index], label=label))


def from_changes(
    changes_s: Sequence[float], breaks: Sequence[Segment], duration_s: float, part: Callable[[int], str]
) -> Segments:
    """Segments between the moments of change, around the breaks, which stay as they are.

    Args:
        changes_s: In time order.
        breaks: What is left out, in time order.
        duration_s: Of the session.
        part: The label of the segment of that number, from 1 on.
    """
    edges = {0.0, duration_s, *(edge for one in breaks for edge in (one.start_s, one.end_s))}
    edges |= {change_s for change_s in changes_s if all(abs(change_s - edge) >= _APART_S for edge in edges)}
    inner = [edge for edge in sorted(edges) if not any(one.start_s < edge < one.end_s for one in breaks)]
    left_out = {one.start_s: one for one in breaks}
    found: list[Segment] = []
    for start_s, end_s in pairwise(inner):
        counted = len(found) - sum(segment.excluded for segment in found)
        found.append(left_out.get(start_s) or Segment(start_s, end_s, part(counted + 1)))
    return tuple(found)


def _replaced(segments: Sequence[Segment], index: int, segment: Segment) -> Segments:
    return (*segments[:index], segment, *segments[index + 1 :])


def _numbered(label: str, taken: Iterable[str]) -> str:
    match = _NUMBERED.fullmatch(label)
    stem, number = (match[1], int(match[2])) if match else (label, 1)
    used = set(taken)
    while f"{stem} ({number + 1})" in used:
        number += 1
    return f"{stem} ({number + 1})"


def marker_changed(markers: Sequence[Marker], index: int, marker: Marker, duration_s: float) -> Markers:
    """Another marker in the place of one, in time order and within the session."""
    place_s = min(max(0.0, float(round(marker.time_s))), max(0.0, float(int(duration_s)) - 1))
    others = (*markers[:index], replace(marker, time_s=place_s), *markers[index + 1 :])
    return tuple(sorted(others, key=lambda each: each.time_s))


def marker_added(markers: Sequence[Marker], marker: Marker) -> Markers:
    """One marker more."""
    return tuple(sorted((*markers, marker), key=lambda each: each.time_s))


def marker_removed(markers: Sequence[Marker], index: int) -> Markers:
    """One marker less."""
    return (*markers[:index], *markers[index + 1 :])
