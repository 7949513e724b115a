"""What can be done with the files of a record: taking in, opening, saving, describing, deleting."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from app.domain.attachment import Attachment
from app.domain.errors import UserError
from app.domain.file_kinds import FileKind
from app.domain.file_names import suffix_of
from app.domain.file_sizes import size_text
from app.domain.text import isolate, persian_digits
from app.i18n import mark, tr
from app.services import attachments
from app.services.attachments import Added, NewFile, Owner, shown_name
from app.services.session import Session
from app.ui import viewer
from app.ui.dialogs import files
from app.ui.records.attachment_dialog import AttachmentDialog
from app.ui.shell import Offer, Shell
from app.ui.tasks import Progress
from app.ui.undoing import undo_offer
from app.widgets.message_dialog import MessageDialog

_AT_ONCE: Final = 1 << 20  # bytes that are read without a worker
_SAME_KIND: Final = mark("The same kind of file")


class AttachmentCommands:
    """The commands over the files of one record; `changed` is called with the id to show after files came in."""

    def __init__(self, shell: Shell, parent: QWidget, changed: Callable[[str], None]) -> None:
        self._shell = shell
        self._parent = parent
        self._changed = changed
        self.session: Session | None = None
        self.owner: Owner | None = None

    # ---- taking in

    def ask_files(self) -> None:
        """Ask which files to attach."""
        if self.owner is not None:
            title = tr("Attach files: {bounds}", bounds=attachments.bounds())
            files.ask_several(self._parent, title, [files.ALL], self.take_paths, folder=files.documents_folder())

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Attach files from the disk, in the background when they are large."""
        session, owner = self.session, self.owner
        if session is None or owner is None:
            return
        with self._trying():
            whole = sum(attachments.weigh(session, path) for path in paths)
            if whole <= _AT_ONCE:
                self._take(session, owner, [attachments.read_file(path) for path in paths])
                return
            self._shell.run(
                tr("Reading the files ({size})…", size=size_text(whole)),
                lambda progress: _read(paths, whole, progress),
                lambda read: self._take_read(session, owner, read),
            )

    def take_data(self, name: str, data: bytes) -> None:
        """Attach bytes that were pasted."""
        if self.session is not None and self.owner is not None:
            with self._trying():
                self._take(self.session, self.owner, [NewFile(name, data)])

    def _take_read(self, session: Session, owner: Owner, read: Sequence[NewFile]) -> None:
        if session is self._shell.session:
            with self._trying():
                self._take(session, owner, read)

    def _take(self, session: Session, owner: Owner, taken: Sequence[NewFile]) -> None:
        added = attachments.add(session, owner, taken)
        self._tell_added(session, added)
        if added and owner == self.owner:
            self._changed(added[-1].id)

    def _tell_added(self, session: Session, added: Sequence[Added]) -> None:
        words = [sentence for one in added if (sentence := _known(one))]
        room = attachments.room(session)
        if room.is_nearly_full:
            words.append(tr("The project is nearly full: {left} are left.", left=size_text(room.left)))
        if words:
            self._shell.tell(" ".join(words), kind="warning" if room.is_nearly_full else "info")

    # ---- with the chosen one

    def open(self, attachment: Attachment) -> None:
        """Show a file in the program that the system has for it; a risky one only after a warning."""
        session = self._here(attachment)
        if session is None:
            return
        with self._trying():
            kind = attachments.kind(session, attachment.id)
            if kind.is_safe:
                self._open_copy(session, attachment)
            else:
                self._warn(session, attachment, kind)

    def _warn(self, session: Session, attachment: Attachment, kind: FileKind) -> None:
        text = tr(
            "{name}: {risk} Open it only if you know who it is from and trust them.",
            name=isolate(shown_name(attachment)),
            risk=tr(kind.risk),
        )
        dialog = MessageDialog(
            self._parent.window(), title=tr("Opening this file may do harm"), text=text, kind="warning"
        )
        dialog.add_button(tr("Open anyway"), kind="danger", clicked=lambda: self._open_anyway(session, attachment))
        dialog.add_button(tr("Save as…"), clicked=lambda: self.ask_target(attachment))
        dialog.add_button(tr("Cancel"), default=True)
        dialog.open()

    def _open_anyway(self, session: Session, attachment: Attachment) -> None:
        with self._trying():
            self._open_copy(session, attachment)

    def _open_copy(self, session: Session, attachment: Attachment) -> None:
        if not viewer.open_outside(attachments.copy_to_view(session, attachment.id)):
            words = tr("This computer knows no program for “{name}”.", name=isolate(shown_name(attachment)))
            self._shell.tell(words, kind="warning", action=Offer(tr("Save as…"), lambda: self.ask_target(attachment)))

    def ask_target(self, attachment: Attachment) -> None:
        """Ask where to write a file to."""
        name = shown_name(attachment)
        suffix = suffix_of(name)
        kind = files.FileKind(_SAME_KIND, (f"*.{suffix}",)) if suffix else files.ALL
        start = files.documents_folder() / name
        files.ask_save(self._parent, tr("Save the attached file"), start, kind, lambda to: self.save(attachment, to))

    def save(self, attachment: Attachment, target: Path) -> None:
        """Write a file to the disk, byte for byte."""
        session = self._here(attachment)
        if session is None:
            return
        with self._trying():
            attachments.export(session, attachment.id, target)
            self._shell.tell(tr("Saved: {name}", name=isolate(target.name)), kind="success")

    def describe(self, attachment: Attachment) -> None:
        """Ask for another name or note."""
        session = self._here(attachment)
        if session is not None:

            def keep(name: str, note: str) -> None:
                attachments.describe(session, attachment.id, name=name, note=note)

            AttachmentDialog(attachment, keep, self._parent.window()).open()

    def delete(self, attachment: Attachment) -> None:
        """Take a file off the record."""
        session = self._here(attachment)
        if session is None:
            return
        with self._trying():
            attachments.remove(session, [attachment.id])
            words = tr("“{name}” was deleted.", name=isolate(shown_name(attachment)))
            self._shell.tell(words, action=undo_offer(self._shell, session))

    def _here(self, attachment: Attachment) -> Session | None:
        session = self.session
        return session if session is not None and session.row("attachment", attachment.id) else None

    @contextmanager
    def _trying(self) -> Iterator[None]:
        try:
            yield
        except UserError as error:
            self._shell.tell_error(error)


def _read(paths: Sequence[Path], whole: int, progress: Progress) -> list[NewFile]:
    read: list[NewFile] = []
    before = 0
    for path in paths:

        def told(done: int, _total: int, *, so_far: int = before, name: str = path.name) -> None:
            progress.report(min(so_far + done, whole), whole, isolate(name))

        read.append(attachments.read_file(path, told))
        before += len(read[-1].data)
    return read


def _known(added: Added) -> str:
    if added.was_there:
        return tr("“{name}” is attached here already.", name=isolate(added.same_as))
    if added.same_as:
        return tr(
            "“{name}” has the same content as “{other}”; it takes no more room.",
            name=isolate(added.name),
            other=isolate(added.same_as),
        )
    return ""


def summary(found: Sequence[Attachment]) -> str:
    """Say how many files there are and how large they are together."""
    whole = size_text(sum(one.size or 0 for one in found))
    return tr("{count} files, {size}", count=persian_digits(len(found)), size=whole)
