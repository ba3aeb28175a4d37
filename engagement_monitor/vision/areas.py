"""Which parts of the picture count: seat areas, outside of which no face counts, and blind areas, which nobody sees."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engagement_monitor.capture.frame import Frame, FrameSource, Picture, SourceInfo
from engagement_monitor.errors import DataError
from engagement_monitor.sentence import tr
from engagement_monitor.vision.face import Box

Fraction = Annotated[float, Field(ge=0, le=1)]
Corner = tuple[Fraction, Fraction]
"""x to the right and y down, as fractions of the picture's width and height."""
Polygon = Annotated[tuple[Corner, ...], Field(min_length=3)]


class Areas(BaseModel):
    """What the user drew on the picture; also the JSON form. Can be used from any thread.

    Without seat areas the whole picture counts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    seats: tuple[Polygon, ...] = ()
    blind: tuple[Polygon, ...] = ()

    def blacken(self, pixels: Picture) -> Picture:
        """The picture with its blind areas black, read-only; the same one where there are none."""
        if not self.blind:
            return pixels
        import cv2  # not at the top: the window names areas long before it may wait for OpenCV

        height, width = pixels.shape[:2]
        blackened = pixels.copy()
        for polygon in self.blind:
            # Filled and outlined: no pixel that the polygon touches stays visible.
            corners = [np.rint(np.asarray(polygon) * (width, height)).astype(np.int32)]
            cv2.fillPoly(blackened, corners, (0, 0, 0))
            cv2.polylines(blackened, corners, isClosed=True, color=(0, 0, 0), thickness=3)
        blackened.flags.writeable = False
        return blackened

    def counts(self, box: Box, pixels: Picture) -> bool:
        """Whether a face counts: its middle lies in a seat area, or there are none."""
        height, width = pixels.shape[:2]
        x_px, y_px = box.middle_px
        middle = (x_px / width, y_px / height)
        return not self.seats or any(_contains(polygon, middle) for polygon in self.seats)


EVERYWHERE = Areas()
"""The whole picture counts."""


def _contains(polygon: tuple[Corner, ...], point: tuple[float, float]) -> bool:
    import cv2

    contour: npt.NDArray[np.float32] = np.asarray(polygon, np.float32).reshape(-1, 1, 2)
    return cv2.pointPolygonTest(contour, point, measureDist=False) >= 0


_EXAMPLE = '{"seats": [], "blind": [[[x, y], [x, y], [x, y]]]}'


def read_areas(path: Path) -> Areas:
    """Areas from a JSON file: ``{"seats": [[[x, y], ...]], "blind": [...]}``, fractions from 0 to 1.

    Raises:
        DataError: it cannot be read or is no such file.
    """
    try:
        return Areas.model_validate_json(path.read_bytes())
    except OSError as error:
        what = tr("The areas in {path} cannot be read ({reason})").format(path=path, reason=error.strerror)
        raise DataError(what, tr("Look at its name.")) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or tr("the whole file")
        raise DataError(
            tr("{path} holds no areas ({where}: {reason})").format(path=path, where=where, reason=first["msg"]),
            tr("Write {example} with fractions of the picture from 0 to 1.").format(example=_EXAMPLE),
        ) from error


class BlindedSource:
    """A source whose blind areas are black before a frame leaves it. Keeps to ``FrameSource``.

    ``areas`` is asked for every frame, on the capture thread, so that the user may draw while a session runs.
    """

    def __init__(self, source: FrameSource, areas: Callable[[], Areas]) -> None:
        self._source = source
        self._areas = areas

    @property
    def info(self) -> SourceInfo:
        """What is known of the source."""
        return self._source.info

    @property
    def frames_read(self) -> int:
        """How many frames were read so far."""
        return self._source.frames_read

    def read(self) -> Frame | None:
        """The next frame, blackened."""
        frame = self._source.read()
        if frame is None:
            return None
        return Frame(self._areas().blacken(frame.pixels), frame.index, frame.time_s)

    def close(self) -> None:
        """Lets go of the device or file."""
        self._source.close()
