"""What the live page says in words: in place of a picture, of the trend, and when something is pointed out."""

from collections.abc import Callable

from engagement_monitor.desktop import words
from engagement_monitor.desktop.live_session import LiveSession, Phase
from engagement_monitor.desktop.message import Message
from engagement_monitor.desktop.text import tr, translated
from engagement_monitor.sentiment import Sentiment
from engagement_monitor.timeline.coverage import Standing
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.trend import Trend


def live_message(
    session: LiveSession, start_demo: Callable[[], None], review: Callable[[], None], again: Callable[[], None]
) -> Message | None:
    """The message for a phase; None while there is a picture."""
    if session.phase is Phase.IDLE:
        return Message("live", tr("Ready when you are"), _idle(), tr("Try the demo lecture"), start_demo)
    if session.phase in (Phase.PREPARING, Phase.OPENING):
        opening = tr("The source is being opened and the model loaded. This takes a few seconds.")
        return Message("busy", tr("Getting ready\u2026"), opening)
    if session.phase is Phase.FINISHED:
        title = session.request.details.title if session.request else ""
        finished = tr("What was seen is stored as numbers. No picture was kept.")
        return Message("done", tr("The session is saved"), f"{title}\n\n{finished}", tr("Look at it"), review)
    if session.phase is Phase.FAILED:
        return _failure(session, review, again)
    return None


def look_message(session: LiveSession) -> Message:
    """The message while a source is looked through and gives no picture."""
    fault = session.look.fault
    if fault is None:
        return Message("busy", tr("Opening the source\u2026"), look_caption())
    return Message("warning", translated(fault.what), translated(fault.remedy))


def look_caption() -> str:
    """What is written beside a picture that is only looked at."""
    return tr("Preview: nothing is analysed and nothing is stored.")


def trend_text(trend: Trend | None) -> str:
    """Where the shares are heading, as a sentence; empty while too little is known."""
    if trend is None:
        return ""
    minutes = round(trend.back_s / 60)
    if trend.change is Change.UNCLEAR:
        return tr("No clear change in the last {minutes} minutes").format(minutes=minutes)
    sentence = tr("Clearly more {look} faces than {minutes} minutes ago")
    if trend.change is Change.DOWN:
        sentence = tr("Clearly fewer {look} faces than {minutes} minutes ago")
    return sentence.format(look=_in_sentence(trend.sentiment), minutes=minutes)


def _in_sentence(sentiment: Sentiment) -> str:
    """Such faces, within a sentence."""
    label = words.label(sentiment)
    return label[:1].lower() + label[1:]


def formula_text(weights: IndexWeights) -> str:
    """The formula of the index, with the names of the shares as the window has them."""
    return " + ".join(
        f"{words.weight(getattr(weights, sentiment))}\u00a0\u00d7\u00a0{words.label(sentiment).lower()}"
        for sentiment in Sentiment
    )


def negative_text(share: float, limit: float) -> str:
    """That the negative share lies above the user's limit."""
    return tr("{look}: {share} over the last minute, above your limit of {limit}").format(
        look=words.faces_label(Sentiment.NEGATIVE), share=words.percent(share), limit=words.percent(limit)
    )


def standing_text(standing: Standing) -> str:
    """Why a share is to be read with care; empty if it is sound."""
    return {
        Standing.SOUND: "",
        Standing.FEW_FACES: tr("few faces"),
        Standing.LOW_COVERAGE: tr("few of those present"),
    }[standing]


def banner(phase: Phase) -> str:
    """What stands across the picture."""
    return {
        Phase.PAUSED: tr("Paused: the camera is closed"),
        Phase.STOPPING: tr("Stopping\u2026"),
    }.get(phase, "")


def _idle() -> str:
    return tr(
        "Choose a camera, a screen or a recording above and press Start. The demo lecture needs none of them: it is a "
        "painted class, made to try the program with."
    )


def _failure(session: LiveSession, review: Callable[[], None], again: Callable[[], None]) -> Message:
    crash = tr("This is a mistake in the program, not in what you did. Please report it with the log file (see Help).")
    heading = translated(session.fault.what) if session.fault else tr("The session ended by itself")
    remedy = translated(session.fault.remedy) if session.fault else crash
    if session.session_id is None:
        return Message("warning", heading, remedy)
    saved = tr("What was seen until then is saved.")
    if session.fault is None:  # a lecture goes on: what it needs is a new session
        return Message("warning", heading, f"{remedy}\n\n{saved}", tr("Start again"), again)
    return Message("warning", heading, f"{remedy}\n\n{saved}", tr("Look at it"), review)
