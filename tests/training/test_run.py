"""A whole training of a tiny network, and what comes after it."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engagement_monitor.errors import DataError, ExportError
from engagement_monitor.training.datasets import hold_out_by_order, read_faces
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.pictures import as_network_input
from engagement_monitor.training.run import run_recipe
from engagement_monitor.vision.classifier import BatchedClassifier, load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import CARD, TFLITE, WEIGHTS, check_files, read_card, write_card
from tests.tiny_model import EPOCHS, tiny_recipe, write_faces

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")


def _resume(output: Path, data: Path, **changes: Any) -> None:
    recipe = changes.pop("recipe", tiny_recipe())
    arguments = {"data": data, "output": output, "epochs": EPOCHS, "initial_weights": "none", "resume": True} | changes
    run_recipe(recipe, TrainingOptions(**arguments))


@pytest.fixture
def finished(model_folder: Path, tmp_path: Path) -> Path:
    """A finished training of one's own."""
    return Path(shutil.copytree(model_folder, tmp_path / "model"))


def test_a_training_becomes_a_whole_model(model_folder: Path) -> None:
    card = read_card(model_folder)
    check_files(card, model_folder)
    assert sorted(path.name for path in model_folder.iterdir()) == [
        "README.md",
        "history.csv",
        "model.json",
        "model.tflite",
        "model.weights.h5",
        "pictures",
        "training",
    ]
    assert card.trained_on["faces_learnt"] + card.trained_on["faces_held_out"] == 192  # type: ignore[operator]
    assert card.trained_on["epochs"] == EPOCHS
    assert np.sum(card.confusion) == card.calibration.faces == card.trained_on["faces_held_out"]


def test_it_learnt_something(model_folder: Path, faces_folder: Path) -> None:
    classifier = load_classifier(model_folder, Engine.LITERT)
    assert isinstance(classifier, BatchedClassifier)
    faces = read_faces(faces_folder, "ferplus", ["PublicTest"])
    given = classifier.class_probabilities(as_network_input(faces.pictures, classifier.card.input))
    assert (given.argmax(axis=1) == faces.targets.argmax(axis=1)).mean() > 0.3  # by chance 0.125
    classifier.close()


def test_no_file_of_a_model_tells_where_it_was_made(model_folder: Path, faces_folder: Path) -> None:
    for name in (CARD, "README.md", WEIGHTS, TFLITE, "history.csv"):
        content = (model_folder / name).read_bytes()
        assert str(model_folder).encode() not in content
        assert str(faces_folder).encode() not in content


def test_a_finished_training_is_only_exported_again(finished: Path, faces_folder: Path) -> None:
    history, card = (finished / "history.csv").read_text(), read_card(finished)
    (finished / CARD).unlink()
    _resume(finished, faces_folder)
    assert (finished / "history.csv").read_text() == history
    # The files' hashes may differ: a converter numbers what it makes.
    assert read_card(finished).model_copy(update={"sha256": card.sha256}) == card


def test_another_training_is_not_overwritten(finished: Path, faces_folder: Path) -> None:
    with pytest.raises(ExportError, match="--resume"):
        _resume(finished, faces_folder, resume=False)
    check_files(read_card(finished), finished)


def test_a_training_goes_on_with_the_same_recipe_and_seed_only(finished: Path, faces_folder: Path) -> None:
    """With another seed it would be measured on faces that it has learnt."""
    with pytest.raises(ExportError, match="another recipe or seed"):
        _resume(finished, faces_folder, recipe=tiny_recipe().with_seed(2))
    _resume(finished, faces_folder, recipe=tiny_recipe().model_copy(update={"title": "the same in other words"}))


def test_a_training_of_an_earlier_version_goes_on_with_its_own_faces(finished: Path, faces_folder: Path) -> None:
    """It was killed when it had noted an epoch in its history, but not that the epoch was done; it noted no times."""
    work = finished / "training"
    begun = json.loads((work / "recipe.json").read_text())
    (work / "recipe.json").write_text(json.dumps({name: begun[name] for name in begun.keys() - {"asked", "teachers"}}))
    (work / "backup" / f"{EPOCHS}.weights.h5").rename(work / "backup" / "latest.weights.h5")
    (work / "backup" / "training_metadata.json").write_text(json.dumps({"epoch": EPOCHS, "batch": 0}))
    rows = [line.split(",") for line in (finished / "history.csv").read_text().splitlines()]
    place = rows[0].index("seconds")
    lines = [",".join(row[:place] + row[place + 1 :]) for row in rows]
    lines.append(lines[-1].replace(f"{EPOCHS - 1}", f"{EPOCHS}", 1))
    (finished / "history.csv").write_text("\n".join(lines) + "\n")
    _resume(finished, faces_folder, epochs=EPOCHS + 1)
    epochs = [line.partition(",")[0] for line in (finished / "history.csv").read_text().splitlines()[1:]]
    assert epochs == [str(epoch) for epoch in range(EPOCHS + 1)]
    learning = read_faces(faces_folder, "ferplus", ["Training"])
    recipe = tiny_recipe()
    held_out = hold_out_by_order(learning, recipe.data.held_out, recipe.fitting.seed)[1]
    assert read_card(finished).trained_on["faces_held_out"] == len(held_out)
    assert read_card(finished).trained_on["minutes"] is None
    assert "minutes:" not in (finished / "README.md").read_text()


def test_a_training_goes_on_with_the_same_faces_only(finished: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="other faces"):
        _resume(finished, write_faces(tmp_path / "other", {"Training": 24, "PublicTest": 1}, seed=2))


def test_a_training_goes_on_with_the_same_options_only(finished: Path, faces_folder: Path) -> None:
    with pytest.raises(ExportError, match="begun without --drop-twins"):
        _resume(finished, faces_folder, drop_twins=True)


def test_an_epoch_after_an_interruption_does_not_repeat_the_order_of_the_first(
    finished: Path, faces_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engagement_monitor.training import fit

    seeds: list[int] = []

    def noted(*arguments: Any) -> None:
        seeds.append(arguments[-1])
        raise ZeroDivisionError

    monkeypatch.setattr(fit, "training_batches", noted)
    with pytest.raises(ZeroDivisionError):
        _resume(finished, faces_folder, epochs=EPOCHS + 1)
    assert seeds == [tiny_recipe().fitting.seed + EPOCHS]


@pytest.mark.parametrize("resume", [True, False])
@pytest.mark.parametrize("left", ["history.csv", CARD])
def test_what_another_training_left_is_not_trained_over(
    finished: Path, faces_folder: Path, left: str, resume: bool
) -> None:
    """Its history would be taken for that of the new one: the bar for the best epoch, and a reason to end."""
    for path in finished.iterdir():
        if path.name != left:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(ExportError, match=f"{left} of a training that cannot be gone on with"):
        _resume(finished, faces_folder, resume=resume)
    assert [path.name for path in finished.iterdir()] == [left]


@pytest.mark.parametrize(
    ("given", "said"), [("imagenet", "imagenet"), ("none", "none"), ("/somewhere/mine.npz", "mine.npz")]
)
def test_a_card_names_initial_weights_without_their_path(given: str, said: str) -> None:
    from engagement_monitor.training.fit import weights_name

    assert weights_name(given) == said


def test_a_card_names_the_model_whose_weights_began_it(model_folder: Path) -> None:
    from engagement_monitor.training.fit import weights_name

    assert weights_name(str(model_folder / WEIGHTS)) == f"{WEIGHTS} of tiny"


def test_a_training_goes_on_with_more_epochs_and_counts_the_minutes_of_all(finished: Path, faces_folder: Path) -> None:
    """A killed training loses none: they stand in the history, an epoch each."""
    with (finished / "history.csv").open(newline="") as file:
        rows = [*csv.DictReader(file)]
    before = [row | {"seconds": "120.0"} for row in rows]
    with (finished / "history.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, before[0])
        writer.writeheader()
        writer.writerows(before)
    _resume(finished, faces_folder, epochs=EPOCHS + 1)
    minutes = read_card(finished).trained_on["minutes"]
    assert isinstance(minutes, float)
    assert EPOCHS * 2 <= minutes < EPOCHS * 2 + 1
    assert read_card(finished).trained_on["epochs"] == EPOCHS + 1
    assert len((finished / "history.csv").read_text().splitlines()) == EPOCHS + 2


def test_the_published_model_is_measured_and_described(finished: Path, faces_folder: Path, tmp_path: Path) -> None:
    from rich.console import Console

    from engagement_monitor.training import publish

    models = tmp_path / "models"
    folder = publish.publish(finished, faces_folder, models, console=Console(quiet=True), groups=2)
    assert folder == models / "tiny"
    assert json.loads((folder / "evaluation-ferplus-PublicTest.json").read_text())["faces"] == 48
    assert "tiny/README.md" in (models / "README.md").read_text()
    assert (finished / "pictures" / "samples.png").is_file()
    assert not (folder / "training").exists()
    assert not [*folder.rglob("*.png")]  # the pictures show faces of the data


def test_the_spread_over_seeds_stands_on_the_card(finished: Path, faces_folder: Path, tmp_path: Path) -> None:
    from rich.console import Console

    from engagement_monitor.training import publish

    other = Path(shutil.copytree(finished, tmp_path / "seed-2"))
    card = read_card(other)
    write_card(card.model_copy(update={"trained_on": card.trained_on | {"seed": 2}}), other)
    folder = publish.publish(
        finished, faces_folder, tmp_path / "models", seeds=[other], console=Console(quiet=True), groups=2
    )
    by_seed = json.loads((folder / "seeds-ferplus-PublicTest.json").read_text())
    assert [*by_seed] == ["1", "2"]
    text = (folder / "README.md").read_text()
    assert "Trained 2 times in the same way, with the seeds 1, 2" in text
    accuracy = f"{by_seed['1']['accuracy']:.3f}"  # the other training is a copy of this one
    assert f"| accuracy | {accuracy} | {accuracy} | {accuracy} |" in text


def test_a_seed_is_added_to_those_measured_before(finished: Path, faces_folder: Path, tmp_path: Path) -> None:
    from rich.console import Console

    from engagement_monitor.training import publish

    def with_seed(seed: int) -> Path:
        run = Path(shutil.copytree(finished, tmp_path / f"seed-{seed}"))
        card = read_card(run)
        write_card(card.model_copy(update={"trained_on": card.trained_on | {"seed": seed}}), run)
        return run

    def publish_with(trained: Path, *seeds: Path) -> list[str]:
        folder = publish.publish(
            trained, faces_folder, tmp_path / "models", seeds=seeds, console=Console(quiet=True), groups=2
        )
        file = folder / "seeds-ferplus-PublicTest.json"
        return [*json.loads(file.read_text())] if file.exists() else []

    assert publish_with(finished) == []
    assert publish_with(finished, with_seed(3)) == ["1", "3"]
    assert publish_with(tmp_path / "models" / "tiny", with_seed(2)) == ["1", "2", "3"]
    published = tmp_path / "models" / "tiny" / "seeds-ferplus-PublicTest.json"
    sha256 = json.loads(published.read_text())["1"]["sha256"]
    published.write_text(published.read_text().replace(sha256, "0" * 64))
    assert publish_with(finished) == []  # of the same seed, but another network
    assert publish_with(finished, tmp_path / "seed-3") == ["1", "3"]
    other = with_seed(4)  # by its seed another model: what stood beside the one before says nothing of it
    assert publish_with(other) == []
    assert "times in the same way" not in (tmp_path / "models" / "tiny" / "README.md").read_text()


def test_two_trainings_with_one_seed_are_no_spread(finished: Path, faces_folder: Path, tmp_path: Path) -> None:
    from rich.console import Console

    from engagement_monitor.training import publish

    with pytest.raises(DataError, match="same seed: 1, 1"):
        publish.publish(
            finished, faces_folder, tmp_path / "models", seeds=[finished], console=Console(quiet=True), groups=2
        )
    assert not (tmp_path / "models").exists()
