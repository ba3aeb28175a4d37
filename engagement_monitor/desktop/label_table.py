"""The labels that several sessions have: a row for each, a column for each session."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from engagement_monitor.desktop import compare_words, words
from engagement_monitor.desktop.text import plain_tip, tr
from engagement_monitor.sentiment import Sentiment
from engagement_monitor.timeline.figures import Change

if TYPE_CHECKING:
    from engagement_monitor.reports.course import CourseReport, LabelCell

_CLEAR = {Change.UP: "\u25b2 ", Change.DOWN: "\u25bc "}
_COLUMN_PX = 104


class LabelTable(QTableWidget):
    """Cells hold the positive share, its interval, and a sign where it differs clearly from the last time.

    Where it is unclear there is none: before a number that of the chart would be read as "about".
    """

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        share = words.capitalized(words.positive_share())
        self.setAccessibleName(tr("{share}, by label and session").format(share=share))
        self.setShowGrid(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setMaximumWidth(220)
        self.horizontalHeader().setMinimumSectionSize(_COLUMN_PX)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_course(self, course: "CourseReport") -> None:
        """Replaces what is shown."""
        self.clear()
        self.setRowCount(len(course.labels))
        self.setColumnCount(len(course.entries))
        for column, entry in enumerate(course.entries):
            head = QTableWidgetItem(compare_words.day(entry.report))
            head.setToolTip(plain_tip(compare_words.title(entry.report)))
            self.setHorizontalHeaderItem(column, head)
        for row, labelled in enumerate(course.labels):
            self.setVerticalHeaderItem(row, QTableWidgetItem(" ".join(labelled.label[:60].split())))
            for column, cell in enumerate(labelled.cells):
                self.setItem(row, column, _item(cell))

    def texts(self, row: int) -> list[str]:
        """What a row shows."""
        items = [self.item(row, column) for column in range(self.columnCount())]
        return [item.text() if item else "" for item in items]


def _item(cell: "LabelCell | None") -> QTableWidgetItem:
    if cell is None:
        item = QTableWidgetItem(words.NOTHING)
        item.setToolTip(tr("Not in this session, or no face was seen"))
    else:
        sign = _CLEAR.get(cell.change, "") if cell.change else ""
        share = words.whole_percent(cell.estimate.shares, Sentiment.POSITIVE)
        item = QTableWidgetItem(
            f"{sign}{share}\n{words.percent_range(cell.estimate.low.positive, cell.estimate.high.positive)}"
        )
        if cell.difference:
            item.setToolTip(tr("Against the last time: {points}").format(points=compare_words.points(cell.difference)))
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    return item
