"""The dossier of one agreement, printable for signature: parties, clauses, obligations, annexes, signatures."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from app.domain.agreement import Agreement, Party
from app.domain.agreement_life import has_signed, last_day, state_on
from app.domain.obligation import Obligation
from app.domain.obligation_schedule import fulfilment, is_overdue, limit_of, next_due
from app.domain.tables.agreements import (
    CLAUSE_LABELS,
    KIND_LABELS,
    OBLIGATION_STATE_LABELS,
    PERIOD_LABELS,
    SIGNING_LABELS,
    STATE_LABELS,
)
from app.domain.text import code
from app.i18n import mark, tr
from app.reports import wording
from app.reports.blocks import (
    Block,
    Column,
    Corner,
    Document,
    Entry,
    Heading,
    KeyValues,
    Paper,
    Paragraph,
    Run,
    Signatory,
    Signatures,
    Spacer,
    Title,
    Tone,
    Words,
    words,
)
from app.reports.framing import framed, in_the_name, numbered, told
from app.reports.mou_source import AgreementFile
from app.reports.report import IN_THE_NAME, Options, Part

TITLE: Final = mark("Agreement for signature")
DESCRIPTION: Final = mark("One agreement with its parties, clauses, obligations, annexes and cells to sign in.")
PARTS: Final = (
    Part(IN_THE_NAME, mark("In the name of God")),
    Part("state", mark("State and fulfilment")),
    Part("parties", mark("Parties"), is_section=True),
    Part("clauses", mark("Clauses"), is_section=True),
    Part("obligations", mark("Obligations"), is_section=True),
    Part("annexes", mark("Annexed contracts"), is_section=True),
    Part("signatures", mark("Signatures"), is_section=True),
)
_DOTS: Final = "...................."


def build(source: AgreementFile, paper: Paper, options: Options) -> Document:
    """Write one agreement."""
    return framed(source.frame, TITLE, paper, _blocks(source, options))


def _blocks(source: AgreementFile, options: Options) -> Iterator[Block]:
    agreement = source.agreement
    yield from in_the_name(options)
    yield Corner(_corner(source))
    yield Title(title_of(agreement), tr(KIND_LABELS[agreement.kind]))
    yield KeyValues(_facts(source, with_state=options.has("state")))
    if options.has("parties"):
        yield from _parties(source)
    yield from told(tr("Subject"), agreement.subject)
    yield from told(tr("Scope"), agreement.scope)
    if options.has("clauses"):
        yield from _clauses(source)
    if options.has("obligations"):
        yield from _obligations(source, with_state=options.has("state"))
    if options.has("annexes"):
        yield from _annexes(source)
    if options.has("signatures"):
        yield from _signatures(source)


def title_of(agreement: Agreement) -> str:
    """Return the title, or a stand-in where none was entered."""
    return agreement.title.strip() or tr("(untitled)")


def _corner(source: AgreementFile) -> tuple[Entry, ...]:
    agreement = source.agreement
    annexes = wording.digits(len(source.annexes)) if source.annexes else tr("none")
    date = wording.day(agreement.signed_on) if agreement.signed_on else _DOTS
    return (
        Entry(tr("Number:"), words(wording.digits(agreement.number) or _DOTS)),
        Entry(tr("Date:"), words(date)),
        Entry(tr("Annexes:"), words(annexes)),
    )


def _facts(source: AgreementFile, *, with_state: bool) -> tuple[Entry, ...]:
    agreement = source.agreement
    state = state_on(agreement, source.frame.today)
    return (
        Entry(tr("Valid from"), wording.entered_day(agreement.start)),
        Entry(tr("Valid until"), wording.entered_day(source.end)),
        Entry(tr("Duration"), _duration(agreement)),
        Entry(tr("Signed on"), wording.entered_day(agreement.signed_on)),
        *([Entry(tr("State"), words(tr(STATE_LABELS[state])))] if with_state else []),
        *([Entry(tr("Amount"), wording.budget(agreement.amount), wide=True)] if agreement.amount is not None else []),
        *_tied(source),
    )


def _duration(agreement: Agreement) -> Words:
    if agreement.duration_months is None:
        return wording.not_entered()
    return words(tr("{count} months", count=wording.digits(agreement.duration_months)))


def _tied(source: AgreementFile) -> Iterator[Entry]:
    if source.main:
        yield Entry(tr("Annex of"), words(_reference(source.main)), wide=True)
    if source.renews:
        yield Entry(tr("Renews"), words(_reference(source.renews)), wide=True)


def _reference(agreement: Agreement) -> str:
    if not agreement.number:
        return title_of(agreement)
    number = wording.quoted(wording.digits(agreement.number))
    return tr("{title}, number {number}", title=wording.quoted(title_of(agreement)), number=number)


def _parties(source: AgreementFile) -> Iterator[Block]:
    yield Heading(tr("Parties"), level=1)
    yield numbered(
        (
            Column(tr("Party"), 60),
            Column(tr("Role"), 36),
            Column(tr("Signatory"), 36),
            Column(tr("Office of the signatory"), 40),
        ),
        (
            (
                wording.entered(source.party(party)),
                words(party.role),
                wording.entered(source.signatory(party)),
                words(party.signatory_post),
            )
            for party in source.parties
        ),
    )


def _clauses(source: AgreementFile) -> Iterator[Block]:
    """Write the clauses: articles counted through, clauses within their article, notes within what they follow."""
    article = clause = note = 0
    for one in source.clauses:
        if one.kind == "article":
            article, clause, note = article + 1, 0, 0
            yield Heading(_head(one.kind, wording.digits(article), one.title), level=1)
            if one.text.strip():
                yield Paragraph(words(one.text))
        elif one.kind == "clause":
            clause, note = clause + 1, 0
            number = wording.digits(code((article, clause))) if article else wording.digits(clause)
            yield Paragraph(_within(one.kind, number, one.title, one.text), indent=5)
        else:
            note += 1
            yield Paragraph(_within(one.kind, wording.digits(note), one.title, one.text), indent=10)


def _head(kind: str, number: str, title: str) -> str:
    label = tr("{kind} {number}", kind=tr(CLAUSE_LABELS[kind]), number=number)
    return tr("{label}: {title}", label=label, title=title) if title.strip() else label


def _within(kind: str, number: str, title: str, text: str) -> Words:
    label = tr("{kind} {number}", kind=tr(CLAUSE_LABELS[kind]), number=number)
    named = (Run(title + ("\n" if text else ""), Tone.STRONG),) if title.strip() else ()
    return (Run(label + ": ", Tone.STRONG), *named, Run(text))


def _obligations(source: AgreementFile, *, with_state: bool) -> Iterator[Block]:
    if not source.obligations:
        return
    yield Heading(tr("Obligations of the parties"), level=1)
    state = (
        (Column(tr("State"), 24, align="center"), Column(tr("Fulfilment"), 18, align="center")) if with_state else ()
    )
    yield numbered(
        (
            Column(tr("Obligation"), 62),
            Column(tr("Party that owes"), 36),
            Column(tr("Due"), 28, align="center"),
            *state,
        ),
        (_obligation(source, owed, with_state=with_state) for owed in source.obligations),
    )


def _obligation(source: AgreementFile, owed: Obligation, *, with_state: bool) -> tuple[Words, ...]:
    today = source.frame.today
    told_so_far = (_what(source, owed), wording.entered(source.debtor(owed)), _due(source, owed))
    if not with_state:
        return told_so_far
    late = (Run("\n" + tr("overdue"), Tone.STRONG),) if is_overdue(owed, source.end, today) else ()
    state = (Run(tr(OBLIGATION_STATE_LABELS[owed.state])), *late)
    kept = fulfilment(owed, source.end, today)
    return (*told_so_far, state, words("–") if kept is None else wording.per_cent(kept))


def _what(source: AgreementFile, owed: Obligation) -> Words:
    person = source.names.get(owed.person_id or "", "")
    code = source.codes.get(owed.activity_id or "", "")
    clause = _clause_number(source, owed.clause_id)
    amount = tr("{amount} rials", amount=wording.figure(owed.amount)) if owed.amount is not None else ""
    details = [
        clause,
        tr("Person in charge: {name}", name=wording.quoted(person)) if person else "",
        tr("Activity {code}", code=code) if code else "",
        amount,
    ]
    below = "".join(f"\n{detail}" for detail in details if detail)
    title = owed.title.strip() or tr("(untitled)")
    return (Run(title), Run(below, Tone.MUTED)) if below else words(title)


def _clause_number(source: AgreementFile, clause_id: str | None) -> str:
    articles = 0
    for one in source.clauses:
        articles += one.kind == "article"
        if one.id == clause_id:
            return tr("Article {number}", number=wording.digits(articles)) if articles else ""
    return ""


def _due(source: AgreementFile, owed: Obligation) -> Words:
    """Say when: one day, or how often from when until when, and which day comes next."""
    if owed.due is None:
        return wording.not_entered()
    if owed.period == "once":
        return words(wording.day(owed.due))
    until = limit_of(owed, source.end)
    coming = next_due(owed, source.end)
    said = Run(tr(PERIOD_LABELS[owed.period]) + "\n" + wording.period(owed.due, until))
    return (said, Run("\n" + tr("next: {day}", day=wording.day(coming)), Tone.MUTED)) if coming else (said,)


def _annexes(source: AgreementFile) -> Iterator[Block]:
    if not source.annexes:
        return
    yield Heading(tr("Annexed contracts"), level=1)
    yield numbered(
        (
            Column(tr("Number"), 26, align="center"),
            Column(tr("Title"), 60),
            Column(tr("Validity"), 34, align="center"),
            Column(tr("Amount (rials)"), 54),
        ),
        (
            (
                words(wording.digits(annex.number)),
                words(title_of(annex)),
                words(wording.period(annex.start, last_day(annex))),
                _amount(annex.amount),
            )
            for annex in source.annexes
        ),
    )
    known = [annex.amount for annex in source.annexes if annex.amount is not None]
    if len(known) > 1:
        yield Spacer(2)
        yield Paragraph((Run(tr("Sum of the annexed contracts: "), Tone.MUTED), *wording.budget(sum(known))))


def _amount(rials: int | None) -> Words:
    if rials is None:
        return wording.not_entered()
    figure = Run(wording.figure(rials), Tone.STRONG)
    return (figure, Run("\n" + wording.spelled(rials), Tone.MUTED)) if wording.spelled(rials) else (figure,)


def _signatures(source: AgreementFile) -> Iterator[Block]:
    if not source.parties:
        return
    count = wording.digits(len(source.parties))
    yield Spacer(5)
    yield Paragraph(
        words(
            tr("This document was made in {count} copies, each of the same force, and signed by the parties.",
               count=count)
        )
    )  # fmt: skip
    yield Signatures(tuple(_signatory(source, party) for party in source.parties))


def _signatory(source: AgreementFile, party: Party) -> Signatory:
    office = party.signatory_post.strip() or party.role.strip() or tr("Party")
    signed = wording.day(party.signed_on) if party.signed_on else ""
    if not signed and (has_signed(party) or party.signing == "refused"):
        signed = tr(SIGNING_LABELS[party.signing])
    return Signatory(office, source.signatory(party), source.party(party), signed)


def days_left(end: dt.date | None, today: dt.date) -> str:
    """Say how many days are left; nothing without an end."""
    if end is None:
        return ""
    left = (end - today).days
    if left < 0:
        return tr("{count} days ago", count=wording.digits(-left))
    return tr("{count} days left", count=wording.digits(left))
