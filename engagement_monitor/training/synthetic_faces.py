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
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

import cv2
import numpy as np

from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.training.face_averaging import (
    LEFT_EYE_PX,
    OVAL,
    RIGHT_EYE_PX,
    SIDE_PX,
    SPRITE_PX,
    Field,
    Grey,
    Lender,
    Registrar,
    as_uint8,
    average,
    blend,
    features,
    groups,
    normalise,
    picture,
)
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.detector import load_cascade
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_library import find_model

SHEET_COLUMNS = 9
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
        sized = as_uint8(cv2.resize(seen, (input_.size_px, input_.size_px), interpolation=cv2.INTER_LINEAR))
        batch = np.repeat(sized[None, :, :, None], input_.channels, axis=3)
        return float(self._classifier.classify(batch)[0, SENTIMENTS.index(sentiment)])


class Finder:
    """Says whether the frontal cascade finds a face at the sizes that it has in the lecture."""

    def __init__(self) -> None:
        self._faces = load_cascade("haarcascade_frontalface_alt2.xml")

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
    faces = [registrar.register(as_uint8(picture)) for picture in pictures if picture is not None]
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
