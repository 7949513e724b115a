"""Instalments: what they come to, when they may be paid, what does not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import jalali
from app.domain.budget import Instalment
from app.domain.instalments import Payment, amounts, overlapping, payables, percents_over

_LEAP_END = jalali.to_gregorian(1403, 12, 30)
_NEW_YEAR = jalali.to_gregorian(1404, 1, 1)


def _shares(*percents: int) -> list[Instalment]:
    return [Instalment(str(at), percent=percent) for at, percent in enumerate(percents)]


def test_that_the_last_instalment_takes_what_rounding_left() -> None:
    assert amounts(_shares(33, 33, 34), 100_001) == [33_000, 33_000, 34_001]


def test_that_instalments_of_a_part_of_the_budget_come_to_that_part() -> None:
    assert amounts(_shares(33, 33), 101) == [33, 33]


@given(st.integers(0, 2**80), st.lists(st.integers(1, 30), min_size=1, max_size=3))
def test_that_percentages_of_the_whole_come_to_the_whole(budget: int, percents: list[int]) -> None:
    found = amounts(_shares(*percents, 100 - sum(percents)), budget)
    assert sum(amount or 0 for amount in found) == budget


def test_that_fixed_amounts_stand_beside_percentages() -> None:
    listed = [Instalment("a", amount=7), *_shares(50, 50), Instalment("z")]
    assert amounts(listed, 11) == [7, 5, 6, None]


def test_that_a_percentage_of_no_budget_is_not_known() -> None:
    assert amounts([*_shares(10), Instalment("a", amount=7)], None) == [None, 7]


@pytest.mark.parametrize(
    ("paid", "done", "state"),
    [
        (0, 39, Payment.WAITING),
        (0, None, Payment.WAITING),
        (0, 40, Payment.PAYABLE),
        (4, 40, Payment.PARTLY),
        (10, 0, Payment.PAID),
        (12, 0, Payment.PAID),
    ],
)
def test_that_an_instalment_may_be_paid_once_the_progress_is_there(
    paid: int, done: float | None, state: Payment
) -> None:
    found = payables([Instalment("a", amount=10, progress=40)], None, done, {"a": paid})
    assert found[0].state is state


def test_that_an_instalment_without_an_amount_waits_for_a_budget() -> None:
    (found,) = payables(_shares(10), None, 100, {})
    assert (found.state, found.rest) == (Payment.UNKNOWN, None)


def test_that_what_is_left_to_pay_is_never_below_nothing() -> None:
    assert payables([Instalment("a", amount=10)], None, 0, {"a": 12})[0].rest == 0


def test_that_percentages_over_the_whole_are_noticed() -> None:
    assert percents_over(_shares(60, 41))
    assert not percents_over([*_shares(60, 40), Instalment("z", amount=5, percent=90)])


def test_that_periods_may_not_share_a_day() -> None:
    one = Instalment("1", start=jalali.to_gregorian(1403, 10, 1), end=_LEAP_END)
    assert overlapping([Instalment("2", start=_NEW_YEAR, end=_NEW_YEAR), one]) is None
    other = Instalment("3", start=_LEAP_END)
    assert overlapping([Instalment("2"), other, one]) == (one, other)
