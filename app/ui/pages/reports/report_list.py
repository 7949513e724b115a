"""The list of reports: the title of each and, below it, the sentence that describes it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.i18n import tr
from app.reports.catalogue import REPORTS, find_report
from app.reports.report import Report
from app.widgets import paragraphs
from app.widgets.painting import paint_focus
from app.widgets.theme import font, token

_ID = Qt.ItemDataRole.UserRole
_SENTENCE = Qt.ItemDataRole.AccessibleDescriptionRole
_PAD = 12
_GAP = 2
_ROUND = 8
Index = QModelIndex | QPersistentModelIndex


class ReportList(QListView):
    """Offers `REPORTS`; one of them is always chosen."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Reports"))
        self.setItemDelegate(_ReportDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(2)
        self._model = QStandardItemModel(self)
        for report in REPORTS:
            self._model.appendRow(_item(report))
        self.setModel(self._model)
        self.setCurrentIndex(self._model.index(0, 0))
        self.selectionModel().currentChanged.connect(self._on_current)

    def report(self) -> Report:
        """Return the chosen report."""
        return find_report(str(self.currentIndex().data(_ID)))

    def choose(self, report_id: str) -> None:
        """Choose a report by its id; an unknown one changes nothing."""
        for row in range(self._model.rowCount()):
            if self._model.index(row, 0).data(_ID) == report_id:
                self.setCurrentIndex(self._model.index(row, 0))

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit()


def _item(report: Report) -> QStandardItem:
    item = QStandardItem(tr(report.title))
    item.setData(report.id, _ID)
    item.setData(tr(report.description), _SENTENCE)
    return item


class _ReportDelegate(QStyledItemDelegate):
    """Paints a report in two kinds of letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height of title and sentence at the width of the list."""
        view = self.parent()
        width = view.viewport().width() - 8 if isinstance(view, QListView) else option.rect.width()
        texts = (paragraphs.size_of(text, of, width=width - 2 * _PAD) for text, of in _texts(index))
        return QSize(width, round(sum(size.height() for size in texts)) + 2 * _PAD + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the title and the sentence."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(token("selection"))
            painter.drawRoundedRect(option.rect, _ROUND, _ROUND)
        rect = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        for (text, of), colour in zip(_texts(index), ("primary" if chosen else "text", "text_soft"), strict=True):
            document = paragraphs.lay_out(text, of, width=rect.width())
            paragraphs.paint(painter, rect, document, colour=token(colour))
            rect = QRect(rect).adjusted(0, round(document.size().height()) + _GAP, 0, 0)
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, option.rect)


def _texts(index: Index) -> tuple[tuple[str, QFont], tuple[str, QFont]]:
    return (
        (str(index.data()), font("md", QFont.Weight.DemiBold)),
        (str(index.data(_SENTENCE)), font("sm")),
    )
