"""Who uses the program where and why: the question of the first run, asked again in the settings."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLineEdit, QVBoxLayout, QWidget

from engagement_monitor.desktop.settings_group import add_row
from engagement_monitor.desktop.text import tr, translated, wrapped_label
from engagement_monitor.lawful import Permission, consequence, needs_ground, permission, rule
from engagement_monitor.preferences import Ground, Institution, Region, Use

Choice = TypeVar("Choice", bound=StrEnum)
_LONGEST_PURPOSE = 500


class UseForm(QWidget):
    """Asks for region, institution and, where the law asks for it, ground and purpose; says what follows at once.

    ``answered`` gives a ``Use`` whenever an answer is complete enough to be one.
    """

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._region = _choices((Region.EU, tr("in the European Union")), (Region.ELSEWHERE, tr("elsewhere")))
        self._institution = _choices(
            (Institution.EDUCATION, tr("an education institution")),
            (Institution.WORKPLACE, tr("a workplace")),
            (Institution.OTHER, tr("something else")),
        )
        self._ground = _choices(
            (Ground.NONE, tr("no reason that the law names")),
            (Ground.MEDICAL, tr("a medical reason")),
            (Ground.SAFETY, tr("a safety reason")),
            (Ground.RESEARCH, tr("scientific research, on my own responsibility")),
        )
        self._purpose = QLineEdit(maxLength=_LONGEST_PURPOSE)
        self._purpose.setPlaceholderText(tr("in your own words; kept with every session, printed on its report"))
        self._rule, self._consequence = wrapped_label(name="muted"), wrapped_label()
        self._form = QFormLayout()
        self._lay_out()
        for box in (self._region, self._institution, self._ground):
            box.activated.connect(self._changed)
        self._purpose.editingFinished.connect(self._changed)
        self.setFocusProxy(self._region)
        self.show_use(None)

    def show_use(self, use: Use | None) -> None:
        """Fills in what was answered; nothing if nobody has answered."""
        _select(self._region, use.region if use else None)
        _select(self._institution, use.institution if use else None)
        _select(self._ground, use.ground if use else Ground.NONE)
        if self._purpose.text() != (use.purpose if use else ""):
            self._purpose.setText(use.purpose if use else "")
        self._say(use)

    def use(self) -> Use | None:
        """What is filled in; None while a question is open."""
        region, institution = self._region.currentData(), self._institution.currentData()
        if region is None or institution is None:
            return None
        return Use(
            region=Region(region),
            institution=Institution(institution),
            ground=Ground(self._ground.currentData()),
            purpose=self._purpose.text().strip(),
        )

    def sentences(self) -> str:
        """The rule and what follows, as they are shown."""
        return f"{self._rule.text()} {self._consequence.text()}"

    def _changed(self) -> None:
        use = self.use()
        self._say(use)
        if use is not None:
            self.answered.emit(use)

    def _say(self, use: Use | None) -> None:
        self._rule.setText(translated(rule(use)))
        self._consequence.setText(translated(consequence(use)))
        allowed = permission(use) is Permission.ALLOWED
        self._consequence.setObjectName("" if allowed else "caution")
        self._consequence.style().polish(self._consequence)
        asked = use is not None and needs_ground(use.region, use.institution)
        self._form.setRowVisible(self._ground, asked)
        self._form.setRowVisible(self._purpose, asked and use is not None and use.ground is not Ground.NONE)

    def _lay_out(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(16)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (tr("&Where is it used?"), self._region),
            (tr("&By whom?"), self._institution),
            (tr("&Reason"), self._ground),
            (tr("&Purpose"), self._purpose),
        ):
            add_row(self._form, text, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._form)
        line = QFrame()
        line.setObjectName("line")
        column.addWidget(line)
        column.addWidget(self._rule)
        column.addWidget(self._consequence)
        self._consequence.setAccessibleName(tr("What follows"))
        self._rule.setAccessibleName(tr("The rule"))


def _choices(*choices: tuple[Choice, str]) -> QComboBox:
    box = QComboBox()
    box.setPlaceholderText(tr("Choose\u2026"))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    for value, text in choices:
        box.addItem(text, value)
    return box


def _select(box: QComboBox, value: StrEnum | None) -> None:
    find: Callable[[object], int] = box.findData
    box.setCurrentIndex(-1 if value is None else find(value))
