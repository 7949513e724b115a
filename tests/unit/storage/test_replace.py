"""A file is replaced whole or stays as it was."""

from pathlib import Path

import pytest

from app.domain.errors import DiskError
from app.storage.replace import refuse_special, write_atomically


def test_that_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "گزارش.pdf"
    for content in (b"one", b"two"):

        def fill(temporary: Path, content: bytes = content) -> None:
            temporary.write_bytes(content)

        write_atomically(target, fill)
        assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]


def test_that_a_failure_of_the_writer_leaves_the_old_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_text("old")

    def fail(temporary: Path) -> None:
        temporary.write_text("half")
        raise KeyError(temporary)

    with pytest.raises(KeyError):
        write_atomically(target, fail)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_that_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="xxx"):
        refuse_special(tmp_path / ("x" * 300))


def test_that_a_full_disk_is_told(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"

    def fill_disk(temporary: Path) -> None:
        temporary.write_text("half")
        with Path("/dev/full").open("w") as full:
            full.write("x")

    with pytest.raises(DiskError, match=r"report\.pdf"):
        write_atomically(target, fill_disk)
    assert list(tmp_path.iterdir()) == []
