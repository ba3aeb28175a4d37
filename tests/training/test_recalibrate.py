"""A room that is unlike the faces of the card: how much of the error of a share a few labelled crops take away."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from rich.console import Console

from engagement_monitor.errors import DataError, ExportError, ModelError
from engagement_monitor.timeline.share import ErrorModel, emq
from engagement_monitor.training.commands import recalibrate_command
from engagement_monitor.training.recalibrate import calibrate_room, recalibrate, wilson, write_room_calibration
from engagement_monitor.vision.classifier import load_classifier, sentiment_posteriors
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import ModelCard, read_card
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.room_calibration import read_room_calibration
from tests.tiny_model import draw_face
from tests.training.data_forms import save
from tests.vision.doubles import CARD

SHIFT = np.asarray([-1.2, 0.9, 0.3])
"""In the room positive faces look less so: what light from behind does, say."""


def faces_of_room(count: int, shares: list[float], seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities that the card's model gives in a shifted room, and the truth."""
    random = np.random.default_rng(seed)
    truth = random.choice(3, count, p=shares)
    logits = random.normal(0, 1.1, (count, 3)) + 2.2 * np.eye(3)[truth] + SHIFT
    raised = np.exp(logits)
    return raised / raised.sum(axis=1, keepdims=True), truth


def share_error(card: ModelCard) -> float:
    """The mean absolute error of a class share by EMQ, over 60 groups of 100 faces of the room."""
    random = np.random.default_rng(5)
    errors = []
    for number in range(60):
        shares = random.dirichlet((1, 1, 1))
        probabilities, truth = faces_of_room(100, list(shares), 1000 + number)
        found = emq(
            sentiment_posteriors(probabilities, card), ErrorModel.of(card.training_prior, card.confusion).training_prior
        )
        errors.append(np.abs(found - np.bincount(truth, minlength=3) / 100).mean())
    return float(np.mean(errors))


@pytest.mark.parametrize("shares", [[1 / 3, 1 / 3, 1 / 3], [0.2, 0.65, 0.15]])
def test_sixty_crops_of_a_shifted_room_make_its_shares_better(shares: list[float]) -> None:
    before = share_error(CARD)
    after = [share_error(calibrate_room(CARD, *faces_of_room(60, shares, seed)).applied_to(CARD)) for seed in range(4)]
    assert max(after) < before
    assert np.mean(after) < 0.7 * before


def test_without_a_shift_little_changes() -> None:
    random = np.random.default_rng(1)
    probabilities = random.dirichlet((0.5, 0.5, 0.5), 60)
    truth = (random.random((60, 1)) > probabilities.cumsum(axis=1)).sum(axis=1).clip(max=2)
    found = calibrate_room(CARD, probabilities, truth).calibration
    assert found.temperature == pytest.approx(1, abs=0.25)
    assert found.sentiment_bias == pytest.approx([0, 0, 0], abs=0.4)


def test_a_sentiment_without_a_crop_keeps_what_the_card_says_of_it() -> None:
    probabilities, truth = faces_of_room(60, [0.5, 0.5, 0.0], 1)
    found = calibrate_room(CARD, probabilities, truth)
    assert np.abs(found.calibration.sentiment_bias).max() < 2.5
    assert found.confusion[2] == pytest.approx([0.5, 0.5, 9.0])  # ten faces' worth of the card's counts


def test_the_accuracy_has_the_interval_of_wilson() -> None:
    assert wilson(0.8, 60) == pytest.approx((0.6822, 0.8817), abs=1e-3)
    assert wilson(1.0, 5)[1] == 1.0
    found = calibrate_room(CARD, *faces_of_room(60, [0.4, 0.3, 0.3], 2))
    assert found.accuracy_low < found.accuracy < found.accuracy_high
    assert found.accuracy_recalibrated > found.accuracy


def test_crops_become_a_calibration_that_a_session_can_use(model_folder: Path, tmp_path: Path) -> None:
    crops = write_crops(tmp_path / "crops")
    before = {path: path.read_bytes() for path in crops.rglob("*.png")}
    result, sentence = recalibrate_command(
        crops, str(model_folder), tmp_path / "room.json", Engine.LITERT, Console(quiet=True)
    )
    assert {path: path.read_bytes() for path in crops.rglob("*.png")} == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["room.json"]
    assert json.loads((tmp_path / "room.json").read_text()) == result
    assert result["faces_by_sentiment"] == {"positive": 8, "neutral": 4, "negative": 4}
    assert "16 faces" in sentence
    room = read_room_calibration(tmp_path / "room.json")
    classifier = load_classifier(model_folder, Engine.LITERT, room)
    assert classifier.card.calibration == room.calibration
    assert classifier.card.trained_on["recalibrated_on_faces"] == 16
    assert classifier.card.training_prior == read_card(model_folder).training_prior
    classifier.close()


def write_crops(folder: Path) -> Path:
    """Four crops each of a sentiment by its name, of two emotions and of a name from FER2013."""
    random = np.random.default_rng(1)
    for name, label in (("positive", "surprise"), ("happy", "happiness"), ("Neutral", "neutral"), ("anger", "anger")):
        for number in range(4):
            save(folder / name / f"{number}.png", cv2.resize(draw_face(label, random), (70, 60)))
    return folder


def test_too_few_crops_and_unknown_names_are_refused(model_folder: Path, tmp_path: Path) -> None:
    save(tmp_path / "few" / "happy" / "1.png", np.zeros((48, 48), np.uint8))
    with pytest.raises(DataError, match="only 1 labelled"):
        recalibrate(model_folder, tmp_path / "few", Engine.LITERT)
    save(tmp_path / "odd" / "bored" / "1.png", np.zeros((48, 48), np.uint8))
    with pytest.raises(DataError, match="unknown label 'bored'"):
        recalibrate(model_folder, tmp_path / "odd", Engine.LITERT)


@pytest.mark.parametrize("content", ["", "{}", '{"model": "x"}', "\xff"])
def test_a_file_that_is_no_calibration_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "room.json").write_text(content, encoding="latin-1")
    with pytest.raises(ModelError, match=r"room\.json"):
        read_room_calibration(tmp_path / "room.json")
    with pytest.raises(ModelError, match="cannot be read"):
        read_room_calibration(tmp_path / "nowhere.json")


def test_the_calibration_of_another_model_is_refused() -> None:
    found = calibrate_room(CARD, *faces_of_room(60, [0.4, 0.3, 0.3], 2))
    with pytest.raises(ModelError, match="is for the model 'brightness'"):
        found.applied_to(read_card(find_model()))


@pytest.mark.parametrize("where", ["nowhere/room.json", "file/room.json", "."])
def test_a_calibration_that_cannot_be_written_leaves_nothing(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    found = calibrate_room(CARD, *faces_of_room(60, [0.4, 0.3, 0.3], 2))
    with pytest.raises(ExportError, match="Name another --output"):
        write_room_calibration(found, Path(where))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
