"""The detectors by the names that users give them: ``haar``, ``yunet`` and ``yunet:PATH``."""

from pathlib import Path

from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import tr
from engagement_monitor.vision.detector import EACH_SIDE_BY_TURNS, FaceDetector, HaarDetector, HaarSettings
from engagement_monitor.vision.detector_kind import HAAR, detector_kind
from engagement_monitor.vision.fetching import YUNET, fetched_path
from engagement_monitor.vision.yunet import YuNetDetector


def load_detector(name: str = HAAR) -> FaceDetector:
    """The detector of that name for a session; ``yunet`` alone is the file that ``models fetch yunet`` brought.

    Raises:
        ModelError: there is no such detector, or its file cannot be used.
    """
    path = name.partition(":")[2]
    if name == HAAR:
        return HaarDetector(HaarSettings(tilts_deg=EACH_SIDE_BY_TURNS))
    if detector_kind(name) == YUNET.name:
        return YuNetDetector(Path(path) if path else fetched_path(YUNET))
    raise ModelError(
        tr("There is no detector {name!r}").format(name=name), tr("Known are: haar, yunet and yunet:PATH.")
    )
