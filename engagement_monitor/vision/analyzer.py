"""A frame comes in, its faces with their sentiments go out: the detector, the tracker and the classifier in one."""

import time
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.frame import Frame, Picture
from engagement_monitor.vision.classifier import Classifier
from engagement_monitor.vision.face import Box, Face, FrameResult
from engagement_monitor.vision.tracker import FaceTracker

LARGEST_BATCH = 64
"""So many faces of a frame are classified, the largest ones; all are counted."""


class FrameAnalyzer:
    """Analyses one frame after another. Everything but the constructor runs on the vision thread.

    Crops live in one array that every frame overwrites; nothing of a picture is kept.
    """

    def __init__(self, tracker: FaceTracker, classifier: Classifier) -> None:
        self._tracker = tracker
        self.classifier = classifier
        self._class_to_sentiment = classifier.card.class_to_sentiment
        size_px, channels = classifier.card.input.size_px, classifier.card.input.channels
        self._crops = np.zeros((LARGEST_BATCH, size_px, size_px, channels), np.uint8)

    def warm_up(self) -> None:
        """Runs the classifier once in every batch size, so that no frame of a session waits for it."""
        self.classifier.warm_up()

    def analyze(self, frame: Frame) -> FrameResult:
        """Finds and classifies the faces of a frame.

        Raises:
            ModelError: the classifier gave something that is no probability.
        """
        began_s = time.perf_counter()
        boxes, search = self._tracker.find(frame)
        found_s = time.perf_counter()
        largest = sorted(boxes.items(), key=lambda item: -item[1].area_px)
        classes = self._classify(frame.pixels, [box for _, box in largest[:LARGEST_BATCH]])
        posteriors = classes @ self._class_to_sentiment
        posteriors.flags.writeable = classes.flags.writeable = False
        classified_s = time.perf_counter()
        faces = tuple(
            Face(box, track, posterior, of_classes)
            for (track, box), posterior, of_classes in zip(largest[:LARGEST_BATCH], posteriors, classes, strict=True)
        )
        return FrameResult(
            frame_index=frame.index,
            time_s=frame.time_s,
            faces=faces,
            unclassified=len(largest) - len(faces),
            search=search,
            detect_s=found_s - began_s,
            classify_s=classified_s - found_s,
        )

    def forget(self) -> None:
        """Forgets the faces in view; call it after the source was away."""
        self._tracker.forget()

    def close(self) -> None:
        """Overwrites the last crops and lets go of the model."""
        self._crops.fill(0)
        self.classifier.close()

    def _classify(self, pixels: Picture, boxes: Sequence[Box]) -> npt.NDArray[np.float32]:
        for crop, box in zip(self._crops, boxes, strict=False):
            cut_face(pixels, box, crop)
        return self.classifier.class_posteriors(self._crops[: len(boxes)])


def cut_face(pixels: Picture, box: Box, crop: npt.NDArray[np.uint8]) -> None:
    """Writes the face in ``box`` into ``crop``, uint8 (size, size, channels), grey or RGB after its last axis."""
    face = pixels[box.y_px : box.y_px + box.height_px, box.x_px : box.x_px + box.width_px]
    colour = cv2.COLOR_BGR2GRAY if crop.shape[2] == 1 else cv2.COLOR_BGR2RGB
    reducing = face.shape[0] > crop.shape[0]
    sized = cv2.resize(
        cv2.cvtColor(face, colour), crop.shape[:2], interpolation=cv2.INTER_AREA if reducing else cv2.INTER_LINEAR
    )
    crop[...] = sized.reshape(crop.shape)
