"""Which camera it is, whatever its number: numbers change when cameras are unplugged and plugged in again.

Linux names a camera after its maker, type and serial number in ``/dev/v4l/by-id``; elsewhere only its number is known.
"""

from dataclasses import dataclass
from pathlib import Path

from engagement_monitor.capture.camera import Camera, camera_names
from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.sentence import tr

_LINKS = Path("/dev/v4l/by-id")
_VIDEO = "video"


@dataclass(frozen=True, slots=True)
class CameraIdentity:
    """What stays the same of a camera: its link (with the serial number) and its name; both empty if unknown."""

    link: str
    name: str

    @classmethod
    def of(cls, number: int) -> "CameraIdentity":
        """Of the camera that has this number now."""
        return cls(_links_by_number(_LINKS).get(number, ""), camera_names().get(number, ""))

    def number(self, last: int) -> int | None:
        """Its number now, None while it is away; ``last`` is the one that it had."""
        if self.link:
            return next((number for number, link in _links_by_number(_LINKS).items() if link == self.link), None)
        names = camera_names()
        if not self.name or names.get(last) == self.name:
            return last
        return next((number for number, name in names.items() if name == self.name), None)


class CameraOpener:
    """Opens a camera by its number, and later the same one again, whatever number it has by then."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._identity: CameraIdentity | None = None

    def __call__(self, _elapsed_s: float) -> Camera:
        """Opens it. Raises ``SourceUnavailable``."""
        if self._identity is None:
            camera = Camera(self._number)
            self._identity = CameraIdentity.of(self._number)
            return camera
        number = self._identity.number(self._number)
        if number is None:
            raise SourceUnavailable(tr("Camera {number} is gone").format(number=self._number), tr("Plug it in again."))
        self._number = number
        return Camera(number)


def _links_by_number(links: Path) -> dict[int, str]:
    """The links to devices that give pictures, by the number of the device."""
    found = {}
    for link in sorted(links.glob("*-index0")):
        device = link.resolve().name
        if device.startswith(_VIDEO) and device[len(_VIDEO) :].isdecimal():
            found[int(device[len(_VIDEO) :])] = link.name
    return found
