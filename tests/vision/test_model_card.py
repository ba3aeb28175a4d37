import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from engagement_monitor.errors import ModelError
from engagement_monitor.vision.model_card import (
    CARD,
    TFLITE,
    WEIGHTS,
    Files,
    ModelCard,
    check_files,
    file_sha256,
    read_card,
    write_card,
)
from tests.vision import doubles

GOOD: dict[str, Any] = doubles.CARD.model_dump(mode="json")


def test_a_card_survives_writing_and_reading(tmp_path: Path) -> None:
    write_card(doubles.CARD, tmp_path)
    assert read_card(tmp_path) == doubles.CARD


def test_writing_leaves_nothing_but_the_card(tmp_path: Path) -> None:
    write_card(doubles.CARD, tmp_path)
    write_card(doubles.CARD, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [CARD]


def test_a_folder_without_a_card_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model"):
        read_card(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"classes": ["positive", "positive", "negative"]},
        {"classes": ["positive", "neutral"]},
        {"sentiment_map": {"positive": "happy", "neutral": "neutral", "negative": "negative"}},
        {"training_prior": [0.5, 0.5]},
        {"training_prior": [0, 0.5, 0.5]},
        {"training_prior": [-1, 1, 1]},
        {"training_prior": [0.3, 0.3, 0.3]},
        {"confusion": [[1, 2, 3]]},
        {"confusion": [[1, 2, 3], [-5, 2, 3], [1, 2, 3]]},
        {"calibration": {"temperature": 0}},
        {"calibration": {"sentiment_bias": [0, 0]}},
        {"sha256": {"weights": "short", "tflite": "0" * 64}},
        {"architecture": {"name": "mobilenet", "mirror_crop_px": 3}},
        {"architecture": {"name": "mobilenet", "mirror": True, "mirror_crop_px": 8}},
        {"unknown": 1},
    ],
)
def test_a_card_with_a_fault_names_it(tmp_path: Path, change: dict[str, Any]) -> None:
    (tmp_path / CARD).write_text(json.dumps(GOOD | change))
    with pytest.raises(ModelError, match="not a valid model card"):
        read_card(tmp_path)


@pytest.mark.parametrize("text", ["", "not json", "[]", '{"name": '])
def test_what_is_no_card_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / CARD).write_text(text)
    with pytest.raises(ModelError):
        read_card(tmp_path)


def test_a_card_without_biases_has_none() -> None:
    given = GOOD | {"calibration": {"temperature": 1.5, "faces": 10}}
    assert ModelCard.model_validate(given).calibration.sentiment_bias == [0, 0, 0]


def test_a_card_of_another_calibration_is_refused(tmp_path: Path) -> None:
    """Before version 0.1 the temperature was that of the classes: read as one of sentiments it would be wrong."""
    (tmp_path / CARD).write_text(json.dumps(GOOD | {"calibration": {"method": "temperature", "temperature": 1.5}}))
    with pytest.raises(ModelError, match=r"calibration\.method"):
        read_card(tmp_path)


def test_a_card_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        doubles.CARD.name = "another"


def test_classes_are_mapped_in_the_order_of_the_sentiments() -> None:
    card = ModelCard.model_validate(
        GOOD | {"classes": ["sad", "happy"], "sentiment_map": {"happy": "positive", "sad": "negative"}}
    )
    assert np.array_equal(card.class_to_sentiment, [[0, 0, 1], [1, 0, 0]])


def _with_files(folder: Path) -> ModelCard:
    for name in (WEIGHTS, TFLITE):
        (folder / name).write_bytes(name.encode())
    files = Files(weights=file_sha256(folder / WEIGHTS), tflite=file_sha256(folder / TFLITE))
    return doubles.CARD.model_copy(update={"sha256": files})


def test_whole_files_pass(tmp_path: Path) -> None:
    check_files(_with_files(tmp_path), tmp_path)


@pytest.mark.parametrize("name", [WEIGHTS, TFLITE])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    card = _with_files(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=name):
        check_files(card, tmp_path)


@pytest.mark.parametrize("name", [WEIGHTS, TFLITE])
def test_a_file_with_one_other_byte_is_named(tmp_path: Path, name: str) -> None:
    card = _with_files(tmp_path)
    (tmp_path / name).write_bytes(name.encode()[:-1] + b"\0")
    with pytest.raises(ModelError, match=name):
        check_files(card, tmp_path)
