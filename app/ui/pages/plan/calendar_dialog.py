"""The working calendar of the programme: its week, the holidays of each year and days of its own."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.clock import today
from app.domain.errors import UserError
from app.domain.jalali import from_gregorian, full
from app.domain.project import DAYS_OFF_LABELS, PROJECT
from app.domain.tables.time import CALENDAR_DAY
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services import editing
from app.services.planning import project_of, set_project_field
from app.services.session import Session
from app.services.work_calendar import SpecialDay, add_day, calendar_years, special_days
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.records.dialog import RecordDialog
from app.ui.records.fields import specs_of
from app.ui.records.part_list import Line, PartModel, PartView
from app.widgets.buttons import text_button
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel
from app.widgets.message_bar import MessageBar

_SIZE: Final = QSize(640, 720)
_MOST_ROWS: Final = 7
_FIELDS: Final = specs_of(CALENDAR_DAY, "on", "title", "is_working")


class CalendarDialog(Dialog):
    """Every change takes effect at once and is one step of undo."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(tr("Working calendar"), parent)
        self.resize(within_screen(self, _SIZE))
        self._session = session
        self._days: dict[str, SpecialDay] = {}
        self.bar = MessageBar(self)
        self.week = ChoiceBox([(key, tr(words)) for key, words in DAYS_OFF_LABELS.items()], name=_label("days_off"))
        self.year = ChoiceBox(name=tr("Year"))
        self.count = PlainLabel(kind="muted")
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=_MOST_ROWS)
        self.view.setAccessibleName(tr("Holidays and other special days"))
        self.add_button_of_day = text_button(tr("Add a day…"), icon="plus", clicked=self.open_new)
        self.turn_button = text_button(tr("Work on this day"), clicked=self.turn_chosen)
        self.remove_button = text_button(tr("Remove"), icon="trash-2", clicked=self.remove_chosen)
        self._lay_out()
        self._connect()
        self._show_years(from_gregorian(today()).year)

    def _lay_out(self) -> None:
        self.body.addWidget(self.bar)
        for name, field in ((_label("days_off"), self.week), (tr("Year"), self.year)):
            self.body.addLayout(_row(PlainLabel(name, kind="field"), field))
        self.body.addWidget(self.count)
        self.body.addWidget(self.view)
        self.body.addLayout(_row(self.add_button_of_day, self.turn_button, self.remove_button))
        note = tr(
            "Holidays of 1403 to 1410 come with the program. Those marked as estimated follow the moon and may be off"
            " by a day; correct them here when the official calendar is out."
        )
        self.body.addWidget(PlainLabel(persian_digits(note), kind="muted", wrap=True))
        self.body.addStretch(1)
        self.add_button(text_button(tr("Close"), kind="primary", clicked=self.accept), default=True)

    def _connect(self) -> None:
        writable = not self._session.read_only
        for part in (self.week, self.add_button_of_day, self.turn_button, self.remove_button):
            part.setEnabled(writable)
        self.week.committed.connect(self._keep_week)
        self.year.committed.connect(lambda _year: self.reload())
        self.view.opened.connect(self.open_chosen)
        self.view.added.connect(self.open_new)
        self.view.removed.connect(self.remove_chosen)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())

    # ---- what is shown

    def reload(self) -> None:
        """Show the calendar as it stands."""
        self.week.set_value(project_of(self._session).days_off)
        year = self.year.value()
        days = special_days(self._session, year) if isinstance(year, int) else []
        chosen = self.view.chosen()
        self._days = {day.id or f"{place}": day for place, day in enumerate(days)}
        self.model.show_lines(list(self._days), [_line(day) for day in days])
        self.view.choose(chosen)
        off = len({day.on for day in days if not day.is_working and not day.is_replaced})
        self.count.setText(tr("{count} days off beside those of the week", count=persian_digits(off)))
        self._show_buttons()

    def _show_years(self, year: int) -> None:
        years = sorted({*calendar_years(self._session), year})
        self.year.set_choices([(one, persian_digits(one)) for one in years])
        self.year.set_value(year)
        self.reload()

    def _show_buttons(self) -> None:
        day, writable = self._chosen(), not self._session.read_only
        self.remove_button.setEnabled(writable and day is not None and bool(day.id))
        self.turn_button.setEnabled(writable and day is not None and not day.id and not day.is_replaced)

    def _chosen(self) -> SpecialDay | None:
        chosen = self.view.chosen()
        return self._days.get(chosen[0]) if chosen else None

    # ---- what the agent does

    def open_new(self) -> None:
        """Enter a holiday of the programme's own, or a working day."""
        if not self._session.read_only:
            RecordDialog(tr("Add a day of the calendar"), _FIELDS, self, keep=self._add).open()

    def open_chosen(self) -> None:
        """Change a day of the programme's own."""
        day = self._chosen()
        if day is not None and day.id:
            record = _Own(day)
            writable = not self._session.read_only
            RecordDialog(
                tr("Day of the calendar"), _FIELDS, self, keep=self._changing(day.id), record=record, writable=writable
            ).open()

    def turn_chosen(self) -> None:
        """Work on the chosen holiday."""
        day = self._chosen()
        if day is not None and not day.id:
            self._do(lambda: add_day(self._session, day.on, day.title, is_working=True))

    def remove_chosen(self) -> None:
        """Remove the chosen day of the programme's own; Ctrl+Z brings it back."""
        day = self._chosen()
        if day is not None and day.id and not self._session.read_only:
            self._do(lambda: editing.remove(self._session, CALENDAR_DAY, day.id))

    def _add(self, values: dict[str, Any]) -> None:
        editing.add(self._session, CALENDAR_DAY, values)
        on = values["on"]
        self._show_years(from_gregorian(on if isinstance(on, dt.date) else today()).year)

    def _changing(self, day_id: str) -> Callable[[dict[str, Any]], None]:
        def change(values: dict[str, Any]) -> None:
            editing.change(self._session, CALENDAR_DAY, day_id, values)
            self.reload()

        return change

    def _keep_week(self, value: object) -> None:
        self._do(lambda: set_project_field(self._session, "days_off", value))

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        except UserError as error:
            self.bar.tell(str(error), kind="error")
        self.reload()


class _Own:
    """A day as the fields of its dialog read it."""

    def __init__(self, day: SpecialDay) -> None:
        self.on, self.title, self.is_working = day.on, day.title, 1 if day.is_working else None


def _line(day: SpecialDay) -> Line:
    words, tone = (mark("Working day"), "done") if day.is_working else (mark("Day off"), "late")
    if day.is_estimated:
        words, tone = mark("Estimated"), "planned"
    if day.is_replaced:
        words, tone = mark("Changed by you"), "stopped"
    return Line(full(day.on), day.title, tr(words), tone, "pencil" if day.id else "", muted=day.is_replaced)


def _label(field: str) -> str:
    return tr(PROJECT.by_name[field].label)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, ChoiceBox) else 0)
    if not any(isinstance(part, ChoiceBox) for part in parts):
        row.addStretch(1)
    return row
