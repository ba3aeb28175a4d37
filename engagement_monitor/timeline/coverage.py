"""Of which part of the people in the room the figures speak, and whether that is enough to read them as usual."""

from dataclasses import dataclass
from enum import StrEnum

from engagement_monitor.timeline.evidence import Evidence
from engagement_monitor.timeline.sample import Thirds

FEWEST_FACES = 5
COVERAGE_LIMIT = 0.4


class Standing(StrEnum):
    """How a share stands: a number that is not sound is greyed and marked wherever it is shown."""

    SOUND = "sound"
    FEW_FACES = "few_faces"
    """Of fewer than ``FEWEST_FACES`` faces at once."""
    LOW_COVERAGE = "low_coverage"
    """Of a smaller part of the people than the limit allows."""


class Basis(StrEnum):
    """Where the number of people in the room comes from."""

    HEAD_COUNT = "head_count"
    """The user counted them."""
    MOST_SEEN = "most_seen"
    """Nobody did: the number of faces that 95 % of the session's seconds did not exceed stands for it."""


@dataclass(frozen=True, slots=True)
class People:
    """How many people are taken to be in the room."""

    count: float
    basis: Basis

    @classmethod
    def of(cls, whole: Evidence, head_count: int | None) -> "People":
        """From the user's head count, else from the evidence of the whole session."""
        if head_count is not None:
            return cls(float(head_count), Basis.HEAD_COUNT)
        return cls(whole.most_faces, Basis.MOST_SEEN)

    def coverage(self, evidence: Evidence) -> float | None:
        """Of which part of them the shares speak, 0 to 1: those whose faces were classified at once.

        None where nobody was seen.
        """
        return min(1.0, evidence.classified / self.count) if evidence.faces and self.count else None


def coverage_in_thirds(coverage: float | None, thirds: Thirds | None) -> Thirds | None:
    """Which part of all people was seen in each third of the picture; together they are ``coverage``.

    Nobody knows how many sit in a third, so that each is a part of all people and not of those in it.
    """
    return None if coverage is None or thirds is None else thirds.parting(coverage)


# A third is named with others where most faces were in them together.
_MOST_IN_ONE, _FEW_IN_ONE = 0.6, 0.2


def fullest_thirds(thirds: Thirds) -> tuple[str, ...]:
    """The names of the thirds in which most of the faces seen were, from the back to the front; all where none was few.

    One if it had 60 % of the faces or more, two if the other had less than 20 %.
    """
    parts = thirds.parting(1.0)._asdict()
    if max(parts.values()) >= _MOST_IN_ONE:
        return (max(parts, key=lambda name: parts[name]),)
    return tuple(name for name, part in parts.items() if part >= _FEW_IN_ONE)


def standing(faces: float, coverage: float | None, limit: float = COVERAGE_LIMIT) -> Standing:
    """How a share of so many faces at once stands; ``limit`` is the smallest sound coverage."""
    if faces < FEWEST_FACES:
        return Standing.FEW_FACES
    if coverage is not None and coverage < limit:
        return Standing.LOW_COVERAGE
    return Standing.SOUND
