"""The lists in the form of an actor: contact channels, roles, the contact log, relations, market data sheets."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from app.domain import jalali
from app.domain.actor import CONTACT_ENTRIES, CONTACTS, MEMBERSHIPS, ContactEntry, Membership
from app.domain.actor_line import guessed
from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.reaching import shown
from app.domain.relation import MARKET_SHEETS, RELATIONS, MarketSheet, Relation
from app.domain.schema import Table
from app.domain.tables.people import (
    ACTOR,
    CHANNEL_LABELS,
    CONTACT,
    CONTACT_ENTRY,
    FLOW_LABELS,
    FORMALITY_LABELS,
    FREQUENCY_LABELS,
    MANNER_LABELS,
    MARKET_SHEET,
    MEMBERSHIP,
    RELATION,
    SCOPE_LABELS,
    SIDE_LABELS,
)
from app.domain.text import isolate, left_to_right, persian_digits
from app.i18n import mark, tr
from app.services import editing
from app.services.action_labels import ADDING
from app.services.reading import where
from app.services.relations import change_relation
from app.services.session import Session
from app.ui.pages.actors import typed
from app.ui.records.child_list import ChildList, Line, PartActions
from app.ui.records.fields import FieldSpec, spec_of, specs_of, spelled_spec
from app.ui.records.names import RecordNames
from app.ui.records.picker import picking
from app.ui.records.suggesting import suggest_before
from app.ui.shell import Shell

_DOT: Final = " · "
_NEW: Final = "new name"
_FLOW_TONES: Final = {"service": "primary", "information": "progress", "financial": "done", "intangible": "planned"}
Rows = Sequence[Sequence[FieldSpec]]
Add = Callable[[Session, Mapping[str, Any]], str]


class ActorLists:
    """Makes the lists of one page.

    Args:
        shell: the window.
        names: all actors.
        create: adds an actor of a name as the page's own doing.
    """

    def __init__(self, shell: Shell, names: RecordNames, create: Callable[[str], str]) -> None:
        self._shell, self._names = shell, names
        self._pick = picking(names, create)

    # ---- contacts

    def channels(self) -> ChildList[Any]:
        """List the ways to reach an actor."""
        return ChildList(
            CONTACTS,
            self._shell,
            owner="actor_id",
            title=mark("Contact channels"),
            describe=lambda one: Line(
                _address(one.channel, one.value), one.note, chip=_label(CHANNEL_LABELS, one.channel)
            ),
            fields=[
                [spec_of(CONTACT.by_name["channel"]), spelled_spec(CONTACT.by_name["value"], partial(shown, ""))],
                *specs_of(CONTACT, "note"),
            ],
            quick=typed.channel,
            hint=mark("A number or an address, then Enter"),
            empty=mark("No way to reach them yet."),
        )

    def log(self) -> ChildList[ContactEntry]:
        """List the contacts that were had, the latest first."""
        rows = specs_of(CONTACT_ENTRY, ("on", "manner"), "summary", "person", ("next_step", "next_on"))
        return ChildList(
            CONTACT_ENTRIES,
            self._shell,
            owner="actor_id",
            title=mark("Contact log"),
            describe=_entry,
            fields=rows,
            parts=lambda session, actor: sorted(
                where(session, CONTACT_ENTRIES, actor_id=actor), key=lambda one: one.on or dt.date.min, reverse=True
            ),
            quick=lambda text: typed.contact(text, today(), self._shell.settings.value.agent),
            extra=lambda _actor: {"on": today()},
            hint=mark("What was said today, then Enter"),
            empty=mark("No contact is noted yet."),
        )

    def roles(self) -> ChildList[Membership]:
        """List the organisations of a person."""
        made = _OfKind(
            MEMBERSHIPS,
            self._shell,
            owner="person_id",
            title=mark("Roles in organisations"),
            describe=lambda one: self._membership(one, one.organisation_id),
            fields=self._role_fields("organisation_id"),
            quick=lambda text: self._with_name("organisation_id", *typed.role(text)),
            hint=mark("Organisation; role, then Enter"),
            empty=mark("Belongs to no organisation yet."),
            actions=PartActions(add=self._adding(MEMBERSHIP, "organisation_id", kind="organisation")),
            kind="person",
        )
        suggest_before(made.line, self._names)
        return made

    def people(self) -> ChildList[Membership]:
        """List the people of an organisation."""
        made = _OfKind(
            MEMBERSHIPS,
            self._shell,
            owner="organisation_id",
            title=mark("People of this organisation"),
            describe=lambda one: self._membership(one, one.person_id),
            fields=self._role_fields("person_id"),
            quick=lambda text: self._with_name("person_id", *typed.role(text)),
            hint=mark("Name of a person; role, then Enter"),
            empty=mark("No people of this organisation are known yet."),
            actions=PartActions(add=self._adding(MEMBERSHIP, "person_id", kind="person", helix=None)),
            kind="organisation",
        )
        suggest_before(made.line, self._names)
        return made

    def _role_fields(self, other: str) -> Rows:
        column = MEMBERSHIP.by_name[other]
        return [[spec_of(column, make=self._pick)], *specs_of(MEMBERSHIP, "role", ("start", "end"), "note")]

    def _membership(self, one: Membership, other: str | None) -> Line:
        over = one.end is not None and one.end < today()
        note = _DOT.join(part for part in (one.role and isolate(one.role), _span(one.start, one.end)) if part)
        return Line(self._names.name_of(other) or tr("Unknown"), note, chip=tr("Former") if over else "", muted=over)

    # ---- relations

    def outgoing(self) -> ChildList[Relation]:
        """List what flows from an actor to others."""
        return self._relations("from_id", "to_id", mark("To others"), mark("Gives nothing to others yet."))

    def incoming(self) -> ChildList[Relation]:
        """List what flows from others to an actor."""
        return self._relations("to_id", "from_id", mark("From others"), mark("Gets nothing from others yet."))

    def _relations(self, owner: str, other: str, title: str, empty: str) -> ChildList[Relation]:
        rows = [
            [spec_of(RELATION.by_name[other], make=self._pick)],
            *specs_of(RELATION, ("flow", "strength"), ("formality", "frequency"), ("start", "end"), "note"),
        ]
        made: ChildList[Relation] = ChildList(
            RELATIONS,
            self._shell,
            owner=owner,
            title=title,
            describe=lambda one: self._relation(one, getattr(one, other)),
            fields=rows,
            quick=lambda text: self._with_flow(other, *typed.relation(text)),
            hint=mark("Name; flow; strength 1 to 5, then Enter"),
            empty=empty,
            actions=PartActions(add=self._adding(RELATION, other), change=change_relation),
        )
        suggest_before(made.line, self._names)
        return made

    def _relation(self, one: Relation, other: str) -> Line:
        strength = tr("strength {number}", number=persian_digits(one.strength)) if one.strength else ""
        words = (
            strength,
            _label(FORMALITY_LABELS, one.formality),
            _label(FREQUENCY_LABELS, one.frequency),
            _span(one.start, one.end),
            one.note and isolate(one.note.split("\n")[0]),
        )
        return Line(
            self._names.name_of(other) or tr("Unknown"),
            _DOT.join(word for word in words if word),
            chip=_label(FLOW_LABELS, one.flow),
            tone=_FLOW_TONES.get(one.flow, "planned"),
        )

    # ---- names that may be new

    def _with_name(self, other: str, name: str, role: str) -> dict[str, Any]:
        return {**self._named(other, name), "role": role}

    def _with_flow(self, other: str, name: str, values: Mapping[str, Any]) -> dict[str, Any]:
        return {**self._named(other, name), **values}

    def _named(self, other: str, name: str) -> dict[str, Any]:
        known = self._names.called(name)
        return {other: known[0]} if known else {_NEW: name}

    def _adding(self, table: Table, other: str, **values: Any) -> Add:
        """Return what adds a part; the actor that it names is added with it when there is none of that name."""

        def work(session: Session, given: Mapping[str, Any]) -> str:
            part = dict(given)
            name = part.pop(_NEW, "")
            if not name and not part.get(other):
                raise RuleError(tr("Choose whom it is about."))
            with session.edit(ADDING[table.name]) as edit:
                if name:
                    part[other] = editing.add_in(edit, session, ACTOR, {**guessed(name), **values, "name": name})
                return editing.add_in(edit, session, table, part)

        return work

    # ---- the market

    def market(self) -> ChildList[MarketSheet]:
        """List the market data sheets of a core firm."""
        rows = specs_of(
            MARKET_SHEET, ("side", "scope"), ("market", "product"), "volume", "needs", "constraints", "notes"
        )
        return ChildList(
            MARKET_SHEETS,
            self._shell,
            owner="actor_id",
            title=mark("Market data sheets"),
            describe=_sheet,
            fields=rows,
            quick=lambda text: {"product": text},
            hint=mark("A product or service, then Enter"),
            empty=mark("Nothing is known of what this firm buys and sells."),
        )


class _OfKind(ChildList[Membership]):
    """A list that only one kind of actor has."""

    def __init__(self, *arguments: Any, kind: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._kind = kind

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Hide for actors of the other kind."""
        super().show_record(session, record_id)
        row = (session.row(ACTOR.name, record_id) or {}) if session else {}
        self.setVisible(bool(record_id) and (row.get("kind") or "organisation") == self._kind)


def _entry(one: ContactEntry) -> Line:
    day = left_to_right(jalali.short(one.on)) if one.on else ""
    words = (day, _label(MANNER_LABELS, one.manner), one.person and isolate(one.person))
    late = one.next_on is not None and one.next_on < today()
    following = tr("Next: {date}", date=left_to_right(jalali.short(one.next_on))) if one.next_on else ""
    return Line(
        one.summary.split("\n")[0] or tr("Contact"),
        _DOT.join(word for word in words if word),
        chip=following,
        tone="late" if late else "planned",
    )


def _sheet(one: MarketSheet) -> Line:
    words = (one.market and isolate(one.market), one.volume and isolate(one.volume))
    kinds = (_label(SIDE_LABELS, one.side), _label(SCOPE_LABELS, one.scope))
    return Line(
        one.product or one.market or tr("Untitled"),
        _DOT.join(word for word in words if word),
        chip="، ".join(kind for kind in kinds if kind),
        tone="progress" if one.side == "demand" else "primary",
    )


def _address(channel: str, value: str) -> str:
    return value if channel == "address" else left_to_right(shown(channel, value))


def _label(labels: Mapping[str, str], key: str) -> str:
    return tr(labels[key]) if key in labels else ""


def _span(start: dt.date | None, end: dt.date | None) -> str:
    first, last = (left_to_right(jalali.short(day)) if day else "" for day in (start, end))
    if first and last:
        return tr("{start} to {end}", start=first, end=last)
    if first:
        return tr("from {date}", date=first)
    return tr("until {date}", date=last) if last else ""
