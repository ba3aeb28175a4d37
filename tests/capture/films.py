"""Small films that the tests make."""

from pathlib import Path

import cv2
import numpy as np

WIDTH_PX, HEIGHT_PX = 320, 240


def picture(number: int) -> np.ndarray:
    """A frame that differs from every other one."""
    pixels = np.full((HEIGHT_PX, WIDTH_PX, 3), 40, np.uint8)
    cv2.rectangle(pixels, (5 * number % 250, 50), (5 * number % 250 + 60, 150), (200, 180, 90), -1)
    return pixels


def write_film(path: Path, frames: int, rate_hz: float = 10.0) -> Path:
    """A film with so many frames; the ending says of which kind."""
    codec = "MJPG" if path.suffix == ".avi" else "mp4v"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*codec), rate_hz, (WIDTH_PX, HEIGHT_PX))
    for number in range(frames):
        writer.write(picture(number))
    writer.release()
    return path


class FakeDevice:
    """Stands in for ``cv2.VideoCapture``: gives ``frames`` frames and then nothing, as an unplugged camera does."""

    def __init__(self, frames: int | None = None, opened: bool = True) -> None:
        self.frames, self.opened, self.released, self.count = frames, opened, False, 0

    def isOpened(self) -> bool:  # noqa: N802
        return self.opened and not self.released

    def set(self, _key: int, _value: float) -> bool:
        return True

    def get(self, _key: int) -> float:
        return 30.0

    def read(self) -> tuple[bool, np.ndarray | None]:
        if self.released or (self.frames is not None and self.count >= self.frames):
            return False, None
        self.count += 1
        return True, picture(self.count)

    def release(self) -> None:
        self.released = True
