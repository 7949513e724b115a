"""The timeline: bars, diamonds and today where they belong; keys, zoom."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.domain.jalali import to_gregorian
from app.ui.pages.agreements.time_scale import TimeScale, range_of
from app.ui.pages.agreements.timeline import TimelineRow, TimelineView
from app.ui.pages.agreements.timeline_painter import HEAD, ROW
from app.widgets.theme import token
from tests.widget.agreements.conftest import TODAY, Desk, days

NEW_YEAR = to_gregorian(1404, 1, 1)
SCALE = TimeScale(to_gregorian(1403, 1, 1), to_gregorian(1405, 12, 29), 2.0, 800, 100)


def test_that_time_runs_to_the_left() -> None:
    assert SCALE.x(days(10)) < SCALE.x(days(9))
    assert TimeScale(SCALE.first, SCALE.last, 2.0, 800, mirrored=False).x(days(10)) > 0


@pytest.mark.parametrize("mirrored", [True, False])
def test_that_a_place_gives_its_day_back(mirrored: bool) -> None:  # noqa: FBT001 a parameter of the test
    scale = TimeScale(SCALE.first, SCALE.last, 2.0, 800, 100, mirrored=mirrored)
    left, right = scale.span(NEW_YEAR, NEW_YEAR)
    assert scale.day_at((left + right) / 2) == NEW_YEAR


def test_that_a_leap_esfand_takes_thirty_days() -> None:
    months = {(when.year, when.month): day for day, when in TimeScale(SCALE.first, SCALE.last, 1.0, 2000).months()}
    assert (months[1404, 1] - months[1403, 12]).days == 30
    assert (months[1405, 1] - months[1404, 12]).days == 29


def test_that_a_wrongly_typed_year_does_not_stretch_the_line() -> None:
    first, last = range_of([dt.date(1405, 1, 1), dt.date(9999, 1, 1)], TODAY)
    assert (last - first).days < 1000


def _colour(view: TimelineView, x: float, y: float) -> QColor:
    return view.viewport().grab().toImage().pixelColor(round(x), round(y))


def test_that_today_has_its_line(desk: Desk) -> None:
    desk.add("همکاری")
    view = desk.timeline
    assert _colour(view, view.scale().x(TODAY), HEAD + ROW * 5) == token("primary")


def test_that_a_bar_covers_the_days_of_validity_and_no_others(desk: Desk) -> None:
    desk.add("همکاری", "signed", start=days(-20), end=days(60))
    view = desk.timeline
    middle = HEAD + ROW / 2 + 6
    assert _colour(view, view.scale().x(days(55)), middle) == token("done_bg")
    assert _colour(view, view.scale().x(days(70)), middle) != token("done_bg")


@pytest.mark.parametrize(
    ("due", "values", "colour"),
    [(-12, {}, "stopped"), (-12, {"state": "fulfilled"}, "done"), (30, {}, "surface")],
)
def test_that_a_diamond_tells_whether_an_obligation_is_kept(
    desk: Desk, due: int, values: dict[str, object], colour: str
) -> None:
    desk.add("همکاری", "signed", start=days(-40), end=days(60))
    desk.owe("سالن", "همکاری", due=days(due), **values)
    view = desk.timeline
    assert _colour(view, view.scale().x(days(due)) + 1.5, HEAD + ROW / 2) == token(colour)


def test_that_what_is_under_the_mouse_is_told(desk: Desk) -> None:
    desk.add("همکاری", "signed", start=days(-40))
    owed = desk.owe("تحویل سالن", "همکاری", due=days(20))
    view = desk.timeline
    place = QPoint(round(view.scale().x(days(20))), HEAD + ROW // 2)
    mark = view.mark_at(place)
    assert mark is not None
    assert mark.obligation_id == owed
    assert "تحویل سالن" in view.words_at(place)


def test_that_a_double_click_on_a_diamond_shows_the_obligation(desk: Desk) -> None:
    desk.add("همکاری", "signed", start=days(-40))
    desk.owe("تحویل سالن", "همکاری", due=days(20))
    view = desk.timeline
    place = QPoint(round(view.scale().x(days(20))), HEAD + ROW // 2)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.page.form.part() == 3


def test_that_rows_are_chosen_with_the_keys(desk: Desk) -> None:
    desk.add("نخست", start=days(-9))
    desk.add("دوم", start=days(-3))
    view = desk.timeline
    view.choose(desk.ids["نخست"])
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert desk.page.chosen() == [desk.ids["دوم"]]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_id() == desk.ids["دوم"]


def test_that_the_left_key_goes_on_in_time(desk: Desk) -> None:
    desk.add("همکاری", start=days(-900), end=days(900))
    view = desk.timeline
    before = view.scale().seen()[0]
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.scale().seen()[0] > before


def test_that_home_goes_back_to_today(desk: Desk) -> None:
    desk.add("همکاری", start=days(-900), end=days(900))
    view = desk.timeline
    view.go_to(days(800))
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert 0 <= view.scale().x(TODAY) <= view.scale().room


def test_that_zooming_keeps_the_day_under_the_mouse(desk: Desk) -> None:
    desk.add("همکاری", start=days(-2000), end=days(2000))
    view = desk.timeline
    day = view.scale().day_at(200)
    view.zoom(2, at=200)
    assert abs((view.scale().day_at(200) - day).days) <= 1


def test_that_only_the_rows_that_are_seen_are_made(desk: Desk) -> None:
    desk.add("همکاری")
    made: set[str] = set()
    listed = desk.page.listing().all()[desk.ids["همکاری"]]

    def row_of(agreement_id: str, _until: dt.date) -> TimelineRow:
        made.add(agreement_id)
        return TimelineRow(listed, ())

    view = TimelineView(row_of)
    view.resize(900, 500)
    view.show_ids([str(number) for number in range(1000)], [], TODAY)
    view.grab()
    assert 0 < len(made) < 20
    view.deleteLater()


def test_that_an_agreement_without_a_last_day_stays_open(desk: Desk) -> None:
    desk.add("همکاری", "signed", start=days(-40))
    view = desk.timeline
    assert _colour(view, view.scale().x(days(100)), HEAD + ROW / 2 + 6) == token("done_bg")
