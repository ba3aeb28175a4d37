"""The commands. Each imports what it needs when it runs, so that ``--help`` is quick and the window is up at once."""

import logging
import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import typer

from engagement_monitor import __version__, terminal
from engagement_monitor.cli_exchange import exchange
from engagement_monitor.cli_workshop import workshop
from engagement_monitor.errors import DisplayUnavailable, EngagementMonitorError, PreferencesError
from engagement_monitor.leaving import leave
from engagement_monitor.log import start_log
from engagement_monitor.plain import plain
from engagement_monitor.system import OPENCV, require_libraries
from engagement_monitor.terminal import DetectorOption, EngineOption, JsonOption, ModelOption
from engagement_monitor.vision.engine import Engine

app = typer.Typer(
    help=(
        "Shows which minutes of a lecture worked: the shares of positive-, neutral- and negative-looking faces. "
        "Without a command it opens the window."
    ),
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
DEMO_TOLERANCE = 0.10
_SIGNS = {"works": "[ok]     ", "missing": "[missing]", "broken": "[BROKEN] "}


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    database: Annotated[
        str | None, typer.Option(help="An SQLite file or SQLAlchemy URL; else a file in your data folder.")
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Without a command: opens the window."""
    context.obj = database
    if context.invoked_subcommand is None:
        from engagement_monitor.desktop.app import run_app
        from engagement_monitor.desktop.environment import require_display

        require_display()
        raise typer.Exit(run_app(database_location=database, engine=Engine.AUTO, model=None))


@app.command()
def demo(
    context: typer.Context,
    headless: Annotated[bool, typer.Option("--headless", help="No window, as fast as the machine can.")] = False,
    duration: Annotated[float, typer.Option(min=1, max=86_400, help="Seconds of the lecture.")] = 300.0,
    engine: EngineOption = Engine.AUTO,
    model: ModelOption = None,
    detector: DetectorOption = "haar",
    as_json: JsonOption = False,
) -> None:
    """Runs the whole program on the shipped synthetic lecture; no window with --json or another --detector."""
    if not (headless or as_json or detector != "haar") and _display_works():
        from engagement_monitor.desktop.app import run_app

        raise typer.Exit(run_app(database_location=context.obj, engine=engine, model=model, demo_duration_s=duration))
    from engagement_monitor.headless_demo import run_demo

    record, report, location = run_demo(context.obj, duration, engine, model, terminal.STDERR, DEMO_TOLERANCE, detector)
    if as_json:
        terminal.print_json([record])
    else:
        _print_shares(report.figures.whole, record["truth"])
        _say_agreement(record["agrees_with_truth"])
        typer.echo(f"Stored as session {record['session']} in {location}")


def _display_works() -> bool:
    from engagement_monitor.desktop.environment import require_display

    try:
        require_display()
    except DisplayUnavailable as fault:
        terminal.STDERR.print(f"Running without a window: {fault}", markup=False, highlight=False)
        return False
    return True


def _say_agreement(agrees: bool | None) -> None:
    if agrees is None:
        typer.echo("Nobody looked ahead in this part of the lecture, so there is nothing to compare.")
        return
    word = "within" if agrees else "NOT within"
    typer.echo(f"Each share is {word} {DEMO_TOLERANCE * 100:.0f} points of what the script showed.")


@app.command()
def analyze(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(help="Video files, folders of them, streams, camera numbers or screens (screen:1).")
    ],
    title: Annotated[str, typer.Option(help="The session's title; else the source's name.")] = "",
    course: Annotated[str, typer.Option(help="The course it belongs to.")] = "",
    purpose: Annotated[
        str, typer.Option(help="Why, where the law asks: `medical: ...`, `safety: ...` or `research: ...`.")
    ] = "",
    rate: Annotated[float, typer.Option(min=0.1, max=60, help="Analysed frames a second of film (Hz).")] = 5.0,
    engine: EngineOption = Engine.AUTO,
    model: ModelOption = None,
    calibration: Annotated[Path | None, typer.Option(help="A file that `recalibrate` wrote for this room.")] = None,
    detector: DetectorOption = "haar",
    areas: Annotated[
        Path | None, typer.Option(help="A JSON file of seat areas and blind areas; see the documentation.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Analyses recordings, streams, cameras or screens without a window, a session each."""
    from engagement_monitor.capture.names import shown_name
    from engagement_monitor.headless import Ended, run_each, run_to_end
    from engagement_monitor.monitor import headless_monitor
    from engagement_monitor.opening import open_store
    from engagement_monitor.reports.records import session_record
    from engagement_monitor.reports.report import build_report
    from engagement_monitor.store.damaged import Damaged
    from engagement_monitor.store.library import SessionLibrary
    from engagement_monitor.store.session import SessionDetails
    from engagement_monitor.vision.areas import EVERYWHERE, read_areas

    drawn = read_areas(areas) if areas else EVERYWHERE
    details = SessionDetails(title, course, purpose=_lawful_purpose(purpose))
    records: list[dict[str, Any]] = []

    def run(source: str) -> Ended:
        monitor = headless_monitor(
            source,
            details,
            rate_hz=rate,
            database=database,
            engine=engine,
            model=model,
            calibration=calibration,
            detector=detector,
            areas=drawn,
        )
        ended = run_to_end(monitor, source, terminal.STDERR)
        if ended.session is not None and ended.fault is None:
            report = build_report(SessionLibrary(database), ended.session)
            records.append(session_record(report))
            if not as_json:
                name, duration_s = plain(shown_name(source)), report.session.totals.duration_s
                typer.echo(f"{name}: session {ended.session}, {duration_s:.1f} s")
                _print_shares(report.figures.whole)
        return ended

    with closing(open_store(context.obj, terminal.STDERR, Damaged.PUT_ASIDE)) as database:
        status = run_each(sources, run, terminal.complain)
    if as_json:
        terminal.print_json(records)
    raise typer.Exit(status)


def _lawful_purpose(purpose: str) -> str:
    """The purpose to keep with a session. Scripts go on where nobody has answered for the window; the rule is named."""
    from engagement_monitor.lawful import require_allowed, rule, stated_purpose, use_stating

    use = use_stating(_preferences().use, purpose)
    if use is None:
        terminal.STDERR.print(rule(None), markup=False, highlight=False)
        return purpose
    require_allowed(use)
    return stated_purpose(use) or purpose


def _preferences() -> Any:
    """What was chosen in the window; the usual, said so, where that cannot be read."""
    from engagement_monitor.preferences import Preferences, load_preferences

    try:
        return load_preferences()
    except PreferencesError as fault:
        terminal.complain(fault)
        return Preferences()


@app.command()
def sessions(context: typer.Context, as_json: JsonOption = False) -> None:
    """Lists the stored sessions, newest first."""
    from engagement_monitor.opening import open_store
    from engagement_monitor.store.library import SessionLibrary

    database = open_store(context.obj, terminal.STDERR)
    try:
        stored = SessionLibrary(database).sessions()
    finally:
        database.close()
    if as_json:
        terminal.print_json([_session_row(session) for session in stored])
        return
    if not stored:
        typer.echo("No session is stored yet. `engagement-monitor demo` makes one.")
        return
    rows = [
        [
            str(session.id),
            f"{session.started_at.astimezone():%Y-%m-%d %H:%M}",
            session.title,
            session.course,
            f"{session.totals.duration_s / 60:.1f} min",
            str(session.state),
        ]
        for session in stored
    ]
    terminal.print_table(["id", "started", "title", "course", "duration", "state"], rows)


def _session_row(session: Any) -> dict[str, Any]:
    return {
        "session": session.id,
        "title": session.title,
        "course": session.course,
        "source": session.source_name,
        "started_at": session.started_at.isoformat(),
        "state": str(session.state),
        "duration_s": round(session.totals.duration_s, 3),
        "model": {"name": session.model.name, "sha256": session.model.sha256},
    }


@app.command()
def report(
    context: typer.Context,
    session: Annotated[str, typer.Argument(help="A session's id, `latest`, or `course:NAME` for a whole course.")],
    output: Annotated[Path, typer.Option(help="The file to write.")],
    format_: Annotated[
        str, typer.Option("--format", help="html, pdf, csv, xlsx or json; else after the file's ending.")
    ] = "",
    segments: Annotated[str, typer.Option(help="How it is cut: marks, auto, or every:SECONDS.")] = "marks",
    index: Annotated[
        str,
        typer.Option(
            help="Weights of positive, neutral and negative (as in 1,0.5,0): also prints the index that they make."
        ),
    ] = "",
) -> None:
    """Writes the report of one session, or of all sessions of a course."""
    from engagement_monitor.opening import open_store
    from engagement_monitor.reports.course import COURSE, build_course_report
    from engagement_monitor.reports.report import Choices, build_report
    from engagement_monitor.reports.write import COURSE_FORMATS, ReportFormat, write_report
    from engagement_monitor.store.library import SessionLibrary

    wanted = format_ or output.suffix.lstrip(".").lower()
    whole_course = session.startswith(COURSE)
    possible = COURSE_FORMATS if whole_course else tuple(ReportFormat)
    if wanted not in possible:
        raise typer.BadParameter(f"{wanted!r} is none of {', '.join(possible)}", param_hint="--format")
    if whole_course and (index or segments != "marks"):
        raise typer.BadParameter(
            "A course report compares whole sessions and labels: it has no index and is not cut anew. Write the report"
            " of one session for that.",
            param_hint="--index" if index else "--segments",
        )
    choices = Choices(_weights(index), _preferences().coverage_limit)
    database = open_store(context.obj, terminal.STDERR)
    try:
        library = SessionLibrary(database)
        name = session.removeprefix(COURSE)
        built = (
            build_course_report(library, name, choices)
            if whole_course
            else build_report(library, session, segments, choices)
        )
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--segments") from error
    finally:
        database.close()
    write_report(built, ReportFormat(wanted), output)
    terminal.STDERR.print(f"Wrote {output}", markup=False, highlight=False)


def _weights(text: str) -> Any:
    """The weights of ``--index``; None without it."""
    from engagement_monitor.timeline.index import IndexWeights

    try:
        return IndexWeights.parse(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--index") from error


app.add_typer(exchange)
app.add_typer(workshop)


models_app = typer.Typer()
app.add_typer(models_app, name="models")


@models_app.callback(invoke_without_command=True)
def models(context: typer.Context, as_json: JsonOption = False) -> None:
    """Lists the models at hand, with their hashes checked."""
    if context.invoked_subcommand is not None:
        return
    from engagement_monitor.vision.model_library import list_models

    entries = list_models()
    if as_json:
        terminal.print_json(
            [
                {
                    "name": entry.name,
                    "path": str(entry.path),
                    "sha256": entry.sha256,
                    "default": entry.default,
                    "valid": entry.valid,
                    "fault": str(entry.fault) if entry.fault else None,
                }
                for entry in entries
            ]
        )
        return
    rows = [
        [entry.name, "default" if entry.default else "", "valid" if entry.valid else str(entry.fault), str(entry.path)]
        for entry in entries
    ]
    terminal.print_table(["name", "", "state", "folder"], rows)


@models_app.command()
def fetch(name: Annotated[str, typer.Argument(help="What to fetch: yunet.")]) -> None:
    """Brings a model that the program does not ship from where it is published, its hash checked."""
    from engagement_monitor.vision.fetching import fetch as fetch_model

    typer.echo(fetch_model(name))


@app.command()
def bench(
    engine: EngineOption = Engine.AUTO,
    model: ModelOption = None,
    detector: DetectorOption = "haar",
    as_json: JsonOption = False,
) -> None:
    """Times each stage on this machine, on the demo lecture."""
    from engagement_monitor.bench import run_bench

    result = run_bench(engine, model, terminal.STDERR, detector)
    if as_json:
        terminal.print_json(result.record())
        return
    terminal.print_table(["stage", "median", "95th percentile", "target", "what"], result.rows())
    typer.echo(result.sentence())


@app.command()
def doctor(context: typer.Context, as_json: JsonOption = False) -> None:
    """Says what works here and what to do about the rest."""
    from engagement_monitor.doctor import examine

    findings = examine(context.obj)
    if as_json:
        terminal.print_json([finding.record() for finding in findings])
        return
    for finding in findings:
        terminal.STDOUT.print(
            f"{_SIGNS[finding.state]} {finding.subject}: {finding.found}", markup=False, highlight=False
        )
        if finding.remedy:
            terminal.STDOUT.print(f"    {finding.remedy}", markup=False, highlight=False)


def _print_shares(estimate: Any, truth: dict[str, float] | None = None) -> None:
    from engagement_monitor.headless import shares_table

    rows = shares_table(estimate, truth)
    if not rows:
        typer.echo("Nobody was seen.")
        return
    columns = ["faces", "share", "95 % interval", "counted"]
    terminal.print_table(columns if truth is None else [*columns, "script showed"], rows)


def main() -> None:
    """The entry point. Exit status: 0 done, 1 a fault of the program, 2 wrong arguments, 3 and 4 as in ``errors``.

    130 where Ctrl-C left something undone.
    """
    sys.exit(leave(_run()))


def _run() -> int:
    log = start_log()
    terminal.prepare()
    try:
        require_libraries(OPENCV)
        app()
    except SystemExit as ended:  # how typer ends every command
        return ended.code if isinstance(ended.code, int) else 0
    except EngagementMonitorError as fault:
        terminal.complain(fault)
        return fault.exit_status
    except Exception:
        logging.getLogger(__name__).exception("a fault of the program")
        where = f"; details are in {log}" if log else ""
        terminal.STDERR.print(f"The program itself has a fault{where}.", markup=False, highlight=False)
        if log is None:
            raise
        return 1
    return 0
