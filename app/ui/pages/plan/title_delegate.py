"""Renaming in place: a Persian line over the title; Enter takes it, Escape leaves the old one."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.plan import ACTIVITY
from app.i18n import tr
from app.ui.pages.plan.row_painter import title_room
from app.ui.pages.plan.tree_model import PlanModel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.tokens import ROW_HEIGHT

AnyIndex = QModelIndex | QPersistentModelIndex
_EDITOR_HEIGHT = 38
_TAKING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class TitleDelegate(QStyledItemDelegate):
    """Makes and places the editor of a title; rows are painted by the view itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editor: PersianLineEdit | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002 all rows are equal
        """Return the height of every row."""
        return QSize(0, ROW_HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:  # noqa: ARG002 the same for all rows
        """Make the line in which a title is typed."""
        self.editor = PersianLineEdit(parent, name=tr("Title"), max_length=ACTIVITY.by_name["title"].longest)
        return self.editor

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Forget the line."""
        self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Show the present title, ready to be typed over."""
        line = cast("PersianLineEdit", editor)
        if not line.isModified():
            line.set_value(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Ask for the title that was typed."""
        line = cast("PersianLineEdit", editor)
        line.commit()
        model.setData(index, line.value())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Lay the line over the title, beside the code."""
        node = cast("PlanModel", index.model()).node_at(index)
        if node is not None:
            room = title_room(node, option.rect)
            top = room.top() + (room.height() - _EDITOR_HEIGHT) // 2
            editor.setGeometry(QRect(room.left(), top, room.width(), _EDITOR_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab take the title and leave, instead of editing the next cell."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TAKING:
            self.finish()
            return True
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        """Take what is typed, if anything is being typed."""
        if self.editor is not None:
            editor = self.editor
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
