"""The matrix of risks: likelihood against impact, each cell with the risks that were rated so."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from app.domain.risk import Risk
from app.domain.risk_level import LEVEL_LABELS, Level, level
from app.domain.tables.steering import HIGHEST_RISK
from app.domain.text import persian_digits
from app.i18n import tr
from app.services.risks import Standing
from app.ui.pages.steering.wording import LEVEL_TONES
from app.ui.records.source import RecordSource
from app.ui.records.views import RecordView
from app.widgets import painting
from app.widgets.labels import PlainLabel, tooltip_text
from app.widgets.theme import font, token

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_LINE: Final = 20
_PAD: Final = 8


class Cell(NamedTuple):
    """What a cell of the matrix holds."""

    level: Level
    ids: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


class MatrixModel(QAbstractTableModel):
    """Five rows by likelihood, the highest first, and five columns by impact."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: dict[tuple[int, int], Cell] = {}

    def show_risks(self, risks: Sequence[tuple[Risk, Standing]]) -> None:
        """Show other risks; those without a rating are in no cell."""
        found: defaultdict[tuple[int, int], list[Risk]] = defaultdict(list)
        for risk, standing in risks:
            if standing.likelihood is not None and standing.impact is not None:
                found[standing.likelihood, standing.impact].append(risk)
        self.beginResetModel()
        self.cells = {
            place: Cell(level(place[0] * place[1]), tuple(r.id for r in there), tuple(r.title for r in there))
            for place, there in found.items()
        }
        self.endResetModel()

    def cell(self, index: _Index) -> Cell:
        """Return what stands in a cell."""
        place = HIGHEST_RISK - index.row(), index.column() + 1
        return self.cells.get(place, Cell(level(place[0] * place[1])))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the steps of likelihood."""
        return 0 if parent.isValid() else HIGHEST_RISK

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the steps of impact."""
        return 0 if parent.isValid() else HIGHEST_RISK

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the titles in a cell, or how many there are and how grave the cell is."""
        roles = Qt.ItemDataRole
        if not index.isValid() or role not in (roles.DisplayRole, roles.AccessibleTextRole, roles.ToolTipRole):
            return None
        cell = self.cell(index)
        titles = "\n".join(title or tr("Untitled") for title in cell.titles)
        if role == roles.DisplayRole:
            return titles
        if role == roles.ToolTipRole:
            return tooltip_text(titles) if titles else None
        words = tr(
            "Likelihood {likelihood}, impact {impact}",
            likelihood=persian_digits(HIGHEST_RISK - index.row()),
            impact=persian_digits(index.column() + 1),
        )
        return "، ".join((words, tr(LEVEL_LABELS[cell.level]), titles or tr("No risk")))

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row or a column stands for."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if way == Qt.Orientation.Vertical:
            return tr("Likelihood {number}", number=persian_digits(HIGHEST_RISK - section))
        return tr("Impact {number}", number=persian_digits(section + 1))


class _CellPainter(QStyledItemDelegate):
    """Paints the ground of a cell by its gravity and as many titles as have room."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        cell = model.cell(index) if isinstance(model, MatrixModel) else Cell(Level.UNRATED)
        room: QRect = option.rect.adjusted(2, 2, -2, -2)
        painter.save()
        tone = LEVEL_TONES[cell.level]
        painter.fillRect(room, token(painting.ground(tone)))
        _paint_titles(painter, room.adjusted(_PAD, 4, -_PAD, -4), cell.titles, tone)
        view = self.parent()
        if isinstance(view, QTableView) and view.selectionModel().isSelected(index):
            painting.paint_focus(painter, room)
        painter.restore()


def _paint_titles(painter: QPainter, room: QRect, titles: Sequence[str], tone: str) -> None:
    lines = max(room.height() // _LINE, 1)
    shown = titles if len(titles) <= lines else titles[: lines - 1]
    for place, title in enumerate(shown):
        line = QRect(room.left(), room.top() + place * _LINE, room.width(), _LINE)
        painting.paint_text(painter, line, title or tr("Untitled"), colour=tone, of=font("sm"))
    if len(shown) < len(titles):
        line = QRect(room.left(), room.top() + len(shown) * _LINE, room.width(), _LINE)
        more = tr("and {count} more", count=persian_digits(len(titles) - len(shown)))
        painting.paint_text(painter, line, more, colour=tone, of=font("sm"))


class MatrixView(RecordView):
    """The matrix; choosing a cell chooses its risks, Enter goes to the form."""

    def __init__(self, source: RecordSource[Risk], standing: Callable[[Risk], Standing]) -> None:
        super().__init__()
        self._source, self._standing = source, standing
        self._quiet = False
        self.model = MatrixModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(_CellPainter(self.table))
        self.table.setAccessibleName(tr("Matrix of likelihood and impact"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
            header.setSectionsClickable(False)
        self.unrated = PlainLabel(kind="muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 12)
        box.addWidget(self.table, 1)
        box.addWidget(self.unrated)
        self.setFocusProxy(self.table)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.doubleClicked.connect(lambda _index: self.entered.emit())

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these risks as they stand now."""
        risks = [risk for risk in map(self._source.record, ids) if risk is not None]
        at = self.table.currentIndex()
        self._quiet = True
        self.model.show_risks([(risk, self._standing(risk)) for risk in risks])
        self._quiet = False
        if at.isValid():
            self._mark(at.row(), at.column())
        missing = sum(self._standing(risk).score is None for risk in risks)
        self.unrated.setText(tr("{count} risks are not rated yet.", count=persian_digits(missing)))
        self.unrated.setVisible(bool(missing))

    def choose(self, ids: Sequence[str]) -> None:
        """Mark the cell of the first of these risks."""
        for (likelihood, impact), cell in self.model.cells.items():
            if ids and ids[0] in cell.ids:
                self._mark(HIGHEST_RISK - likelihood, impact - 1)
                return
        self._quiet = True
        self.table.clearSelection()
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the form with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _mark(self, row: int, column: int) -> None:
        self._quiet = True
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().setCurrentIndex(self.model.index(row, column), flag)
        self._quiet = False

    def _on_selected(self) -> None:
        chosen = self.table.selectionModel().selectedIndexes()
        if chosen and not self._quiet and (ids := self.model.cell(chosen[0]).ids):
            self.chosen.emit(list(ids))
