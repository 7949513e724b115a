"""The first 100 bytes of a document, read by hand: no byte of a foreign file reaches SQLite before they fit.

Offsets are those of the SQLite file format, section 1.3 (sqlite.org/fileformat2.html).
"""

import struct
from dataclasses import dataclass
from typing import Final

from app.domain.errors import NewerFileError, RefusedFileError
from app.i18n import mark, tr
from app.storage.layout import APPLICATION_ID, FORMAT

HEADER_BYTES: Final = 100
LARGEST_FILE: Final = 1 << 30
_MAGIC: Final = b"SQLite format 3\0"
_LARGEST_PAGE: Final = 65536
_PAGE_SIZES: Final = frozenset(1 << power for power in range(10, 17))
_UTF_8: Final = 1
_ROLLBACK: Final = 1

_CUT_SHORT: Final = mark('"{name}" is incomplete: it was cut short in transfer. Ask for it again or take another copy.')
_DAMAGED: Final = mark('"{name}" is damaged. Ask for it again, take another copy or open a backup copy.')
_NOT_OURS: Final = mark('"{name}" is not a project of this program. Choose a file that this program saved.')
_OTHER_PROGRAM: Final = mark('"{name}" belongs to another program. Choose a file that this program saved.')
_SIDE_FILES: Final = mark(
    'The newest changes of "{name}" lie in another file beside it, so it cannot be opened alone.'
    " Ask its sender to save a copy of it in this program and send that."
)
_SIGNATURES: Final = (
    (b"age-encryption.org/", mark('"{name}" is encrypted. Decrypt it first, then open the decrypted file.')),
    (
        b"PK\x03\x04",
        mark('"{name}" is a compressed file or an office document. Extract the project from it, then open that.'),
    ),
    (b"\xff\xd8\xff", mark('"{name}" is a picture, not a project. Choose a file that this program saved.')),
    (b"\x89PNG", mark('"{name}" is a picture, not a project. Choose a file that this program saved.')),
    (b"%PDF", mark('"{name}" is a PDF, not a project. Choose a file that this program saved.')),
)


@dataclass(frozen=True)
class Header:
    """What the head of an SQLite file claims; `size` is the file's true size in bytes."""

    page_size: int
    pages: int
    write_version: int
    read_version: int
    reserved: int
    encoding: int
    format: int
    application: int
    size: int


def damaged(name: str) -> RefusedFileError:
    """Return the refusal of a file whose inside does not hold together."""
    return RefusedFileError(tr(_DAMAGED, name=name))


def check_header(head: bytes, size: int, name: str) -> Header:
    """Read the first bytes of a file of `size` bytes, called `name` in messages.

    Raises:
        RefusedFileError: it is not a whole document of this program; the message says what it is.
        NewerFileError: a newer version of the program made it.
    """
    _check_kind(head, size, name)
    header = _parse(head, size)
    _check_origin(header, name)
    _check_shape(header, name)
    return header


def is_marked_ours(head: bytes, name: str) -> bool:
    """Tell whether the first bytes of a file bear this program's mark, be the rest damaged or not.

    Raises:
        NewerFileError: a newer version of the program made it.
    """
    if len(head) < HEADER_BYTES or not head.startswith(_MAGIC):
        return False
    header = _parse(head, 0)
    if header.application == APPLICATION_ID:
        _check_newer(header, name)
    return header.application == APPLICATION_ID


def _parse(head: bytes, size: int) -> Header:
    page_size, write_version, read_version, reserved = struct.unpack_from(">HBBB", head, 16)
    (pages,) = struct.unpack_from(">I", head, 28)
    encoding, user_version = struct.unpack_from(">Ii", head, 56)
    (application,) = struct.unpack_from(">I", head, 68)
    return Header(
        page_size=_LARGEST_PAGE if page_size == 1 else page_size,
        pages=pages,
        write_version=write_version,
        read_version=read_version,
        reserved=reserved,
        encoding=encoding,
        format=user_version,
        application=application,
        size=size,
    )


def _check_kind(head: bytes, size: int, name: str) -> None:
    if size == 0:
        raise RefusedFileError(
            tr('"{name}" is empty. Ask for it again, take another copy or open a backup copy.', name=name)
        )
    if not head.startswith(_MAGIC):
        found = (message for signature, message in _SIGNATURES if head.startswith(signature))
        raise RefusedFileError(tr(next(found, _NOT_OURS), name=name))
    if len(head) < HEADER_BYTES:
        raise RefusedFileError(tr(_CUT_SHORT, name=name))
    if size > LARGEST_FILE:
        raise RefusedFileError(tr('"{name}" is too large for a project. Choose another copy of it.', name=name))


def _check_origin(header: Header, name: str) -> None:
    if header.application != APPLICATION_ID:
        raise RefusedFileError(tr(_OTHER_PROGRAM, name=name))
    _check_newer(header, name)
    if header.format < 1:
        raise damaged(name)


def _check_newer(header: Header, name: str) -> None:
    if header.format > FORMAT:
        raise NewerFileError(
            tr('"{name}" was made by a newer version of this program. Install that version to open it.', name=name)
        )


def _check_shape(header: Header, name: str) -> None:
    if _ROLLBACK + 1 in (header.write_version, header.read_version):
        raise RefusedFileError(tr(_SIDE_FILES, name=name))
    plain = (header.write_version, header.read_version, header.reserved, header.encoding)
    if header.page_size not in _PAGE_SIZES or plain != (_ROLLBACK, _ROLLBACK, 0, _UTF_8):
        raise damaged(name)
    if header.pages * header.page_size > header.size:
        raise RefusedFileError(tr(_CUT_SHORT, name=name))
    if header.pages * header.page_size < header.size:
        raise damaged(name)
