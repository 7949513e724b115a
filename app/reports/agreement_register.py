"""The register of agreements: state, validity, what expires soon, how far obligations are kept and what is overdue."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.agreement import Agreement
from app.domain.agreement_life import IN_FORCE, SIGNED, STATES, last_day, state_on
from app.domain.errors import RuleError
from app.domain.obligation import Obligation
from app.domain.obligation_schedule import fulfilment_of_all, is_overdue, next_due, overdue_count
from app.domain.tables.agreements import KIND_LABELS, STATE_LABELS
from app.i18n import mark, tr
from app.reports import wording
from app.reports.blocks import (
    Block,
    Column,
    Document,
    Entry,
    Heading,
    KeyValues,
    Note,
    Paper,
    Run,
    Table,
    Title,
    Tone,
    Words,
    words,
)
from app.reports.framing import banded, framed, numbered, with_number
from app.reports.mou_dossier import days_left, title_of
from app.reports.mou_source import RegisterOfAgreements
from app.reports.report import Options, Part

TITLE: Final = mark("Register of agreements")
DESCRIPTION: Final = mark(
    "All agreements with state and validity, coming expiries, fulfilment and overdue obligations."
)
PARTS: Final = (
    Part("register", mark("Register"), is_section=True),
    Part("expiries", mark("Coming expiries"), is_section=True),
    Part("overdue", mark("Overdue obligations"), is_section=True),
    Part("coming", mark("Obligations due within 30 days"), is_section=True),
)
_SOON, _LATER = 30, 90


def build(source: RegisterOfAgreements, paper: Paper, options: Options) -> Document:
    """Write the register.

    Raises:
        RuleError: there is no agreement.
    """
    if not source.agreements:
        raise RuleError(tr("There is no agreement yet. Add the first one on the page “Agreements”, then print."))
    return framed(source.frame, TITLE, paper, _blocks(source, options))


def _blocks(source: RegisterOfAgreements, options: Options) -> Iterator[Block]:
    yield Title(tr(TITLE), source.frame.project.title)
    yield KeyValues(_summary(source), columns=3)
    sections = {"register": _register, "expiries": _expiries, "overdue": _overdue, "coming": _coming}
    for part, say in sections.items():
        if options.has(part):
            yield from say(source)


def _summary(source: RegisterOfAgreements) -> tuple[Entry, ...]:
    today = source.frame.today
    states = Counter(state_on(agreement, today) for agreement in source.agreements)
    known = [agreement.amount for agreement in source.agreements if agreement.amount is not None]
    by_state = tr(", ").join(
        tr("{state}: {count}", state=tr(STATE_LABELS[state]), count=wording.digits(states[state]))
        for state in STATES
        if states[state]
    )
    late = sum(
        overdue_count(source.obligations.get(agreement.id, ()), last_day(agreement), today)
        for agreement in source.agreements
    )
    return (
        Entry(tr("Agreements"), wording.number(len(source.agreements))),
        Entry(tr("Overdue obligations"), wording.number(late)),
        Entry(tr("Expire within 90 days"), wording.number(len(_expiring(source, _LATER)))),
        Entry(tr("By state"), words(by_state), wide=True),
        *([Entry(tr("Sum of amounts"), wording.budget(sum(known)), wide=True)] if known else []),
    )


def _register(source: RegisterOfAgreements) -> Iterator[Block]:
    yield Heading(tr("Register"), level=1)
    yield numbered(
        (
            Column(tr("Number"), 22, align="center"),
            Column(tr("Title and kind"), 62),
            Column(tr("Parties"), 62),
            Column(tr("State"), 22, align="center"),
            Column(tr("Validity"), 36, align="center"),
            Column(tr("Amount (rials)"), 30),
            Column(tr("Fulfilment"), 18, align="center"),
            Column(tr("Overdue"), 16, align="center"),
        ),
        (_agreement(source, agreement) for agreement in source.agreements),
    )


def _agreement(source: RegisterOfAgreements, agreement: Agreement) -> tuple[Words, ...]:
    today, end = source.frame.today, last_day(agreement)
    owed = source.obligations.get(agreement.id, ())
    kept, late = fulfilment_of_all(owed, end, today), overdue_count(owed, end, today)
    return (
        words(wording.digits(agreement.number)),
        (Run(title_of(agreement)), Run("\n" + tr(KIND_LABELS[agreement.kind]), Tone.MUTED)),
        words(source.parties_of(agreement)),
        words(tr(STATE_LABELS[state_on(agreement, today)])),
        words(wording.period(agreement.start, end)),
        words("") if agreement.amount is None else wording.amount(agreement.amount),
        words("–") if kept is None else wording.per_cent(kept),
        words(wording.digits(late), Tone.STRONG) if late else words("–"),
    )


def _expiring(source: RegisterOfAgreements, days: int) -> list[tuple[dt.date, Agreement]]:
    """Return the agreements in force or signed whose last day comes within some days, the nearest first."""
    today = source.frame.today
    live = [one for one in source.agreements if state_on(one, today) in {IN_FORCE, SIGNED}]
    ends = [(end, one) for one in live if (end := last_day(one)) and 0 <= (end - today).days <= days]
    return sorted(ends, key=lambda pair: (pair[0], pair[1].id))


def _expiries(source: RegisterOfAgreements) -> Iterator[Block]:
    """List what expires, first within 30 and then within 90 days."""
    yield Heading(tr("Coming expiries"), level=1)
    expiring = _expiring(source, _LATER)
    if not expiring:
        yield Note(tr("No agreement expires within 90 days."))
        return
    today = source.frame.today
    soon = [pair for pair in expiring if (pair[0] - today).days <= _SOON]
    columns = with_number(
        (
            Column(tr("Number"), 24, align="center"),
            Column(tr("Title"), 80),
            Column(tr("Parties"), 80),
            Column(tr("Valid until"), 28, align="center"),
            Column(tr("Days left"), 24, align="center"),
        )
    )
    bands = (("30", soon), ("90", expiring[len(soon) :]))
    groups = (
        (tr("Within {count} days", count=wording.digits(days)), (_expiry(source, *pair) for pair in group))
        for days, group in bands
        if group
    )
    yield Table(columns, banded(groups, len(columns)))


def _expiry(source: RegisterOfAgreements, end: dt.date, agreement: Agreement) -> tuple[Words, ...]:
    return (
        words(wording.digits(agreement.number)),
        words(title_of(agreement)),
        words(source.parties_of(agreement)),
        words(wording.day(end)),
        wording.number((end - source.frame.today).days),
    )


def _overdue(source: RegisterOfAgreements) -> Iterator[Block]:
    today = source.frame.today
    found = [
        (due, agreement, owed)
        for agreement, owed, end in _all_obligations(source)
        if is_overdue(owed, end, today) and (due := next_due(owed, end))
    ]
    yield from _due_table(source, tr("Overdue obligations"), tr("No obligation is overdue."), found)


def _coming(source: RegisterOfAgreements) -> Iterator[Block]:
    today = source.frame.today
    found = [
        (due, agreement, owed)
        for agreement, owed, end in _all_obligations(source)
        if (due := next_due(owed, end)) and 0 <= (due - today).days <= _SOON
    ]
    heading = tr("Obligations due within 30 days")
    yield from _due_table(source, heading, tr("No obligation falls due within 30 days."), found)


def _all_obligations(source: RegisterOfAgreements) -> Iterator[tuple[Agreement, Obligation, dt.date | None]]:
    for agreement in source.agreements:
        end = last_day(agreement)
        for owed in source.obligations.get(agreement.id, ()):
            yield agreement, owed, end


def _due_table(
    source: RegisterOfAgreements,
    heading: str,
    nothing: str,
    found: Sequence[tuple[dt.date, Agreement, Obligation]],
) -> Iterator[Block]:
    yield Heading(heading, level=1)
    if not found:
        yield Note(nothing)
        return
    today = source.frame.today
    yield numbered(
        (
            Column(tr("Obligation"), 80),
            Column(tr("Party that owes"), 50),
            Column(tr("Agreement"), 66),
            Column(tr("Due date"), 26, align="center"),
            Column(tr("Days"), 30, align="center"),
        ),
        (
            (
                words(owed.title),
                words(_debtor(source, agreement, owed)),
                words(title_of(agreement)),
                words(wording.day(due)),
                words(days_left(due, today)),
            )
            for due, agreement, owed in sorted(found, key=lambda one: (one[0], one[2].id))
        ),
    )


def _debtor(source: RegisterOfAgreements, agreement: Agreement, owed: Obligation) -> str:
    parties = source.parties.get(agreement.id, ())
    found = (source.names.get(party.actor_id or "", "") or party.role for party in parties if party.id == owed.party_id)
    return next(found, "")
