"""Plans of other programs: taking one in, giving the plan out, and the deadlines as a calendar."""

import datetime as dt
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

from app import bootstrap
from app.cli.output import say, say_json, say_lines
from app.domain.text import isolate, persian_digits
from app.exchange.plans import deadlines, incoming, outgoing, transfer
from app.exchange.plans.plan_file import Remark
from app.i18n import tr

PLAN: Final = "plan"
CALENDAR: Final = "calendar"


def import_plan(options: Namespace) -> int:
    """Fill a project, made first when there is none, with the plan of another program."""
    read = incoming.checked(transfer.read_file(Path(options.source)))
    session = bootstrap.open_or_new(Path(options.file))
    try:
        count = incoming.fill(session, read)
    finally:
        session.close()
    if options.json:
        say_json({"ok": True, "rows": count, "remarks": [asdict(remark) for remark in read.remarks]})
    else:
        say_lines(_lines(read.remarks))
        say(tr("{count} rows were read.", count=persian_digits(count)))
    return 0


def export_plan(options: Namespace) -> int:
    """Write the plan in the format of the file's suffix, and say what the format cannot hold."""
    target = Path(options.output)
    session = bootstrap.view(Path(options.file))
    try:
        plan = outgoing.plan_file_of(session)
    finally:
        session.close()
    remarks = transfer.write_file(target, plan)
    if options.json:
        told = [asdict(remark) for remark in remarks]
        say_json({"ok": True, "file": str(target), "rows": len(plan.tasks), "remarks": told})
    else:
        say_lines(_lines(remarks))
        say(tr("Wrote {name}, {count} rows.", name=target.name, count=persian_digits(len(plan.tasks))))
    return 0


def export_calendar(options: Namespace) -> int:
    """Write the deadlines as iCalendar."""
    target = Path(options.output)
    session = bootstrap.view(Path(options.file))
    try:
        count = deadlines.write_calendar(session, target, dt.datetime.now().astimezone())
    finally:
        session.close()
    if options.json:
        say_json({"ok": True, "file": str(target), "events": count})
    else:
        say(tr("Wrote {name}, {count} days.", name=target.name, count=persian_digits(count)))
    return 0


def _lines(remarks: Iterable[Remark]) -> Iterator[str]:
    for remark in remarks:
        yield f"{isolate(remark.place)}: {remark.text}" if remark.place else remark.text
