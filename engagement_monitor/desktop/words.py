"""How the window puts numbers and states into words: always what faces look like, never what people feel.

The one place with two wordings: the usual one, and one that speaks of expressions alone, for where inferring feelings
is not allowed. Numbers and dates are written as in the language that is chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QLocale

from engagement_monitor.desktop.text import tr
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.store.session import SessionState
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.sample import GapReason, Shares

NOTHING = "\u2013"
"""Shown where there is no number: an en dash."""
MINUS = "\u2212"
_TO = "\u2013"
_THIN = "\u202f"

GLYPHS = {Sentiment.POSITIVE: "+", Sentiment.NEUTRAL: "○", Sentiment.NEGATIVE: MINUS}
"""A sign for each sentiment, because colour alone does not reach everybody."""


class Wording(StrEnum):
    """What the window speaks of."""

    USUAL = "usual"
    EXPRESSIONS = "expressions"


@dataclass(slots=True)
class _Speech:
    """The wording in force. One for the program, as the language is; changed on the window's thread only."""

    wording: Wording = Wording.USUAL


_SPEECH = _Speech()


def speak(wording: Wording) -> None:
    """Chooses the wording of everything that is put into words from now on."""
    _SPEECH.wording = wording


def application() -> str:
    """What the window is called."""
    return tr("Expression Monitor") if _expressions_only() else tr("Engagement Monitor")


def label(sentiment: Sentiment) -> str:
    """What such faces look like, as a heading: ``Positive-looking``."""
    return _labels()[sentiment]


def faces_label(sentiment: Sentiment) -> str:
    """Such faces, as a heading: ``Positive-looking faces``."""
    usual = {
        Sentiment.POSITIVE: tr("Positive-looking faces"),
        Sentiment.NEUTRAL: tr("Neutral-looking faces"),
        Sentiment.NEGATIVE: tr("Negative-looking faces"),
    }
    expressions = {
        Sentiment.POSITIVE: tr("Smile-like faces"),
        Sentiment.NEUTRAL: tr("Even faces"),
        Sentiment.NEGATIVE: tr("Frown-like faces"),
    }
    return (expressions if _expressions_only() else usual)[sentiment]


def positive_share() -> str:
    """The share that is compared, within a sentence: ``share of positive-looking faces``."""
    return tr("share of smile-like faces") if _expressions_only() else tr("share of positive-looking faces")


def capitalized(text: str) -> str:
    """As a heading, or as a sentence begins."""
    return text[:1].upper() + text[1:]


def introduction() -> str:
    """What the program is, in one paragraph."""
    if _expressions_only():
        return tr(
            "The program shows in which minutes of a lecture more or fewer of the faces in the room had a smile-like or"
            " a frown-like expression. It looks through a camera or at a recording, finds faces, sorts each by its"
            " expression, and draws the shares over the time of the lecture."
        )
    return tr(
        "The program shows in which minutes of a lecture the faces in the room looked more positive or more negative."
        " It looks through a camera or at a recording, finds faces, sorts each into positive-, neutral- or"
        " negative-looking, and draws the shares over the time of the lecture."
    )


def what_it_does() -> str:
    """What is counted, and how sure it is."""
    if _expressions_only():
        counted = tr(
            "It counts how many of the faces in view are smile-like, even or frown-like, a few times a second."
        )
    else:
        counted = tr(
            "It counts how many of the faces in view look positive, neutral or negative, a few times a second."
        )
    corrected = tr(
        "The shares are corrected for mistakes the model is known to make, and every share comes with a range: the"
        " truth should lie within it 95 times in 100. Where no face can be seen it shows a gap, not a guess."
    )
    return f"{counted} {corrected}"


def _labels() -> dict[Sentiment, str]:
    if _expressions_only():
        return {
            Sentiment.POSITIVE: tr("Smile-like"),
            Sentiment.NEUTRAL: tr("Even"),
            Sentiment.NEGATIVE: tr("Frown-like"),
        }
    return {
        Sentiment.POSITIVE: tr("Positive-looking"),
        Sentiment.NEUTRAL: tr("Neutral-looking"),
        Sentiment.NEGATIVE: tr("Negative-looking"),
    }


def _expressions_only() -> bool:
    return _SPEECH.wording is Wording.EXPRESSIONS


def gap(reason: GapReason) -> str:
    """Why there is nothing to show."""
    return {
        GapReason.NO_FACE: tr("no face in view"),
        GapReason.CAMERA: tr("no picture analysed"),
        GapReason.PAUSED: tr("paused"),
        GapReason.EXCLUDED: tr("left out"),
    }[reason]


def change(changed: Change) -> str:
    """Which way a share went."""
    return {Change.UP: tr("▲ up"), Change.DOWN: tr("▼ down"), Change.UNCLEAR: tr("unclear")}[changed]


def state(stored: SessionState) -> str:
    """How a session stands; empty if nothing is to be said."""
    return {
        SessionState.RECORDING: tr("recording now"),
        SessionState.COMPLETE: "",
        SessionState.INTERRUPTED: tr("interrupted"),
    }[stored]


def percent(share: float) -> str:
    """``0.453`` as ``45 %``."""
    return f"{round(share * 100)}{_THIN}%"


def whole_percent(shares: Shares, sentiment: Sentiment) -> str:
    """One of three shares, rounded so that the three shown add up to 100 and agree with every report."""
    return f"{shares.whole_percents()[SENTIMENTS.index(sentiment)]}{_THIN}%"


def percent_range(low: float, high: float) -> str:
    """``38`` to ``52 %``, with a dash."""
    return f"{round(low * 100)}{_TO}{round(high * 100)}{_THIN}%"


def decimal(number: float, digits: int = 1) -> str:
    """A number with that many digits behind its decimal point or comma: ``7.9``, in German ``7,9``."""
    return QLocale().toString(float(number), "f", digits)


def weight(number: float) -> str:
    """A number with as many digits as it needs, at most two: ``1``, ``0.5``, in German ``0,5``."""
    return QLocale().toString(round(float(number), 2), "g", 3)


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
    """A day and time on the clock of this computer: ``Tue 3 Nov 2026, 10:15``, in German ``Di. 3. Nov. 2026, ...``."""
    local, names = moment.astimezone(), QLocale()
    day = names.dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)
    month = names.monthName(local.month, QLocale.FormatType.ShortFormat)
    return tr("{day} {number} {month} {year}, {time}").format(
        day=day, number=local.day, month=month, year=local.year, time=f"{local:%H:%M}"
    )


def joined(parts: Sequence[str]) -> str:
    """The parts that say something, with a dot between them."""
    return "  ·  ".join(part for part in parts if part)


def faces(number: float) -> str:
    """How many faces, in words."""
    return tr("1 face") if number == 1 else tr("{n} faces").format(n=f"{number:.0f}")


def time_range(start_s: float, end_s: float) -> str:
    """``12:34`` to ``13:00``, with a dash; the start alone if it is one second."""
    return clock(start_s) if end_s - start_s <= 1 else f"{clock(start_s)}{_TO}{clock(end_s)}"
