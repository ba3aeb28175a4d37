"""The course report on paper: the numbers and words of the HTML one, as a PDF."""

from collections.abc import Sequence

from engagement_monitor import __version__
from engagement_monitor.reports import chart, course_chart, prose, words
from engagement_monitor.reports.content import DASH
from engagement_monitor.reports.course import CourseReport, LabelCell, LabelRow
from engagement_monitor.reports.course_report import (
    SessionRow,
    course_day,
    course_findings,
    course_row,
    course_span,
    course_term,
    course_title,
    labels_notes,
    sessions_notes,
)
from engagement_monitor.reports.missed import missed_sentences
from engagement_monitor.reports.paper import INK, LINE, MARGIN, QUIET, WIDTH, Align, Colour, Paper, Points
from engagement_monitor.reports.pdf_chart import COLOURS, ChartPainter
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.coverage import Standing

_CHANGE_COLOURS: dict[str, Colour] = {"up": (0, 95, 148), "down": (168, 74, 0), "unclear": QUIET}
_GAP = 4.0
_SCALE = WIDTH / course_chart.WIDTH
_MOST_TITLE_LINES, _MOST_NOTICE_LINES = 3, 4
_ROW = 12.0
_CURVE_SCALE = 23 / chart.CURVE_WIDTH
_COLUMNS: tuple[tuple[str, float, float, Align], ...] = (
    ("Session", 0, 50, "L"), ("Positive over time", 51, 25, "L"), ("Positive", 75, 19, "R"), ("Neutral", 94, 19, "R"),
    ("Negative", 113, 19, "R"), ("Faces", 132, 12, "R"), ("Seen", 144, 12, "R"), ("Against the last", 159, 23, "L"),
)  # fmt: skip
_LABEL_COLUMNS = 6
"""Sessions beside each other in the table of labels; more of them go below."""


def course_pdf(course: CourseReport) -> bytes:
    """The report as PDF, text as text. The same sessions give the same bytes."""
    reports = [entry.report for entry in course.entries]
    paper = Paper(course_title(course), f"Engagement Monitor {__version__}", reports[-1].session.started_at)
    _head(paper, course_title(course), course_span(reports))
    paper.type(10)
    for sentence in course_findings(course.entries):
        paper.paragraph(sentence, most=3)
        paper.set_y(paper.y + 0.8)
    _term(paper, course_term(course))
    _sessions(paper, course)
    _labels(paper, course)
    _method(paper, course)
    return bytes(paper.output())


def _head(paper: Paper, title: str, span: str) -> None:
    paper.type(8, QUIET)
    paper.paragraph(prose.COURSE_TITLE)
    paper.type(20 if len(title) <= 60 else 13, bold=True)
    paper.paragraph(title, most=_MOST_TITLE_LINES)
    paper.type(9, QUIET)
    paper.paragraph(span)
    paper.set_y(paper.y + _GAP)


def _title(paper: Paper, text: str) -> None:
    paper.type(12, bold=True)
    paper.line_at(MARGIN, paper.y, text)
    paper.set_xy(MARGIN, paper.y + paper.leading + 1)


def _term(paper: Paper, term: course_chart.TermChart) -> None:
    paper.set_y(paper.y + _GAP)
    paper.room(course_chart.HEIGHT * _SCALE + 16)
    _title(paper, prose.COURSE_TERM)
    top = paper.y
    paper.type(6.5, QUIET)
    for tick in term.shares:
        left, right = (MARGIN + x * _SCALE for x in (course_chart.LEFT, course_chart.WIDTH - course_chart.RIGHT))
        paper.stroke([(left, top + tick.at * _SCALE), (right, top + tick.at * _SCALE)], LINE, 0.15)
        paper.line_at(MARGIN, top + tick.at * _SCALE - 1.5, tick.text, "R", course_chart.LEFT * _SCALE - 1.5)
    for tick in term.sessions:
        paper.line_at(MARGIN + tick.at * _SCALE - 10, top + course_chart.BOTTOM * _SCALE + 1.5, tick.text, "C", 20)
    for one in term.whiskers:
        x, colour = MARGIN + one.x * _SCALE, COLOURS[one.kind]
        paper.stroke([(x, top + one.top * _SCALE), (x, top + one.bottom * _SCALE)], colour, 0.35)
        _mark(paper, one.kind, x, top + one.y * _SCALE)
    paper.set_xy(MARGIN, top + course_chart.HEIGHT * _SCALE)
    _legend(paper)


def _mark(paper: Paper, kind: str, x: float, y: float) -> None:
    """A disc, a square and a triangle, as everywhere."""
    size, colour = 0.85, COLOURS[kind]
    paper.set_fill_color(*colour)
    if kind == "positive":
        paper.circle(x, y, size, style="F")
        return
    square: Points = [(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)]
    triangle: Points = [(x - size - 0.1, y - size), (x + size + 0.1, y - size), (x, y + size)]
    paper.area(square if kind == "neutral" else triangle, colour)


def _legend(paper: Paper) -> None:
    x = MARGIN
    for sentiment in SENTIMENTS:
        _mark(paper, str(sentiment), x + 1.5, paper.y + 1.6)
        paper.type(7.5, QUIET)
        text = f"{sentiment}-looking faces"
        paper.line_at(x + 4, paper.y, text)
        x += 8 + paper.shown_width(text)
    paper.line_at(x, paper.y, "lines: 95\u00a0% interval")
    paper.set_xy(MARGIN, paper.y + 5 + _GAP)


def _table_head(paper: Paper) -> None:
    paper.type(7.5, QUIET, bold=True)
    for name, x, width, align in _COLUMNS:
        paper.line_at(MARGIN + x, paper.y, name, align, width)
    paper.set_xy(MARGIN, paper.y + 5)
    _rule(paper)


def _rule(paper: Paper) -> None:
    paper.stroke([(MARGIN, paper.y), (MARGIN + WIDTH, paper.y)], LINE, 0.2)


def _sessions(paper: Paper, course: CourseReport) -> None:
    paper.room(36)
    _title(paper, prose.COURSE_SESSIONS)
    _table_head(paper)
    for row in map(course_row, course.entries):
        paper.type(7)
        about = [line for text in _about(row) for line in paper.lines(text, _COLUMNS[0][2], _MOST_NOTICE_LINES)]
        height = max(_ROW, 7 + len(about) * paper.leading)
        page = paper.page
        paper.room(height)
        if paper.page != page:
            _table_head(paper)
        _row(paper, row, about, paper.y + 1)
        paper.set_xy(MARGIN, paper.y + height)
        _rule(paper)
    _notes(paper, sessions_notes(course))


def _about(row: SessionRow) -> list[str]:
    """What stands below a session's title."""
    facts = (row.date, words.duration(row.report.duration_s), f"session {row.report.session.id}")
    return [" \u00b7 ".join(facts), *row.notices]


def _notes(paper: Paper, notes: Sequence[str]) -> None:
    paper.set_y(paper.y + 1.5)
    paper.type(8, QUIET)
    for note in notes:
        paper.paragraph(note)


def _row(paper: Paper, row: SessionRow, about: Sequence[str], top: float) -> None:
    figures = row.report.figures
    colour = INK if figures.standing is Standing.SOUND else QUIET
    paper.type(8.5, colour, bold=True)
    paper.line_at(MARGIN, top, paper.fitted(row.title, _COLUMNS[0][2]))
    paper.type(7, QUIET)
    for number, line in enumerate(about):
        paper.line_at(MARGIN, top + 5 + number * paper.leading, line)
    ChartPainter(paper, MARGIN + _COLUMNS[1][1], top + 0.3, _CURVE_SCALE).small(row.curve)
    for index, (text, interval) in enumerate(row.shares, 2):
        _, x, width, align = _COLUMNS[index]
        paper.type(8.5, colour, bold=index == 2)
        paper.line_at(MARGIN + x, top, text, align, width)
        paper.type(7, QUIET)
        paper.line_at(MARGIN + x, top + 4.5, interval, align, width)
    paper.type(8.5, colour)
    faces = f"{figures.faces:.1f}" if figures.whole else DASH
    for (_, x, width, align), text in zip(_COLUMNS[5:7], (faces, words.percent(figures.observed)), strict=True):
        paper.line_at(MARGIN + x, top, text, align, width)
    if row.change or row.other_model:
        kind = row.change or "unclear"
        text = f"{prose.CHANGE_SIGNS[kind]} {prose.COURSE_WORDS[kind]}" if row.change else "other model"
        paper.type(8.5, _CHANGE_COLOURS[kind], bold=kind != "unclear")
        paper.line_at(MARGIN + _COLUMNS[7][1], top, text)


def _labels(paper: Paper, course: CourseReport) -> None:
    if not course.labels:
        return
    paper.set_y(paper.y + _GAP)
    paper.room(36)
    _title(paper, prose.COURSE_LABELS)
    days = [course_day(entry.report, short=True) for entry in course.entries]
    for first in range(0, len(course.entries), _LABEL_COLUMNS):
        _label_table(paper, course.labels, days, range(first, min(first + _LABEL_COLUMNS, len(course.entries))))
    _notes(paper, labels_notes(course))


def _label_table(paper: Paper, rows: Sequence[LabelRow], days: Sequence[str], columns: range) -> None:
    paper.room(6 + _ROW)
    paper.type(7.5, QUIET, bold=True)
    paper.line_at(MARGIN, paper.y, prose.COURSE_LABEL)
    for place, column in enumerate(columns):
        paper.line_at(MARGIN + 48 + 22 * place, paper.y, days[column], "R", 20)
    paper.set_xy(MARGIN, paper.y + 5)
    _rule(paper)
    for row in rows:
        paper.room(_ROW)
        paper.type(8.5, bold=True)
        paper.line_at(MARGIN, paper.y + 1, paper.fitted(row.label, 46))
        for place, column in enumerate(columns):
            _cell(paper, row.cells[column], MARGIN + 48 + 22 * place)
        paper.set_xy(MARGIN, paper.y + _ROW)
        _rule(paper)
    paper.set_y(paper.y + _GAP)


def _cell(paper: Paper, cell: LabelCell | None, x: float) -> None:
    if cell is None:
        paper.type(8.5, QUIET)
        paper.line_at(x, paper.y + 1, DASH, "R", 20)
        return
    kind = str(cell.change) if cell.change else "unclear"
    sign = f"{prose.CHANGE_SIGNS[kind]} " if cell.change else ""
    sound = cell.standing is Standing.SOUND
    colour = _CHANGE_COLOURS[kind] if cell.change and sound else INK if sound else QUIET
    paper.type(8.5, colour, bold=kind != "unclear")
    paper.line_at(x, paper.y + 1, f"{sign}{words.positive_percent(cell.estimate, cell.standing)}", "R", 20)
    paper.type(7, QUIET)
    low, high = cell.estimate.low.positive, cell.estimate.high.positive
    paper.line_at(x, paper.y + 5.5, words.percent_range(low, high), "R", 20)


def _method(paper: Paper, course: CourseReport) -> None:
    paper.set_y(paper.y + 2 * _GAP)
    paper.room(50)
    _title(paper, prose.METHOD)
    chapters = [
        (prose.COUNTED_TITLE, [prose.COUNTED, prose.INTERVALS, *missed_sentences(course.detectors)]),
        (prose.MEANING_TITLE, [prose.MEANING]),
        (prose.MODEL_TITLE, [f"{name}, SHA-256 {sha256}" for name, sha256 in course.models]),
        (prose.LAW_TITLE, [prose.LAW]),
    ]
    for title, paragraphs in chapters:
        paper.chapter(title, paragraphs)
