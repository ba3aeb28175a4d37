"""Two things beside each other, or below each other where large text or a narrow window leaves too little room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Beside(QWidget):
    """The first takes the room that the second leaves. Below it, the second is as high as it would like to be."""

    def __init__(self, first: QWidget, second: QWidget, spacing_px: int) -> None:
        super().__init__()
        self._second, self._height_policy = second, second.sizePolicy().verticalPolicy()
        self._box = QBoxLayout(_BESIDE, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing_px)
        self._box.addWidget(first, 1)
        self._box.addWidget(second)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow enough for one below the other, so that it can become so narrow."""
        return QSize(max(self._least_px()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Beside or below."""
        super().resizeEvent(event)
        beside = sum(self._least_px()) + self._box.spacing() <= self.width()
        if beside is not (self._box.direction() is _BESIDE):
            self._box.setDirection(_BESIDE if beside else _BELOW)
            policy = self._second.sizePolicy()
            policy.setVerticalPolicy(self._height_policy if beside else QSizePolicy.Policy.Minimum)
            self._second.setSizePolicy(policy)

    def _least_px(self) -> list[int]:
        items = map(self._box.itemAt, range(self._box.count()))
        return [item.minimumSize().width() for item in items if item is not None]
