"""A button that looks like a key: the key itself, and what it marks as far as there is room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from engagement_monitor.desktop.text import scaled_px

_PADDING_PX = 26


class KeyCap(QPushButton):
    """Shows ``key`` and ``label``, the label cut with an ellipsis where the row is narrow."""

    def __init__(self, key: str, label: str) -> None:
        super().__init__()
        self._key, self._label = key, label
        self.setObjectName("cap")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for all of it."""
        return QSize(self._width(f"{self._key}   {self._label}"), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for the key and the beginning of the label."""
        return QSize(self._width(f"{self._key}   {self._label[:3]}\u2026"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cuts the label anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room_px = self.width() - scaled_px(_PADDING_PX) - metrics.horizontalAdvance(f"{self._key}   ")
        label = metrics.elidedText(self._label, Qt.TextElideMode.ElideRight, max(0, room_px))
        self.setText(f"{self._key}   {label}".replace("&", "&&"))

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + scaled_px(_PADDING_PX) + 2
