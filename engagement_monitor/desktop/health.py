"""One line that is always in sight: camera, saving, that no picture is stored; and whether all goes well."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from engagement_monitor.capture.frame import SourceKind
from engagement_monitor.desktop import words
from engagement_monitor.desktop.live_session import UNDER_WAY, Phase
from engagement_monitor.desktop.text import plain_label, tr

if TYPE_CHECKING:
    from engagement_monitor.snapshot import Snapshot

_ON, _OFF = "\u25cf", "\u25cb"
_LONGEST_LOCATION = 40


class HealthLine(QWidget):
    """The line at the foot of the live page."""

    def __init__(self) -> None:
        super().__init__()
        self._camera, self._saving, self._rates = plain_label(), plain_label(), plain_label()
        self._privacy = plain_label(tr("No pictures are stored"))
        self._location = ""
        self._camera.setAccessibleName(tr("Camera"))
        self._saving.setAccessibleName(tr("Saving"))
        self._rates.setAccessibleName(tr("Frames"))
        self._rates.setToolTip(_rates_tip())
        self._rates.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._saving.setMinimumWidth(1)  # a narrow window cuts the words rather than grow
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(18)
        for label in (self._camera, self._saving, self._privacy, self._rates):
            label.setObjectName("muted")
            row.addWidget(label, int(label is self._rates))
        self.show_idle()

    def show_location(self, location: str) -> None:
        """Says where sessions are saved."""
        self._location = location
        self._saving.setToolTip(location)
        if not self._rates.text():  # while a session runs, what it says of itself stays
            self.show_idle()

    def show_look(self) -> None:
        """A source is looked through before a session."""
        self._say(self._camera, f"{_ON} " + tr("On for the preview"), "on")

    def show_idle(self) -> None:
        """Nothing runs: no source is open."""
        self._say(self._camera, f"{_OFF} " + tr("Camera off"), "muted")
        where = tr("Sessions are saved to {place}").format(place=_shortened(self._location))
        self._say(self._saving, where if self._location else "", "muted")
        self._rates.setText("")

    def show_snapshot(self, snapshot: "Snapshot", phase: Phase) -> None:
        """Shows how a session stands."""
        if phase not in UNDER_WAY:
            return
        self._say(self._camera, *_camera_text(snapshot))
        self._say(self._saving, *_saving_text(snapshot))
        self._rates.setText(rates_text(snapshot))

    def text(self) -> str:
        """The rates as they are shown."""
        return self._rates.text()

    def states(self) -> tuple[str, str, str]:
        """What is said of the camera, of saving and of pictures."""
        return self._camera.text(), self._saving.text(), self._privacy.text()

    def _say(self, label: QLabel, text: str, name: str) -> None:
        label.setText(text)
        if label.objectName() != name:
            label.setObjectName(name)
            label.style().unpolish(label)
            label.style().polish(label)


def _camera_text(snapshot: "Snapshot") -> tuple[str, str]:
    """Words and style for the source: on, off in a pause, or gone."""
    from engagement_monitor.capture.thread import CaptureState

    kind = snapshot.source.kind if snapshot.source else SourceKind.CAMERA
    name = {
        SourceKind.CAMERA: tr("Camera"),
        SourceKind.STREAM: tr("Stream"),
        SourceKind.SCREEN: tr("Screen"),
        SourceKind.VIDEO_FILE: tr("Recording"),
        SourceKind.DEMO: tr("Demo lecture"),
    }[kind]
    if snapshot.capture is CaptureState.LOST:
        return "\u26a0 " + tr("{source} gone").format(source=name), "caution"
    if snapshot.capture is CaptureState.PAUSED:
        return f"{_OFF} " + tr("{source} closed").format(source=name), "muted"
    return f"{_ON} " + tr("{source} on").format(source=name), "on"


def _saving_text(snapshot: "Snapshot") -> tuple[str, str]:
    """Words and style for saving: up to where, or that it does not work."""
    saving = snapshot.saving
    if saving is None:
        return "", "muted"
    if saving.fault is not None:
        return "\u26a0 " + tr("Not saved at the moment"), "caution"
    return tr("Saved until {time}").format(time=words.clock(saving.saved_until_s)), "muted"


def rates_text(snapshot: "Snapshot") -> str:
    """Rates, drops, delay and engine in words."""
    dropped = snapshot.frames_dropped
    return words.joined(
        (
            tr("{rate} frames/s read").format(rate=f"{snapshot.read_rate_hz:.0f}"),
            tr("{rate} analysed").format(rate=words.decimal(snapshot.analysis_rate_hz)),
            tr("{number} dropped").format(number=dropped) if dropped else tr("none dropped"),
            tr("{delay} ms behind").format(delay=f"{snapshot.delay_s * 1000:.0f}") if snapshot.delay_s else "",
            snapshot.engine,
        )
    )


def _rates_tip() -> str:
    return tr(
        "Read: frames that came in. Analysed: frames in which faces were looked for; a few a second are enough.\n"
        "Dropped: frames that would have been analysed, had the computer not been busy with the one before.\n"
        "Behind: how long after its capture a frame's result is there. Last: what runs the model, and on what."
    )


def _shortened(location: str) -> str:
    return location if len(location) <= _LONGEST_LOCATION else f"\u2026{location[-_LONGEST_LOCATION:]}"
