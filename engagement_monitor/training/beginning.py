"""What a training was begun with: it goes on with nothing else, or its card would say what is not so.

Importing this module does not import TensorFlow.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from engagement_monitor.errors import ExportError
from engagement_monitor.training.datasets import LabelledFaces
from engagement_monitor.training.folder import RECIPE
from engagement_monitor.training.recipe import Recipe
from engagement_monitor.training.splits import Parts
from engagement_monitor.training.whole_file import write_whole_file

_TEACHERS = "teachers"
_ASKED = "asked"
_FACES = "faces"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is asked of a training: all that may not change on its way, but for its faces.

    ``teachers`` are the hashes of their weights; ``initial_weights`` a name, never a path.
    """

    recipe: Recipe
    teachers: Sequence[str]
    drop_twins: bool
    initial_weights: str

    def note(self, work: Path, faces_sha256: str) -> None:
        """Notes in a working folder what its training is begun with.

        Raises:
            ExportError: it cannot be written.
        """
        asked = {"drop_twins": self.drop_twins, "initial_weights": self.initial_weights, _FACES: faces_sha256}
        noted = self.recipe.essence() | {_TEACHERS: self.teachers, _ASKED: asked}
        write_whole_file(work / RECIPE, json.dumps(noted).encode(), "Free some space, or name another --output.")


@dataclass(frozen=True, slots=True)
class Begun:
    """What a training that is gone on with was begun with.

    What an earlier version of the program did not note is not there, and is not asked about.
    """

    folder: Path
    essence: dict[str, Any]
    teachers: Sequence[str]
    asked: Mapping[str, bool | str]

    @property
    def divided_by_order(self) -> bool:
        """Whether an earlier version of the program divided its faces, by ``hold_out_by_order``."""
        return _FACES not in self.asked

    def require(self, now: Beginning) -> None:
        """Returns if it was begun like this.

        Raises:
            ExportError: it was not; with another seed, say, it would learn from faces that are held out.
        """
        if self.teachers != now.teachers or (self.essence and not now.recipe.goes_on_from(self.essence)):
            raise self._refusal("with another recipe or seed, or with other teachers")
        if self.asked.get("drop_twins", now.drop_twins) != now.drop_twins:
            raise self._refusal("without --drop-twins" if now.drop_twins else "with --drop-twins")
        initial_weights = self.asked.get("initial_weights", now.initial_weights)
        if initial_weights != now.initial_weights:
            raise self._refusal(f"with the initial weights {initial_weights}")

    def require_faces(self, faces_sha256: str) -> None:
        """Returns if it was begun with these faces.

        Raises:
            ExportError: it was not.
        """
        if self.asked.get(_FACES, faces_sha256) != faces_sha256:
            raise self._refusal("with other faces, or they were called otherwise")

    def _refusal(self, how: str) -> ExportError:
        return ExportError(
            f"The training in {self.folder} was begun {how}", "Go on as it was begun, or name another --output."
        )


def read_begun(work: Path) -> Begun | None:
    """What the training in a working folder was begun with; None where there is none."""
    if not work.exists():
        return None
    path = work / RECIPE
    noted = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    teachers, asked = noted.pop(_TEACHERS, []), noted.pop(_ASKED, {})
    return Begun(work.parent, noted, teachers, asked)


def faces_sha256(parts: Parts) -> str:
    """A hash of the faces that are learnt and held out and of what is said of them."""
    found = sha256()
    for faces in (parts.learnt, parts.held_out):
        _add(found, faces)
    return found.hexdigest()


def _add(found: Any, faces: LabelledFaces) -> None:
    for array in (faces.pictures, faces.targets, faces.votes):
        if array is None:
            continue
        found.update(f"{array.shape} {array.dtype}".encode())
        found.update(array.tobytes())
