"""The layout of a project file: its marks and the exact statements that make its tables.

A file from elsewhere is ours only when its `sqlite_master` equals what `STATEMENTS` make, in this order. Record tables
hold nothing but the fold of the ledger, so they carry no constraint that a gap in a damaged ledger could break.
"""

from collections.abc import Iterable
from typing import Final

from app.domain.records import CORE_TABLES
from app.domain.schema import Table

APPLICATION_ID: Final = 0x43444131
FORMAT: Final = 3
PAGE_SIZE: Final = 4096

META_PROJECT: Final = "project_uid"
META_CREATED: Final = "created"

MIGRATION_STATEMENTS: Final = (
    (
        'CREATE TABLE "_sqlite_migrations" (\n'
        '   "id" INTEGER PRIMARY KEY,\n'
        '   "migration_set" TEXT,\n'
        '   "name" TEXT,\n'
        '   "applied_at" TEXT\n'
        ")"
    ),
    (
        'CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"\n'
        '    ON "_sqlite_migrations" ("migration_set", "name")'
    ),
)

LEDGER_STATEMENTS: Final = (
    "CREATE TABLE meta(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT",
    (
        "CREATE TABLE session(sid TEXT PRIMARY KEY NOT NULL, person TEXT NOT NULL, device TEXT NOT NULL,"
        " app TEXT NOT NULL, started TEXT NOT NULL) STRICT"
    ),
    (
        "CREATE TABLE txn(tid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sid TEXT NOT NULL, hlc INTEGER NOT NULL,"
        " at TEXT NOT NULL, label TEXT NOT NULL, undo_of TEXT, digest BLOB NOT NULL) STRICT"
    ),
    (
        "CREATE TABLE op(tid INTEGER NOT NULL, row TEXT NOT NULL, tbl TEXT NOT NULL, fields TEXT NOT NULL,"
        " pred TEXT NOT NULL, PRIMARY KEY(tid, row)) STRICT, WITHOUT ROWID"
    ),
    "CREATE INDEX op_row ON op(row)",
    "CREATE TABLE blob(sha256 TEXT PRIMARY KEY NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT",
)


def quoted(name: str) -> str:
    """Write the name of a table or column for SQL; `end` and others are words of the language."""
    return f'"{name}"'


def record_statements(tables: Iterable[Table], form: int = FORMAT) -> tuple[str, ...]:
    """Return the statements that make the tables of the records and an index for each reference.

    With an older `form` the tables have only the columns that files of that format knew.
    """
    statements = []
    for table in tables:
        known = [column for column in table.columns if column.since <= form]
        columns = (f"{quoted(c.name)} {'INTEGER' if c.kind.is_integer else 'TEXT'}" for c in known)
        inside = ", ".join(('"id" TEXT PRIMARY KEY NOT NULL', *columns))
        statements.append(f"CREATE TABLE {quoted(table.name)}({inside}) STRICT")
        statements.extend(
            f"CREATE INDEX {quoted(f'{table.name}_{c.name}')} ON {quoted(table.name)}({quoted(c.name)})"
            for c in known
            if c.refers_to
        )
    return tuple(statements)


def released_statements(form: int) -> tuple[str, ...]:
    """Return the statements that make every table that a file of a released format may have."""
    return MIGRATION_STATEMENTS + LEDGER_STATEMENTS + record_statements(CORE_TABLES, form)


STATEMENTS: Final = released_statements(FORMAT)
