"""The one door for foreign files: what is not a sound workbook, document or text is refused with a kind word.

Workbooks and documents are zip archives of XML. Before any part is parsed the archive is counted by really
unpacking it, within limits; afterwards whatever a parser raises becomes the same refusal.
"""

import re
import stat
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final, TypeVar

from app.domain.errors import DiskError, RefusedFileError
from app.exchange.limits import PROGRAMME, Limits
from app.i18n import tr

LARGEST_FILE: Final = 24 * 2**20
MOST_ENTRIES: Final = 1_000
LARGEST_EXPANSION: Final = 60 * 2**20
LARGEST_PART: Final = 30 * 2**20
_MOST_OTHER_TAGS: Final = 60_000
_CONTENT_TAG: Final = re.compile(
    rb"</?(?:\w+:)?(?:row|c|v|f|is|si|t|r|rPr|b|i|u|sz|color|rFont|family|charset|scheme)\b"
)
"""Tags of rows, cells and text of a sheet; all others make objects in the parser, and no programme has many."""

LARGEST_RATIO: Final = 200
_SMALL_PART: Final = 2**20
_CHUNK: Final = 2**16
_ENCRYPTED: Final = 0x1
_FORBIDDEN: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OVERLAP: Final = 32
_MARKUP: Final = (".xml", ".rels", ".vml")
_ENCODING: Final = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_ENCODINGS: Final = frozenset({b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii", b""})

_ANY_FAILURE: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What parsers of XML and zip raise on input that nobody foresaw; their own exceptions derive from these."""

_Item = TypeVar("_Item")


def damaged() -> RefusedFileError:
    """Make the refusal of a file that cannot be read for what it says it is."""
    return RefusedFileError(
        tr("This file is damaged or is not what its name says. Open it in its own program, save it again and retry.")
    )


def unsafe() -> RefusedFileError:
    """Make the refusal of a file that is built in a way that no honest document is."""
    return RefusedFileError(
        tr("This file is built in a way that could do harm and was not opened. Ask its sender for a plain copy.")
    )


def too_large() -> RefusedFileError:
    """Make the refusal of a file beyond the limits."""
    return RefusedFileError(tr("This file is too large to be read. Choose a file that holds nothing but the table."))


def read_bytes(path: Path) -> bytes:
    """Read a regular file of bearable size.

    Raises:
        RefusedFileError: a folder, device or pipe, or a file that is too large or empty.
        DiskError: it cannot be opened.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise damaged()
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise DiskError(tr("The file could not be opened. Check that it is there and that you may read it.")) from error
    if len(data) > LARGEST_FILE:
        raise too_large()
    return data


@contextmanager
def kindly() -> Iterator[None]:
    """Turn every failure of a foreign parser into one refusal.

    This is a named edge: the parsers are not ours, and what they raise on hostile input is not documented.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except RefusedFileError:
        raise
    except _ANY_FAILURE as error:
        raise damaged() from error


def checked_archive(data: bytes, limits: Limits = PROGRAMME) -> zipfile.ZipFile:
    """Open an archive after counting all it unpacks to.

    Raises:
        RefusedFileError: too many entries, too much content, hidden declarations, encryption or odd names.
    """
    archive = zipfile.ZipFile(BytesIO(data))
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES or len({name.casefold() for name in names}) != len(names):
        raise unsafe()
    if any(_is_odd(entry) for entry in entries):
        raise unsafe()
    total = 0
    for entry in entries:
        total += _counted(archive, entry, LARGEST_EXPANSION - total, limits.tags)
    return archive


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename.replace("\\", "/")
    return bool(
        entry.flag_bits & _ENCRYPTED or name.startswith("/") or ":" in name or ".." in name.split("/") or not name
    )


def _counted(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowed: int, most_tags: int) -> int:
    """Unpack an entry in chunks, looking for declarations of entities on the way; return its true size."""
    size = tags = other_tags = 0
    tail = b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            if not size:
                _check_encoding(chunk)
            size += len(chunk)
            _check_size(size, entry, allowed)
            # UTF-16 hides the words from a plain search by a zero beside each letter
            text = chunk.replace(b"\0", b"")
            if _FORBIDDEN.search(tail + text):
                raise unsafe()
            tail = (tail + text)[-_OVERLAP:]
            if entry.filename.lower().endswith(_MARKUP):
                tags += text.count(b"<")
                is_sheet = entry.filename.lower().startswith("xl/")
                other_tags += text.count(b"<") - len(_CONTENT_TAG.findall(text)) if is_sheet else 0
                _check_tags(tags, other_tags, most_tags)
    return size


def _check_tags(tags: int, other_tags: int, most_tags: int) -> None:
    if tags > most_tags or other_tags > _MOST_OTHER_TAGS:
        raise too_large()


def _check_encoding(beginning: bytes) -> None:
    found = _ENCODING.search(beginning[:400].replace(b"\0", b""))
    if found and found[1].lower() not in _ENCODINGS:
        raise unsafe()


def _check_size(size: int, entry: zipfile.ZipInfo, allowed: int) -> None:
    if size > min(allowed, LARGEST_PART):
        raise too_large()
    if size > _SMALL_PART and size > LARGEST_RATIO * max(entry.compress_size, 1):
        raise unsafe()


def unchecked() -> None:
    """Read on: nobody asks to stop."""


def in_time(
    items: Iterable[_Item], limits: Limits = PROGRAMME, check: Callable[[], None] = unchecked
) -> Iterator[_Item]:
    """Pass items on until reading them takes too long; `check` may raise at each of them to stop.

    Raises:
        RefusedFileError: it took more than some seconds.
    """
    deadline = time.monotonic() + limits.seconds
    for item in items:
        if time.monotonic() > deadline:
            raise too_large()
        check()
        yield item
