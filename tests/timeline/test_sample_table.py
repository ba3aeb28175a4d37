"""A table of samples says the same as the samples it was made of."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_monitor.timeline.sample import GapReason, Sample, Segment, ShareEstimate, Shares, Thirds, gap_sample
from engagement_monitor.timeline.sample_table import SampleTable


def seen(time_s, faces):
    shares = [Shares(*row) for row in np.random.default_rng(time_s).dirichlet((1, 1, 1), 4)]
    posteriors = np.random.default_rng(time_s + 1).integers(0, 65536, (faces, 3)).astype(np.uint16)
    thirds = Thirds(0.0, 0.5, faces) if time_s % 3 else None
    return Sample(time_s, faces + 0.5, posteriors, ShareEstimate(*shares), None, thirds)


def second(time_s, kind):
    return gap_sample(time_s, kind) if isinstance(kind, GapReason) else seen(time_s, kind)


lectures = st.lists(st.sampled_from(GapReason) | st.integers(0, 4), max_size=20).map(
    lambda kinds: [second(time_s, kind) for time_s, kind in enumerate(kinds)]
)


def told(samples):
    return [(one.time_s, one.faces, one.posteriors.tolist(), one.estimate, one.gap, one.thirds) for one in samples]


@given(lectures)
def test_to_whoever_wants_samples_it_is_a_sequence_of_them(samples):
    table = SampleTable.of(samples)
    assert len(table) == len(samples)
    assert told(table) == told(samples)
    assert told(table[index] for index in range(-len(samples), len(samples))) == told([*samples, *samples])


@given(lectures, st.integers(-25, 25), st.integers(-25, 25))
def test_a_part_of_a_table_is_the_table_of_a_part(samples, start, stop):
    part = SampleTable.of(samples)[start:stop]
    assert told(part) == told(samples[start:stop])
    assert len(part.all_posteriors) == sum(len(one.posteriors) for one in samples[start:stop])


@given(lectures, st.integers(0, 20), st.integers(0, 20), st.integers(0, 5))
def test_breaks_become_gaps_in_a_part_too(samples, start_s, length_s, first):
    stretch = Segment(start_s, start_s + length_s, "", excluded=True)
    expected = [
        gap_sample(one.time_s, GapReason.EXCLUDED) if start_s <= one.time_s < start_s + length_s else one
        for one in samples[first:]
    ]
    assert told(SampleTable.of(samples)[first:].without([stretch])) == told(expected)


def test_a_table_is_taken_as_it_is_and_ends_where_it_ends():
    table = SampleTable.of([seen(0, 2)])
    assert SampleTable.of(table) is table
    assert table.without([Segment(5, 6, "", excluded=True)]) is table
    with pytest.raises(IndexError):
        table[1]
    with pytest.raises(ValueError, match="every second"):
        table[::2]
