"""Earned value and earned schedule: what was planned, earned and spent, and what follows from that.

PV is the planned value, EV the earned one, AC the actual cost, BAC the budget at completion; no intermediate figure is
rounded. What divides by zero is None, shown as "undefined".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Amount: TypeAlias = int | Fraction
Ratio: TypeAlias = Fraction | None


def _ratio(part: Amount | None, whole: Amount | None) -> Ratio:
    return None if part is None or not whole else Fraction(part) / whole


def _percent(part: Amount, whole: Amount) -> Ratio:
    return _ratio(100 * part, whole)


@dataclass(frozen=True)
class EarnedValue:
    """The four figures on a day, in rials, and what is computed of them."""

    bac: Amount
    pv: Amount
    ev: Amount
    ac: Amount

    @property
    def cv(self) -> Amount:
        """Return the cost variance; below 0 more was spent than earned."""
        return self.ev - self.ac

    @property
    def sv(self) -> Amount:
        """Return the schedule variance; below 0 less was earned than planned."""
        return self.ev - self.pv

    @property
    def cpi(self) -> Ratio:
        """Return the cost performance index."""
        return _ratio(self.ev, self.ac)

    @property
    def spi(self) -> Ratio:
        """Return the schedule performance index."""
        return _ratio(self.ev, self.pv)

    @property
    def cv_percent(self) -> Ratio:
        """Return the cost variance in per cent of what was earned."""
        return _percent(self.cv, self.ev)

    @property
    def sv_percent(self) -> Ratio:
        """Return the schedule variance in per cent of what was planned."""
        return _percent(self.sv, self.pv)

    @property
    def eac(self) -> Ratio:
        """Return the estimate at completion if the rest costs as what was done: BAC/CPI."""
        return _ratio(self.bac, self.cpi)

    @property
    def eac_budgeted(self) -> Amount:
        """Return the estimate at completion if the rest costs what was budgeted: AC+BAC-EV."""
        return self.ac + self.bac - self.ev

    @property
    def eac_pressed(self) -> Ratio:
        """Return the estimate at completion if cost and time both weigh on the rest: AC+(BAC-EV)/(CPI*SPI)."""
        if self.cpi is None or self.spi is None:
            return None
        rest = _ratio(self.bac - self.ev, self.cpi * self.spi)
        return None if rest is None else self.ac + rest

    @property
    def etc(self) -> Ratio:
        """Return the estimate of what is still to be spent: EAC-AC."""
        return None if self.eac is None else self.eac - self.ac

    @property
    def vac(self) -> Ratio:
        """Return the variance at completion: BAC-EAC."""
        return None if self.eac is None else self.bac - self.eac

    @property
    def tcpi(self) -> Ratio:
        """Return the cost performance that the rest needs to keep the budget: (BAC-EV)/(BAC-AC)."""
        return _ratio(self.bac - self.ev, self.bac - self.ac)

    @property
    def percent_planned(self) -> Ratio:
        """Return how much of the budget should be earned."""
        return _percent(self.pv, self.bac)

    @property
    def percent_earned(self) -> Ratio:
        """Return how much of the budget is earned."""
        return _percent(self.ev, self.bac)

    @property
    def percent_spent(self) -> Ratio:
        """Return how much of the budget is spent."""
        return _percent(self.ac, self.bac)


@dataclass(frozen=True)
class EarnedSchedule:
    """When, in periods from the start, what is earned should have been earned, against the time that has passed."""

    es: Ratio
    at: Amount

    @property
    def sv_t(self) -> Ratio:
        """Return the schedule variance in periods; below 0 the work is late."""
        return None if self.es is None else self.es - self.at

    @property
    def spi_t(self) -> Ratio:
        """Return the schedule performance index of time: ES/AT."""
        return _ratio(self.es, self.at)


def earned_schedule(planned: Sequence[Amount], ev: Amount, at: Amount) -> EarnedSchedule:
    """Compute the earned schedule: ES = C+(EV-PV_C)/(PV_C+1-PV_C), with C the last period whose PV is not above EV.

    Once all is earned ES is the period in which all should be, though the planned value stands still after it.

    Args:
        planned: the planned value at the end of each period, cumulative.
        ev: the earned value now.
        at: the periods that have passed.
    """
    last = planned[-1] if planned else 0
    if not last:
        return EarnedSchedule(None, at)
    if ev >= last:
        return EarnedSchedule(Fraction(next(place for place, value in enumerate(planned, 1) if value >= last)), at)
    values = [0, *planned]
    after = next(place for place, value in enumerate(values) if value > ev)
    before = values[after - 1]
    return EarnedSchedule(after - 1 + Fraction(ev - before) / (values[after] - before), at)
