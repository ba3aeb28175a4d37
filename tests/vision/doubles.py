"""A classifier that needs no model: bright faces are positive, grey ones neutral, dark ones negative."""

import numpy as np

from engagement_monitor.vision.model_card import Architecture, Calibration, Files, Input, ModelCard

CARD = ModelCard(
    name="brightness",
    architecture=Architecture(name="none"),
    input=Input(size_px=16),
    classes=["positive", "neutral", "negative"],
    sentiment_map={"positive": "positive", "neutral": "neutral", "negative": "negative"},
    calibration=Calibration(),
    training_prior=[1 / 3, 1 / 3, 1 / 3],
    confusion=[[90, 5, 5], [5, 90, 5], [5, 5, 90]],
    sha256=Files(weights="0" * 64, tflite="0" * 64),
)


class BrightnessClassifier:
    """Keeps to the ``Classifier`` protocol."""

    card = CARD
    engine = "none"

    def __init__(self) -> None:
        self.closed = False

    def warm_up(self) -> None:
        pass

    def classify(self, faces: np.ndarray) -> np.ndarray:
        brightness = faces.reshape(len(faces), -1).mean(axis=1) if len(faces) else np.zeros(0)
        rows = np.full((len(faces), 3), 0.02, np.float32)
        rows[np.arange(len(faces)), np.select([brightness > 200, brightness > 60], [0, 1], 2)] = 0.96
        return rows

    def class_posteriors(self, faces: np.ndarray) -> np.ndarray:
        return self.classify(faces)

    def close(self) -> None:
        self.closed = True
