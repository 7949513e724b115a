"""The life of an agreement: its states, the steps between them, what each asks for, and what dates do by themselves.

What is stored is the last step that was taken. `state_on` is what the agreement is on a day: one that was signed is in
force from its first day, and one whose last day has passed is expired, whether or not anybody noted it.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.domain.agreement import Agreement, Party
from app.domain.jalali import add_months, short
from app.domain.tables.agreements import STATE_LABELS
from app.domain.text import isolate, left_to_right
from app.i18n import tr

DRAFT: Final = "draft"
REVIEW: Final = "review"
AGREED: Final = "agreed"
SIGNED: Final = "signed"
IN_FORCE: Final = "in_force"
EXPIRED: Final = "expired"
TERMINATED: Final = "terminated"
RENEWED: Final = "renewed"

STATES: Final = tuple(STATE_LABELS)
STEPS: Final[Mapping[str, tuple[str, ...]]] = {
    DRAFT: (REVIEW, TERMINATED),
    REVIEW: (AGREED, DRAFT, TERMINATED),
    AGREED: (SIGNED, REVIEW, TERMINATED),
    SIGNED: (IN_FORCE, TERMINATED),
    IN_FORCE: (RENEWED, EXPIRED, TERMINATED),
    EXPIRED: (RENEWED, IN_FORCE),
    TERMINATED: (),
    RENEWED: (),
}
LIVE: Final = frozenset({SIGNED, IN_FORCE})
_FEWEST_PARTIES: Final = 2
_MOST_NAMED: Final = 3


def last_day(agreement: Agreement) -> dt.date | None:
    """Return the last day of an agreement: as entered, else its duration in Jalali months from its first day."""
    if agreement.end is not None or agreement.start is None or agreement.duration_months is None:
        return agreement.end
    return _end_of(agreement.start, agreement.duration_months)


@lru_cache(4096)
def _end_of(start: dt.date, months: int) -> dt.date | None:
    try:
        return add_months(start, months) - dt.timedelta(days=1)
    except (ValueError, OverflowError):  # beyond the last year that dates can have
        return None


def state_on(agreement: Agreement, day: dt.date) -> str:
    """Return the state of an agreement on a day, after what dates do by themselves."""
    state, end = agreement.state, last_day(agreement)
    if state == SIGNED and agreement.start is not None and agreement.start <= day:
        state = IN_FORCE
    if state == IN_FORCE and end is not None and end < day:
        state = EXPIRED
    return state


def days_left(agreement: Agreement, day: dt.date) -> int | None:
    """Count the days until the last one of an agreement that is signed or in force; negative once it has passed."""
    end = last_day(agreement) if agreement.state in LIVE else None
    return (end - day).days if end else None


@dataclass(frozen=True)
class Standing:
    """What the rules look at: an agreement, its parties, their `names`, the agreements that renew it, its last step."""

    agreement: Agreement
    parties: Sequence[Party] = ()
    names: Mapping[str, str] | None = None
    renewals: int = 0
    last_step: dt.date | None = None

    def name(self, party: Party) -> str:
        """Name a party to people."""
        return (self.names or {}).get(party.id) or party.role or tr("a party without a name")


def obstacle(standing: Standing, state: str, day: dt.date) -> str:
    """Tell why an agreement cannot come into a state on a day, in words for people; blank: it can.

    What dates did by themselves can be noted as a step. The reason that an end asks for is not looked at: it is typed
    after this was asked.
    """
    present, stored = state_on(standing.agreement, day), standing.agreement.state
    if state == present == stored:
        return tr("The agreement already is “{state}”.", state=tr(STATE_LABELS[state]))
    if state != present and state not in STEPS[present]:
        return _no_way(present, state)
    if standing.last_step is not None and day < standing.last_step:
        date = left_to_right(short(standing.last_step))
        return tr("The step before this one was taken on {date}; choose that day or a later one.", date=date)
    asks = _ASKS.get(state)
    return asks(standing, day) if asks else ""


def refusal(standing: Standing, state: str, day: dt.date, reason: str = "") -> str:
    """Tell why a step cannot be taken, the reason that it asks for included; blank: it can."""
    if found := obstacle(standing, state, day):
        return found
    if state == TERMINATED and not reason.strip():
        return tr("Say why the agreement ends before its time.")
    return ""


def asks_reason(state: str) -> bool:
    """Tell whether coming into a state asks for a reason."""
    return state == TERMINATED


def _no_way(present: str, state: str) -> str:
    """Say where one can go from a state, or that it is the last."""
    names = "، ".join(f"«{tr(STATE_LABELS[one])}»" for one in STEPS[present])
    here, there = tr(STATE_LABELS[present]), tr(STATE_LABELS[state])
    if not names:
        return tr("“{here}” is the last state; to go on, make a new agreement that renews this one.", here=here)
    return tr("From “{here}” there is no step to “{there}”; next can be: {names}.", here=here, there=there, names=names)


def _asks_of_review(standing: Standing, day: dt.date) -> str:
    del day
    return "" if standing.agreement.title.strip() else tr("Give the agreement a title first.")


def _asks_of_agreed(standing: Standing, day: dt.date) -> str:
    del day
    if len(standing.parties) < _FEWEST_PARTIES:
        return tr("An agreement needs at least two parties; add them under “Parties” first.")
    return ""


def _asks_of_signed(standing: Standing, day: dt.date) -> str:
    if lacking := _asks_of_agreed(standing, day):
        return lacking
    refused = [standing.name(party) for party in standing.parties if party.signing == "refused"]
    if refused:
        return tr("These parties refused to sign: {names}.", names=_listed(refused))
    waiting = [standing.name(party) for party in standing.parties if not has_signed(party)]
    if waiting:
        return tr("These parties have not signed yet: {names}. Note their signatures first.", names=_listed(waiting))
    return ""


def has_signed(party: Party) -> bool:
    """Tell whether a party has signed: it is noted, or a day of its signature is."""
    return party.signing == "signed" or (party.signing == "pending" and party.signed_on is not None)


def _listed(names: Sequence[str]) -> str:
    shown = "، ".join(isolate(name) for name in names[:_MOST_NAMED])
    return shown + ("…" if len(names) > _MOST_NAMED else "")


def _asks_of_in_force(standing: Standing, day: dt.date) -> str:
    start, end = standing.agreement.start, last_day(standing.agreement)
    if start is None:
        return tr("Enter the day it is valid from first.")
    if start > day:
        return tr("It is valid from {date} only; on that day it comes into force by itself.", date=_date(start))
    if end is not None and end < day:
        return tr("It was valid until {date}; enter a later last day first.", date=_date(end))
    return ""


def _asks_of_expired(standing: Standing, day: dt.date) -> str:
    end = last_day(standing.agreement)
    if end is None:
        return tr("It has no last day; enter one, or terminate it with a reason.")
    if end >= day:
        return tr("It is valid until {date}; to end it earlier, terminate it with a reason.", date=_date(end))
    return ""


def _asks_of_renewed(standing: Standing, day: dt.date) -> str:
    del day
    return "" if standing.renewals else tr("Make the agreement that renews this one first (“Renew”).")


def _date(day: dt.date) -> str:
    return left_to_right(short(day))


_ASKS: Final[Mapping[str, Callable[[Standing, dt.date], str]]] = {
    REVIEW: _asks_of_review,
    AGREED: _asks_of_agreed,
    SIGNED: _asks_of_signed,
    IN_FORCE: _asks_of_in_force,
    EXPIRED: _asks_of_expired,
    RENEWED: _asks_of_renewed,
}
