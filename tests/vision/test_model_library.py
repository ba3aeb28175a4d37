import shutil
from pathlib import Path

import pytest

from engagement_monitor.errors import ModelError
from engagement_monitor.vision import model_library
from engagement_monitor.vision.model_card import CARD as CARD_FILE
from engagement_monitor.vision.model_card import TFLITE, WEIGHTS, Files, file_sha256, read_card, write_card
from engagement_monitor.vision.model_library import find_model, list_models, user_models
from tests.vision.doubles import CARD


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of shipped models: ``best`` (the default) and ``other``."""
    root = tmp_path / "models"
    for name in ("other", "best"):
        _write_model(root / name)
    (root / "default").write_text("best\n")
    monkeypatch.setattr(model_library, "shipped_models", lambda: root)
    return root


def _write_model(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in (WEIGHTS, TFLITE):
        (folder / name).write_bytes(folder.name.encode())
    digest = file_sha256(folder / WEIGHTS)
    write_card(CARD.model_copy(update={"sha256": Files(weights=digest, tflite=digest)}), folder)


def test_the_default_one_is_found_without_a_name(shipped: Path) -> None:
    assert find_model() == shipped / "best"


def test_a_model_is_found_by_its_name(shipped: Path) -> None:
    assert find_model("other") == shipped / "other"


def test_a_model_is_found_by_its_path(shipped: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine"
    shutil.copytree(shipped / "best", elsewhere)
    assert find_model(str(elsewhere)) == elsewhere


def test_an_unknown_name_is_answered_with_the_known_ones(shipped: Path) -> None:
    with pytest.raises(ModelError, match=r"no model 'worst'.*best, other"):
        find_model("worst")


def test_a_model_that_cannot_be_looked_at_is_said_with_the_reason(shipped: Path) -> None:
    with pytest.raises(ModelError, match=r"is no model: model\.json cannot be read \(File name too long\)"):
        read_card(find_model("x" * 300))


def test_a_program_without_models_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_library, "shipped_models", lambda: tmp_path)
    with pytest.raises(ModelError, match="--model PATH"):
        find_model()
    assert list_models() == []


def test_all_models_are_listed_the_default_one_first(shipped: Path) -> None:
    listed = list_models()
    assert [(entry.name, entry.default, entry.valid) for entry in listed] == [
        ("best", True, True),
        ("other", False, True),
    ]
    assert listed[0].sha256 == file_sha256(shipped / "best" / WEIGHTS)


def test_a_damaged_model_is_listed_with_its_fault(shipped: Path) -> None:
    (shipped / "other" / TFLITE).write_bytes(b"damaged")
    (shipped / "best" / CARD_FILE).write_text("{}")
    best, other = list_models()
    assert not best.valid
    assert best.sha256 is None
    assert other.fault is not None
    assert "SHA-256" in other.fault


def test_a_users_own_model_is_found_by_name(shipped: Path) -> None:
    _write_model(user_models() / "mine")
    assert find_model("mine") == user_models() / "mine"


def test_a_shipped_model_goes_before_a_users_of_the_same_name(shipped: Path) -> None:
    _write_model(user_models() / "best")
    assert find_model("best") == shipped / "best"
    assert [entry.name for entry in list_models()] == ["best", "other"]


def test_the_shipped_models_are_whole() -> None:
    listed = list_models()
    assert [entry.fault for entry in listed if entry.fault] == []
    assert sum(entry.default for entry in listed) == 1
