"""Labelled faces become a model by a recipe, the model analyses a film, and is calibrated for its room."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from rich.console import Console

from engagement_monitor import cli, terminal
from engagement_monitor.capture.demo_lecture import DemoLecture
from engagement_monitor.capture.frame import Pace
from tests.tiny_model import draw_face
from tests.training.data_forms import save
from tests.training.test_recipes import reduced, train

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

Run = Callable[..., tuple[int, str, str]]
LOOKS = {"happy": "happiness", "neutral": "neutral", "sad": "anger"}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the program with these arguments; gives its exit status, stdout and stderr."""

    def start(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(
            sys, "argv", ["engagement-monitor", "--database", str(tmp_path / "s.db"), *map(str, arguments)]
        )
        monkeypatch.setattr(terminal, "STDERR", Console(stderr=True, width=200))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return start


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Class folders of drawn faces."""
    folder = tmp_path_factory.mktemp("faces")
    random = np.random.default_rng(1)
    for name, label in LOOKS.items():
        for number in range(8):
            save(folder / name / f"{number}.png", draw_face(label, random))
    return folder


@pytest.fixture(scope="module")
def model(faces: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("trained") / "model"
    train(reduced("mobilenet-sentiment-augmented", until="conv_pw_3_relu"), faces, output)
    return output


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second of the demo lecture as a film."""
    path = tmp_path_factory.mktemp("film") / "class.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 5.0, (1280, 720))
    lecture = DemoLecture(31.0, 5.0, Pace.AS_FAST_AS_POSSIBLE, start_s=30.0)
    while (frame := lecture.read()) is not None:
        writer.write(frame.pixels)
    lecture.close()
    writer.release()
    return path


def test_a_model_made_by_a_recipe_analyses_a_film(run: Run, model: Path, film: Path) -> None:
    status, out, err = run("analyze", film, "--model", model, "--engine", "litert", "--json")
    assert status == 0, err
    (record,) = json.loads(out)
    assert record["model"]["name"] == "mobilenet-sentiment-augmented"
    assert record["faces_classified"] > 0
    assert sum(record["shares"].values()) == pytest.approx(1, abs=3 * 0.5e-6)  # three shares of six digits


def test_a_model_is_calibrated_for_a_room_and_used_there(
    run: Run, model: Path, faces: Path, film: Path, tmp_path: Path
) -> None:
    room = tmp_path / "room.json"
    status, out, err = run("recalibrate", faces, "--model", model, "--engine", "litert", "--output", room)
    assert status == 0, err
    assert "of 24 faces rightly" in out
    status, out, err = run("analyze", film, "--model", model, "--engine", "litert", "--calibration", room, "--json")
    assert status == 0, err
    assert json.loads(out)[0]["faces_classified"] > 0
    report = tmp_path / "report.json"
    assert run("report", "latest", "--output", report)[0] == 0
    status, _, err = run("analyze", film, "--engine", "litert", "--calibration", room)
    assert status == 3
    assert "is for the model 'mobilenet-sentiment-augmented'" in err


def test_the_pictures_of_a_training_are_in_its_folder(model: Path) -> None:
    assert sorted(path.name for path in (model / "pictures").iterdir()) == [
        "classification_report.csv",
        "classification_report.txt",
        "confusion.png",
        "learning_curves.png",
        "roc.png",
        "samples.png",
    ]
    assert "positive" in (model / "pictures" / "classification_report.txt").read_text()


def test_a_training_says_its_epochs_and_its_test_part_in_a_pipe(faces: Path, tmp_path: Path) -> None:
    said: list[str] = []
    recipe = reduced("vgg-polarity")
    recipe = recipe.model_copy(update={"data": recipe.data.model_copy(update={"left_out": ["neutral"]})})
    card = train(recipe, faces, tmp_path / "model", epochs=2, say=said.append)
    lines = [line for line in said if line.startswith("epoch ")]
    assert [line.split(":")[0] for line in lines] == ["epoch 1/2", "epoch 2/2"]
    assert all(word in lines[0] for word in ("loss", "accuracy", "rate", "held out"))
    assert "part 'held out'" in said[-1]
    assert card.unfit_for_sessions is not None
    header = (tmp_path / "model" / "history.csv").read_text().splitlines()[0]
    assert "learning_rate" in header
    assert "cannot be used in a session" in (tmp_path / "model" / "README.md").read_text()
