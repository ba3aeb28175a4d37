"""A recording as a source."""

from pathlib import Path

import cv2

from engagement_monitor.capture.device import Device
from engagement_monitor.capture.frame import Frame, Pace, SourceInfo, SourceKind
from engagement_monitor.capture.picture import picture_of
from engagement_monitor.errors import SourceStalled, SourceUnavailable
from engagement_monitor.sentence import tr

_PLAUSIBLE_RATES_HZ = (1.0, 240.0)
_USUAL_RATE_HZ = 25.0


class VideoFile:
    """Reads a video file as fast as its frames are taken and hands out ``rate_hz`` frames a second of film.

    Times are those of the film: the file's own where they grow, else counted with its frame rate. A file that vanishes
    before its end, as with the network share that it lies on, is opened again where it was left once it is back.
    """

    def __init__(self, path: Path, rate_hz: float) -> None:
        capture = _open(path)
        self._path = path
        self._device = Device(capture)
        self._vanished = False
        self._interval_s = 1 / rate_hz
        self._due_s = 0.0
        self._time_s = 0.0
        self._first_s: float | None = None
        self._frames_read = 0
        self._frame_rate_hz = _frame_rate_hz(capture)
        self._next = self._decode()
        if self._next is None:
            self.close()
            raise SourceUnavailable(tr("{path} holds no picture that can be read").format(path=path), _OTHER_FILE)
        declared = int(capture.get(cv2.CAP_PROP_FRAME_COUNT))
        height_px, width_px = self._next.pixels.shape[:2]
        self._info = SourceInfo(
            kind=SourceKind.VIDEO_FILE,
            name=path.name,
            pace=Pace.AS_FAST_AS_POSSIBLE,
            width_px=width_px,
            height_px=height_px,
            frame_rate_hz=min(rate_hz, self._frame_rate_hz),
            duration_s=declared / self._frame_rate_hz if declared > 0 else None,
            frames_declared=declared if declared > 0 else None,
        )

    @property
    def info(self) -> SourceInfo:
        """What is known of the recording."""
        return self._info

    @property
    def frames_read(self) -> int:
        """How many frames were read so far."""
        return self._frames_read

    def read(self) -> Frame | None:
        """The next frame that is due, or None at the end."""
        frame, self._next = self._next, None
        while frame is None or frame.time_s < self._due_s - 1e-6:
            frame = self._decode()
            if frame is None and not self._is_away():
                return None
        self._due_s += self._interval_s
        return frame

    def _is_away(self) -> bool:
        """False if it is really over; opens a file again that had vanished and is back.

        Raises:
            SourceStalled: it is not there.
        """
        declared = self._info.frames_declared
        if self._device.closed or not declared or self._frames_read >= declared:
            return False
        if not _is_there(self._path):
            self._vanished = True
            what = tr("{path} is gone; it is tried again").format(path=self._path)
            raise SourceStalled(what, tr("Connect its drive or network share again."))
        back, self._vanished = self._vanished, False
        return back and self._open_again()

    def _open_again(self) -> bool:
        """Opens the file that is back at the place where it was left; False if it is another one."""
        capture = cv2.VideoCapture(str(self._path), cv2.CAP_FFMPEG)
        self._device.exchange(capture)
        read = self._frames_read
        return bool(self._device.use(lambda opened: all(opened.grab() for _ in range(read))))

    def close(self) -> None:
        """Closes the file."""
        self._device.close()

    def _decode(self) -> Frame | None:
        """The next frame that is due; those before it are read and not decoded."""
        return self._device.use(self._next_due)

    def _next_due(self, capture: cv2.VideoCapture) -> Frame | None:
        while not self._device.closed and capture.grab():
            index, self._frames_read = self._frames_read, self._frames_read + 1
            self._time_s = self._film_time_s(capture)
            if self._time_s < self._due_s - 1e-6:
                continue
            decoded, pixels = capture.retrieve()
            picture = picture_of(pixels) if decoded else None
            if picture is not None:
                return Frame(picture, index, self._time_s)
        return None

    def _film_time_s(self, capture: cv2.VideoCapture) -> float:
        stamp_s = capture.get(cv2.CAP_PROP_POS_MSEC) / 1000
        if self._first_s is None:
            self._first_s = stamp_s
            return 0.0
        own_s = stamp_s - self._first_s
        # Some files have no times or times that go back.
        return own_s if own_s > self._time_s else self._time_s + 1 / self._frame_rate_hz


_OTHER_FILE = tr("Check that it is a complete video file (MP4, AVI, MKV, ...), or convert it again.")


_CHECK = tr("Check the name and the folder.")


def unreadable(path: Path, error: OSError) -> SourceUnavailable:
    """What is to be said of a file or folder that the system does not even let look at."""
    what = tr("{path} cannot be read ({reason})").format(path=path, reason=error.strerror or error)
    return SourceUnavailable(what, _CHECK)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # what a network share that is gone may answer
        return False


def _open(path: Path) -> cv2.VideoCapture:
    try:
        there = path.is_file()
    except OSError as error:
        raise unreadable(path, error) from error
    if not there:
        raise SourceUnavailable(tr("There is no file {path}").format(path=path), _CHECK)
    if cv2.haveImageReader(str(path)):
        raise SourceUnavailable(tr("{path} is a picture and no video").format(path=path), _OTHER_FILE)
    # FFmpeg only: others take a file name for a pattern of many pictures.
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    if not capture.isOpened():
        capture.release()
        what = tr("{path} is no video that can be opened: it is damaged or something else")
        raise SourceUnavailable(what.format(path=path), _OTHER_FILE)
    return capture


def _frame_rate_hz(capture: cv2.VideoCapture) -> float:
    rate_hz = float(capture.get(cv2.CAP_PROP_FPS))
    lowest, highest = _PLAUSIBLE_RATES_HZ
    return rate_hz if lowest <= rate_hz <= highest else _USUAL_RATE_HZ
