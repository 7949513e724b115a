"""The programme at a glance."""

import datetime as dt

from app.domain.plan import Activity, Plan, Status, build_plan
from app.services.overview import Counts, overview_of

START = dt.date(2026, 3, 21)
IN_MONTH_TWO = dt.date(2026, 5, 1)


def _plan(*activities: Activity, start: dt.date | None = START) -> Plan:
    return build_plan(activities, start)


def _two_phases() -> Plan:
    return _plan(
        Activity("a", sort="1", title="یک", months=(1, 2)),
        Activity("a1", "a", "1", months=(1, 1), status=Status.DONE),
        Activity("a2", "a", "2", months=(1, 1), status=Status.IN_PROGRESS, progress=50),
        Activity("b", sort="2", title="دو", months=(2, 4)),
        Activity("b1", "b", "1", months=(3, 4)),
    )


def test_that_only_activities_without_parts_are_counted() -> None:
    assert overview_of(_two_phases(), IN_MONTH_TWO).counts == Counts(activities=3, done=1, running=1, late=1)


def test_that_each_phase_counts_its_own() -> None:
    first, second = overview_of(_two_phases(), IN_MONTH_TWO).phases

    assert first.counts == Counts(activities=2, done=1, running=1, late=1)
    assert second.counts == Counts(activities=1, done=0, running=0, late=0)


def test_that_the_programme_weighs_its_phases() -> None:
    plan = _plan(Activity("a", sort="1", weight=3, status=Status.DONE), Activity("b", sort="2", weight=1, progress=20))

    assert overview_of(plan, START).progress == 80


def test_that_progress_nobody_entered_is_not_known() -> None:
    assert overview_of(_plan(Activity("a", sort="1")), START).progress is None


def test_that_a_cancelled_phase_does_not_count() -> None:
    plan = _plan(Activity("a", sort="1", status=Status.DONE), Activity("b", sort="2", status=Status.CANCELLED))

    assert overview_of(plan, START).progress == 100


def test_that_an_end_of_today_is_not_late() -> None:
    plan = _plan(Activity("a", sort="1", end=START))

    assert overview_of(plan, START).counts.late == 0


def test_that_phases_are_measured_in_the_time_of_the_programme() -> None:
    first, second = (phase.span for phase in overview_of(_two_phases(), START).phases)

    assert first is not None
    assert second is not None
    assert (first[0], second[1]) == (0, 1)
    assert 0 < second[0] < first[1] < 1


def test_that_today_stands_in_the_time_of_the_programme() -> None:
    assert overview_of(_two_phases(), START).now == 0
    assert overview_of(_two_phases(), START - dt.timedelta(1)).now is None


def test_that_a_plan_without_dates_has_no_time() -> None:
    seen = overview_of(_plan(Activity("a", sort="1", months=(1, 2)), start=None), START)

    assert (seen.phases[0].span, seen.now, seen.counts.late) == (None, None, 0)


def test_that_an_empty_plan_is_seen_without_fault() -> None:
    seen = overview_of(_plan(), START)

    assert (seen.counts.activities, seen.progress, seen.phases) == (0, None, ())


def test_that_an_end_before_the_start_is_not_measured() -> None:
    plan = _plan(
        Activity("a", sort="1", months=(1, 4)), Activity("b", sort="2", start=START, end=START - dt.timedelta(1))
    )

    assert overview_of(plan, START).phases[1].span is None
