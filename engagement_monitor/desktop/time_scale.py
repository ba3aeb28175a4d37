"""Where a time lies on the screen: shared by the timeline and the bands below it."""

from PySide6.QtCore import QObject, Signal


class TimeScale(QObject):
    """The stretch of time that is shown, and the pixels that it covers, counted from the left of timeline and bands."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.start_s, self.end_s = 0.0, 1.0
        self.left_px, self.width_px = 0.0, 1.0

    def show(self, start_s: float, end_s: float, left_px: float, width_px: float) -> None:
        """Shows another stretch, or the same elsewhere."""
        now = (start_s, max(end_s, start_s + 1e-3), left_px, max(1.0, width_px))
        if now != (self.start_s, self.end_s, self.left_px, self.width_px):
            self.start_s, self.end_s, self.left_px, self.width_px = now
            self.changed.emit()

    @property
    def right_px(self) -> float:
        """Where the stretch ends."""
        return self.left_px + self.width_px

    @property
    def second_px(self) -> float:
        """How wide a second is."""
        return self.width_px / (self.end_s - self.start_s)

    def x_of(self, time_s: float) -> float:
        """The pixel of a time; outside the stretch if the time is."""
        return self.left_px + (time_s - self.start_s) * self.second_px

    def time_at(self, x_px: float) -> float:
        """The time at a pixel."""
        return self.start_s + (x_px - self.left_px) / self.second_px
