"""Whose faces are missed: shares of the faces that were found become shares of the faces that were there.

Smiling faces are found more often than sad ones. If a detector finds a face of sentiment s with probability r(s), the
found shares q and the true ones p are bound by q(s) ~ r(s) p(s), so p(s) ~ q(s) / r(s). How often each sentiment is
found was counted on labelled scenes; what such a count leaves open is a Beta distribution for each r(s), from which one
value is drawn for every draw of the shares: the interval grows by it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]

_SEED = 2013
_PRIOR = 1.0
"""A uniform prior on every recall."""


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """How many labelled faces of every sentiment were found: ``found`` of ``there``, both float64 (3,)."""

    found: Floats
    there: Floats

    @classmethod
    def of(cls, counts: Mapping[str, Mapping[str, float]], order: tuple[str, ...]) -> "Reach":
        """From counts by sentiment: ``{"positive": {"found": 170, "there": 190}, ...}``.

        Raises:
            ValueError: more are found than there are, or a sentiment is missing.
        """
        missing = [name for name in order if name not in counts]
        if missing:
            raise ValueError(f"nothing is known of how often {missing[0]} faces are found")
        found = np.asarray([counts[name]["found"] for name in order], np.float64)
        there = np.asarray([counts[name]["there"] for name in order], np.float64)
        if (found < 0).any() or (found > there).any():
            raise ValueError("more faces are found than there are")
        return cls(found, there)

    def unseen(self, draws: npt.NDArray[np.floating], found_faces: int, seed: int = _SEED) -> Floats:
        """Draws (n, 3) of the shares of everybody who was there when so many different faces were found.

        Each draw has a recall of its own, and the chance by which just these were found and those missed: the interval
        is that of this very class, not of a room that such findings could come from.
        """
        random = np.random.default_rng(seed)
        missed_each = self.there - self.found
        recalls = random.beta(self.found + _PRIOR, missed_each + _PRIOR, size=(len(draws), 3))
        found = np.rint(np.asarray(draws, np.float64) * found_faces)
        missed = random.negative_binomial(found + 1, np.clip(recalls, 1e-3, 1 - 1e-9))
        everybody = found + missed
        return np.asarray(everybody / np.maximum(1, everybody.sum(axis=1, keepdims=True)))


def read_counts(path: Path) -> dict[str, Any]:
    """The counts that ``Reach.of`` takes, from the JSON file that the detection study writes.

    Raises:
        ValueError: it is no such file.
        OSError: it cannot be read.
    """
    try:
        return dict(json.loads(path.read_text(encoding="utf-8"))["sentiments"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path.name} holds no counts of found faces") from error
