"""The files of one record: taken in by a dialog, by dropping or by pasting; looked at, opened, saved, deleted.

A form takes `attachments_part(shell, "actor_id")` as one of its tabs. Elsewhere `AttachmentsPanel(shell, "actor_id")`
stands by itself and is told `show_owner(session, id)`; it follows the changes of the project.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain import jalali
from app.domain.attachment import Attachment
from app.domain.errors import RuleError
from app.domain.pictures import MOST_PIXELS
from app.domain.tables.things import ATTACHMENT
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services import attachments
from app.services.attachments import Owner
from app.services.session import ChangeSet, Session
from app.ui.records.attaching import AttachmentCommands, summary
from app.ui.records.attachment_list import ROW, AttachmentList
from app.ui.records.attachment_preview import AttachmentPreview
from app.ui.records.fields import Part
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.buttons import IconButton, text_button
from app.widgets.labels import IconLabel, PlainLabel
from app.widgets.pictures import png_of
from app.widgets.theme import dress_menu, set_icon, set_kind

_PICTURE: Final = 36
_MOST_ROWS: Final = 6


class AttachmentsPanel(QWidget):
    """The files of the record on show.

    `counted(number)` tells how many there are whenever that may have changed.

    Args:
        shell: the window.
        owner_column: the column of the attachments that points to the record, such as "actor_id".
    """

    counted = Signal(int)

    def __init__(self, shell: Shell, owner_column: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._column = owner_column
        self._session: Session | None = None
        self._following = _Following(self._on_change)
        self._commands = AttachmentCommands(shell, self, self._show_added)
        self.list = AttachmentList()
        self.preview = AttachmentPreview(self._content)
        self._summary = PlainLabel(kind="muted", wrap=True)
        self._empty = _Empty()
        self._actions = self._make_actions()
        self._lay_out()
        self.setAcceptDrops(True)
        self.destroyed.connect(self._following.stop)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.activated.connect(lambda _index: self._with_chosen(self._commands.open))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.show_owner(None, None)

    # ---- what is shown

    def show_owner(self, session: Session | None, owner_id: str | None) -> None:
        """Show the files of another record, or none."""
        if session is not self._session:
            self._session = session
            self._following.follow(session)
        self._commands.session = session
        self._commands.owner = Owner(self._column, owner_id) if session and owner_id else None
        self.reload()

    def reload(self) -> None:
        """Read the files again."""
        owner = self._commands.owner
        found = attachments.list_of(self._session, owner) if self._session and owner else []
        self.list.show_attachments(found)
        self.list.setVisible(bool(found))
        self.list.setMinimumHeight(min(len(found), _MOST_ROWS) * ROW + 2)
        self._empty.setVisible(not found)
        self._empty.say(writable=self.can_add())
        self._summary.setText(summary(found) if found else "")
        self._summary.setVisible(bool(found))
        self._on_chosen()
        self.counted.emit(len(found))

    def can_add(self) -> bool:
        """Tell whether files may be attached to what is shown."""
        return self._commands.owner is not None and self._session is not None and not self._session.read_only

    def take(self, paths: Sequence[Path]) -> None:
        """Attach files from the disk."""
        if self.can_add():
            self._commands.take_paths(paths)

    def action(self, name: str) -> QAction:
        """Return an action by its name: add, paste, open, save, describe, delete."""
        return self._actions[name]

    # ---- Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if self.can_add() and _paths_in(event.mimeData()):
            event.acceptProposedAction()
            self._empty.mark(dropping=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget them."""
        self._empty.mark(dropping=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach them."""
        self._empty.mark(dropping=False)
        event.acceptProposedAction()
        self.take(_paths_in(event.mimeData()))

    # ---- building

    def _make_actions(self) -> dict[str, QAction]:
        rows = (
            ("add", tr("Attach a file…"), "plus", "Ins", self._commands.ask_files),
            ("paste", tr("Paste a file or picture"), "copy", "Ctrl+V", self.paste),
            ("open", tr("Open"), "external-link", "", lambda: self._with_chosen(self._commands.open)),
            ("save", tr("Save as…"), "download", "Ctrl+Shift+E", lambda: self._with_chosen(self._commands.ask_target)),
            ("describe", tr("Name and note…"), "pencil", "F2", lambda: self._with_chosen(self._commands.describe)),
            ("delete", tr("Delete"), "trash-2", "Del", lambda: self._with_chosen(self._commands.delete)),
        )
        made: dict[str, QAction] = {}
        for name, text, icon, keys, act in rows:
            action = made[name] = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            set_icon(action, icon)
            self.addAction(action)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(_wearing(text_button(tr("Attach a file…"), icon="plus"), self._actions["add"]))
        row.addStretch()
        for name, icon in (
            ("open", "external-link"),
            ("save", "download"),
            ("describe", "pencil"),
            ("delete", "trash-2"),
        ):
            row.addWidget(_wearing(IconButton(icon, self._actions[name].text()), self._actions[name]))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(row)
        box.addWidget(self._empty, 1)
        box.addWidget(self.list, 1)
        box.addWidget(self.preview)
        box.addWidget(self._summary)

    # ---- what happens

    def paste(self) -> None:
        """Attach the files or the picture that were copied elsewhere."""
        copied = QGuiApplication.clipboard().mimeData()
        if not self.can_add() or copied is None:
            return
        if paths := _paths_in(copied):
            self._commands.take_paths(paths)
        elif copied.hasImage():
            self._paste_picture(QGuiApplication.clipboard().image())
        else:
            self._shell.tell(tr("Nothing that was copied is a file or a picture."))

    def _paste_picture(self, image: QImage) -> None:
        if image.width() * image.height() > MOST_PIXELS:
            self._shell.tell_error(RuleError(tr("The copied picture is too large. Save it to a file and attach that.")))
            return
        now = dt.datetime.now().astimezone()
        moment = f"{jalali.short(now.date()).replace('/', '-')} {persian_digits(f'{now:%H-%M-%S}')}"
        self._commands.take_data(tr("Picture {moment}.png", moment=moment), png_of(image))

    def _with_chosen(self, command: Callable[[Attachment], None]) -> None:
        if (chosen := self.list.chosen()) is not None:
            command(chosen)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("open", "save", "describe", "delete", "paste", "add"):
            menu.addAction(self._actions[name])
        dress_menu(menu)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _show_added(self, attachment_id: str) -> None:
        self.reload()
        self.list.choose(attachment_id)

    def _on_chosen(self) -> None:
        chosen = self.list.chosen()
        self.preview.show_file(chosen)
        writable = self.can_add()
        for name, action in self._actions.items():
            needs_file, writes = name not in ("add", "paste"), name not in ("open", "save")
            action.setEnabled((chosen is not None or not needs_file) and (writable or not writes))

    def _on_change(self, changes: ChangeSet) -> None:
        if ATTACHMENT.name in changes.tables:
            self.reload()

    def _content(self, attachment_id: str) -> bytes:
        return attachments.content(self._session, attachment_id) if self._session else b""


class AttachmentsSection(Section):
    """The panel as a piece of a form."""

    def __init__(self, shell: Shell, owner_column: str, title: str = "") -> None:
        super().__init__(title)
        self.panel = AttachmentsPanel(shell, owner_column)
        self.box.addWidget(self.panel)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the files of a record."""
        self.panel.show_owner(session, record_id or None)


def attachments_part(shell: Shell, owner_column: str) -> Part:
    """Make the tab of a form that holds the files of its record."""
    return Part(
        mark("Attachments"),
        sections=(lambda: AttachmentsSection(shell, owner_column),),
        tables=(ATTACHMENT.name,),
    )


class _Following:
    """Listens to one project at a time."""

    def __init__(self, listener: Callable[[ChangeSet], None]) -> None:
        self._listener = listener
        self._leave: Callable[[], None] | None = None

    def follow(self, session: Session | None) -> None:
        """Listen to another project, or to none."""
        self.stop()
        self._leave = session.subscribe(self._listener) if session else None

    def stop(self) -> None:
        """Listen to nothing."""
        if self._leave is not None:
            self._leave()
            self._leave = None


class _Empty(QWidget):
    """What the panel says while there are no files."""

    def __init__(self) -> None:
        super().__init__()
        set_kind(self, "page")
        self._words = PlainLabel(kind="muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._icon = IconLabel("paperclip", colour="muted", size=_PICTURE)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 24, 16, 24)
        box.addStretch()
        box.addWidget(self._icon)
        box.addWidget(self._words)
        box.addStretch()

    def say(self, *, writable: bool) -> None:
        """Say what can be done."""
        if writable:
            self._words.setText(
                tr("No file is attached. Drop files here, paste a picture, or choose “Attach a file…”.")
                + f"\n{attachments.bounds()}"
            )
        else:
            self._words.setText(tr("No file is attached."))

    def mark(self, *, dropping: bool) -> None:
        """Show that what is being dragged may be dropped."""
        self._icon.show_icon("paperclip", colour="primary" if dropping else "muted")


def _wearing(button: QAbstractButton, action: QAction) -> QAbstractButton:
    """Let a button do an action and be enabled with it."""
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    button.setEnabled(action.isEnabled())
    return button


def _paths_in(data: QMimeData) -> list[Path]:
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [Path(path) for path in paths if "\0" not in path]  # which a link may hold, but no disk
