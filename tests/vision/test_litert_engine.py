import sys
from pathlib import Path

import numpy as np
import pytest

from engagement_monitor.errors import ModelError
from engagement_monitor.vision.classifier import EngineUnavailable
from engagement_monitor.vision.litert_engine import LiteRTNetwork
from engagement_monitor.vision.model_card import TFLITE, read_card
from engagement_monitor.vision.model_library import find_model


@pytest.fixture(scope="module")
def shipped() -> Path:
    return find_model()


def test_a_bucket_gets_an_interpreter_when_it_is_needed_and_keeps_it(shipped: Path) -> None:
    card = read_card(shipped)
    network = LiteRTNetwork(card, shipped)
    pictures = np.zeros((4, card.input.size_px, card.input.size_px, card.input.channels), np.float32)
    network.run(pictures)
    first = dict(network._interpreters)
    network.run(pictures)
    assert sorted(first) == [1, 4]
    assert network._interpreters == first
    network.close()
    assert not network._interpreters


def test_a_file_that_is_no_model_is_refused(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / TFLITE).write_bytes(b"no model")
    with pytest.raises(EngineUnavailable, match="cannot load"):
        LiteRTNetwork(read_card(shipped), tmp_path)


def test_a_network_with_other_classes_than_its_card_is_refused(shipped: Path) -> None:
    card = read_card(shipped)
    fewer = card.model_copy(update={"classes": card.classes[:-1]})
    with pytest.raises(ModelError, match="classes"):
        LiteRTNetwork(fewer, shipped)


def test_a_machine_without_litert_is_told_what_to_do(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ai_edge_litert.interpreter", None)
    with pytest.raises(EngineUnavailable, match="--engine tensorflow"):
        LiteRTNetwork(read_card(shipped), shipped)
