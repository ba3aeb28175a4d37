import threading

import numpy as np
import pytest

from engagement_monitor.capture.frame import Frame
from engagement_monitor.capture.slot import BlockingFrameSlot, LatestFrameSlot


def frame(number):
    return Frame(np.zeros((4, 4, 3), np.uint8), number, number / 10)


def test_the_newest_frame_is_taken_and_the_others_counted():
    slot = LatestFrameSlot()
    for number in range(5):
        slot.put(frame(number))
    assert slot.take(0).index == 4
    assert slot.dropped == 4


def test_a_frame_is_taken_once_but_may_be_looked_at_often():
    slot = LatestFrameSlot()
    slot.put(frame(1))
    assert slot.take(0).index == 1
    assert slot.take(0) is None
    assert slot.peek().index == slot.peek().index == 1


@pytest.mark.parametrize("kind", [LatestFrameSlot, BlockingFrameSlot])
def test_closing_ends_a_wait_and_leaves_the_last_frame(kind):
    slot = kind()
    slot.put(frame(7))
    slot.close()
    assert slot.take(10).index == 7
    assert slot.take(10) is None
    slot.put(frame(8))
    assert slot.take(0) is None


def test_a_blocking_slot_loses_nothing():
    slot, taken = BlockingFrameSlot(), []

    def put_all():
        for number in range(200):
            slot.put(frame(number))
        slot.close()

    thread = threading.Thread(target=put_all)
    thread.start()
    while (one := slot.take(10)) is not None:
        taken.append(one.index)
    thread.join()
    assert taken == list(range(200))
    assert slot.dropped == 0


def test_closing_a_blocking_slot_frees_whoever_waits_to_put():
    slot = BlockingFrameSlot()
    slot.put(frame(0))
    thread = threading.Thread(target=slot.put, args=(frame(1),))
    thread.start()
    slot.close()
    thread.join(5)
    assert not thread.is_alive()
