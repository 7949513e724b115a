"""Asking for a file to open or to write."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFileDialog, QLineEdit, QToolButton, QWidget

from app.domain.text import LRI
from app.i18n import mark, tr
from app.ui.dialogs.frame import within_screen
from app.widgets.theme import set_icon


@dataclass(frozen=True)
class FileKind:
    """A choice of the file dialog: its msgid and the patterns it shows."""

    label: str
    patterns: tuple[str, ...]

    def text(self) -> str:
        """Return the choice as Qt writes it."""
        return f"{tr(self.label)} {LRI}({' '.join(self.patterns)})"


_SIZE: Final = QSize(860, 540)
_ICONS: Final = {"backButton": "chevron-left", "forwardButton": "chevron-right", "toParentButton": "arrow-up"}
PROJECTS: Final = FileKind(mark("Khoosheyar projects"), ("*.khooshe",))
TABLES: Final = FileKind(mark("Tables and plans"), ("*.xlsx", "*.csv", "*.tsv", "*.docx", "*.txt", "*.xml", "*.gan"))
ALL: Final = FileKind(mark("All files"), ("*",))


def ask_open(
    parent: QWidget, title: str, kinds: Sequence[FileKind], chosen: Callable[[Path], None], *, folder: Path
) -> QFileDialog:
    """Ask for one existing file, beginning in `folder`, and hand it to `chosen`."""
    dialog = _dialog(parent, title, kinds)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.setDirectory(str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def ask_several(
    parent: QWidget, title: str, kinds: Sequence[FileKind], chosen: Callable[[Sequence[Path]], None], *, folder: Path
) -> QFileDialog:
    """Ask for existing files, beginning in `folder`, and hand them to `chosen`."""
    dialog = _dialog(parent, title, kinds)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.setDirectory(str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.open()
    return dialog


def ask_save(
    parent: QWidget,
    title: str,
    start: Path,
    kinds: FileKind | Sequence[FileKind],
    chosen: Callable[[Path], None],
) -> QFileDialog:
    """Ask for a file to write, beginning at `start`, and hand it to `chosen`; overwriting is asked about.

    The suffix of the name follows the kind that is chosen.
    """
    offered = [kinds] if isinstance(kinds, FileKind) else list(kinds)
    suffixes = {kind.text(): kind.patterns[0].removeprefix("*").removeprefix(".") for kind in offered}
    dialog = _dialog(parent, title, offered)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffixes[offered[0].text()])
    dialog.filterSelected.connect(lambda text: _follow_kind(dialog, suffixes.get(text, "")))
    dialog.setDirectory(str(start.parent))
    dialog.selectFile(start.name)
    dialog.open()
    return dialog


def _follow_kind(dialog: QFileDialog, suffix: str) -> None:
    """Give the typed name the suffix of the kind that was chosen."""
    names = dialog.selectedFiles()
    if suffix:
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(Path(names[0]).with_suffix(f".{suffix}").name if names else "")


def _dialog(parent: QWidget, title: str, kinds: Sequence[FileKind]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.resize(within_screen(parent, _SIZE))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilters([kind.text() for kind in kinds])
    _dress(dialog)
    return dialog


def _dress(dialog: QFileDialog) -> None:
    """Show the folder whole and from left to right, and draw what Qt draws in black with icons of the theme."""
    for paths in dialog.findChildren(QComboBox, "lookInCombo"):
        paths.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # the label of a combo box that cannot be edited is cut by the width of its icon under a style sheet
        line = QLineEdit()
        line.setReadOnly(True)
        paths.setLineEdit(line)
    for button in dialog.findChildren(QToolButton):
        if button.objectName() in _ICONS:
            set_icon(button, _ICONS[button.objectName()])
    for box in dialog.findChildren(QDialogButtonBox):
        for plain in box.buttons():
            plain.setIcon(QIcon())


def documents_folder() -> Path:
    """Return the folder where documents of the user are kept, else the home folder."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
