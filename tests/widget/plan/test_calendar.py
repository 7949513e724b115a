"""The working calendar of a programme: the days off of the week, holidays by year, days of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.domain.jalali import full, to_gregorian
from app.i18n import tr
from app.services.session import Session
from app.services.work_calendar import add_day, calendar_of
from app.ui.pages.plan.calendar_dialog import CalendarDialog
from app.ui.records.dialog import RecordDialog
from tests.helpers.typing import type_text

ASHURA = to_gregorian(1405, 4, 4)


@pytest.fixture
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Open an empty project."""
    made = bootstrap.new_project(tmp_path_factory.mktemp("p") / "a.khooshe", template=None, start=None, title="")
    yield made
    made.close()


@pytest.fixture
def dialog(qapp: QApplication, session: Session) -> Iterator[CalendarDialog]:
    """Show the year 1405."""
    del qapp
    made = CalendarDialog(session, None)
    made.year.set_value(1405)
    made.reload()
    yield made
    made.deleteLater()


def choose(dialog: CalendarDialog, title: str) -> None:
    place = next(at for at, line in enumerate(dialog.model.lines) if line.title == title)
    dialog.view.choose([dialog.model.ids[place]])


def test_that_a_year_lists_its_holidays(dialog: CalendarDialog) -> None:
    assert full(ASHURA) in [line.title for line in dialog.model.lines]


def test_that_estimated_holidays_are_marked(dialog: CalendarDialog) -> None:
    dialog.year.set_value(1410)
    dialog.reload()
    assert tr("Estimated") in [line.chip for line in dialog.model.lines]


def test_that_the_week_is_chosen(dialog: CalendarDialog, session: Session) -> None:
    dialog.week.set_value("thursday")
    dialog.week.committed.emit("thursday")
    assert not calendar_of(session).is_working(to_gregorian(1405, 2, 3))


def test_that_a_holiday_becomes_a_working_day_and_undo_brings_it_back(dialog: CalendarDialog, session: Session) -> None:
    choose(dialog, full(ASHURA))
    dialog.turn_button.click()
    assert calendar_of(session).is_working(ASHURA)
    session.undo()
    assert not calendar_of(session).is_working(ASHURA)


def test_that_a_day_is_added_by_its_date(dialog: CalendarDialog, session: Session) -> None:
    dialog.open_new()
    (entry,) = dialog.findChildren(RecordDialog)
    type_text(entry.input("on"), "1405/12/29")
    type_text(entry.input("title"), "سالگرد")
    entry.finish()
    assert [line.note for line in dialog.model.lines if line.icon] == ["سالگرد"]
    assert session.count("calendar_day") == 1


def test_that_a_day_that_is_there_is_refused_in_the_dialog(dialog: CalendarDialog, session: Session) -> None:
    add_day(session, ASHURA)
    dialog.open_new()
    (entry,) = dialog.findChildren(RecordDialog)
    type_text(entry.input("on"), "1405/04/04")
    entry.finish()
    assert "۱۴۰۵/۰۴/۰۴" in entry.bar.text()
    entry.reject()


def test_that_only_days_of_the_programme_can_be_removed(dialog: CalendarDialog, session: Session) -> None:
    choose(dialog, full(ASHURA))
    assert not dialog.remove_button.isEnabled()
    add_day(session, to_gregorian(1405, 9, 3))
    dialog.reload()
    choose(dialog, full(to_gregorian(1405, 9, 3)))
    dialog.remove_button.click()
    assert session.count("calendar_day") == 0
