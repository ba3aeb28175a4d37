"""The keys that mark a moment: the user's own, or the usual ones in the user's language."""

from engagement_monitor.desktop.text import tr
from engagement_monitor.preferences import MarkerKey, Preferences

FREE_KEY = "M"


def marker_keys(preferences: Preferences) -> tuple[MarkerKey, ...]:
    """The keys in force, in the order in which they are shown."""
    return preferences.marker_keys or usual_keys()


def usual_keys() -> tuple[MarkerKey, ...]:
    """What holds until the user chooses keys."""
    return (
        MarkerKey(key="N", label=tr("New topic")),
        MarkerKey(key="X", label=tr("Exercise")),
        MarkerKey(key="Q", label=tr("Question")),
        MarkerKey(key="D", label=tr("Discussion")),
        MarkerKey(key="B", label=tr("Break"), excluded=True),
        MarkerKey(key=FREE_KEY, label=tr("Mark")),
    )
