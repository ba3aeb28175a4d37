"""A calibration for one room: what ``recalibrate`` found there, instead of what the model's card says of its faces."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import tr
from engagement_monitor.vision.model_card import Calibration, Confusion, ModelCard, Sha256

_REMEDY = tr("Make it again with `engagement-monitor recalibrate`.")


class RoomCalibration(BaseModel):
    """What a file of ``recalibrate`` holds: numbers only, nothing of the crops.

    ``calibration`` and ``confusion`` (rows truth, columns prediction, in the order of ``SENTIMENTS``) stand in for
    those of the card of the model, whose weights have the hash ``sha256``. ``accuracy``, with its 95 % interval, is
    that of the model in this room as it came, ``accuracy_recalibrated`` with the new calibration on crops that it was
    not fitted to. ``faces`` is how many crops there were, ``faces_by_sentiment`` how many of each.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    model: str
    sha256: Sha256
    calibration: Calibration
    confusion: Confusion
    faces: Annotated[int, Field(ge=1)]
    faces_by_sentiment: dict[str, int]
    accuracy: float
    accuracy_low: float
    accuracy_high: float
    accuracy_recalibrated: float

    def applied_to(self, card: ModelCard) -> ModelCard:
        """The card as it holds in this room.

        Raises:
            ModelError: the calibration is one of another model.
        """
        if self.sha256 != card.sha256.weights:
            what = tr("The calibration is for the model {model!r} ({sha256}), not for {other!r}")
            raise ModelError(what.format(model=self.model, sha256=self.sha256[:12], other=card.name), _REMEDY)
        said = card.trained_on | {"recalibrated_on_faces": self.faces}
        return card.model_copy(
            update={"calibration": self.calibration, "confusion": self.confusion, "trained_on": said}
        )


def read_room_calibration(path: Path) -> RoomCalibration:
    """The calibration in a file.

    Raises:
        ModelError: it cannot be read, or is none.
    """
    try:
        return RoomCalibration.model_validate_json(path.read_bytes())
    except OSError as error:
        what = tr("The calibration {path} cannot be read ({reason})")
        raise ModelError(what.format(path=path, reason=error.strerror), _REMEDY) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or tr("the whole file")
        what = tr("{path} is no calibration for a room: {where}: {reason}")
        raise ModelError(what.format(path=path, where=where, reason=first["msg"]), _REMEDY) from error
