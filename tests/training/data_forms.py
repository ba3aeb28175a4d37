"""The same few drawn faces in each of the forms that a data set may have."""

import csv
from pathlib import Path

import cv2
import numpy as np

from engagement_monitor.training.datasets import FER2013_CLASSES


def noise(seed: int, size: tuple[int, ...] = (48, 48)) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, size, dtype=np.uint8)


def save(path: Path, picture: np.ndarray) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    assert cv2.imwrite(str(path), picture)
    return path


def write_table(path: Path, header: list[str], rows: list[list[object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def write_kaggle(path: Path, each: int = 1, usage: str = "Training") -> Path:
    rows: list[list[object]] = [
        [label, " ".join(map(str, noise(label * each + number).ravel())), usage]
        for label in range(len(FER2013_CLASSES))
        for number in range(each)
    ]
    return write_table(path, ["emotion", "pixels", "Usage"], rows)


def write_class_folders(root: Path, classes: tuple[str, ...], each: int = 2, size: tuple[int, ...] = (48, 48)) -> Path:
    for place, name in enumerate(classes):
        for number in range(each):
            save(root / name / f"{number}.png", noise(place * each + number, size))
    return root


def write_file_table(folder: Path, targets: tuple[str, ...], each: int = 1) -> Path:
    rows: list[list[object]] = []
    for place, target in enumerate(targets):
        for number in range(each):
            save(folder / "pictures" / f"{target}{number}.png", noise(place * each + number))
            rows.append([f"{target}{number}.png", target])
    return write_table(folder / "faces.csv", ["files", "target"], rows)
