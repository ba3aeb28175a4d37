import threading

from engagement_monitor.capture.device import Device


class SlowCapture:
    """Reads until it is told to come back; tells whether it was released under a read."""

    def __init__(self):
        self.reading, self.come_back = threading.Event(), threading.Event()
        self.released = self.released_under_a_read = False

    def read(self):
        self.reading.set()
        assert self.come_back.wait(5)
        self.reading.clear()
        return "frame"

    def release(self):
        self.released = True
        self.released_under_a_read |= self.reading.is_set()


def test_closing_does_not_wait_for_a_read_that_hangs():
    capture, answers = SlowCapture(), []
    device = Device(capture)
    reader = threading.Thread(target=lambda: answers.append(device.use(lambda one: one.read())))
    reader.start()
    assert capture.reading.wait(5)
    device.close()  # comes back although the read does not
    assert not capture.released
    capture.come_back.set()
    reader.join(5)
    assert capture.released
    assert not capture.released_under_a_read
    assert answers == [None]


def test_a_closed_device_is_not_read():
    capture = SlowCapture()
    device = Device(capture)
    device.close()
    assert capture.released
    assert device.use(lambda one: one.read()) is None


def test_an_open_device_gives_what_was_asked():
    capture = SlowCapture()
    capture.come_back.set()
    assert Device(capture).use(lambda one: one.read()) == "frame"
