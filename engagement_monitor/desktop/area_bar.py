"""The buttons for drawing areas on the picture."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engagement_monitor.desktop.area_drawing import AreaDrawing, Pencil
from engagement_monitor.desktop.text import tr


class AreaBar(QWidget):
    """One button until it is pressed; then what can be drawn, the last one back, all away, and done."""

    def __init__(self, drawing: AreaDrawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.begin = _button(tr("Areas\u2026"), tr("Draw what nobody may see, and where the seats are"))
        self.blind = _button(tr("Blind area"), tr("Is black before anybody or anything looks at the picture"))
        self.seats = _button(tr("Seats"), tr("Only faces in seat areas count; without any, the whole picture does"))
        self.back = _button(tr("Take back"), tr("The last corner or area: Backspace"))
        self.clear = _button(tr("Remove all"), tr("Takes all areas of this source away"))
        self.done = _button(tr("Done"), tr("Ends drawing: Escape"))
        self.blind.setCheckable(True)
        self.seats.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.begin, self.blind, self.seats, self.back, self.clear, self.done):
            row.addWidget(button)
        self.begin.clicked.connect(partial(self.take, Pencil.BLIND))
        self.blind.clicked.connect(partial(self.take, Pencil.BLIND))
        self.seats.clicked.connect(partial(self.take, Pencil.SEATS))
        self.back.clicked.connect(drawing.take_back)
        self.clear.clicked.connect(drawing.remove_all)
        self.done.clicked.connect(partial(self.take, Pencil.NONE))
        drawing.ended.connect(partial(self.take, Pencil.NONE))
        self.take(Pencil.NONE)

    def take(self, pencil: Pencil, _checked: bool = False) -> None:
        """Draws this from now on, and shows the buttons for it."""
        drawing = pencil is not Pencil.NONE
        self.begin.setVisible(not drawing)
        for button in (self.blind, self.seats, self.back, self.clear, self.done):
            button.setVisible(drawing)
        self.blind.setChecked(pencil is Pencil.BLIND)
        self.seats.setChecked(pencil is Pencil.SEATS)
        self._drawing.take(pencil)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("overlay")
    button.setToolTip(tip)
    return button
