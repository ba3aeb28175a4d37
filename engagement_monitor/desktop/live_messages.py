"""What the live page says when it has no picture to show."""

from collections.abc import Callable

from engagement_monitor.desktop.live_session import LiveSession, Phase
from engagement_monitor.desktop.message import Message


def live_message(session: LiveSession, start_demo: Callable[[], None], review: Callable[[], None]) -> Message | None:
    """The message for a phase; None while there is a picture."""
    if session.phase is Phase.IDLE:
        return Message("live", "Ready when you are", _IDLE, "Try the demo lecture", start_demo)
    if session.phase in (Phase.PREPARING, Phase.OPENING):
        return Message("busy", "Getting ready\u2026", _OPENING)
    if session.phase is Phase.FINISHED:
        title = session.request.details.title if session.request else ""
        return Message("done", "The session is saved", f"{title}\n\n{_FINISHED}", "Look at it", review)
    if session.phase is Phase.FAILED:
        return _failure(session, review)
    return None


_IDLE = (
    "Choose a camera or a recording above and press Start. The demo lecture needs neither: it is a painted class, "
    "made to try the program with."
)
_OPENING = "The source is being opened and the model loaded. This takes a few seconds."
_FINISHED = "What was seen is stored as numbers. No picture was kept."
_CRASH = "This is a mistake in the program, not in what you did. Please report it with the log file (see Help)."


def _failure(session: LiveSession, review: Callable[[], None]) -> Message:
    heading = session.fault.what if session.fault else "The session ended by itself"
    remedy = session.fault.remedy if session.fault else _CRASH
    if session.session_id is None:
        return Message("warning", heading, remedy)
    return Message("warning", heading, f"{remedy}\n\nWhat was seen until then is saved.", "Look at it", review)
