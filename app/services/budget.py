"""The money of a programme: required, approved, allocated, committed and spent, everywhere and over time.

The screens, the reports and the command line all take their figures from `budget_of`.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from app.domain import money_warnings
from app.domain.budget import (
    BUDGET_LINES,
    CONTRIBUTIONS,
    FUNDING_SOURCES,
    INSTALMENTS,
    BudgetLine,
    Contribution,
    FundingSource,
    Instalment,
)
from app.domain.instalments import Payable, Payment, payables
from app.domain.money_entry import MONEY_ENTRIES, MoneyEntry
from app.domain.money_stages import (
    NO_MONEY,
    REQUIRED,
    SPENT,
    Adding,
    Period,
    Stages,
    activity_of,
    month_of,
    regrouped,
    signed,
    source_of,
)
from app.domain.money_time import required_by_month
from app.domain.money_warnings import Warned
from app.domain.plan import Plan, Status, budget_of_parts
from app.services.partial import names_of_all
from app.services.plan_reading import plan_of, project_of
from app.services.reading import all_of
from app.services.session import Session
from app.services.working_time import days_of

K = TypeVar("K", bound=Hashable)
_FORMS: Final = ("cash", "in_kind")


@dataclass(frozen=True)
class ActivityMoney:
    """The money of an activity: what was entered for itself, and with everything below it."""

    own: Stages
    whole: Stages


@dataclass(frozen=True)
class SourceMoney:
    """The money of a source; `source` None: what was entered without one.

    Required is the sum of the budget lines, and without a source also what stands in no line.
    """

    source: FundingSource | None
    stages: Stages

    @property
    def left(self) -> int | None:
        """Return what is left of the ceiling after what was spent; None without a ceiling."""
        ceiling = self.source.amount if self.source else None
        return None if ceiling is None else ceiling - (self.stages.spent or 0)


@dataclass(frozen=True)
class Promise:
    """Rials that were promised and received; None where nothing was entered."""

    promised: int | None = None
    received: int | None = None

    def __add__(self, other: "Promise") -> "Promise":
        return Promise(_sum(self.promised, other.promised), _sum(self.received, other.received))


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one + (other or 0)


@dataclass(frozen=True)
class PartnerMoney:
    """What a partner contributes, in cash and in kind; `actor_id` None: no partner was named."""

    actor_id: str | None
    name: str
    cash: Promise
    in_kind: Promise

    @property
    def whole(self) -> Promise:
        """Return both together."""
        return self.cash + self.in_kind


@dataclass(frozen=True)
class Budget:
    """The money of a programme.

    `activities` has every activity by id, `lines` every budget line by id; `phases` the phases in their order, with
    what belongs to no activity under None. `months` is by Jalali month, None for what has no date; `quarters` and
    `years` are of the fiscal year, which has the number of the Jalali year it begins in. `by_source_and_year` are the
    budget lines by the id of their source and their fiscal year. `instalments` are by activity.
    """

    total: Stages
    activities: Mapping[str, ActivityMoney]
    lines: Mapping[str, Stages]
    phases: Mapping[str | None, Stages]
    sources: tuple[SourceMoney, ...]
    categories: Mapping[str, Stages]
    partners: tuple[PartnerMoney, ...]
    months: Mapping[Period | None, Stages]
    quarters: Mapping[Period, Stages]
    years: Mapping[int, Stages]
    by_source_and_year: Mapping[tuple[str | None, int | None], int]
    instalments: Mapping[str, tuple[Payable, ...]]
    warnings: tuple[Warned, ...]


def budget_of(session: Session) -> Budget:
    """Look at the money of a programme; cheap to ask again while nothing changes."""
    known = _KNOWN.get(session)
    if known is None or known[0] != session.revision:
        known = _KNOWN[session] = (session.revision, _Look(session).budget())
    return known[1]


def instalments_of(session: Session) -> dict[str, tuple[Payable, ...]]:
    """Return where the instalments of each activity stand."""
    return _instalments(session, plan_of(session), all_of(session, MONEY_ENTRIES).values())


def _instalments(session: Session, plan: Plan, entries: Iterable[MoneyEntry]) -> dict[str, tuple[Payable, ...]]:
    paid: dict[str, int] = defaultdict(int)
    for entry in entries:
        if entry.instalment_id and entry.stage == SPENT:
            paid[entry.instalment_id] += signed(entry)
    own: dict[str, list[Instalment]] = defaultdict(list)
    for one in sorted(all_of(session, INSTALMENTS).values(), key=lambda one: (one.sort, one.id)):
        own[one.activity_id or ""].append(one)
    found = {}
    for activity_id, listed in own.items():
        node = plan.by_id.get(activity_id)
        budget, done = (node.budget, node.done) if node else (None, None)
        found[activity_id] = tuple(payables(listed, budget, done, paid))
    return found


def unpaid(found: Iterable[Payable]) -> list[Payable]:
    """Return the instalments that are not wholly paid."""
    return [one for one in found if one.state is not Payment.PAID]


class _Look:
    """One look at all money."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.plan = plan_of(session)
        self.entries = tuple(all_of(session, MONEY_ENTRIES).values())
        self.by_line = all_of(session, BUDGET_LINES)
        cancelled = _cancelled(self.plan)
        self.needed = [one for one in self.by_line.values() if one.activity_id not in cancelled]
        self.titles = {one.id: (one.title, one.activity_id) for one in self.by_line.values()}

    def budget(self) -> Budget:
        activities = self.activities()
        lines = self.lines()
        sources, months = self.sources(), self.months()
        quarters, years = regrouped(months, project_of(self.session).fiscal_month)
        instalments = _instalments(self.session, self.plan, self.entries)
        contributions = tuple(all_of(self.session, CONTRIBUTIONS).values())
        names = names_of_all(self.session, "actor") if contributions else {}
        warnings = (
            *money_warnings.of_budgets(self.plan),
            *money_warnings.of_activities(self.plan, {row_id: one.whole for row_id, one in activities.items()}),
            *money_warnings.of_lines(self.plan, self.titles, lines),
            *money_warnings.of_sources((one.source, one.stages) for one in sources if one.source is not None),
            *money_warnings.of_contributions(contributions, names),
            *money_warnings.of_instalments(self.plan, instalments),
        )
        return Budget(
            total=self.total(),
            activities=activities,
            lines=lines,
            phases=self.phases(activities),
            sources=sources,
            categories=self.categories(),
            partners=_partners(contributions, names),
            months=months,
            quarters=quarters,
            years=years,
            by_source_and_year=self.by_source_and_year(),
            instalments=instalments,
            warnings=warnings,
        )

    def lines(self) -> dict[str, Stages]:
        found = self._stages(lambda entry: entry.line_id or "", ((one.id, one) for one in self.by_line.values()))
        return {row_id: stages for row_id, stages in found.items() if row_id in self.by_line}

    def total(self) -> Stages:
        found = self._stages(lambda _: None)
        return replace(found.get(None, NO_MONEY), required=budget_of_parts(self.plan.roots))

    def activities(self) -> dict[str, ActivityMoney]:
        own = self._stages(self._activity)
        found: dict[str, ActivityMoney] = {}
        for node in reversed(self.plan.nodes):
            row_id = node.activity.id
            whole = own.get(row_id, NO_MONEY)
            mine = replace(whole, required=node.activity.budget)
            for part in node.children:
                whole += replace(found[part.activity.id].whole, required=None)
            found[row_id] = ActivityMoney(mine, replace(whole, required=node.budget))
        return found

    def _activity(self, entry: MoneyEntry) -> str | None:
        activity_id = activity_of(entry, self.by_line)
        return activity_id if activity_id in self.plan.by_id else None

    def _source(self, entry: MoneyEntry) -> str | None:
        return source_of(entry, self.by_line)

    def phases(self, activities: Mapping[str, ActivityMoney]) -> dict[str | None, Stages]:
        phases: dict[str | None, Stages] = {}
        for phase in self.plan.roots:
            whole = activities[phase.activity.id].whole
            is_cancelled = phase.activity.status is Status.CANCELLED
            phases[phase.activity.id] = replace(whole, required=None) if is_cancelled else whole
        elsewhere = self._stages(self._activity).get(None)
        return phases if elsewhere is None else {**phases, None: elsewhere}

    def sources(self) -> tuple[SourceMoney, ...]:
        known = all_of(self.session, FUNDING_SOURCES)
        found = self._stages(self._source, ((one.source_id, one) for one in self.needed))
        self._add_rest(found, None)
        listed = sorted(known.values(), key=lambda one: (one.sort, one.id))
        rows = [SourceMoney(one, found.pop(one.id, NO_MONEY)) for one in listed]
        rest = NO_MONEY
        for stages in found.values():
            rest += stages
        return (*rows, SourceMoney(None, rest)) if found else tuple(rows)

    def categories(self) -> dict[str, Stages]:
        def of_line(entry: MoneyEntry) -> str:
            line = self.by_line.get(entry.line_id or "")
            return line.category if line else ""

        found = self._stages(of_line, ((one.category, one) for one in self.needed))
        self._add_rest(found, "")
        return found

    def _add_rest(self, found: dict[K, Stages], key: K) -> None:
        """Put what is required and stands in no line where what has no source or kind is."""
        rest = (budget_of_parts(self.plan.roots) or 0) - sum(one.amount or 0 for one in self.needed)
        if rest > 0:
            found[key] = found.get(key, NO_MONEY) + Stages(required=rest)

    def by_source_and_year(self) -> dict[tuple[str | None, int | None], int]:
        found: dict[tuple[str | None, int | None], int] = {}
        for line in self.needed:
            if line.amount is not None:
                key = (line.source_id, line.year)
                found[key] = found.get(key, 0) + line.amount
        return found

    def months(self) -> dict[Period | None, Stages]:
        first = project_of(self.session).fiscal_month
        required = required_by_month(self.plan, self.by_line.values(), (days_of(self.session), first))
        adding = Adding[Period | None]()
        for month, amount in required.items():
            adding.add(month, REQUIRED, amount)
        for entry in self.entries:
            if entry.amount is not None:
                adding.add(None if entry.on is None else month_of(entry.on), entry.stage, signed(entry))
        found = adding.stages()
        dated = sorted(month for month in found if month is not None)
        return {month: found[month] for month in [*dated, *([None] if None in found else [])]}

    def _stages(self, key: Callable[[MoneyEntry], K], required: Iterable[tuple[K, BudgetLine]] = ()) -> dict[K, Stages]:
        adding = Adding[K]()
        for place, line in required:
            if line.amount is not None:
                adding.add(place, REQUIRED, line.amount)
        for entry in self.entries:
            if entry.amount is not None:
                adding.add(key(entry), entry.stage, signed(entry))
        return adding.stages()


def _cancelled(plan: Plan) -> set[str]:
    """Return the activities that are cancelled or lie in one that is."""
    found: set[str] = set()
    for node in plan.nodes:
        if node.activity.status is Status.CANCELLED or node.activity.parent in found:
            found.add(node.activity.id)
    return found


def _partners(contributions: Iterable[Contribution], names: Mapping[str, str]) -> tuple[PartnerMoney, ...]:
    found: dict[tuple[str | None, str], Promise] = {}
    for one in contributions:
        key = (one.actor_id if one.actor_id in names else None, one.form)
        found[key] = found.get(key, Promise()) + Promise(one.amount, one.received)
    partners = {actor_id: names.get(actor_id or "", "") for actor_id, _ in found}
    return tuple(
        PartnerMoney(actor_id, name, *(found.get((actor_id, form), Promise()) for form in _FORMS))
        for actor_id, name in sorted(partners.items(), key=lambda item: (item[0] is None, item[1], item[0] or ""))
    )


_KNOWN: Final[WeakKeyDictionary[Session, tuple[int, Budget]]] = WeakKeyDictionary()
