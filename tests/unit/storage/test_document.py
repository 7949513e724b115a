"""The user's file is written whole or not at all, and never over something else."""

import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import DiskError, NewerFileError, RefusedFileError, RuleError, UserError
from app.storage import places
from app.storage.document import stamp_of, write_document
from app.storage.door import read_document
from tests.helpers.damage import PROJECT_UID, add, build, creation, empty_store, overwrite, plan_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = places.store_for(PROJECT_UID, tmp_path / "plan.khooshe")
    with closing(empty_store(path)) as connection:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        add(connection, plan_of(20))
        yield connection


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "اسناد"
    folder.mkdir()
    return folder / "برنامه خوشه.khooshe"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_that_what_is_written_comes_in_at_the_door(store: sqlite3.Connection, target: Path) -> None:
    stamp = write_document(store, target)
    content = read_document(target)
    assert content.transactions == tuple(plan_of(20))
    assert content.stamp == stamp == stamp_of(target)
    assert target.read_bytes()[18:20] == b"\1\1"
    assert names_in(target.parent) == [target.name]


def test_that_a_stamp_tells_other_content(store: sqlite3.Connection, target: Path) -> None:
    first = write_document(store, target)
    add(store, [creation(99)])
    second = write_document(store, target)
    assert not first.same_content(second)
    assert first.same_content(first)
    assert stamp_of(target.with_name("absent")) is None


def test_that_the_replaced_version_is_kept_in_the_data_folder(store: sqlite3.Connection, target: Path) -> None:
    write_document(store, target)
    add(store, [creation(99)])
    write_document(store, target)
    kept = places.previous_version(PROJECT_UID, target)
    assert len(read_document(kept).transactions) == 20
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_that_the_permissions_of_the_file_stay(store: sqlite3.Connection, target: Path) -> None:
    write_document(store, target)
    target.chmod(0o640)
    write_document(store, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_that_a_link_is_followed_to_the_real_file(store: sqlite3.Connection, target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.khooshe"
    link.symlink_to(target)
    write_document(store, link)
    assert link.is_symlink()
    assert len(read_document(target).transactions) == 20


@pytest.mark.parametrize("name", ["a%20b#c?d=1.khooshe", "file:x?mode=memory", "۱۲۳‌.khooshe", "x" * 255, "'; --"])
def test_that_odd_names_are_written(store: sqlite3.Connection, target: Path, name: str) -> None:
    odd = target.with_name(name)
    write_document(store, odd)
    assert names_in(target.parent) == [name]


def test_that_a_path_longer_than_a_database_takes_is_written(store: sqlite3.Connection, tmp_path: Path) -> None:
    folder = tmp_path / ("a" * 200) / ("b" * 200) / ("c" * 200)
    folder.mkdir(parents=True)
    write_document(store, folder / "plan.khooshe")
    assert len(read_document(folder / "plan.khooshe").transactions) == 20


@pytest.mark.parametrize("content", [b"a letter", b"", b"PK\x03\x04" + bytes(500)])
def test_that_another_kind_of_file_is_never_replaced(store: sqlite3.Connection, target: Path, content: bytes) -> None:
    target.write_bytes(content)
    with pytest.raises(RefusedFileError):
        write_document(store, target)
    assert target.read_bytes() == content


def test_that_a_file_of_a_newer_version_is_never_replaced(store: sqlite3.Connection, target: Path) -> None:
    overwrite(build(target), 60, b"\0\0\0\x63")
    with pytest.raises(NewerFileError):
        write_document(store, target)


def test_that_a_damaged_document_of_ours_can_be_replaced(store: sqlite3.Connection, target: Path) -> None:
    overwrite(build(target, plan_of(3)), 5_000, bytes(8_000))
    write_document(store, target)
    assert len(read_document(target).transactions) == 20


def test_that_the_store_and_its_side_files_are_never_replaced(store: sqlite3.Connection, tmp_path: Path) -> None:
    path = places.store_for(PROJECT_UID, tmp_path / "plan.khooshe")
    hard = tmp_path / "hard.khooshe"
    os.link(path, hard)
    before = path.stat()
    for own in (path, hard, path.with_name(f"{path.name}-journal"), places.snapshots_folder(path) / "x.khooshe"):
        with pytest.raises(RuleError):
            write_document(store, own)
    assert path.stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    "name", ["absent/plan.khooshe", "file/plan.khooshe", "x" * 256, "folder", "pipe", "/proc/plan.khooshe"]
)
def test_that_an_impossible_place_is_told_at_once(store: sqlite3.Connection, target: Path, name: str) -> None:
    (target.parent / "file").touch()
    (target.parent / "folder").mkdir()
    os.mkfifo(target.parent / "pipe")
    before = names_in(target.parent)
    with pytest.raises(DiskError) as told:
        write_document(store, target.parent / name)
    assert str(told.value)
    assert names_in(target.parent) == before


def test_that_a_full_disk_leaves_the_document_as_it_was(store: sqlite3.Connection, target: Path) -> None:
    write_document(store, target)
    before = target.read_bytes()
    add(store, [creation(number, "متن بلند" * 500) for number in range(100, 160)])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (1, 4_096, 20_000, 100_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            with pytest.raises(UserError):
                write_document(store, target)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert target.read_bytes() == before
        assert names_in(target.parent) == [target.name]
    write_document(store, target)
    assert len(read_document(target).transactions) == 80


def test_that_a_disk_without_room_is_called_full(store: sqlite3.Connection) -> None:
    full = Path("/dev/full")
    with pytest.raises(DiskError):
        write_document(store, full)


def test_that_a_damaged_store_is_told_and_the_document_stays(tmp_path: Path, target: Path) -> None:
    path = build(tmp_path / "store.db", plan_of(300))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        write_document(connection, target)
    before = target.read_bytes()
    overwrite(path, path.stat().st_size // 2, os.urandom(40_000))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, pytest.raises(DiskError):
        write_document(connection, target)
    assert target.read_bytes() == before
    assert names_in(target.parent) == [target.name]


SAVING = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from tests.helpers.damage import add, creation, empty_store
    from app.storage.document import write_document

    connection = empty_store(Path(sys.argv[1]))
    target = Path(sys.argv[2])
    for number in range(1, 100_000):
        add(connection, [creation(number)])
        write_document(connection, target)
        print(number, flush=True)
    """
)


def test_that_a_kill_leaves_the_document_before_or_after(tmp_path: Path, target: Path) -> None:
    for run in range(25):
        store = tmp_path / f"{run}.db"
        command = [sys.executable, "-c", SAVING, str(store), str(target)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(run * 0.003)
            os.kill(process.pid, signal.SIGKILL)
            saved = 1 + len(process.stdout.read().split())
        content = read_document(target)
        assert len(content.transactions) in (saved, saved + 1)
        assert content.rejected == ()
