"""The demo lecture's script: ``lecture.json`` comes in, who looks where and how at any time goes out.

Times are seconds of the script, 0 to its duration. Everything is drawn from the script's own seed with
``Generator.random`` alone, so the same file gives the same lecture everywhere.
"""

import heapq
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.sentence import tr
from engagement_monitor.sentiment import SENTIMENTS, Sentiment

REMEDY = tr("Install the program again: its resources folder is incomplete.")


class Presence(StrEnum):
    """Whether a person's face can be seen."""

    AHEAD = "ahead"
    TURNED = "turned"
    ABSENT = "absent"


class Turn(StrEnum):
    """Where a person looks who does not look ahead."""

    LEFT = "left"
    RIGHT = "right"
    DOWN = "down"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Look:
    """What a person shows: presence, the face that would be seen, and the turn, which counts only when TURNED."""

    presence: Presence
    sentiment: Sentiment
    turn: Turn


@dataclass(frozen=True, slots=True)
class Span:
    """One look of one person from ``start_s`` up to, not including, ``end_s``."""

    start_s: float
    end_s: float
    look: Look


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the lecture and the shares it aims at (they sum to 1)."""

    label: str
    start_s: float
    end_s: float
    shares: Mapping[Sentiment, float]


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a person sits and what they look like.

    ``x_px``, ``y_px`` is the middle of the face box, whose side is ``face_px``, while the person sits still. Colours
    are BGR, 0 to 255. ``faces`` names the sprite of each sentiment.
    """

    row: int
    x_px: float
    y_px: float
    face_px: float
    skin: tuple[int, int, int]
    hair: tuple[int, int, int]
    clothes: tuple[int, int, int]
    hair_style: str
    mirrored: bool
    faces: Mapping[Sentiment, str]


@dataclass(frozen=True, slots=True)
class Rules:
    """How long things last, as (shortest, longest) in seconds, and how often a person who turns leaves instead."""

    expression_s: tuple[float, float]
    ahead_s: tuple[float, float]
    turned_s: tuple[float, float]
    absent_s: tuple[float, float]
    leaves: float
    reaction_s: float
    hurry_s: float


@dataclass(frozen=True)
class LectureScript:
    """The whole script. ``spans`` holds each seat's looks, without holes, from 0 to ``duration_s``."""

    duration_s: float
    empty_s: tuple[float, float]
    phases: tuple[Phase, ...]
    seats: tuple[Seat, ...]
    spans: tuple[tuple[Span, ...], ...]

    def at(self, time_s: float) -> tuple[Look, ...]:
        """Every seat's look, in the order of ``seats``. Past its end the script starts again."""
        return tuple(self.around(seat, time_s)[1].look for seat in range(len(self.seats)))

    def around(self, seat: int, time_s: float) -> tuple[Span, Span, Span]:
        """A seat's span at that time, between the one before it and the one after it."""
        spans = self.spans[seat]
        here = bisect_right(spans, time_s % self.duration_s, key=lambda span: span.start_s) - 1
        return spans[here - 1], spans[here], spans[(here + 1) % len(spans)]

    def truth(self, start_s: float, end_s: float) -> dict[Sentiment, float]:
        """The share, 0 to 1, of each sentiment over the face-seconds looking ahead from ``start_s`` to ``end_s``.

        All zero where nobody looks ahead. ``end_s`` may lie past the end: the script starts again.
        """
        seconds = dict.fromkeys(SENTIMENTS, 0.0)
        for span in self._played(end_s):
            if span.look.presence is Presence.AHEAD:
                seconds[span.look.sentiment] += max(0.0, min(span.end_s, end_s) - max(span.start_s, start_s))
        total = sum(seconds.values())
        return {sentiment: value / total if total else 0.0 for sentiment, value in seconds.items()}

    def _played(self, end_s: float) -> Iterator[Span]:
        for turn in range(int(end_s // self.duration_s) + 1):
            offset_s = turn * self.duration_s
            for spans in self.spans:
                for span in spans:
                    yield Span(span.start_s + offset_s, span.end_s + offset_s, span.look)


def load_script(path: Path) -> LectureScript:
    """Reads ``lecture.json`` and draws every seat's looks.

    Raises:
        SourceUnavailable: the file is missing or damaged.
    """
    try:
        return _script(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = tr("The demo lecture's script {name} cannot be read ({error!r})").format(name=path.name, error=error)
        raise SourceUnavailable(what, REMEDY) from error


def _script(data: dict[str, Any]) -> LectureScript:
    phases = tuple(_phase(entry) for entry in data["phases"])
    seats = tuple(_seat(entry) for entry in data["seats"])
    empty_s = (float(data["empty"]["start_s"]), float(data["empty"]["end_s"]))
    duration_s = float(data["duration_s"])
    if not seats or not phases or phases[0].start_s != 0 or phases[-1].end_s != duration_s:
        raise ValueError("the phases do not fill the lecture")
    spans = _Draw(phases, empty_s, _rules(data["rules"]), len(seats), int(data["seed"])).spans()
    return LectureScript(duration_s, empty_s, phases, seats, spans)


def _phase(entry: dict[str, Any]) -> Phase:
    shares = {Sentiment(name): float(share) for name, share in entry["shares"].items()}
    if abs(sum(shares.values()) - 1) > 1e-6:
        raise ValueError(f"the shares of {entry['label']} do not sum to 1")
    return Phase(entry["label"], float(entry["start_s"]), float(entry["end_s"]), shares)


def _seat(entry: dict[str, Any]) -> Seat:
    return Seat(
        row=int(entry["row"]),
        x_px=float(entry["x_px"]),
        y_px=float(entry["y_px"]),
        face_px=float(entry["face_px"]),
        skin=_bgr(entry["skin"]),
        hair=_bgr(entry["hair"]),
        clothes=_bgr(entry["clothes"]),
        hair_style=str(entry["hair_style"]),
        mirrored=bool(entry["mirrored"]),
        faces={sentiment: str(entry["faces"][sentiment]) for sentiment in SENTIMENTS},
    )


def _bgr(colour: str) -> tuple[int, int, int]:
    """``#rrggbb`` as OpenCV has it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return blue, green, red


def _rules(entry: dict[str, Any]) -> Rules:
    def spread(key: str) -> tuple[float, float]:
        return float(entry[key][0]), float(entry[key][1])

    return Rules(
        expression_s=spread("expression_s"),
        ahead_s=spread("ahead_s"),
        turned_s=spread("turned_s"),
        absent_s=spread("absent_s"),
        leaves=float(entry["leaves"]),
        reaction_s=float(entry["reaction_s"]),
        hurry_s=float(entry["hurry_s"]),
    )


@dataclass(frozen=True, slots=True)
class _Stay:
    """One presence of one person."""

    start_s: float
    end_s: float
    presence: Presence
    turn: Turn = Turn.LEFT


class _Draw:
    """Draws the looks: first who is there and looks ahead, then the expressions, so that the shares come out."""

    def __init__(
        self, phases: Sequence[Phase], empty_s: tuple[float, float], rules: Rules, seats: int, seed: int
    ) -> None:
        self._phases, self._empty_s, self._rules, self._seats = phases, empty_s, rules, seats
        self._end_s = phases[-1].end_s
        self._random = np.random.default_rng(seed)

    def spans(self) -> tuple[tuple[Span, ...], ...]:
        stays = [self._stays() for _ in range(self._seats)]
        moods = self._moods(stays)
        return tuple(tuple(_joined(*pair)) for pair in zip(stays, moods, strict=True))

    def _between(self, limits: tuple[float, float]) -> float:
        # A frame's time is a multiple of 1/rate: rounding keeps every change on a tidy instant.
        return round(limits[0] + (limits[1] - limits[0]) * float(self._random.random()), 2)

    def _stays(self) -> list[_Stay]:
        """One person's presences from 0 to the end, with the empty stretch cut out."""
        drawn: list[_Stay] = []
        # Nobody begins turned away: a short demo shows a full class at once.
        now_s, presence, turn = 0.0, Presence.AHEAD, Turn.LEFT
        until_s = self._between(self._rules.ahead_s)
        while now_s < self._end_s:
            drawn.append(_Stay(now_s, min(until_s, self._end_s), presence, turn))
            now_s = until_s
            presence, turn, lasts_s = self._next_presence(presence)
            until_s = now_s + lasts_s
        return list(self._without_break(drawn))

    def _next_presence(self, now: Presence) -> tuple[Presence, Turn, float]:
        if now is not Presence.AHEAD:
            return Presence.AHEAD, Turn.LEFT, self._between(self._rules.ahead_s)
        if self._random.random() < self._rules.leaves:
            return Presence.ABSENT, Turn.LEFT, self._between(self._rules.absent_s)
        turn = list(Turn)[int(self._random.random() * len(Turn))]
        return Presence.TURNED, turn, self._between(self._rules.turned_s)

    def _without_break(self, stays: Sequence[_Stay]) -> Iterator[_Stay]:
        """Everyone leaves one by one before the empty stretch and comes back one by one after it."""
        leaves_s = self._empty_s[0] - self._between((0.0, self._rules.hurry_s))
        returns_s = self._empty_s[1] + self._between((0.0, self._rules.hurry_s))
        for stay in stays:
            if stay.start_s < leaves_s:
                yield _Stay(stay.start_s, min(stay.end_s, leaves_s), stay.presence, stay.turn)
        yield _Stay(leaves_s, returns_s, Presence.ABSENT)
        for stay in stays:
            if stay.end_s > returns_s:
                yield _Stay(max(stay.start_s, returns_s), stay.end_s, stay.presence, stay.turn)

    def _moods(self, stays: Sequence[Sequence[_Stay]]) -> list[list[tuple[float, Sentiment]]]:
        """Each person's expressions as (start_s, sentiment).

        In the order in which they begin, each takes the sentiment that its phase is furthest behind with, weighed by
        the seconds in which the person looks ahead: so the realised shares come close to the phase's.
        """
        moods: list[list[tuple[float, Sentiment]]] = [[] for _ in stays]
        for phase in self._phases:
            shown = dict.fromkeys(SENTIMENTS, 0.0)
            due = [(self._begins_s(phase), seat) for seat in range(len(stays))]
            ends_s = [phase.end_s + begins_s - phase.start_s for begins_s, _ in due]
            heapq.heapify(due)
            while due:
                start_s, seat = heapq.heappop(due)
                end_s = self._expression_end_s(start_s, ends_s[seat])
                seen_s = _ahead_s(stays[seat], start_s, end_s)
                mood = _furthest_behind(shown, phase.shares, seen_s)
                shown[mood] += seen_s
                moods[seat].append((start_s, mood))
                if end_s < ends_s[seat]:
                    heapq.heappush(due, (end_s, seat))
        return moods

    def _begins_s(self, phase: Phase) -> float:
        """When one person takes up a phase: at once at the lecture's start, else after a moment of their own."""
        return phase.start_s + (self._between((0.0, self._rules.reaction_s)) if phase.start_s else 0.0)

    def _expression_end_s(self, start_s: float, phase_end_s: float) -> float:
        end_s = start_s + self._between(self._rules.expression_s)
        return phase_end_s if phase_end_s - end_s < self._rules.expression_s[0] else end_s


def _ahead_s(stays: Sequence[_Stay], start_s: float, end_s: float) -> float:
    ahead = (stay for stay in stays if stay.presence is Presence.AHEAD)
    return sum(max(0.0, min(stay.end_s, end_s) - max(stay.start_s, start_s)) for stay in ahead)


def _furthest_behind(shown: Mapping[Sentiment, float], shares: Mapping[Sentiment, float], more_s: float) -> Sentiment:
    total_s = sum(shown.values()) + more_s
    return max(SENTIMENTS, key=lambda sentiment: shares[sentiment] * total_s - shown[sentiment])


def _joined(stays: Sequence[_Stay], moods: Sequence[tuple[float, Sentiment]]) -> Iterator[Span]:
    """One person's presences and expressions as looks: a new one begins where either changes."""
    end_s = stays[-1].end_s
    edges = sorted({stay.start_s for stay in stays} | {start_s for start_s, _ in moods if start_s < end_s} | {end_s})
    for start_s, until_s in pairwise(edges):
        stay = next(stay for stay in stays if stay.start_s <= start_s < stay.end_s)
        mood = [mood for begins_s, mood in moods if begins_s <= start_s][-1]
        yield Span(start_s, until_s, Look(stay.presence, mood, stay.turn))
