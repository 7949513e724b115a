"""Make the ledger and the tables of the programme and its plan."""

from typing import Final

STATEMENTS: Final = (
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
    (
        'CREATE TABLE "project"("id" TEXT PRIMARY KEY NOT NULL, "title" TEXT, "agent" TEXT, "organisation" TEXT,'
        ' "supervisor" TEXT, "start" TEXT, "version" TEXT, "notes" TEXT) STRICT'
    ),
    (
        'CREATE TABLE "activity"("id" TEXT PRIMARY KEY NOT NULL, "parent_id" TEXT, "sort" TEXT, "title" TEXT,'
        ' "month_from" INTEGER, "month_to" INTEGER, "start" TEXT, "end" TEXT, "weight" INTEGER, "status" TEXT,'
        ' "progress" INTEGER, "mechanisms" TEXT, "responsible" TEXT, "stakeholders" TEXT, "budget" INTEGER,'
        ' "outputs" TEXT, "indicators" TEXT, "notes" TEXT, "printed_code" TEXT, "printed_title" TEXT,'
        ' "printed_mechanism" TEXT, "reading_notes" TEXT, "title_is_ours" INTEGER) STRICT'
    ),
    'CREATE INDEX "activity_parent_id" ON "activity"("parent_id")',
    "PRAGMA application_id=0x43444131",
    "PRAGMA user_version=1",
)
