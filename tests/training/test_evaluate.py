import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rich.console import Console

from engagement_monitor.errors import DataError, ExportError
from engagement_monitor.training import evaluate as evaluate_module
from engagement_monitor.training import run
from engagement_monitor.training.asked import label_map
from engagement_monitor.training.commands import evaluate_command
from engagement_monitor.training.evaluate import Measurement
from engagement_monitor.training.evaluate import evaluate as measure
from engagement_monitor.training.evaluation import Evaluation, write_evaluation
from engagement_monitor.training.judged import Judged
from engagement_monitor.vision.model_card import read_card
from engagement_monitor.vision.model_library import find_model
from tests.tiny_model import write_faces
from tests.training.data_forms import noise, save
from tests.vision.doubles import CARD

PROMISED = {
    "model",
    "sha256",
    "labels",
    "split",
    "faces",
    "classes",
    "accuracy",
    "macro_f1",
    "per_class",
    "confusion",
    "roc_auc",
    "ece",
    "share_error",
    "interval_coverage",
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_faces(tmp_path_factory.mktemp("data") / "faces", {"Training": 2, "PublicTest": 5})


@pytest.fixture(scope="module")
def evaluation(data: Path) -> Evaluation:
    """The shipped model on faces that are none: the figures are poor, but they must fit together."""
    return evaluate(find_model(), data, groups=4)


def evaluate(folder: Path, data: Path, **asked: Any) -> Evaluation:
    return measure(folder, data, **asked).evaluation


def test_everything_promised_is_there(evaluation: Evaluation) -> None:
    shown = evaluation.model_dump(mode="json")
    assert set(shown) >= PROMISED
    assert shown["classes"] == ["positive", "neutral", "negative"]
    assert set(shown["per_class"]["positive"]) == {"precision", "recall", "f1", "support"}
    assert set(shown["share_error"]) == {"10", "30", "100", "300"}
    assert set(shown["share_error"]["30"]) == {"counted", "corrected"}
    assert set(shown["interval_coverage"]) == {"10", "30", "100"}


def test_the_figures_fit_together(evaluation: Evaluation) -> None:
    confusion = np.asarray(evaluation.confusion)
    assert evaluation.faces == confusion.sum() == 40
    assert evaluation.accuracy == pytest.approx(np.trace(confusion) / 40)
    assert [score.support for score in evaluation.per_class.values()] == confusion.sum(axis=1).tolist() == [10, 5, 25]
    assert evaluation.macro_f1 == pytest.approx(np.mean([score.f1 for score in evaluation.per_class.values()]))


def test_both_label_sets_can_be_asked_for(data: Path) -> None:
    found = evaluate(find_model(), data, labels="fer2013", groups=1)
    assert found.labels == "fer2013"
    assert found.sentiment_map["happy"] == "positive"


def test_a_map_on_the_card_goes_before_the_usual_one() -> None:
    names = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
    own = dict.fromkeys(names, "negative") | {"surprise": "neutral"}
    card = CARD.model_validate(CARD.model_dump(mode="json") | {"classes": names, "sentiment_map": own})
    assert label_map(card, "fer2013")["surprise"] == "neutral"
    assert label_map(card, "ferplus")["surprise"] == "positive"


def test_faces_with_a_twin_in_training_are_told_apart(tmp_path: Path) -> None:
    folder = write_faces(tmp_path / "faces", {"Training": 2, "PublicTest": 5})
    training, public = (sorted((folder / "images").glob(f"{part}*")) for part in ("Training", "PublicTest"))
    public[0].write_bytes(training[0].read_bytes())
    found = evaluate(find_model(), folder, groups=1)
    assert found.without_twins is not None
    assert found.without_twins.faces == 39
    assert found.without_twins.accuracy_at_px.keys() == found.accuracy_at_px.keys()
    assert found.without_twins.share_error.keys() == found.share_error.keys()


def test_without_twins_the_figures_are_those_of_the_other_faces_alone(tmp_path: Path) -> None:
    folder = write_faces(tmp_path / "faces", {"Training": 2, "PublicTest": 5})
    training, public = (sorted((folder / "images").glob(f"{part}*")) for part in ("Training", "PublicTest"))
    twins = public[::3]
    for learnt, face in zip(training, twins, strict=False):
        learnt.write_bytes(face.read_bytes())
    found = evaluate(find_model(), folder, groups=2).without_twins
    lines = (folder / "labels.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    alone = [line for line in lines if not any(twin.name in line for twin in twins)]
    (folder / "labels.csv").write_text("".join(alone), encoding="utf-8")
    others = evaluate(find_model(), folder, groups=2)
    assert found is not None
    assert found.model_dump() == others.model_dump(include=set(found.model_dump()))


def test_faces_larger_than_those_it_learnt_from_are_read_as_a_session_cuts_them_out(tmp_path: Path) -> None:
    card = read_card(find_model())
    save(tmp_path / "small" / "happy" / "1.png", noise(1, (48, 48)))
    save(tmp_path / "large" / "happy" / "1.png", noise(1, (200, 210)))
    sides = [evaluate_module._picture_px(card, tmp_path / which) for which in ("small", "large")]
    assert sides == [48, card.input.size_px]


def test_without_a_training_part_nothing_is_said_of_twins(tmp_path: Path) -> None:
    folder = write_faces(tmp_path / "faces", {"PublicTest": 2})
    assert evaluate(find_model(), folder, groups=1).without_twins is None


def test_a_part_without_one_of_the_sentiments_is_refused(tmp_path: Path) -> None:
    folder = write_faces(tmp_path / "faces", {"PublicTest": 1})
    lines = (folder / "labels.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "labels.csv").write_text("".join(line for line in lines if "-neutral.png" not in line), encoding="utf-8")
    with pytest.raises(DataError, match="no neutral face"):
        evaluate(find_model(), folder)


def test_an_evaluation_survives_its_file(evaluation: Evaluation, tmp_path: Path) -> None:
    path = write_evaluation(evaluation, tmp_path / "new")
    assert Evaluation.model_validate_json(path.read_bytes()) == evaluation
    assert [file.name for file in path.parent.iterdir()] == ["evaluation-ferplus-PublicTest.json"]


def test_an_evaluation_that_cannot_be_written_is_said(evaluation: Evaluation, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="cannot be written"):
        write_evaluation(evaluation, tmp_path / "file")


def test_the_command_prints_json_and_a_table(
    evaluation: Evaluation, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = Judged(("a", "b"), np.asarray([0, 1]), np.eye(2), "two faces")
    monkeypatch.setattr(evaluate_module, "evaluate", lambda *_, **__: Measurement(evaluation, (judged,)))
    console = Console(stderr=True, quiet=True)
    shown, rows = evaluate_command("mobilenet-ferplus", data, "PublicTest", "ferplus", "litert", tmp_path, console)
    assert json.loads(json.dumps(shown))["faces"] == 40
    assert ["accuracy", f"{shown['accuracy']:.3f}"] in rows
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "evaluation-ferplus-PublicTest.json",
        "pictures-ferplus-PublicTest",
    ]


def test_without_the_training_extra_it_is_said_what_to_install(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(DataError, match=r"engagement-monitor\[training\]"):
        evaluate_command("mobilenet-ferplus", data, "PublicTest", "ferplus", "litert", None, Console(quiet=True))


@pytest.mark.skipif("ENGAGEMENT_MONITOR_FER2013" not in os.environ, reason="names no FER+ folder")
def test_the_shipped_figures_are_measured_again() -> None:
    shipped = find_model() / "evaluation-ferplus-PublicTest.json"
    claimed = Evaluation.model_validate_json(shipped.read_bytes())
    found = evaluate(find_model(), Path(os.environ["ENGAGEMENT_MONITOR_FER2013"]), groups=2)
    assert found.confusion == claimed.confusion
    assert found.ece == pytest.approx(claimed.ece, abs=1e-3)
