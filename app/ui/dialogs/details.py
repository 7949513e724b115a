"""The programme's own data: title, people, first day, version, notes."""

from typing import Any, Final

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.errors import UserError
from app.domain.jalali import MONTHS
from app.domain.project import PROJECT
from app.domain.schema import Column, Kind
from app.i18n import tr
from app.services.planning import project_of, set_project_fields
from app.services.session import Session
from app.ui.dialogs.frame import Dialog
from app.widgets.buttons import text_button
from app.widgets.choice import ChoiceBox
from app.widgets.date_edit import JalaliDateEdit
from app.widgets.field import Field
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.message_bar import MessageBar
from app.widgets.text_edit import PersianTextEdit

_WIDTH: Final = 600
_NOTE_LINES: Final = 4


class DetailsDialog(Dialog):
    """All fields of the programme; what was changed is written as one action."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("Programme details"), parent)
        self._session = session
        self.setMinimumWidth(_WIDTH)
        self.fields = {column.name: _field(column) for column in PROJECT.columns}
        self.bar = MessageBar(self)
        self.body.addWidget(self.bar)
        self.body.addLayout(self._form())
        self._show()
        self.add_button(text_button(tr("Close") if session.read_only else tr("Cancel"), clicked=self.reject))
        if not session.read_only:
            self.add_button(text_button(tr("Keep the changes"), kind="primary", clicked=self.finish), default=True)

    def finish(self) -> None:
        """Write what was changed if all of it is good."""
        good = [field.commit() for field in self.fields.values()]
        if not all(good):
            return
        try:
            set_project_fields(self._session, self._changes())
        except UserError as error:
            self.bar.tell(str(error), kind="error")
            return
        self.accept()

    def _changes(self) -> dict[str, Any]:
        before = project_of(self._session)
        values = {name: field.value() for name, field in self.fields.items()}
        return {name: value for name, value in values.items() if value != getattr(before, name)}

    def _show(self) -> None:
        project = project_of(self._session)
        for name, field in self.fields.items():
            field.set_value(getattr(project, name))

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for line, column in enumerate(PROJECT.columns):
            field = self.fields[column.name]
            grid.addWidget(PlainLabel(tr(column.label), kind="field"), line, 0)
            if isinstance(field, QWidget):
                field.setEnabled(not self._session.read_only)
                grid.addWidget(field, line, 1)
        return grid


def _field(column: Column) -> Field:
    name = tr(column.label)
    if column.kind is Kind.DATE:
        return JalaliDateEdit(name=name)
    if column.kind is Kind.LONG_TEXT:
        return PersianTextEdit(name=name, lines=_NOTE_LINES)
    if column.kind is Kind.CHOICE:
        return ChoiceBox([(key, tr(label)) for key, label in column.labels.items()], name=name)
    if column.name == "fiscal_month":
        return ChoiceBox([(number, words) for number, words in enumerate(MONTHS, 1)], name=name)
    return PersianLineEdit(name=name, max_length=column.longest)
