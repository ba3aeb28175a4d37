"""A scroll area for text: as high as its lines need at the width there is, and no higher."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ReadingArea(QScrollArea):
    """Scrolls up and down only. Qt alone gives wrapped text the height that it would need in a narrow column."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def read(self, page: QWidget) -> None:
        """Shows this page, which has a layout."""
        self.setWidget(page)
        page.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Other lines, another height."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """What is shown or said anew needs another height too."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        page = self.widget()
        layout = page.layout() if page is not None else None
        if page is not None and layout is not None:
            needed_px = layout.totalHeightForWidth(self.viewport().width())
            page.setFixedHeight(max(needed_px, self.viewport().height()))
