"""Broken and hostile files are refused with one kind sentence, quickly and without a trace."""

import os
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from app.domain.errors import DiskError, RefusedFileError
from app.exchange.limits import PROGRAMME
from app.exchange.table_import import read_file, read_text
from tests.helpers.tables import as_text, seed_lines, write_document, write_workbook

WORKBOOK, DOCUMENT = "book.xlsx", "text.docx"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    write_workbook(folder / WORKBOOK, seed_lines())
    write_document(folder / DOCUMENT, [[line for line in seed_lines() if any(line)]])
    return folder


def rebuilt(path: Path, change: Callable[[str, bytes], bytes], *more: tuple[str, bytes]) -> bytes:
    """Write an archive anew with its parts changed and others added."""
    target = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            copy.writestr(name, change(name, source.read(name)))
        for name, content in more:
            copy.writestr(name, content)
    return target.getvalue()


def unchanged(_: str, content: bytes) -> bytes:
    return content


def in_part(part: str, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, content: content.replace(old, new, 1) if name.endswith(part) else content


def encrypted(data: bytes) -> bytes:
    """Set the encryption flag of every entry."""
    changed = bytearray(data)
    for signature, distance in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            changed[place + distance] |= 1
            place = data.find(signature, place + 1)
    return bytes(changed)


def refusal(data: bytes, folder: Path) -> str:
    path = folder / "given.bin"
    path.write_bytes(data)
    with pytest.raises(RefusedFileError) as refused:
        read_file(path)
    assert str(folder) not in str(refused.value)
    return str(refused.value)


DECLARATION = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (WORKBOOK, in_part("sheet2.xml", b"<worksheet", DECLARATION + b"<worksheet")),
        (DOCUMENT, in_part("document.xml", b"<w:document", DECLARATION + b"<w:document")),
        (DOCUMENT, in_part("document.xml", b"UTF-8", b"UTF-7")),
        (DOCUMENT, in_part("document.xml", b"<w:body>", b"<w:body>" + b"<w:p>" * 5000)),
        (DOCUMENT, in_part("document.xml", b"</w:body>", b"<w:p/>" * 1_100_000 + b"</w:body>")),
        (WORKBOOK, in_part("sheet2.xml", b"</sheetData>", b"<row/>" * 1_100_000 + b"</sheetData>")),
        (WORKBOOK, in_part("sheet2.xml", b"<sheetData>", b'<sheetData><row r="99999999999"/>')),
        (WORKBOOK, in_part("sheet2.xml", b"<sheetData>", b'<sheetData><row r="x"/>')),
        (WORKBOOK, in_part("sheet2.xml", b"<sheetData>", b'<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row>')),
        (WORKBOOK, in_part("sheet2.xml", b"</sheetData>", b"")),
        (WORKBOOK, in_part("workbook.xml", b"<sheets>", b"<sheets><sheet/>")),
        (WORKBOOK, lambda name, content: b"" if name.endswith("styles.xml") else content),
    ],
)
def test_that_a_hostile_part_is_refused(
    name: str, change: Callable[[str, bytes], bytes], sound: Path, tmp_path: Path
) -> None:
    assert refusal(rebuilt(sound / name, change), tmp_path)


@pytest.mark.parametrize(
    "more",
    [
        [("xl/media/bomb.bin", b"\0" * (61 * 2**20))],
        [("xl/bomb.xml", b"<a>" + b" " * (20 * 2**20) + b"</a>")],
        [("../outside.xml", b"<a/>")],
        [("/outside.xml", b"<a/>")],
        [("C:\\outside.xml", b"<a/>")],
        [("XL/WORKBOOK.XML", b"<a/>")],
        [(f"xl/extra{number}.xml", b"<a/>") for number in range(1_001)],
        [("xl/hidden.xml", '<?xml version="1.0"?><!DOCTYPE a []><a/>'.encode("utf-16"))],
    ],
)
def test_that_a_hostile_archive_is_refused(more: list[tuple[str, bytes]], sound: Path, tmp_path: Path) -> None:
    assert refusal(rebuilt(sound / WORKBOOK, unchanged, *more), tmp_path)


@pytest.mark.parametrize("name", [WORKBOOK, DOCUMENT])
def test_that_truncated_and_damaged_files_are_refused_or_read(name: str, sound: Path, tmp_path: Path) -> None:
    data = (sound / name).read_bytes()
    for share in range(1, 10):
        assert refusal(data[: len(data) * share // 10], tmp_path)
    path = tmp_path / "damaged.bin"
    for place in range(40, len(data), max(len(data) // 60, 1)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        with suppress(RefusedFileError):
            assert read_file(path).rows


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SQLite format 3\0" + bytes(5_000),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000),
        b"PK\x03\x04" + bytes(100),
        b"%PDF-1.7\n\x00\x01\x02",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        bytes(range(256)) * 40,
        "یک نامه بدون جدول".encode(),
        b"\t" * 10**6 + b"1",
        b"1-1\t" + b"x" * (23 * 2**20),
        b"1-1\t" + b"x" * (25 * 2**20),
        b"1\tx\n" * (PROGRAMME.rows + 2),
    ],
)
def test_that_what_is_no_table_is_refused(data: bytes, tmp_path: Path) -> None:
    assert refusal(data, tmp_path)


def test_that_an_encrypted_archive_is_refused(sound: Path, tmp_path: Path) -> None:
    assert refusal(encrypted((sound / WORKBOOK).read_bytes()), tmp_path)


def test_that_folders_pipes_and_missing_files_are_refused(tmp_path: Path) -> None:
    unusual = [tmp_path]
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        unusual.append(tmp_path / "pipe")
    for path in unusual:
        with pytest.raises(RefusedFileError):
            read_file(path)
    with pytest.raises(DiskError):
        read_file(tmp_path / "missing.txt")


def test_that_a_pasted_table_beyond_the_limits_is_refused() -> None:
    with pytest.raises(RefusedFileError):
        read_text(as_text([["1", *["x"] * 500]]))
