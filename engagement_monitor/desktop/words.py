"""How the window puts numbers and states into words: always what faces look like, never what people feel."""

from collections.abc import Sequence
from datetime import datetime

from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.store.session import SessionState
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.sample import GapReason, Shares

APPLICATION = "Engagement Monitor"
NOTHING = "\u2013"
"""Shown where there is no number: an en dash."""
MINUS = "\u2212"
_TO = "\u2013"
_THIN = "\u202f"

LABELS = {
    Sentiment.POSITIVE: "Positive-looking",
    Sentiment.NEUTRAL: "Neutral-looking",
    Sentiment.NEGATIVE: "Negative-looking",
}
GLYPHS = {Sentiment.POSITIVE: "+", Sentiment.NEUTRAL: "○", Sentiment.NEGATIVE: MINUS}
"""A sign for each sentiment, because colour alone does not reach everybody."""

GAPS = {
    GapReason.NO_FACE: "no face in view",
    GapReason.CAMERA: "no picture",
    GapReason.PAUSED: "paused",
    GapReason.EXCLUDED: "left out",
}
CHANGES = {Change.UP: "▲ up", Change.DOWN: "▼ down", Change.UNCLEAR: "unclear"}
STATES = {
    SessionState.RECORDING: "recording now",
    SessionState.COMPLETE: "",
    SessionState.INTERRUPTED: "interrupted",
}


def percent(share: float) -> str:
    """``0.453`` as ``45 %``."""
    return f"{round(share * 100)}{_THIN}%"


def whole_percent(shares: Shares, sentiment: Sentiment) -> str:
    """One of three shares, rounded so that the three shown add up to 100 and agree with every report."""
    return f"{shares.whole_percents()[SENTIMENTS.index(sentiment)]}{_THIN}%"


def percent_range(low: float, high: float) -> str:
    """``38`` to ``52 %``, with a dash."""
    return f"{round(low * 100)}{_TO}{round(high * 100)}{_THIN}%"


def clock(seconds: float) -> str:
    """A time in a lecture: ``12:34``, from one hour on ``1:02:34``."""
    minutes, second = divmod(max(0, int(seconds)), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02d}:{second:02d}" if hour else f"{minute}:{second:02d}"


def length(seconds: float) -> str:
    """How long something took: ``48 s``, ``1 min 40 s``, from ten minutes on ``12 min``, ``1 h 30 min``."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    units = ((hours, "h"), (minute, "min"), (second if minutes < 10 else 0, "s"))
    parts = [f"{number}{_THIN}{unit}" for number, unit in units if number]
    return " ".join(parts) or f"0{_THIN}s"


def date(moment: datetime) -> str:
    """A day and time on the clock of this computer: ``Tue 3 Nov 2026, 10:15``."""
    local = moment.astimezone()
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"


def joined(parts: Sequence[str]) -> str:
    """The parts that say something, with a dot between them."""
    return "  ·  ".join(part for part in parts if part)


def faces(number: float) -> str:
    """How many faces, in words."""
    return "1 face" if number == 1 else f"{number:.0f} faces"


def time_range(start_s: float, end_s: float) -> str:
    """``12:34`` to ``13:00``, with a dash; the start alone if it is one second."""
    return clock(start_s) if end_s - start_s <= 1 else f"{clock(start_s)}{_TO}{clock(end_s)}"
