import re
from pathlib import Path

import pytest

from engagement_monitor.assets import asset
from engagement_monitor.errors import DataError
from engagement_monitor.training.model_readme import read_evaluations, render_index, render_readme
from engagement_monitor.vision.model_card import Architecture, write_card
from engagement_monitor.vision.model_library import find_model
from tests.vision.doubles import CARD


@pytest.mark.parametrize("name", ["mobilenet-ferplus", "mobilenet-fer2013"])
def test_the_shipped_cards_say_what_their_files_say(name: str) -> None:
    folder = find_model(name)
    assert (folder / "README.md").read_text(encoding="utf-8") == render_readme(folder)


def test_the_index_of_models_says_what_their_files_say() -> None:
    assert (asset("models") / "README.md").read_text(encoding="utf-8") == render_index(asset("models"))


@pytest.mark.parametrize(
    "said",
    [
        "Article 5(1)(f)",
        "rights were never cleared",
        "MIT licence",
        "on a single person",
        "grading",
        "0.803",
        "0.927",
        "no figures for groups of people",
    ],
)
def test_the_shipped_card_says_what_must_be_said(said: str) -> None:
    assert said in (find_model() / "README.md").read_text(encoding="utf-8")


def test_the_shipped_model_is_as_good_as_was_asked_for() -> None:
    votes = next(one for one in read_evaluations(find_model()) if one.labels == "ferplus")
    assert votes.faces == 3579
    assert votes.accuracy >= 0.865
    assert votes.macro_f1 >= 0.855
    assert votes.ece <= 0.03
    assert votes.accuracy - votes.accuracy_at_px["24"] <= 0.04
    assert votes.accuracy - votes.accuracy_at_px["16"] <= 0.09


def test_the_shipped_figures_are_those_of_the_shipped_weights() -> None:
    folder = find_model()
    hashes = {one.sha256 for one in read_evaluations(folder)}
    assert len(hashes) == 1
    assert hashes.pop() in (folder / "README.md").read_text(encoding="utf-8")


def test_a_model_that_was_not_measured_says_so_and_claims_nothing(tmp_path: Path) -> None:
    write_card(CARD, tmp_path)
    text = render_readme(tmp_path)
    assert "It has not been measured" in text
    assert "FER2013 (Goodfellow" not in text
    assert not re.search(r"accuracy", text)


def test_a_model_that_was_begun_from_another_says_what_that_may_have_learnt(tmp_path: Path) -> None:
    said = {}
    for weights in ("mine.npz", "model.weights.h5 of mobilenet-ferplus"):
        write_card(CARD.model_copy(update={"trained_on": {"initial_weights": weights}}), tmp_path)
        said[weights] = "weights of `mobilenet-ferplus`, which may have learnt" in render_readme(tmp_path)
    assert [*said.values()] == [False, True]


@pytest.mark.parametrize(
    ("looks", "said"),
    [
        ({}, "network: mobilenet; input"),
        ({"mirror": True}, "judged as it is and mirrored, and the mean counts"),
        (
            {"mirror": True, "mirror_crop_px": 3},
            "mirrored (without 3 px at every edge, and enlarged), and",
        ),
    ],
)
def test_a_card_says_how_often_a_face_is_looked_at(tmp_path: Path, looks: dict[str, int], said: str) -> None:
    architecture = Architecture(name="mobilenet", **looks)
    write_card(CARD.model_copy(update={"architecture": architecture}), tmp_path)
    assert said in " ".join(render_readme(tmp_path).split())


def test_a_model_of_other_labels_is_shown_by_those(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    write_card(CARD.model_copy(update={"trained_on": {"labels": "fer2013"}}), folder)
    for name in ("ferplus", "fer2013"):
        evaluation = f"evaluation-{name}-PublicTest.json"
        (folder / evaluation).write_bytes((find_model() / evaluation).read_bytes())
    assert [one.labels for one in read_evaluations(folder)] == ["fer2013", "ferplus"]
    assert "| FER2013's own labels, PublicTest, 3,579 |" in render_index(tmp_path)
    by_own, by_votes = render_readme(folder).split("### ")[1:3]
    assert "It did not learn these labels" not in by_own
    assert "It did not learn these labels" in by_votes


def test_a_damaged_evaluation_is_named(tmp_path: Path) -> None:
    (tmp_path / "evaluation-ferplus-x.json").write_text("{}")
    with pytest.raises(DataError, match="evaluation-ferplus-x"):
        read_evaluations(tmp_path)
