"""What the user names becomes a source."""

from collections.abc import Callable
from pathlib import Path

from engagement_monitor.capture.camera_identity import CameraOpener
from engagement_monitor.capture.demo_lecture import DemoLecture
from engagement_monitor.capture.frame import FrameSource, Pace
from engagement_monitor.capture.names import is_stream, screen_name
from engagement_monitor.capture.screen import Screen
from engagement_monitor.capture.stream import Stream
from engagement_monitor.capture.video_file import VideoFile, unreadable
from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.sentence import tr

SourceOpener = Callable[[float], FrameSource]
"""Opens a source; it is given how many seconds of the session have passed, which is not 0 when it is opened again."""

DEMO = "demo"
DEMO_DURATION_S = 300.0
_CAMERA_DIGITS = 9
"""A camera's number has no more: OpenCV takes a C integer."""
PREVIEW_RATE_HZ = 25.0
ANALYSIS_RATE_HZ = 5.0
VIDEO_SUFFIXES = frozenset({".avi", ".flv", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts", ".webm", ".wmv"})


def demo_opener(pace: Pace, duration_s: float = DEMO_DURATION_S) -> SourceOpener:
    """The shipped lecture: at 25 frames a second for the eye, or only the frames that are analysed."""
    rate_hz = PREVIEW_RATE_HZ if pace is Pace.REAL_TIME else ANALYSIS_RATE_HZ

    def opened(elapsed_s: float) -> FrameSource:
        return DemoLecture(duration_s, rate_hz, pace, start_s=elapsed_s)

    return opened


def is_camera(name: str) -> bool:
    """Whether the name is a camera's number."""
    return name.isdecimal() and len(name) <= _CAMERA_DIGITS and not Path(name).exists()


def pace_of(name: str) -> Pace:
    """Whether this source comes as time passes (the demo, a camera, stream or screen) or can be read at once."""
    live = name == DEMO or is_camera(name) or is_stream(name) or screen_name(name) is not None
    return Pace.REAL_TIME if live else Pace.AS_FAST_AS_POSSIBLE


def source_opener(name: str, rate_hz: float = ANALYSIS_RATE_HZ) -> SourceOpener:
    """The opener of ``demo``, a camera's number, a stream's address, ``screen:1`` (see ``screen``) or a video file.

    Nothing is opened yet; ``rate_hz`` frames a second of film are read from a file.
    """
    if name == DEMO:
        return demo_opener(Pace.REAL_TIME)
    if is_camera(name):
        return CameraOpener(int(name))
    if is_stream(name):
        return lambda _elapsed_s: Stream(name)
    screen = screen_name(name)
    if screen is not None:
        return lambda _elapsed_s: Screen(screen)
    return lambda _elapsed_s: VideoFile(Path(name), rate_hz)


def expand_folder(name: str) -> list[str]:
    """The video files of a folder, by name; of any other source its own name.

    Raises:
        SourceUnavailable: the folder holds none, or cannot be read.
    """
    if is_stream(name):  # it may be longer than any file's name
        return [name]
    folder = Path(name)
    try:
        return _videos(folder) if folder.is_dir() else [name]
    except OSError as error:
        raise unreadable(folder, error) from error


def _videos(folder: Path) -> list[str]:
    videos = sorted(str(path) for path in folder.iterdir() if path.suffix.lower() in VIDEO_SUFFIXES)
    if not videos:
        what = tr("The folder {folder} holds no video file").format(folder=folder)
        raise SourceUnavailable(what, tr("Name another folder or a file."))
    return videos
