"""Labelled photographs come in; averaged faces that are nobody's go out, for the demo lecture.

Run as ``python -m engagement_monitor.training.synthetic_faces FER_FOLDER OUTPUT``. Only the averages ship.

A neutral face is the mean of ten different photographs on whose expression the raters of FER+ agree. The photographs
are put on each other in two steps: by their eyes (a similarity that the eye cascade gives), then everything else, the
mouth above all, by dense optical flow onto the group's own mean. Without the second step the mouths of a group lie
beside each other and the smile becomes a grey smear.

So that the same person can smile and frown, each neutral face is then given the expression of such a mean of smiling
or of frowning photographs: bent as the mean neutral face bends to become that one, and changed by what bending does not
explain, teeth and wrinkles (an expression ratio as in Liu, Shan and Zhang 2001, "Expressive Expression Mapping with
Ratio Images", with differences in place of ratios).
"""

import argparse
import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.vision.classifier import Engine, load_classifier
from engagement_monitor.vision.model_library import find_model

Grey: TypeAlias = npt.NDArray[np.uint8]
"""uint8, (SIDE_PX, SIDE_PX)."""
Field: TypeAlias = npt.NDArray[np.float32]
"""float32: normalised faces (mean 0, deviation 1 inside the oval), flows, feature rows."""

SIDE_PX = 192
SPRITE_PX = 128
SHEET_COLUMNS = 9
LEFT_EYE_PX = (60.0, 78.0)
"""Where the eye on the picture's left lies in a registered face of SIDE_PX."""
RIGHT_EYE_PX = (132.0, 78.0)
EXAGGERATION = 1.5
"""How much stronger wrinkles and teeth are lent than they are: averaging and small faces wash them out."""
TWIN_CORRELATION = 0.88
"""Above it two registered photographs are taken for the same person or picture, and only one goes into a group."""


PICKED = frozenset(
    f"neutral-{number:02d}" for number in (1, 3, 4, 7, 8, 12, 13, 17, 18, 20, 21, 26, 29, 35, 36, 41, 44, 49, 52, 59)
)
"""Who is in the lecture: names that hold for FER+'s Training part and the default recipe."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How faces are made.

    The names of averages in it hold for FER+'s Training part as it is; on other data give empty ones.

    Args:
        people: How many photographs go into one average.
        faces: How many persons are made, at most.
        photographs: How many photographs of each sentiment are looked at, at most.
        averages: How many averages are made of each expression that is lent, at most.
        seed: Makes the choice of photographs repeatable.
        smiles: The averages whose smile is lent, one group a smile; picked by eye, and only names of this very data.
        frowns: The same for frowns.
        persons: The neutral averages that become persons, picked by eye for variety and clean edges; all that fit
            where empty.
    """

    people: int = 10
    faces: int = 20
    photographs: int = 2600
    averages: int = 40
    seed: int = 20
    smiles: tuple[tuple[str, ...], ...] = (
        ("positive-03", "positive-08", "positive-09", "positive-12", "positive-32"),
        ("positive-02", "positive-06", "positive-11", "positive-35"),
    )
    frowns: tuple[tuple[str, ...], ...] = (("negative-08",), ("negative-08", "negative-10"))
    persons: frozenset[str] = PICKED

    def random(self, sentiment: Sentiment) -> np.random.Generator:
        """A generator for one sentiment alone, so that a change to one leaves the names of the others as they are."""
        return np.random.default_rng([self.seed, SENTIMENTS.index(sentiment)])


@dataclass(frozen=True, slots=True)
class SyntheticFace:
    """One averaged face: its name, its sentiment, and its picture (uint8, (SPRITE_PX, SPRITE_PX), read-only)."""

    name: str
    sentiment: Sentiment
    pixels: Grey


def agreed_photographs(folder: Path) -> dict[Sentiment, list[Path]]:
    """The Training photographs whose raters agree on a sentiment, in the order of ``labels.csv``.

    Raises:
        DataError: there is no readable FER+ folder.
    """
    found: dict[Sentiment, list[Path]] = {sentiment: [] for sentiment in SENTIMENTS}
    try:
        with (folder / "labels.csv").open(newline="", encoding="utf-8") as table:
            for row in csv.DictReader(table):
                sentiment = agreed_sentiment(row)
                if sentiment is not None:
                    found[sentiment].append(folder / "images" / row["file"])
    except (OSError, KeyError, ValueError) as error:
        raise DataError(f"{folder} is not a FER+ folder: {error}", "Give the folder that holds labels.csv.") from error
    return found


def agreed_sentiment(row: dict[str, str]) -> Sentiment | None:
    """What nearly all raters saw in a Training photograph, else None.

    Fear, surprise and contempt count for nothing here: on an averaged face they do not read as negative.
    """
    if row["usage"] != "Training":
        return None
    votes = {key: int(row[f"votes_{key}"]) for key in ("happiness", "neutral", "anger", "sadness", "disgust")}
    if votes["happiness"] >= 10:
        return Sentiment.POSITIVE
    if votes["neutral"] >= 9:
        return Sentiment.NEUTRAL
    down = votes["anger"] + votes["sadness"] + votes["disgust"]
    return Sentiment.NEGATIVE if down >= 7 and not votes["happiness"] else None


class Registrar:
    """Finds the eyes of a photograph and turns it so that they lie at LEFT_EYE_PX and RIGHT_EYE_PX."""

    def __init__(self) -> None:
        self._eyes = _cascade("haarcascade_eye.xml")

    def register(self, photograph: Grey) -> Grey | None:
        """The photograph, any size, with its eyes in place; None where two eyes are not found."""
        big = _u8(cv2.resize(photograph, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_CUBIC))
        eyes = self._pair(big)
        if eyes is None:
            return None
        placed = np.array([LEFT_EYE_PX, RIGHT_EYE_PX], np.float64)
        turn = _similarity(eyes, placed)
        if not 0.75 < float(np.hypot(turn[0, 0], turn[0, 1])) < 1.35:
            return None
        size = (SIDE_PX, SIDE_PX)
        return _u8(cv2.warpAffine(big, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE))

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
    return _u8(cv2.resize(_visible(face), (SPRITE_PX, SPRITE_PX), interpolation=cv2.INTER_AREA))


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


class Judge:
    """Says how surely the shipped network reads a face as meant, at the size that most faces have in the lecture.

    The demo shows the program at work; it is no measurement of the network, whose figures come from real faces.
    """

    _SEEN_PX = 60

    def __init__(self) -> None:
        self._classifier = load_classifier(find_model(), Engine.AUTO)

    def certainty(self, face: Grey, sentiment: Sentiment) -> float:
        """The probability, 0 to 1, that the face shows the sentiment."""
        seen = cv2.resize(face, (self._SEEN_PX, self._SEEN_PX), interpolation=cv2.INTER_AREA)
        input_ = self._classifier.card.input
        sized = _u8(cv2.resize(seen, (input_.size_px, input_.size_px), interpolation=cv2.INTER_LINEAR))
        batch = np.repeat(sized[None, :, :, None], input_.channels, axis=3)
        return float(self._classifier.classify(batch)[0, SENTIMENTS.index(sentiment)])


class Finder:
    """Says whether the frontal cascade finds a face at the sizes that it has in the lecture."""

    def __init__(self) -> None:
        self._faces = _cascade("haarcascade_frontalface_alt2.xml")

    def finds(self, face: Grey) -> bool:
        """Whether a face is found at both 56 and 110 px, with two settings each."""
        return all(self._found(face, size, step) for size in (56, 110) for step in (1.1, 1.2))

    def _found(self, face: Grey, size_px: int, step: float) -> bool:
        wall = np.full((2 * size_px, 2 * size_px), 110, np.uint8)
        half = size_px // 2
        small = cv2.resize(face, (size_px, size_px), interpolation=cv2.INTER_AREA)
        oval = cv2.resize(OVAL.astype(np.float32), (size_px, size_px), interpolation=cv2.INTER_AREA)
        place = wall[half : half + size_px, half : half + size_px]
        place[:] = (small * oval + place * (1 - oval)).astype(np.uint8)
        return len(self._faces.detectMultiScale(wall, step, 4, minSize=(32, 32))) == 1


def make(folder: Path, recipe: Recipe) -> list[SyntheticFace]:
    """Makes the faces: at most ``recipe.faces`` persons, best read first, each with all three sentiments.

    Raises:
        DataError: the folder is no FER+ folder, or no face could be made of it.
    """
    photographs = usable_photographs(folder, recipe)
    if any(len(photographs.get(sentiment, ())) < recipe.people for sentiment in SENTIMENTS):
        raise DataError(
            f"{folder} has fewer than {recipe.people} usable faces of a sentiment",
            "Give the whole Training part of FER+.",
        )
    return cast(averages(photographs, recipe), Judge(), recipe)


def usable_photographs(folder: Path, recipe: Recipe) -> dict[Sentiment, list[Field]]:
    """The photographs that averages are made of, registered and normalised: float32 (SIDE_PX, SIDE_PX) each.

    Raises:
        DataError: the folder is no FER+ folder.
    """
    return _calmest(
        {
            sentiment: _registered(paths, recipe.photographs, recipe.random(sentiment))
            for sentiment, paths in agreed_photographs(folder).items()
        }
    )


def _registered(paths: Sequence[Path], at_most: int, rng: np.random.Generator) -> list[Field]:
    """The photographs in which two eyes are found, registered and normalised."""
    registrar = Registrar()
    order = rng.permutation(len(paths))[:at_most]
    pictures = (cv2.imread(str(paths[place]), cv2.IMREAD_GRAYSCALE) for place in order)
    faces = [registrar.register(_u8(picture)) for picture in pictures if picture is not None]
    return [normalise(face) for face in faces if face is not None]


def _calmest(photographs: dict[Sentiment, list[Field]]) -> dict[Sentiment, list[Field]]:
    """The three fifths most like their kind; of the negative ones, those most like a neutral face.

    What differs most is hands, profiles, hats. Negative photographs are largely crying babies and open-mouthed
    screams: near the neutral mean lie the grown-ups who frown with a closed mouth, as one does in a lecture.
    """
    kinds = {Sentiment.NEGATIVE: Sentiment.NEUTRAL}
    means = {sentiment: features(faces).mean(0) for sentiment, faces in photographs.items() if faces}
    return {
        sentiment: _most_like(faces, means[kinds.get(sentiment, sentiment)], 0.5 if sentiment in kinds else 0.6)
        for sentiment, faces in photographs.items()
        if faces
    }


def _most_like(faces: list[Field], kind: Field, fraction: float) -> list[Field]:
    order = np.argsort(-(features(faces) @ kind), kind="stable")
    return [faces[place] for place in order[: max(1, int(len(faces) * fraction))]]


def averages(photographs: dict[Sentiment, list[Field]], recipe: Recipe) -> dict[Sentiment, dict[str, Field]]:
    """The averages of each sentiment by name (``positive-08``), normalised float32 (SIDE_PX, SIDE_PX)."""
    made: dict[Sentiment, dict[str, Field]] = {}
    for sentiment in SENTIMENTS:
        faces, rng = photographs[sentiment], recipe.random(sentiment)
        at_most = None if sentiment is Sentiment.NEUTRAL else recipe.averages
        chosen = islice(groups(features(faces), recipe.people, rng), at_most)
        made[sentiment] = {
            f"{sentiment}-{number:02d}": average([faces[member] for member in members])
            for number, members in enumerate(chosen)
        }
    return made


def cast(made: dict[Sentiment, dict[str, Field]], judge: Judge, recipe: Recipe) -> list[SyntheticFace]:
    """The persons: each neutral average with a lent smile and a lent frown.

    A person is taken if the frontal cascade finds all three faces and the judge reads them as meant; of several smiles
    or frowns a person gets the first that both do.
    """
    neutral = made[Sentiment.NEUTRAL]
    lender = Lender(blend(list(neutral.values())))
    lent = {
        Sentiment.POSITIVE: [_picked(made[Sentiment.POSITIVE], names) for names in recipe.smiles],
        Sentiment.NEGATIVE: [_picked(made[Sentiment.NEGATIVE], names) for names in recipe.frowns],
    }
    finder = Finder()
    persons = []
    for name, calm in neutral.items():
        if recipe.persons and name not in recipe.persons:
            continue
        choices = {kind: [lender.lend(calm, face) for face in faces] for kind, faces in lent.items()}
        person = _person(name, {**choices, Sentiment.NEUTRAL: [calm]}, judge, finder)
        if person is not None:
            persons.append(person)
    persons.sort(key=lambda scored: -scored[0])
    return [face for _, faces in persons[: recipe.faces] for face in faces]


def _picked(made: dict[str, Field], names: Sequence[str]) -> Field:
    """The blend of the named averages; of all of them where other data has other names."""
    return blend([made[name] for name in names if name in made] or list(made.values()))


def _person(
    name: str, choices: dict[Sentiment, list[Field]], judge: Judge, finder: Finder
) -> tuple[float, list[SyntheticFace]] | None:
    """A person's three faces with the certainty of the least certain; None if one is not found or misread."""
    number = name.rpartition("-")[2]
    faces, certainties = [], []
    for sentiment in SENTIMENTS:
        drawn = [picture(choice) for choice in choices[sentiment]]
        read = ((judge.certainty(pixels, sentiment), pixels) for pixels in drawn if finder.finds(pixels))
        certainty, pixels = next(((sure, pixels) for sure, pixels in read if sure > 0.5), (0.0, None))
        if pixels is None:
            return None
        certainties.append(certainty)
        faces.append(SyntheticFace(f"{number}-{sentiment}", sentiment, _frozen(pixels)))
    return min(certainties), faces


def write(faces: Sequence[SyntheticFace], folder: Path) -> None:
    """Writes ``faces.png`` (a sheet, row after row) and ``faces.json`` (its index) into the folder."""
    rows = -(-len(faces) // SHEET_COLUMNS)
    sheet = np.zeros((rows * SPRITE_PX, SHEET_COLUMNS * SPRITE_PX), np.uint8)
    entries = []
    for number, face in enumerate(faces):
        top, left = (number // SHEET_COLUMNS) * SPRITE_PX, (number % SHEET_COLUMNS) * SPRITE_PX
        sheet[top : top + SPRITE_PX, left : left + SPRITE_PX] = face.pixels
        entries.append({"name": face.name, "sentiment": face.sentiment.value, "x_px": left, "y_px": top})
    folder.mkdir(parents=True, exist_ok=True)
    png = cv2.imencode(".png", sheet, [cv2.IMWRITE_PNG_COMPRESSION, 9])[1].tobytes()
    (folder / "faces.png").write_bytes(png)
    scale = SPRITE_PX / SIDE_PX
    index = {
        "about": "Synthetic faces: each the mean of ten different photographs of FER2013 Training. Nobody's face.",
        "sheet_sha256": sha256(png).hexdigest(),
        "sprite_px": SPRITE_PX,
        "left_eye_px": [round(value * scale, 2) for value in LEFT_EYE_PX],
        "right_eye_px": [round(value * scale, 2) for value in RIGHT_EYE_PX],
        "faces": entries,
    }
    (folder / "faces.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")


def _cascade(name: str) -> cv2.CascadeClassifier:
    cascade = cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / name))
    if cascade.empty():
        raise DataError(f"OpenCV came without {name}", "Install opencv-contrib-python below 5.")
    return cascade


def _oval() -> npt.NDArray[np.bool_]:
    ys, xs = np.mgrid[:SIDE_PX, :SIDE_PX]
    return np.asarray(((xs - 96) / 70.0) ** 2 + ((ys - 104) / 88.0) ** 2 < 1)


OVAL = _oval()
"""bool, (SIDE_PX, SIDE_PX): where the face is, in a registered picture."""


def _u8(pixels: Any) -> Grey:
    return np.asarray(pixels, np.uint8)


def _frozen(pixels: Grey) -> Grey:
    pixels.flags.writeable = False
    return pixels


def main(arguments: Sequence[str] | None = None) -> None:
    """Makes the demo's faces from the command line."""
    parser = argparse.ArgumentParser(description="Makes the demo lecture's faces from a FER+ folder.")
    parser.add_argument("fer_folder", type=Path)
    parser.add_argument("output", type=Path)
    given = parser.parse_args(arguments)
    cv2.setNumThreads(1)
    write(make(given.fer_folder, Recipe()), given.output)


if __name__ == "__main__":
    main()
