"""Days on a line, and the head over it."""

import datetime as dt
from itertools import pairwise

import pytest

from app.charts.shapes import Text
from app.charts.time_head import HeadLook, ground, head
from app.charts.time_scale import TimeScale, range_of
from app.domain.jalali import MONTHS, WEEKDAYS, to_gregorian, weekday
from tests.unit.charts.crowds import measure

FIRST, LAST = to_gregorian(1403, 1, 1), to_gregorian(1406, 12, 29)
LOOK = HeadLook(48, 12, measure)


def written(per_day: float, width: float = 1200) -> list[str]:
    scale = TimeScale(FIRST, LAST, per_day)
    return [shape.text for shape in head(scale, scale.length - width, scale.length, LOOK) if isinstance(shape, Text)]


@pytest.mark.parametrize("from_right", [True, False])
def test_that_a_place_gives_its_day_back(from_right: bool) -> None:  # noqa: FBT001 a parameter of the test
    scale = TimeScale(FIRST, LAST, 3.0, from_right)
    for day in (FIRST, to_gregorian(1403, 12, 30), LAST):
        left, right = scale.span(day, day)
        assert scale.day_at((left + right) / 2) == day


def test_that_time_runs_to_the_left_unless_told() -> None:
    later = FIRST + dt.timedelta(1)
    assert TimeScale(FIRST, LAST, 2.0).x(later) < TimeScale(FIRST, LAST, 2.0).x(FIRST)
    assert TimeScale(FIRST, LAST, 2.0, from_right=False).x(later) == 2.0


def test_that_a_leap_esfand_takes_thirty_days() -> None:
    scale = TimeScale(FIRST, LAST, 1.0)
    months = {(when.year, when.month): day for day, when in scale.months(0, scale.length)}
    assert (months[1404, 1] - months[1403, 12]).days == 30
    assert (months[1405, 1] - months[1404, 12]).days == 29


def test_that_weeks_begin_on_saturday() -> None:
    scale = TimeScale(FIRST, LAST, 6.0)
    assert {WEEKDAYS[weekday(day)] for day in scale.weeks(0, 900)} == {"شنبه"}


@pytest.mark.parametrize(
    ("per_day", "expected"),
    [(0.5, "۱۴۰۴"), (0.5, "بهار"), (1.0, "۱۱"), (3.0, MONTHS[1]), (6.0, f"{MONTHS[0]} ۱۴۰۳"), (22.0, "۳۰")],
)
def test_that_the_head_says_as_much_as_has_room(per_day: float, expected: str) -> None:
    assert expected in written(per_day)


def test_that_words_of_the_head_never_overlap() -> None:
    for per_day in (0.3, 0.5, 0.9, 1.4, 2.2, 4.0, 7.0, 15.0, 30.0):
        scale = TimeScale(FIRST, LAST, per_day)
        tiers: dict[float, list[tuple[float, float]]] = {}
        for shape in head(scale, scale.length - 1000, scale.length, LOOK):
            if isinstance(shape, Text):
                half = measure(shape.text, shape.size, shape.bold) / 2
                tiers.setdefault(shape.at[1], []).append((shape.at[0] - half, shape.at[0] + half))
        for places in tiers.values():
            places.sort()
            assert all(one[1] <= other[0] + 0.01 for one, other in pairwise(places))


def test_that_days_off_are_shaded_when_days_are_wide() -> None:
    scale = TimeScale(FIRST, LAST, 5.0)
    off = FIRST + dt.timedelta(2)
    shades = [
        shape for shape in ground(scale, (0, 0, scale.length, 100), lambda day: day == off) if hasattr(shape, "box")
    ]
    assert [shape.box[::2] for shape in shades] == [scale.span(off, off)]


def test_that_a_range_holds_whole_months() -> None:
    first, last = range_of([to_gregorian(1403, 5, 9), to_gregorian(1403, 12, 3)], FIRST)
    assert (first, last) == (to_gregorian(1403, 5, 1), to_gregorian(1403, 12, 30))


def test_that_a_wrongly_typed_year_does_not_stretch_the_line() -> None:
    first, last = range_of([dt.date(1405, 1, 1), FIRST, dt.date(9999, 1, 1)], FIRST)
    assert (last - first).days < 40
