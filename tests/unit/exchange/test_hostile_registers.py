"""Tables of actors that are built to do harm are refused with one kind sentence, quickly."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from app.domain.errors import DiskError, RefusedFileError
from app.exchange.limits import REGISTER
from app.exchange.register_reading import read_actors
from app.exchange.register_sheet import propose, read_pasted, read_sheet
from tests.helpers.tables import write_workbook

SHEET = "sheet2.xml"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "a.xlsx"
    write_workbook(path, [["نام", "تلفن"], ["شرکت الف", "021"]])
    return path


def rebuilt(path: Path, old: bytes, new: bytes, *more: tuple[str, bytes]) -> bytes:
    """Write the workbook anew with a part of its sheet changed and other parts added."""
    target = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = source.read(name)
            copy.writestr(name, content.replace(old, new, 1) if name.endswith(SHEET) else content)
        for name, content in more:
            copy.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<worksheet", ENTITIES + b"<worksheet"),
        (b"</sheetData>", b"<row/>" * (REGISTER.tags + 10) + b"</sheetData>"),
        (b"</sheetData>", b"<dataValidation/>" * 70_000 + b"</sheetData>"),
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/>' + b"<mergeCell/>" * 70_000),
        (b"<sheetData>", b'<sheetData><row r="99999999999"/>'),
        (b"<sheetData>", b'<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row>'),
        (b"</sheetData>", b""),
    ],
)
def test_that_a_hostile_sheet_is_refused(sound: Path, tmp_path: Path, old: bytes, new: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(rebuilt(sound, old, new))
    with pytest.raises(RefusedFileError):
        read_sheet(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    "part",
    [
        ("xl/media/bomb.bin", b"\0" * (61 * 2**20)),
        ("xl/bomb.xml", b"<a>" + b" " * (20 * 2**20) + b"</a>"),
        ("../outside.xml", b"<a/>"),
        ("C:\\outside.xml", b"<a/>"),
    ],
)
def test_that_a_hostile_archive_is_refused(sound: Path, tmp_path: Path, part: tuple[str, bytes]) -> None:
    (tmp_path / "a.xlsx").write_bytes(rebuilt(sound, b"", b"", part))
    with pytest.raises(RefusedFileError):
        read_sheet(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    "text",
    [
        "نام" + "," * 300 + "\nالف" + ",ب" * 300,
        "نام\n" + "ا" * 30_000,
        "نام,تلفن\n" + "الف,ب\n" * (REGISTER.rows + 2),
        '"' + "نام\n" * 200 + "ا" * 200_000,
    ],
)
def test_that_giant_columns_rows_and_cells_are_refused(text: str) -> None:
    with pytest.raises(RefusedFileError):
        read_pasted(text)


def test_that_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises((RefusedFileError, DiskError)):
            read_sheet(path)


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_that_a_damaged_workbook_is_refused_or_read(sound: Path, tmp_path: Path, place: int) -> None:
    data = bytearray(sound.read_bytes())
    at = place * len(data) // 100
    data[at] ^= 0x55
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    try:
        sheet = read_sheet(path)
    except RefusedFileError:
        return
    assert read_actors(sheet, propose(sheet.headings)).actors is not None


def _slow() -> list[tuple[str, Callable[[], str]]]:
    return [
        ("spaces", lambda: "نام\tتلفن\nالف\t" + "x" + " " * 19_000 + "۱"),
        ("dots", lambda: "نام\tراه تماس\nالف\t" + "a." * 9_000),
        ("marks", lambda: "نام\tتلفن\nالف\t" + "- " * 9_000),
        ("letters", lambda: "نام\tرایانامه\nالف\t" + "a@" * 9_000),
    ]


@pytest.mark.parametrize("text", [make() for _, make in _slow()], ids=[name for name, _ in _slow()])
def test_that_no_cell_makes_reading_endless(text: str) -> None:
    sheet = read_pasted(text)
    read_actors(sheet, propose(sheet.headings))
