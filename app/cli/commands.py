"""What each command does; every one returns its process status."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from app import bootstrap
from app.cli.edits import apply_line, message_of
from app.cli.output import say, say_json, say_lines, say_now
from app.cli.tables import (
    history_json,
    history_lines,
    plan_json,
    plan_lines,
    problem_lines,
    repair_lines,
    table_json,
)
from app.domain.errors import DiskError, UserError
from app.domain.plan import Plan
from app.domain.text import persian_digits
from app.i18n import tr
from app.services import versions
from app.services.planning import plan_of, project_of
from app.services.session import Session

PROBLEMS_FOUND = 1


@contextmanager
def _closing(session: Session) -> Iterator[Session]:
    try:
        yield session
    finally:
        session.close()


def new(options: Namespace) -> int:
    """Make a new project file."""
    start = bootstrap.start_date(options.start)
    path = Path(options.file)
    with _closing(bootstrap.new_project(path, template=options.template, start=start, title=options.title)) as session:
        _report(options, {"file": str(session.path)}, tr("Made {name}.", name=session.path.name))
    return 0


def _report(options: Namespace, facts: dict[str, object], sentence: str) -> None:
    if options.json:
        say_json({"ok": True, **facts})
    else:
        say(sentence)


def import_table(options: Namespace) -> int:
    """Read a table or the plan of another program into a project, made first when there is none."""
    from app.exchange.filling import fill  # noqa: PLC0415 only needed here
    from app.exchange.plans.transfer import is_plan  # noqa: PLC0415 the same
    from app.exchange.table_import import read_file  # noqa: PLC0415 the same

    if is_plan(Path(options.source)):
        from app.cli.transfers import import_plan  # noqa: PLC0415 the same

        return import_plan(options)
    table = read_file(Path(options.source))
    with _closing(bootstrap.open_or_new(Path(options.file))) as session:
        count = fill(session, table.rows)
    if options.json:
        say_json({"ok": True, "rows": count, **table_json(table)})
    else:
        say_lines(repair_lines(table))
        say(tr("{count} rows were read.", count=persian_digits(count)))
    return 0


def show(options: Namespace) -> int:
    """Print the plan."""
    with _closing(bootstrap.view(Path(options.file))) as session:
        plan = _plan(session, options.version)
        if options.json:
            say_json(plan_json(plan))
        else:
            say_lines(plan_lines(plan, project_of(session)))
    return 0


def _plan(session: Session, version: str | None) -> Plan:
    if version is None:
        return plan_of(session)
    return versions.frozen_plan(session, versions.version_named(session, version).id)


def apply_edits(options: Namespace) -> int:
    """Make edits line by line; each is acknowledged once it is safe on disk."""
    failed = 0
    with _closing(bootstrap.open_for_editing(Path(options.file))) as session, _lines_of(options.edits) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                say_now(f"ok {number} {apply_line(session, line)}")
            except DiskError:
                raise
            except UserError as error:
                failed += 1
                say_now(f"error {number} {message_of(error)}")
    return PROBLEMS_FOUND if failed else 0


@contextmanager
def _lines_of(source: str) -> Iterator[Iterator[bytes]]:
    if source == "-":
        yield iter(sys.stdin.buffer.readline, b"")
        return
    try:
        file = Path(source).open("rb")  # noqa: SIM115 closed below; only the opening may fail here
    except OSError as error:
        raise DiskError(tr("The file of edits cannot be read: {reason}", reason=error.strerror or "")) from error
    with file:
        yield iter(file)


def list_reports(options: Namespace) -> int:
    """List the reports that can be exported."""
    from app.cli.options import report_json  # noqa: PLC0415 other commands need no report
    from app.reports.catalogue import REPORTS  # noqa: PLC0415 the same

    if options.json:
        say_json([report_json(report) for report in REPORTS])
    else:
        say_lines(f"{report.id}\t{tr(report.title)}\t{tr(report.description)}" for report in REPORTS)
    return 0


def export(options: Namespace) -> int:
    """Write one report as PDF, the plan for another program, or the deadlines as a calendar."""
    if options.report in ("plan", "calendar"):
        from app.cli import transfers  # noqa: PLC0415 other commands need none of it

        return (
            transfers.export_plan(options) if options.report == transfers.PLAN else transfers.export_calendar(options)
        )
    from app.cli.options import report_options  # noqa: PLC0415 other commands need no report
    from app.reports.catalogue import find_report  # noqa: PLC0415 the same
    from app.reports.export import export_report  # noqa: PLC0415 the same

    target = Path(options.output)
    chosen = report_options(find_report(options.report), options)
    with _closing(bootstrap.view(Path(options.file))) as session:
        pages = export_report(session, options.report, target, options=chosen)
    _report(
        options,
        {"file": str(target), "pages": pages},
        tr("Wrote {name}, {count} pages.", name=target.name, count=persian_digits(pages)),
    )
    return 0


def check(options: Namespace) -> int:
    """Examine a project file: header, structure, digests, and that the tables equal the ledger's fold."""
    from app.services.checking import examine  # noqa: PLC0415 other commands need no examination

    problems = examine(Path(options.file))
    if options.json:
        say_json({"ok": not problems, "problems": [asdict(problem) for problem in problems]})
    else:
        say_lines(problem_lines(problems))
    return PROBLEMS_FOUND if problems else 0


def history(options: Namespace) -> int:
    """Tell who changed what and when."""
    with _closing(bootstrap.view(Path(options.file))) as session:
        entries = session.history()
        if options.json:
            say_json(history_json(entries))
        else:
            say_lines(history_lines(entries))
    return 0


def sample(options: Namespace) -> int:
    """Write every report of the sample programme into a folder."""
    from app.reports.catalogue import REPORTS  # noqa: PLC0415 other commands need no report
    from app.reports.export import export_report  # noqa: PLC0415 the same
    from app.reports.report import Options  # noqa: PLC0415 the same
    from app.reports.subjects import example  # noqa: PLC0415 the same

    folder = Path(options.reports).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiskError(tr("The folder cannot be made: {reason}", reason=error.strerror or "")) from error
    with _closing(bootstrap.open_sample()) as session:
        for report in REPORTS:
            target = folder / f"{report.id}.pdf"
            export_report(session, report.id, target, options=Options(subject=example(session, report)))
            say(str(target))
    return 0
