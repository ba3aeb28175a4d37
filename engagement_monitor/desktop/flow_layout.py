"""Widgets in as many lines as they need: what large text has made too long for one line is not cut."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its widgets side by side, and begins a new line where there is no more room.

    Each line stands at the right end, or at the left one. What is hidden takes no room.
    """

    def __init__(self, spacing_px: int, *, at_right: bool = True) -> None:
        super().__init__()
        self._at_right = at_right
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing_px)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Adds one at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """One of them; None if there is no such one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Takes one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Takes the width that there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width_px: int) -> int:  # noqa: N802 - Qt's name
        """The height of all lines."""
        heights = [max(item.sizeHint().height() for item in line) for line in self._lines(width_px)]
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one line."""
        hints = [item.sizeHint() for item in self._items]
        width_px = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width_px, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """One widget in a line."""
        least = QSize(0, 0)
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        """Puts every widget into its line."""
        super().setGeometry(place)
        top = place.top()
        for line in self._lines(place.width()):
            left = place.right() + 1 - self._width(line) if self._at_right else place.left()
            for item in line:
                size = item.sizeHint()
                item.setGeometry(QRect(QPoint(left, top), QSize(min(size.width(), place.width()), size.height())))
                left += item.sizeHint().width() + self.spacing()
            top += max(item.sizeHint().height() for item in line) + self.spacing()

    def _width(self, line: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)

    def _lines(self, width_px: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken_px = 0
        for item in (item for item in self._items if not item.isEmpty()):
            own_px = item.sizeHint().width()  # asked once: the style works it out anew each time
            if lines and taken_px + self.spacing() + own_px <= width_px:
                lines[-1].append(item)
                taken_px += self.spacing() + own_px
            else:
                lines.append([item])
                taken_px = own_px
        return lines


class FlowRow(QWidget):
    """Widgets from the left, in as many lines as they need. As high as its lines, whatever lays it out."""

    def __init__(self, spacing_px: int) -> None:
        super().__init__()
        self._flow = FlowLayout(spacing_px, at_right=False)
        self.setLayout(self._flow)

    def show_widgets(self, widgets: Iterable[QWidget]) -> None:
        """These, in this order; those that are here already may be among them."""
        for widget in widgets:
            self._flow.addWidget(widget)

    def event(self, event: QEvent) -> bool:
        """Another width or other widgets, other lines."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.setFixedHeight(self._flow.heightForWidth(self.width()))
        return handled
