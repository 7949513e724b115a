"""The form of an agreement: particulars, parties, text, obligations, annexes and renewals, links, files, history."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.domain.agreement import Agreement
from app.domain.agreement_life import last_day
from app.domain.jalali import short
from app.domain.tables.agreements import AGREEMENT, AGREEMENT_EVENT, AGREEMENT_VERSION, CLAUSE, OBLIGATION, PARTY
from app.domain.tables.things import ATTACHMENT, LINK
from app.domain.text import left_to_right
from app.i18n import mark, tr
from app.ui.pages.agreements.clauses import clauses_list
from app.ui.pages.agreements.life_sections import StateSection, StepsSection
from app.ui.pages.agreements.naming import Naming
from app.ui.pages.agreements.obligations import ObligationsSection
from app.ui.pages.agreements.parties import parties_list
from app.ui.pages.agreements.ties import ChainSection, annexes_list
from app.ui.pages.agreements.versions import Comparison, versions_list
from app.ui.records.attachments import attachments_part
from app.ui.records.fields import FieldSpec, Part, spec_of
from app.ui.records.history import HistorySection
from app.ui.records.links import LinksSection
from app.ui.shell import Shell

_LINKED: Final = ("activity", "meeting", "working_group", "actor", "agreement")


@dataclass(frozen=True)
class Doing:
    """What the form asks of its page: a step to a state, a renewal, showing another agreement, the known tags.

    `acting()` is a block in which changes are the page's own, `given_twice()` names the agreements that share a number.
    """

    step: Callable[[str], object]
    renew: Callable[[], object]
    go: Callable[[str], None]
    tags: Callable[[], Sequence[str]]
    acting: Callable[[], Any]
    given_twice: Callable[[], Collection[str]]


def parts(shell: Shell, naming: Naming, doing: Doing) -> Sequence[Part]:
    """Return the tabs."""
    return (
        Part(
            mark("Particulars"),
            _rows(doing),
            tables=(AGREEMENT_EVENT.name,),
            above=(lambda: StateSection(doing.step, doing.renew),),
        ),
        Part(mark("Parties"), sections=(lambda: parties_list(shell, naming),), tables=(PARTY.name,)),
        Part(
            mark("Text"),
            sections=(lambda: clauses_list(shell), lambda: versions_list(shell), lambda: Comparison(shell)),
            tables=(CLAUSE.name, AGREEMENT_VERSION.name),
        ),
        Part(mark("Obligations"), sections=(lambda: ObligationsSection(shell, naming),), tables=(OBLIGATION.name,)),
        Part(
            mark("Annexes and renewals"),
            sections=(lambda: annexes_list(shell, doing.go, doing.acting), lambda: ChainSection(doing.go)),
        ),
        Part(mark("Links"), sections=(lambda: LinksSection(shell, AGREEMENT.name, _LINKED),), tables=(LINK.name,)),
        attachments_part(shell, "agreement_id"),
        Part(mark("History"), sections=(StepsSection, lambda: HistorySection(AGREEMENT))),
    )


PARTS_TABLES: Final = (PARTY.name, CLAUSE.name, OBLIGATION.name, AGREEMENT_VERSION.name, ATTACHMENT.name)


def _rows(doing: Doing) -> Sequence[Sequence[FieldSpec]]:
    by_name = AGREEMENT.by_name
    return (
        (spec_of(by_name["number"], hint=lambda one: _number_hint(doing.given_twice(), one)), spec_of(by_name["kind"])),
        (spec_of(by_name["title"]),),
        (spec_of(by_name["subject"]),),
        (spec_of(by_name["scope"]),),
        (spec_of(by_name["start"]), spec_of(by_name["duration_months"])),
        (spec_of(by_name["end"], hint=_end_hint), spec_of(by_name["signed_on"])),
        (spec_of(by_name["amount"]),),
        (spec_of(by_name["tags"], offers=doing.tags),),
        (spec_of(by_name["notes"]),),
    )


def _number_hint(given_twice: Collection[str], agreement: Agreement) -> str:
    """Say that others bear the number too; it is never refused."""
    return tr("Another agreement bears this number too.") if agreement.id in given_twice else ""


def _end_hint(agreement: Agreement) -> str:
    """Say what the last day is while none is entered."""
    end = last_day(agreement)
    if agreement.end is not None or end is None:
        return ""
    return tr("From its duration: {date}", date=left_to_right(short(end)))
