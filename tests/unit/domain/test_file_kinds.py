"""Which attached files may be opened without a warning."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.file_kinds import Family, kind_of

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x03\x08\x02\x00\x00\x00"


def _zip(*names: str, **texts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
        for name, text in texts.items():
            archive.writestr(name, text)
    return made.getvalue()


DOCX = _zip("[Content_Types].xml", "word/document.xml")
XLSX = _zip("[Content_Types].xml", "xl/workbook.xml")
MACROS = _zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
ODT = _zip(mimetype=b"application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("name", "data", "family"),
    [
        ("a.pdf", b"%PDF-1.7\n", Family.PDF),
        ("a.png", PNG, Family.PICTURE),
        ("نامه.DOCX", DOCX, Family.DOCUMENT),
        ("a.xlsx", XLSX, Family.SHEET),
        ("a.odt", ODT, Family.DOCUMENT),
        ("a.txt", "متن".encode(), Family.TEXT),
        ("a.csv", b"\xff\xfea\x00,\x00", Family.TEXT),
        ("a.txt", b"", Family.TEXT),
    ],
)
def test_that_a_known_kind_is_safe(name: str, data: bytes, family: Family) -> None:
    found = kind_of(name, data)
    assert (found.is_safe, found.family) == (True, family)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.exe", b"MZ\x90\x00"),
        ("a.bat", b"del *"),
        ("a.js", b"x()"),
        ("a.vbs", b"x"),
        ("a.lnk", b"L\x00\x00\x00"),
        ("a.docm", MACROS),
        ("a.xlsm", XLSX),
        ("a.doc", b"\xd0\xcf\x11\xe0"),
        ("a.html", b"<html>"),
        ("a.svg", b"<svg/>"),
        ("a.zip", _zip("a.txt")),
        ("a.rtf", b"{\\rtf1"),
        ("a.xyz", b"?"),
        ("a", b"words"),
        ("a.png.exe", PNG),
    ],
)
def test_that_a_kind_that_can_do_harm_is_told(name: str, data: bytes) -> None:
    assert not kind_of(name, data).is_safe


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"MZ\x90\x00\x03"),
        ("a.pdf", b"\x7fELF"),
        ("a.pdf", b"<html><script>"),
        ("a.docx", MACROS),
        ("a.docx", _zip("run.exe")),
        ("a.docx", b"\xd0\xcf\x11\xe0"),
        ("a.docx", b"PK\x03\x04 cut short"),
        ("a.png", b"<svg onload=x()>"),
        ("a.jpg", PNG),
        ("a.txt", b"MZ\x90\x00\x03"),
        ("a.pdf", b""),
        ("a.xlsx", DOCX),
    ],
)
def test_that_content_in_disguise_is_told(name: str, data: bytes) -> None:
    assert not kind_of(name, data).is_safe


def test_that_a_packed_type_of_a_document_is_never_unpacked() -> None:
    """Its packed bytes may be damaged, which each kind of packing says with an error of its own."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", b"application/vnd.oasis.opendocument.text" * 9)
    data = bytearray(packed.getvalue())
    start = 30 + len("mimetype")
    data[start : start + 8] = b"\xff" * 8
    assert kind_of("a.odt", bytes(data)).family is Family.ARCHIVE


@given(st.text(max_size=20), st.binary(max_size=200))
def test_that_any_bytes_have_a_kind(name: str, data: bytes) -> None:
    assert kind_of(name, data).family in Family
