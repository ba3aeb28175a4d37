"""The report for people: one HTML file without scripts and without anything from elsewhere."""

from dataclasses import fields

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engagement_monitor.assets import asset
from engagement_monitor.reports import chart, copus_chart, prose, words
from engagement_monitor.reports.content import report_content
from engagement_monitor.reports.missed import missed_sentences
from engagement_monitor.reports.report import Report
from engagement_monitor.sentiment import SENTIMENTS


def html_report(report: Report) -> bytes:
    """The report as UTF-8. Whatever a user typed is escaped."""
    content = report_content(report)
    return render("report.html", report=report, **{one.name: getattr(content, one.name) for one in fields(content)})


def render(template: str, **names: object) -> bytes:
    """A template of ``resources/report`` as UTF-8, every name escaped."""
    environment = Environment(
        loader=FileSystemLoader(asset("resources", "report")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"clock": words.clock, "duration": words.duration, "percent": words.percent}
    environment.globals |= {
        "prose": prose,
        "missed": missed_sentences,
        "geometry": chart,
        "copus_geometry": copus_chart,
        "change_words": words.CHANGE_WORDS,
        "sentiments": SENTIMENTS,
    }
    return environment.get_template(template).render(names).encode()
