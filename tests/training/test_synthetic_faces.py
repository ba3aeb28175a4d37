"""Averages of photographs: whose photographs, how they are put on each other, and what is written.

The "photographs" here are the shipped faces themselves, made as small as those of FER2013.
"""

import csv
import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from engagement_monitor.assets import asset
from engagement_monitor.errors import DataError
from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.training import synthetic_faces
from engagement_monitor.training.synthetic_faces import (
    SIDE_PX,
    SPRITE_PX,
    Lender,
    Recipe,
    Registrar,
    SyntheticFace,
    agreed_photographs,
    agreed_sentiment,
    blend,
    features,
    groups,
    make,
    normalise,
    write,
)

VOTES = ("neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt", "unknown", "nf")
SMALL = Recipe(people=2, faces=2, averages=2, smiles=((),), frowns=((),), persons=frozenset())


def row(usage: str = "Training", **votes: int) -> dict[str, str]:
    return {"file": "a.png", "usage": usage} | {f"votes_{name}": str(votes.get(name, 0)) for name in VOTES}


def shipped() -> list[tuple[str, np.ndarray]]:
    folder = asset("resources", "demo")
    index = json.loads((folder / "faces.json").read_text())
    sheet = cv2.imread(str(folder / "faces.png"), cv2.IMREAD_GRAYSCALE)
    side = index["sprite_px"]
    return [
        (entry["sentiment"], sheet[entry["y_px"] : entry["y_px"] + side, entry["x_px"] : entry["x_px"] + side])
        for entry in index["faces"]
    ]


@pytest.fixture(scope="module")
def fer_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A FER+ folder of the shipped faces, 48 x 48, each with ten votes for what it shows."""
    folder = tmp_path_factory.mktemp("fer")
    (folder / "images").mkdir()
    voted = {"positive": "happiness", "neutral": "neutral", "negative": "anger"}
    with (folder / "labels.csv").open("w", newline="") as table:
        writer = csv.DictWriter(table, ["file", "usage", *(f"votes_{name}" for name in VOTES)])
        writer.writeheader()
        for number, (sentiment, pixels) in enumerate(shipped()):
            name = f"fer{number:07d}.png"
            small = cv2.resize(pixels, (48, 48), interpolation=cv2.INTER_AREA)
            cv2.imwrite(str(folder / "images" / name), small)
            writer.writerow(row(**{voted[sentiment]: 10}) | {"file": name})
    return folder


@pytest.mark.parametrize(
    ("votes", "sentiment"),
    [
        ({"happiness": 10}, Sentiment.POSITIVE),
        ({"happiness": 8, "neutral": 2}, None),
        ({"neutral": 9, "sadness": 1}, Sentiment.NEUTRAL),
        ({"anger": 5, "sadness": 2, "neutral": 3}, Sentiment.NEGATIVE),
        ({"anger": 9, "happiness": 1}, None),
        ({"fear": 10}, None),
    ],
)
def test_only_faces_on_which_the_raters_agree(votes: dict[str, int], sentiment: Sentiment | None) -> None:
    assert agreed_sentiment(row(**votes)) is sentiment


def test_only_training_photographs() -> None:
    assert agreed_sentiment(row("PublicTest", happiness=10)) is None


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"labels\.csv"):
        agreed_photographs(tmp_path)


def test_too_few_faces_are_refused(fer_folder: Path) -> None:
    with pytest.raises(DataError, match="fewer than 500"):
        make(fer_folder, Recipe(people=500))


def test_registering_puts_the_eyes_in_place() -> None:
    _, face = next(entry for entry in shipped() if entry[0] == "neutral")
    shifted = cv2.warpAffine(face, np.array([[1, 0, 4.0], [0, 1, 3.0]]), face.shape, borderMode=cv2.BORDER_REPLICATE)
    registered = Registrar().register(shifted)
    assert registered is not None
    straight = cv2.resize(face, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_CUBIC)
    moved = cv2.resize(shifted, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_CUBIC)
    middle = np.s_[40:160, 40:152]
    assert (
        np.abs(registered[middle].astype(int) - straight[middle]).mean()
        < np.abs(moved[middle].astype(int) - straight[middle]).mean()
    )


def test_a_picture_without_eyes_is_not_registered() -> None:
    assert Registrar().register(np.full((48, 48), 128, np.uint8)) is None


def test_groups_are_disjoint_and_hold_no_face_twice() -> None:
    random = np.random.default_rng(1)
    once = random.normal(size=(40, 64)).astype(np.float32)
    rows = np.vstack([once, once])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    made = list(groups(rows, 5, np.random.default_rng(2)))
    members = [member for group in made for member in group]
    assert len(made) >= 4
    assert len(members) == len(set(members))
    assert all(len({member % 40 for member in group}) == 5 for group in made)


def test_a_blend_lies_between_its_faces_in_shape() -> None:
    ys, xs = np.mgrid[:SIDE_PX, :SIDE_PX]

    def blob(middle_px: float) -> np.ndarray:
        return normalise((30 + 200 * np.exp(-((xs - 96) ** 2 + (ys - middle_px) ** 2) / 400)).astype(np.uint8))

    mean = blend([blob(96.0), blob(108.0)])
    assert np.unravel_index(mean.argmax(), mean.shape)[0] == pytest.approx(102, abs=2)
    assert mean.max() > 0.9 * blob(96.0).max()


def test_a_lent_smile_makes_the_face_more_like_the_smile() -> None:
    faces = dict(shipped()[:3])
    big = {key: normalise(cv2.resize(pixels, (SIDE_PX, SIDE_PX))) for key, pixels in faces.items()}
    smiling = Lender(big["neutral"]).lend(big["neutral"], big["positive"])
    before, after, aim = features([big["neutral"], smiling, big["positive"]])
    assert after @ aim > before @ aim + 0.02


def test_the_same_seed_makes_the_same_persons_with_all_three_faces(fer_folder: Path) -> None:
    first, again = make(fer_folder, SMALL), make(fer_folder, SMALL)
    assert [face.name for face in first] == [face.name for face in again]
    assert all(np.array_equal(one.pixels, two.pixels) for one, two in zip(first, again, strict=True))
    assert 3 <= len(first) <= 6
    assert [face.sentiment for face in first[:3]] == list(SENTIMENTS)


def test_the_index_says_where_each_face_lies_in_the_sheet(tmp_path: Path) -> None:
    random = np.random.default_rng(4)
    faces = [
        SyntheticFace(f"{number}-neutral", Sentiment.NEUTRAL, random.integers(0, 256, (SPRITE_PX, SPRITE_PX), np.uint8))
        for number in range(synthetic_faces.SHEET_COLUMNS + 1)
    ]
    write(faces, tmp_path)
    index = json.loads((tmp_path / "faces.json").read_text())
    sheet = cv2.imread(str(tmp_path / "faces.png"), cv2.IMREAD_GRAYSCALE)
    last = index["faces"][-1]
    assert last["name"] == faces[-1].name
    place = np.s_[last["y_px"] : last["y_px"] + SPRITE_PX, last["x_px"] : last["x_px"] + SPRITE_PX]
    assert np.array_equal(sheet[place], faces[-1].pixels)
