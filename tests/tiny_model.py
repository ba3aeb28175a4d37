"""Drawn faces that a tiny network learns in seconds, and the model that the program's own training makes of them."""

import atexit
import csv
import functools
import shutil
import tempfile
import warnings
from pathlib import Path

import cv2
import numpy as np

from engagement_monitor.training.datasets import FERPLUS_CLASSES
from engagement_monitor.training.recipe import Recipe, find_recipe

SIZE_PX = 48
EPOCHS = 16
_VOTES = 10


def tiny_recipe() -> Recipe:
    """The shipped recipe on the smallest network that still learns something."""
    shipped = find_recipe("mobilenet-ferplus")
    changes = {
        "name": "tiny",
        "data": {"held_out": 0.3},
        "input": {"size_px": 32},
        # The stripes' slant tells the label, so that a mirror image shows another one.
        "architecture": {"arguments": {"alpha": 0.25, "until": "conv_pw_3_relu"}, "mirror": False},
        "augmentation": [{"layer": "RandomFlip", "arguments": {"mode": "horizontal"}}],
        "fitting": {"epochs": EPOCHS, "batch_size": 8, "learning_rate": 0.02, "warmup_epochs": 0, "averaging": None},
    }
    whole = shipped.model_dump()
    for name, value in changes.items():
        whole[name] = {**whole[name], **value} if isinstance(value, dict) else value
    return Recipe.model_validate(whole)


def draw_face(label: str, random: np.random.Generator) -> np.ndarray:
    """A 48x48 picture whose stripes tell its label."""
    place = FERPLUS_CLASSES.index(label)
    y, x = np.mgrid[:SIZE_PX, :SIZE_PX] / SIZE_PX
    angle = np.pi * place / len(FERPLUS_CLASSES)
    stripes = np.sin(2 * np.pi * 3 * (x * np.cos(angle) + y * np.sin(angle)) + random.uniform(0, 0.6))
    noisy = 120 + 70 * stripes + random.normal(0, 20, stripes.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def write_faces(folder: Path, faces: dict[str, int], *, seed: int = 1) -> Path:
    """A FER+ folder with so many drawn faces of every label in each of its parts; one vote in ten goes astray."""
    (folder / "images").mkdir(parents=True)
    random = np.random.default_rng(seed)
    rows = [
        _row(folder, f"{split}{number:04d}-{label}.png", split, label, random)
        for split, count in faces.items()
        for number in range(count)
        for label in FERPLUS_CLASSES
    ]
    with (folder / "labels.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return folder


def _row(folder: Path, name: str, split: str, label: str, random: np.random.Generator) -> dict[str, object]:
    cv2.imwrite(str(folder / "images" / name), draw_face(label, random))
    astray = random.choice([other for other in FERPLUS_CLASSES if other != label])
    votes = {label: _VOTES - 1, astray: 1}
    emotion = {"happiness": "happy", "sadness": "sad", "anger": "angry", "contempt": "disgust"}.get(label, label)
    return {"file": name, "usage": split, "emotion": emotion} | {
        f"votes_{one}": votes.get(one, 0) for one in (*FERPLUS_CLASSES, "unknown", "nf")
    }


@functools.cache
def tiny_faces() -> Path:
    """A FER+ folder with a Training and a PublicTest part. Made once; nothing may be written into it."""
    return write_faces(_kept_folder() / "faces", {"Training": 24, "PublicTest": 6})


@functools.cache
def tiny_model() -> Path:
    """The folder of a model that ``run_recipe`` made of ``tiny_faces``. Made once, as TensorFlow takes its time."""
    from engagement_monitor.training.options import TrainingOptions
    from engagement_monitor.training.run import run_recipe

    output = _kept_folder() / "model"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what TensorFlow and Keras warn of while they are imported
        options = TrainingOptions(data=tiny_faces(), output=output, epochs=EPOCHS, initial_weights="none")
        run_recipe(tiny_recipe(), options)
    return output


@functools.cache
def _kept_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="engagement-monitor-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
