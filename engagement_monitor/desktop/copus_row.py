"""The codes of COPUS as buttons, in two lines: what the students do, and what the instructor does."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engagement_monitor.desktop.copus_words import copus_words
from engagement_monitor.desktop.flow_layout import FlowRow
from engagement_monitor.desktop.text import plain_label, scaled_px, tr
from engagement_monitor.timeline.copus import COPUS_CODES, CopusCode, CopusGroup, copus_label


class CopusRow(QWidget):
    """Marks codes; a code says what happens in its two minutes and starts no segment."""

    marked = Signal(str)
    """The label of a marker that stands for a code."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[CopusCode, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for group, heading in ((CopusGroup.STUDENT, tr("Students")), (CopusGroup.INSTRUCTOR, tr("Instructor"))):
            column.addLayout(self._line(group, heading))

    def _line(self, group: CopusGroup, heading: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        label = plain_label(heading, name="muted")
        label.setMinimumWidth(scaled_px(74))
        line.addWidget(label)
        buttons = {code: self._button(code, heading) for code in COPUS_CODES if code.group is group}
        row = FlowRow(line.spacing())
        row.show_widgets(buttons.values())
        line.addWidget(row, 1)
        self.buttons |= buttons
        return line

    def _button(self, code: CopusCode, heading: str) -> QPushButton:
        button = QPushButton(code.code)
        button.setObjectName("cap")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(f"{code.code}: {copus_words(code)}")
        button.setAccessibleName(f"{heading}: {code.code}, {copus_words(code)}")
        button.clicked.connect(partial(self._clicked, copus_label(code)))
        return button

    def _clicked(self, label: str, _checked: bool = False) -> None:
        self.marked.emit(label)
