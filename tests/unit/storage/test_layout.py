"""The schema of a store: what the migrations make is exactly what the reader of documents expects."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import NewerFileError
from app.storage.layout import APPLICATION_ID, FORMAT, STATEMENTS
from app.storage.migrations import apply_all, migrate


def _schema(connection: sqlite3.Connection) -> set[tuple[str, str, str, str | None]]:
    return set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def _made_of(statements: Iterable[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    return connection


def test_that_a_migrated_store_has_the_layout() -> None:
    with closing(_made_of(())) as migrated, closing(_made_of(STATEMENTS)) as fresh:
        apply_all(migrated)
        assert _schema(migrated) == _schema(fresh)
        assert migrated.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert migrated.execute("PRAGMA user_version").fetchone() == (FORMAT,)


def test_that_migrating_again_changes_nothing(tmp_path: Path) -> None:
    with closing(_made_of(())) as connection:
        migrate(connection, tmp_path / "copy")
        before = connection.execute("PRAGMA schema_version").fetchone()
        migrate(connection, tmp_path / "copy")
        assert connection.execute("PRAGMA schema_version").fetchone() == before
    assert not (tmp_path / "copy").exists()


def test_that_a_newer_store_is_refused(tmp_path: Path) -> None:
    with closing(_made_of((f"PRAGMA user_version={FORMAT + 1}",))) as connection, pytest.raises(NewerFileError):
        migrate(connection, tmp_path / "copy")


def test_that_no_trigger_view_or_constraint_is_stored() -> None:
    with closing(_made_of(STATEMENTS)) as connection:
        kinds = {kind for kind, *_ in _schema(connection)}
        assert kinds == {"table", "index"}
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
            assert connection.execute(f"PRAGMA foreign_key_list({name})").fetchall() == []
