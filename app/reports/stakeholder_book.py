"""The book of stakeholders: counts, register, a sheet for every actor, pictures and the table of relations."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final

from app.domain.actor import Actor
from app.domain.relation import Relation
from app.domain.standing import GRID_LABELS, Position
from app.domain.tables.people import CHAIN_LABELS, FLOW_LABELS, HELIX_LABELS, KIND_LABELS, SECTOR_LABELS, SIDE_LABELS
from app.domain.text import SortKey, sort_key
from app.i18n import mark, tr
from app.reports import wording
from app.reports.actor_sheet import SCALE_LABELS, contacts_of, flow, name_of, rated, sheet
from app.reports.actor_source import ActorBook
from app.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    KeyValues,
    Note,
    PageBreak,
    Paper,
    Row,
    RowKind,
    Run,
    Table,
    Title,
    Tone,
    Words,
    words,
)
from app.reports.framing import banded, framed
from app.reports.report import Options, Part

TITLE: Final = mark("Book of stakeholders")
DESCRIPTION: Final = mark("All actors: counts, register, a sheet for each, grid, map and relations; or one actor only.")
RATINGS: Final = "ratings"
PARTS: Final = (
    Part("summary", mark("Title page and counts"), is_section=True),
    Part("register", mark("Register"), is_section=True),
    Part("relations", mark("Table of relations"), is_section=True),
    Part("sheets", mark("A sheet for every actor"), is_section=True),
    Part(RATINGS, mark("Ratings (sensitive)")),
)
_RATED: Final = ("power", "interest", "attitude")


def build(source: ActorBook, paper: Paper, options: Options) -> Document:
    """Write the book, or only the sheet of the actor that was chosen."""
    with_ratings = options.has(RATINGS)
    if options.subject:
        blocks = sheet(source, source.chosen[0], with_ratings=with_ratings, level=0)
        return framed(source.frame, mark("Actor sheet"), paper, blocks)
    return framed(source.frame, TITLE, paper, _book(source, options))


def _book(source: ActorBook, options: Options) -> Iterator[Block]:
    sections: Mapping[str, Callable[[ActorBook, bool], Iterator[Block]]] = {
        "summary": _summary,
        "register": _register,
        "relations": _relations,
        "sheets": _sheets,
    }
    chosen = [say for part, say in sections.items() if options.has(part)]
    for place, say in enumerate(chosen):
        if place:
            yield PageBreak()
        yield from say(source, options.has(RATINGS))


def _summary(source: ActorBook, with_ratings: bool) -> Iterator[Block]:  # noqa: FBT001 the table above hands it over
    yield Title(tr(TITLE), source.frame.project.title)
    yield KeyValues(_cover(source))
    yield Heading(tr("Actors by group"), level=1)
    yield _counts(source)
    if with_ratings:
        yield Heading(tr("Actors by place on the power and interest grid"), level=1)
        yield _grid_counts(source)
        yield Note(tr("High means at least the middle of the scale; the latest rating of each actor counts."))


def _cover(source: ActorBook) -> tuple[Entry, ...]:
    project, chosen = source.frame.project, source.chosen
    return (
        Entry(tr("Implementing organisation"), wording.entered(project.organisation)),
        Entry(tr("Cluster development agent"), wording.entered(project.agent)),
        Entry(tr("Date of printing"), words(wording.long_day(source.frame.today))),
        Entry(tr("Actors"), wording.number(len(chosen))),
        Entry(tr("Core firms"), wording.number(sum(bool(actor.is_core) for actor in chosen))),
        Entry(tr("Relations"), wording.number(sum(map(len, source.outgoing.values())))),
    )


def _counts(source: ActorBook) -> Table:
    """Count the actors of every group, organisations and people apart."""
    counts = Counter((actor.helix, actor.kind) for actor in source.chosen)
    helixes = [helix for helix in (*HELIX_LABELS, "") if any((helix, kind) in counts for kind in KIND_LABELS)]
    rows = [
        _count_row(RowKind.PLAIN, _group(helix), [counts[helix, kind] for kind in KIND_LABELS]) for helix in helixes
    ]
    totals = [sum(counts[helix, kind] for helix in helixes) for kind in KIND_LABELS]
    columns = (
        Column(tr("Group of actors"), 80),
        Column(tr("Organisations"), 30, align="center"),
        Column(tr("People"), 30, align="center"),
        Column(tr("Total"), 30, align="center"),
    )
    return Table(columns, (*rows, _count_row(RowKind.TOTAL, tr("Total"), totals)))


def _count_row(kind: RowKind, label: str, counts: list[int]) -> Row:
    tone = Tone.STRONG if kind is RowKind.TOTAL else Tone.PLAIN
    figures = (Cell(words(wording.digits(count), tone)) for count in (*counts, sum(counts)))
    return Row(kind, (Cell(words(label, tone)), *figures))


def _group(helix: str) -> str:
    return wording.chosen(HELIX_LABELS, helix) or tr("Group not entered")


def _grid_counts(source: ActorBook) -> Table:
    stands = [source.standing(actor) for actor in source.chosen]
    current = Counter(one.current.grid for one in stands)
    desired = Counter(one.desired.grid for one in stands)
    labels = {**GRID_LABELS, "": mark("Not rated")}
    columns = (
        Column(tr("Place on the grid"), 80),
        Column(tr("Current position"), 40, align="center"),
        Column(tr("Desired position"), 40, align="center"),
    )
    return Table(
        columns,
        tuple(
            Row(
                RowKind.PLAIN,
                (
                    Cell(words(tr(label))),
                    Cell(words(wording.digits(current[key]))),
                    Cell(words(wording.digits(desired[key]))),
                ),
            )
            for key, label in labels.items()
        ),
    )


def _register(source: ActorBook, with_ratings: bool) -> Iterator[Block]:  # noqa: FBT001 the same
    yield Title(tr("Register of actors"))
    ratings = (
        (
            *(Column(tr(SCALE_LABELS[scale]), 15.5, align="center") for scale in _RATED),
            Column(tr("Grid"), 24, align="center"),
        )
        if with_ratings
        else ()
    )
    columns = (
        Column(tr("No."), 10, align="center"),
        Column(tr("Name"), 46),
        Column(tr("Kind and sector"), 33, align="center"),
        Column(tr("Value chain and market"), 36, align="center"),
        Column(tr("Contact"), 42),
        *ratings,
    )
    yield Table(columns, banded(_register_rows(source, with_ratings=with_ratings), len(columns)))


def _register_rows(source: ActorBook, *, with_ratings: bool) -> Iterator[tuple[str, Iterator[tuple[Words, ...]]]]:
    """Yield the actors of each group, headed by its name and how many they are."""
    for helix, actors in groupby(source.chosen, key=lambda actor: actor.helix):
        group = list(actors)
        rows = (tuple(_registered(source, actor, with_ratings=with_ratings)) for actor in group)
        yield _headed(_group(helix), len(group)), rows


def _headed(group: str, count: int) -> str:
    return tr("{group} ({count})", group=group, count=wording.digits(count))


def _registered(source: ActorBook, actor: Actor, *, with_ratings: bool) -> Iterator[Words]:
    name = Run(name_of(actor), Tone.STRONG if actor.is_core else Tone.PLAIN)
    yield (name, Run("\n" + tr("Core firm"), Tone.MUTED)) if actor.is_core else (name,)
    yield _lines(wording.chosen(KIND_LABELS, actor.kind), wording.chosen(SECTOR_LABELS, actor.sector))
    yield _lines(wording.chosen(CHAIN_LABELS, actor.chain), wording.chosen(SIDE_LABELS, actor.side))
    yield contacts_of(source, actor, most=2)
    if with_ratings:
        yield from _rated(source.standing(actor).current)


def _lines(*names: str) -> Words:
    return words("\n".join(name for name in names if name))


def _rated(position: Position) -> Iterator[Words]:
    for scale in _RATED:
        yield rated(getattr(position, scale), scale)
    yield words(wording.chosen(GRID_LABELS, position.grid))


def _relations(source: ActorBook, _with_ratings: bool) -> Iterator[Block]:  # noqa: FBT001 the same
    """List all relations by flow; those of archived actors are left out with them."""
    yield Title(tr("Table of relations"))
    shown = {actor.id for actor in source.chosen}
    order: dict[str, SortKey] = {actor.id: sort_key(actor.name) for actor in source.chosen}
    found = [one for many in source.outgoing.values() for one in many if one.from_id in shown and one.to_id in shown]
    if not found:
        yield Note(tr("No relation between actors was entered yet."))
        return
    flows = {key: place for place, key in enumerate((*FLOW_LABELS, ""))}
    found.sort(key=lambda one: (flows[one.flow], order[one.from_id or ""], order[one.to_id or ""], one.id))
    columns = (
        Column(tr("No."), 10, align="center"),
        Column(tr("From actor"), 52),
        Column(tr("To actor"), 52),
        Column(tr("Strength"), 18, align="center"),
        Column(tr("Manner"), 26, align="center"),
        Column(tr("Note"), 40),
    )
    yield Table(columns, banded(_relation_rows(source, found), len(columns)))


def _relation_rows(source: ActorBook, found: list[Relation]) -> Iterator[tuple[str, Iterator[tuple[Words, ...]]]]:
    for key, relations in groupby(found, key=lambda one: one.flow):
        group = list(relations)
        rows = ((words(source.name(one.from_id)), words(source.name(one.to_id)), *flow(one)[1:]) for one in group)
        yield _headed(wording.chosen(FLOW_LABELS, key) or tr("Flow not entered"), len(group)), rows


def _sheets(source: ActorBook, with_ratings: bool) -> Iterator[Block]:  # noqa: FBT001 the same
    for place, actor in enumerate(source.chosen):
        if place:
            yield PageBreak()
        yield from sheet(source, actor, with_ratings=with_ratings)
