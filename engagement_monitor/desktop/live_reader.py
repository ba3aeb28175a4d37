"""Puts together what the live page and the compact strip show of a running session."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engagement_monitor.desktop.live_figures import LiveFigures, RecentSeconds
from engagement_monitor.desktop.live_messages import negative_text, trend_text
from engagement_monitor.desktop.live_session import UNDER_WAY, LiveSession
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.text import translated
from engagement_monitor.timeline.coverage import Standing
from engagement_monitor.timeline.sample import Sample

if TYPE_CHECKING:
    from engagement_monitor.snapshot import Snapshot


class LiveReader:
    """Follows the samples of one session after the other. Used on the window's thread."""

    def __init__(self, session: LiveSession, preferences: PreferenceKeeper) -> None:
        self._session, self._preferences = session, preferences
        self._head_count: int | None = None
        self._recent = RecentSeconds()
        self._newest: Sample | None = None

    def begin(self, head_count: int | None) -> None:
        """A session begins, with so many people in the room."""
        self._head_count, self._recent, self._newest = head_count, RecentSeconds(), None

    def take(self, samples: Sequence[Sample]) -> None:
        """Takes the newest samples; those in a break are gaps."""
        self._recent.take(samples)
        if samples:
            self._newest = samples[-1]

    def figures(self, snapshot: "Snapshot") -> LiveFigures:
        """What there is to show now."""
        sample, left_out = self._newest, self._session.in_break
        seen = sample is not None and sample.estimate is not None and not left_out
        return LiveFigures(
            phase=self._session.phase,
            sample=sample,
            elapsed_s=snapshot.elapsed_s,
            faces=sample.faces if sample is not None and seen else None,
            head_count=self._head_count,
            index=snapshot.index if seen else None,
            index_weights=self._session.index_weights,
            trend_text=trend_text(snapshot.trend),
            alert_text=self._alert(snapshot),
            left_out=left_out,
        )

    def standing(self, figures: LiveFigures) -> Standing:
        """How the newest shares stand."""
        return self._recent.standing(figures, self._preferences.now.coverage_limit)

    def _alert(self, snapshot: "Snapshot") -> str:
        """What the user asked to be told; empty if there is nothing, and while no session is under way."""
        now = self._preferences.now
        if self._session.phase not in UNDER_WAY:
            return ""
        if now.camera_alert and is_lost(snapshot):
            return translated(snapshot.notice)
        negative = self._recent.negative()
        if now.negative_alert is not None and negative is not None and negative > now.negative_alert:
            return "" if self._session.in_break else negative_text(negative, now.negative_alert)
        return ""


def is_lost(snapshot: "Snapshot") -> bool:
    """Whether the source is gone and is tried again."""
    from engagement_monitor.capture.thread import CaptureState

    return snapshot.capture is CaptureState.LOST
