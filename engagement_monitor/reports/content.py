"""What the reports for people hold, as text and geometry: HTML and PDF show the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from engagement_monitor import __version__
from engagement_monitor.reports import chart, prose, words
from engagement_monitor.reports.copus_chart import CopusChart, copus_chart
from engagement_monitor.reports.report import AUTO, MARKS, Report
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.store.session import Session, SessionDetails
from engagement_monitor.timeline.copus import copus_code
from engagement_monitor.timeline.coverage import Basis, Standing
from engagement_monitor.timeline.figures import SegmentFigures, SessionFigures
from engagement_monitor.timeline.sample import GapReason, Sample, ShareEstimate

DASH = "\u2013"


@dataclass(frozen=True, slots=True)
class ShareCard:
    """One of the three big numbers; the figures are fractions, the texts are for people."""

    sentiment: str
    text: str
    interval: str
    counted: str
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A line of the segment table."""

    number: int
    figures: SegmentFigures
    shares: tuple[tuple[str, str], ...]
    curve: tuple[chart.Shape, ...]
    coverage: str
    thirds: str
    index: str
    strength: str


@dataclass(frozen=True, slots=True)
class ConfusionCell:
    """How many faces, and which part of their row."""

    count: str
    part: str


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """One report, ready to be laid out. A user's words are as they were typed: who lays them out escapes them."""

    title: str
    date: str
    notices: list[str]
    findings: list[str]
    cards: list[ShareCard]
    facts: list[tuple[str, str, str]]
    moments: list[tuple[str, str, str]] | None
    chart: chart.TimelineChart
    gaps: list[tuple[GapReason, str]]
    marked: list[tuple[str, str]]
    rows: list[SegmentRow]
    counted: str
    confusion: list[list[ConfusionCell]]
    source: str
    imprint: str
    place: str
    notes: list[str]
    standing: Standing
    mark: str
    caution: str
    index: tuple[str, str] | None
    segments_notes: list[str]
    copus: CopusChart | None


def report_content(report: Report) -> Content:
    """Everything that HTML and PDF show of a report."""
    figures, session = report.figures, report.session
    cards = share_cards(figures.whole)
    markers = [marker for marker in report.markers if copus_code(marker.label) is None]
    return Content(
        title=session_title(report),
        date=session_date(session.started_at),
        notices=session_notices(session),
        findings=words.findings(figures),
        cards=cards,
        facts=_facts(report),
        moments=_moments(report) if figures.whole else None,
        chart=chart.timeline_chart(figures.samples, figures.segments, markers, max(report.duration_s, 1.0)),
        gaps=chart.gap_legend(figures.gaps_s),
        marked=[(one.label, words.clock(one.time_s)) for one in markers],
        rows=_rows(report),
        counted=prose.counted([(card.counted, card.sentiment) for card in cards]) if figures.whole else "",
        confusion=_confusion(report.model.confusion),
        source=prose.source(session),
        imprint=f"Engagement Monitor {__version__} \u00b7 session {session.id}",
        place=_place(session.details),
        notes=session.details.notes.strip().splitlines(),
        standing=figures.standing,
        mark=words.mark(figures.standing),
        caution=_caution(report),
        index=_index(report),
        segments_notes=_segments_notes(report),
        copus=copus_chart(report.copus),
    )


def _place(details: SessionDetails) -> str:
    """The room and how many were in it, as far as the user said."""
    room = details.room.strip()
    people = f"{details.head_count} people counted" if details.head_count else ""
    return " \u00b7 ".join(text for text in (room and f"{prose.DETAILS_ROOM} \u2068{room}\u2069", people) if text)


def _caution(report: Report) -> str:
    figures = report.figures
    why = words.standing_words(figures.standing, report.choices.coverage_limit, figures.people.basis)
    return f"{words.MARK} Read with caution: {why}." if why else ""


def _index(report: Report) -> tuple[str, str] | None:
    """The index with its interval, and its formula; None unless the user set weights."""
    weights, index = report.choices.weights, report.figures.index
    if weights is None:
        return None
    return (words.index_words(index) if index else DASH), weights.formula()


def _segments_notes(report: Report) -> list[str]:
    segments = report.figures.segments
    basis = report.figures.people.basis
    notes = [f"{prose.SEGMENTS_NOTE} Below the faces: which part that is of the {words.whom(basis)}."]
    if any(segment.thirds for segment in segments):
        notes.append(prose.THIRDS_NOTE)
    if any(segment.standing is not Standing.SOUND for segment in segments):
        notes.append(words.marked_note(report.choices.coverage_limit, basis))
    if any(segment.strength is not None for segment in segments):
        notes.append(prose.STRENGTH_NOTE)
    return notes


def session_notices(session: Session) -> list[str]:
    """What a reader must know of how a session was recorded; usually nothing."""
    return [text for text in (words.STATE_WORDS[session.state], session.totals.note) if text]


def session_title(report: Report) -> str:
    """The user's title, or else what the session was made from."""
    session = report.session
    return session.title.strip() or session.source_name or f"Session {session.id}"


def session_date(moment: datetime) -> str:
    """``Friday, 20 November 2026, 10:15 (UTC+01:00)``: the clock on the wall."""
    local = moment.astimezone()
    zone = local.strftime("%z")
    return f"{words.weekday(local)}, {words.day(local)}, {local:%H:%M} (UTC{zone[:3]}:{zone[3:5]})"


def share_cards(whole: ShareEstimate | None) -> list[ShareCard]:
    """The three shares; dashes where nobody was seen."""
    if whole is None:
        return [ShareCard(sentiment, DASH, "no face was seen", "", 0.0, 0.0, 0.0) for sentiment in SENTIMENTS]
    cards = []
    rounded = zip(SENTIMENTS, whole.shares.whole_percents(), whole.counted.whole_percents(), strict=True)
    for sentiment, whole_percent, counted_percent in rounded:
        share, low, high = (getattr(part, sentiment) for part in (whole.shares, whole.low, whole.high))
        text, interval = f"{whole_percent}\u00a0%", words.percent_range(low, high)
        cards.append(ShareCard(sentiment, text, interval, f"{counted_percent}\u00a0%", share, low, high))
    return cards


def share_cells(estimate: ShareEstimate | None, standing: Standing = Standing.SOUND) -> tuple[tuple[str, str], ...]:
    """For each sentiment the share, marked if it is not sound, and its interval."""
    if estimate is None:
        return ((DASH, ""),) * len(SENTIMENTS)
    rounded = zip(SENTIMENTS, estimate.shares.whole_percents(), strict=True)
    return tuple(
        (
            f"{whole_percent}\u00a0%{words.mark(standing)}",
            words.percent_range(getattr(estimate.low, sentiment), getattr(estimate.high, sentiment)),
        )
        for sentiment, whole_percent in rounded
    )


def _facts(report: Report) -> list[tuple[str, str, str]]:
    """What it is, the number, and what belongs to it in small print."""
    figures = report.figures
    faces = (f"{figures.faces:.1f}", "on average") if figures.whole else ("none", "")
    return [
        ("Faces seen at once", *faces),
        ("Part of the people", *_part_of_people(figures)),
        ("Seconds with a face", words.percent(figures.observed), ""),
        ("Segments", str(len(figures.segments)), _segmentation(report.segmentation)),
    ]


def _part_of_people(figures: SessionFigures) -> tuple[str, str]:
    if figures.people.basis is not Basis.HEAD_COUNT:
        return DASH, "not counted"
    return words.percent(figures.coverage or 0.0), f"of {figures.people.count:.0f} counted"


def _moments(report: Report) -> list[tuple[str, str, str]]:
    """When, which way, and what happened."""
    return [(words.clock(one.time_s), str(one.change), words.moment_words(one)) for one in report.moments]


def _segmentation(segmentation: str) -> str:
    if segmentation == MARKS:
        return "as marked"
    if segmentation == AUTO:
        return "where the shares change"
    return f"every {words.duration(float(segmentation.partition(':')[2]))}"


def _rows(report: Report) -> list[SegmentRow]:
    return [
        SegmentRow(
            number,
            segment,
            share_cells(segment.estimate, segment.standing),
            _curve(report.figures.samples, segment),
            words.percent(segment.coverage) if segment.coverage is not None else "",
            words.thirds_numbers(segment.thirds),
            f"index {words.index_words(segment.index)}" if segment.index else "",
            f"strength {segment.strength:.2f}" if segment.strength is not None else "",
        )
        for number, segment in enumerate(report.figures.segments, 1)
    ]


def _curve(samples: Sequence[Sample], segment: SegmentFigures) -> tuple[chart.Shape, ...]:
    if segment.end_s <= segment.start_s:
        return ()
    inside = [sample for sample in samples if segment.start_s <= sample.time_s < segment.end_s]
    return chart.segment_curve(inside, segment.start_s, segment.end_s)


def _confusion(counts: tuple[tuple[float, ...], ...]) -> list[list[ConfusionCell]]:
    return [
        [ConfusionCell(f"{count:,.0f}", words.percent(count / sum(row)) if sum(row) else "") for count in row]
        for row in counts
    ]
