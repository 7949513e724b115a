"""The fields of one record in a dialog, for adding or editing it; what was entered is one step of undo.

`RecordDialog(title, rows, parent, keep=…)` calls `keep(values)` with the fields that were filled or changed; `keep`
may raise a `UserError`, which is shown above the fields while the dialog stays. Call `open()` to show it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.i18n import tr
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.records.field_row import FieldRow
from app.ui.records.fields import FieldSpec
from app.widgets.buttons import text_button
from app.widgets.message_bar import MessageBar
from app.widgets.theme import set_kind

_WIDTH: Final = 560
_AROUND: Final = 150
Keep = Callable[[dict[str, Any]], object]


class RecordDialog(Dialog):
    """Fields with keep and cancel.

    Args:
        title: what is done, translated.
        rows: rows of one or two fields side by side.
        parent: the window it belongs to.
        keep: writes the values.
        record: what is edited; None adds.
        values: what the fields hold at first; when adding, these are kept as well.
        writable: else the fields are only looked at.
    """

    def __init__(  # noqa: PLR0913 all but three are keywords that describe one dialog
        self,
        title: str,
        rows: Sequence[Sequence[FieldSpec]],
        parent: QWidget | None,
        *,
        keep: Keep,
        record: Any = None,
        values: Mapping[str, Any] | None = None,
        writable: bool = True,
    ) -> None:
        super().__init__(title, parent)
        self._keep = keep
        self._record = record
        self._first = dict(values or {})
        self.rows: dict[str, FieldRow] = {}
        self.bar = MessageBar(self)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._area(rows), 1)
        for row in self.rows.values():
            self._load(row, writable=writable)
        self.add_button(text_button(tr("Cancel") if writable else tr("Close"), clicked=self.reject))
        if writable:
            self.add_button(text_button(tr("Keep"), kind="primary", clicked=self.finish), default=True)

    def finish(self) -> None:
        """Keep what was entered if all of it is good."""
        good = [row.commit() for row in self.rows.values()]
        if not all(good):
            next(row for row in self.rows.values() if row.error()).input.setFocus()
            return
        try:
            self._keep(self._values())
        except UserError as error:
            self.bar.tell(str(error), kind="error")
            return
        self.accept()

    def input(self, field: str) -> Any:
        """Return the input of a field."""
        return self.rows[field].input

    def _values(self) -> dict[str, Any]:
        values = {name: row.input.value() for name, row in self.rows.items()}
        if self._record is None:
            return {**self._first, **values}
        return {name: value for name, value in values.items() if value != self._value(self.rows[name].spec)}

    def _value(self, spec: FieldSpec) -> Any:
        if spec.name in self._first or self._record is None:
            return self._first.get(spec.name, spec.first)
        return spec.value_of(self._record)

    def _load(self, row: FieldRow, *, writable: bool) -> None:
        row.load(self._value(row.spec))
        row.set_locked(not writable)
        if row.spec.hint and self._record is not None:
            row.show_hint(row.spec.hint(self._record))

    def _area(self, rows: Sequence[Sequence[FieldSpec]]) -> QScrollArea:
        page = QWidget()
        set_kind(page, "page")
        box = QVBoxLayout(page)
        box.setContentsMargins(2, 2, 2, 2)
        box.setSpacing(10)
        for specs in rows:
            line = QHBoxLayout()
            line.setSpacing(12)
            for row in self._made(specs):
                line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
            box.addLayout(line)
        box.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.setMinimumWidth(_WIDTH)
        self.resize(within_screen(self, QSize(_WIDTH, page.sizeHint().height() + _AROUND)))
        return area

    def _made(self, specs: Sequence[FieldSpec]) -> Iterator[FieldRow]:
        for spec in specs:
            row = self.rows[spec.name] = FieldRow(spec, lambda _field, _value: None)
            yield row
