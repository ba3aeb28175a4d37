"""Whether a model errs differently between groups, on faces that the user sorted."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from engagement_monitor.cli import app
from engagement_monitor.errors import DataError
from engagement_monitor.timeline.share import ErrorModel
from engagement_monitor.training.asked import sentiment_labels
from engagement_monitor.training.group_audit import FIGURES, GroupAudit, _largest, _said, draw_figures, read_groups
from engagement_monitor.vision.model_library import find_model
from tests.training.data_forms import noise, save, write_class_folders, write_table
from tests.vision.doubles import CARD

SENTIMENT_NAMES = ("positive", "neutral", "negative")
ERRORS = ErrorModel(np.full(3, 1 / 3), np.eye(3) * 400 + 40)


def _posteriors(named: np.ndarray) -> np.ndarray:
    return np.full((len(named), 3), 0.05) + 0.85 * np.eye(3)[named]


def test_a_group_with_more_faults_is_found_with_an_interval_that_says_so() -> None:
    truth = np.tile([0, 1, 2], 60)
    confused = np.where(truth == 2, 1, truth)
    groups = [
        draw_figures(name, truth, _posteriors(named), ERRORS) for name, named in (("hats", confused), ("none", truth))
    ]
    largest = _largest(groups)
    recall = largest["recall negative"]
    assert (recall.more, recall.less) == ("none", "hats")
    assert recall.difference.value == 1
    assert recall.difference.low > 0.9
    assert largest["accuracy"].difference.low > 0.2
    assert largest["recall positive"].difference.low <= 0 <= largest["recall positive"].difference.high
    assert largest["share of neutral off by"].more == "hats"


def test_groups_that_are_alike_are_not_called_different() -> None:
    random = np.random.default_rng(4)
    groups = []
    for name in "abcd":
        truth = random.integers(3, size=90)
        named = np.where(random.random(90) < 0.8, truth, random.integers(3, size=90))
        groups.append(draw_figures(name, truth, _posteriors(named), ERRORS))
    for difference in _largest(groups).values():
        assert difference.difference.low <= 0 <= difference.difference.high


def test_a_sentiment_that_a_group_lacks_has_no_recall() -> None:
    truth = np.asarray([0, 0, 1])
    said = _said(draw_figures("few", truth, _posteriors(truth), ERRORS)).figures
    assert set(FIGURES) - set(said) == {"recall negative"}
    assert said["accuracy"].value == 1
    assert said["accuracy"].low < 0.7


def test_folders_and_a_table_give_the_same_groups(tmp_path: Path) -> None:
    labels = sentiment_labels(CARD)
    rows: list[list[object]] = []
    for place, group in enumerate(("with", "without")):
        write_class_folders(tmp_path / "folders" / group, SENTIMENT_NAMES, each=2 + place)
        for number, name in enumerate(SENTIMENT_NAMES):
            for copy in range(2 + place):
                file = f"{group}{name}{copy}.png"
                save(tmp_path / "table" / "pictures" / file, noise(number * (2 + place) + copy))
                rows.append([file, name, group])
    write_table(tmp_path / "table" / "faces.csv", ["files", "target", "group"], rows)
    folders, table = (read_groups(tmp_path / form, labels, 48) for form in ("folders", "table"))
    assert [*folders] == [*table] == ["with", "without"]
    for group, faces in folders.items():
        assert sorted(map(bytes, faces.pictures)) == sorted(map(bytes, table[group].pictures))


def test_data_that_tells_no_groups_apart_is_refused(tmp_path: Path) -> None:
    labels = sentiment_labels(CARD)
    write_class_folders(tmp_path / "one" / "group", SENTIMENT_NAMES)
    save(tmp_path / "table" / "a.png", noise(1))
    write_table(tmp_path / "table" / "faces.csv", ["files", "target"], [["a.png", "positive"]])
    for form in ("one", "table"):
        with pytest.raises(DataError, match="no two groups"):
            read_groups(tmp_path / form, labels, 48)


def test_the_command_compares_groups(tmp_path: Path) -> None:
    for group in ("with", "without"):
        write_class_folders(tmp_path / group, SENTIMENT_NAMES, each=3)
    asked = ["evaluate", str(find_model()), "--data", str(tmp_path), "--groups", "--engine", "litert"]
    answer = CliRunner().invoke(app, [*asked, "--json"])
    assert answer.exit_code == 0, answer.output
    audit = GroupAudit.model_validate(json.loads(answer.stdout))
    assert [(group.group, group.faces) for group in audit.groups] == [("with", 9), ("without", 9)]
    assert audit.largest["accuracy"].difference.value == 0  # the same pictures in both
    shutil.rmtree(tmp_path / "without")
    assert CliRunner().invoke(app, asked).exit_code != 0
