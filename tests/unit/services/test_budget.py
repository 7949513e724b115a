"""The money of a programme as the project holds it: stages everywhere, warnings, rules of what is entered."""

import pytest

from app.domain.errors import RuleError
from app.domain.instalments import Payment
from app.domain.money_stages import Stages
from app.domain.tables.money import BUDGET_LINE, CONTRIBUTION, FUNDING_SOURCE, INSTALMENT, MONEY_ENTRY
from app.domain.tables.people import ACTOR
from app.services import editing, planning
from app.services.budget import Promise, budget_of
from app.services.removing import InUseError
from app.services.session import Session

HUGE = 2**63 - 1


@pytest.fixture
def phase(session: Session) -> str:
    """Make a phase of two months that begins with the year 1405."""
    planning.set_project_field(session, "start", "1405/01/01")
    return planning.add_activity(session, None, "فاز", more={"months": [1, 2]})


def _activity(session: Session, phase: str, **fields: object) -> str:
    return planning.add_activity(session, phase, "فعالیت", more=fields)


def _entry(session: Session, amount: int, **fields: object) -> str:
    return editing.add(session, MONEY_ENTRY, {"amount": amount, "on": "1405/01/10", **fields})


def _kinds(session: Session) -> list[str]:
    return [one.kind for one in budget_of(session).warnings]


def test_that_money_goes_up_the_plan(session: Session, phase: str) -> None:
    activity = _activity(session, phase, budget=100)
    for stage, amount in (("approved", 90), ("allocated", 80), ("committed", 70), ("spent", 60)):
        _entry(session, amount, stage=stage, activity_id=activity)
    _entry(session, 10, stage="spent", activity_id=activity, is_reversal=1)
    seen = budget_of(session)
    whole = Stages(100, 90, 80, 70, 50)
    assert (seen.total, seen.phases, seen.activities[phase].whole) == (whole, {phase: whole}, whole)
    assert seen.activities[phase].own == Stages()


def test_that_sums_beyond_the_integers_of_the_file_are_whole(session: Session, phase: str) -> None:
    for _ in range(3):
        _entry(session, HUGE, activity_id=_activity(session, phase, budget=HUGE))
    assert budget_of(session).total == Stages(required=3 * HUGE, spent=3 * HUGE)


def test_that_an_entry_of_a_line_counts_for_its_activity_and_source(session: Session, phase: str) -> None:
    source = editing.add(session, FUNDING_SOURCE, {"title": "صندوق", "amount": 40})
    line = editing.add(
        session, BUDGET_LINE, {"activity_id": phase, "amount": 50, "source_id": source, "category": "travel"}
    )
    _entry(session, 45, line_id=line)
    seen = budget_of(session)
    assert seen.lines == {line: Stages(required=50, spent=45)}
    assert seen.categories == {"travel": Stages(required=50, spent=45)}
    assert [(one.source.id if one.source else None, one.stages, one.left) for one in seen.sources] == [
        (source, Stages(required=50, spent=45), -5)
    ]
    assert seen.activities[phase].whole == Stages(required=50, spent=45)
    assert _kinds(session) == ["over_ceiling"]


def test_that_money_is_told_by_month_quarter_and_fiscal_year(session: Session, phase: str) -> None:
    planning.set_project_field(session, "fiscal_month", 7)
    _activity(session, phase, budget=62)
    _entry(session, 5, on="1405/07/01", activity_id=phase)
    seen = budget_of(session)
    assert seen.months == {
        (1405, 1): Stages(required=26),
        (1405, 2): Stages(required=36),
        (1405, 7): Stages(spent=5),
    }
    assert seen.quarters == {(1404, 3): Stages(required=62), (1405, 1): Stages(spent=5)}
    assert seen.years == {1404: Stages(required=62), 1405: Stages(spent=5)}


def test_that_partners_promise_and_give(session: Session) -> None:
    partner = editing.add(session, ACTOR, {"name": "دانشگاه"})
    gives = {"actor_id": partner, "amount": 10}
    editing.add(session, CONTRIBUTION, {**gives, "received": 4})
    editing.add(session, CONTRIBUTION, {**gives, "form": "in_kind", "received": 12})
    (seen,) = budget_of(session).partners
    assert (seen.name, seen.cash, seen.in_kind) == ("دانشگاه", Promise(10, 4), Promise(10, 12))
    assert seen.whole == Promise(20, 16)
    assert _kinds(session) == ["over_promised"]


def test_that_budgets_that_disagree_are_told(session: Session, phase: str) -> None:
    activity = _activity(session, phase, budget=100)
    editing.add(session, BUDGET_LINE, {"activity_id": activity, "amount": 90})
    planning.set_field(session, phase, "budget", 70)
    assert [(one.kind, one.id, one.amount) for one in budget_of(session).warnings] == [
        ("parts_differ", phase, 30),
        ("lines_differ", activity, 10),
    ]


def test_that_overspending_is_told_at_the_lowest_place(session: Session, phase: str) -> None:
    activity = _activity(session, phase)
    _entry(session, 10, stage="approved", activity_id=activity)
    _entry(session, 15, activity_id=activity)
    (warned,) = budget_of(session).warnings
    assert (warned.kind, warned.id, warned.amount) == ("overspent", activity, 5)
    assert "فعالیت" in warned.message


def test_that_spending_without_any_approval_is_no_overspending(session: Session, phase: str) -> None:
    _entry(session, 15, activity_id=phase)
    assert _kinds(session) == []


def test_that_what_belongs_to_no_activity_is_shown(session: Session, phase: str) -> None:
    _entry(session, 15)
    seen = budget_of(session)
    assert (seen.phases[None], seen.total.spent) == (Stages(spent=15), 15)
    assert phase in seen.phases


def test_that_an_instalment_is_paid_by_its_entries(session: Session, phase: str) -> None:
    activity = _activity(session, phase, budget=101, progress=40)
    values = {"activity_id": activity, "percent": 50, "progress": 40}
    first, second = (editing.add(session, INSTALMENT, values) for _ in range(2))
    _entry(session, 50, activity_id=activity, instalment_id=first)
    found = {one.instalment.id: one for one in budget_of(session).instalments[activity]}
    assert (found[first].state, found[first].amount) == (Payment.PAID, 50)
    assert (found[second].state, found[second].amount, found[second].rest) == (Payment.PAYABLE, 51, 51)


def test_that_looking_again_after_a_change_shows_it(session: Session, phase: str) -> None:
    assert budget_of(session) is budget_of(session)
    _entry(session, 1, activity_id=phase)
    assert budget_of(session).total.spent == 1


@pytest.mark.parametrize("amount", [-5, "-5", 12.5, "۱۲٫۵", "1e9", 2**63, None])
def test_that_what_is_not_whole_rials_is_refused(session: Session, amount: object) -> None:
    with pytest.raises(RuleError):
        editing.add(session, MONEY_ENTRY, {"amount": amount, "on": "1405/01/01"})
    assert session.count("money_entry") == 0


def test_that_an_amount_needs_a_day(session: Session) -> None:
    with pytest.raises(RuleError, match="تاریخ"):
        editing.add(session, MONEY_ENTRY, {"amount": 5})


def test_that_instalments_over_the_whole_are_refused(session: Session, phase: str) -> None:
    editing.add(session, INSTALMENT, {"activity_id": phase, "percent": 60})
    with pytest.raises(RuleError, match="۴۰"):
        editing.add(session, INSTALMENT, {"activity_id": phase, "percent": 41})
    editing.add(session, INSTALMENT, {"activity_id": phase, "percent": 40})
    other = planning.add_activity(session, None, "دیگر")
    assert editing.add(session, INSTALMENT, {"activity_id": other, "percent": 41})


def test_that_overlapping_instalments_are_refused(session: Session, phase: str) -> None:
    values: dict[str, object] = {"activity_id": phase, "amount": 5}
    editing.add(session, INSTALMENT, {**values, "title": "قسط یک", "start": "1403/12/01", "end": "1403/12/30"})
    with pytest.raises(RuleError, match="قسط یک"):
        editing.add(session, INSTALMENT, {**values, "start": "1403/12/30", "end": "1404/01/31"})
    later = editing.add(session, INSTALMENT, {**values, "start": "1404/01/01", "end": "1404/01/31"})
    with pytest.raises(RuleError, match="قسط یک"):
        editing.change(session, INSTALMENT, later, {"start": "1403/12/29"})
    editing.change(session, INSTALMENT, later, {"end": "1404/02/31"})


def test_that_an_instalment_is_an_amount_or_a_percentage(session: Session, phase: str) -> None:
    with pytest.raises(RuleError, match="درصدی"):
        editing.add(session, INSTALMENT, {"activity_id": phase, "amount": 5, "percent": 5})


def test_that_an_activity_with_money_is_not_deleted(session: Session, phase: str) -> None:
    _entry(session, 5, activity_id=phase, title="پیش‌پرداخت")
    with pytest.raises(InUseError, match="پیش‌پرداخت"):
        planning.delete(session, [phase])
