"""The Gantt chart as shapes: bars, signs, arrows, and what is under the pointer."""

import datetime as dt
from itertools import pairwise

import pytest

from app.charts.gantt import Gantt, Hit
from app.charts.gantt_bars import BarLook
from app.charts.gantt_rows import GanttRow, timetable
from app.charts.gantt_ties import End, Tie, ends_of, route, ties_of
from app.charts.shapes import Circle, Line, Polygon, Rect, Shape, Text
from app.charts.time_scale import TimeScale
from app.domain.jalali import to_gregorian
from app.domain.plan import Activity, Status, build_plan
from app.domain.plan_spans import Span
from tests.unit.charts.crowds import measure

FIRST = to_gregorian(1403, 1, 1)
TODAY = to_gregorian(1403, 3, 1)
LOOK = BarLook(34, 12, measure)


def days(start: int, end: int) -> Span:
    return Span(FIRST + dt.timedelta(start), FIRST + dt.timedelta(end))


def row(place: int = 0, span: Span | None = None, **more: object) -> GanttRow:
    return GanttRow(f"r{place}", str(place), f"فعالیت {place}", 1, span or days(30, 59), **more)  # type: ignore[arg-type]


def chart(*rows: GanttRow, ties: tuple[Tie, ...] = (), from_right: bool = True) -> Gantt:
    scale = TimeScale(FIRST, to_gregorian(1403, 12, 30), 3.0, from_right)
    return Gantt(scale, len(rows), rows.__getitem__, LOOK, TODAY, ties_of(ties))


def shapes(made: Gantt) -> list[Shape]:
    return list(made.shapes((0.0, 0.0, made.scale.length, made.height)))


def inked(made: Gantt, ink: str) -> list[Shape]:
    return [shape for shape in shapes(made) if ink in (getattr(shape, "fill", ""), getattr(shape, "ink", ""))]


def test_that_a_bar_covers_its_days() -> None:
    made = chart(row())
    (bar,) = [shape for shape in inked(made, "tone_ground:planned") if isinstance(shape, Rect)]
    assert (bar.box[0], bar.box[2]) == made.scale.span(days(30, 59).start, days(30, 59).end)


@pytest.mark.parametrize("from_right", [True, False])
def test_that_progress_fills_a_bar_from_its_start(from_right: bool) -> None:  # noqa: FBT001 a parameter of the test
    made = chart(row(progress=50), from_right=from_right)
    (done,) = [shape for shape in inked(made, "tone:planned") if isinstance(shape, Rect)]
    half = made.scale.span(days(30, 44).start, days(30, 44).end)
    assert (done.box[0], done.box[2]) == pytest.approx(half)


def test_that_a_late_bar_is_told_by_a_sign() -> None:
    assert any(isinstance(shape, Text) and shape.text == "!" for shape in shapes(chart(row(is_late=True))))


def test_that_an_unplanned_bar_is_told_by_a_sign() -> None:
    assert any(isinstance(shape, Circle) for shape in shapes(chart(row(is_unplanned=True))))


def test_that_the_critical_path_is_told_by_lines() -> None:
    assert len(inked(chart(row(is_critical=True)), "tone:critical")) == 2


def test_that_a_milestone_is_a_diamond() -> None:
    made = chart(row(is_milestone=True))
    assert [len(shape.points) for shape in inked(made, "tone:planned") if isinstance(shape, Polygon)] == [4]


def test_that_the_plan_version_lies_behind() -> None:
    drawn = shapes(chart(row(base=days(10, 20))))
    inks = [getattr(shape, "fill", "") for shape in drawn]
    assert inks.index("tone_ground:base") < inks.index("tone_ground:planned")


def test_that_only_rows_that_are_seen_are_made() -> None:
    asked: list[int] = []

    def row_of(place: int) -> GanttRow:
        asked.append(place)
        return row(place)

    scale = TimeScale(FIRST, to_gregorian(1403, 12, 30), 3.0)
    made = Gantt(scale, 10_000, row_of, LOOK, TODAY)
    list(made.shapes((0.0, 34.0 * 500, 800.0, 34.0 * 510)))
    assert set(asked) == set(range(500, 510))


def test_that_names_stay_within_what_is_seen() -> None:
    made = chart(row())
    left = made.scale.span(days(30, 59).start, days(30, 59).end)[0] - 60
    names = [shape for shape in made.shapes((left, 0.0, left + 400, 34.0)) if isinstance(shape, Text)]
    assert all(shape.at[0] - measure(shape.text, shape.size, shape.bold) >= left - 0.01 for shape in names)


@pytest.mark.parametrize("kind", ["FS", "SS", "FF", "SF"])
@pytest.mark.parametrize("target", [100.0, 170.0, 260.0, 420.0])
def test_that_an_arrow_leaves_and_reaches_its_bars_from_outside(kind: str, target: float) -> None:
    out, into = ends_of(kind)
    corners = route(End(200, 10, out, 20), End(target, 50, into, 40), 8)
    first, last = corners[1][0] - corners[0][0], corners[-2][0] - corners[-1][0]
    assert first * out > 0
    assert last * into > 0
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(corners))


def test_that_arrows_are_behind_bars() -> None:
    drawn = shapes(chart(row(0), row(1, days(70, 90)), ties=(Tie("t", 0, 1),)))
    arrow = next(place for place, shape in enumerate(drawn) if isinstance(shape, Line) and shape.ink == "text_soft")
    bar = next(place for place, shape in enumerate(drawn) if getattr(shape, "fill", "") == "tone_ground:planned")
    assert arrow < bar


def test_that_an_arrow_passing_by_is_found() -> None:
    ties = ties_of([Tie("near", 2, 4), Tie("by", 0, 200), Tie("far", 300, 310)])
    assert [tie.id for tie in ties.between(90, 100)] == ["by"]


@pytest.mark.parametrize(
    ("x", "part"), [(45, "bar"), (30.5, "start"), (59.5, "end"), (27, "from_start"), (63, "from_end"), (80, "")]
)
@pytest.mark.parametrize("from_right", [True, False])
def test_that_parts_of_a_bar_are_told_apart(x: float, part: str, from_right: bool) -> None:  # noqa: FBT001 a parameter of the test
    made = chart(row(), from_right=from_right)
    assert made.hit((made.scale.place(x * 3.0), 17.0)) == Hit(0, part)


def test_that_an_arrow_is_found_under_the_pointer() -> None:
    made = chart(row(0), row(1, days(90, 99)), ties=(Tie("t", 0, 1),))
    assert made.hit((made.scale.place(60 * 3.0 + 8), 34.0 + 12)).tie == "t"


def test_that_what_is_past_and_not_done_is_late() -> None:
    end = TODAY - dt.timedelta(1)
    rows = [
        Activity("a", start=FIRST, end=end, sort="1"),
        Activity("b", start=FIRST, end=end, status=Status.DONE, sort="2"),
        Activity("c", start=FIRST, end=TODAY, sort="3"),
        Activity("d", start=FIRST, end=TODAY + dt.timedelta(9), deadline=TODAY, sort="4"),
    ]
    table = timetable(build_plan(rows), TODAY)
    assert [table.row(one).is_late for one in "abcd"] == [True, False, False, True]
