"""The table of trainings says what the files of the runs say."""

import json
import shutil
from pathlib import Path
from statistics import fmean

import pytest

from engagement_monitor.errors import DataError
from engagement_monitor.training.table import BEGIN, END, main, put_into, render_table
from engagement_monitor.vision.model_card import read_card, write_card
from engagement_monitor.vision.model_library import find_model

_ROOT = Path(__file__).parents[2]
_SHIPPED = _ROOT / "models" / "mobilenet-fer2013"


@pytest.fixture
def run(model_folder: Path, tmp_path: Path) -> Path:
    """A finished training, said to be of a shipped recipe."""
    folder = Path(shutil.copytree(model_folder, tmp_path / "run"))
    card = read_card(folder)
    said = card.trained_on | {"recipe": "vgg-polarity", "minutes": 12.3, "machine": "2 CPU cores"}
    write_card(card.model_copy(update={"trained_on": said}), folder)
    return folder


def test_claimed_stands_beside_measured(run: Path) -> None:
    said = read_card(run).trained_on
    header, _, row = (line.strip("| \n").split(" | ") for line in render_table([run]).splitlines())
    cells = dict(zip(header, row, strict=True))
    assert cells["recipe"] == "vgg-polarity"
    assert cells["claimed"] == "accuracy 0.55, AUC 0.57"
    assert cells["accuracy here"] == f"{said['tested_accuracy']:.3f}"
    assert cells["measured on"] == "PublicTest, 48 faces, 8 classes"
    assert cells["epochs"].startswith("16 (best ")
    assert (cells["minutes"], cells["machine"]) == ("12", "2 CPU cores")


def test_each_evaluation_has_a_row(run: Path) -> None:
    shipped = find_model() / "evaluation-ferplus-PublicTest.json"
    shutil.copy(shipped, run)
    lines = render_table([run]).splitlines()
    assert len(lines) == 4
    assert f"{json.loads(shipped.read_text())['accuracy']:.3f}" in lines[3]
    assert "FER+ votes, 3 sentiments" in lines[3]


def test_two_runs_of_a_recipe_are_told_apart_by_their_folders(run: Path, tmp_path: Path) -> None:
    other = shutil.copytree(run, tmp_path / "enlarged")
    names = [line.split(" | ")[0] for line in render_table([run, other]).splitlines()[2:]]
    assert names == [f"| vgg-polarity: {run.name}", "| vgg-polarity: enlarged"]


def test_the_table_is_put_between_its_marks(run: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    main([str(run), "--into", str(page)])
    assert page.read_text() == f"before\n{BEGIN}\n{render_table([run])}{END}\nafter\n"
    with pytest.raises(DataError, match="no place"):
        put_into("", run / "README.md")


def test_a_run_without_its_history_is_named(run: Path) -> None:
    (run / "history.csv").unlink()
    with pytest.raises(DataError, match="no history"):
        render_table([run])


@pytest.fixture(scope="module")
def workshop() -> str:
    return (_ROOT / "resources" / "docs" / "workshop.md").read_text(encoding="utf-8")


def test_the_rows_of_a_model_that_ships_are_those_of_its_files(workshop: str) -> None:
    *_, rows = render_table([_SHIPPED]).partition("--- |\n")
    assert rows.count("\n") == 4
    assert rows in workshop


def test_what_the_workshop_says_of_a_model_that_ships_is_what_its_files_say(workshop: str) -> None:
    said = " ".join(workshop.split())
    card, (by_name, by_sentiment) = read_card(_SHIPPED), (_evaluation("named"), _evaluation("fer2013"))
    alone = [f"{float(member.split()[2].strip(',')):.3f}" for member in card.trained_on["members"]]
    assert f"alone they are right on {' and '.join(alone)} of the seven labels, together on {by_name:.3f}" in said
    assert f"is right on {by_sentiment:.3f} of the same PublicTest faces" in said
    assert f"the mean of the three is {_mean('named'):.4f} of the labels and {_mean('fer2013'):.4f} of the" in said


def _evaluation(labels: str) -> float:
    read = json.loads((_SHIPPED / f"evaluation-{labels}-PublicTest.json").read_text(encoding="utf-8"))
    return float(read["accuracy"])


def _mean(labels: str) -> float:
    read = json.loads((_SHIPPED / f"seeds-{labels}-PublicTest.json").read_text(encoding="utf-8"))
    return fmean(one["accuracy"] for one in read.values())
