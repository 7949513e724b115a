"""Which field each column of a foreign table holds, as proposed and as the agent changes it."""

import re
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.domain.text import isolate, persian_digits
from app.exchange.register_sheet import Sheet, propose
from app.exchange.register_words import FIELDS
from app.i18n import tr
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel
from app.widgets.theme import set_kind

_LONGEST_SAMPLE: Final = 60
_FIELD_LETTERS: Final = 18
_LONGEST_HEADING: Final = 80


class ColumnMatching(QScrollArea):
    """One line a column: its heading, what stands in it, and the field it holds."""

    changed = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        proposed = propose(sheet.headings)
        self.boxes = [self._box(sheet, column, proposed.get(column)) for column in range(len(sheet.headings))]
        self.setWidget(self._page(sheet))

    def matching(self) -> Mapping[int, str]:
        """Return the field of each column that holds one."""
        return {column: str(box.value()) for column, box in enumerate(self.boxes) if box.value() is not None}

    def _box(self, sheet: Sheet, column: int, proposed: str | None) -> ChoiceBox:
        choices = [(key, tr(field.label)) for key, field in FIELDS.items()]
        name = tr("Field of the column {heading}", heading=heading_of(sheet, column))
        box = ChoiceBox(choices, name=name, none=tr("(left out)"))
        box.set_value(proposed)
        box.setMinimumContentsLength(_FIELD_LETTERS)
        box.committed.connect(lambda _value: self.changed.emit())
        return box

    def _page(self, sheet: Sheet) -> QWidget:
        page = QWidget()
        set_kind(page, "page")
        grid = QGridLayout(page)
        grid.setContentsMargins(2, 10, 2, 2)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, words in enumerate((tr("Column"), tr("What stands in it"), tr("Becomes"))):
            grid.addWidget(PlainLabel(words, kind="muted"), 0, place)
        for column, box in enumerate(self.boxes):
            grid.addWidget(PlainLabel(heading_of(sheet, column)), column + 1, 0)
            samples = "، ".join(map(_sample, sheet.samples(column)))
            grid.addWidget(PlainLabel(samples, kind="soft", elide=True), column + 1, 1)
            grid.addWidget(box, column + 1, 2)
        grid.setRowStretch(len(self.boxes) + 1, 1)
        return page


def _sample(cell: str) -> str:
    """Shorten a cell; its numbers are in the digits of the reader, but codes and addresses as they are."""
    short = " ".join(cell.split())[:_LONGEST_SAMPLE]
    return isolate(short if re.search("[A-Za-z]", short) else persian_digits(short))


def heading_of(sheet: Sheet, column: int) -> str:
    """Return the heading of a column, or its number where it has none."""
    heading = sheet.headings[column] if column < len(sheet.headings) else ""
    return heading[:_LONGEST_HEADING] or persian_digits(tr("Column {number}", number=column + 1))
