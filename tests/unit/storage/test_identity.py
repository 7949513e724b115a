"""A store that is taken away while it is open is noticed around the next commit."""

import os
from pathlib import Path

import pytest

from app.domain.errors import DiskError
from app.storage.identity import FileIdentity


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    path.write_bytes(bytes(8_192))
    return path


def test_that_an_untouched_store_and_its_own_growth_are_fine(store: Path) -> None:
    identity = FileIdentity(store)
    identity.confirm()
    os.truncate(store, 12_288)
    identity.renew()
    identity.confirm()


def test_that_a_deleted_store_is_noticed(store: Path) -> None:
    identity = FileIdentity(store)
    store.unlink()
    with pytest.raises(DiskError, match=r"store\.db"):
        identity.confirm()
    with pytest.raises(DiskError):
        identity.renew()


def test_that_a_replaced_store_is_noticed(store: Path) -> None:
    identity = FileIdentity(store)
    other = store.with_name("other")
    other.write_bytes(store.read_bytes())
    other.replace(store)
    with pytest.raises(DiskError):
        identity.confirm()
    with pytest.raises(DiskError):
        identity.renew()


@pytest.mark.parametrize("size", [0, 4_096, 16_384])
def test_that_a_store_resized_by_others_is_noticed(store: Path, size: int) -> None:
    identity = FileIdentity(store)
    os.truncate(store, size)
    with pytest.raises(DiskError):
        identity.confirm()


def test_that_a_folder_moved_away_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    (folder / "store.db").touch()
    identity = FileIdentity(folder / "store.db")
    folder.rename(tmp_path / "gone")
    with pytest.raises(DiskError):
        identity.confirm()


def test_that_a_store_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(DiskError):
        FileIdentity(tmp_path / "absent")
