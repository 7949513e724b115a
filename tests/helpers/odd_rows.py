"""Project files from strangers: every table full of rows that no rule of ours would have let in."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from app.domain.schema import Column, Kind, Table, Value
from app.domain.tables import TABLES
from app.domain.transaction import ALIVE, Operation
from app.storage.shape import value_fault
from tests.helpers.damage import add_blob, build, operation, transaction

ROWS: Final = 12
_PDI: Final = "\u2066\u202e"
_TEXTS: Final = (
    None,
    "",
    " ",
    "\n",
    "نام",
    "نام\nدو خطی\r\n\tو سه",
    f"{_PDI}exe.نام\u202c\u2069\u2069",
    "..\\..\\a.exe",
    "/etc/passwd",
    "=cmd|' /C calc'!A0",
    '<img src="file:///etc/passwd"><table><table>',
    "&amp;&#0;<b>",
    "%s {name} %(x)s {0}",
    "\U0001f9d1\u200d\U0001f91d\u200d\U0001f9d1" * 40,
    "ا\u0651" * 300,
    "بی‌فاصله" * 200,
    "\ufeff\u200c\u200d\u200f",
    "\ufdfd" * 60,
    "0",
    "-1",
)
_DATES: Final = (
    None,
    "",
    "0001-01-01",
    "0622-03-21",
    "0622-03-22",
    "9999-12-31",
    "9999-01-01",
    "20260501",
    "2026-W20-1",
    "2026-05-01",
    "2026-11-24",
    "2026-12-01",
    "1900-01-01",
)
_INTEGERS: Final = (None, 0, 1, -1, 5, 10, 11, -6, 100, 101, 10_000, 10_001, 2**63 - 1, -(2**63))
_TIMES: Final = (None, "10:00", "09", "T10", "101112", "23:59:59.999999+23:59", "00:00", "10:00Z")
_LISTS: Final = (
    None,
    "[]",
    ' [ "a" ] ',
    json.dumps([f"برچسب {number}" for number in range(10_000)], ensure_ascii=False),
    json.dumps(["", " ", "\n", _PDI, "الف", "الف", "الف\0"], ensure_ascii=True),
    json.dumps(["\ud800", "ك" * 50_000]),
)
_ORDERS: Final = (None, "", "a", "a", "a", "~", "\x7f", "zz", "۱", "-", " ", "0" * 2_000, "n\n")


def strange_project(path: Path, seed: int) -> Path:
    """Make a project whose every new table holds odd rows, other ones for another `seed`."""
    chance = random.Random(seed)  # noqa: S311 the same rows again for the same seed
    operations = [*_people(), *_rows(chance), *_circles(), *_long()]
    build(path, [transaction(1, _plan()), transaction(2, operations)])
    add_blob(path, b"GIF89a\xff\xff\xff\xff")
    return path


def _made(row: str, table: str, **fields: object) -> Operation:
    return operation(row, {ALIVE: 1, **fields}, table)


def _plan() -> Iterator[Operation]:
    yield _made("act0", "activity", title="فعالیت", month_from=1, month_to=3)
    yield _made("act1", "activity", title="\u202eفعالیت\n۲", month_from=9, month_to=2, parent_id="act0")


def _people() -> Iterator[Operation]:
    """Give each table one sound row to point to, so that odd rows are reached from the pages."""
    for number in range(2):
        yield _made(f"sound-actor-{number}", "actor", name=f"بازیگر {number}")
    yield _made("sound-working_group", "working_group", title="کارگروه")
    yield _made("sound-meeting", "meeting", title="جلسه", on="2026-11-20")
    yield _made("sound-guide", "guide", title="راهنما")
    yield _made("sound-agreement", "agreement", title="تفاهم‌نامه", number="۱", state="in_force", end="9999-12-31")


def _rows(chance: random.Random) -> Iterator[Operation]:
    for table in TABLES:
        for number in range(ROWS):
            yield _made(f"{table.name}{number}", table.name, **_fields(table, chance, number))


def _fields(table: Table, chance: random.Random, number: int) -> Mapping[str, Value]:
    fields: dict[str, Value] = {column.name: _value(column, chance) for column in table.columns}
    if table.naming:
        fields[table.naming] = _TEXTS[number + chance.randrange(len(_TEXTS) - ROWS)]
    return fields


def _value(column: Column, chance: random.Random) -> Value:
    return chance.choice([value for value in _pool(column) if value_fault(column, value) is None])


def _pool(column: Column) -> Sequence[Value]:
    if column.refers_to:
        return _targets(column)
    if column.kind is Kind.CHOICE:
        return [None, "", "unknown", "\u202eopen", *column.choices, *column.choices]
    return _POOLS[column.kind]


def _targets(column: Column) -> list[Value]:
    table = column.refers_to
    here = [f"{table}{number}" for number in range(4)]
    sound = [f"sound-{table}", f"sound-{table}-0", f"sound-{table}-1"]
    return [None, "", "nothing", "meeting1", "actor1", "project", "\u202e" * 300, *here, *sound]


def _circles() -> Iterator[Operation]:
    yield _made("ring0", "agreement", title="حلقه ۱", annex_of_id="ring1", renews_id="ring1", state="renewed")
    yield _made("ring1", "agreement", title="حلقه ۲", annex_of_id="ring0", renews_id="ring0", state="in_force")
    yield _made("ring2", "agreement", title="خود", annex_of_id="ring2", renews_id="ring2", state="expired")
    yield _made("self-member", "membership", person_id="sound-actor-0", organisation_id="sound-actor-0")
    yield _made("self-relation", "relation", from_id="sound-actor-0", to_id="sound-actor-0", flow="service")
    for number in range(2):
        yield _made(f"nap{number}", "snooze", obligation_id="forever", until=f"9999-01-0{number + 1}")
    for name, more in (
        ("forever", {"due": "0700-01-01", "period": "monthly", "period_end": "9999-12-31"}),
        ("never", {"period": "monthly", "period_end": "9999-12-31"}),
        ("late", {"due": "9999-11-30", "period": "yearly", "done_until": "9999-12-31"}),
        ("backwards", {"due": "2026-05-01", "period": "monthly", "period_end": "1900-01-01"}),
    ):
        yield _made(name, "obligation", agreement_id="sound-agreement", title=name, **more)
    for number, name in enumerate(("..\\..\\a.exe", "\u202egpj.exe", "/etc/passwd", "", "x" * 300 + ".png", "con")):
        owner = {"actor_id": "sound-actor-0", "agreement_id": "sound-agreement", "meeting_id": "sound-meeting"}
        digest = ("0" * 64, "../../../etc/passwd", "", "f" * 63, None, "F" * 64)[number]
        yield _made(f"file{number}", "attachment", name=name, sha256=digest, size=(0, 2**62)[number % 2], **owner)


def _long() -> Iterator[Operation]:
    text = "متن بلند " * 22_000
    yield _made("long-actor", "actor", name="بلند " * 30_000, duties=text)
    yield _made("long-meeting", "meeting", title="بلند " * 30_000, on="2026-11-25", minutes=text)
    yield _made("long-agreement", "agreement", title="بلند " * 30_000, subject=text, end="2026-12-01", state="in_force")
    yield _made("long-group", "working_group", title="ب" * 190_000, mandate=text)
    yield _made("long-decision", "decision", meeting_id="long-meeting", text=text, due="2026-11-26")
    yield _made("long-obligation", "obligation", agreement_id="long-agreement", title="ب" * 199_000, due="2026-11-26")


_POOLS: Final[Mapping[Kind, tuple[Value, ...]]] = {
    Kind.TEXT: _TEXTS,
    Kind.LONG_TEXT: _TEXTS,
    Kind.INTEGER: _INTEGERS,
    Kind.MONEY: _INTEGERS,
    Kind.DATE: _DATES,
    Kind.TIME: _TIMES,
    Kind.LIST: _LISTS,
    Kind.ORDER: _ORDERS,
}
