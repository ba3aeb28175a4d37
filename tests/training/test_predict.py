"""Boxes and charts for the faces on single pictures, with the shipped model and faces of the demo lecture."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from engagement_monitor.errors import DataError, ExportError
from engagement_monitor.sentiment import Sentiment
from engagement_monitor.training.pictures import read_colour
from engagement_monitor.training.predict import picture_files, predict_picture, prepare_output, sheet_names
from engagement_monitor.training.predict_sheet import draw_sheet
from engagement_monitor.training.prediction import PredictedFace, Predictor
from engagement_monitor.vision.classifier import class_posteriors, sentiment_posteriors
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.face import Box
from engagement_monitor.vision.model_card import read_card
from engagement_monitor.vision.model_library import find_model
from tests.vision.scenes import demo_frames


@pytest.fixture(scope="module")
def predictor() -> Iterator[Predictor]:
    made = Predictor(find_model(), Engine.LITERT)
    yield made
    made.close()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture of the demo lecture's class."""
    (frame,) = demo_frames(1, start_s=10)
    path = tmp_path_factory.mktemp("room") / "room.jpg"
    cv2.imwrite(str(path), frame.pixels)
    return path


def _face(**classes: float) -> PredictedFace:
    return PredictedFace(Box(5, 6, 20, 20), classes, {"positive": 0.7, "neutral": 0.2, "negative": 0.1})


SEVEN = dict.fromkeys(("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"), 1 / 7)
MAP = dict.fromkeys(SEVEN, Sentiment.NEGATIVE)


def test_every_face_has_a_box_and_probabilities_that_fit_together(
    predictor: Predictor, room: Path, tmp_path: Path
) -> None:
    record = predict_picture(predictor, room, tmp_path / "sheet.png")
    assert len(record["faces"]) >= 10
    for face in record["faces"]:
        assert sum(face["classes"].values()) == pytest.approx(1, abs=1e-4)
        summed = sum(face["classes"][name] for name in ("happiness", "surprise"))
        assert face["sentiments"]["positive"] == pytest.approx(summed, abs=1e-4)
        assert 0 <= face["box"]["x"] < record["width_px"]
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.png"]
    assert cv2.imread(record["output"]).shape[0] > record["height_px"]


def test_sentiments_are_those_of_a_session() -> None:
    card = read_card(find_model())
    random = np.random.default_rng(1).dirichlet([0.5] * len(card.classes), 20)
    classes = class_posteriors(random, card)
    assert np.allclose(classes @ card.class_to_sentiment, sentiment_posteriors(random, card), atol=1e-6)


@pytest.mark.parametrize("size", [(40, 30), (30, 400), (3000, 1000)])
@pytest.mark.parametrize("faces", [0, 1, 7])
def test_a_sheet_is_drawn_for_any_picture_and_number_of_faces(size: tuple[int, int], faces: int) -> None:
    picture = np.full((*size, 3), 90, np.uint8)
    sheet = draw_sheet(picture, [_face(**SEVEN)] * faces, MAP)
    assert sheet.dtype == np.uint8
    assert sheet.shape[1] <= 1600


def test_a_longer_bar_means_more() -> None:
    picture = np.full((40, 40, 3), 90, np.uint8)
    both = {"low": Sentiment.NEUTRAL, "high": Sentiment.NEGATIVE}
    sheets = [draw_sheet(picture, [_face(low=1 - sure, high=sure)], both) for sure in (0.2, 0.8)]
    orange = [(sheet == (0, 94, 213)).all(axis=2).sum() for sheet in sheets]
    assert orange[0] < orange[1]


def test_folders_give_their_pictures_by_name(tmp_path: Path) -> None:
    for name in ("b.PNG", "a.jpg", "notes.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in picture_files([tmp_path, Path("c.png")])] == ["a.jpg", "b.PNG", "c.png"]


def test_no_two_sheets_have_the_same_name() -> None:
    pictures = [Path("a/x.jpg"), Path("b/x.jpg"), Path("b/x.png")]
    assert sheet_names(pictures) == ["x.jpg-faces.png", "x.jpg-faces-2.png", "x.png-faces.png"]


def test_a_folder_without_a_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no picture"):
        list(picture_files([tmp_path]))


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0 torn"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notes.jpg").write_bytes(content)
    with pytest.raises(DataError, match=r"notes\.jpg"):
        read_colour(tmp_path / "notes.jpg")
    with pytest.raises(DataError, match=r"gone\.jpg"):
        read_colour(tmp_path / "gone.jpg")


def test_a_folder_that_cannot_be_written_is_said_first(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="Nothing can be written"):
        prepare_output(tmp_path / "file" / "folder")


def test_a_full_disk_leaves_nothing(
    predictor: Predictor, room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ExportError, match="No space left"):
        predict_picture(predictor, room, tmp_path / "sheet.png")
    assert list(tmp_path.iterdir()) == []
