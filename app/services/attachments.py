"""Files attached to records: bounds told first, kept by what they hold, given back as they were."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain import file_names
from app.domain.attachment import ATTACHMENTS, Attachment
from app.domain.clock import today
from app.domain.errors import RefusedFileError, RuleError
from app.domain.file_kinds import FileKind, kind_of
from app.domain.file_names import safe_name
from app.domain.file_sizes import size_text
from app.domain.tables.things import ATTACHMENT
from app.domain.text import isolate
from app.i18n import tr
from app.services import editing
from app.services.action_labels import ADDING
from app.services.reading import one, where
from app.services.session import Edit, Session
from app.storage.amount import LARGEST_BLOB, MOST_BYTES
from app.storage.private_copies import private_copy
from app.storage.regular import read_regular
from app.storage.replace import write_atomically

OWNERS: Final = tuple(column.name for column in ATTACHMENT.references)
_ROW_COST: Final = 2_000  # bytes that the record of an attachment takes in the history, rounded up
_NEARLY: Final = 0.8


@dataclass(frozen=True)
class Owner:
    """The record that files hang on: the column of the attachment that points to it, and its id."""

    column: str
    id: str


@dataclass(frozen=True)
class NewFile:
    """A file on its way in; its name is safe."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Added:
    """What became of a file: the id of its attachment and the name of another one that holds the same, if any.

    `was_there` tells that the same record had it already, so that nothing was added.
    """

    id: str
    name: str
    same_as: str = ""
    was_there: bool = False


@dataclass(frozen=True)
class Room:
    """How many bytes the project comes to and how many it may."""

    used: int
    most: int = MOST_BYTES

    @property
    def left(self) -> int:
        """Return the bytes that still fit."""
        return max(0, self.most - self.used)

    @property
    def is_nearly_full(self) -> bool:
        """Tell whether it is time to say so."""
        return self.used > self.most * _NEARLY


def _unheard(done: int, total: int) -> None:
    del done, total


def bounds() -> str:
    """Say how large a file and the project may be, for the time before anything is chosen."""
    return tr(
        "A file may have up to {largest}, the whole project up to {most}.",
        largest=size_text(LARGEST_BLOB),
        most=size_text(MOST_BYTES),
    )


def weigh(session: Session, path: Path) -> int:
    """Return the size of a file that may be attached, before it is read.

    Raises:
        RefusedFileError: it is too large, or does not fit into the project any more.
        DiskError: it cannot be read.
    """
    size = _size_of(path)
    _check_size(path.name, size)
    _check_room(session, size, path.name)
    return size


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # it went away; reading it says why


def read_file(path: Path, told: Callable[[int, int], None] = _unheard) -> NewFile:
    """Read a file to attach, piece by piece; `told` hears how many bytes of how many, and may raise to stop.

    Raises:
        RefusedFileError: it is no file, or too large.
        DiskError: it cannot be read.
    """
    data = read_regular(path, LARGEST_BLOB, told)
    if len(data) > LARGEST_BLOB:
        _check_size(path.name, max(len(data), _size_of(path)))
    return NewFile(safe_name(path.name), data)


def add(session: Session, owner: Owner, files: Sequence[NewFile], note: str = "") -> list[Added]:
    """Attach files to a record in one action; a file that it has already is left out.

    Raises:
        RefusedFileError: one is too large, or they do not fit into the project any more.
        RuleError: the record is gone, or the project is read-only.
    """
    if owner.column not in OWNERS:
        raise ValueError(owner.column)
    for file in files:
        _check_size(file.name, len(file.data))
    fresh = {hashlib.sha256(file.data).hexdigest(): len(file.data) for file in files}
    blobs = session.blobs
    weight = sum(size for digest, size in fresh.items() if not blobs.has(digest))
    _check_room(session, weight, "، ".join(file.name for file in files))
    added: list[Added] = []
    with session.edit(ADDING[ATTACHMENT.name]) as edit:
        adding = _Adding(session, edit, owner, note)
        added.extend(adding.take(file) for file in files)
    return added


class _Adding:
    """One action that attaches files; it knows what the record has so far."""

    def __init__(self, session: Session, edit: Edit, owner: Owner, note: str) -> None:
        self._session, self._edit, self._owner, self._note = session, edit, owner, note
        self._here = {file.sha256: Added(file.id, shown_name(file)) for file in list_of(session, owner)}
        self._names = {added.name.casefold() for added in self._here.values()}

    def take(self, file: NewFile) -> Added:
        digest = self._edit.attach(file.data)
        if known := self._here.get(digest):
            return Added(known.id, file.name, known.name, was_there=True)
        name = self._free_name(safe_name(file.name))
        fields = {
            "name": name,
            "sha256": digest,
            "size": len(file.data),
            "note": self._note,
            "added_on": today(),
            self._owner.column: self._owner.id,
        }
        elsewhere = self._session.values(ATTACHMENT.name, "name", sha256=digest)
        row = editing.add_in(self._edit, self._session, ATTACHMENT, fields)
        added = Added(row, name, safe_name(str(elsewhere[0][0])) if elsewhere else "")
        self._here[digest] = added
        return added

    def _free_name(self, wanted: str) -> str:
        name, number = wanted, 1
        while name.casefold() in self._names:
            number += 1
            name = file_names.numbered(wanted, number)
        self._names.add(name.casefold())
        return name


def list_of(session: Session, owner: Owner) -> list[Attachment]:
    """Return the attachments of a record in their order."""
    return where(session, ATTACHMENTS, **{owner.column: owner.id})


def shown_name(attachment: Attachment) -> str:
    """Return the name of an attachment as it may be shown and written: one from elsewhere may hold anything."""
    return safe_name(attachment.name)


def describe(session: Session, attachment_id: str, *, name: str | None = None, note: str | None = None) -> None:
    """Give an attachment another name or note; its suffix stays unless the new name has one.

    Raises:
        RuleError: the name is blank, the note is too long, or the attachment is gone.
    """
    fields: dict[str, str] = {} if note is None else {"note": note}
    if name is not None:
        fields["name"] = _renamed(shown_name(one(session, ATTACHMENTS, attachment_id)), name)
    editing.change(session, ATTACHMENT, attachment_id, fields)


def _renamed(before: str, name: str) -> str:
    if not name.strip():
        raise RuleError(tr("A file needs a name."))
    wanted = safe_name(name)
    if file_names.suffix_of(before) and not file_names.suffix_of(wanted):
        wanted = safe_name(f"{wanted}.{before.rpartition('.')[2]}")
    return wanted


def remove(session: Session, ids: Sequence[str]) -> None:
    """Take attachments off their records; their bytes stay for undo and for the history.

    Raises:
        RuleError: one is gone.
    """
    editing.remove(session, ATTACHMENT, ids)


def room(session: Session) -> Room:
    """Return how full the project is."""
    return Room(session.blobs.amount())


def content(session: Session, attachment_id: str) -> bytes:
    """Return the bytes of an attachment, which are sure to be those that were attached.

    Raises:
        DamagedFileError: they are missing or damaged.
        RuleError: the attachment is gone.
    """
    return session.blobs.read(one(session, ATTACHMENTS, attachment_id).sha256)


def kind(session: Session, attachment_id: str) -> FileKind:
    """Tell what an attachment is and whether it may be opened without a warning.

    Raises:
        DamagedFileError, RuleError: as `content`.
    """
    return kind_of(shown_name(one(session, ATTACHMENTS, attachment_id)), content(session, attachment_id))


def export(session: Session, attachment_id: str, target: Path) -> None:
    """Write an attachment to a file, byte for byte as it was attached.

    Raises:
        RuleError: the target is the project itself or a file of the program, or the attachment is gone.
        DamagedFileError: its bytes are missing or damaged.
        DiskError: the file cannot be written; what was there is as before.
    """
    data = content(session, attachment_id)
    target = target.absolute()
    session.refuse_target(target)

    def fill(temporary: Path) -> None:
        temporary.write_bytes(data)

    write_atomically(target, fill)


def copy_to_view(session: Session, attachment_id: str) -> Path:
    """Write a private, read-only copy of an attachment for another program to open.

    Raises:
        DamagedFileError, RuleError: as `content`.
        DiskError: there is no room for it.
    """
    attachment = one(session, ATTACHMENTS, attachment_id)
    return private_copy(shown_name(attachment), session.blobs.read(attachment.sha256))


def _check_size(name: str, size: int) -> None:
    if size > LARGEST_BLOB:
        raise RefusedFileError(
            tr(
                "“{name}” has {size}; a file may have at most {largest}. Make it smaller or keep it elsewhere.",
                name=isolate(safe_name(name)),
                size=size_text(size),
                largest=size_text(LARGEST_BLOB),
            )
        )


def _check_room(session: Session, size: int, name: str) -> None:
    left = room(session).left
    if size + _ROW_COST > left:
        raise RefusedFileError(
            tr(
                "“{name}” does not fit: the project may have {most} in all and {left} are left."
                " Deleted files count too, because undo can bring them back.",
                name=isolate(name),
                most=size_text(MOST_BYTES),
                left=size_text(left),
            )
        )
