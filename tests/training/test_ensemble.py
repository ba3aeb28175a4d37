"""Several networks that were trained one by one become one model."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engagement_monitor.errors import ExportError
from engagement_monitor.training.datasets import read_faces
from engagement_monitor.training.evaluate import evaluate
from engagement_monitor.training.initial_weights import initialize
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.pictures import as_network_input
from engagement_monitor.training.recipe import Recipe
from engagement_monitor.training.run import run_recipe
from engagement_monitor.training.table import render_table
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import CARD, WEIGHTS, check_files, read_card
from engagement_monitor.vision.networks import build_network
from tests.tiny_model import tiny_recipe

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

EPOCHS = 2


def _recipe() -> Recipe:
    recipe = tiny_recipe().model_dump()
    recipe["architecture"] |= {"mirror": True, "members": 2}
    return Recipe.model_validate(recipe)


def _train(recipe: Recipe, output: Path, data: Path, **options: Any) -> list[str]:
    said: list[str] = []
    asked = {"data": data, "output": output, "epochs": EPOCHS, "initial_weights": "none"} | options
    run_recipe(recipe, TrainingOptions(**asked), said.append)
    return said


@pytest.fixture(scope="module")
def trained(faces_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ensemble. Made once; nothing may be written into it."""
    output = tmp_path_factory.mktemp("ensemble") / "model"
    said = _train(_recipe(), output, faces_folder)
    assert len([line for line in said if line.startswith("epoch ")]) == 2 * EPOCHS
    return output


@pytest.fixture
def finished(trained: Path, tmp_path: Path) -> Path:
    """One of one's own."""
    return Path(shutil.copytree(trained, tmp_path / "model"))


def _answers(folder: Path, faces: np.ndarray, engine: Engine) -> np.ndarray:
    classifier = load_classifier(folder, engine)
    given = classifier.class_probabilities(faces)
    classifier.close()
    return np.asarray(given)


@pytest.mark.parametrize("engine", [Engine.LITERT, Engine.TENSORFLOW])
def test_the_mean_of_its_members_answers_counts(trained: Path, faces_folder: Path, engine: Engine) -> None:
    pictures = read_faces(faces_folder, _recipe().data.wanted, ["PublicTest"]).pictures
    faces = as_network_input(pictures, read_card(trained).input)
    one, other = (_answers(trained / "members" / name, faces, engine) for name in "12")
    assert np.abs(one - other).max() > 1e-3
    np.testing.assert_allclose(_answers(trained, faces, engine), (one + other) / 2, atol=1e-5)


def test_it_is_a_whole_model_that_says_what_it_is_made_of(trained: Path) -> None:
    card = read_card(trained)
    check_files(card, trained)
    assert card.architecture.members == 2
    members = [read_card(trained / "members" / name) for name in "12"]
    assert card.trained_on["members"] == [
        f"accuracy alone {member.trained_on['tested_accuracy']}, weights {member.sha256.weights[:8]}"
        for member in members
    ]
    assert [member.architecture.members for member in members] == [1, 1]
    assert card.trained_on["epochs"] == 2 * EPOCHS
    assert card.trained_on["faces_held_out"] == card.calibration.faces == members[0].calibration.faces
    told = (trained / "README.md").read_text(encoding="utf-8")
    assert "2 such networks judge it" in told
    assert str(card.trained_on["members"][0]) in told  # type: ignore[index]


def test_it_was_calibrated_on_faces_that_no_member_learnt(trained: Path, faces_folder: Path) -> None:
    from engagement_monitor.training.fit import read_parts
    from engagement_monitor.training.splits import fingerprints

    each = [read_parts(one, faces_folder, False, lambda _: None)[0] for one in [_recipe(), *_recipe().each_member()]]
    calibrated = fingerprints(each[0].held_out)
    assert len(calibrated) == read_card(trained).calibration.faces
    assert all(fingerprints(parts.held_out) == calibrated for parts in each)


def test_its_history_is_that_of_its_members(trained: Path) -> None:
    with (trained / "history.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["member"], row["epoch"]) for row in rows] == [("1", "0"), ("1", "1"), ("2", "0"), ("2", "1")]
    assert {row["val_loss"] for row in rows[:2]}.isdisjoint(row["val_loss"] for row in rows[2:])
    assert "| 2 (best " in render_table([trained])
    assert ") and 2 (best " in render_table([trained])


def test_it_is_measured_like_any_other(trained: Path, faces_folder: Path) -> None:
    measured = evaluate(trained, faces_folder, split="PublicTest", groups=20).evaluation
    assert measured.faces == 48
    assert measured.sha256 == read_card(trained).sha256.weights


def test_one_that_is_finished_is_only_exported_again(finished: Path, faces_folder: Path) -> None:
    before, history = read_card(finished), (finished / "history.csv").read_text()
    (finished / CARD).unlink()
    said = _train(_recipe(), finished, faces_folder, resume=True)
    assert not [line for line in said if line.startswith("epoch ")]
    after = read_card(finished)
    assert (finished / "history.csv").read_text() == history
    told = {name: value for name, value in before.trained_on.items() if name != "members"}  # hashes may differ
    assert {name: value for name, value in after.trained_on.items() if name != "members"} == told
    assert after.calibration == before.calibration


def test_ctrl_c_in_its_first_network_keeps_that_and_it_can_be_gone_on_with(
    faces_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engagement_monitor.training import fit

    class PressesCtrlC(fit.EpochFacts):
        def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
            if epoch == 1:
                raise KeyboardInterrupt
            super().on_epoch_begin(epoch, logs)

    output = tmp_path / "model"
    with monkeypatch.context() as pressed:
        pressed.setattr(fit, "EpochFacts", PressesCtrlC)
        with pytest.raises(KeyboardInterrupt):
            _train(_recipe(), output, faces_folder)
    assert sorted(path.name for path in output.iterdir()) == ["members"]
    assert sorted(path.name for path in (output / "members").iterdir()) == ["1"]
    assert read_card(output / "members" / "1").trained_on["epochs"] == 1
    _train(_recipe(), output, faces_folder, resume=True)
    assert read_card(output).trained_on["epochs"] == 2 * EPOCHS


def test_ctrl_c_in_its_last_network_keeps_the_best_epochs_of_all(
    finished: Path, faces_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engagement_monitor.training import fit

    class PressesCtrlC(fit.EpochFacts):
        def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
            raise KeyboardInterrupt

    shutil.rmtree(finished / "members" / "2" / "training" / "backup")
    (finished / "members" / "2" / "training" / "backup").mkdir()
    monkeypatch.setattr(fit, "EpochFacts", PressesCtrlC)
    _train(_recipe(), finished, faces_folder, resume=True)
    assert read_card(finished).architecture.members == 2


@pytest.mark.parametrize(
    ("left", "recipe", "resume", "said"),
    [
        ("members", _recipe, False, "--resume"),
        ("members", lambda: _recipe().each_member()[0], True, "holds members"),
        ("members/1/training", _recipe, True, "holds training"),
        (CARD, _recipe, True, "holds model.json"),
    ],
)
def test_what_another_training_left_is_not_trained_over(
    trained: Path, faces_folder: Path, tmp_path: Path, left: str, recipe: Callable[[], Recipe], resume: bool, said: str
) -> None:
    output = tmp_path / "model"
    output.mkdir()
    (shutil.copy if (trained / left).is_file() else shutil.copytree)(trained / left, output / Path(left).name)
    with pytest.raises(ExportError, match=said):
        _train(recipe(), output, faces_folder, resume=resume)


def test_another_training_that_begins_with_it_begins_with_its_first_network(trained: Path) -> None:
    recipe = _recipe().each_member()[0]
    begun, first = (build_network(recipe.architecture, recipe.input, len(recipe.data.classes)) for _ in range(2))
    assert not initialize(begun, str(trained)).fresh
    first.load_weights(trained / "members" / "1" / WEIGHTS)
    for one, other in zip(begun.get_weights(), first.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_its_members_have_weights_of_their_own() -> None:
    recipe = _recipe()
    together, *members = (
        build_network(each.architecture, recipe.input, 7).count_params() for each in [recipe, *recipe.each_member()]
    )
    assert members == [together / 2] * 2


def test_its_members_differ_in_what_is_drawn_alone() -> None:
    one, other = _recipe().each_member()
    assert one.fitting.drawing_seed != other.fitting.drawing_seed
    assert one.fitting.seed == other.fitting.seed
    assert other.model_copy(update={"fitting": one.fitting}) == one
    assert one == _recipe().model_copy(update={"architecture": one.architecture})
