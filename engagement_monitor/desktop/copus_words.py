"""What the codes of COPUS stand for, in the window's language. The codes themselves are the protocol's everywhere."""

from engagement_monitor.desktop.text import tr
from engagement_monitor.timeline.copus import CopusCode


def copus_words(code: CopusCode) -> str:
    """What is done while this code is noted."""
    return {
        "listening, taking notes": tr("listening, taking notes"),
        "thinking or solving problems alone": tr("thinking or solving problems alone"),
        "discussing a clicker question in groups": tr("discussing a clicker question in groups"),
        "working on a worksheet in groups": tr("working on a worksheet in groups"),
        "another activity in groups": tr("another activity in groups"),
        "answering a question of the instructor": tr("answering a question of the instructor"),
        "asking a question": tr("asking a question"),
        "discussing as a whole class": tr("discussing as a whole class"),
        "predicting the outcome of a demonstration": tr("predicting the outcome of a demonstration"),
        "presenting": tr("presenting"),
        "test or quiz": tr("test or quiz"),
        "waiting": tr("waiting"),
        "something else": tr("something else"),
        "lecturing": tr("lecturing"),
        "writing on the board": tr("writing on the board"),
        "following up on a question or activity": tr("following up on a question or activity"),
        "posing a question": tr("posing a question"),
        "asking a clicker question": tr("asking a clicker question"),
        "listening to and answering questions": tr("listening to and answering questions"),
        "moving through the class, guiding work": tr("moving through the class, guiding work"),
        "talking with one or a few": tr("talking with one or a few"),
        "showing a demonstration or a video": tr("showing a demonstration or a video"),
        "administration": tr("administration"),
    }[code.words]
