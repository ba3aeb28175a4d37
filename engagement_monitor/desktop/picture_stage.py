"""The place of the picture, with a button that chooses what is shown of the people in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from engagement_monitor.desktop.area_bar import AreaBar
from engagement_monitor.desktop.area_drawing import AreaDrawing
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.preview import Preview
from engagement_monitor.desktop.text import tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.preferences import FacesShown


class PictureStage(QWidget):
    """Each press of the button goes on to the next way to show people; the choice is kept."""

    def __init__(self, themes: ThemeKeeper, preferences: PreferenceKeeper) -> None:
        super().__init__()
        self._preferences = preferences
        self.preview, self.button = Preview(themes), QPushButton()
        self.drawing = AreaDrawing(self.preview)
        self.area_bar = AreaBar(self.drawing)
        self.button.setObjectName("overlay")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolTip(
            tr(
                "Shows, blurs or hides the people on this screen. What is measured stays the same, and no picture is"
                " stored either way. Blurred: faces that are found, so one that turns away can be seen for a moment;"
                " the whole picture, while the computer is too slow to find them in time."
            )
        )
        self.button.clicked.connect(self._choose_next)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.preview, 0, 0)
        grid.addWidget(self.drawing, 0, 0)
        grid.addWidget(self.area_bar, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.button, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.follow()

    def follow(self) -> None:
        """Shows people as the preferences say."""
        shown = self._preferences.now.faces_shown
        self.preview.show_faces(shown)
        self.button.setText(
            {
                FacesShown.SHOWN: tr("Faces shown"),
                FacesShown.BLURRED: tr("Faces blurred"),
                FacesShown.HIDDEN: tr("Picture hidden"),
            }[shown]
        )

    def _choose_next(self) -> None:
        ways = list(FacesShown)
        self._preferences.change(faces_shown=ways[(ways.index(self._preferences.now.faces_shown) + 1) % len(ways)])
