"""Which model a session would have, before anything heavy is loaded."""

from pathlib import Path

from engagement_monitor.vision.model_card import ModelCard, read_card, require_sentiments
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.room_calibration import read_room_calibration


def session_card(model: str | None = None, calibration: Path | None = None) -> ModelCard:
    """The card of a model as it holds in a room. Its weights are not looked at, so that it takes no time.

    Args:
        model: Its name or path; the default one unless given.
        calibration: A file that ``recalibrate`` wrote for the room.

    Raises:
        ModelError: there is no such model, sessions cannot use it, or the calibration is none or another model's.
    """
    card = read_card(find_model(model))
    require_sentiments(card)
    return card if calibration is None else read_room_calibration(calibration).applied_to(card)
