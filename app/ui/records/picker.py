"""A line that chooses one record by typing part of its name, and can enter a new one on the way.

`RecordPicker(names, create=…)` is a field whose value is the id of a record or None. `picking(names, create)` is the
same as the `make` of a `FieldSpec`.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QCompleter, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.errors import UserError
from app.domain.text import isolate, normalise
from app.i18n import tr
from app.ui.records.names import Candidate, RecordNames
from app.widgets import painting
from app.widgets.direction import visual
from app.widgets.entry import Entry
from app.widgets.field import InputError
from app.widgets.line_edit import spelled
from app.widgets.theme import font, set_kind, token

Create = Callable[[str], str]
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROW: Final = 34
_PAD: Final = 10
_LONGEST: Final = 500


def picking(names: RecordNames, create: Create | None = None) -> Callable[[str], "RecordPicker"]:
    """Return what makes a picker with an accessible name, for `FieldSpec.make`."""
    return lambda name: RecordPicker(names, name=name, create=create)


class RecordPicker(Entry):
    """A record or none; Down opens the list of all, Enter takes the marked one.

    Args:
        names: what is chosen from.
        create: makes a record with the typed name and returns its id; without it only known ones can be chosen.
    """

    shows_names = True  # which may change while the value stays

    def __init__(
        self,
        names: RecordNames,
        parent: QWidget | None = None,
        *,
        name: str = "",
        create: Create | None = None,
        placeholder: str = "",
    ) -> None:
        super().__init__(parent, name=name)
        self._names = names
        self._create = create
        self._marked: tuple[str, str] | None = None
        self._shown = ""
        self._model = _Offers(self)
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(placeholder or tr("Type part of a name"))
        self.list = _list(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        completer.setPopup(self.list)
        self.list.setItemDelegate(_OfferPainter(self.list))
        self.setCompleter(completer)
        # The line takes the text of the offer over first; only then can it stand for the record.
        activated = completer.activated[QModelIndex]  # type: ignore[index]  # Qt has it for texts and for indexes
        activated.connect(self._on_activated, Qt.ConnectionType.QueuedConnection)
        completer.highlighted[QModelIndex].connect(self._on_highlighted)  # type: ignore[index]  # the same

    def value(self) -> str | None:
        """Return the id of the chosen record; None when none is."""
        return str(self._value) if self._value else None

    def set_value(self, value: str | None) -> None:
        """Show the record with this id."""
        self._marked = None
        self._assign(value or None)

    def offers(self) -> list[str]:
        """Return what the list offers for what is typed now."""
        return [self._model.words(row) for row in range(self._model.rowCount())]

    def offer(self) -> None:
        """Fill the list for what is typed now."""
        typed = normalise(self.text()).strip()
        found = self._names.matching(typed)
        new = typed if self._create and typed and not self._names.called(typed) else ""
        self._model.show_offers(found, new)

    def take(self, row: int) -> None:
        """Choose what stands in a row of the list, or make it."""
        candidate = self._model.candidate(row)
        if candidate is not None:
            self._choose(candidate.id)
        elif self._model.new:
            self._make(self._model.new)

    def commit(self) -> bool:
        """Take what is typed; a record that was renamed meanwhile is shown by its new name."""
        if self.text() == self._shown and not self.has_error():
            self._assign(self._value)
            return True
        good = super().commit()
        self._marked = None
        return good

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with Down; type Persian letters."""
        typed = spelled(event)
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self.isReadOnly():
            self._open()
        elif typed is not None:
            self.insert(typed)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the text, so that typing begins anew."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _assign(self, value: object) -> None:
        super()._assign(value)
        self._shown = self.text()

    def _is_dirty(self) -> bool:
        return self.has_error() or self.text() != self._shown

    def _open(self) -> None:
        if self.text() == self._shown:
            self._model.show_offers(self._names.matching(""), "")
        else:
            self.offer()
        self.completer().complete()

    def _while_typing(self) -> None:
        self._marked = None
        self.offer()

    def _on_highlighted(self, index: QModelIndex) -> None:
        candidate = self._model.candidate(index.row())
        self._marked = (candidate.name, candidate.id) if candidate else None

    def _on_activated(self, index: QModelIndex) -> None:
        self.take(index.row())

    def _choose(self, row_id: str) -> None:
        changed = row_id != self._value
        self._assign(row_id)
        if changed:
            self.edited.emit()
            self.committed.emit(row_id)

    def _make(self, name: str) -> None:
        if self._create is None:
            return
        try:
            made = self._create(name)
        except UserError as error:
            self.setText(name)
            self.set_error(str(error))
            return
        self._choose(made)

    def _parse(self, text: str) -> str | None:
        typed = normalise(text).strip()
        if not typed:
            return None
        if self._marked and self._marked[0] == text:
            return self._marked[1]
        known = self._names.called(typed)
        if not known:
            raise InputError(self._complaint(typed))
        return known[0]

    def _complaint(self, typed: str) -> str:
        words = tr("“{name}” is not in the register. Choose from the list.", name=isolate(typed))
        if self._create is None:
            return words
        return tr("“{name}” is not in the register. Choose from the list, or add it there.", name=isolate(typed))

    def _show(self, value: object) -> str:
        return self._names.name_of(str(value)) if value else ""


class _Offers(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: Sequence[Candidate] = ()
        self.new = ""

    def show_offers(self, found: Sequence[Candidate], new: str) -> None:
        self.beginResetModel()
        self._found, self.new = found, new
        self.endResetModel()

    def candidate(self, row: int) -> Candidate | None:
        return self._found[row] if 0 <= row < len(self._found) else None

    def words(self, row: int) -> str:
        candidate = self.candidate(row)
        return candidate.name if candidate else tr("Add “{name}” to the register", name=isolate(self.new))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found) + bool(self.new)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        candidate = self.candidate(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row())
        if role == Qt.ItemDataRole.EditRole:
            return candidate.name if candidate else self.new
        return candidate if role == Qt.ItemDataRole.UserRole else None


class _OfferPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, token("selection"))
        candidate: Candidate | None = index.data(Qt.ItemDataRole.UserRole)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        inner = row.adjusted(_PAD, 0, -_PAD, 0)
        if candidate is None:
            spot = visual(inner, QRect(inner.left(), inner.top() + (_ROW - 16) // 2, 16, 16))
            painting.paint_icon(painter, spot, "plus", colour="primary")
            room = visual(inner, inner.adjusted(24, 0, 0, 0))
            painting.paint_text(painter, room, words, colour="primary", of=font("base", QFont.Weight.Medium))
            return
        note = isolate(candidate.note) if candidate.note else ""
        taken = painter.fontMetrics().horizontalAdvance(note) + 12 if note else 0
        taken = min(taken, inner.width() // 2)
        painting.paint_text(painter, visual(inner, inner.adjusted(0, 0, -taken, 0)), words)
        if note:
            room = visual(inner, QRect(inner.right() - taken + 12, inner.top(), taken - 12, inner.height()))
            painting.paint_text(painter, room, note, colour="muted", of=font("sm"))


def _list(parent: QWidget) -> QListView:
    made = QListView(parent)
    made.setAccessibleName(tr("Suggestions"))
    set_kind(made, "suggestions")
    return made
