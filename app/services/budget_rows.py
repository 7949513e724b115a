"""The money of a programme as rows, grouped in one of several ways; tables on screen, paper and terminal use these."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.money_stages import NO_MONEY, Stages
from app.domain.period_names import month_name, quarter_name, year_name
from app.domain.tables.money import CATEGORY_LABELS
from app.domain.text import code, persian_digits
from app.i18n import mark, tr
from app.services.budget import Budget, PartnerMoney
from app.services.plan_reading import plan_of, project_of
from app.services.session import Session

GROUPINGS: Final[Mapping[str, str]] = {
    "phase": mark("Phase"),
    "activity": mark("Activity"),
    "source": mark("Funding source"),
    "category": mark("Kind of cost"),
    "partner": mark("Partner"),
    "month": mark("Month"),
    "quarter": mark("Quarter"),
    "year": mark("Fiscal year"),
}
"""How money can be grouped, each with the msgid of what a row is."""


@dataclass(frozen=True)
class BudgetRow:
    """One row: `key` is the id of a record, a month as 1405-07, a quarter as 1405-2, a year or the key of a category.

    `code` is the place of an activity; `partner` what a partner promised and gave, a row that has no stages.
    """

    key: str
    title: str
    stages: Stages = NO_MONEY
    partner: PartnerMoney | None = None
    code: str = ""


def rows_by(session: Session, budget: Budget, way: str) -> list[BudgetRow]:
    """Return the rows of one of `GROUPINGS`, in the order in which people expect them."""
    return list(_WAYS[way](session, budget))


def _phases(session: Session, budget: Budget) -> Iterator[BudgetRow]:
    nodes = plan_of(session).by_id
    for activity_id, stages in budget.phases.items():
        if activity_id is None:
            yield BudgetRow("", tr("Of no activity"), stages)
        else:
            yield BudgetRow(activity_id, nodes[activity_id].activity.title or tr("Untitled"), stages)


def _activities(session: Session, budget: Budget) -> Iterator[BudgetRow]:
    for node in plan_of(session).nodes:
        activity, place = node.activity, code(node.path)
        yield BudgetRow(activity.id, activity.title or tr("Untitled"), budget.activities[activity.id].whole, code=place)
    if None in budget.phases:
        yield BudgetRow("", tr("Of no activity"), budget.phases[None])


def _sources(_session: Session, budget: Budget) -> Iterator[BudgetRow]:
    for one in budget.sources:
        if one.source is None:
            yield BudgetRow("", tr("Of no source"), one.stages)
        else:
            yield BudgetRow(one.source.id, one.source.title or tr("Untitled"), one.stages)


def _categories(_session: Session, budget: Budget) -> Iterator[BudgetRow]:
    for key in (*CATEGORY_LABELS, ""):
        if key in budget.categories:
            yield BudgetRow(key, tr(CATEGORY_LABELS[key]) if key else tr("Of no kind"), budget.categories[key])


def _partners(_session: Session, budget: Budget) -> Iterator[BudgetRow]:
    for one in budget.partners:
        yield BudgetRow(one.actor_id or "", one.name or tr("No partner named"), partner=one)


def _months(_session: Session, budget: Budget) -> Iterator[BudgetRow]:
    for month, stages in budget.months.items():
        if month is None:
            yield BudgetRow("", tr("Without a date"), stages)
        else:
            yield BudgetRow("{:04}-{:02}".format(*month), month_name(month), stages)


def _quarters(session: Session, budget: Budget) -> Iterator[BudgetRow]:
    first = project_of(session).fiscal_month
    for quarter, stages in budget.quarters.items():
        yield BudgetRow("{:04}-{}".format(*quarter), quarter_name(quarter, first), stages)
    yield from _undated(budget)


def _years(session: Session, budget: Budget) -> Iterator[BudgetRow]:
    first = project_of(session).fiscal_month
    for year, stages in budget.years.items():
        yield BudgetRow(str(year), persian_digits(year_name(year, first)), stages)
    yield from _undated(budget)


def _undated(budget: Budget) -> Iterator[BudgetRow]:
    if None in budget.months:
        yield BudgetRow("", tr("Without a date"), budget.months[None])


_WAYS: Final[Mapping[str, Callable[[Session, Budget], Iterator[BudgetRow]]]] = {
    "phase": _phases,
    "activity": _activities,
    "source": _sources,
    "category": _categories,
    "partner": _partners,
    "month": _months,
    "quarter": _quarters,
    "year": _years,
}
