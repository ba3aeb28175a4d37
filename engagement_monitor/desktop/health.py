"""One line that says whether all is well: rates, drops, delay, and where the session is saved."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.text import plain_label

if TYPE_CHECKING:
    from engagement_monitor.snapshot import Snapshot

PRIVACY = "No pictures are stored"
_TIP = (
    "Read: frames that came in. Analysed: frames in which faces were looked for; a few a second are enough.\n"
    "Dropped: frames that were skipped because a newer one had come in the meantime."
)


class HealthLine(QWidget):
    """The line at the foot of the live page."""

    def __init__(self) -> None:
        super().__init__()
        self._rates, self._saving = plain_label(), plain_label(PRIVACY)
        self._rates.setAccessibleName("Frames")
        self._rates.setToolTip(_TIP)
        self._saving.setAccessibleName("Where the session is saved")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self._rates, 1)
        row.addWidget(self._saving)
        for label in (self._rates, self._saving):
            label.setObjectName("muted")

    def show_location(self, location: str) -> None:
        """Says where sessions are saved."""
        self._saving.setText(f"Saving to {_shortened(location)}.  {PRIVACY}.")
        self._saving.setToolTip(location)

    def show_snapshot(self, snapshot: "Snapshot") -> None:
        """Shows the newest figures."""
        self._rates.setText(rates_text(snapshot))

    def clear(self) -> None:
        """Nothing runs."""
        self._rates.setText("")

    def text(self) -> str:
        """The rates as they are shown."""
        return self._rates.text()


def rates_text(snapshot: "Snapshot") -> str:
    """Rates, drops, delay and engine in words."""
    dropped = snapshot.frames_dropped
    return words.joined(
        (
            f"{snapshot.read_rate_hz:.0f} frames/s read",
            f"{snapshot.analysis_rate_hz:.1f} analysed",
            f"{dropped} dropped" if dropped else "none dropped",
            f"{snapshot.delay_s * 1000:.0f} ms behind" if snapshot.delay_s else "",
            snapshot.engine,
        )
    )


def _shortened(location: str, most: int = 46) -> str:
    return location if len(location) <= most else f"\u2026{location[-most:]}"
