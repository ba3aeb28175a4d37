"""Each form of labelled faces, and what is said of the first thing that is wrong with it."""

from pathlib import Path

import numpy as np
import pytest

from engagement_monitor.errors import DataError
from engagement_monitor.training.datasets import FER2013_CLASSES, Labels, read_faces, require_every_class
from engagement_monitor.training.forms import Form, detect
from tests.tiny_model import write_faces
from tests.training.data_forms import noise, save, write_class_folders, write_file_table, write_kaggle, write_table

SENTIMENTS = ("positive", "neutral", "negative")
NAMED = Labels("named", SENTIMENTS, {"happy": "positive"})


def test_each_form_is_told_by_what_lies_there(tmp_path: Path) -> None:
    ferplus = write_faces(tmp_path / "ferplus", {"Training": 1})
    kaggle = write_kaggle(tmp_path / "kaggle" / "fer2013.csv")
    folders = write_class_folders(tmp_path / "folders", SENTIMENTS)
    table = write_file_table(tmp_path / "table", SENTIMENTS)
    assert [detect(path).form for path in (ferplus, kaggle, kaggle.parent, folders, table, table.parent)] == [
        Form.FERPLUS,
        Form.KAGGLE,
        Form.KAGGLE,
        Form.FOLDERS,
        Form.TABLE,
        Form.TABLE,
    ]


def test_a_kaggle_csv_gives_its_pixels_labels_and_parts(tmp_path: Path) -> None:
    faces = read_faces(write_kaggle(tmp_path / "fer2013.csv", usage="PublicTest"), "fer2013")
    assert np.array_equal(faces.pictures[3], noise(3))
    assert faces.targets.argmax(axis=1).tolist() == list(range(7))
    assert set(faces.splits) == {"PublicTest"}


def test_class_folders_give_their_parts(tmp_path: Path) -> None:
    for part in ("train", "test"):
        write_class_folders(tmp_path / part, ("Happy", "neutral", "negative"))
    faces = read_faces(tmp_path, NAMED)
    assert sorted(set(faces.splits)) == ["Training", "test"]
    assert faces.part("test").targets.sum(axis=0).tolist() == [2, 2, 2]


def test_a_file_table_finds_its_pictures_beside_it(tmp_path: Path) -> None:
    faces = read_faces(write_file_table(tmp_path, SENTIMENTS), NAMED)
    assert np.array_equal(faces.pictures, [noise(0), noise(1), noise(2)])


def test_hidden_files_are_no_pictures(tmp_path: Path) -> None:
    write_class_folders(tmp_path, SENTIMENTS)
    (tmp_path / "neutral" / ".DS_Store").touch()
    (tmp_path / ".cache").mkdir()
    assert len(read_faces(tmp_path, NAMED)) == 6


def test_pictures_of_any_size_and_colour_become_grey_squares(tmp_path: Path) -> None:
    wide = np.zeros((20, 60, 3), np.uint8)
    wide[:, 20:40] = 200
    save(tmp_path / "neutral" / "wide.png", wide)
    faces = read_faces(tmp_path, NAMED, size_px=32)
    assert faces.pictures.shape == (1, 32, 32)
    assert set(faces.pictures.ravel().tolist()) == {200}  # the middle, and nothing of the sides


def test_a_label_may_be_left_out(tmp_path: Path) -> None:
    labels = Labels("named", ("positive", "negative"), left_out=frozenset({"neutral"}))
    assert len(read_faces(write_file_table(tmp_path, SENTIMENTS), labels)) == 2


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["3", "1 2 3"], "line 2 has 3 pixels, not 2,304"),
        (["3", " ".join(["256"] * 2304)], "line 2 has a pixel that is no number"),
        (["3", "one two"], "line 2 has a pixel that is no number"),
        (["9", " ".join(["0"] * 2304)], "line 2 has the unknown label '9'"),
        (["3"], "line 2 has 0 pixels"),
    ],
)
def test_a_bad_row_of_a_kaggle_csv_is_named(tmp_path: Path, cells: list[object], said: str) -> None:
    path = write_table(tmp_path / "fer2013.csv", ["emotion", "pixels"], [cells])
    with pytest.raises(DataError, match=said):
        read_faces(path, "fer2013")


def test_votes_are_asked_of_a_form_that_has_none(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no votes"):
        read_faces(write_kaggle(tmp_path / "fer2013.csv"), "ferplus")


def test_a_class_folder_without_a_picture_is_named(tmp_path: Path) -> None:
    write_class_folders(tmp_path, SENTIMENTS)
    (tmp_path / "sad").mkdir()
    with pytest.raises(DataError, match="sad holds no picture"):
        read_faces(tmp_path, NAMED)


def test_a_class_that_no_face_has_is_named(tmp_path: Path) -> None:
    faces = read_faces(write_file_table(tmp_path, ("positive", "negative")), NAMED)
    with pytest.raises(DataError, match="class 'neutral'"):
        require_every_class(faces, tmp_path)


def test_an_unreadable_picture_is_named(tmp_path: Path) -> None:
    write_class_folders(tmp_path, SENTIMENTS)
    (tmp_path / "neutral" / "notes.jpg").write_text("no picture")
    with pytest.raises(DataError, match=r"notes\.jpg is no picture"):
        read_faces(tmp_path, NAMED)


def test_a_row_without_its_picture_is_named(tmp_path: Path) -> None:
    path = write_table(tmp_path / "faces.csv", ["files", "target"], [["gone.png", "neutral"]])
    with pytest.raises(DataError, match=r"line 2 names the picture 'gone\.png'"):
        read_faces(path, NAMED)


def test_a_label_that_the_map_leaves_out_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="unknown label 'bored'"):
        read_faces(write_file_table(tmp_path, ("happy", "bored")), NAMED)


def test_class_folders_beside_parts_are_refused(tmp_path: Path) -> None:
    write_class_folders(tmp_path / "train", FER2013_CLASSES)
    write_class_folders(tmp_path, ("happy",))
    with pytest.raises(DataError, match="happy stands beside train/"):
        read_faces(tmp_path, "fer2013")


def test_two_tables_in_one_folder_are_refused(tmp_path: Path) -> None:
    write_kaggle(tmp_path / "fer2013.csv")
    write_file_table(tmp_path, SENTIMENTS)
    with pytest.raises(DataError, match=r"faces\.csv and fer2013\.csv"):
        read_faces(tmp_path, "fer2013")


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00table"])
def test_a_file_that_is_no_table_of_faces_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "table.csv").write_bytes(content)
    with pytest.raises(DataError, match=r"table\.csv"):
        read_faces(tmp_path / "table.csv", "fer2013")


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="not there"):
        read_faces(tmp_path / "nowhere", "fer2013")
