"""The codes of COPUS, for whoever notes while the session runs what students and instructor do.

Smith, Jones, Gilbert and Wieman, "The Classroom Observation Protocol for Undergraduate STEM (COPUS): a new instrument
to characterize university STEM classroom practices", CBE - Life Sciences Education 12, 2013. An observer ticks, for
every two minutes, each code that occurred in them. Here a code is a marker with the label of ``copus_label``; it starts
no segment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from engagement_monitor.timeline.sample import Marker

BIN_S = 120
_PREFIX = "COPUS"


class CopusGroup(StrEnum):
    """Who does it."""

    STUDENT = "student"
    INSTRUCTOR = "instructor"


@dataclass(frozen=True, slots=True)
class CopusCode:
    """One code: who does it, the code as the protocol has it, and what it stands for."""

    group: CopusGroup
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class CopusBin:
    """Two minutes (the last ones may be fewer) and the codes that were marked in them, in the protocol's order."""

    start_s: float
    end_s: float
    codes: tuple[CopusCode, ...]


_STUDENT = {
    "L": "listening, taking notes",
    "Ind": "thinking or solving problems alone",
    "CG": "discussing a clicker question in groups",
    "WG": "working on a worksheet in groups",
    "OG": "another activity in groups",
    "AnQ": "answering a question of the instructor",
    "SQ": "asking a question",
    "WC": "discussing as a whole class",
    "Prd": "predicting the outcome of a demonstration",
    "SP": "presenting",
    "TQ": "test or quiz",
    "W": "waiting",
    "O": "something else",
}
_INSTRUCTOR = {
    "Lec": "lecturing",
    "RtW": "writing on the board",
    "FUp": "following up on a question or activity",
    "PQ": "posing a question",
    "CQ": "asking a clicker question",
    "AnQ": "listening to and answering questions",
    "MG": "moving through the class, guiding work",
    "1o1": "talking with one or a few",
    "D/V": "showing a demonstration or a video",
    "Adm": "administration",
    "W": "waiting",
    "O": "something else",
}
COPUS_CODES: tuple[CopusCode, ...] = tuple(
    CopusCode(group, code, words)
    for group, codes in ((CopusGroup.STUDENT, _STUDENT), (CopusGroup.INSTRUCTOR, _INSTRUCTOR))
    for code, words in codes.items()
)
"""All 25, those of the students first, in the protocol's order."""


def copus_label(code: CopusCode) -> str:
    """The label of a marker that stands for this code: ``COPUS student AnQ``."""
    return f"{_PREFIX} {code.group} {code.code}"


_BY_LABEL = {copus_label(code).casefold(): code for code in COPUS_CODES}


def copus_code(label: str) -> CopusCode | None:
    """The code that a marker's label stands for, however it is written; None for any other label."""
    return _BY_LABEL.get(" ".join(label.split()).casefold())


def copus_grid(markers: Sequence[Marker], duration_s: float) -> tuple[CopusBin, ...]:
    """What was marked in each two minutes of the session; empty if no code was marked at all."""
    marked: dict[int, set[CopusCode]] = {}
    for marker in markers:
        code = copus_code(marker.label)
        if code is not None and 0 <= marker.time_s < duration_s:
            marked.setdefault(int(marker.time_s // BIN_S), set()).add(code)
    if not marked:
        return ()
    return tuple(
        CopusBin(
            float(start_s),
            min(float(start_s + BIN_S), duration_s),
            tuple(code for code in COPUS_CODES if code in marked.get(start_s // BIN_S, ())),
        )
        for start_s in range(0, int(-(-duration_s // 1)), BIN_S)
    )
