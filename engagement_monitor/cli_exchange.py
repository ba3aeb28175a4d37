"""The commands that carry sessions from one database to another: as files."""

from pathlib import Path
from typing import Annotated, Any

import typer

from engagement_monitor import terminal
from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.terminal import JsonOption

exchange = typer.Typer()


@exchange.command("export")
def export_(
    context: typer.Context,
    sessions: Annotated[list[str], typer.Argument(help="Ids of sessions, or `latest`.")],
    output: Annotated[Path, typer.Option(help="The file to write, by custom with the ending .engagement.")],
    as_json: JsonOption = False,
) -> None:
    """Writes sessions with all that is stored of them into one file, for `import` elsewhere. It holds no picture."""
    from engagement_monitor.reports.write import write_whole
    from engagement_monitor.store.database import Database
    from engagement_monitor.store.exchange import export_sessions
    from engagement_monitor.store.library import SessionLibrary

    database = Database.open(context.obj)
    try:
        library = SessionLibrary(database)
        # Each once, whatever it was called by.
        ids = list(dict.fromkeys(library.session(which).id for which in sessions))
        content = export_sessions(library, ids)
    finally:
        database.close()
    write_whole(content, output)
    if as_json:
        terminal.print_json({"output": str(output), "sessions": ids, "bytes": len(content)})
    else:
        terminal.say(f"Wrote {output}: {len(ids)} session{'s' if len(ids) > 1 else ''}")


@exchange.command("import")
def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Files that `export` wrote.")],
    as_json: JsonOption = False,
) -> None:
    """Stores the sessions of files; of a file that does not hold to every rule, none."""
    from engagement_monitor.store.database import Database
    from engagement_monitor.store.exchange import import_sessions

    records: list[dict[str, Any]] = []
    faults: list[EngagementMonitorError] = []
    database = Database.open(context.obj)
    try:
        for file in files:
            try:
                found = import_sessions(database, file)
            except EngagementMonitorError as fault:
                terminal.complain(fault)
                faults.append(fault)
                continue
            records += [
                {"file": str(file), "session": one.session_id, "title": one.title, "outcome": str(one.outcome)}
                for one in found
            ]
    finally:
        database.close()
    if as_json:
        terminal.print_json(records)
    elif records:
        rows = [[str(record["session"]), record["title"], record["outcome"]] for record in records]
        terminal.print_table(["id", "title", "outcome"], rows)
    if faults:
        raise typer.Exit(max(fault.exit_status for fault in faults))
