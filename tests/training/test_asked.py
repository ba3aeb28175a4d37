"""Any model on any data: what is asked of it, and what comes of it where it knows no sentiment or only two."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from engagement_monitor.errors import DataError
from engagement_monitor.training.asked import ask, part_named, part_to_measure, sentiment_labels
from engagement_monitor.training.commands import evaluate_command
from engagement_monitor.training.datasets import read_faces
from engagement_monitor.training.evaluate import evaluate
from engagement_monitor.vision.model_card import ModelCard, read_card, write_card
from tests.tiny_model import write_faces
from tests.training.data_forms import noise, save, write_class_folders, write_file_table, write_kaggle
from tests.vision.doubles import CARD

SEVEN = {
    "angry": "negative",
    "disgust": "negative",
    "fear": "negative",
    "happy": "positive",
    "sad": "negative",
    "surprise": "positive",
    "neutral": "neutral",
}


def card(sentiment_map: dict[str, str], classes: list[str] | None = None, **said: Any) -> ModelCard:
    changed = {"classes": classes or list(sentiment_map), "sentiment_map": sentiment_map} | said
    return ModelCard.model_validate(CARD.model_dump(mode="json") | changed)


POLARITY = card({"negative": "negative", "positive": "positive"}, trained_on={"recipe": "vgg-polarity"})
GLASSES = card({}, ["Glasses", "none"], label_map={"spectacles": "Glasses"})


def test_votes_are_asked_for_where_there_are_some_and_the_model_gives_sentiments(tmp_path: Path) -> None:
    votes = write_faces(tmp_path / "votes", {"PublicTest": 1})
    kaggle = write_kaggle(tmp_path / "kaggle" / "fer2013.csv")
    assert ask(card(SEVEN), votes, None).labels == "ferplus"
    assert ask(card(SEVEN), kaggle, None).labels == "named"
    assert ask(card(SEVEN), kaggle, "fer2013").labels == "fer2013"
    assert ask(POLARITY, votes, None).labels == "named"


def test_a_model_without_neutral_cannot_be_measured_by_sentiments(tmp_path: Path) -> None:
    kaggle = write_kaggle(tmp_path / "fer2013.csv")
    with pytest.raises(DataError, match="it knows no neutral face"):
        ask(POLARITY, kaggle, "fer2013")
    with pytest.raises(DataError, match="no sentiment is named"):
        ask(GLASSES, kaggle, "sentiments")


def test_labels_count_as_classes_after_the_card_or_its_recipe(tmp_path: Path) -> None:
    kaggle = write_kaggle(tmp_path / "kaggle" / "fer2013.csv")
    faces = read_faces(kaggle, ask(POLARITY, kaggle, None).wanted)
    assert faces.targets.sum(axis=0).tolist() == [4, 2]  # neutral is left out, as the recipe says
    table = write_file_table(tmp_path / "table", ("spectacles", "None", "glasses"))
    assert read_faces(table, ask(GLASSES, table, None).wanted).targets.sum(axis=0).tolist() == [2, 1]


def test_other_names_of_an_emotion_are_known(tmp_path: Path) -> None:
    folders = write_class_folders(tmp_path, ("Anger", "happiness", "surprised"))
    faces = read_faces(folders, ask(card(SEVEN), folders, None).wanted)
    assert sorted(faces.targets.argmax(axis=1).tolist()) == [0, 0, 3, 3, 5, 5]


def test_data_that_names_sentiments_is_asked_for_sentiments(tmp_path: Path) -> None:
    folders = write_class_folders(tmp_path, ("positive", "neutral", "negative"))
    assert ask(card(SEVEN), folders, None).labels == "sentiments"
    assert ask(CARD, folders, None).labels == "named"
    wanted = sentiment_labels(card(SEVEN | {"surprise": "neutral"}))
    assert wanted.label_map["surprise"] == "neutral"


def test_an_unknown_label_is_named_with_its_file(tmp_path: Path) -> None:
    folders = write_class_folders(tmp_path, ("happy", "bored"))
    with pytest.raises(DataError, match=r"bored/0\.png has the unknown label 'bored'"):
        read_faces(folders, ask(card(SEVEN), folders, None).wanted)


def test_the_part_that_is_for_it_is_measured(tmp_path: Path) -> None:
    for part in ("train", "validation", "Test"):
        save(tmp_path / "parts" / part / "happy" / "1.png", noise(1))
    assert part_to_measure(tmp_path / "parts") == "Test"
    whole = write_class_folders(tmp_path / "whole", ("happy", "sad"))
    assert part_to_measure(whole) == "Training"
    odd = write_kaggle(tmp_path / "odd" / "fer2013.csv", usage="Winter")
    with pytest.raises(DataError, match="--split: Winter"):
        part_to_measure(odd)


@pytest.mark.parametrize(("said", "meant"), [("train", "Training"), ("TRAINING", "Training"), ("test", "Test")])
def test_a_part_is_found_by_the_name_of_its_folder(said: str, meant: str, tmp_path: Path) -> None:
    for part in ("train", "Test"):
        save(tmp_path / part / "happy" / "1.png", noise(1))
    assert part_named(tmp_path, said) == meant


def test_a_part_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    save(tmp_path / "train" / "happy" / "1.png", noise(1))
    with pytest.raises(DataError, match=r"no part 'test'.*There are: Training"):
        part_named(tmp_path, "test")


@pytest.fixture
def without_sentiments(model_folder: Path, tmp_path: Path) -> Path:
    """The tiny model of eight emotions, that no sentiments are named for."""
    folder = Path(shutil.copytree(model_folder, tmp_path / "model"))
    without = {"sentiment_map": {}, "self_test": None}  # its test names what the classes count as
    write_card(read_card(folder).model_copy(update=without), folder)
    return folder


def test_a_model_is_measured_by_its_own_classes_and_by_their_sentiments(model_folder: Path, faces_folder: Path) -> None:
    found = evaluate(model_folder, faces_folder, labels="named", groups=2)
    assert found.evaluation.classes == read_card(model_folder).classes
    assert found.evaluation.faces == 48
    assert len(found.evaluation.confusion) == 8
    assert found.evaluation.sentiments is not None
    assert found.evaluation.sentiments.classes == ["positive", "neutral", "negative"]
    assert set(found.evaluation.share_error) == {"10", "30", "100", "300"}
    assert [len(judged.names) for judged in found.judged] == [8, 3]


def test_a_model_without_sentiments_is_measured_and_described(without_sentiments: Path, faces_folder: Path) -> None:
    from rich.console import Console

    from engagement_monitor.training.model_readme import render_readme

    shown, rows = evaluate_command(
        str(without_sentiments), faces_folder, None, None, "litert", without_sentiments, Console(quiet=True)
    )
    assert (shown["labels"], shown["split"], shown["sentiments"], shown["share_error"]) == (
        "named",
        "PublicTest",
        None,
        {},
    )
    assert ["model", "tiny"] in rows
    pictures = without_sentiments / "pictures-named-PublicTest"
    assert not list(pictures.glob("sentiments_*"))
    assert "happiness" in (pictures / "classification_report.txt").read_text()
    assert "cannot be used in a session: no sentiment is named" in render_readme(without_sentiments)


def test_a_model_without_sentiments_predicts_classes(without_sentiments: Path) -> None:
    import numpy as np

    from engagement_monitor.training.predict_sheet import draw_sheet
    from engagement_monitor.training.prediction import Predictor
    from engagement_monitor.vision.engine import Engine
    from engagement_monitor.vision.face import Box

    class Whole:
        def find(self, pixels: np.ndarray) -> list[Box]:
            return [Box(0, 0, 48, 48)]

    predictor = Predictor(without_sentiments, Engine.LITERT, Whole())  # type: ignore[arg-type]
    pixels = np.repeat(noise(1)[..., None], 3, axis=2)
    (face,) = predictor.faces(pixels)
    predictor.close()
    assert face.record()["sentiment"] is None
    assert face.looks[0] in face.classes
    assert draw_sheet(pixels, [face], {}).shape[2] == 3


@pytest.mark.parametrize(
    ("sentiment_map", "reason"),
    [({}, "no sentiment is named"), ({"a": "positive", "b": "negative"}, "no neutral face")],
)
def test_a_session_refuses_a_model_that_cannot_give_three_shares(
    model_folder: Path, tmp_path: Path, sentiment_map: dict[str, str], reason: str
) -> None:
    from engagement_monitor.errors import ModelError
    from engagement_monitor.monitor import load_analyzer
    from engagement_monitor.vision.engine import Engine

    unfit = card(sentiment_map, ["a", "b"])
    write_card(unfit, tmp_path)
    with pytest.raises(ModelError, match=reason):
        load_analyzer(Engine.LITERT, str(tmp_path))
