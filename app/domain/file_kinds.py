"""What an attached file is, told by its bytes and its name together: whether it may be opened without a warning."""

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.file_names import suffix_of
from app.domain.pictures import picture_in
from app.i18n import mark

_MOST_MEMBERS: Final = 5_000
_HEAD: Final = 4_096
_PDF_WITHIN: Final = 1_024


class Family(StrEnum):
    """What a file is for."""

    PDF = "pdf"
    PICTURE = "picture"
    DOCUMENT = "document"
    SHEET = "sheet"
    SLIDES = "slides"
    TEXT = "text"
    ARCHIVE = "archive"
    PROGRAM = "program"
    WEB = "web"
    OTHER = "other"


FAMILY_LABELS: Final = {
    Family.PDF: mark("PDF document"),
    Family.PICTURE: mark("Picture"),
    Family.DOCUMENT: mark("Text document"),
    Family.SHEET: mark("Spreadsheet"),
    Family.SLIDES: mark("Slides"),
    Family.TEXT: mark("Plain text"),
    Family.ARCHIVE: mark("Archive"),
    Family.PROGRAM: mark("Program"),
    Family.WEB: mark("Web page"),
    Family.OTHER: mark("File"),
}
_PROGRAM: Final = mark("It is a program or a script: opened, it can do anything on this computer.")
_WEB: Final = mark("It is a web page or a drawing that can hold programs.")
_ARCHIVE: Final = mark("It is an archive: what is inside was not looked at.")
_MACROS: Final = mark("It can hold macros, which are programs that run when it is opened.")
_DISGUISED: Final = mark("Its content does not fit its name: it may be something else in disguise.")
_UNKNOWN: Final = mark("The program does not know this kind of file.")

_BY_SUFFIX: Final = {
    "pdf": Family.PDF,
    **dict.fromkeys(("png", "jpg", "jpeg", "webp", "gif", "bmp"), Family.PICTURE),
    **dict.fromkeys(("docx", "odt"), Family.DOCUMENT),
    **dict.fromkeys(("xlsx", "ods"), Family.SHEET),
    **dict.fromkeys(("pptx", "odp"), Family.SLIDES),
    **dict.fromkeys(("txt", "csv", "tsv", "md", "log"), Family.TEXT),
}
_PICTURE_SUFFIXES: Final = {
    "png": ("png",),
    "jpeg": ("jpg", "jpeg"),
    "gif": ("gif",),
    "bmp": ("bmp",),
    "webp": ("webp",),
}
_PROGRAMS: Final = frozenset(
    "exe com scr pif cpl msi msp dll sys bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta lnk url scf inf reg jar apk app"
    " desktop sh bash command run bin appimage deb rpm py pyw pl rb php msc gadget application appref-ms chm hlp"
    " iso img vhd vhdx dmg pkg elf workflow terminal action library-ms settingcontent-ms ins isp".split()
)
_WEB_PAGES: Final = frozenset("html htm xhtml mht mhtml svg svgz xml xsl xslt shtml webarchive".split())
_ARCHIVES: Final = frozenset("zip rar 7z tar gz tgz bz2 xz zst cab arj lzh z ace".split())
_WITH_MACROS: Final = frozenset(
    "doc dot docm dotm xls xlt xla xlsm xltm xlam xlsb ppt pot pps pptm potm ppsm ppam sldm rtf odb mdb accdb pub vsd"
    " vsdm".split()
)
_PROGRAM_HEADS: Final = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xfe\xed\xfa",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"dex\n",
    b"[InternetShortcut]",
    b"[Desktop Entry]",
)
_ARCHIVE_HEADS: Final = (
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"MSCF",
)
_OLD_OFFICE: Final = (b"\xd0\xcf\x11\xe0", b"{\\rtf")
_WEB_MARKS: Final = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<body", b"<iframe")
_FOLDERS: Final = {Family.DOCUMENT: "word/", Family.SHEET: "xl/", Family.SLIDES: "ppt/"}
_OPEN_TYPES: Final = {
    b"application/vnd.oasis.opendocument.text": Family.DOCUMENT,
    b"application/vnd.oasis.opendocument.spreadsheet": Family.SHEET,
    b"application/vnd.oasis.opendocument.presentation": Family.SLIDES,
}


_WIDE_TEXT: Final = (b"\xff\xfe", b"\xfe\xff")  # the byte order marks of UTF-16
_CONTROLS: Final = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b\x1a")


@dataclass(frozen=True)
class FileKind:
    """What a file is; `risk` is the msgid that says why it is opened only after a warning, blank when it is safe."""

    family: Family
    risk: str = ""

    @property
    def is_safe(self) -> bool:
        """Tell whether it may be opened without a warning."""
        return not self.risk


_BY_HEAD: Final = (
    (_PROGRAM_HEADS, FileKind(Family.PROGRAM, _PROGRAM)),
    (_ARCHIVE_HEADS, FileKind(Family.ARCHIVE, _ARCHIVE)),
    (_OLD_OFFICE, FileKind(Family.DOCUMENT, _MACROS)),
)


def kind_by_name(name: str) -> Family:
    """Guess from the name alone, for an icon in a list."""
    suffix = suffix_of(name)
    if suffix in _PROGRAMS:
        return Family.PROGRAM
    if suffix in _WEB_PAGES:
        return Family.WEB
    return Family.ARCHIVE if suffix in _ARCHIVES else _BY_SUFFIX.get(suffix, Family.OTHER)


def kind_of(name: str, data: bytes) -> FileKind:
    """Tell what a file is; only a known kind whose content is what its name says is safe."""
    suffix, claimed = suffix_of(name), kind_by_name(name)
    if risk := _risk_of_name(suffix):
        return FileKind(claimed, risk)
    if claimed is Family.TEXT and _is_text(data):
        return FileKind(Family.TEXT)
    found = _sniffed(data)
    if claimed is Family.OTHER:
        return found if found.risk else FileKind(found.family, _UNKNOWN)
    if found.family is not claimed or not _is_right_picture(suffix, data):
        return FileKind(found.family, _DISGUISED)
    return found


def _risk_of_name(suffix: str) -> str:
    risks = ((_PROGRAMS, _PROGRAM), (_WEB_PAGES, _WEB), (_ARCHIVES, _ARCHIVE), (_WITH_MACROS, _MACROS))
    return next((risk for suffixes, risk in risks if suffix in suffixes), "")


def _is_right_picture(suffix: str, data: bytes) -> bool:
    picture = picture_in(data)
    return picture is None or suffix in _PICTURE_SUFFIXES[picture.format]


def _sniffed(data: bytes) -> FileKind:
    """Tell what the bytes are, whatever the name says."""
    head = data[:_HEAD]
    if picture_in(data) is not None:
        return FileKind(Family.PICTURE)
    for heads, kind in _BY_HEAD:
        if head.startswith(heads):
            return kind
    if head.startswith(b"PK"):
        return _zipped(data)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return FileKind(Family.PDF)
    if any(sign in head.lower() for sign in _WEB_MARKS):
        return FileKind(Family.WEB, _WEB)
    return FileKind(Family.TEXT if _is_text(data) else Family.OTHER)


def _zipped(data: bytes) -> FileKind:
    """Look into an office document, which is a zip archive; nothing is unpacked but the name of its type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename: member.compress_type for member in members[:_MOST_MEMBERS]}
            is_plain = names.get("mimetype") == zipfile.ZIP_STORED  # as its standard demands
            kind = archive.open("mimetype").read(100) if is_plain else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError):
        return FileKind(Family.ARCHIVE, _ARCHIVE)
    lower = {name.casefold() for name in names}
    family = _OPEN_TYPES.get(kind) or next(
        (family for family, folder in _FOLDERS.items() if any(name.startswith(folder) for name in lower)), None
    )
    is_office = family is not None and (kind in _OPEN_TYPES or "[content_types].xml" in lower)
    if family is None or not is_office or len(members) > _MOST_MEMBERS:
        return FileKind(Family.ARCHIVE, _ARCHIVE)
    return FileKind(family, _MACROS if any(_is_program(name) for name in lower) else "")


def _is_program(member: str) -> bool:
    return member.endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")) or member.startswith(
        ("basic/", "scripts/", "word/embeddings/", "xl/embeddings/", "ppt/embeddings/", "xl/macrosheets/")
    )


def _is_text(data: bytes) -> bool:
    head = data[:_HEAD]
    is_wide = head.startswith(_WIDE_TEXT)
    return is_wide or (b"\0" not in data and not _CONTROLS.intersection(head))
