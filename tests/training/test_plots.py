"""The pictures and reports: that they are there, and show what they should."""

from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest

from engagement_monitor.errors import ExportError
from engagement_monitor.training.classification_report import write_report
from engagement_monitor.training.judged import Judged, by_sentiment, summed
from engagement_monitor.training.plots import draw_confusion, draw_learning_curves, draw_roc, draw_samples
from tests.vision.doubles import CARD

NAMES = ("happy", "sad", "calm")


def judged(names: tuple[str, ...] = NAMES, faces: int = 60) -> Judged:
    random = np.random.default_rng(1)
    truth = np.arange(faces) % len(names)
    probabilities = random.dirichlet([1] * len(names), faces) + 0.3 * np.eye(len(names))[truth]
    return Judged(names, truth, probabilities / probabilities.sum(axis=1, keepdims=True), "a model, 60 faces")


def size(path: Path) -> tuple[int, ...]:
    picture = cv2.imread(str(path))
    assert picture is not None
    assert picture.std() > 5  # not an empty page
    return picture.shape


def test_the_report_names_the_classes_and_adds_up(tmp_path: Path) -> None:
    faces = judged()
    write_report(faces, tmp_path / "report")
    text, table = (tmp_path / "report.txt").read_text(), pd.read_csv(tmp_path / "report.csv", index_col="class")
    assert "a model, 60 faces" in text
    assert all(name in text for name in NAMES)
    assert table.loc[list(NAMES), "support"].sum() == table.loc["accuracy", "support"] == 60
    assert table.loc["accuracy", "f1-score"] == pytest.approx(faces.accuracy, abs=1e-6)


def test_a_class_that_no_face_has_stands_in_the_report_too(tmp_path: Path) -> None:
    faces = judged()
    write_report(
        Judged((*NAMES, "bored"), faces.truth, np.pad(faces.probabilities, ((0, 0), (0, 1))), ""), tmp_path / "r"
    )
    assert pd.read_csv(tmp_path / "r.csv", index_col="class").loc["bored", "support"] == 0


@pytest.mark.parametrize("names", [NAMES, ("negative", "positive"), tuple("abcdefghij")])
def test_confusion_and_roc_are_drawn_for_any_number_of_classes(tmp_path: Path, names: tuple[str, ...]) -> None:
    draw_confusion(judged(names), tmp_path / "confusion.png")
    draw_roc(judged(names), tmp_path / "roc.png")
    height, width, _ = size(tmp_path / "confusion.png")
    assert width > 1.5 * height
    size(tmp_path / "roc.png")


def test_two_classes_have_one_curve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engagement_monitor.training import plots

    drawn: list[str] = []
    monkeypatch.setattr(
        plots, "_save", lambda figure, path: drawn.extend(figure.axes[0].get_legend_handles_labels()[1])
    )
    draw_roc(judged(("negative", "positive")), tmp_path / "roc.png")
    assert len(drawn) == 1
    assert drawn[0].startswith("positive: AUC 0.")


def test_the_learning_curves_mark_the_best_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engagement_monitor.training import plots

    history = pd.DataFrame(
        {
            "epoch": [0, 1, 2],
            "loss": [1.0, 0.8, 0.7],
            "accuracy": [0.4, 0.5, 0.6],
            "val_loss": [1.1, 0.85, 0.95],
            "val_accuracy": [0.35, 0.5, 0.49],
            "learning_rate": [1e-2, 1e-2, 1e-3],
        }
    )
    draw_learning_curves(history, 1, "a recipe", tmp_path / "curves.png")
    wide = size(tmp_path / "curves.png")[1]
    draw_learning_curves(history.drop(columns="learning_rate"), 1, "a recipe", tmp_path / "curves.png")
    assert size(tmp_path / "curves.png")[1] < wide
    labels: list[str] = []
    monkeypatch.setattr(
        plots,
        "_save",
        lambda figure, path: labels.extend(text.get_text() for text in figure.axes[0].get_legend().texts),
    )
    draw_learning_curves(history, 1, "a recipe", tmp_path / "curves.png")
    assert "best epoch: 2 (0.850)" in labels


def test_a_sheet_of_faces_is_drawn(tmp_path: Path) -> None:
    pictures = np.random.default_rng(1).integers(0, 256, (3, 16, 16), dtype=np.uint8)
    draw_samples([("one", pictures), ("other", pictures)], "faces", tmp_path / "samples.png")
    size(tmp_path / "samples.png")


def test_classes_sum_to_sentiments_where_a_card_says_how() -> None:
    sentiment_map = {"happy": "positive", "sad": "negative", "calm": "neutral"}
    card = CARD.model_validate(CARD.model_dump(mode="json") | {"classes": list(NAMES), "sentiment_map": sentiment_map})
    faces = judged()
    (found,) = summed(faces, card)
    assert found.names == ("positive", "neutral", "negative")
    assert np.bincount(found.truth).tolist() == [20, 20, 20]
    assert found.accuracy == faces.accuracy
    assert summed(judged(("positive", "neutral", "negative")), CARD) == []
    assert by_sentiment(faces, card.model_copy(update={"sentiment_map": {}})) is None


def test_pictures_that_cannot_be_written_are_said_and_older_ones_stay(tmp_path: Path) -> None:
    from engagement_monitor.training.gallery import write_measured

    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="cannot be written"):
        write_measured([judged()], tmp_path / "file" / "pictures")
    write_measured([judged()], tmp_path / "pictures")
    write_measured([judged(), judged()], tmp_path / "pictures")
    assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == [
        f"{prefix}{name}"
        for prefix in ("", "sentiments_")
        for name in ("classification_report.csv", "classification_report.txt", "confusion.png", "roc.png")
    ]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
