"""The report for people on paper: the numbers and words of the HTML report, as a PDF."""

from collections.abc import Sequence
from dataclasses import replace

from engagement_monitor.reports import chart, copus_chart, prose, words
from engagement_monitor.reports.content import DASH, Content, SegmentRow, ShareCard, report_content
from engagement_monitor.reports.copus_chart import CopusChart
from engagement_monitor.reports.missed import missed_sentences
from engagement_monitor.reports.paper import INK, LINE, MARGIN, QUIET, SOFT, WHITE, WIDTH, Align, Colour, Paper
from engagement_monitor.reports.pdf_chart import COLOURS, ChartPainter, full_width
from engagement_monitor.reports.report import Report
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.coverage import Standing

_NOTICE: Colour = (255, 244, 224)
_NOTICE_LINE: Colour = (230, 159, 0)
_CHANGE_COLOURS: dict[str, Colour] = {"up": (0, 95, 148), "down": (168, 74, 0), "unclear": QUIET}
_GAP = 4.0
_MOST_TITLE_LINES = 4
_MOST_LABEL_LINES = 3
_MOST_LEGEND_LINES = 4
_MOST_NOTE_LINES = 60
_LONGEST_NOTE = 20_000
_COPUS_COLOURS: dict[str, Colour] = {"student": COLOURS["positive"], "instructor": QUIET}
# Of the segment table: where a column begins, how wide it is, and at which edge its text stands.
_COLUMNS: tuple[tuple[float, float, Align], ...] = (
    (6, 46, "L"), (53, 25, "L"), (77, 19, "R"), (96, 19, "R"), (115, 19, "R"), (134, 12, "R"), (146, 13, "R"),
    (162, 20, "L"),
)  # fmt: skip
_CURVE_SCALE = 23 / chart.CURVE_WIDTH


def pdf_report(report: Report) -> bytes:
    """The report as PDF, text as text. The same session gives the same bytes."""
    content = report_content(report)
    paper = Paper(content.title, content.imprint, report.session.started_at)
    _head(paper, report, content)
    _cards(paper, content)
    _facts(paper, content.facts)
    _index(paper, content)
    _sentences(paper, content.findings)
    _moments(paper, content.moments)
    _timeline(paper, report, content)
    _segments(paper, content)
    _copus(paper, content.copus)
    _notes(paper, content.notes)
    _method(paper, report, content)
    return bytes(paper.output())


def _head(paper: Paper, report: Report, content: Content) -> None:
    paper.type(8, QUIET)
    course = report.session.course.strip()
    paper.paragraph(f"Session report \u00b7 \u2068{course}\u2069" if course else "Session report", most=1)
    paper.type(20 if len(content.title) <= 60 else 13, bold=True)
    paper.paragraph(content.title, most=_MOST_TITLE_LINES)
    paper.type(9, QUIET)
    place = f" \u00b7 {content.place}" if content.place else ""
    paper.paragraph(f"{content.date} \u00b7 {words.duration(report.duration_s)}{place}", most=2)
    for notice in content.notices:
        _notice(paper, notice)
    paper.set_y(paper.y + _GAP)


def _notice(paper: Paper, text: str) -> None:
    paper.type(9)
    lines = paper.lines(text, WIDTH - 8, 6)
    top, height = paper.y + 2, len(lines) * paper.leading + 3
    paper.block(MARGIN, top, WIDTH, height, _NOTICE)
    paper.block(MARGIN, top, 1, height, _NOTICE_LINE)
    for number, line in enumerate(lines):
        paper.line_at(MARGIN + 4, top + 1.5 + number * paper.leading, line)
    paper.set_xy(MARGIN, top + height)


def _cards(paper: Paper, content: Content) -> None:
    width = (WIDTH - 2 * _GAP) / 3
    top = paper.y
    colour = INK if content.standing is Standing.SOUND else QUIET
    for index, card in enumerate(content.cards):
        _card(
            paper, replace(card, text=f"{card.text}{content.mark}"), MARGIN + index * (width + _GAP), top, width, colour
        )
    paper.set_xy(MARGIN, top + 29 + _GAP)
    if content.caution:
        paper.type(9, bold=True)
        paper.paragraph(content.caution)
        paper.set_y(paper.y + _GAP / 2)


def _card(paper: Paper, card: ShareCard, x: float, y: float, width: float, colour: Colour) -> None:
    paper.block(x, y, width, 29, SOFT)
    paper.block(x, y, width, 1, COLOURS[card.sentiment])
    paper.type(8.5)
    paper.line_at(x + 4, y + 3, f"{card.sentiment}-looking faces")
    paper.type(25, colour, bold=True)
    paper.line_at(x + 4, y + 6, card.text)
    paper.type(8, QUIET)
    seen = not card.text.startswith(DASH)
    paper.line_at(x + 4, y + 23, f"95\u00a0% interval {card.interval}" if seen else card.interval)
    track = width - 8
    paper.block(x + 4, y + 20, track, 0.7, LINE)
    if seen:
        paper.block(
            x + 4 + track * card.low, y + 19.6, max(track * (card.high - card.low), 0.3), 1.5, COLOURS[card.sentiment]
        )
        paper.block(x + 4 + track * card.share - 0.25, y + 19.2, 0.5, 2.3, INK)


def _facts(paper: Paper, facts: Sequence[tuple[str, str, str]]) -> None:
    width = (WIDTH - (len(facts) - 1) * _GAP) / len(facts)
    top = paper.y
    for index, (name, number, small) in enumerate(facts):
        x = MARGIN + index * (width + _GAP) + 4
        paper.type(8, QUIET)
        paper.line_at(x, top, name)
        paper.type(11, bold=True)
        paper.line_at(x, top + 4, number)
        after = x + paper.shown_width(number) + 1.5
        paper.type(8, QUIET)
        paper.line_at(after, top + 5.2, small)
    paper.set_xy(MARGIN, top + 11 + _GAP / 2)


def _index(paper: Paper, content: Content) -> None:
    if content.index is None:
        return
    value, formula = content.index
    paper.type(10, bold=True)
    paper.paragraph(f"{prose.INDEX_NAME} {value} = {formula}")
    paper.type(8, QUIET)
    paper.paragraph(prose.INDEX_NOTE)
    paper.set_y(paper.y + _GAP / 2)


def _sentences(paper: Paper, sentences: Sequence[str]) -> None:
    paper.type(10)
    for sentence in sentences:
        paper.paragraph(sentence, most=3)
        paper.set_y(paper.y + 0.8)
    paper.set_y(paper.y + _GAP)


def _moments(paper: Paper, moments: Sequence[tuple[str, str, str]] | None) -> None:
    if moments is None:
        return
    _title(paper, prose.MOMENTS)
    for when, change, text in moments:
        paper.type(9.5, bold=True)
        paper.line_at(MARGIN, paper.y, when, "R", 13)
        paper.type(9.5, _CHANGE_COLOURS[change], bold=True)
        paper.line_at(MARGIN + 16, paper.y, prose.CHANGE_SIGNS[change])
        paper.type(9.5)
        paper.line_at(MARGIN + 21, paper.y, text)
        paper.set_y(paper.y + paper.leading)
    paper.type(8, QUIET)
    paper.paragraph(prose.MOMENTS_NOTE if moments else prose.NO_MOMENT)
    paper.set_y(paper.y + _GAP)


def _timeline(paper: Paper, report: Report, content: Content) -> None:
    paper.room(85)
    _title(paper, prose.OVER_TIME)
    painter = full_width(paper)
    painter.timeline(content.chart, nobody=report.figures.whole is None)
    paper.set_xy(MARGIN, paper.y + chart.HEIGHT * WIDTH / chart.WIDTH)
    _legend(paper, content)
    paper.set_xy(MARGIN, paper.y + _GAP)


def _legend(paper: Paper, content: Content) -> None:
    entries = [(str(sentiment), str(sentiment)) for sentiment in reversed(SENTIMENTS)]
    entries += [("band", prose.BAND), *((str(reason), text) for reason, text in content.gaps)]
    paper.type(7.5, QUIET)
    x, y = MARGIN, paper.y
    for kind, text in entries:
        width = 6 + paper.shown_width(text) + 4
        if x + width > MARGIN + WIDTH and x > MARGIN:
            x, y = MARGIN, y + paper.leading + 0.8
        _entry(paper, kind, text, x, y)
        x += width
    paper.set_xy(MARGIN, y + paper.leading + 0.8)
    if content.chart.markers:
        _marked(paper, content)


def _entry(paper: Paper, kind: str, text: str, x: float, y: float) -> None:
    ChartPainter(paper, x, y + 0.4, 0.2).swatch(kind)
    paper.type(7.5, QUIET)
    paper.line_at(x + 6, y, text)


def _marked(paper: Paper, content: Content) -> None:
    marks = ", ".join(f"\u2068{words.excerpt(label, 60)}\u2069 ({when})" for label, when in content.marked)
    ChartPainter(paper, MARGIN, paper.y + 0.4, 0.2).swatch("marker")
    paper.type(7.5, QUIET)
    paper.set_x(MARGIN + 6)
    paper.paragraph(f"marked: {marks}", WIDTH - 6, _MOST_LEGEND_LINES)


def _title(paper: Paper, text: str) -> None:
    paper.type(12, bold=True)
    paper.line_at(MARGIN, paper.y, text)
    paper.set_xy(MARGIN, paper.y + paper.leading + 1)


def _segments(paper: Paper, content: Content) -> None:
    if not content.rows:
        return
    formula = content.index[1] if content.index else ""
    paper.room(36)
    _title(paper, prose.SEGMENTS)
    _table_head(paper, formula)
    for row in content.rows:
        paper.type(8.5, bold=True)
        label = paper.lines(row.figures.label or prose.NO_LABEL, _COLUMNS[0][1], _MOST_LABEL_LINES)
        height = max(12.0 if row.thirds else 9.0, len(label) * paper.leading + (9 if row.index else 6))
        page = paper.page
        paper.room(height)
        if paper.page != page:
            _table_head(paper, formula)
        _table_row(paper, row, label, height)
    paper.set_y(paper.y + 1.5)
    paper.type(8, QUIET)
    for note in content.segments_notes:
        paper.paragraph(note)


def _table_head(paper: Paper, formula: str) -> None:
    """The names of the columns, and how the index in the rows is computed if there is one."""
    if formula:
        paper.type(7.5, QUIET)
        paper.paragraph(f"index = {formula}")
    paper.type(7.5, QUIET, bold=True)
    for (x, width, align), name in zip(_COLUMNS, prose.SEGMENT_COLUMNS, strict=True):
        paper.line_at(MARGIN + x, paper.y, name, align, width)
    paper.set_xy(MARGIN, paper.y + 5)
    _rule(paper)


def _rule(paper: Paper) -> None:
    paper.stroke([(MARGIN, paper.y), (MARGIN + WIDTH, paper.y)], LINE, 0.2)


def _table_row(paper: Paper, row: SegmentRow, label: Sequence[str], height: float) -> None:
    figures, top = row.figures, paper.y + 1
    paper.type(8.5, QUIET)
    paper.line_at(MARGIN, top, str(row.number))
    paper.type(8.5, QUIET if figures.excluded else INK, bold=True)
    for number, line in enumerate(label):
        paper.line_at(MARGIN + _COLUMNS[0][0], top + number * paper.leading, line)
    below = top + len(label) * paper.leading
    paper.type(7, QUIET)
    paper.line_at(MARGIN + _COLUMNS[0][0], below, f"{words.clock(figures.start_s)}{DASH}{words.clock(figures.end_s)}")
    if row.index:
        paper.line_at(MARGIN + _COLUMNS[0][0], below + 3, row.index)
    if figures.excluded:
        paper.type(8, QUIET)
        paper.line_at(MARGIN + _COLUMNS[1][0], top, prose.EXCLUDED)
    else:
        _table_figures(paper, row, top)
    paper.set_xy(MARGIN, paper.y + height)
    _rule(paper)


def _table_figures(paper: Paper, row: SegmentRow, top: float) -> None:
    figures = row.figures
    colour = INK if figures.standing is Standing.SOUND else QUIET
    ChartPainter(paper, MARGIN + _COLUMNS[1][0], top + 0.3, _CURVE_SCALE).small(row.curve)
    for index, (text, interval) in enumerate(row.shares, 2):
        x, width, align = _COLUMNS[index]
        paper.type(8.5, colour, bold=index == 2)
        paper.line_at(MARGIN + x, top, text, align, width)
        paper.type(7, QUIET)
        paper.line_at(MARGIN + x, top + 4, interval, align, width)
    paper.type(8.5)
    faces = f"{figures.faces:.1f}" if figures.estimate else DASH
    for (x, width, align), text in zip(_COLUMNS[5:7], (faces, words.percent(figures.observed)), strict=True):
        paper.line_at(MARGIN + x, top, text, align, width)
    paper.type(7, QUIET)
    paper.line_at(MARGIN + _COLUMNS[5][0], top + 4, row.coverage, "R", _COLUMNS[5][1])
    paper.line_at(MARGIN + _COLUMNS[5][0], top + 7.2, row.thirds, "R", _COLUMNS[5][1])
    paper.line_at(MARGIN + _COLUMNS[7][0], top + 4, row.strength)
    if figures.change:
        paper.type(8.5, _CHANGE_COLOURS[figures.change], bold=figures.change != "unclear")
        text = f"{prose.CHANGE_SIGNS[figures.change]} {words.CHANGE_WORDS[figures.change]}"
        paper.line_at(MARGIN + _COLUMNS[7][0], top, text)


def _copus(paper: Paper, grid: CopusChart | None) -> None:
    if grid is None:
        return
    scale = WIDTH / chart.WIDTH
    paper.set_y(paper.y + 2 * _GAP)
    paper.room(grid.height * scale + 18)
    _title(paper, prose.COPUS_TITLE)
    top = paper.y
    for number, row in enumerate(grid.rows):
        y = top + (row.y - copus_chart.ROW / 2) * scale
        paper.block(MARGIN, y, WIDTH, copus_chart.ROW * scale, SOFT if number % 2 else WHITE)
        paper.type(6.5, bold=True)
        paper.line_at(MARGIN + 1, y + 0.2, row.code)
        paper.type(6.5, QUIET)
        said = paper.fitted(
            f"{prose.COPUS_GROUPS[row.group]}: {row.words}", (copus_chart.LEFT - grid.words_x) * scale - 1
        )
        paper.line_at(MARGIN + grid.words_x * scale, y + 0.2, said)
        paper.line_at(MARGIN, y + 0.2, row.count, "R", WIDTH - 1)
        for x, width in row.cells:
            paper.block(MARGIN + x * scale, y + 0.6, width * scale, 2.2, _COPUS_COLOURS[row.group])
    _copus_times(paper, grid, top, scale)
    paper.type(8, QUIET)
    paper.set_xy(MARGIN, top + grid.height * scale)
    paper.paragraph(prose.COPUS_NOTE)


def _copus_times(paper: Paper, grid: CopusChart, top: float, scale: float) -> None:
    paper.type(6.5, QUIET)
    for tick in grid.times:
        x = MARGIN + tick.at * scale
        paper.stroke([(x, top + grid.bottom * scale), (x, top + grid.bottom * scale + 0.9)], QUIET, 0.15)
        paper.line_at(x - 10, top + grid.bottom * scale + 1, tick.text, "C", 20)


def _notes(paper: Paper, notes: Sequence[str]) -> None:
    if not notes:
        return
    paper.set_y(paper.y + 2 * _GAP)
    paper.room(20)
    _title(paper, prose.NOTES_TITLE)
    paper.type(9)
    left = _MOST_NOTE_LINES
    for line in notes:
        if left < 1:
            paper.paragraph("\u2026")
            return
        shown = paper.lines(line[:_LONGEST_NOTE], WIDTH, left)
        paper.paragraph(" ".join(shown), most=left)
        left -= max(1, len(shown))


def _method(paper: Paper, report: Report, content: Content) -> None:
    paper.set_y(paper.y + 2 * _GAP)
    paper.room(60)
    _title(paper, prose.METHOD)
    missed = missed_sentences([report.session.detector])
    counted = [text for text in (prose.COUNTED, content.counted, prose.INTERVALS, *missed) if text]
    paper.chapter(prose.COUNTED_TITLE, counted)
    paper.chapter(prose.MEANING_TITLE, [prose.MEANING])
    paper.chapter(prose.MODEL_TITLE, [report.model.name, f"SHA-256 {report.model.sha256}"])
    _confusion(paper, content)
    paper.chapter(prose.SOURCE_TITLE, [content.source])
    _law(paper)


def _confusion(paper: Paper, content: Content) -> None:
    paper.room(36)
    paper.type(8, QUIET)
    paper.paragraph(prose.CONFUSION_CAPTION)
    paper.type(7.5, QUIET, bold=True)
    for column, sentiment in enumerate(SENTIMENTS):
        paper.line_at(MARGIN + 22 + 30 * column, paper.y, sentiment, "R", 24)
    paper.set_y(paper.y + 5)
    for truth, cells in enumerate(content.confusion):
        paper.type(7.5, QUIET, bold=True)
        paper.line_at(MARGIN, paper.y + 0.3, SENTIMENTS[truth])
        for column, cell in enumerate(cells):
            paper.type(8.5, bold=column == truth)
            paper.line_at(
                MARGIN + 22 + 30 * column, paper.y, f"{cell.count} ({cell.part})" if cell.part else cell.count, "R", 24
            )
        paper.set_y(paper.y + 5)
    paper.set_xy(MARGIN, paper.y + 2)


def _law(paper: Paper) -> None:
    paper.type(8.5)
    lines = paper.lines(f"{prose.LAW_TITLE} {prose.LAW}", WIDTH - 8)
    height = len(lines) * paper.leading + 5
    paper.room(height)
    top = paper.y
    paper.block(MARGIN, top, WIDTH, height, SOFT)
    for number, line in enumerate(lines):
        paper.line_at(MARGIN + 4, top + 2.5 + number * paper.leading, line)
    paper.set_xy(MARGIN, top + height)
