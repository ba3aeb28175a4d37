"""Exporting by itself; what a whole training exports is in ``test_run``."""

import shutil
from pathlib import Path

import h5py
import numpy as np
import pytest

from engagement_monitor.errors import ExportError
from engagement_monitor.training.datasets import FERPLUS_CLASSES, read_faces
from engagement_monitor.training.pictures import as_network_input
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import WEIGHTS, check_files, read_card
from tests.tiny_model import draw_face, tiny_recipe

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")


@pytest.fixture(scope="module")
def training(model_folder: Path, faces_folder: Path) -> object:
    """A training that is over, without the training."""
    from engagement_monitor.training.fit import Training
    from engagement_monitor.training.initial_weights import Filled
    from engagement_monitor.training.splits import Parts
    from engagement_monitor.vision.networks import load_network

    faces = read_faces(faces_folder, "ferplus", ["PublicTest"])
    return Training(
        load_network(read_card(model_folder), model_folder), Parts(faces, faces, {}), Filled((), ()), 1, None
    )


@pytest.fixture
def older(model_folder: Path, tmp_path: Path) -> Path:
    """A folder that holds an older model."""
    return Path(shutil.copytree(model_folder, tmp_path / "model"))


def _export(training: object, output: Path) -> None:
    from engagement_monitor.training.export import Provenance, export_model, judge

    judged = judge(training, tiny_recipe())  # type: ignore[arg-type]
    export_model(training, tiny_recipe(), output, Provenance("none", "none"), judged)  # type: ignore[arg-type]


def test_what_is_exported_classifies_as_the_trained_network_does(
    training: object, model_folder: Path, tmp_path: Path
) -> None:
    _export(training, tmp_path)
    faces = np.random.default_rng(1).integers(0, 256, (9, 32, 32, 1), dtype=np.uint8)
    exported, original = (load_classifier(folder, Engine.LITERT) for folder in (tmp_path, model_folder))
    given, expected = exported.class_probabilities(faces), original.class_probabilities(faces)  # type: ignore[attr-defined]
    assert given == pytest.approx(expected, abs=1e-5)


def test_a_recipe_that_mirrors_is_exported_with_mirroring_in_both_files(training: object, tmp_path: Path) -> None:
    from engagement_monitor.training.export import Provenance, export_model, judge

    recipe = tiny_recipe()
    recipe = recipe.model_copy(update={"architecture": recipe.architecture.model_copy(update={"mirror": True})})
    judged = judge(training, recipe)  # type: ignore[arg-type]
    card = export_model(training, recipe, tmp_path, Provenance("none", "none"), judged)  # type: ignore[arg-type]
    assert card.architecture.mirror
    drawn = np.stack([draw_face(label, np.random.default_rng(1)) for label in FERPLUS_CLASSES])
    faces = as_network_input(drawn, card.input)
    for engine in (Engine.LITERT, Engine.TENSORFLOW):
        classifier = load_classifier(tmp_path, engine)
        given, mirrored = classifier.classify(faces), classifier.classify(faces[:, :, ::-1].copy())
        classifier.close()
        assert given == pytest.approx(mirrored, abs=1e-4)
        assert np.ptp(given, axis=0).max() > 0.1


def test_a_nearer_mirror_image_is_exported_in_both_files(training: object, tmp_path: Path) -> None:
    from engagement_monitor.training.export import Provenance, export_model, judge

    recipe, faces = tiny_recipe(), np.random.default_rng(1).integers(0, 256, (40, 32, 32, 1), dtype=np.uint8)
    answers = {}
    for crop_px in (0, 4):
        looks = {"mirror": True, "mirror_crop_px": crop_px}
        recipe = recipe.model_copy(update={"architecture": recipe.architecture.model_copy(update=looks)})
        judged, folder = judge(training, recipe), tmp_path / str(crop_px)  # type: ignore[arg-type]
        card = export_model(training, recipe, folder, Provenance("none", "none"), judged)  # type: ignore[arg-type]
        assert card.architecture.mirror_crop_px == crop_px
        for engine in (Engine.LITERT, Engine.TENSORFLOW):
            classifier = load_classifier(folder, engine)
            # Batches of other sizes than the one before.
            parts = [classifier.class_probabilities(part) for part in (faces[:1], faces[1:8], faces[8:])]
            classifier.close()
            answers[crop_px, engine] = np.concatenate(parts)
        assert answers[crop_px, Engine.LITERT] == pytest.approx(answers[crop_px, Engine.TENSORFLOW], abs=1e-3)
    assert np.abs(answers[0, Engine.LITERT] - answers[4, Engine.LITERT]).max() > 0.01


def test_an_older_model_is_replaced_and_its_neighbours_stay(training: object, older: Path) -> None:
    _export(training, older)
    check_files(read_card(older), older)
    assert read_card(older).trained_on["epochs"] == 1
    assert (older / "history.csv").is_file()


def test_an_export_that_differs_is_refused_and_the_older_model_stays(
    training: object, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engagement_monitor.training import export

    monkeypatch.setattr(export, "LARGEST_DIFFERENCE", 0.0)
    before = {path.name: path.stat().st_mtime_ns for path in older.iterdir()}
    with pytest.raises(ExportError, match="other probabilities"):
        _export(training, older)
    assert {path.name: path.stat().st_mtime_ns for path in older.iterdir()} == before


def test_a_full_disk_is_said_and_the_older_model_stays(
    training: object, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engagement_monitor.training import export

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export, "write_card", full)
    with pytest.raises(ExportError, match="No space left"):
        _export(training, older)
    check_files(read_card(older), older)
    assert not list(older.glob(".export-*"))


def test_weights_hold_no_optimizer(model_folder: Path) -> None:
    names: list[str] = []
    with h5py.File(model_folder / WEIGHTS) as file:
        file.visit(names.append)
    assert names
    assert not [name for name in names if "optimizer" in name]
