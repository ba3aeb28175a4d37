"""Labelled scenes come in; the weights of the check of the cascade's hits go out.

Run as ``python -m engagement_monitor.training.face_check FER_FOLDER OUTPUT``; it takes some minutes. It learns from the
Training part only.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from engagement_monitor.training.scene_people import read_labelled
from engagement_monitor.training.scenes import LabelledScene, make_scenes, make_scraps
from engagement_monitor.vision.detector import load_cascade
from engagement_monitor.vision.face import Box
from engagement_monitor.vision.face_check import HitFeatures

SEARCHES = ((1.0, 1.07), (1.0, 1.2), (1.4, 1.2), (1.7, 1.25))
"""How much the scenes are enlarged and by how much the cascade's windows grow: hits of every sort are learnt from."""
FACE_OVERLAP, OTHER_OVERLAP = 0.35, 0.2
"""A hit that covers a face so far is one; one that covers none so far is none; what lies between is left out."""
_FACES, _SCENES, _SCRAPS, _STRENGTH = 3000, 5, 30, 1.0


@dataclass(frozen=True, slots=True, eq=False)
class LearntHits:
    """``features`` is float32 (hits, 325); ``is_face`` bool (hits,)."""

    features: npt.NDArray[np.float32]
    is_face: npt.NDArray[np.bool_]


def collect_hits(scenes: Iterable[LabelledScene]) -> LearntHits:
    """All hits of the cascade on scenes, with what they are."""
    cascade = load_cascade("haarcascade_frontalface_alt2.xml")
    rows = [row for scene in scenes for zoom, factor in SEARCHES for row in _hits(cascade, scene, zoom, factor)]
    features, is_face = zip(*rows, strict=True)
    return LearntHits(np.stack(features), np.asarray(is_face))


def _hits(
    cascade: cv2.CascadeClassifier, scene: LabelledScene, zoom: float, factor: float
) -> Iterator[tuple[npt.NDArray[np.float32], bool]]:
    describe = HitFeatures()
    gray = np.asarray(cv2.resize(cv2.cvtColor(scene.pixels, cv2.COLOR_BGR2GRAY), None, fx=zoom, fy=zoom), np.uint8)
    raw = cascade.detectMultiScale(gray, factor, 0, minSize=(20, 20))
    if not len(raw):
        return
    boxes, counts = cv2.groupRectangles(np.repeat(raw, 2, axis=0).tolist(), 1, 0.2)
    for (x, y, width, height), count in zip(boxes, counts, strict=True):
        in_scene = Box(*(int(value / zoom) for value in (x, y, width, height)))
        overlap = max((in_scene.intersection_over_union(face.box) for face in scene.faces), default=0.0)
        if overlap >= FACE_OVERLAP or overlap <= OTHER_OVERLAP:
            yield describe.of(gray, Box(x, y, width, height), count / 2), overlap >= FACE_OVERLAP


def fit_check(hits: LearntHits) -> dict[str, object]:
    """The record that ``FaceCheck`` reads."""
    model = LogisticRegression(C=_STRENGTH, max_iter=3000, class_weight="balanced")
    model.fit(hits.features, hits.is_face)
    return {
        "learnt_from": {"faces": int(hits.is_face.sum()), "others": int((~hits.is_face).sum())},
        "bias": round(float(model.intercept_[0]), 6),
        "weights": [round(float(weight), 6) for weight in model.coef_[0]],
    }


def main() -> None:
    """The entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="a FER+ folder")
    parser.add_argument("output", type=Path, help="the folder for face_check.json")
    arguments = parser.parse_args()
    faces = read_labelled(arguments.data, "Training", _FACES)
    scenes = chain(make_scenes(faces, _SCENES, seed=21), make_scraps(faces, _SCRAPS))
    record = fit_check(collect_hits(scenes))
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "face_check.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
