"""The report for people: one HTML file without scripts and without anything from elsewhere."""

from dataclasses import dataclass
from datetime import datetime

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engagement_monitor import __version__
from engagement_monitor.assets import asset
from engagement_monitor.reports import chart, words
from engagement_monitor.reports.report import AUTO, MARKS, Report
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.figures import SegmentFigures
from engagement_monitor.timeline.sample import Sample, ShareEstimate


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


@dataclass(frozen=True, slots=True)
class ConfusionCell:
    """How many faces, and which part of their row."""

    count: str
    part: str


def html_report(report: Report) -> bytes:
    """The report as UTF-8. Whatever a user typed is escaped."""
    environment = Environment(
        loader=FileSystemLoader(asset("resources", "report")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"clock": words.clock, "duration": words.duration, "percent": words.percent}
    return environment.get_template("report.html").render(_content(report)).encode()


def _content(report: Report) -> dict[str, object]:
    figures = report.figures
    return {
        "report": report,
        "session": report.session,
        "figures": figures,
        "title": report.session.title.strip() or report.session.source_name or f"Session {report.session.id}",
        "date": _date(report.session.started_at),
        "notices": [text for text in (words.STATE_WORDS[report.session.state], report.session.totals.note) if text],
        "findings": words.findings(figures),
        "cards": _cards(figures.whole),
        "geometry": chart,
        "chart": chart.timeline_chart(figures.samples, figures.segments, report.markers, max(report.duration_s, 1.0)),
        "gaps": chart.gap_legend(figures.gaps_s),
        "segmentation": _segmentation(report.segmentation),
        "rows": _rows(report),
        "change_words": words.CHANGE_WORDS,
        "sentiments": SENTIMENTS,
        "confusion": _confusion(report.model.confusion),
        "version": __version__,
    }


def _date(moment: datetime) -> str:
    local = moment.astimezone()
    zone = local.strftime("%z")
    return f"{local:%A}, {local.day} {local:%B %Y}, {local:%H:%M} (UTC{zone[:3]}:{zone[3:5]})"


def _cards(whole: ShareEstimate | None) -> list[ShareCard]:
    if whole is None:
        return [ShareCard(sentiment, "\u2013", "no face was seen", "", 0.0, 0.0, 0.0) for sentiment in SENTIMENTS]
    cards = []
    for sentiment, whole_percent in zip(SENTIMENTS, words.whole_percents(whole.shares), strict=True):
        share, low, high, counted = (
            getattr(part, sentiment) for part in (whole.shares, whole.low, whole.high, whole.counted)
        )
        text, interval = f"{whole_percent}\u00a0%", words.percent_range(low, high)
        cards.append(ShareCard(sentiment, text, interval, words.percent(counted), share, low, high))
    return cards


def _segmentation(segmentation: str) -> str:
    if segmentation == MARKS:
        return "as marked"
    if segmentation == AUTO:
        return "where the shares change"
    return f"every {words.duration(float(segmentation.partition(':')[2]))}"


def _rows(report: Report) -> list[SegmentRow]:
    return [
        SegmentRow(number, segment, _share_cells(segment.estimate), _curve(report.figures.samples, segment))
        for number, segment in enumerate(report.figures.segments, 1)
    ]


def _share_cells(estimate: ShareEstimate | None) -> tuple[tuple[str, str], ...]:
    if estimate is None:
        return (("\u2013", ""),) * len(SENTIMENTS)
    rounded = zip(SENTIMENTS, words.whole_percents(estimate.shares), strict=True)
    return tuple(
        (
            f"{whole_percent}\u00a0%",
            words.percent_range(getattr(estimate.low, sentiment), getattr(estimate.high, sentiment)),
        )
        for sentiment, whole_percent in rounded
    )


def _curve(samples: tuple[Sample, ...], segment: SegmentFigures) -> tuple[chart.Shape, ...]:
    if segment.end_s <= segment.start_s:
        return ()
    inside = [sample for sample in samples if segment.start_s <= sample.time_s < segment.end_s]
    return chart.segment_curve(inside, segment.start_s, segment.end_s)


def _confusion(counts: tuple[tuple[float, ...], ...]) -> list[list[ConfusionCell]]:
    return [
        [ConfusionCell(f"{count:,.0f}", words.percent(count / sum(row)) if sum(row) else "") for count in row]
        for row in counts
    ]
