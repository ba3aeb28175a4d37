"""Numbers as people read them, and the sentences that a report says about its figures.

A sentence says that a share changed only where the figures do. No sentence speaks of feelings.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from engagement_monitor.store.session import SessionState
from engagement_monitor.timeline.coverage import FEWEST_FACES, Basis, Standing, fullest_thirds
from engagement_monitor.timeline.figures import Change, SegmentFigures, SessionFigures
from engagement_monitor.timeline.index import IndexEstimate
from engagement_monitor.timeline.moments import Moment
from engagement_monitor.timeline.sample import GapReason, ShareEstimate, Thirds
from engagement_monitor.timeline.sampler import LARGEST_SAMPLE

_NO_BREAK = "\u00a0"
_MOST_CHANGES = 3
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FACES_LEFT_OUT = 0.05

MARK = "\u2020"
"""Stands beside a share that is not sound."""

GAP_WORDS = {
    GapReason.NO_FACE: "no face in view",
    GapReason.CAMERA: "no picture analysed",
    GapReason.PAUSED: "paused",
    GapReason.EXCLUDED: "excluded (break)",
}
CHANGE_WORDS = {Change.UP: "rose", Change.DOWN: "fell", Change.UNCLEAR: "unclear"}
STATE_WORDS = {
    SessionState.RECORDING: "This session is still being recorded; the figures cover what was stored so far.",
    SessionState.INTERRUPTED: (
        "This session was interrupted: the program ended before the session did. The figures cover what was stored."
    ),
    SessionState.COMPLETE: "",
}


def percent(share: float) -> str:
    """``41 %``."""
    return f"{round(100 * share)}{_NO_BREAK}%"


def percent_range(low: float, high: float) -> str:
    """``36-47 %``, with a dash."""
    return f"{round(100 * low)}\u2013{percent(high)}"


def positive_percent(estimate: ShareEstimate, standing: Standing = Standing.SOUND) -> str:
    """The positive share as every table shows it, so that no sentence has another number than the table below it."""
    return f"{estimate.shares.whole_percents()[0]}{_NO_BREAK}%{mark(standing)}"


def duration(seconds: float) -> str:
    """``1 h 32 min``, ``5 min 20 s`` or ``45 s``."""
    minutes, rest_s = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        parts = [f"{hours} h", f"{minutes} min" if minutes else ""]
    elif minutes:
        parts = [f"{minutes} min", f"{rest_s} s" if rest_s else ""]
    else:
        parts = [f"{rest_s} s"]
    return " ".join(part for part in parts if part).replace(" ", _NO_BREAK)


def clock(seconds: float) -> str:
    """Time from the start, the second that has begun: ``4:05`` or ``1:04:05``."""
    minutes, rest_s = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest_s:02}" if hours else f"{minutes}:{rest_s:02}"


def weekday(moment: datetime) -> str:
    """``Friday``, whatever the system's language is: a session has one report, from the window and without it."""
    return _WEEKDAYS[moment.weekday()]


def day(moment: datetime) -> str:
    """``20 November 2026``."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def short_day(moment: datetime) -> str:
    """``20 Nov``."""
    return f"{moment.day} {_MONTHS[moment.month - 1][:3]}"


def quoted(label: str) -> str:
    """A user's words in a sentence of ours: isolated, so that right-to-left text leaves the rest in order."""
    return f"\u201c\u2068{label}\u2069\u201d"


def excerpt(text: str, most: int) -> str:
    """At most so many characters, the last of them a dot-dot-dot if there were more."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: max(0, most - 1)].rstrip() + "\u2026"


def findings(figures: SessionFigures) -> list[str]:
    """What a reader in a hurry should know: where the positive share clearly changed, and how much was seen."""
    if figures.whole is None:
        return ["No face was seen in this session, so there is no share to report."]
    return [
        *_change_sentences(figures.segments),
        _sureness_sentence(figures.whole),
        coverage_sentence(figures),
        thirds_sentence(figures),
        _observed_sentence(figures),
    ]


def coverage_sentence(figures: SessionFigures) -> str:
    """Of which part of the people in the room the shares speak."""
    people, part = figures.people, percent(figures.coverage or 0.0)
    seen = f"The shares speak of {_classified_faces(figures)} in view, {figures.faces:.1f} at once on average"
    if people.basis is Basis.HEAD_COUNT:
        return f"{seen}: {part} of the {people.count:.0f} people who were counted in the room."
    return f"{seen}. How many people were in the room was not given."


def _classified_faces(figures: SessionFigures) -> str:
    """The faces, or only the largest ones where there were more than are classified at once."""
    all_of_them = figures.faces - figures.classified < _FACES_LEFT_OUT
    return "the faces" if all_of_them else f"the {LARGEST_SAMPLE} largest of the faces"


def thirds_sentence(figures: SessionFigures) -> str:
    """In which thirds of the picture the faces were: whether the shares speak of the back of the class, too."""
    thirds = figures.thirds
    if thirds is None:
        return "In which third of the picture the faces were is not known: an earlier version recorded this session."
    names = fullest_thirds(thirds)
    most = "Of the faces seen, some were in each third of the picture"
    if len(names) < len(thirds):
        most = f"Of the faces seen, most were in the {' and the '.join(names)} third of the picture"
    back, middle, front = (f"{faces:.1f}" for faces in thirds)
    where = f"on average {back} in the back (upper) third, {middle} in the middle, {front} in front"
    return f"{most}: {where}{_parts_of_people(figures)}."


def _parts_of_people(figures: SessionFigures) -> str:
    parts = figures.coverage_thirds
    if parts is None or figures.people.basis is not Basis.HEAD_COUNT:
        return ""
    back, middle, front = map(percent, parts)
    return f", which is {back}, {middle} and {front} of the people counted"


def thirds_numbers(thirds: Thirds | None) -> str:
    """``1.2 | 5.1 | 6.1``: back, middle and front; empty where it is not known."""
    return " | ".join(f"{faces:.1f}" for faces in thirds) if thirds else ""


def whom(basis: Basis) -> str:
    """What a coverage is a part of."""
    return "people counted in the room" if basis is Basis.HEAD_COUNT else "faces in view when most were"


def standing_words(standing: Standing, limit: float, basis: Basis) -> str:
    """Why shares are marked; empty if they are sound."""
    match standing:
        case Standing.FEW_FACES:
            return f"fewer than {FEWEST_FACES} faces at once, so that each moves the shares by many points"
        case Standing.LOW_COVERAGE:
            return f"less than {percent(limit)} of the {whom(basis)}; the others may have looked otherwise"
        case Standing.SOUND:
            return ""


def mark(standing: Standing) -> str:
    """What stands beside a share; nothing if it is sound."""
    return "" if standing is Standing.SOUND else MARK


def marked_note(limit: float, *bases: Basis) -> str:
    """What the mark beside a share means."""
    people = " or of the ".join(map(whom, bases))
    return (
        f"{MARK} Read with caution: fewer than {FEWEST_FACES} faces at once,"
        f" or less than {percent(limit)} of the {people}."
    )


def index_words(index: IndexEstimate) -> str:
    """``0.52 (0.47-0.58)``, with a dash."""
    return f"{index.value:.2f} ({index.low:.2f}\u2013{index.high:.2f})"


def _sureness_sentence(whole: ShareEstimate) -> str:
    """How far the intervals reach, in whole points."""
    shares, low, high = (part.array() for part in (whole.shares, whole.low, whole.high))
    reach = round(100 * float(max((shares - low).max(), (high - shares).max())))
    return f"How sure: the 95{_NO_BREAK}% intervals reach up to {reach} point{'' if reach == 1 else 's'} from a share."


def moment_words(moment: Moment) -> str:
    """What happened at a moment: ``positive share rose from 24 % (10-40 %) to 59 % (40-75 %)``, with dashes."""
    before, after = (
        f"{positive_percent(one)} ({percent_range(one.low.positive, one.high.positive)})"
        for one in (moment.before, moment.after)
    )
    return f"positive share {CHANGE_WORDS[moment.change]} from {before} to {after}"


def _change_sentences(segments: Sequence[SegmentFigures]) -> list[str]:
    clear = [
        _change_sentence(before, after)
        for before, after in pairwise(segments)
        if after.change in (Change.UP, Change.DOWN) and before.estimate and after.estimate
    ]
    if clear:
        more = len(clear) - _MOST_CHANGES
        rest = f"{more} more clear change{'s' if more > 1 else ''} can be found in the table below."
        return [*clear[:_MOST_CHANGES], *([rest] if more > 0 else [])]
    if any(segment.change is Change.UNCLEAR for segment in segments):
        return [
            "Whether the positive share changed from one segment to the next is unclear: the intervals are too wide."
        ]
    return []


def _change_sentence(before: SegmentFigures, after: SegmentFigures) -> str:
    verb = "rose" if after.change is Change.UP else "fell"
    return (
        f"The positive share {verb} clearly in {quoted(after.label)}:"
        f" {_positive(before)} before, {_positive(after)} then."
    )


def _positive(segment: SegmentFigures) -> str:
    assert segment.estimate is not None
    return positive_percent(segment.estimate, segment.standing)


def _observed_sentence(figures: SessionFigures) -> str:
    seen = f"At least one face was seen in {percent(figures.observed)} of the seconds"
    gaps = dict(figures.gaps_s)
    left_out_s = gaps.pop(GapReason.EXCLUDED, 0)
    rest = ", ".join(f"{duration(seconds)} {GAP_WORDS[reason]}" for reason, seconds in gaps.items())
    the_rest = f"; the rest: {rest}" if rest else ""
    breaks = f"; breaks of {duration(left_out_s)} were left out" if left_out_s else ""
    return f"{seen}{the_rest}{breaks}."
