"""What was seen at a moment, in words."""

from engagement_monitor.desktop import words
from engagement_monitor.desktop.series import UNKNOWN, Buckets
from engagement_monitor.desktop.text import tr
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.sample import Shares
from engagement_monitor.timeline.sample_table import GAP_REASONS, OBSERVED


def moment_text(buckets: Buckets, index: int) -> str:
    """When, the three shares with their intervals, and of how many faces; why not, in a gap; empty if unknown."""
    time = words.time_range(buckets.edges_s[index], buckets.edges_s[index + 1])
    state = int(buckets.state[index])
    if state == UNKNOWN:
        return ""
    if state != OBSERVED:
        return f"{time}: {words.gap(GAP_REASONS[state])}"
    mean = Shares.of(buckets.shares[index])
    shares = (
        f"{words.GLYPHS[sentiment]} {words.whole_percent(mean, sentiment)}"
        f" ({words.percent_range(buckets.low[index, number], buckets.high[index, number])})"
        for number, sentiment in enumerate(SENTIMENTS)
    )
    return tr("{time}:  {shares}   of {faces}").format(
        time=time, shares="   ".join(shares), faces=words.faces(buckets.faces[index])
    )
