"""Doubles of devices that fail as real ones do. They keep to the contracts of ``tests/capture/test_contract.py``."""

import itertools
import os
import threading
from enum import StrEnum

import numpy as np

from engagement_monitor.vision.face import Box, Search

HEIGHT_PX, WIDTH_PX = 48, 64


class Plug(StrEnum):
    """How a camera is."""

    ALIVE = "alive"
    GONE = "unplugged"
    STOLEN = "stolen by another program"
    DENIED = "denied"
    REPEATING = "repeating its last picture"
    BLACK = "black"
    HANGING = "hanging in a read"
    CRASHING = "crashing in its driver"


class Machine:
    """A computer with cameras by serial number; ``VideoCapture`` stands in for OpenCV's."""

    def __init__(self):
        self.plug = Plug.ALIVE
        self.numbers = {"desk": 0, "wall": 1}
        self.opened = []
        self.returned = threading.Event()
        self._pictures = itertools.count()

    def VideoCapture(self, number):  # noqa: N802 - OpenCV's name
        serial = next((serial for serial, has in self.numbers.items() if has == number), None)
        self.opened.append(serial)
        return CameraDouble(self, serial)

    def picture(self):
        """Sensor noise on a bright room: no two are the same."""
        return np.random.default_rng(next(self._pictures)).integers(200, 255, (HEIGHT_PX, WIDTH_PX, 3), np.uint8)


class CameraDouble:
    """Holds a file handle while it is open, so that a forgotten one shows."""

    def __init__(self, machine, serial):
        self._machine, self._serial = machine, serial
        self._handle = os.open(os.devnull, os.O_RDONLY) if self._is_there() else None
        self._last = machine.picture()
        self._ticks = threading.Event()

    def _is_there(self):
        return self._serial is not None and self._machine.plug not in (Plug.GONE, Plug.DENIED)

    def isOpened(self):  # noqa: N802
        return self._handle is not None

    def set(self, _key, _value):
        return True

    def get(self, _key):
        return 30.0

    def read(self):
        self._ticks.wait(0.005)
        plug = self._machine.plug
        # One that another program has can be opened; it is the pictures that are refused, with EBUSY.
        if self._handle is None or plug in (Plug.GONE, Plug.DENIED, Plug.STOLEN):
            return False, None
        if plug is Plug.CRASHING:
            raise RuntimeError("the driver fell over")
        if plug is Plug.HANGING:
            self._machine.returned.wait(20)
            return False, None
        if plug is Plug.ALIVE:
            self._last = self._machine.picture()
        return True, np.zeros_like(self._last) if plug is Plug.BLACK else self._last.copy()

    def release(self):
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class OneFace:
    """A tracker that takes the whole picture for a face."""

    def __init__(self):
        self.crashes = 0

    def find(self, frame):
        if self.crashes:
            self.crashes -= 1
            raise ZeroDivisionError
        return {1: Box(0, 0, frame.pixels.shape[1], frame.pixels.shape[0])}, Search.FULL

    def forget(self):
        pass
