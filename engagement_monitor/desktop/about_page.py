"""Help: what the program does, stores, cannot know, and may not be used for. Shown first on the first run."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from engagement_monitor.desktop.text import plain_label, wrapped_label

INTRODUCTION = (
    "Engagement Monitor shows in which minutes of a lecture the faces in the room looked more positive or more "
    "negative. It looks through a camera or at a recording, finds faces, sorts each into positive-, neutral- or "
    "negative-looking, and draws the shares over the time of the lecture."
)
SECTIONS: tuple[tuple[str, str], ...] = (
    (
        "What it does",
        "It counts how many of the faces in view look positive, neutral or negative, a few times a second. The shares "
        "are corrected for mistakes the model is known to make, and every share comes with a range: the truth "
        "should lie within it 95 times in 100. Where no face can be seen it shows a gap, not a guess.",
    ),
    (
        "What it stores",
        "Numbers only: for every second the number of faces, and for each face three probabilities, in an order that "
        "says nothing about who it was. No picture, no sound and nobody's identity. Everything stays on this computer; "
        "nothing is sent anywhere. You can delete a session at any time, and it is then gone.",
    ),
    (
        "What it cannot know",
        "What anybody feels, thinks or learns. A listening face often looks neutral or stern, a smile may be about the "
        "person in the next seat. Faces that are turned away, covered or far off are not counted, and the model is "
        "wrong more often for some people than for others. Look at changes over a lecture, not at single numbers.",
    ),
    (
        "What it may not be used for",
        "Never for judging a person: not for grades, attendance, discipline, or comparing teachers. In the European "
        "Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) has forbidden systems that infer emotions of "
        "people in education institutions since 2 February 2025, except for medical or safety reasons. Whether you may "
        "use it where you are, and who has to agree, is for you to find out before you point it at anybody.",
    ),
)
SHORTCUTS = (
    ("Ctrl+Enter", "Start a session"),
    ("Ctrl+P", "Pause and resume"),
    ("Ctrl+M", "Mark this moment"),
    ("Ctrl+E", "Stop"),
    ("Ctrl+1, 2, 3", "Live, Sessions, Help"),
)
_WIDTH_PX = 860


class AboutPage(QScrollArea):
    """Text in four cards. The button shows on the first run only."""

    continued = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setObjectName("page")
        self._continue = QPushButton("I have read this")
        self._continue.setObjectName("primary")
        self._continue.clicked.connect(self.continued)
        self.setFocusProxy(self._continue)
        self._log = wrapped_label(name="muted")
        self._lay_out()

    def ask_to_continue(self, asked: bool) -> None:
        """Whether the first run's button is there."""
        self._continue.setVisible(asked)

    def show_log(self, path: str) -> None:
        """Says where the log file is."""
        self._log.setText(f"If something goes wrong, the log file helps to find out why: {path}")

    def press_continue(self) -> None:
        """As if the button was pressed."""
        self._continue.click()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(plain_label("What this program is, and is not", name="heading", scale=1.8, bold=True))
        column.addWidget(wrapped_label(INTRODUCTION, scale=1.1))
        grid = QGridLayout()
        grid.setSpacing(12)
        for number, (heading, text) in enumerate(SECTIONS):
            grid.addWidget(_section(heading, text), number // 2, number % 2)
        column.addLayout(grid)
        column.addWidget(self._continue, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(plain_label("Keys", name="heading", bold=True))
        column.addLayout(_keys())
        column.addWidget(self._log)
        column.addStretch()
        self.setWidget(_centred(column))


def _section(heading: str, text: str) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 14)
    column.addWidget(plain_label(heading, name="heading", scale=1.15, bold=True))
    column.addWidget(wrapped_label(text))
    column.addStretch()
    return card


def _keys() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    for row, (keys, meaning) in enumerate(SHORTCUTS):
        grid.addWidget(plain_label(keys, bold=True), row, 0)
        grid.addWidget(plain_label(meaning, name="muted"), row, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _centred(column: QVBoxLayout) -> QWidget:
    inner, outer = QWidget(), QWidget()
    outer.setObjectName("scrolled")
    inner.setMaximumWidth(_WIDTH_PX)
    inner.setLayout(column)
    row = QHBoxLayout(outer)
    row.setContentsMargins(24, 18, 24, 18)
    row.addStretch()
    row.addWidget(inner, 100)
    row.addStretch()
    return outer
