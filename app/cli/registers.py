"""The commands that print registers and reminders, as aligned lines and as JSON."""

import datetime as dt
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from app import bootstrap
from app.cli.columns import aligned
from app.cli.days import day_of
from app.cli.output import say_json, say_lines
from app.domain import jalali
from app.domain.clock import today
from app.domain.reminding import BAND_LABELS, Due
from app.domain.standing import GRID_LABELS
from app.domain.tables.agreements import STATE_LABELS as AGREEMENT_STATES
from app.domain.text import left_to_right, persian_digits
from app.i18n import mark, tr
from app.services import due
from app.services.listing import KINDS, Listed, listed, plain
from app.services.session import Session

NAMES: Final = tuple(KINDS)
"""The registers that can be listed."""


def list_records(options: Namespace) -> int:
    """Print a register."""
    session = bootstrap.view(Path(options.file))
    try:
        records = listed(session, options.kind, today())
    finally:
        session.close()
    if options.json:
        say_json([plain(record) for record in records])
    else:
        say_lines(_register(options.kind, records))
    return 0


def list_due(options: Namespace) -> int:
    """Print what is overdue or falls due soon."""
    day = day_of(options.on)
    session = bootstrap.view(Path(options.file))
    try:
        found = due.due_on(session, day)
        answer = [_due_json(session, one) for one in found]
    finally:
        session.close()
    if options.json:
        say_json(answer)
    else:
        say_lines(_due_lines(found, day))
    return 0


def _due_json(session: Session, one: Due) -> dict[str, object]:
    return {
        "kind": str(one.kind),
        "id": one.id,
        "title": one.title,
        "on": one.on.isoformat(),
        "days_left": one.days_left,
        "band": str(one.band),
        "owner": one.owner,
        "part_of": one.whole,
        "page": one.page,
        "record": due.whole_of(session, one),
    }


def _due_lines(found: Sequence[Due], day: dt.date) -> Iterator[str]:
    if not found:
        yield tr("Nothing is overdue or falls due within 30 days of {day}.", day=jalali.long(day))
    for band, dues in due.banded(found).items():
        yield f"{tr(BAND_LABELS[band])} ({persian_digits(len(dues))})"
        yield from ("  " + line for line in aligned([_due_cells(one) for one in dues]))


def _due_cells(one: Due) -> tuple[str, ...]:
    words = " · ".join(part for part in (one.title or tr("Untitled"), one.whole, one.owner) if part)
    return _date(one.on), due.how_long(one.days_left), tr(due.DUE_LABELS[one.kind]), " ".join(words.split())


def _register(kind: str, records: Sequence[Listed]) -> Iterator[str]:
    if not records:
        yield tr("There is nothing in this register yet.")
        return
    columns = _COLUMNS[kind]
    labels = {**_COMPUTED, **{one.name: one.labels for one in KINDS[kind].register.table.columns}}
    rows = [
        tuple(_shown(_value(column, record), labels.get(column, {})) for _, column in columns) for record in records
    ]
    yield from aligned([tuple(tr(title) for title, _ in columns), *rows])


def _value(column: str, record: Listed) -> Any:
    value: Any = record
    for name in column.split("."):
        value = value[name]
    return value


def _shown(value: Any, labels: Mapping[str, str]) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, dt.date):
        return _date(value)
    if isinstance(value, list | tuple):
        return "، ".join(map(str, value)) or "—"
    if isinstance(value, str):
        return tr(labels[value]) if value in labels else " ".join(value.split())
    return persian_digits(value)


def _date(day: dt.date) -> str:
    return left_to_right(jalali.short(day))


_COLUMNS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "actors": (
        (mark("Kind"), "kind"),
        (mark("Group of actors"), "helix"),
        (mark("Power"), "computed.standing.power"),
        (mark("Interest"), "computed.standing.interest"),
        (mark("Place on the grid"), "computed.grid"),
        (mark("Last contact"), "computed.last_contact"),
        (mark("Name"), "name"),
    ),
    "relations": (
        (mark("Flow"), "flow"),
        (mark("Strength"), "strength"),
        (mark("Formality"), "formality"),
        (mark("Frequency"), "frequency"),
        (mark("From actor"), "from"),
        (mark("To actor"), "to"),
    ),
    "meetings": (
        (mark("Date"), "on"),
        (mark("Kind"), "kind"),
        (mark("State"), "state"),
        (mark("Number"), "number"),
        (mark("Open follow-ups"), "computed.open_follow_ups"),
        (mark("Title"), "title"),
    ),
    "groups": (
        (mark("State"), "state"),
        (mark("Members"), "computed.members"),
        (mark("Meetings"), "computed.meetings"),
        (mark("Overdue outputs"), "computed.overdue"),
        (mark("Chair"), "computed.chairs"),
        (mark("Title"), "title"),
    ),
    "agreements": (
        (mark("Number"), "number"),
        (mark("Kind"), "kind"),
        (mark("State"), "computed.state"),
        (mark("Valid until"), "computed.last_day"),
        (mark("Fulfilment"), "computed.fulfilment"),
        (mark("Next due"), "computed.next_due"),
        (mark("Title"), "title"),
    ),
    "obligations": (
        (mark("Next due"), "computed.next_due"),
        (mark("State"), "state"),
        (mark("Fulfilment"), "computed.fulfilment"),
        (mark("Owner"), "computed.owner"),
        (mark("Agreement"), "agreement"),
        (mark("Obligation"), "title"),
    ),
}
_COMPUTED: Final[Mapping[str, Mapping[str, str]]] = {
    "computed.grid": GRID_LABELS,
    "computed.state": AGREEMENT_STATES,
}
