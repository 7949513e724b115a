"""The working store on a real disk: alone, private, durable, and aware of what happens to its file."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import DiskError, FileBusyError, RuleError
from app.domain.transaction import ALIVE, Authorship, Operation, canonical, sealed
from app.storage.merging import Incoming
from app.storage.working_store import Origin, WorkingStore

_AUTHOR = Authorship("a1", "مریم", "d" * 32, "0", "2026-01-01T00:00:00+00:00")


def _origin(folder: Path) -> Origin:
    return Origin(folder / "p" / "store.db", "0" * 32, folder / "plan.khooshe")


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[WorkingStore]:
    with closing(WorkingStore.open(_origin(tmp_path), _AUTHOR)) as store:
        yield store


def _add(store: WorkingStore, title: str, **fields: str | None) -> str:
    row = store.new_row_id()
    store.commit("Add", {("activity", row): {ALIVE: 1, "title": title, **fields}})
    return row


def test_that_only_the_owner_can_read_the_store(tmp_path: Path, store: WorkingStore) -> None:
    _add(store, "one")
    path = _origin(tmp_path).store
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_that_a_second_opening_is_told_at_once(tmp_path: Path, store: WorkingStore) -> None:
    _add(store, "one")
    with pytest.raises(FileBusyError):
        WorkingStore.open(_origin(tmp_path), _AUTHOR)


def test_that_another_process_is_kept_out_even_from_reading(tmp_path: Path, store: WorkingStore) -> None:
    _add(store, "one")
    script = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM txn')"
    done = subprocess.run(
        [sys.executable, "-c", script, str(_origin(tmp_path).store)], capture_output=True, text=True, check=False
    )
    assert "database is locked" in done.stderr


def test_that_the_promises_of_durability_are_on(store: WorkingStore) -> None:
    pragmas = {"journal_mode": "delete", "synchronous": 3, "locking_mode": "exclusive", "trusted_schema": 0}
    for name, value in pragmas.items():
        assert store.connection.execute(f"PRAGMA {name}").fetchone() == (value,)


def test_that_edits_and_undo_are_there_after_a_restart(tmp_path: Path) -> None:
    with closing(WorkingStore.open(_origin(tmp_path), _AUTHOR)) as store:
        row = _add(store, "one")
        store.commit("Rename", {("activity", row): {"title": "two"}})
    with closing(WorkingStore.open(_origin(tmp_path), _AUTHOR)) as store:
        assert store.undoable is not None
        assert store.undoable.label == "Rename"
        store.undo()
        assert store.rows.find("activity", {"id": row})[0]["title"] == "one"
        assert store.redoable is not None


def test_that_undo_is_for_the_own_installation_only(store: WorkingStore) -> None:
    _add(store, "one")
    guest = Authorship("b1", "رضا", "e" * 32, "0", "")
    other = WorkingStore.in_memory("0" * 32, guest)
    other.unite(Incoming(list(store.ledger.transactions()), list(store.ledger.sessions().values())))
    assert other.undoable is None
    assert other.undo() is None


def test_that_a_row_cannot_lie_under_itself_or_under_nothing(store: WorkingStore) -> None:
    top = _add(store, "top")
    part = _add(store, "part", parent_id=top)
    for parent in (top, part, "nothing"):
        with pytest.raises(RuleError):
            store.commit("Move", {("activity", top): {"parent_id": parent}})
    assert store.ledger.length() == 2
    assert store.rows.find("activity", {"id": top})[0]["parent_id"] is None


def test_that_two_rows_can_change_places_in_one_action(store: WorkingStore) -> None:
    top = _add(store, "top")
    part = _add(store, "part", parent_id=top)
    store.commit("Swap", {("activity", part): {"parent_id": None}, ("activity", top): {"parent_id": part}})
    other = WorkingStore.in_memory("0" * 32, _AUTHOR)
    other.unite(Incoming(list(store.ledger.transactions())))
    assert {str(row["id"]): row["parent_id"] for row in other.rows.find("activity", {})} == {part: None, top: part}


def test_that_a_store_that_was_taken_away_is_noticed(tmp_path: Path, store: WorkingStore) -> None:
    _add(store, "one")
    path = _origin(tmp_path).store
    shutil.move(path, tmp_path / "elsewhere.db")
    with pytest.raises(DiskError):
        _add(store, "two")


def test_that_a_full_disk_leaves_the_state_before(store: WorkingStore) -> None:
    row = _add(store, "one")
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskError):
        store.commit("Write", {("activity", row): {"notes": "x" * 100_000}})
    store.connection.execute("PRAGMA max_page_count=1000000")
    assert store.rows.find("activity", {})[0]["notes"] is None
    assert store.ledger.length() == 1
    _add(store, "after")


def test_that_our_own_mistakes_are_not_hidden(store: WorkingStore) -> None:
    store.connection.execute("DROP TABLE activity")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        _add(store, "one")
    assert not store.connection.in_transaction


def test_that_what_a_newer_version_wrote_is_relayed(store: WorkingStore) -> None:
    operations = (
        Operation("a1", "activity", canonical({ALIVE: 1, "title": "t", "colour": "red"}), "{}"),
        Operation("r1", "risk", canonical({ALIVE: 1, "name": "flood"}), "{}"),
    )
    newer = sealed(("1" * 32, "n1", 1 << 50, "2027-01-01T00:00:00+00:00", "From the future"), operations)
    result = store.unite(Incoming([newer]))
    assert result.rejected == ()
    assert store.rows.find("activity", {})[0]["title"] == "t"
    assert next(store.ledger.transactions()) == newer


def test_that_values_of_a_wrong_kind_are_not_shown(store: WorkingStore) -> None:
    operation = Operation("a1", "activity", canonical({ALIVE: 1, "title": 5, "budget": "much", "notes": "n"}), "{}")
    store.unite(Incoming([sealed(("1" * 32, "n1", 5, "2027-01-01T00:00:00+00:00", ""), (operation,))]))
    row = store.rows.find("activity", {})[0]
    assert (row["title"], row["budget"], row["notes"]) == (None, None, "n")


def test_that_an_impossible_time_is_rejected(store: WorkingStore) -> None:
    future = sealed(("1" * 32, "n1", (1 << 63) - 1, "2027-01-01T00:00:00+00:00", ""), ())
    assert [each.id for each in store.unite(Incoming([future])).rejected] == ["1" * 32]
    _add(store, "goes on")


def test_that_an_altered_attachment_is_rejected(store: WorkingStore) -> None:
    result = store.unite(Incoming([], blobs={"0" * 64: b"other bytes"}))
    assert [each.id for each in result.rejected] == ["0" * 64]
    assert store.connection.execute("SELECT count(*) FROM blob").fetchone() == (0,)
