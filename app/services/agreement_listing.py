"""All agreements as lists show them; what only a visible one needs is read when it is asked for, and kept."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.domain.agreement import PARTIES, Agreement
from app.domain.agreement_life import days_left, last_day, state_on
from app.domain.agreement_number import given_twice
from app.domain.obligation import Obligation
from app.domain.obligation_schedule import fulfilment_of_all, overdue_count
from app.domain.reading import choice_of, date_of, number_of, text_of, text_or_none
from app.domain.schema import Value
from app.domain.tables.agreements import AGREEMENT, OBLIGATION, PARTY
from app.domain.tables.people import ACTOR
from app.services.agreements import party_name
from app.services.obligations import obligations_of
from app.services.reading import where
from app.services.session import Session

_COLUMNS: Final = ("id", "number", "title", "kind", "state", "signed_on", "start", "end", "duration_months")
_COUNTING: Final = (
    "id",
    "agreement_id",
    "due",
    "period",
    "period_end",
    "done_until",
    "state",
    "fulfilment",
)
_FEW: Final = 40
_KIND: Final = AGREEMENT.by_name["kind"]
_STATE: Final = AGREEMENT.by_name["state"]
_PERIOD: Final = OBLIGATION.by_name["period"]
_KEEPING: Final = OBLIGATION.by_name["state"]


@dataclass(frozen=True)
class Listed:
    """One agreement on a day: its state after what dates do by themselves, its last day and the days left to it."""

    agreement: Agreement
    day: dt.date

    @cached_property
    def state(self) -> str:
        """Return the state on the day."""
        return state_on(self.agreement, self.day)

    @cached_property
    def end(self) -> dt.date | None:
        """Return the last day."""
        return last_day(self.agreement)

    @cached_property
    def days_left(self) -> int | None:
        """Return the days left; None where it does not bind or has no last day."""
        return days_left(self.agreement, self.day)


@dataclass(frozen=True)
class Kept:
    """How far an agreement is kept, in per cent (None: nothing counts), and how many obligations are overdue."""

    percent: int | None
    overdue: int


class AgreementListing:
    """The agreements of a project, none without one, as lists show them; only the columns they need are filled."""

    def __init__(self, session: Session | None, day: dt.date) -> None:
        self.day = day
        self._session = session
        self._revision = -1
        self._listed: dict[str, Listed] = {}
        self._kept: dict[str, Kept] = {}
        self._parties: dict[str, tuple[str, ...]] = {}
        self._owed: dict[str, list[Obligation]] = {}
        self._owner: dict[str, str] = {}  # the agreement that an obligation was last known to be of
        self._twice: frozenset[str] | None = None

    def all(self) -> dict[str, Listed]:
        """Return every agreement by its id."""
        self._follow()
        return self._listed

    def kept(self, agreement_id: str) -> Kept:
        """Tell how far an agreement is kept."""
        self._follow()
        known = self._kept.get(agreement_id)
        if known is None:
            known = self._count(self._listed.get(agreement_id), self.obligations(agreement_id))
            self._kept[agreement_id] = known
        return known

    def kept_of_all(self) -> dict[str, Kept]:
        """Tell how far every agreement is kept; all obligations are read at once, by the few columns that count."""
        self._follow()
        missing = [row_id for row_id in self._listed if row_id not in self._kept]
        if len(missing) > _FEW and self._session is not None:
            owed: dict[str, list[Obligation]] = {}
            for values in self._session.values(OBLIGATION.name, *_COUNTING):
                one = _counting(values)
                owed.setdefault(one.agreement_id or "", []).append(one)
                self._owner[one.id] = one.agreement_id or ""
            self._kept = {row_id: self._count(listed, owed.get(row_id, [])) for row_id, listed in self._listed.items()}
        return {row_id: self.kept(row_id) for row_id in self._listed}

    def _count(self, listed: Listed | None, owed: list[Obligation]) -> Kept:
        end = listed.end if listed else None
        return Kept(fulfilment_of_all(owed, end, self.day), overdue_count(owed, end, self.day))

    def obligations(self, agreement_id: str) -> list[Obligation]:
        """Return what is owed in an agreement."""
        self._follow()
        if agreement_id not in self._owed and self._session is not None:
            self._owed[agreement_id] = obligations_of(self._session, agreement_id)
            self._owner |= {one.id: agreement_id for one in self._owed[agreement_id]}
        return self._owed.get(agreement_id, [])

    def parties(self, agreement_id: str) -> tuple[str, ...]:
        """Name the parties of an agreement."""
        self._follow()
        session = self._session
        if agreement_id not in self._parties and session is not None:
            parties = where(session, PARTIES, agreement_id=agreement_id)
            self._parties[agreement_id] = tuple(name for one in parties if (name := party_name(session, one)))
        return self._parties.get(agreement_id, ())

    def given_twice(self) -> frozenset[str]:
        """Return the agreements whose number others bear too."""
        self._follow()
        if self._twice is None:
            numbers = {row_id: one.agreement.number for row_id, one in self._listed.items()}
            self._twice = frozenset(row_id for ids in given_twice(numbers).values() for row_id in ids)
        return self._twice

    def _follow(self) -> None:
        """Forget what has changed since it was read, and read the agreements anew that did."""
        session = self._session
        if session is None or self._revision == session.revision:
            return
        changed = session.changed_since(self._revision) if self._revision >= 0 else None
        self._revision = session.revision
        if changed is None:
            found = map(self._read, session.values(AGREEMENT.name, *_COLUMNS))
            self._listed = {one.agreement.id: one for one in found}
            self._kept, self._owed, self._parties, self._twice = {}, {}, {}, None
            return
        tables = {table for table, _ in changed}
        for agreement_id in (row_id for table, row_id in changed if table == AGREEMENT.name):
            self._read_again(session, agreement_id)
        for obligation_id in (row_id for table, row_id in changed if table == OBLIGATION.name):
            row = session.row(OBLIGATION.name, obligation_id) or {}
            for agreement_id in (self._owner.get(obligation_id, ""), str(row.get("agreement_id") or "")):
                self._kept.pop(agreement_id, None)
                self._owed.pop(agreement_id, None)
        if tables & {PARTY.name, ACTOR.name}:
            self._parties = {}

    def _read_again(self, session: Session, agreement_id: str) -> None:
        self._kept.pop(agreement_id, None)
        self._twice = None
        found = session.values(AGREEMENT.name, *_COLUMNS, id=agreement_id)
        if found:
            self._listed = {**self._listed, agreement_id: self._read(found[0])}
        else:
            self._listed = {row_id: one for row_id, one in self._listed.items() if row_id != agreement_id}

    def _read(self, values: tuple[Value, ...]) -> Listed:
        """Make the record of the few columns by hand: there are a thousand of them."""
        row_id, number, title, kind, state, signed_on, start, end, months = values
        agreement = Agreement(
            str(row_id),
            number=text_of(number),
            title=text_of(title),
            kind=choice_of(_KIND, kind),
            state=choice_of(_STATE, state),
            signed_on=date_of(signed_on),
            start=date_of(start),
            end=date_of(end),
            duration_months=number_of(months),
        )
        return Listed(agreement, self.day)


def _counting(values: tuple[Value, ...]) -> Obligation:
    row_id, agreement_id, due, period, period_end, done_until, state, fulfilment = values
    return Obligation(
        str(row_id),
        agreement_id=text_or_none(agreement_id),
        due=date_of(due),
        period=choice_of(_PERIOD, period),
        period_end=date_of(period_end),
        done_until=date_of(done_until),
        state=choice_of(_KEEPING, state),
        fulfilment=number_of(fulfilment),
    )
