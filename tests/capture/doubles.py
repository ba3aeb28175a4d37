"""Sources that do what a test tells them."""

import threading

import mss
import numpy as np

from engagement_monitor.capture.frame import Frame, Pace, SourceInfo, SourceKind
from engagement_monitor.errors import SourceLost


class ScriptedSource:
    """Gives frames until its script says otherwise: ``lost_after`` frames it is lost, ``over_after`` it ends."""

    def __init__(self, pace=Pace.REAL_TIME, lost_after=None, over_after=None):
        self.info = SourceInfo(SourceKind.CAMERA, "scripted", pace, 8, 8, 30.0)
        self.frames_read, self.closed = 0, threading.Event()
        self._lost_after, self._over_after = lost_after, over_after

    def read(self):
        if self.closed.wait(0.002) or self.frames_read == self._over_after:
            return None
        if self.frames_read == self._lost_after:
            raise SourceLost("gone", "Look.")
        self.frames_read += 1
        return Frame(np.full((8, 8, 3), 255, np.uint8), self.frames_read - 1, (self.frames_read - 1) / 5)

    def close(self):
        self.closed.set()


class Openings:
    """An opener that gives one prepared source, or fault, after another."""

    def __init__(self, *prepared):
        self.prepared, self.opened, self.elapsed_s = list(prepared), [], []

    def __call__(self, elapsed_s):
        self.elapsed_s.append(elapsed_s)
        source = self.prepared.pop(0)
        if isinstance(source, Exception):
            raise source
        self.opened.append(source)
        return source


def wait_for(condition, limit_s=5.0):
    ticks = threading.Event()
    for _ in range(int(limit_s / 0.01)):
        if condition():
            return
        ticks.wait(0.01)
    raise AssertionError("it did not happen in time")


class FakeDesktop:
    """Two screens side by side, as mss shows them; ``gone`` takes them away."""

    def __init__(self):
        self.monitors = [
            {"left": 0, "top": 0, "width": 520, "height": 240},
            {"left": 0, "top": 0, "width": 320, "height": 240},
            {"left": 320, "top": 0, "width": 200, "height": 100},
        ]
        self.grabbed, self.gone, self.closed = None, False, False

    def grab(self, place):
        if self.gone:
            raise mss.ScreenShotError("gone")
        self.grabbed = place
        return np.full((place["height"], place["width"], 4), 200, np.uint8)

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self.close()
