"""Where the program's own files lie, who owns which store, and what may not be written over."""

import os
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from app.domain.errors import DiskError, RuleError
from app.paths import data_folder
from app.storage import places
from app.storage.places import LocalFacts, read_facts, store_for, write_facts
from app.storage.stamp import DocumentStamp
from tests.helpers.damage import PROJECT_UID

STAMP = DocumentStamp(1, 2, 3, 4, "ab")


def opened(document: Path) -> Path:
    """Do what opening a document does to the data folder."""
    document.touch()
    store = store_for(PROJECT_UID, document)
    store.touch()
    write_facts(store, LocalFacts(str(document), STAMP))
    return store


def test_that_each_document_has_its_own_store(tmp_path: Path) -> None:
    one, other = opened(tmp_path / "a.khooshe"), opened(tmp_path / "b.khooshe")
    assert one != other
    assert one == store_for(PROJECT_UID, tmp_path / "a.khooshe")
    assert stat.S_IMODE(one.parent.stat().st_mode) == 0o700
    assert one.parent.name == PROJECT_UID


def test_that_a_link_leads_to_the_same_store(tmp_path: Path) -> None:
    store = opened(tmp_path / "a.khooshe")
    (tmp_path / "link").symlink_to(tmp_path / "a.khooshe")
    assert store_for(PROJECT_UID, tmp_path / "link") == store


def test_that_a_moved_document_takes_its_store_along(tmp_path: Path) -> None:
    store = opened(tmp_path / "a.khooshe")
    (tmp_path / "a.khooshe").rename(tmp_path / "moved.khooshe")
    assert opened(tmp_path / "moved.khooshe") == store
    again = opened(tmp_path / "a.khooshe")
    assert again != store
    assert opened(tmp_path / "moved.khooshe") == store
    assert opened(tmp_path / "a.khooshe") == again


def test_that_a_store_of_another_project_is_never_taken(tmp_path: Path) -> None:
    opened(tmp_path / "a.khooshe")
    (tmp_path / "a.khooshe").unlink()
    assert not store_for("f" * 32, tmp_path / "a.khooshe").exists()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"document": 1}', b'{"document": "x", "stamp": {"a": 1}}', b"\xff"]
)
def test_that_damaged_facts_read_as_none_and_the_store_is_found(tmp_path: Path, content: bytes) -> None:
    store = opened(tmp_path / "a.khooshe")
    store.with_suffix(".json").write_bytes(content)
    assert read_facts(store) is None
    assert store_for(PROJECT_UID, tmp_path / "a.khooshe") == store


@pytest.mark.parametrize("stamp", [STAMP, None])
def test_that_facts_come_back_as_written(tmp_path: Path, stamp: DocumentStamp | None) -> None:
    store = store_for(PROJECT_UID, tmp_path / "نام‌ها \udcff.khooshe")
    facts = LocalFacts(str(tmp_path / "نام‌ها \udcff.khooshe"), stamp)
    write_facts(store, facts)
    assert read_facts(store) == facts
    assert stat.S_IMODE(store.with_suffix(".json").stat().st_mode) == 0o600


def test_that_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KHOOSHEYAR_HOME", str(tmp_path / "file" / "data"))
    with pytest.raises(DiskError):
        store_for(PROJECT_UID, tmp_path / "a.khooshe")
    with pytest.raises(DiskError):
        places.device_id()


def test_that_the_installation_keeps_its_name() -> None:
    first = places.device_id()
    assert len(first) == 32
    assert places.device_id() == first
    assert [path.name for path in data_folder().iterdir()] == ["device"]


def test_that_a_damaged_name_is_given_anew() -> None:
    places.device_id()
    (data_folder() / "device").write_bytes(b"\xff\0")
    assert places.device_id() == places.device_id()


def test_that_processes_that_start_together_agree_on_the_name() -> None:
    command = [sys.executable, "-c", "from app.storage.places import device_id; print(device_id())"]
    root = Path(__file__).parents[3]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) for _ in range(4)]
    assert len({process.communicate()[0] for process in started}) == 1


def test_that_the_open_project_and_its_side_files_are_refused(tmp_path: Path) -> None:
    document = tmp_path / "a.khooshe"
    store = opened(document)
    hard, link, side = tmp_path / "hard.pdf", tmp_path / "link.pdf", tmp_path / "a.khooshe-journal"
    os.link(document, hard)
    link.symlink_to(document)
    for target in (document, hard, link, side, tmp_path / "." / "a.khooshe", store, store.with_suffix(".json")):
        with pytest.raises(RuleError, match=target.name):
            places.refuse_own_files(target, [document])


def test_that_other_files_may_be_written(tmp_path: Path) -> None:
    opened(tmp_path / "a.khooshe")
    places.refuse_own_files(tmp_path / "report.pdf", [tmp_path / "a.khooshe"])
    places.refuse_own_files(tmp_path / "b.khooshe", [tmp_path / "a.khooshe"])


def test_that_only_our_own_old_leftovers_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ours = store_for(PROJECT_UID, tmp_path / "a").with_name(".a.khooshe-0123456789ab.tmp")
    beside = tmp_path / ".plan.khooshe-0123456789ab.tmp"
    others = [tmp_path / "plan.tmp", tmp_path / ".plan.khooshe-0123456789ac.tmp", tmp_path / "other-import-x"]
    folder = tmp_path / f"{places.IMPORT_PREFIX}x"
    folder.mkdir()
    for path in (ours, beside, *others):
        path.touch()
    old = time.time() - 7_200
    for path in (ours, beside, folder, others[0], others[2]):
        os.utime(path, (old, old))
    places.clean_leftovers(tmp_path)
    assert not any(path.exists() for path in (ours, beside, folder))
    assert all(path.exists() for path in others)
