"""Agreements: their numbers, the steps of their lives, and renewing them; each function is one undoable action."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from app.domain import agreement_life as life
from app.domain.agreement import AGREEMENT_EVENTS, AGREEMENTS, CLAUSES, PARTIES, Agreement, Event, Party
from app.domain.agreement_number import next_number
from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.jalali import add_months, from_gregorian
from app.domain.obligation import OBLIGATIONS, Obligation
from app.domain.schema import Value
from app.domain.tables.agreements import AGREEMENT, AGREEMENT_EVENT, CLAUSE, OBLIGATION, PARTY
from app.domain.tables.people import ACTOR
from app.i18n import mark, tr
from app.services.editing import add_in, change_in
from app.services.reading import find, one, where
from app.services.session import Edit, Session

STEP_LABELS: Final[Mapping[str, str]] = {
    life.DRAFT: mark("Take an agreement back to draft"),
    life.REVIEW: mark("Take an agreement to review"),
    life.AGREED: mark("Note that an agreement is agreed"),
    life.SIGNED: mark("Note that an agreement is signed"),
    life.IN_FORCE: mark("Note that an agreement is in force"),
    life.EXPIRED: mark("Note that an agreement is expired"),
    life.TERMINATED: mark("Terminate an agreement"),
    life.RENEWED: mark("Note that an agreement is renewed"),
}
COPIED: Final = frozenset({"clauses", "obligations"})


def propose_number(session: Session, on: dt.date, prefix: str = "") -> str:
    """Return the number that the next agreement is likely to bear."""
    numbers = (str(number or "") for (number,) in session.values(AGREEMENT.name, "number"))
    return next_number(numbers, from_gregorian(on).year, prefix)


def add_agreement(session: Session, values: Mapping[str, object], *, on: dt.date) -> str:
    """Add an agreement with the next number unless it is given one; return its id.

    Raises:
        RuleError: a value does not fit.
    """
    with session.edit(mark("Add an agreement")) as edit:
        return add_in(edit, session, AGREEMENT, {"number": propose_number(session, on), **values})


def standing_of(session: Session, agreement_id: str) -> life.Standing:
    """Return what the rules of an agreement's life look at.

    Raises:
        RuleError: it is gone.
    """
    agreement = one(session, AGREEMENTS, agreement_id)
    parties = where(session, PARTIES, agreement_id=agreement_id)
    days = [step.on for step in where(session, AGREEMENT_EVENTS, agreement_id=agreement_id) if step.on is not None]
    return life.Standing(
        agreement,
        parties,
        {party.id: party_name(session, party) for party in parties},
        renewals=session.count(AGREEMENT.name, renews_id=agreement_id),
        last_step=max(days, default=None),
    )


def party_name(session: Session, party: Party) -> str:
    """Name a party: its actor, else its role."""
    actor = session.row(ACTOR.name, party.actor_id) if party.actor_id else None
    return str((actor or {}).get("name") or "") or party.role


def steps_of(session: Session, agreement_id: str) -> list[Event]:
    """Return the steps that were taken, the oldest first."""
    steps = where(session, AGREEMENT_EVENTS, agreement_id=agreement_id)
    return sorted(steps, key=lambda step: (step.on or dt.date.min, step.id))


def why_not(session: Session, agreement_id: str, state: str, on: dt.date, *, all_signed: bool = False) -> str:
    """Tell why an agreement cannot come into a state, but for the reason that is yet to be typed; blank: it can."""
    return life.obstacle(_with_signatures(standing_of(session, agreement_id), state, on, all_signed), state, on)


def transition(
    session: Session, agreement_id: str, state: str, on: dt.date, reason: str = "", *, all_signed: bool = False
) -> None:
    """Take a step in the life of an agreement; `all_signed` notes that its waiting parties signed it on that day.

    Raises:
        RuleError: the step is not allowed, with the reason.
    """
    if state not in life.STATES:
        raise RuleError(tr("“{label}” is one of: {choices}.", label=tr("State"), choices="، ".join(life.STATES)))
    before = standing_of(session, agreement_id)
    standing = _with_signatures(before, state, on, all_signed)
    refusal = life.refusal(standing, state, on, reason)
    if refusal or on > today():
        raise RuleError(refusal or tr("A step is noted on the day it was taken or later; this day has yet to come."))
    with session.edit(STEP_LABELS[state]) as edit:
        for party, signed in zip(before.parties, standing.parties, strict=True):
            if party != signed:
                change_in(edit, session, PARTY, party.id, {"signing": signed.signing, "signed_on": signed.signed_on})
        _take(edit, session, standing.agreement, state, on, reason=reason)
        if state in life.LIVE:
            _settle_renewed(edit, session, standing.agreement, state, on)


def _with_signatures(standing: life.Standing, state: str, on: dt.date, all_signed: bool) -> life.Standing:  # noqa: FBT001
    if state != life.SIGNED or not all_signed:
        return standing
    parties = [
        party if party.signing != "pending" else replace(party, signing="signed", signed_on=party.signed_on or on)
        for party in standing.parties
    ]
    return replace(standing, parties=parties)


def _take(edit: Edit, session: Session, agreement: Agreement, state: str, on: dt.date, *, reason: str) -> None:
    fields: dict[str, Value] = {"state": state}
    if state == life.SIGNED and agreement.signed_on is None:
        fields["signed_on"] = on.isoformat()
    edit.set(AGREEMENT.name, agreement.id, fields)
    event = {"agreement_id": agreement.id, "on": on, "state": state, "reason": reason.strip()}
    add_in(edit, session, AGREEMENT_EVENT, event)


def _settle_renewed(edit: Edit, session: Session, new: Agreement, state: str, on: dt.date) -> None:
    """Mark the agreement that a new one renews, once the new one binds: its first day has come or it has none."""
    old = find(session, AGREEMENTS, new.renews_id)
    binds = state == life.IN_FORCE or new.start is None or new.start <= on
    if old is not None and binds and life.obstacle(standing_of(session, old.id), life.RENEWED, on) == "":
        _take(edit, session, old, life.RENEWED, on, reason=new.title)


def renewals_of(session: Session, agreement_id: str) -> list[Agreement]:
    """Return the chain of agreements that an agreement stands in, the oldest first; it is one of them itself."""
    known = {agreement_id}
    chain = [one(session, AGREEMENTS, agreement_id)]
    while (older := find(session, AGREEMENTS, chain[0].renews_id)) is not None and older.id not in known:
        known.add(older.id)
        chain.insert(0, older)
    newest = [agreement_id]
    while newest:
        newer = [
            found for row in newest for found in where(session, AGREEMENTS, renews_id=row) if found.id not in known
        ]
        known.update(found.id for found in newer)
        chain.extend(newer)
        newest = [found.id for found in newer]
    return chain


def annexes_of(session: Session, agreement_id: str) -> list[Agreement]:
    """Return the contracts annexed to an agreement."""
    return where(session, AGREEMENTS, annex_of_id=agreement_id)


def renew(
    session: Session,
    agreement_id: str,
    *,
    start: dt.date | None = None,
    copied: Collection[str] = COPIED,
    number: str = "",
) -> str:
    """Make a new draft that renews an agreement, and return its id.

    Its parties are taken over unsigned, its `copied` parts as they are with obligations unfulfilled. The new one
    begins on `start`, else on the day after the last of the old; other dates are moved by as many Jalali months as
    lie between the two beginnings. The old one is marked as renewed when the new one is signed and has begun.

    Raises:
        RuleError: the old one is gone, or is neither signed, in force nor expired.
    """
    old = one(session, AGREEMENTS, agreement_id)
    if old.state not in life.LIVE | {life.EXPIRED}:
        raise RuleError(tr("Only an agreement that was signed can be renewed."))
    end = life.last_day(old)
    begin = start or (end + dt.timedelta(days=1) if end else None)
    months = _months_between(old.start, begin)
    with session.edit(mark("Renew an agreement")) as edit:
        proposed = number or propose_number(session, begin or today())
        new = add_in(edit, session, AGREEMENT, {**_renewed_fields(old, begin, months), "number": proposed})
        parties = _copy_parties(edit, session, old.id, new)
        clauses = _copy_clauses(edit, session, old.id, new) if "clauses" in copied else {}
        if "obligations" in copied:
            for owed in where(session, OBLIGATIONS, agreement_id=old.id):
                add_in(edit, session, OBLIGATION, _owed_again(owed, new, parties, clauses, months))
    return new


def _months_between(first: dt.date | None, second: dt.date | None) -> int | None:
    if first is None or second is None:
        return None
    before, after = from_gregorian(first), from_gregorian(second)
    return (after.year - before.year) * 12 + after.month - before.month


def _moved(day: dt.date | None, months: int | None) -> dt.date | None:
    """Move a day by Jalali months.

    Raises:
        RuleError: it would lie beyond the last year that dates can have.
    """
    try:
        return add_months(day, months) if day is not None and months is not None else None
    except (ValueError, OverflowError):
        raise RuleError(tr("A date of the new agreement would lie beyond the calendar.")) from None


def _renewed_fields(old: Agreement, begin: dt.date | None, months: int | None) -> dict[str, object]:
    # From the day after, so that the end of a month stays one whatever its length.
    after = _moved(old.end + dt.timedelta(days=1), months) if old.end is not None else None
    return {
        "title": old.title,
        "kind": old.kind,
        "subject": old.subject,
        "scope": old.scope,
        "start": begin,
        "end": after - dt.timedelta(days=1) if after else None,
        "duration_months": old.duration_months,
        "amount": old.amount,
        "annex_of_id": old.annex_of_id,
        "renews_id": old.id,
        "tags": list(old.tags),
    }


def _copy_parties(edit: Edit, session: Session, old: str, new: str) -> dict[str, str]:
    kept = ("actor_id", "role", "signatory_id", "signatory_name", "signatory_post")
    return {
        party.id: add_in(edit, session, PARTY, {"agreement_id": new, **{name: getattr(party, name) for name in kept}})
        for party in where(session, PARTIES, agreement_id=old)
    }


def _copy_clauses(edit: Edit, session: Session, old: str, new: str) -> dict[str, str]:
    return {
        clause.id: add_in(
            edit,
            session,
            CLAUSE,
            {"agreement_id": new, "kind": clause.kind, "title": clause.title, "text": clause.text},
        )
        for clause in where(session, CLAUSES, agreement_id=old)
    }


def _owed_again(
    owed: Obligation, new: str, parties: Mapping[str, str], clauses: Mapping[str, str], months: int | None
) -> dict[str, object]:
    return {
        "agreement_id": new,
        "title": owed.title,
        "clause_id": clauses.get(owed.clause_id or ""),
        "party_id": parties.get(owed.party_id or ""),
        "person_id": owed.person_id,
        "due": _moved(owed.due, months),
        "period": owed.period,
        "period_end": _moved(owed.period_end, months),
        "activity_id": owed.activity_id,
        "amount": owed.amount,
        "notes": owed.notes,
    }
