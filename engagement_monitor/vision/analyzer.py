"""A frame comes in, its faces with their sentiments go out: the detector, the tracker and the classifier in one."""

import time
from collections.abc import Iterable, Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.capture.frame import Frame, Picture
from engagement_monitor.vision.areas import EVERYWHERE, Areas
from engagement_monitor.vision.classifier import Classifier
from engagement_monitor.vision.detector_kind import HAAR
from engagement_monitor.vision.face import Box, Face, FrameResult
from engagement_monitor.vision.still import StillWatch
from engagement_monitor.vision.tracker import FaceTracker

LARGEST_BATCH = 64
"""So many faces of a frame are classified, the largest ones; all are counted."""


class FrameAnalyzer:
    """Analyses one frame after another. Everything but the constructor runs on the vision thread.

    Crops live in one array that every frame overwrites; nothing of a picture is kept.

    Args:
        tracker: Finds the faces.
        classifier: Sorts them.
        detector: The kind of the tracker's detector, to be kept with a session: each misses other faces.
    """

    def __init__(self, tracker: FaceTracker, classifier: Classifier, detector: str = HAAR) -> None:
        self._tracker = tracker
        self.detector = detector
        self._still = StillWatch()
        self.classifier = classifier
        self._class_to_sentiment = classifier.card.class_to_sentiment
        size_px, channels = classifier.card.input.size_px, classifier.card.input.channels
        self._crops = np.zeros((LARGEST_BATCH, size_px, size_px, channels), np.uint8)

    def warm_up(self) -> None:
        """Runs the classifier once in every batch size, so that no frame of a session waits for it."""
        self.classifier.warm_up()

    def analyze(self, frame: Frame, areas: Areas = EVERYWHERE) -> FrameResult:
        """Finds and classifies the faces of a frame that count: in the seat areas, and none that may be a poster.

        Raises:
            ModelError: the classifier gave something that is no probability.
        """
        began_s = time.perf_counter()
        found, search = self._tracker.find(frame)
        seated = {track: box for track, box in found.items() if areas.counts(box, frame.pixels)}
        unmoved = self._still.observe(frame.pixels, frame.time_s, seated)
        boxes = {track: box for track, box in seated.items() if track not in unmoved}
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
            posters=len(unmoved.posters),
            waiting=len(unmoved.waiting),
            outside=len(found) - len(seated),
            thirds=faces_in_thirds(boxes.values(), frame.pixels.shape[0]),
        )

    def forget(self) -> None:
        """Forgets the faces in view; call it after the source was away."""
        self._tracker.forget()
        self._still.forget()

    def close(self) -> None:
        """Overwrites the last crops and lets go of the model."""
        self._crops.fill(0)
        self.classifier.close()

    def _classify(self, pixels: Picture, boxes: Sequence[Box]) -> npt.NDArray[np.float32]:
        for crop, box in zip(self._crops, boxes, strict=False):
            cut_face(pixels, box, crop)
        return self.classifier.class_posteriors(self._crops[: len(boxes)])


def faces_in_thirds(boxes: Iterable[Box], height_px: int) -> tuple[int, int, int]:
    """How many boxes have their middle in the upper, the middle and the lower third of a picture so high."""
    places = [min(2, max(0, int(3 * box.middle_px[1] / height_px))) for box in boxes]
    return places.count(0), places.count(1), places.count(2)


def cut_face(pixels: Picture, box: Box, crop: npt.NDArray[np.uint8]) -> None:
    """Writes the face in ``box``, upright, into ``crop``, uint8 (size, size, channels): grey or RGB."""
    face = upright_face(pixels, box)
    colour = cv2.COLOR_BGR2GRAY if crop.shape[2] == 1 else cv2.COLOR_BGR2RGB
    reducing = face.shape[0] > crop.shape[0]
    sized = cv2.resize(
        cv2.cvtColor(face, colour), crop.shape[:2], interpolation=cv2.INTER_AREA if reducing else cv2.INTER_LINEAR
    )
    crop[...] = sized.reshape(crop.shape)


def upright_face(pixels: Picture, box: Box) -> Picture:
    """What the box shows, turned upright where the head is tilted; what lies beyond the frame repeats its rim."""
    if not box.tilt_deg:
        return pixels[box.y_px : box.y_px + box.height_px, box.x_px : box.x_px + box.width_px]
    middle_x, middle_y = box.middle_px
    turn: npt.NDArray[Any] = cv2.getRotationMatrix2D((middle_x, middle_y), box.tilt_deg, 1.0)
    turn[:, 2] += box.width_px / 2 - middle_x, box.height_px / 2 - middle_y
    size = (box.width_px, box.height_px)
    return np.asarray(cv2.warpAffine(pixels, turn, size, borderMode=cv2.BORDER_REPLICATE), np.uint8)
