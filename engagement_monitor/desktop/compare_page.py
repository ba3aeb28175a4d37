"""The compare page: the sessions of a course over the term, what differs clearly between them and what does not."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engagement_monitor.desktop import words
from engagement_monitor.desktop.backend import Backend, ExportFormat
from engagement_monitor.desktop.background import Background
from engagement_monitor.desktop.compare_words import day, sentences
from engagement_monitor.desktop.curve_rows import CurveRow, CurveRows, curve_row
from engagement_monitor.desktop.label_table import LabelTable
from engagement_monitor.desktop.message import Message, MessagePage
from engagement_monitor.desktop.notice import NoticeBar
from engagement_monitor.desktop.session_questions import Questions
from engagement_monitor.desktop.steps import Steps
from engagement_monitor.desktop.term_chart import TermChart, TermPoint
from engagement_monitor.desktop.term_legend import TermLegend
from engagement_monitor.desktop.text import plain_label, tr, translated, wrapped_label
from engagement_monitor.desktop.theme import ThemeKeeper, icon
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.store.session import Session

if TYPE_CHECKING:  # importing reports takes longer than the window may take to appear
    from engagement_monitor.reports.course import CourseEntry, CourseReport
    from engagement_monitor.reports.report import Report

_LABELS = 2  # the number of the view that has its own words
MOST_COMPARED = 60
"""A term has some thirty sessions; more than twice that fit on no screen."""


class ComparePage(QWidget):
    """Chooses sessions, has them judged one after another on the worker, and shows them beside each other."""

    opened = Signal(int)

    def __init__(
        self,
        backend: Backend,
        background: Background,
        themes: ThemeKeeper,
        notices: NoticeBar,
        questions: Questions | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._backend, self._background, self._notices, self._themes = backend, background, notices, themes
        self.questions = questions or Questions()
        self._sessions: Sequence[Session] = ()
        self._picked: tuple[int, ...] = ()
        self._reports: dict[int, tuple[Session, Report]] = {}
        self._work: Steps | None = None
        self.course: CourseReport | None = None
        self.chooser, self.export_button = QComboBox(), QPushButton(tr("E&xport\u2026"))
        self.facts, self.findings = plain_label(name="muted"), wrapped_label()
        self.chart, self.curves, self.labels = TermChart(themes), CurveRows(themes), LabelTable()
        self.no_labels = wrapped_label(name="muted")
        self.message = MessagePage(themes)
        self.views = QButtonGroup(self)
        self._body, self._views, self._legend = QStackedWidget(), QStackedWidget(), TermLegend(themes)
        self._lay_out()
        self._connect()
        self._restyle()
        self._say(Message("busy", tr("Comparing\u2026"), tr("The list of sessions is read.")))

    def refresh(self) -> None:
        """Asks which sessions and courses there are, and compares anew what has changed."""
        self._background.run(self._backend.sessions, self._listed, self._notices.show_fault)

    def compare(self, session_ids: Sequence[int]) -> None:
        """Shows these sessions beside each other."""
        self._picked = tuple(session_ids)
        self._offer(select_picked=True)
        self._begin()

    def forget(self, session_id: int) -> None:
        """The session was edited: it is read anew when it is compared next."""
        self._reports.pop(session_id, None)

    def forget_all(self) -> None:
        """Other choices make other figures."""
        self._reports.clear()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The sessions may be others since the page was last seen."""
        super().showEvent(event)
        self.refresh()

    def export_to(self, path: Path, form: ExportFormat) -> None:
        """Writes the course report."""
        course = self.course
        assert course is not None

        def reveal() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        def done(_: None) -> None:
            self._notices.show_text(tr("Saved as {file}").format(file=path), action=tr("Open the folder"), act=reveal)

        self._background.run(
            lambda: self._backend.export_course(course, form.name, path), done, self._notices.show_fault
        )

    def _listed(self, sessions: Sequence[Session]) -> None:
        self._sessions = sessions
        self._offer(select_picked=False)
        self._begin()

    def _offer(self, *, select_picked: bool) -> None:
        chosen = self.chooser.currentData()
        names = {session.course.strip().casefold(): session.course.strip() for session in reversed(self._sessions)}
        names.pop("", None)
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            if self._picked:
                self.chooser.addItem(tr("{n} selected sessions").format(n=len(self._picked)), "")
            for key in sorted(names):
                self.chooser.addItem(names[key], key)
            keys = [self.chooser.itemData(at) for at in range(self.chooser.count())]
            wanted = "" if select_picked or chosen is None else chosen
            self.chooser.setCurrentIndex(keys.index(wanted) if wanted in keys else min(0, len(keys) - 1))

    def _chosen(self) -> list[Session]:
        """The sessions to compare, the newest first."""
        key = self.chooser.currentData()
        if key is None:
            return []
        if key == "":
            return [session for session in self._sessions if session.id in self._picked]
        return [session for session in self._sessions if session.course.strip().casefold() == key]

    def _begin(self) -> None:
        if self._work:
            self._work.cancel()
        sessions = self._chosen()[:MOST_COMPARED]
        if len(sessions) < 2:
            self._say_empty()
            return
        missing = [session for session in sessions if self._known(session) is None]

        def learn(session: Session) -> None:
            # A session that is being recorded is judged by what is stored so far, and anew the next time.
            self._reports[session.id] = (session, self._backend.report(session.id))

        def progressed(done: int) -> None:
            if self._work is work:
                text = tr("{n} of {all} sessions are read.").format(n=done, all=len(missing))
                self._say(Message("busy", tr("Comparing\u2026"), text))

        def ended(_done: int, faults: Sequence[EngagementMonitorError]) -> None:
            if self._work is not work:
                return  # others were chosen
            if faults:
                self._say(Message("warning", translated(faults[0].what), translated(faults[0].remedy)))
            elif any(session.id not in self._reports for session in sessions):
                self._begin()  # edited, or other choices made, while they were read
            else:
                self._judge(sessions)

        self._work = work = Steps(self._background, [partial(learn, each) for each in missing], progressed, ended)
        work.start()

    def _known(self, session: Session) -> "Report | None":
        known = self._reports.get(session.id)
        return known[1] if known and known[0] == session else None

    def _judge(self, sessions: Sequence[Session]) -> None:
        reports = [self._reports[session.id][1] for session in sessions]
        name = self.chooser.currentText() if self.chooser.currentData() else ""
        rows: list[CurveRow] = []
        work = self._work

        def compare() -> "CourseReport":
            course = self._backend.compare(reports, name)
            rows.extend(_row(each.report) for each in course.entries)
            return course

        def compared(course: "CourseReport") -> None:
            if self._work is work:
                self._show(course, rows)

        self._background.run(compare, compared, self._notices.show_fault)

    def _show(self, course: "CourseReport", rows: list[CurveRow]) -> None:
        self.course = course
        entries = course.entries
        self.facts.setText(
            words.joined((
                tr("{n} sessions").format(n=len(entries)),
                f"{day(entries[0].report)} \u2013 {day(entries[-1].report)}",
                tr("the newest {n} of them").format(n=MOST_COMPARED) if len(self._chosen()) > MOST_COMPARED else "",
            ))
        )  # fmt: skip
        self.findings.setText("\n".join(f"\u2022 {sentence}" for sentence in sentences(course)))
        self.chart.show_points([_point(each) for each in entries])
        self.curves.show_rows(rows)
        self.labels.show_course(course)
        self.no_labels.setVisible(not course.labels)
        self.labels.setVisible(bool(course.labels))
        self.export_button.setEnabled(True)
        self._body.setCurrentIndex(1)

    def _say(self, message: Message) -> None:
        self.course = None
        self.export_button.setEnabled(False)
        self.message.show_message(message)
        self._body.setCurrentIndex(0)

    def _say_empty(self) -> None:
        self._work = None
        if self.chooser.count() == 0:
            heading = tr("No course yet")
            text = tr("Give sessions the name of a course, or select several in Sessions and choose Compare.")
        else:
            heading = tr("One session only")
            text = tr("There is nothing to compare it with. It needs at least two sessions of the same course.")
        self.facts.setText("")
        self._say(Message("compare", heading, text))

    def _view(self, number: int) -> None:
        self._views.setCurrentIndex(number)
        self._legend.setVisible(number != _LABELS)

    def _export(self) -> None:
        def asked(formats: Sequence[ExportFormat]) -> None:
            name = self.course.course if self.course else ""
            chosen = self.questions.target(self, _file_name(name or tr("Sessions")), formats)
            if chosen and self.course:
                self.export_to(*chosen)

        self._background.run(self._backend.course_formats, asked, self._notices.show_fault)

    def _connect(self) -> None:
        self.chooser.currentIndexChanged.connect(lambda _: self._begin())
        self.views.idClicked.connect(self._view)
        self.export_button.clicked.connect(lambda _: self._export())
        self.chart.opened.connect(self.opened)
        self._themes.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        self.chooser.setAccessibleName(tr("Sessions to compare"))
        self.chooser.setMinimumWidth(260)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.export_button.setToolTip(tr("Save the course report"))
        self.no_labels.setText(
            tr("No label occurs in two of these sessions. Markers and segments with the same label are compared here.")
        )
        head = QHBoxLayout()
        head.addWidget(self.chooser)
        head.addWidget(self.facts, 1)
        head.addWidget(self.export_button)
        for page in (self.message, self._content()):
            self._body.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._body, 1)

    def _content(self) -> QWidget:
        for view in (self._chart_view(), _scrolled(self.curves), self._label_view()):
            self._views.addWidget(view)
        bar = QHBoxLayout()
        for number, text in enumerate((tr("Over the &term"), tr("By &minute"), tr("By &label"))):
            button = QPushButton(text)
            button.setObjectName("toggle")
            button.setCheckable(True)
            button.setChecked(number == 0)
            self.views.addButton(button, number)
            bar.addWidget(button)
        bar.addStretch()
        bar.addWidget(self._legend)
        card = QFrame()
        card.setObjectName("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.addLayout(bar)
        inner.addWidget(self._views, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.findings)
        column.addWidget(card, 1)
        return content

    def _chart_view(self) -> QWidget:
        note = tr(
            "At the top: against the session before, \u25b2 clearly higher, \u25bc clearly lower, \u2248 unclear."
        )
        return _with_note(_scrolled(self.chart), note)

    def _label_view(self) -> QWidget:
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.no_labels)
        note = tr(
            "{share}. Against the last time: \u25b2 clearly higher, \u25bc clearly lower; without a sign it is unclear."
        ).format(share=words.capitalized(words.positive_share()))
        column.addWidget(_with_note(self.labels, note), 1)
        return view

    def _restyle(self) -> None:
        self.export_button.setIcon(icon("export", self._themes.theme.text))


def _row(report: "Report") -> CurveRow:
    return curve_row(_title(report), day(report), report.figures.samples)


def _point(entry: "CourseEntry") -> TermPoint:
    report = entry.report
    return TermPoint(report.session.id, day(report), _title(report), report.figures.whole, entry.change)


def _title(report: "Report") -> str:
    return " ".join(report.session.title[:400].split()) or report.session.source_name[:400]


def _file_name(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in name[:80])


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setStyleSheet("QScrollArea { background: transparent; }")  # the card below it is seen
    widget.setAutoFillBackground(False)
    area.setAlignment(Qt.AlignmentFlag.AlignTop)
    return area


def _with_note(widget: QWidget, note: str) -> QWidget:
    view = QWidget()
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget, 1)
    column.addWidget(wrapped_label(note, name="muted"))
    return view
