"""Files that somebody forged: no stored SQL runs, every part is checked, good parts still come in."""

import sqlite3
import time
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.clock import LATEST
from app.domain.errors import RefusedFileError
from app.domain.schema import LARGEST_INTEGER, LONGEST_TEXT
from app.domain.transaction import Operation, Transaction
from app.storage.door import read_document
from app.storage.shape import MOST_OPERATIONS
from tests.helpers.damage import (
    FIRST_CLOCK,
    build,
    creation,
    name_of,
    operation,
    plan_of,
    sealed,
    swap_text,
    transaction,
)


def refuse_whole(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RefusedFileError, match=path.name):
        read_document(path, deadline_seconds=10)
    assert path.read_bytes() == before


def forged(fields: str, pred: str = "{}", *, row: str = "row9", table: str = "activity") -> Transaction:
    """Make a transaction with a genuine digest over a payload that no honest program writes."""
    return transaction(9, [Operation(row, table, fields, pred)])


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON txn BEGIN DELETE FROM activity; END",
        "CREATE VIEW extra AS SELECT 1",
        "CREATE VIEW bomb AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT max(x) FROM c",
        "CREATE TABLE extra(x)",
        "CREATE TABLE extra(x CHECK (abs(x)), y AS (x + 1))",
        "CREATE INDEX extra ON activity(title COLLATE NOCASE)",
        "CREATE INDEX extra ON activity(lower(title))",
        "CREATE INDEX OP_ROWS ON op(row)",
        "ALTER TABLE activity ADD COLUMN extra TEXT",
        "CREATE VIRTUAL TABLE search USING fts5(title)",
        "ANALYZE",
        "DROP INDEX op_row",
        "DROP TABLE blob",
        "DELETE FROM meta",
        "UPDATE meta SET value = '../../elsewhere'",
        "INSERT INTO meta SELECT hex(randomblob(600)), hex(randomblob(600))",
    ],
)
def test_that_a_layout_other_than_ours_is_refused(tmp_path: Path, statement: str) -> None:
    refuse_whole(build(tmp_path / "a.khooshe", plan_of(3), statement))


def test_that_a_view_in_place_of_a_table_is_refused(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", plan_of(3), "DROP TABLE activity", "CREATE VIEW activity AS SELECT 1 AS id")
    refuse_whole(path)


def test_that_damaged_search_tables_are_refused(tmp_path: Path) -> None:
    path = build(
        tmp_path / "a.khooshe",
        plan_of(3),
        "CREATE VIRTUAL TABLE search USING fts5(title)",
        "INSERT INTO search VALUES ('x')",
        "UPDATE search_data SET block = zeroblob(9)",
    )
    refuse_whole(path)


def test_that_the_same_name_in_other_letters_is_refused(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", plan_of(3))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET name = 'ACTIVITY' WHERE name = 'activity'")
    refuse_whole(path)


def test_that_a_text_of_bytes_that_are_no_utf8_spoils_only_its_transaction(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", plan_of(3))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE txn SET label = CAST(x'ff41eda080' AS TEXT) WHERE tid = 1")
    content = read_document(path)
    assert [one.id for one in content.transactions] == [name_of(2), name_of(3)]
    assert [one.id for one in content.rejected] == [name_of(1)]


def test_that_a_wrong_type_in_a_strict_column_is_refused(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", plan_of(3))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')       ') WHERE name = 'txn'")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE txn SET hlc = 'later', label = 5 WHERE tid = 2")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ')       ', ') STRICT') WHERE name = 'txn'")
    refuse_whole(path)


DEEP = "[" * 100_000 + "]" * 100_000

BAD_PAYLOADS = [
    f'{{"title":{DEEP}}}',
    DEEP,
    '{"title":"a","title":"b"}',
    '{"month_from":NaN}',
    '{"month_from":Infinity}',
    '{"month_from":1.0}',
    '{"month_from":' + "9" * 5_000 + "}",
    f'{{"budget":{LARGEST_INTEGER + 1}}}',
    '{"budget":-1}',
    '{"month_from":601}',
    '{"month_from":"1"}',
    '{"month_from":true}',
    '{"title":5}',
    '{"title":["a"]}',
    '{"title":{"a":1}}',
    '{"title":"\\ud800"}',
    '{"title":"\\u0000"}',
    '{"title":"' + "x" * (LONGEST_TEXT + 1) + '"}',
    '{"start":"1405-13-77"}',
    '{"start":"soon"}',
    '{"mechanisms":"{}"}',
    '{"mechanisms":"' + "[" * 100_000 + '"}',
    '{"mechanisms":"[1]"}',
    '{"_alive":2}',
    '{"_alive":true}',
    '{"_alive":null}',
    '{"no such field!":1}',
    '{"newer":1.5}',
    '{"newer":[]}',
    f'{{"newer":{1 << 64}}}',
    "{" + ",".join(f'"f{number}":1' for number in range(300)) + "}",
    "",
    "[]",
    "null",
    '{"title":"x"',
]


@pytest.mark.parametrize("fields", BAD_PAYLOADS, ids=range(len(BAD_PAYLOADS)))
def test_that_a_forged_payload_is_left_out_and_the_rest_comes_in(tmp_path: Path, fields: str) -> None:
    content = read_document(build(tmp_path / "a.khooshe", [*plan_of(2), forged(fields)]))
    assert [one.id for one in content.transactions] == [name_of(1), name_of(2)]
    assert [one.id for one in content.rejected] == [name_of(9)]


@pytest.mark.parametrize(
    "pred",
    [
        f'{{"title":["{name_of(9)}"]}}',  # itself
        f'{{"title":["{name_of(10)}"]}}',  # a later one
        '{"title":["short"]}',
        '{"title":"abc"}',
        '{"title":[5]}',
        f'{{"no field!":["{name_of(1)}"]}}',
        "[]",
        DEEP,
    ],
)
def test_that_a_forged_list_of_predecessors_is_left_out(tmp_path: Path, pred: str) -> None:
    path = build(tmp_path / "a.khooshe", [creation(1), forged('{"title":"x"}', pred), creation(10)])
    content = read_document(path)
    assert [one.id for one in content.transactions] == [name_of(1), name_of(10)]
    assert len(content.rejected) == 1


def test_that_a_circle_of_predecessors_is_broken(tmp_path: Path) -> None:
    one = transaction(1, [operation("row", {"title": "a"}, pred={"title": [name_of(2)]})])
    other = transaction(2, [operation("row", {"title": "b"}, pred={"title": [name_of(1)]})])
    assert read_document(build(tmp_path / "a.khooshe", [one, other])).transactions == (other,)


def test_that_unknown_predecessors_come_in(tmp_path: Path) -> None:
    late = transaction(1, [operation("row", {"title": "a"}, pred={"title": [name_of(77)], "*": []})])
    assert read_document(build(tmp_path / "a.khooshe", [late])).transactions == (late,)


@pytest.mark.parametrize(
    "change",
    [
        {"hlc": 1 << 62},
        {"hlc": LATEST},
        {"hlc": -1},
        {"id": "../../x"},
        {"id": "A" * 32},
        {"sid": ""},
        {"sid": "x" * 65},
        {"at": "yesterday"},
        {"at": "2026-01-01T00:00:00"},
        {"undo_of": "x"},
        {"label": "x" * 1_001},
        {"label": "a\0b"},
    ],
)
def test_that_a_forged_heading_is_left_out(tmp_path: Path, change: dict[str, object]) -> None:
    bad = transaction(9, creation(9).operations, **change)
    content = read_document(build(tmp_path / "a.khooshe", [*plan_of(2), bad]))
    assert len(content.transactions) == 2
    assert len(content.rejected) == 1


def test_that_a_digest_over_other_content_is_left_out(tmp_path: Path) -> None:
    bad = replace(creation(9), label="دیگری")
    content = read_document(build(tmp_path / "a.khooshe", [creation(1), bad]))
    assert [one.id for one in content.rejected] == [bad.id]


def test_that_a_file_whose_every_part_is_bad_is_refused(tmp_path: Path) -> None:
    refuse_whole(build(tmp_path / "a.khooshe", [replace(one, label="دیگری") for one in plan_of(5)]))


def test_that_changes_without_a_heading_are_reported(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", plan_of(3), "DELETE FROM txn WHERE tid = 2")
    content = read_document(path)
    assert [one.id for one in content.transactions] == [name_of(1), name_of(3)]
    assert [one.id for one in content.rejected] == ["#2"]


def test_that_a_heading_without_its_changes_is_left_out(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", plan_of(3), "DELETE FROM op WHERE tid = 2")
    assert [one.id for one in read_document(path).rejected] == [name_of(2)]


def test_that_an_undo_without_changes_comes_in(tmp_path: Path) -> None:
    undo = transaction(2, [], undo_of=name_of(1))
    assert read_document(build(tmp_path / "a.khooshe", [creation(1), undo])).transactions[1] == undo


def test_that_changes_of_newer_tables_and_fields_are_kept(tmp_path: Path) -> None:
    newer = transaction(1, [operation("a", {"colour": "سبز"}), operation("b", {"odds": 3}, table="risk")])
    assert read_document(build(tmp_path / "a.khooshe", [newer])).transactions == (newer,)


@pytest.mark.parametrize("place", [{"row": "../x"}, {"row": "A"}, {"table": "sqlite_master; --"}, {"table": ""}])
def test_that_a_forged_place_is_left_out(tmp_path: Path, place: dict[str, str]) -> None:
    path = build(tmp_path / "a.khooshe", [creation(1), forged('{"title":"x"}', **place)])
    assert len(read_document(path).rejected) == 1


def test_that_a_record_cannot_appear_in_two_tables(tmp_path: Path) -> None:
    second = transaction(2, [operation("row1", {"title": "x"}, table="project")])
    content = read_document(build(tmp_path / "a.khooshe", [second, creation(1), creation(3)]))
    assert [one.id for one in content.transactions] == [name_of(1), name_of(3)]
    assert [one.id for one in content.rejected] == [name_of(2)]


def test_that_circles_of_parents_come_in_as_plain_changes(tmp_path: Path) -> None:
    circle = [
        transaction(1, [operation("a", {"_alive": 1, "parent_id": "a"})]),
        transaction(2, [operation("b", {"_alive": 1, "parent_id": "c"}), operation("c", {"parent_id": "b"})]),
    ]
    assert read_document(build(tmp_path / "a.khooshe", circle)).transactions == tuple(circle)


def test_that_a_forged_author_is_left_out(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", plan_of(1), "INSERT INTO session VALUES ('Q!', 'x', 'x', 'x', 'x')")
    content = read_document(path)
    assert len(content.sessions) == 1
    assert [one.id for one in content.rejected] == ["Q!"]


def fill_with_operations(connection: sqlite3.Connection, count: int) -> None:
    connection.execute(
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < ?)"
        " INSERT INTO op SELECT 1, 'r' || x, 'activity', '{}', '{}' FROM c",
        (count,),
    )


def fill_with_text(connection: sqlite3.Connection, size: int) -> None:
    connection.execute("UPDATE op SET fields = '{\"title\":\"' || hex(zeroblob(?)) || '\"}'", (size // 2,))


@pytest.mark.parametrize(
    ("fill", "amount"),
    [(fill_with_operations, 1_000_000), (fill_with_text, 100_000_000), (fill_with_text, 15_000_000)],
)
def test_that_a_bomb_takes_neither_time_nor_memory(
    tmp_path: Path, fill: Callable[[sqlite3.Connection, int], None], amount: int
) -> None:
    path = build(tmp_path / "a.khooshe", plan_of(1))
    with closing(sqlite3.connect(path)) as connection, connection:
        fill(connection, amount)
    tracemalloc.start()
    started = time.monotonic()
    refuse_whole_unread(path)
    assert tracemalloc.get_traced_memory()[1] < 200 << 20
    tracemalloc.stop()
    assert time.monotonic() - started < 10


def refuse_whole_unread(path: Path) -> None:
    with pytest.raises(RefusedFileError, match=path.name):
        read_document(path, deadline_seconds=9)


def test_that_too_many_changes_in_one_transaction_are_left_out(tmp_path: Path) -> None:
    swollen = transaction(2, [Operation(f"r{number}", "x", "{}", "{}") for number in range(MOST_OPERATIONS + 1)])
    content = read_document(build(tmp_path / "a.khooshe", [creation(1), swollen]))
    assert [one.id for one in content.rejected] == [swollen.id]


def test_that_the_order_is_that_of_the_clock(tmp_path: Path) -> None:
    late, early = transaction(1, [], hlc=FIRST_CLOCK + 9), transaction(2, [], hlc=FIRST_CLOCK)
    assert read_document(build(tmp_path / "a.khooshe", [late, early])).transactions == (early, late)


def test_that_a_letter_of_the_project_name_must_be_of_its_alphabet(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", plan_of(1))
    refuse_whole(swap_text(path, "0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdeg"))


def test_that_sealing_again_makes_a_genuine_transaction(tmp_path: Path) -> None:
    changed = sealed(replace(creation(1), label="دیگر"))
    assert read_document(build(tmp_path / "a.khooshe", [changed])).transactions == (changed,)
