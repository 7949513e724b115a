"""Backup copies: readable, private, the right ones kept."""

import datetime as dt
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import DiskError
from app.storage import snapshots
from app.storage.door import read_document
from tests.helpers.damage import add, build, creation, empty_store, plan_of

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(empty_store(tmp_path / "store.db")) as connection:
        add(connection, plan_of(5))
        yield connection


def snapshot_at(at: dt.datetime) -> snapshots.Snapshot:
    return snapshots.Snapshot(Path(at.isoformat()), at, 1, 1)


def test_that_a_snapshot_can_be_read_and_listed(store: sqlite3.Connection, tmp_path: Path) -> None:
    taken = snapshots.take(store, tmp_path / "kept", now=NOON)
    assert snapshots.list_snapshots(tmp_path / "kept") == (taken,)
    assert taken.at == NOON
    assert taken.size == taken.path.stat().st_size
    assert len(read_document(taken.path).transactions) == taken.transactions == 5
    assert stat.S_IMODE(taken.path.stat().st_mode) == 0o600


def test_that_one_is_taken_only_after_an_edit(store: sqlite3.Connection, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    assert snapshots.take_if_changed(store, folder)
    assert snapshots.take_if_changed(store, folder) is None
    add(store, [creation(9)])
    assert snapshots.take_if_changed(store, folder)
    assert len(snapshots.list_snapshots(folder)) == 2


def test_that_the_latest_ten_stay(store: sqlite3.Connection, tmp_path: Path) -> None:
    taken = [snapshots.take(store, tmp_path, now=NOON + dt.timedelta(seconds=number)) for number in range(13)]
    assert list(snapshots.list_snapshots(tmp_path)) == taken[:2:-1]


def test_that_the_last_of_each_of_fourteen_days_stays() -> None:
    every_hour = [snapshot_at(NOON + dt.timedelta(hours=hours)) for hours in range(24 * 30)]
    kept = snapshots.kept_of(every_hour)
    assert set(every_hour[-10:]) <= kept
    assert len({snapshot.at.date() for snapshot in kept}) == 14
    assert len(kept) == 10 + 13


def test_that_other_files_in_the_folder_are_left_alone(store: sqlite3.Connection, tmp_path: Path) -> None:
    for name in ("notes.khooshe", "20261399T000000000000Z-1.khooshe", "x.txt"):
        (tmp_path / name).touch()
    snapshots.take(store, tmp_path)
    assert len(snapshots.list_snapshots(tmp_path)) == 1
    assert (tmp_path / "notes.khooshe").exists()


def test_that_a_folder_that_is_not_there_has_no_snapshots(tmp_path: Path) -> None:
    assert snapshots.list_snapshots(tmp_path / "absent") == ()


def test_that_a_snapshot_that_cannot_be_trusted_is_not_kept(tmp_path: Path) -> None:
    path = build(tmp_path / "store.db", plan_of(3), "UPDATE txn SET label = 'changed' WHERE tid = 2")
    with closing(sqlite3.connect(path)) as connection, pytest.raises(DiskError):
        snapshots.take(connection, tmp_path / "kept")
    assert snapshots.list_snapshots(tmp_path / "kept") == ()


def test_that_a_place_that_cannot_be_written_is_told(store: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    with pytest.raises(DiskError):
        snapshots.take(store, tmp_path / "kept")
