"""One row a segment of a session."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from engagement_monitor.desktop import words
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.figures import SegmentFigures, SessionFigures

_COLUMNS = (
    "Segment",
    "Time",
    *(words.label(sentiment) for sentiment in SENTIMENTS),
    "Faces",
    "Seen",
    "Change",
)

_CHANGE_TIP = (
    "Whether the share of positive-looking faces differs from the segment before by more than its uncertainty."
)
_MOST_PX = 230


class SegmentTable(QTableWidget):
    """Read-only. Labels are the user's text, shown as typed."""

    def __init__(self) -> None:
        super().__init__(0, len(_COLUMNS))
        self.setHorizontalHeaderLabels(list(_COLUMNS))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Segments of this session")
        change = QTableWidgetItem(_COLUMNS[-1])
        change.setToolTip(_CHANGE_TIP)
        self.setHorizontalHeaderItem(len(_COLUMNS) - 1, change)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_figures(self, figures: SessionFigures) -> None:
        """Replaces the rows."""
        self.setRowCount(len(figures.segments))
        for row, segment in enumerate(figures.segments):
            for column, text in enumerate(segment_texts(segment)):
                self.setItem(row, column, QTableWidgetItem(text))
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, up to a limit: the timeline gets the rest."""
        rows_px = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(min(_MOST_PX, rows_px + self.horizontalHeader().sizeHint().height() + 6))

    def texts(self, row: int) -> list[str]:
        """What a row shows."""
        items = (self.item(row, column) for column in range(self.columnCount()))
        return [item.text() for item in items if item]


def segment_texts(segment: SegmentFigures) -> list[str]:
    """A row."""
    time = f"{words.clock(segment.start_s)} to {words.clock(segment.end_s)}"
    return [
        segment.label,
        time,
        *_shares(segment),
        words.NOTHING if segment.excluded else f"{segment.faces:.0f}",
        words.NOTHING if segment.excluded else words.percent(segment.observed),
        "left out" if segment.excluded else _change(segment),
    ]


def _shares(segment: SegmentFigures) -> list[str]:
    estimate = segment.estimate
    if estimate is None:
        return [words.NOTHING] * len(SENTIMENTS)
    bounds = zip(SENTIMENTS, estimate.low.array(), estimate.high.array(), strict=True)
    return [
        f"{words.whole_percent(estimate.shares, sentiment)} ({words.percent_range(low, high)})"
        for sentiment, low, high in bounds
    ]


def _change(segment: SegmentFigures) -> str:
    return words.change(segment.change) if segment.change else ""
