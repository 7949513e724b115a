"""Files cut, damaged or of other programs at the door: a clear refusal, the file untouched, nothing left behind."""

import os
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import DiskError, NewerFileError, RefusedFileError, UserError
from app.domain.transaction import is_genuine
from app.storage import places
from app.storage.door import read_document, read_tables
from app.storage.layout import PAGE_SIZE
from app.storage.stamp import stamp_of
from tests.helpers.damage import AUTHOR, PROJECT_UID, add_blob, build, creation, overwrite, patch, plan_of, swap_text


@pytest.fixture(autouse=True)
def _nothing_left_behind(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("private")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    assert list(folder.iterdir()) == []


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return build(tmp_path / "برنامه.khooshe", plan_of(300))


LEAF_OF_INDEX = 0x0A


def refused(path: Path) -> str:
    """Open a file that must be refused and return the message; the file must stay as it was."""
    before = path.read_bytes()
    with pytest.raises(RefusedFileError) as refusal:
        read_document(path, deadline_seconds=10)
    assert path.read_bytes() == before
    assert path.name in str(refusal.value)
    return str(refusal.value)


def test_that_a_document_comes_in_whole(document: Path) -> None:
    content = read_document(document)
    assert content.project_uid == PROJECT_UID
    assert content.sessions == (AUTHOR,)
    assert content.transactions == tuple(plan_of(300))
    assert all(is_genuine(one) for one in content.transactions)
    assert content.rejected == ()
    assert content.stamp == stamp_of(document)


def test_that_a_project_without_any_edit_comes_in(tmp_path: Path) -> None:
    assert read_document(build(tmp_path / "new.khooshe")).transactions == ()


def test_that_an_older_document_without_later_tables_comes_in(tmp_path: Path) -> None:
    path = build(tmp_path / "old.khooshe", plan_of(2), "DROP TABLE activity")
    assert len(read_document(path).transactions) == 2
    assert "activity" not in read_tables(path)


def test_that_the_tables_of_records_can_be_read_for_a_check(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", (), "INSERT INTO activity(id, title) VALUES ('r', 'عنوان')")
    (row,) = read_tables(path)["activity"]
    assert (row["id"], row["title"], row["month_from"]) == ("r", "عنوان", None)


@pytest.mark.parametrize("share", [0.5, 0.1, 0.99])
def test_that_a_file_cut_short_is_refused(document: Path, share: float) -> None:
    patch(document, lambda content: content.__delitem__(slice(int(len(content) * share), None)))
    assert "incomplete" in refused(document) or "ناقص" in refused(document)


@pytest.mark.parametrize("left", [0, 1, 15, 16, 60, 99, 100, 2_000])
def test_that_a_file_cut_inside_its_first_page_is_refused(document: Path, left: int) -> None:
    patch(document, lambda content: content.__delitem__(slice(left, None)))
    refused(document)


def test_that_a_file_without_its_last_page_is_refused(document: Path) -> None:
    patch(document, lambda content: content.__delitem__(slice(-PAGE_SIZE, None)))
    refused(document)


def test_that_garbage_at_the_end_is_refused(document: Path) -> None:
    patch(document, lambda content: content.extend(b"x" * 100))
    refused(document)


def test_that_a_gap_of_zeros_is_refused(document: Path) -> None:
    middle = document.stat().st_size // 2 // PAGE_SIZE * PAGE_SIZE
    overwrite(document, middle, bytes(16_384))
    refused(document)


def test_that_swapped_pages_change_nothing_of_what_comes_in(document: Path) -> None:
    content = document.read_bytes()
    pages = [content[start : start + PAGE_SIZE] for start in range(0, len(content), PAGE_SIZE)]
    leaves = [at for at, page in enumerate(pages) if page[0] == LEAF_OF_INDEX and "فعالیت".encode() in page]
    one, other = leaves[len(leaves) // 2 : len(leaves) // 2 + 2]
    overwrite(document, one * PAGE_SIZE, pages[other])
    overwrite(document, other * PAGE_SIZE, pages[one])
    assert read_document(document).transactions == tuple(plan_of(300))


def test_that_a_changed_time_in_every_heading_leaves_nothing_to_trust(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", [creation(1), creation(2), creation(3, "عنوان ب")])
    swap_text(path, "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:01+00:00")
    with pytest.raises(RefusedFileError):
        read_document(path)


def test_that_a_changed_letter_in_a_value_costs_only_that_transaction(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", [creation(1, "نخست"), creation(2, "دومی"), creation(3, "سومی")])
    swap_text(path, "دومی", "دوهی")
    content = read_document(path)
    assert [one.id for one in content.transactions] == [creation(1).id, creation(3).id]
    (rejected,) = content.rejected
    assert rejected.id == creation(2).id
    assert rejected.reason


@pytest.mark.parametrize(
    "start",
    [b"\xff\xd8\xff\xe0JFIF", b"\x89PNG\r\n", b"%PDF-1.7", b"age-encryption.org/v1\n", b"hello", b"SQLite format 3"],
)
def test_that_a_file_of_another_kind_is_refused(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "plan.khooshe"
    path.write_bytes(start + b"\n" * 9_000)
    refused(path)


def test_that_each_kind_of_file_is_called_by_its_name(tmp_path: Path) -> None:
    messages = set()
    for start in (b"\xff\xd8\xff\xe0", b"%PDF-", b"age-encryption.org/v1\n", b"PK\x03\x04", b"", b"text"):
        path = tmp_path / "plan.khooshe"
        path.write_bytes(start)
        messages.add(refused(path))
    assert len(messages) == 6


def test_that_a_compressed_project_is_refused(document: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed.khooshe"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(document, "a.khooshe")
    refused(packed)


def test_that_journals_lying_beside_a_good_file_are_ignored(document: Path) -> None:
    for side in ("-journal", "-wal", "-shm"):
        document.with_name(document.name + side).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 5_000)
    assert len(read_document(document).transactions) == 300
    assert document.with_name(f"{document.name}-journal").stat().st_size == 5_008


def test_that_a_file_in_wal_mode_is_refused_whether_its_side_file_is_there(tmp_path: Path) -> None:
    path = build(tmp_path / "wal.khooshe", plan_of(3), "PRAGMA journal_mode=WAL")
    alone = refused(path)
    path.with_name("wal.khooshe-wal").write_bytes(b"x" * 4_000)
    assert refused(path) == alone


@pytest.mark.parametrize(
    ("offset", "data"),
    [
        (56, b"\0\0\0\2"),  # UTF-16
        (20, b"\x20"),  # reserved bytes
        (16, b"\2\0"),  # pages of 512 bytes
        (16, b"\1\1"),
        (68, b"GPKG"),  # another application
        (68, b"\0\0\0\0"),
        (60, b"\xff\xff\xff\xff"),  # a negative version
        (60, b"\0\0\0\0"),
        (28, b"\xff\xff\xff\xff"),
        (44, b"\0\0\0\x09"),  # a schema format that does not exist
    ],
)
def test_that_a_strange_header_is_refused(document: Path, offset: int, data: bytes) -> None:
    refused(overwrite(document, offset, data))


def test_that_a_file_of_a_newer_version_is_told_apart(document: Path) -> None:
    overwrite(document, 60, b"\0\0\0\x63")
    with pytest.raises(NewerFileError, match=document.name):
        read_document(document)


def test_that_a_pipe_a_device_and_a_folder_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull), tmp_path):
        with pytest.raises(RefusedFileError):
            read_document(path)


@pytest.mark.parametrize("name", ["absent.khooshe", "a.khooshe/b", "x" * 300])
def test_that_a_file_that_is_not_there_is_a_fault_of_the_disk(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.khooshe").touch()
    with pytest.raises(DiskError):
        read_document(tmp_path / name)


def test_that_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError):
        read_document(tmp_path / "nul\0.khooshe")


def test_that_a_huge_sparse_file_is_refused_without_copying(document: Path) -> None:
    os.truncate(document, 3 << 30)
    with pytest.raises(RefusedFileError):
        read_document(document)


@pytest.mark.parametrize(
    "name", ["۱۰۰٪ خوشه.khooshe", "a%20b#c?d=1&mode=rw.khooshe", "نیم‌فاصله.khooshe", "file:x", "'"]
)
def test_that_odd_names_are_opened(tmp_path: Path, name: str) -> None:
    assert len(read_document(build(tmp_path / name, plan_of(2))).transactions) == 2


def test_that_a_path_of_more_than_260_characters_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / ("پوشه" * 15) / ("b" * 200) / ("c" * 200)
    folder.mkdir(parents=True)
    path = build(tmp_path / "a.khooshe", plan_of(2)).rename(folder / "a.khooshe")
    assert len(read_document(path).transactions) == 2


def test_that_the_live_store_is_never_opened_as_a_file(tmp_path: Path) -> None:
    store = places.store_for(PROJECT_UID, tmp_path / "a.khooshe")
    build(store, plan_of(1))
    link = tmp_path / "link.khooshe"
    link.symlink_to(store)
    hard = tmp_path / "hard.khooshe"
    os.link(store, hard)
    for path in (store, link, hard):
        with pytest.raises(RefusedFileError):
            read_document(path)


def test_that_the_deadline_stops_a_reading(tmp_path: Path) -> None:
    path = build(tmp_path / "a.khooshe", plan_of(2_000))
    with pytest.raises(UserError):
        read_document(path, deadline_seconds=0.0)


def test_that_an_attachment_comes_in_by_its_hash(document: Path) -> None:
    add_blob(document, b"scan")
    assert list(read_document(document).blobs.values()) == [b"scan"]


def test_that_an_attachment_with_another_hash_is_left_out(document: Path) -> None:
    add_blob(document, b"scan", "ab" * 32)
    add_blob(document, b"other", "..\\..\\a\u202ecod.exe")
    content = read_document(document)
    assert content.blobs == {}
    assert {one.id for one in content.rejected} == {"ab" * 32, "..\\..\\acod.exe"}
