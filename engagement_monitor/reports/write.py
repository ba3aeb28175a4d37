"""Writes reports: whole, or not at all."""

import errno
from enum import StrEnum
from pathlib import Path

from engagement_monitor.errors import ExportError
from engagement_monitor.reports.course import CourseReport
from engagement_monitor.reports.report import Report
from engagement_monitor.sentence import tr
from engagement_monitor.whole_file import replace_whole


class ReportFormat(StrEnum):
    """The forms a report can have."""

    HTML = "html"
    """For people: one file without scripts, for screen and paper."""
    PDF = "pdf"
    """For people, on paper: what HTML shows."""
    CSV = "csv"
    """The timeline."""
    XLSX = "xlsx"
    """Timeline and segments with charts."""
    JSON = "json"
    """Everything, for other programs."""


COURSE_FORMATS = tuple(ReportFormat)
"""The forms that a report over several sessions can have: all of them. CSV has a line a session."""


def write_report(report: Report | CourseReport, format: ReportFormat, path: Path) -> None:  # noqa: A002  the word of the command line
    """Writes a report over whatever was at ``path``, in one step: nobody ever sees half of it.

    Raises:
        ExportError: it cannot be written; what was there is unchanged.
    """
    if isinstance(report, CourseReport):
        write_whole(render_course_report(report, format), path)
    else:
        write_whole(render_report(report, format), path)


def render_report(report: Report, format: ReportFormat) -> bytes:  # noqa: A002
    """The bytes of a report."""
    match format:
        case ReportFormat.HTML:
            from engagement_monitor.reports.html_report import html_report

            return html_report(report)
        case ReportFormat.PDF:
            from engagement_monitor.reports.pdf_report import pdf_report

            return pdf_report(report)
        case ReportFormat.XLSX:
            from engagement_monitor.reports.xlsx_report import xlsx_report

            return xlsx_report(report)
        case ReportFormat.CSV:
            from engagement_monitor.reports.tables import csv_report

            return csv_report(report)
        case ReportFormat.JSON:
            from engagement_monitor.reports.tables import json_report

            return json_report(report)


def render_course_report(course: CourseReport, format: ReportFormat) -> bytes:  # noqa: A002
    """The bytes of a report over several sessions."""
    match format:
        case ReportFormat.HTML:
            from engagement_monitor.reports.course_report import course_html

            return course_html(course)
        case ReportFormat.PDF:
            from engagement_monitor.reports.course_pdf import course_pdf

            return course_pdf(course)
        case ReportFormat.CSV:
            from engagement_monitor.reports.course_tables import course_csv

            return course_csv(course)
        case ReportFormat.XLSX:
            from engagement_monitor.reports.xlsx_report import course_xlsx

            return course_xlsx(course)
        case ReportFormat.JSON:
            from engagement_monitor.reports.course_tables import course_json

            return course_json(course)


def write_whole(content: bytes, path: Path) -> None:
    """Writes beside ``path`` first and then puts the new file in its place; a link leads to the same place as before.

    Into a device or a pipe it is written as it is.

    Raises:
        ExportError: it cannot be written; a file that was there is unchanged.
    """
    try:
        replace_whole(content, path)
    except OSError as error:
        raise _export_error(error, path) from error


def _export_error(error: OSError, path: Path) -> ExportError:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            what = tr("{path} cannot be written: there is no folder {folder}").format(path=path, folder=path.parent)
            return ExportError(what, tr("Create that folder first."))
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return ExportError(
                tr("{path} cannot be written: access is denied").format(path=path),
                tr("Choose a folder that you may write to, or close the file."),
            )
        case errno.ENOSPC | errno.EDQUOT:
            what = tr("{path} cannot be written: the disk is full").format(path=path)
            return ExportError(what, tr("Free some space, or choose another disk."))
        case errno.EISDIR:
            what = tr("{path} cannot be written: it is a folder").format(path=path)
            return ExportError(what, tr("Name a file in it."))
        case _:
            what = tr("{path} cannot be written ({reason})").format(path=path, reason=error.strerror or error)
            return ExportError(what, tr("Choose another place."))
