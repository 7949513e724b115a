"""The sheet of one actor: who it is, what it does, wants and can, where it stands, and what it is tied to."""

from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.actor import Actor, ContactEntry, Membership, Rating
from app.domain.relation import MarketSheet, Relation
from app.domain.standing import GRID_LABELS, SALIENCE_LABELS, SCALES, Position
from app.domain.tables.agreements import KIND_LABELS as AGREEMENT_KIND_LABELS
from app.domain.tables.agreements import SIGNING_LABELS
from app.domain.tables.groups import ROLE_LABELS as GROUP_ROLE_LABELS
from app.domain.tables.meetings import PRESENCE_LABELS, ROLE_LABELS
from app.domain.tables.people import (
    ACTOR,
    AIM_LABELS,
    CHAIN_LABELS,
    CHANNEL_LABELS,
    FLOW_LABELS,
    FORMALITY_LABELS,
    FREQUENCY_LABELS,
    HELIX_LABELS,
    KIND_LABELS,
    MANNER_LABELS,
    RATING,
    SCOPE_LABELS,
    SECTOR_LABELS,
    SIDE_LABELS,
    STRENGTHS,
)
from app.domain.text import sort_key
from app.i18n import tr
from app.reports import wording
from app.reports.actor_source import ActorBook
from app.reports.blocks import Block, Column, Entry, Heading, KeyValues, Run, Spacer, Title, Tone, Words, words
from app.reports.framing import numbered, told

SCALE_LABELS: Final = {scale: RATING.by_name[scale].label for scale in SCALES}
_TEXTS: Final = ("duties", "interests", "challenges", "capabilities", "vulnerabilities", "notes")
_NONE: Final = "–"


def sheet(source: ActorBook, actor: Actor, *, with_ratings: bool, level: int = 1) -> Iterator[Block]:
    """Write the sheet of one actor."""
    groups = (wording.chosen(HELIX_LABELS, actor.helix), wording.chosen(KIND_LABELS, actor.kind))
    yield Title(name_of(actor), " · ".join(group for group in groups if group), level)
    yield KeyValues(_facts(source, actor))
    for field in _TEXTS:
        yield from told(tr(ACTOR.by_name[field].label), getattr(actor, field))
    if with_ratings:
        yield from _ratings(source, actor)
    yield from _roles(source, actor)
    yield from _relations(source, actor)
    yield from _market(source.sheets.get(actor.id, ()))
    yield from _groups(source, actor)
    yield from _meetings(source, actor)
    yield from _talks(source.talks.get(actor.id, ()))
    yield from _agreements(source, actor)


def name_of(actor: Actor) -> str:
    """Return the name, or a stand-in where none was entered."""
    return wording.in_order(actor.name.strip()) or tr("(untitled)")


def _facts(source: ActorBook, actor: Actor) -> tuple[Entry, ...]:
    more = (
        (tr("Other names"), wording.names(actor.other_names)),
        (tr("Tags"), wording.names(actor.tags)),
    )
    return (
        Entry(tr("Sector"), wording.choice(SECTOR_LABELS, actor.sector)),
        Entry(tr("Place in the value chain"), wording.choice(CHAIN_LABELS, actor.chain)),
        Entry(tr("Side of the market"), wording.choice(SIDE_LABELS, actor.side)),
        Entry(tr("National identifier"), wording.entered(wording.digits(actor.national_id))),
        *([Entry(tr("Core firm"), words(tr("Yes")))] if actor.is_core else []),
        *(Entry(label, words(text), wide=True) for label, text in more if text),
        Entry(tr("Contact"), contacts_of(source, actor) or wording.not_entered(), wide=True),
    )


def contacts_of(source: ActorBook, actor: Actor, most: int = 20) -> Words:
    """Say how an actor is reached, one way a line."""
    lines: list[Run] = []
    for contact in source.contacts.get(actor.id, ())[:most]:
        if lines:
            lines.append(Run("\n"))
        if label := wording.chosen(CHANNEL_LABELS, contact.channel):
            lines.append(Run(f"{label}: ", Tone.MUTED))
        lines.append(Run(wording.contact(contact.channel, contact.value)))
        if contact.note.strip():
            lines.append(Run(f" ({contact.note})", Tone.MUTED))
    return tuple(lines)


def rated(value: int | None, scale: str) -> Words:
    """Show a value on a scale; the attitude with its sign."""
    if value is None:
        return words(_NONE)
    return words(wording.signed(value) if scale == "attitude" else wording.digits(value))


def _ratings(source: ActorBook, actor: Actor) -> Iterator[Block]:
    """Show where the actor is and where it should be brought, and every rating with its reason."""
    history = sorted(source.ratings.get(actor.id, ()), key=_age, reverse=True)
    if not history:
        return
    stands = source.standing(actor)
    yield Heading(tr("Ratings"), level=1)
    positions = [(tr(AIM_LABELS["current"]), stands.current), (tr(AIM_LABELS["desired"]), stands.desired)]
    yield KeyValues(tuple(Entry(label, _position(position), wide=True) for label, position in positions))
    yield Spacer(3)
    yield numbered(
        (
            Column(tr("Date"), 24, align="center"),
            Column(tr("Position"), 26, align="center"),
            *(Column(tr(label), 19, align="center") for label in SCALE_LABELS.values()),
            Column(tr("Reason"), 50),
        ),
        (
            (
                wording.day_or_blank(rating.on),
                wording.choice(AIM_LABELS, rating.aim),
                *(rated(getattr(rating, scale), scale) for scale in SCALES),
                words(rating.reason),
            )
            for rating in history
        ),
    )


def _age(rating: Rating) -> tuple[str, str]:
    return rating.on.isoformat() if rating.on else "", rating.id


def _position(position: Position) -> Words:
    """Say where an actor is on the scales, on the grid and by its salience."""
    known = {scale: getattr(position, scale) for scale in SCALES}
    if not any(value is not None for value in known.values()):
        return wording.not_entered()
    said = tr(", ").join(
        tr("{scale} {value}", scale=tr(SCALE_LABELS[scale]), value=rated(value, scale)[0].text)
        for scale, value in known.items()
        if value is not None
    )
    classes = [
        tr("on the grid: {name}", name=tr(GRID_LABELS[position.grid])) if position.grid else "",
        tr("salience: {name}", name=tr(SALIENCE_LABELS[position.salience])) if position.salience else "",
    ]
    below = tr("; ").join(name for name in classes if name)
    return (Run(said), Run("\n" + below, Tone.MUTED)) if below else words(said)


def _roles(source: ActorBook, actor: Actor) -> Iterator[Block]:
    """List the organisations of a person, or the people of an organisation."""
    for heading, label, found in (
        (tr("Roles in organisations"), tr("Organisation"), source.roles.get(actor.id, ())),
        (tr("People"), tr("Person"), source.staff.get(actor.id, ())),
    ):
        if found:
            yield Heading(heading, level=1)
            yield numbered(
                (
                    Column(label, 60),
                    Column(tr("Role"), 44),
                    Column(tr("From"), 24, align="center"),
                    Column(tr("Until"), 24, align="center"),
                ),
                (_role(source, actor, role) for role in sorted(found, key=_term, reverse=True)),
            )


def _term(role: Membership) -> tuple[str, str, str]:
    return str(role.end or "9"), str(role.start or ""), role.id


def _role(source: ActorBook, actor: Actor, role: Membership) -> tuple[Words, ...]:
    other = role.organisation_id if role.person_id == actor.id else role.person_id
    dates = wording.day_or_blank(role.start), wording.day_or_blank(role.end)
    return words(source.name(other)), words(role.role), *dates


def _relations(source: ActorBook, actor: Actor) -> Iterator[Block]:
    outgoing, incoming = source.outgoing.get(actor.id, ()), source.incoming.get(actor.id, ())
    if not outgoing and not incoming:
        return
    yield Heading(tr("Relations"), level=1)
    yield numbered(
        (
            Column(tr("Direction"), 16, align="center"),
            Column(tr("Other actor"), 54),
            Column(tr("Flow"), 26, align="center"),
            Column(tr("Strength"), 18, align="center"),
            Column(tr("Manner"), 28, align="center"),
            Column(tr("Note"), 38),
        ),
        (
            *(
                (words(tr("towards")), words(source.name(one.to_id)), *flow(one))
                for one in sorted(outgoing, key=lambda one: (one.flow, sort_key(source.name(one.to_id)), one.id))
            ),
            *(
                (words(tr("coming from")), words(source.name(one.from_id)), *flow(one))
                for one in sorted(incoming, key=lambda one: (one.flow, sort_key(source.name(one.from_id)), one.id))
            ),
        ),
    )


def flow(relation: Relation) -> tuple[Words, ...]:
    """Say what flows, how strong, in which manner, and what was noted."""
    manner = (
        wording.chosen(FORMALITY_LABELS, relation.formality),
        wording.chosen(FREQUENCY_LABELS, relation.frequency),
    )
    note = tuple(part for part in (wording.period(relation.start, relation.end), relation.note) if part)
    return (
        wording.choice(FLOW_LABELS, relation.flow),
        words(strength(relation)),
        words("\n".join(name for name in manner if name)),
        words("\n".join(note)),
    )


def strength(relation: Relation) -> str:
    """Say how strong a relation is, of how much."""
    if relation.strength is None:
        return _NONE
    return tr("{part} of {whole}", part=wording.digits(relation.strength), whole=wording.digits(STRENGTHS))


def _market(sheets: Sequence[MarketSheet]) -> Iterator[Block]:
    if not sheets:
        return
    yield Heading(tr("Market data sheets"), level=1)
    yield numbered(
        (
            Column(tr("Side"), 20, align="center"),
            Column(tr("Market"), 30),
            Column(tr("Product or service"), 36),
            Column(tr("Volume"), 24, align="center"),
            Column(tr("Needs"), 36),
            Column(tr("Constraints"), 36),
        ),
        (
            (
                _side(one),
                words(one.market),
                (Run(one.product), *((Run("\n" + one.notes, Tone.MUTED),) if one.notes.strip() else ())),
                words(wording.digits(one.volume)),
                words(one.needs),
                words(one.constraints),
            )
            for one in sheets
        ),
    )


def _side(one: MarketSheet) -> Words:
    names = (wording.chosen(SIDE_LABELS, one.side), wording.chosen(SCOPE_LABELS, one.scope))
    return words("\n".join(name for name in names if name))


def _groups(source: ActorBook, actor: Actor) -> Iterator[Block]:
    found = source.groups.get(actor.id, ())
    if found:
        yield Heading(tr("Working groups"), level=1)
        yield numbered(
            (Column(tr("Working group"), 90), Column(tr("Role"), 26, align="center"), Column(tr("Period"), 44)),
            (
                (
                    words(group.title),
                    wording.choice(GROUP_ROLE_LABELS, member.role),
                    words(wording.period(member.start, member.end)),
                )
                for group, member in found
            ),
        )


def _meetings(source: ActorBook, actor: Actor) -> Iterator[Block]:
    found = [pair for pair in source.meetings.get(actor.id, ()) if pair[0].state != "cancelled"]
    if found:
        yield Heading(tr("Meetings and interviews"), level=1)
        yield numbered(
            (
                Column(tr("Date"), 24, align="center"),
                Column(tr("Title"), 90),
                Column(tr("Role"), 24, align="center"),
                Column(tr("Presence"), 24, align="center"),
            ),
            (
                (
                    wording.day_or_blank(meeting.on),
                    words(meeting.title),
                    wording.choice(ROLE_LABELS, there.role),
                    wording.choice(PRESENCE_LABELS, there.presence),
                )
                for meeting, there in sorted(found, key=lambda pair: (str(pair[0].on or ""), pair[0].id), reverse=True)
            ),
        )


def _talks(talks: Sequence[ContactEntry]) -> Iterator[Block]:
    if talks:
        yield Heading(tr("Contact log"), level=1)
        yield numbered(
            (
                Column(tr("Date"), 24, align="center"),
                Column(tr("Manner"), 24, align="center"),
                Column(tr("What was said"), 70),
                Column(tr("Who spoke"), 30),
                Column(tr("Next step"), 40),
            ),
            (
                (
                    wording.day_or_blank(talk.on),
                    wording.choice(MANNER_LABELS, talk.manner),
                    words(talk.summary),
                    words(talk.person),
                    words("\n".join(part for part in (talk.next_step, wording.period(None, talk.next_on)) if part)),
                )
                for talk in sorted(talks, key=lambda talk: (str(talk.on or ""), talk.id), reverse=True)
            ),
        )


def _agreements(source: ActorBook, actor: Actor) -> Iterator[Block]:
    found = source.agreements.get(actor.id, ())
    if found:
        yield Heading(tr("Agreements"), level=1)
        yield numbered(
            (
                Column(tr("Number"), 24, align="center"),
                Column(tr("Title"), 70),
                Column(tr("Kind"), 36, align="center"),
                Column(tr("Role"), 30),
                Column(tr("Signature"), 28, align="center"),
            ),
            (
                (
                    words(wording.digits(agreement.number)),
                    words(agreement.title),
                    wording.choice(AGREEMENT_KIND_LABELS, agreement.kind),
                    words(party.role),
                    wording.day_or_blank(party.signed_on) or wording.choice(SIGNING_LABELS, party.signing),
                )
                for agreement, party in sorted(found, key=lambda pair: (str(pair[0].start or "9"), pair[0].id))
            ),
        )
