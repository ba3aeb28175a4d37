"""A camera, video file or the demo lecture comes in; frames with their times go out, on the capture thread."""

import os

# What OpenCV and FFmpeg would write to stderr, our errors say in words. Both read these when OpenCV is first imported.
os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
# Video4Linux would wait 10 s for a picture that does not come.
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "3")
