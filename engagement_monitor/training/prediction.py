"""The faces on a single picture, with the probability of every class and sentiment."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.vision.analyzer import cut_face
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.detector import FaceDetector, HaarDetector
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.face import Box
from engagement_monitor.vision.model_card import ModelCard


@dataclass(frozen=True, slots=True)
class PredictedFace:
    """A face on a picture: where it is, and the probability, 0 to 1, of every class and of every sentiment.

    The probabilities are calibrated, and those of the classes add up to those of their sentiments. A model that no
    sentiments are named for gives none.
    """

    box: Box
    classes: dict[str, float]
    sentiments: dict[str, float]

    @property
    def sentiment(self) -> str | None:
        """The most probable sentiment; None where the model names none."""
        return max(self.sentiments, key=lambda name: self.sentiments[name], default=None)

    @property
    def looks(self) -> tuple[str, float]:
        """What the face looks like most, a sentiment or else a class, and how probable that is."""
        names = self.sentiments or self.classes
        name = max(names, key=lambda one: names[one])
        return name, names[name]

    def record(self) -> dict[str, Any]:
        """The face as ``predict --json`` prints it; the box in pixels of the picture."""
        box = {"x": self.box.x_px, "y": self.box.y_px, "width": self.box.width_px, "height": self.box.height_px}
        return {
            "box": box,
            "sentiment": self.sentiment,
            "sentiments": {name: round(value, 6) for name, value in self.sentiments.items()},
            "classes": {name: round(value, 6) for name, value in self.classes.items()},
        }


class Predictor:
    """Finds the faces on single pictures by the Haar cascade and classifies them. One thread at a time.

    Args:
        model: The folder of a model.
        engine: What runs it.
        detector: Finds the faces; the cascade unless given.

    Raises:
        ModelError: the model or OpenCV's cascade cannot be used.
    """

    def __init__(self, model: Path, engine: Engine, detector: FaceDetector | None = None) -> None:
        self._detector = detector or HaarDetector()
        self._classifier = load_classifier(model, engine)

    @property
    def card(self) -> ModelCard:
        """The card of the model."""
        return self._classifier.card

    def faces(self, pixels: npt.NDArray[np.uint8]) -> list[PredictedFace]:
        """The faces on a picture, uint8 (height, width, 3) in blue, green, red; from left to right.

        Raises:
            ModelError: the model gave something that is no probability.
        """
        boxes = sorted(self._detector.find(pixels), key=lambda box: (box.x_px, box.y_px))
        classes = self._classifier.class_posteriors(self._crops(pixels, boxes)).astype(np.float64)
        sentiments = classes @ self.card.class_to_sentiment
        names = SENTIMENTS if self.card.sentiment_map else ()
        return [
            PredictedFace(box, _named(self.card.classes, of_classes), _named(names, of_sentiments[: len(names)]))
            for box, of_classes, of_sentiments in zip(boxes, classes, sentiments, strict=True)
        ]

    def close(self) -> None:
        """Lets go of the model."""
        self._classifier.close()

    def _crops(self, pixels: npt.NDArray[np.uint8], boxes: Sequence[Box]) -> npt.NDArray[np.uint8]:
        size_px, channels = self.card.input.size_px, self.card.input.channels
        crops = np.zeros((len(boxes), size_px, size_px, channels), np.uint8)
        for crop, box in zip(crops, boxes, strict=True):
            cut_face(pixels, box, crop)
        return crops


def _named(names: Sequence[str], values: npt.NDArray[np.floating]) -> dict[str, float]:
    return {str(name): float(value) for name, value in zip(names, values, strict=True)}
