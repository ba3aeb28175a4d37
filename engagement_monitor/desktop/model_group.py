"""The settings of the model: which one sorts the faces, and what is known of it in this room."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton

from engagement_monitor.desktop import words
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.settings_group import SettingsGroup, add_row, complain, complaint, form, hint
from engagement_monitor.desktop.text import plain_label, plain_tip, tr, translated, wrapped_label
from engagement_monitor.errors import ModelError
from engagement_monitor.preferences import Preferences
from engagement_monitor.vision.model_library import default_model, model_names
from engagement_monitor.vision.room_calibration import read_room_calibration
from engagement_monitor.vision.session_model import session_card

_SHIPPED = ""


class ModelGroup(SettingsGroup):
    """A list of models and a file for the room. What cannot be used is said and not kept.

    Only cards are read, which are small; the weights wait for the session.
    """

    def __init__(self, preferences: PreferenceKeeper) -> None:
        super().__init__(tr("Model"), ("model", "calibration"), preferences)
        self._models = QComboBox()
        self._learnt = hint("")
        self._folder = QPushButton(tr("Another &folder\u2026"))
        self._room = wrapped_label()
        self._room.setAccessibleName(tr("Calibration for a room"))
        self._file, self._remove = QPushButton(tr("Choose a f&ile\u2026")), QPushButton(tr("Use &none"))
        self._complaint = complaint()
        self._lay_out()
        self._models.activated.connect(lambda: self.choose_model(self._models.currentData()))
        self._folder.clicked.connect(self._ask_for_folder)
        self._file.clicked.connect(self._ask_for_file)
        self._remove.clicked.connect(lambda: self.choose_calibration(""))

    def show_choices(self, now: Preferences) -> None:
        """As chosen."""
        with QSignalBlocker(self._models):
            self._models.clear()
            for name, text in _listed(now.model).items():
                self._models.addItem(text, name)
            self._models.setCurrentIndex(self._models.findData(now.model))
        self._models.setToolTip(plain_tip(now.model))
        self._learnt.setText(_learnt_text(now.model))
        self._room.setText(_room_text(now.calibration))
        self._room.setToolTip(plain_tip(now.calibration))
        self._remove.setEnabled(bool(now.calibration))

    def choose_model(self, model: str) -> None:
        """A model by its name or folder. A calibration is one of a model, so another model has none."""
        self._choose(model, self._preferences.now.calibration if model == self._preferences.now.model else "")

    def choose_calibration(self, path: str) -> None:
        """A file that ``recalibrate`` wrote; the empty text for none."""
        self._choose(self._preferences.now.model, path)

    def _choose(self, model: str, calibration: str) -> None:
        try:
            session_card(model or None, Path(calibration) if calibration else None)
        except ModelError as fault:
            complain(self._complaint, translated(str(fault)))
        else:
            complain(self._complaint, "")
            self.keep(model=model, calibration=calibration)
        self.show_choices(self._preferences.now)

    def _ask_for_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Choose the folder of a model"))
        if folder:
            self.choose_model(folder)

    def _ask_for_file(self) -> None:
        kinds = tr("Calibrations") + " (*.json);;" + tr("All files") + " (*)"
        path = QFileDialog.getOpenFileName(self, tr("Choose a calibration"), "", kinds)[0]
        if path:
            self.choose_calibration(path)

    def _lay_out(self) -> None:
        self.column.addWidget(
            hint(
                tr(
                    "The model sorts the faces. You can train one on faces of your own with the command"
                    " \u201ctrain\u201d. What is chosen here holds from the next session on."
                )
            )
        )
        rows = form()
        add_row(rows, tr("Mo&del"), self._models)
        self.column.addLayout(rows)
        self.column.addWidget(self._learnt)
        self.column.addLayout(_row(self._folder))
        self.column.addWidget(plain_label(tr("This room"), name="heading", bold=True))
        self.column.addWidget(
            hint(
                tr(
                    "In another room, with other light and another camera, a model errs in another way. The command"
                    " \u201crecalibrate\u201d measures that on about 60 faces which you name, keeps"
                    " none of them, and writes a file that can be chosen here."
                )
            )
        )
        self.column.addWidget(self._room)
        self.column.addLayout(_row(self._file, self._remove))
        self.column.addWidget(self._complaint)
        self.column.addStretch()


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    row.addStretch()
    return row


def _listed(chosen: str) -> dict[str, str]:
    """What the list shows: the shipped model, those in the user's own folder, and a folder that was chosen."""
    try:
        shipped = default_model()
    except ModelError:
        shipped = "?"
    listed = {_SHIPPED: tr("{name}, as the program came").format(name=shipped)}
    listed |= {name: name for name in model_names() if name != shipped}
    return listed if chosen in listed else listed | {chosen: Path(chosen).name or chosen}


def _learnt_text(model: str) -> str:
    """Whose word on a face the model has learnt: it decides what it calls neutral."""
    try:
        labels = session_card(model or None).trained_on.get("labels")
    except ModelError as fault:
        return translated(str(fault))
    match labels:
        case "ferplus":
            return tr("It calls a face what most of ten people called such faces.")
        case "fer2013":
            return tr(
                "It calls a face what the labels of FER2013 do, one for each face: many that most of ten people call"
                " neutral are negative there. It is for comparisons with other work, less for lectures."
            )
    return tr("It calls a face what the labels do that it was trained on.")


def _room_text(calibration: str) -> str:
    if not calibration:
        return tr("No calibration for a room: the model as it came.")
    try:
        room = read_room_calibration(Path(calibration))
    except ModelError as fault:
        return translated(str(fault))
    said = tr("{file}: {faces} faces of the room; {before} named rightly as the model came, {after} calibrated.")
    return said.format(
        file=Path(calibration).name,
        faces=room.faces,
        before=words.percent(room.accuracy),
        after=words.percent(room.accuracy_recalibrated),
    )
