"""The paragraphs that stand in every report for people, whatever its numbers are.

They are plain text: HTML escapes them and PDF prints them. A user's words in them stand between isolates.
"""

from collections.abc import Sequence

from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.store.session import Session

MOMENTS = "Clearest moments"
MOMENTS_NOTE = (
    "The half-minute before a moment against that after it, with 95\u00a0% intervals; listed only where the difference"
    " is larger than its uncertainty."
)
NO_MOMENT = "No moment stands out: from no half-minute to the next did the positive share change clearly."
OVER_TIME = "Over time"
SEGMENTS = "Segments"
SEGMENT_COLUMNS = (
    "Segment",
    "Positive over time",
    "Positive",
    "Neutral",
    "Negative",
    "Faces",
    "Seen",
    "Positive share",
)
SEGMENTS_NOTE = (
    "Small figures are 95\u00a0% intervals. \u201cRose\u201d and \u201cfell\u201d compare a segment with the one before"
    " it and stand only where the difference is larger than its uncertainty."
)
THIRDS_NOTE = (
    "Below that: how many of the faces were in the back, the middle and the front third of the picture"
    " (back | middle | front). The back of a class is seen in the upper third."
)
STRENGTH_NOTE = (
    "The strength of a change point is the part of the shares' variation around it that one step explains (R\u00b2):"
    " 0 for none, 1 for a step without noise."
)
INDEX_NAME = "Index"
INDEX_NOTE = "The weights are the user's own. The index measures nothing but its formula."
DETAILS_ROOM = "Room"
NOTES_TITLE = "Notes"
COPUS_TITLE = "What students and instructor did"
COPUS_GROUPS = {"student": "Students", "instructor": "Instructor"}
COPUS_NOTE = (
    "Codes of COPUS (Smith, Jones, Gilbert and Wieman 2013), marked by hand: in which of the session's two-minute bins"
    " each occurred. Codes that were never marked are left out."
)
EXCLUDED = "excluded: counts in no figure"
NO_LABEL = "(no label)"
NOBODY = "No face was seen"
BAND = "95\u00a0% interval of a border, each second by itself"
CHANGE_SIGNS = {"up": "\u25b2", "down": "\u25bc", "unclear": "\u2248"}

METHOD = "How these figures were made"
COUNTED_TITLE = "What was counted, and what was corrected"
COUNTED = (
    "A program found faces in the picture, and a neural network sorted each into looking positive, neutral or negative."
    " No picture was kept and nobody was recognised or followed through the session."
)
INTERVALS = (
    "The 95\u00a0% intervals hold what is not known: that only some faces were seen, and how often the network errs."
    " They do not hold that a room can differ from the pictures the network was tested on."
)
MISSED = (
    "Of the faces in made-up rooms with people of many sizes, the program found {positive} of the positive-looking,"
    " {neutral} of the neutral-looking and {negative} of the negative-looking ones. The intervals of segments and of"
    " the whole session therefore hold what those may have looked like who were missed; that of a single second speaks"
    " of the faces that were found in it."
)
MISSED_BY_OTHERS = (
    "Faces were found by the detector \u201c{detector}\u201d. Nobody has counted whom it misses: the shares and their"
    " intervals speak of the faces that it found, and of nobody else."
)
MEANING_TITLE = "What the figures do not mean"
MEANING = (
    "A face is not a feeling and not attention. People smile politely, frown when they think, and look alike when they"
    " are bored or deep in thought; expressions differ between people and cultures. The figures say how the faces in"
    " view looked, of those that were turned to the camera and large enough to be found. They say nothing about one"
    " person and must not be used to grade a lecturer or a class."
)
MODEL_TITLE = "The model"
CONFUSION_CAPTION = "How it sorted faces it had never seen: rows are what people said, columns what it said."
SOURCE_TITLE = "The source"
LAW_TITLE = "The law."
LAW = (
    "In the European Union, Article\u00a05(1)(f) of the AI Act (Regulation (EU) 2024/1689) has forbidden systems that"
    " infer emotions of people in education institutions since 2\u00a0February 2025, except for medical or safety"
    " reasons. Elsewhere, ask before you record people."
)

COURSE_TITLE = "Course report"
COURSE_SELECTED = "Selected sessions"
COURSE_LABELS = "Label by label"
COURSE_LABEL = "Label"
COURSE_LABELS_NOTE = (
    "Positive shares of all segments to which the user gave the same label, and whether they differ clearly from the"
    " last session that has the label."
)
COURSE_TERM = "Over the term"
COURSE_SESSIONS = "Sessions"
COURSE_WORDS = {"up": "higher", "down": "lower", "unclear": "unclear"}
COURSE_UNCLEAR = "No session differs clearly from the one before it: the intervals are too wide."
COURSE_MODELS = "Sessions whose numbers were made by different models are not compared."
COURSE_NOTE = (
    "Small figures are 95\u00a0% intervals. \u201cHigher\u201d and \u201clower\u201d compare a session's positive share"
    " with that of the session before it and stand only where the difference is larger than its uncertainty. Another"
    " room, other seats, other light or other people change the figures as well."
)


def counted(shares: Sequence[tuple[str, str]]) -> str:
    """What plain counting gives (a percentage and a sentiment each), and why it is corrected."""
    assert len(shares) == len(SENTIMENTS)
    given = ", ".join(f"{share} {sentiment}" for share, sentiment in shares)
    return (
        f"Plain counting gives {given}. The network errs in known ways, so the shares in this report are corrected:"
        " they are those under which its answers make sense (EMQ; Saerens, Latinne and Decaestecker, \u201cAdjusting"
        " the outputs of a classifier to new a priori probabilities\u201d, Neural Computation\u00a014, 2002)."
    )


def source(session: Session) -> str:
    """Where the frames came from, how many there were, and what for, if the user had to say."""
    totals = session.totals
    purpose = f" Purpose stated: \u2068{session.details.purpose}\u2069." if session.details.purpose else ""
    return (
        f"\u2068{session.source_name}\u2069 ({session.source_kind}): {totals.frames_read:,} frames read,"
        f" {totals.frames_analyzed:,} analysed, {totals.faces_classified:,} faces classified.{purpose}"
    )
