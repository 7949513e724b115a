"""A list of proposals, each with a tick to accept it and a text that can be changed."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.text import normalise
from app.i18n import tr
from app.widgets.labels import tooltip_text

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_TICK: Final = 0


class TickModel(QAbstractTableModel):
    """One row a proposal: the first column carries the tick.

    Args:
        headers: msgids of the columns.
        texts: what is proposed, one a row.
        text_column: the column that shows the text and lets it be changed.
        accepted: whether proposals are accepted until the agent says otherwise.
        parent: the owner.
    """

    def __init__(
        self,
        headers: Sequence[str],
        texts: Sequence[str],
        parent: QObject | None = None,
        *,
        text_column: int,
        accepted: bool,
    ) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self._text_column = text_column
        self.texts = list(texts)
        self.accepted = [accepted] * len(texts)

    @abstractmethod
    def cells(self, row: int) -> Sequence[str]:
        """Return what the columns of a row show."""

    def accept_all(self, *, accepted: bool) -> None:
        """Accept or refuse every proposal."""
        self.accepted = [accepted] * len(self.texts)
        self._tell_changed(0, len(self.texts) - 1)

    def accepted_count(self) -> int:
        """Count the proposals that are accepted."""
        return sum(self.accepted)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the proposals."""
        return 0 if parent.isValid() else len(self.texts)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self._headers[section])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the first column be ticked and the text be changed."""
        flags = super().flags(index)
        if index.column() == _TICK:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == self._text_column else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _TICK:
            return Qt.CheckState.Checked if self.accepted[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self.cells(index.row())[index.column()])
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Accept, refuse or change a proposal; changing one accepts it."""
        row = index.row()
        if role == Qt.ItemDataRole.CheckStateRole:
            self.accepted[row] = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role == Qt.ItemDataRole.EditRole and str(value).strip():
            self.texts[row] = normalise(str(value)).strip()
            self.accepted[row] = True
        else:
            return False
        self._tell_changed(row, row)
        return True

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._headers) - 1))
