"""The agenda: its keys, its days, its list, and new meetings."""

import datetime as dt

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain import jalali
from app.ui.pages.overview.agenda_view import AgendaView
from tests.widget.overview.conftest import TODAY, Opened, days


def agenda(opened: Opened) -> AgendaView:
    opened.page.tabs.setCurrentIndex(1)
    opened.page.focus_main()
    return opened.page.agenda


def titles(view: AgendaView) -> list[str]:
    return [line.title for line in view.list.lines()]


def middle(view: AgendaView, day: dt.date) -> QPoint:
    points = (QPoint(x, y) for x in range(5, view.grid.width(), 20) for y in range(35, view.grid.height(), 20))
    return next(point for point in points if view.grid.day_at(point) == day)


def test_that_the_agenda_waits_until_it_is_looked_at(opened: Opened) -> None:
    opened.page.restore_place({"tab": 0, "week": True})
    opened.page.reload(None)
    assert opened.page.findChildren(AgendaView) == []


def test_that_the_agenda_is_made_as_it_was_left(opened: Opened) -> None:
    opened.page.restore_place({"tab": 0, "week": True, "whole": True})
    view = agenda(opened)
    assert (view.grid.is_week, view.whole.isChecked()) == (True, True)


def test_that_a_place_in_the_agenda_is_kept_though_it_was_not_looked_at(opened: Opened) -> None:
    opened.page.restore_place({"tab": 0, "week": True, "whole": True})
    assert opened.page.place() == {"tab": 0, "week": True, "whole": True}


def test_that_the_days_of_a_month_are_turned_by_keys(opened: Opened) -> None:
    view = agenda(opened)
    view.grid.move_to(jalali.to_gregorian(1403, 11, 30))
    QTest.keyClick(view.grid, Qt.Key.Key_PageDown)
    assert view.grid.day() == jalali.to_gregorian(1403, 12, 30)
    QTest.keyClick(view.grid, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert view.grid.day() == jalali.to_gregorian(1404, 12, 29)
    QTest.keyClick(view.grid, Qt.Key.Key_PageUp)
    assert view.grid.day() == jalali.to_gregorian(1404, 11, 29)
    QTest.keyClick(view.grid, Qt.Key.Key_Home)
    assert view.grid.day() == TODAY


def test_that_a_week_is_turned_by_keys(opened: Opened) -> None:
    view = agenda(opened)
    opened.page.restore_place({"tab": 1, "week": True})
    QTest.keyClick(view.grid, Qt.Key.Key_PageDown)
    assert view.grid.day() == days(7)
    first, last = view.grid.span()
    assert ((last - first).days, jalali.weekday(first), jalali.weekday(last)) == (6, 0, jalali.FRIDAY)


def test_that_down_goes_to_the_next_week(opened: Opened) -> None:
    view = agenda(opened)
    QTest.keyClick(view.grid, Qt.Key.Key_Down)
    assert view.grid.day() == days(7)


def test_that_the_list_follows_the_marked_day(opened: Opened) -> None:
    view = agenda(opened)
    assert titles(view) == []
    view.grid.move_to(days(2))
    assert titles(view) == ["جلسه شورا"]
    QTest.mouseClick(view.grid, Qt.MouseButton.LeftButton, pos=middle(view, TODAY))
    assert titles(view) == []


def test_that_all_days_are_listed_when_asked_for(opened: Opened) -> None:
    view = agenda(opened)
    view.grid.move_to(days(2))
    view.whole.setChecked(True)
    assert jalali.full(days(2)) in titles(view)
    assert "جلسه شورا" in titles(view)


def test_that_enter_goes_to_the_list_and_on_to_the_place(opened: Opened) -> None:
    view = agenda(opened)
    view.grid.move_to(days(2))
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert opened.shell.said == [f"meetings:{opened.ids['meeting']}"]


def test_that_a_double_click_on_a_free_day_notes_a_meeting(opened: Opened) -> None:
    view = agenda(opened)
    QTest.mouseDClick(view.grid, Qt.MouseButton.LeftButton, pos=middle(view, TODAY))
    (meeting,) = opened.session.rows("meeting", on=TODAY.isoformat())
    assert opened.shell.said == [f"meetings:{meeting['id']}"]


def test_that_a_day_is_told_to_screen_readers_with_what_it_holds(opened: Opened) -> None:
    view = agenda(opened)
    view.grid.move_to(days(2))
    assert view.grid.accessibleName() == f"{jalali.full(days(2))}، ۱ مورد"


def test_that_a_change_is_seen_in_the_days(opened: Opened) -> None:
    view = agenda(opened)
    opened.add("meeting", title="جلسه تازه", on=TODAY)
    assert titles(view) == ["جلسه تازه"]


def test_that_the_place_is_found_again(opened: Opened) -> None:
    agenda(opened)
    opened.page.restore_place({"tab": 1, "week": True, "whole": True})
    assert opened.page.place() == {"tab": 1, "week": True, "whole": True}
