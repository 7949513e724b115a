"""The files of one record, on the screen."""

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.domain.tables.people import ACTOR
from app.services import attachments, editing
from app.services.attachments import NewFile, Owner
from app.services.session import Author, Session, create
from app.ui import tasks, viewer
from app.ui.records.attachment_dialog import AttachmentDialog
from app.ui.records.attachments import AttachmentsPanel
from app.ui.tasks import Progress
from app.widgets.message_dialog import MessageDialog
from tests.helpers.plan_shell import QuietShell
from tests.helpers.typing import press


class _Shell(QuietShell):
    """Also runs work at once, as the window does in a thread."""

    ran = 0

    def run(self, label: str, work: Callable[..., Any], done: Callable[[Any], None]) -> Any:
        del label
        self.ran += 1
        done(work(Progress(lambda _done, _total, _text: None)))


@dataclass
class Shown:
    """A panel over the files of an actor; `opened` are the files that were handed to the system."""

    panel: AttachmentsPanel
    session: Session
    owner: Owner
    shell: _Shell
    opened: list[Path]

    def add(self, name: str, data: bytes) -> None:
        """Attach bytes and choose them."""
        (added,) = attachments.add(self.session, self.owner, [NewFile(name, data)])
        self.panel.list.choose(added.id)

    def names(self) -> list[str]:
        """Name what is listed."""
        return [attachments.shown_name(one) for one in self.panel.list.files.attachments]


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    """Show the panel of an actor without files."""
    session = create(tmp_path / "a.khooshe", Author("مریم", "a" * 32))
    owner = Owner("actor_id", editing.add(session, ACTOR, {"name": "دانشگاه"}))
    opened: list[Path] = []

    def open_outside(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(viewer, "open_outside", open_outside)
    shell = _Shell(session)
    panel = AttachmentsPanel(shell, "actor_id")
    qtbot.addWidget(panel)
    panel.resize(400, 600)
    panel.show()
    panel.show_owner(session, owner.id)
    yield Shown(panel, session, owner, shell, opened)
    tasks.wait_for_all()
    panel.show_owner(None, None)
    session.close()


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = bytes(1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _dialog() -> MessageDialog:
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, MessageDialog) and one.isVisible()]
    return dialog


def test_that_a_file_from_the_disk_is_listed(shown: Shown, tmp_path: Path) -> None:
    (tmp_path / "نامه.txt").write_text("سلام", "utf-8")
    shown.panel.take([tmp_path / "نامه.txt"])
    assert shown.names() == ["نامه.txt"]


def test_that_a_large_file_is_read_in_the_background(shown: Shown, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(3 << 20))
    shown.panel.take([tmp_path / "a.txt"])
    assert (shown.shell.ran, shown.names()) == (1, ["a.txt"])


def test_that_a_file_that_is_too_large_is_told_and_left_out(shown: Shown, tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(20 << 20)
    shown.panel.take([tmp_path / "film.mp4"])
    assert shown.names() == []
    assert "مگابایت" in shown.shell.said[0]


def test_that_the_same_content_is_told(shown: Shown, tmp_path: Path) -> None:
    shown.add("نامه.txt", b"words")
    (tmp_path / "کپی.txt").write_bytes(b"words")
    shown.panel.take([tmp_path / "کپی.txt"])
    assert "نامه.txt" in shown.shell.said[0]
    assert shown.names() == ["نامه.txt"]


def test_that_dropped_files_are_attached(shown: Shown, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("file:///no%00where")])
    act, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), act, dropped, left, none)
    shown.panel.dragEnterEvent(enter)
    shown.panel.dropEvent(QDropEvent(QPoint(50, 50).toPointF(), act, dropped, left, none))
    assert enter.isAccepted()
    assert shown.names() == ["a.txt"]


def test_that_a_copied_picture_is_pasted(shown: Shown) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    shown.panel.action("paste").trigger()
    (name,) = shown.names()
    assert name.endswith(".png")
    (one,) = shown.panel.list.files.attachments
    assert QImage.fromData(attachments.content(shown.session, one.id)).size() == image.size()


def test_that_copied_words_are_no_file(shown: Shown) -> None:
    QGuiApplication.clipboard().setText("سلام")
    shown.panel.action("paste").trigger()
    assert shown.names() == []
    assert shown.shell.said


def test_that_a_safe_file_opens_from_a_private_copy(shown: Shown) -> None:
    shown.add("a.txt", b"words")
    shown.panel.action("open").trigger()
    (copy,) = shown.opened
    assert copy.read_bytes() == b"words"
    assert copy.stat().st_mode & 0o777 == 0o400


def test_that_a_risky_file_opens_only_after_a_warning(shown: Shown) -> None:
    shown.add("a.pdf", b"MZ\x90\x00")
    shown.panel.action("open").trigger()
    dialog = _dialog()
    assert shown.opened == []
    (yes,) = [button for button in dialog.findChildren(QPushButton) if button.property("kind") == "danger"]
    yes.click()
    assert [path.name for path in shown.opened] == ["a.pdf"]


def test_that_escape_opens_nothing(shown: Shown) -> None:
    shown.add("run.bat", b"del")
    shown.panel.action("open").trigger()
    press(_dialog(), Qt.Key.Key_Escape)
    assert shown.opened == []


def test_that_enter_opens_the_chosen_file(shown: Shown) -> None:
    shown.add("a.txt", b"words")
    press(shown.panel.list, Qt.Key.Key_Return)
    assert len(shown.opened) == 1


def test_that_a_name_and_a_note_are_given_in_one_step(shown: Shown, qtbot: QtBot) -> None:
    shown.add("a.txt", b"words")
    shown.panel.action("describe").trigger()
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, AttachmentDialog)]
    dialog.name.setText("دعوت‌نامه")
    dialog.note.setText("امضاشده")
    with qtbot.waitSignal(dialog.accepted):
        dialog.finish()
    assert shown.names() == ["دعوت‌نامه.txt"]
    shown.session.undo()
    (one,) = shown.panel.list.files.attachments
    assert (one.name, one.note) == ("a.txt", "")


def test_that_a_deleted_file_can_be_taken_back(shown: Shown) -> None:
    shown.add("a.txt", b"words")
    shown.panel.action("delete").trigger()
    assert shown.names() == []
    shown.shell.offers[-1].do()
    assert shown.names() == ["a.txt"]


def test_that_the_offer_after_deleting_never_takes_back_something_else(shown: Shown) -> None:
    shown.add("a.txt", b"words")
    shown.panel.action("delete").trigger()
    shown.add("b.txt", b"others")
    shown.shell.offers[-1].do()
    assert shown.names() == ["b.txt"]


def test_that_undo_elsewhere_is_followed(shown: Shown) -> None:
    shown.add("a.txt", b"words")
    shown.session.undo()
    assert shown.names() == []


def test_that_a_file_is_saved_byte_for_byte(shown: Shown, tmp_path: Path) -> None:
    shown.add("a.bin", bytes(range(256)))
    chosen = shown.panel.list.chosen()
    assert chosen is not None
    shown.panel._commands.save(chosen, tmp_path / "b.bin")
    assert (tmp_path / "b.bin").read_bytes() == bytes(range(256))


def test_that_a_small_picture_is_shown(shown: Shown) -> None:
    shown.add("a.png", _png(300, 200))
    picture = shown.panel.preview.picture()
    assert (picture.width(), picture.height()) == (270, 180)


def test_that_a_big_picture_is_decoded_in_the_background(shown: Shown, qtbot: QtBot) -> None:
    shown.add("a.png", _png(3000, 2000))
    assert shown.panel.preview.picture().isNull()
    qtbot.waitUntil(lambda: not shown.panel.preview.picture().isNull())


def test_that_a_giant_picture_is_refused_unseen(shown: Shown) -> None:
    shown.add("bomb.png", _png(13_000, 13_000))
    assert "۱۶۹ میلیون" in shown.panel.preview.words()
    assert shown.panel.preview.picture().isNull()


def test_that_a_drawing_with_programs_is_not_shown(shown: Shown) -> None:
    shown.add("a.png", b"<svg onload='x()'/>")
    assert shown.panel.preview.picture().isNull()
    assert shown.panel.preview.words()


def test_that_reading_only_leaves_opening_and_saving(shown: Shown) -> None:
    shown.add("a.txt", b"words")
    shown.session.save()
    viewed = bootstrap.view(shown.session.path)
    shown.panel.show_owner(viewed, shown.owner.id)
    shown.panel.list.setCurrentIndex(shown.panel.list.files.index(0))
    enabled = {
        name for name in ("add", "paste", "open", "save", "describe", "delete") if shown.panel.action(name).isEnabled()
    }
    shown.panel.show_owner(None, None)
    viewed.close()
    assert enabled == {"open", "save"}
