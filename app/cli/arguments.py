"""The commands and their options."""

import argparse
from collections.abc import Sequence
from typing import NoReturn, TypeAlias

from app import __version__
from app.cli import commands, figures, registers, scheduling, searching
from app.domain.errors import WrongUseError
from app.i18n import tr


class _Parser(argparse.ArgumentParser):
    """Reports wrong use like every other error instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        sentence = tr("The command is not understood ({reason}). Write it like this:", reason=message)
        raise WrongUseError(f"{sentence}\n{self.format_usage().strip()}")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; `run` of the result is the function that does the work.

    Raises:
        WrongUseError: no such command or option.
    """
    parser = _Parser(prog="khoosheyar", description=tr("Plan, run and report the development of a business cluster."))
    parser.add_argument("--version", action="version", version=f"khoosheyar {__version__}")
    group = parser.add_subparsers(required=True, metavar=tr("COMMAND"), parser_class=_Parser)
    for add in (
        _new,
        _import,
        _show,
        _apply,
        _reports,
        _export,
        _check,
        _history,
        _list,
        _progress,
        _budget,
        _due,
        _find,
        _schedule,
        _sample,
    ):
        add(group)
    return parser.parse_args(arguments)


_Group: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 the one name that argparse has for it


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON"))


def _new(group: _Group) -> None:
    parser = group.add_parser("new", help=tr("make a new project file"))
    parser.add_argument("file")
    parser.add_argument("--template", help=tr("fill it from a template, such as roadmap"))
    parser.add_argument("--start", help=tr("first day of the programme, such as 1405/01/01"))
    parser.add_argument("--title", default="", help=tr("title of the programme"))
    _json(parser)
    parser.set_defaults(run=commands.new)


def _import(group: _Group) -> None:
    parser = group.add_parser("import", help=tr("read a programme table, or a plan of another program, into a project"))
    parser.add_argument(
        "source", help=tr("a text, .xlsx or .docx file with the table, or an .xml, .gan or .xlsx file with a plan")
    )
    parser.add_argument("file")
    _json(parser)
    parser.set_defaults(run=commands.import_table)


def _show(group: _Group) -> None:
    parser = group.add_parser("show", help=tr("print the plan"))
    parser.add_argument("file")
    parser.add_argument("--version", help=tr("title or id of a plan version, to print the plan as it was frozen"))
    _json(parser)
    parser.set_defaults(run=commands.show)


def _apply(group: _Group) -> None:
    parser = group.add_parser("apply", help=tr("make edits, one JSON object a line"))
    parser.add_argument("file")
    parser.add_argument("edits", help=tr("a file of edits, or - for standard input"))
    _json(parser)
    parser.set_defaults(run=commands.apply_edits)


def _reports(group: _Group) -> None:
    parser = group.add_parser("reports", help=tr("list the reports"))
    _json(parser)
    parser.set_defaults(run=commands.list_reports)


def _export(group: _Group) -> None:
    parser = group.add_parser("export", help=tr("write a report as PDF, or the plan for another program"))
    parser.add_argument("file")
    parser.add_argument("report", help=tr("an id from the list of reports; plan or calendar for other programs"))
    parser.add_argument(
        "-o", "--output", required=True, help=tr("the file to write; of a plan .xml, .gan or .xlsx, of a calendar .ics")
    )
    parser.add_argument("--paper", choices=("a4", "a3"), help=tr("size of the paper"))
    parser.add_argument("--activity", help=tr("id or place of the activity, for reports about one"))
    for subject in ("actor", "agreement", "meeting", "group", "guide"):
        parser.add_argument(f"--{subject}", help=tr("id, number or name of the record, for reports about one"))
    parser.add_argument("--sections", help=tr("only these sections, by id with commas between them"))
    parser.add_argument("--without", help=tr("parts to leave out, by id with commas between them"))
    _json(parser)
    parser.set_defaults(run=commands.export)


def _check(group: _Group) -> None:
    parser = group.add_parser("check", help=tr("examine a project file thoroughly"))
    parser.add_argument("file")
    _json(parser)
    parser.set_defaults(run=commands.check)


def _history(group: _Group) -> None:
    parser = group.add_parser("history", help=tr("tell who changed what and when"))
    parser.add_argument("file")
    _json(parser)
    parser.set_defaults(run=commands.history)


def _list(group: _Group) -> None:
    parser = group.add_parser("list", help=tr("print a register"))
    parser.add_argument("file")
    parser.add_argument("kind", choices=registers.NAMES, help=tr("which register"))
    _json(parser)
    parser.set_defaults(run=registers.list_records)


def _due(group: _Group) -> None:
    parser = group.add_parser("due", help=tr("print what is overdue or falls due within 30 days"))
    parser.add_argument("file")
    parser.add_argument("--on", help=tr("the day to look from, such as 1405/03/01; today if left out"))
    _json(parser)
    parser.set_defaults(run=registers.list_due)


def _progress(group: _Group) -> None:
    parser = group.add_parser("progress", help=tr("print progress, earned value and delays"))
    parser.add_argument("file")
    parser.add_argument("--on", metavar="DATE", help=tr("the day to look from, such as 1405/03/01; today if left out"))
    _json(parser)
    parser.set_defaults(run=figures.progress)


def _budget(group: _Group) -> None:
    parser = group.add_parser("budget", help=tr("print the money from required to spent, and what is wrong with it"))
    parser.add_argument("file")
    parser.add_argument("--by", choices=figures.WAYS, help=tr("what a row is; a phase if left out"))
    _json(parser)
    parser.set_defaults(run=figures.budget)


def _find(group: _Group) -> None:
    parser = group.add_parser("find", help=tr("search everything in a project"))
    parser.add_argument("file")
    parser.add_argument("words", nargs="+", help=tr("words or their beginnings, in any spelling"))
    _json(parser)
    parser.set_defaults(run=searching.find)


def _schedule(group: _Group) -> None:
    parser = group.add_parser("schedule", help=tr("print early and late dates, floats and the critical path"))
    parser.add_argument("file")
    _json(parser)
    parser.set_defaults(run=scheduling.show_schedule)


def _sample(group: _Group) -> None:
    parser = group.add_parser("sample", help=tr("write all reports of the sample programme"))
    parser.add_argument("--reports", required=True, metavar="FOLDER", help=tr("the folder to write to"))
    parser.set_defaults(run=commands.sample)
