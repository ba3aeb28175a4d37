"""Photographs of faces are put on each other and averaged; a neutral average is lent another's expression.

What ``synthetic_faces`` makes the people of the demo lecture with; the method is described there.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.vision.detector import load_cascade

Grey: TypeAlias = npt.NDArray[np.uint8]
"""uint8, (SIDE_PX, SIDE_PX)."""
Field: TypeAlias = npt.NDArray[np.float32]
"""float32: normalised faces (mean 0, deviation 1 inside the oval), flows, feature rows."""

SIDE_PX = 192
SPRITE_PX = 128
LEFT_EYE_PX = (60.0, 78.0)
"""Where the eye on the picture's left lies in a registered face of SIDE_PX."""
RIGHT_EYE_PX = (132.0, 78.0)
EXAGGERATION = 1.5
"""How much stronger wrinkles and teeth are lent than they are: averaging and small faces wash them out."""
TWIN_CORRELATION = 0.88
"""Above it two registered photographs are taken for the same person or picture, and only one goes into a group."""


class Registrar:
    """Finds the eyes of a photograph and turns it so that they lie at LEFT_EYE_PX and RIGHT_EYE_PX."""

    def __init__(self) -> None:
        self._eyes = load_cascade("haarcascade_eye.xml")

    def register(self, photograph: Grey) -> Grey | None:
        """The photograph, any size, with its eyes in place; None where two eyes are not found."""
        big = as_uint8(cv2.resize(photograph, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_CUBIC))
        eyes = self._pair(big)
        if eyes is None:
            return None
        placed = np.array([LEFT_EYE_PX, RIGHT_EYE_PX], np.float64)
        turn = _similarity(eyes, placed)
        if not 0.75 < float(np.hypot(turn[0, 0], turn[0, 1])) < 1.35:
            return None
        size = (SIDE_PX, SIDE_PX)
        return as_uint8(cv2.warpAffine(big, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE))

    def _pair(self, big: Grey) -> npt.NDArray[np.float64] | None:
        """The two eye centres, float64 (2, 2), that lie most level and most in the middle."""
        upper = big[: int(SIDE_PX * 0.6)]
        boxes = self._eyes.detectMultiScale(upper, 1.08, 3, minSize=(30, 30), maxSize=(80, 80))
        centres = np.array([(x + w / 2, y + h / 2) for x, y, w, h in boxes], np.float64).reshape(-1, 2)
        middle = SIDE_PX / 2
        pairs = [
            (abs(left[1] - right[1]) + abs((left[0] + right[0]) / 2 - middle), left, right)
            for left in centres[centres[:, 0] < middle]
            for right in centres[centres[:, 0] >= middle]
            if _plausible(left, right)
        ]
        if not pairs:
            return None
        _, left, right = min(pairs, key=lambda pair: pair[0])
        return np.array([left, right])


def _plausible(left: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> bool:
    apart = right[0] - left[0]
    level = abs(left[1] - right[1]) < 0.12 * apart
    centred = abs((left[0] + right[0]) / 2 - SIDE_PX / 2) < 16
    return bool(60 < apart < 115 and level and centred and 50 < (left[1] + right[1]) / 2 < 95)


def _similarity(source: npt.NDArray[np.float64], target: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The turn, scale and shift, float64 (2, 3), that takes two points onto two others."""
    was, will = source[1] - source[0], target[1] - target[0]
    scale = complex(*will) / complex(*was)
    linear = np.array([[scale.real, -scale.imag], [scale.imag, scale.real]])
    return np.hstack([linear, (target.mean(0) - linear @ source.mean(0))[:, None]])


def normalise(face: Grey) -> Field:
    """The face with mean 0 and deviation 1 inside the oval, float32 (SIDE_PX, SIDE_PX)."""
    inside = face[OVAL].astype(np.float32)
    return np.asarray((face - inside.mean()) / (inside.std() + 1e-3), np.float32)


def features(faces: Sequence[Field]) -> Field:
    """What two faces are compared by: 32 x 32 blurred pixels of the oval, a row a face, each of length 1."""
    rows = [
        cv2.resize(cv2.GaussianBlur(face * OVAL, (0, 0), 2), (32, 32), interpolation=cv2.INTER_AREA) for face in faces
    ]
    flat = np.array(rows, np.float32).reshape(len(faces), -1)
    return np.asarray(flat / (np.linalg.norm(flat, axis=1, keepdims=True) + 1e-6), np.float32)


def groups(rows: Field, people: int, rng: np.random.Generator) -> Iterable[list[int]]:
    """Disjoint groups of ``people`` faces that look alike, as row numbers, until the faces run out.

    Faces that are too much alike (TWIN_CORRELATION) are the same picture or person twice: the second is left out, or
    the average would be that person.
    """
    free = np.arange(len(rows))
    while len(free) >= people:
        near = free[np.argsort(-(rows[free] @ rows[rng.choice(free)]), kind="stable")]
        chosen: list[int] = []
        twins: list[int] = []
        for row in near:
            is_twin = bool(chosen) and bool((rows[chosen] @ rows[row] > TWIN_CORRELATION).any())
            (twins if is_twin else chosen).append(int(row))
            if len(chosen) == people:
                yield chosen
                break
        free = np.setdiff1d(free, [*chosen, *twins])


def average(faces: Sequence[Field]) -> Field:
    """The sharpened mean of photographs, each bent onto the mean of all. float32, (SIDE_PX, SIDE_PX)."""
    mean = blend(faces)
    return np.asarray(mean + 0.7 * (mean - cv2.GaussianBlur(mean, (0, 0), 3)), np.float32)


def blend(faces: Sequence[Field], rounds: int = 3) -> Field:
    """The mean of faces, each bent by optical flow onto the mean of all. float32, (SIDE_PX, SIDE_PX).

    No face decides the shape: the flows' own mean is taken out.
    """
    mean = np.asarray(np.mean(faces, axis=0), np.float32)
    for _ in range(rounds if len(faces) > 1 else 0):
        bends = [_flow(mean, face) for face in faces]
        middle = np.mean(bends, axis=0)
        bent = [_bend(face, bend - middle) for face, bend in zip(faces, bends, strict=True)]
        mean = np.asarray(np.mean(bent, axis=0), np.float32)
    return mean


class Lender:
    """Gives a neutral face another face's expression.

    Args:
        calm: The mean neutral face, from which expressions are measured.
    """

    def __init__(self, calm: Field) -> None:
        self._calm = calm
        self._inside = cv2.GaussianBlur(OVAL.astype(np.float32), (0, 0), 8)

    def lend(self, face: Field, lent: Field) -> Field:
        """The neutral ``face`` with the expression of ``lent``, exaggerated; all float32, (SIDE_PX, SIDE_PX)."""
        in_calm_shape = _bend(face, _flow(self._calm, face))
        move = _flow(lent, self._calm)
        change = EXAGGERATION * (lent - _bend(self._calm, move)) * self._inside
        expressive = np.asarray(_bend(in_calm_shape, move) + change, np.float32)
        return _bend(expressive, _flow(face, self._calm))


def picture(face: Field) -> Grey:
    """A normalised face as it is shipped: uint8, (SPRITE_PX, SPRITE_PX)."""
    return as_uint8(cv2.resize(_visible(face), (SPRITE_PX, SPRITE_PX), interpolation=cv2.INTER_AREA))


def _flow(here: Field, there: Field) -> Field:
    """Where each place of one face lies in another, smoothed; float32 (SIDE_PX, SIDE_PX, 2), in pixels."""
    unset: Any = None
    flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    return _smooth(flow.calc(_visible(here), _visible(there), unset))


def _smooth(bend: Any) -> Field:
    return np.asarray(cv2.GaussianBlur(bend, (0, 0), 5), np.float32)


def _bend(face: Field, bend: Field) -> Field:
    ys, xs = np.mgrid[:SIDE_PX, :SIDE_PX].astype(np.float32)
    to_x, to_y = xs + bend[..., 0], ys + bend[..., 1]
    return np.asarray(cv2.remap(face, to_x, to_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.float32)


def _visible(face: Field) -> Grey:
    return np.clip(face * 45 + 128, 0, 255).astype(np.uint8)


def _oval() -> npt.NDArray[np.bool_]:
    ys, xs = np.mgrid[:SIDE_PX, :SIDE_PX]
    return np.asarray(((xs - 96) / 70.0) ** 2 + ((ys - 104) / 88.0) ** 2 < 1)


OVAL = _oval()
"""bool, (SIDE_PX, SIDE_PX): where the face is, in a registered picture."""


def as_uint8(pixels: Any) -> Grey:
    """The same as uint8: what OpenCV gives is typed too widely."""
    return np.asarray(pixels, np.uint8)
