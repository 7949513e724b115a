"""Documents made from scratch and the ways in which files get damaged or are forged."""

import hashlib
import random
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.domain.transaction import ALIVE, Authorship, Operation, Transaction, canonical, digest_of
from app.storage.layout import APPLICATION_ID, FORMAT, META_PROJECT, PAGE_SIZE, STATEMENTS

PROJECT_UID: Final = "0123456789abcdef0123456789abcdef"
AUTHOR: Final = Authorship("a1b2c3", "رضا", "رایانه", "0.1", "2026-01-01T00:00:00+00:00")
FIRST_CLOCK: Final = 1_700_000_000_000 << 16


def name_of(number: int) -> str:
    """Return the id of the transaction of this number."""
    return f"{number:032x}"


def operation(row: str, fields: Mapping[str, object], table: str = "activity", pred: object = None) -> Operation:
    return Operation(row, table, canonical(fields), canonical(pred or {}))


def transaction(number: int, operations: Iterable[Operation], **changed: object) -> Transaction:
    """Make a genuine transaction; `changed` replaces parts of its heading before the digest is taken."""
    plain = Transaction(
        id=name_of(number),
        sid=AUTHOR.sid,
        hlc=FIRST_CLOCK + number,
        at="2026-01-01T00:00:00+00:00",
        label="ویرایش",
        undo_of=None,
        operations=tuple(operations),
        digest=b"",
    )
    return sealed(replace(plain, **changed))  # type: ignore[arg-type]  # tests name real fields


def sealed(plain: Transaction) -> Transaction:
    head = (plain.id, plain.sid, plain.hlc, plain.at, plain.label, plain.undo_of)
    return replace(plain, digest=digest_of(head, plain.operations))


def creation(number: int, title: str = "فعالیت", **fields: object) -> Transaction:
    """Make the transaction that adds one activity."""
    values = {ALIVE: 1, "title": title, "month_from": 1, "month_to": 3, **fields}
    return transaction(number, [operation(f"row{number}", values)])


def plan_of(count: int) -> list[Transaction]:
    return [creation(number, f"فعالیت شماره {number}") for number in range(1, count + 1)]


def empty_store(path: Path) -> sqlite3.Connection:
    """Open a new database with the layout of a project."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (f"page_size={PAGE_SIZE}", f"application_id={APPLICATION_ID}", f"user_version={FORMAT}"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA synchronous=OFF")
    for statement in STATEMENTS:
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES (?, ?)", (META_PROJECT, PROJECT_UID))
    connection.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?)", tuple(vars(AUTHOR).values()))
    return connection


def add(connection: sqlite3.Connection, transactions: Iterable[Transaction]) -> None:
    """Write transactions as they are, genuine or not."""
    connection.execute("BEGIN")
    for one in transactions:
        heading = (one.id, one.sid, one.hlc, one.at, one.label, one.undo_of, one.digest)
        tid = connection.execute(
            "INSERT INTO txn(id, sid, hlc, at, label, undo_of, digest) VALUES (?, ?, ?, ?, ?, ?, ?)", heading
        ).lastrowid
        rows = [(tid, o.row, o.table, o.fields, o.pred) for o in one.operations]
        connection.executemany("INSERT INTO op VALUES (?, ?, ?, ?, ?)", rows)
    connection.execute("COMMIT")


def build(path: Path, transactions: Iterable[Transaction] = (), *statements: str) -> Path:
    """Make a document of these transactions, then run `statements` on it."""
    with closing(empty_store(path)) as connection:
        add(connection, transactions)
        for statement in statements:
            connection.execute(statement)
    return path


def add_blob(path: Path, data: bytes, name: str = "") -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        row = (name or hashlib.sha256(data).hexdigest(), len(data), data)
        connection.execute("INSERT INTO blob VALUES (?, ?, ?)", row)


def patch(path: Path, change: Callable[[bytearray], None]) -> Path:
    """Change the bytes of a file."""
    content = bytearray(path.read_bytes())
    change(content)
    path.write_bytes(content)
    return path


def overwrite(path: Path, offset: int, data: bytes) -> Path:
    def change(content: bytearray) -> None:
        content[offset : offset + len(data)] = data

    return patch(path, change)


def swap_text(path: Path, old: str, new: str) -> Path:
    """Replace every occurrence of a text in the bytes of a file by one of the same length."""
    before, after = old.encode(), new.encode()
    if len(before) != len(after) or before not in path.read_bytes():
        raise ValueError(old)
    path.write_bytes(path.read_bytes().replace(before, after))
    return path


def mutated(content: bytes, seed: int) -> bytes:
    """Damage the bytes of a file in one of seven ways that `seed` chooses."""
    chance = random.Random(seed)  # noqa: S311 the same damage again for the same seed
    return _WAYS[seed % len(_WAYS)](bytearray(content), chance)


def _flip_bit(content: bytearray, chance: random.Random) -> bytes:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _flip_many(content: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 40)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def _spoil_header(content: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 6)):
        content[chance.randrange(100)] = chance.randrange(256)
    return bytes(content)


def _spoil_layout(content: bytearray, chance: random.Random) -> bytes:
    content[chance.randrange(100, 3 * PAGE_SIZE)] = chance.choice([0, 1, 0x7F, 0x80, 0xFF])
    return bytes(content)


def _cut(content: bytearray, chance: random.Random) -> bytes:
    return bytes(content[: chance.randrange(len(content))])


def _swap_pages(content: bytearray, chance: random.Random) -> bytes:
    one, other = (chance.randrange(len(content) // PAGE_SIZE) * PAGE_SIZE for _ in range(2))
    kept = content[one : one + PAGE_SIZE]
    content[one : one + PAGE_SIZE] = content[other : other + PAGE_SIZE]
    content[other : other + PAGE_SIZE] = kept
    return bytes(content)


def _spoil_page_head(content: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) // PAGE_SIZE) * PAGE_SIZE
    content[start : start + 12] = chance.randbytes(12)
    return bytes(content)


_WAYS: Final = (_flip_bit, _flip_many, _spoil_header, _spoil_layout, _cut, _swap_pages, _spoil_page_head)
