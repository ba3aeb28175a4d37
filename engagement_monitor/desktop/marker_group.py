"""The settings of the markers: which key marks what, the COPUS codes, and keys while another window is in front."""

from collections.abc import Sequence

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)

from engagement_monitor.desktop import global_keys
from engagement_monitor.desktop.marker_keys import marker_keys
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.settings_group import SettingsGroup, complain, complaint, hint
from engagement_monitor.desktop.text import scaled_px, tr
from engagement_monitor.preferences import MarkerKey, Preferences

_KEY, _LABEL, _EXCLUDED = range(3)
_POSSIBLE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_TABLE_HEIGHT_PX = 210


class MarkerGroup(SettingsGroup):
    """A table of keys, and two switches. What cannot be chosen is said below the table and not kept."""

    def __init__(self, preferences: PreferenceKeeper) -> None:
        super().__init__(tr("Markers"), ("marker_keys", "copus", "global_keys"), preferences)
        self.table = _table()
        self._complaint = complaint()
        self._add, self._remove = QPushButton(tr("&Add")), QPushButton(tr("Re&move"))
        self._copus = QCheckBox(tr("Offer the CO&PUS codes as well"))
        self._global = QCheckBox(tr("Mark with Ctrl+Alt and the &key while another window is in front"))
        self._lay_out()
        self.table.itemChanged.connect(self._edited)
        self.table.currentCellChanged.connect(lambda *_: self._remove.setEnabled(self.table.currentRow() >= 0))
        self._add.clicked.connect(self.add)
        self._remove.clicked.connect(self.remove)
        self._copus.toggled.connect(lambda on: self.keep(copus=on))
        self._global.toggled.connect(lambda on: self.keep(global_keys=on))

    def show_choices(self, now: Preferences) -> None:
        """As chosen. What cannot be kept yet stays in the table until it is mended."""
        for box, on in ((self._copus, now.copus), (self._global, now.global_keys)):
            before = box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(before)
        if not self._complaint.text() and self._rows() != [tuple_of(key) for key in marker_keys(now)]:
            self._fill(marker_keys(now))

    def undo(self) -> None:
        """Takes back the last change; first of all one that could not be kept."""
        if self._complaint.text():
            complain(self._complaint, "")
            self.show_choices(self._preferences.now)
            self.history_changed.emit()
        else:
            super().undo()

    def can_undo(self) -> bool:
        """Whether something was changed, or stands in the table and cannot be kept."""
        return bool(self._complaint.text()) or super().can_undo()

    def is_usual(self) -> bool:
        """Whether everything is as it was before anybody chose, and nothing else stands in the table."""
        return not self._complaint.text() and super().is_usual()

    def reset(self) -> None:
        """Chooses the usual keys."""
        complain(self._complaint, "")
        super().reset()

    def add(self) -> None:
        """A new row with the first letter that is free, ready to be named."""
        taken = {key for key, _, _ in self._rows()}
        free = next((key for key in _POSSIBLE if key not in taken), None)
        if free is None:
            return
        row = self.table.rowCount()
        self._set_row(row, MarkerKey(key=free, label=tr("New marker")))
        self._edited()
        self.table.setCurrentCell(row, _LABEL)
        self.table.setFocus()
        self.table.edit(self.table.model().index(row, _LABEL))

    def remove(self) -> None:
        """Takes the row of the cursor away."""
        if self.table.currentRow() >= 0 and self.table.rowCount() > 1:
            self.table.removeRow(self.table.currentRow())
            self._edited()

    def complaint(self) -> str:
        """What is said to be wrong; empty if nothing is."""
        return self._complaint.text()

    def _edited(self) -> None:
        rows = self._rows()
        text = _fault(rows)
        complain(self._complaint, text)
        self.history_changed.emit()
        if not text:
            self.keep(marker_keys=tuple(MarkerKey(key=key, label=label, excluded=out) for key, label, out in rows))

    def _rows(self) -> list[tuple[str, str, bool]]:
        return [self._row(row) for row in range(self.table.rowCount())]

    def _row(self, row: int) -> tuple[str, str, bool]:
        cells = [self.table.model().index(row, column) for column in (_KEY, _LABEL, _EXCLUDED)]
        key, label = (str(cell.data()).strip() for cell in cells[:_EXCLUDED])
        checked = Qt.CheckState(cells[_EXCLUDED].data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        return key.upper(), label, checked

    def _fill(self, keys: Sequence[MarkerKey]) -> None:
        self.table.setRowCount(0)
        for row, key in enumerate(keys):
            self._set_row(row, key)

    def _set_row(self, row: int, key: MarkerKey) -> None:
        before = self.table.blockSignals(True)
        self.table.insertRow(row)
        self.table.setItem(row, _KEY, QTableWidgetItem(key.key))
        self.table.setItem(row, _LABEL, QTableWidgetItem(key.label))
        out = QTableWidgetItem()
        out.setToolTip(tr("left out"))
        out.setFlags((out.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsEditable)
        out.setCheckState(Qt.CheckState.Checked if key.excluded else Qt.CheckState.Unchecked)
        self.table.setItem(row, _EXCLUDED, out)
        self.table.blockSignals(before)

    def _lay_out(self) -> None:
        self.column.addWidget(
            hint(
                tr(
                    "One key marks a moment and begins a segment. A break is left out of every figure until the next"
                    " marker. Double-click or press F2 to change a cell."
                )
            )
        )
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self._complaint)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addWidget(self._remove)
        row.addStretch()
        self.column.addLayout(row)
        self._remove.setEnabled(False)
        self.column.addWidget(self._copus)
        self.column.addWidget(
            hint(tr("COPUS (Smith and others, 2013) notes what students and instructor do, in bins of two minutes."))
        )
        self.column.addWidget(self._global)
        obstacle = global_keys.obstacle()
        self._global.setEnabled(not obstacle)
        self.column.addWidget(hint(obstacle or global_keys.explanation()))


def tuple_of(key: MarkerKey) -> tuple[str, str, bool]:
    """A row of the table."""
    return key.key, key.label, key.excluded


def _fault(rows: Sequence[tuple[str, str, bool]]) -> str:
    """Why these rows cannot be kept; empty if they can."""
    keys = [key for key, _, _ in rows]
    for key, label, excluded in rows:
        if len(key) != 1 or key not in _POSSIBLE:
            return tr("\u201c{key}\u201d is no key for a marker: one letter from A to Z or one digit.").format(key=key)
        if keys.count(key) > 1:
            return tr("The key {key} stands there twice.").format(key=key)
        if not label:
            return tr("The marker on the key {key} needs a label.").format(key=key)
        try:
            MarkerKey(key=key, label=label, excluded=excluded)
        except ValidationError:
            return tr("The label of the key {key} is too long: at most 80 characters.").format(key=key)
    return ""


def _table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setHorizontalHeaderLabels([tr("Key"), tr("Label"), tr("Break: left out")])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setAccessibleName(tr("Marker keys"))
    table.setMinimumHeight(scaled_px(_TABLE_HEIGHT_PX))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Stretch)
    return table
