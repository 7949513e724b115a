"""The line below the grid that asks for a new rating: power, interest and the reason, none of them a must."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.tables.people import HIGHEST, RATING
from app.domain.text import isolate
from app.i18n import mark, tr
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.number_edit import NumberEdit
from app.widgets.theme import set_kind

_NUMBER_WIDTH: Final = 64
_LONGEST: Final = 2_000
_WORDS: Final = {
    "current": mark("New rating of {name}"),
    "desired": mark("Desired position of {name}"),
}


class ReasonBar(QFrame):
    """Hidden until `ask`; `kept` comes with Enter or its button, `left` with Escape, `changed` while numbers change."""

    kept = Signal()
    left = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "column")
        self.words = PlainLabel(kind="field", elide=True)
        columns = RATING.by_name
        self.power = NumberEdit(name=tr(columns["power"].label), maximum=HIGHEST)
        self.interest = NumberEdit(name=tr(columns["interest"].label), maximum=HIGHEST)
        self.reason = PersianLineEdit(
            name=tr(columns["reason"].label), max_length=_LONGEST, placeholder=tr("Why? It may be left blank")
        )
        self.keep = text_button(tr("Keep"), kind="primary", clicked=self.finish)
        self._cancel = text_button(tr("Cancel"), clicked=self.leave)
        for number in (self.power, self.interest):
            number.setFixedWidth(_NUMBER_WIDTH)
            number.committed.connect(lambda _value: self.changed.emit())
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(6)
        box.addWidget(self.words)
        box.addLayout(self._line())
        self.hide()

    def ask(self, name: str, aim: str, power: int | None, interest: int | None) -> None:
        """Ask for the rating of an actor; the keyboard goes to what is missing."""
        self.words.setText(tr(_WORDS[aim], name=isolate(name)))
        self.power.set_value(power)
        self.interest.set_value(interest)
        if self.isHidden():
            self.reason.set_value("")
        self.show()
        (self.power if power is None else self.interest if interest is None else self.reason).setFocus()

    def values(self) -> dict[str, int | None]:
        """Return the two numbers."""
        return {"power": _whole(self.power), "interest": _whole(self.interest)}

    def finish(self) -> None:
        """Keep what was entered if it is good."""
        good = [field.commit() for field in (self.power, self.interest, self.reason)]
        if all(good):
            self.kept.emit()

    def leave(self) -> None:
        """Give it up."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, give up with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in (self.power, self.interest):
            row.addWidget(PlainLabel(field.accessibleName()))
            row.addWidget(field)
        row.addWidget(self.reason, 1)
        row.addWidget(self.keep)
        row.addWidget(self._cancel)
        return row


def _whole(number: NumberEdit) -> int | None:
    value = number.value()
    return None if value is None else int(value)
