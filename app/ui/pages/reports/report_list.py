"""The list of reports by theme: the title of each; what the chosen one says stands below the list."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.i18n import tr
from app.reports.catalogue import REPORTS, find_report
from app.reports.report import THEME_LABELS, Report, Theme
from app.widgets.painting import paint_focus, paint_text
from app.widgets.theme import font, token

_ID: Final = Qt.ItemDataRole.UserRole
_SENTENCE: Final = Qt.ItemDataRole.AccessibleDescriptionRole
_PAD: Final = 12
_ROUND: Final = 8
_ROW: Final = 30
_CAPTION: Final = 28
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
Index = QModelIndex | QPersistentModelIndex


class ReportList(QListView):
    """Offers `REPORTS` below the names of their themes; one of them is always chosen."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Reports"))
        self.setItemDelegate(_ReportDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._model = QStandardItemModel(self)
        self._rows: dict[str, int] = {}
        for theme in Theme:
            self._model.appendRow(_caption(theme))
            for report in REPORTS:
                if report.theme is theme:
                    self._rows[report.id] = self._model.rowCount()
                    self._model.appendRow(_item(report))
        self.setModel(self._model)
        self.choose(REPORTS[0].id)
        self.selectionModel().currentChanged.connect(self._on_current)

    def report(self) -> Report[Any]:
        """Return the chosen report."""
        return find_report(str(self.currentIndex().data(_ID)))

    def choose(self, report_id: str) -> bool:
        """Choose a report by its id; False, and nothing changes, when there is none."""
        row = self._rows.get(report_id)
        if row is None:
            return False
        self.setCurrentIndex(self._model.index(row, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step from report to report, over the names of the themes."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        ids = list(self._rows)
        place = ids.index(self.report().id) + step
        self.choose(ids[min(max(place, 0), len(ids) - 1)])

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit()


def _caption(theme: Theme) -> QStandardItem:
    item = QStandardItem(tr(THEME_LABELS[theme]))
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _item(report: Report[Any]) -> QStandardItem:
    item = QStandardItem(tr(report.title))
    item.setData(report.id, _ID)
    item.setData(tr(report.description), _SENTENCE)
    return item


class _ReportDelegate(QStyledItemDelegate):
    """Paints the name of a theme or the title of a report."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for one line; the width is that of the list."""
        return QSize(0, _ROW if index.data(_ID) else _CAPTION)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground and the words."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(token("selection"))
            painter.drawRoundedRect(option.rect, _ROUND, _ROUND)
            painter.restore()
        if index.data(_ID):
            of, colour = (
                font("md", QFont.Weight.DemiBold if chosen else QFont.Weight.Normal),
                "primary" if chosen else "text",
            )
            paint_text(painter, option.rect.adjusted(_PAD, 0, -_PAD, 0), str(index.data()), colour=colour, of=of)
        else:
            rect = option.rect.adjusted(2, 4, -2, 0)
            paint_text(painter, rect, str(index.data()), colour="muted", of=font("sm", QFont.Weight.DemiBold))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, option.rect)
