import numpy as np
import pytest

from engagement_monitor.timeline.sample import GapReason, Sample, Thirds, gap_sample
from engagement_monitor.timeline.sample_log import SampleLog
from tests.store.lectures import ESTIMATE

COUNT = 1000


def _sample(second):
    if second % 7 == 3:
        return gap_sample(second, GapReason.NO_FACE)
    rows = np.arange(3 * (second % 5), dtype=np.uint16).reshape(-1, 3)
    return Sample(second, float(second % 5), rows, ESTIMATE, None, Thirds(1.0, 2.0, 3.0) if second % 2 else None)


def _all_of(sample):
    return (sample.time_s, sample.faces, sample.posteriors.tolist(), sample.estimate, sample.gap, sample.thirds)


@pytest.fixture(scope="module")
def log():
    made = SampleLog()
    for second in range(COUNT):
        made.append(_sample(second))
    return made


@pytest.mark.parametrize(
    ("start", "stop"), [(0, None), (0, 0), (3, 5), (255, 257), (256, 512), (300, 999), (999, None), (1000, None)]
)
def test_any_part_of_it_is_what_went_in(log, start, stop):
    assert [_all_of(one) for one in log[start:stop]] == [
        _all_of(_sample(second)) for second in range(COUNT)[start:stop]
    ]


def test_one_by_one_it_is_what_went_in(log):
    assert len(log) == COUNT
    assert [_all_of(log[at]) for at in (0, 255, 256, 998, -1)] == [
        _all_of(_sample(at)) for at in (0, 255, 256, 998, 999)
    ]
    with pytest.raises(IndexError):
        log[COUNT]


def test_what_was_read_does_not_grow():
    log = SampleLog()
    log.append(_sample(0))
    part = log[0:]
    log.append(_sample(1))
    assert (len(part), len(log)) == (1, 2)
