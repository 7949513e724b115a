"""The list of the files of one record."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain import jalali
from app.domain.attachment import Attachment
from app.domain.file_kinds import FAMILY_LABELS, Family, kind_by_name
from app.domain.file_sizes import size_text
from app.domain.text import isolate, left_to_right
from app.i18n import tr
from app.services.attachments import shown_name
from app.widgets import painting
from app.widgets.direction import visual
from app.widgets.labels import tooltip_text
from app.widgets.theme import font, token

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
ROW: Final = 52
_PAD: Final = 10
_ICON: Final = 20
_GAP: Final = 10
_ICONS: Final = {
    Family.PDF: "file-text",
    Family.PICTURE: "image",
    Family.DOCUMENT: "file-text",
    Family.SHEET: "file-spreadsheet",
    Family.SLIDES: "file-text",
    Family.TEXT: "file-text",
    Family.ARCHIVE: "file-archive",
    Family.PROGRAM: "file-warning",
    Family.WEB: "file-code",
    Family.OTHER: "file",
}


def facts(attachment: Attachment) -> str:
    """Say how large a file is, since when it is there and what was noted about it."""
    date = left_to_right(jalali.short(attachment.added_on)) if attachment.added_on else ""
    size = size_text(attachment.size or 0)
    return " · ".join(part for part in (size, date, isolate(attachment.note) if attachment.note else "") if part)


class AttachmentModel(QAbstractListModel):
    """The files on show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.attachments: Sequence[Attachment] = ()

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        """Show other files, or the same ones as they are now."""
        self.beginResetModel()
        self.attachments = tuple(attachments)
        self.endResetModel()

    def row_of(self, attachment_id: str) -> int:
        """Return the place of a file, -1 when it is not there."""
        return next((row for row, one in enumerate(self.attachments) if one.id == attachment_id), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the files."""
        return 0 if parent.isValid() else len(self.attachments)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid():
            return None
        one = self.attachments[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown_name(one)
            case Qt.ItemDataRole.AccessibleTextRole:
                family = tr(FAMILY_LABELS[kind_by_name(shown_name(one))])
                return f"{family}: {isolate(shown_name(one))}. {facts(one)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(f"{isolate(shown_name(one))}\n{facts(one)}")
            case Qt.ItemDataRole.UserRole:
                return one
        return None


class _Painter(QStyledItemDelegate):
    """Paints a file: the icon of its kind, its name, and below it the facts."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one: Attachment = index.data(Qt.ItemDataRole.UserRole)
        row: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, token("selection"))
        inner = row.adjusted(_PAD, 6, -_PAD, -6)
        spot = QRect(inner.left(), inner.top() + (inner.height() - _ICON) // 2, _ICON, _ICON)
        icon = _ICONS[kind_by_name(shown_name(one))]
        painting.paint_icon(painter, visual(row, spot), icon, colour="late" if icon == "file-warning" else "text_soft")
        words = inner.adjusted(_ICON + _GAP, 0, 0, 0)
        title, below = QRect(words), QRect(words)
        title.setBottom(words.top() + 20)
        below.setTop(words.top() + 21)
        name = isolate(shown_name(one))
        painting.paint_text(painter, visual(row, title), name, of=font("base", QFont.Weight.Medium))
        painting.paint_text(painter, visual(row, below), facts(one), colour="muted", of=font("sm"))
        if option.state & QStyle.StateFlag.State_HasFocus and option.widget.hasFocus():
            painting.paint_focus(painter, row, radius=6)
        painter.restore()


class AttachmentList(QListView):
    """Files to choose one of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = AttachmentModel(self)
        self.setModel(self.files)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(tr("Attached files"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def chosen(self) -> Attachment | None:
        """Return the file that is chosen."""
        index = self.currentIndex()
        return self.files.attachments[index.row()] if index.isValid() else None

    def choose(self, attachment_id: str) -> bool:
        """Choose a file by its id; False when it is not on show."""
        row = self.files.row_of(attachment_id)
        if row >= 0:
            self.setCurrentIndex(self.files.index(row))
        return row >= 0

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        """Show files; the chosen one stays chosen, else the one in its place."""
        before, row = self.chosen(), self.currentIndex().row()
        self.files.show_attachments(attachments)
        if not (before and self.choose(before.id)) and attachments and row >= 0:
            self.setCurrentIndex(self.files.index(min(row, len(attachments) - 1)))
