"""The book of stakeholders: counts, register, a sheet for every actor, pictures and the table of relations."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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
from app.reports.actor_source import GRID, LOG, MAP, RATINGS_PART, ActorBook
from app.reports.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Entry,
    Heading,
    KeyValues,
    Note,
    PageBreak,
    Paper,
    Picture,
    Row,
    RowKind,
    Run,
    Table,
    Title,
    Tone,
    Words,
    words,
)
from app.reports.framing import banded, framed, with_number
from app.reports.report import Options, Part

TITLE: Final = mark("Book of stakeholders")
DESCRIPTION: Final = mark("All actors: counts, register, a sheet for each, grid, map and relations; or one actor only.")
PARTS: Final = (
    Part("summary", mark("Title page and counts"), is_section=True),
    Part("register", mark("Register"), is_section=True),
    Part(GRID, mark("Power and interest grid"), is_section=True),
    Part(MAP, mark("Map of relations"), is_section=True),
    Part("relations", mark("Table of relations"), is_section=True),
    Part("sheets", mark("A sheet for every actor"), is_section=True),
    Part(RATINGS_PART, mark("Ratings (sensitive)")),
    Part(LOG, mark("Contact log (sensitive)")),
)
_HEIGHTS: Final[Mapping[Paper, float]] = {Paper.A4: 215, Paper.A4_LANDSCAPE: 152, Paper.A3_LANDSCAPE: 225}
_CHAPTERS: Final = {
    "register": mark("Register of actors"),
    GRID: mark("Power and interest grid"),
    MAP: mark("Map of relations"),
    "relations": mark("Table of relations"),
    "sheets": mark("Actor sheets"),
}
_RATED: Final = ("power", "interest", "attitude")


@dataclass(frozen=True)
class _Choice:
    """What all sections are told."""

    paper: Paper
    with_ratings: bool
    chapters: tuple[str, ...]


def build(source: ActorBook, paper: Paper, options: Options) -> Document:
    """Write the book, or only the sheet of the actor that was chosen."""
    with_ratings = options.has(RATINGS_PART)
    if options.subject:
        blocks = sheet(source, source.chosen[0], with_ratings=with_ratings, level=0)
        return framed(source.frame, mark("Actor sheet"), paper, blocks)
    return framed(source.frame, TITLE, paper, _book(source, paper, options))


def _book(source: ActorBook, paper: Paper, options: Options) -> Iterator[Block]:
    sections: Mapping[str, Callable[[ActorBook, _Choice], Iterator[Block]]] = {
        "summary": _summary,
        "register": _register,
        GRID: _grid,
        MAP: _map,
        "relations": _relations,
        "sheets": _sheets,
    }
    left_out = options.without | (frozenset() if options.has(RATINGS_PART) else {GRID})
    chosen = [part for part in sections if part not in left_out]
    chapters = tuple(tr(_CHAPTERS[part]) for part in chosen if part in _CHAPTERS)
    for place, part in enumerate(chosen):
        if place:
            yield PageBreak()
        yield from sections[part](source, _Choice(paper, options.has(RATINGS_PART), chapters))


def _summary(source: ActorBook, choice: _Choice) -> Iterator[Block]:
    yield Title(tr(TITLE), source.frame.project.title)
    yield KeyValues(_cover(source))
    if choice.chapters:
        yield Heading(tr("Contents"), level=1)
        yield Contents(choice.chapters)
    yield Heading(tr("Actors by group"), level=1)
    yield _counts(source)
    if choice.with_ratings:
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
        Entry(tr("Relations"), wording.number(len(_shown_relations(source)))),
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


def _register(source: ActorBook, choice: _Choice) -> Iterator[Block]:
    yield Title(tr(_CHAPTERS["register"]))
    ratings = (
        (
            *(Column(tr(SCALE_LABELS[scale]), 15.5, align="center") for scale in _RATED),
            Column(tr("Grid"), 24, align="center"),
        )
        if choice.with_ratings
        else ()
    )
    columns = with_number(
        (
            Column(tr("Name"), 46),
            Column(tr("Kind and sector"), 33, align="center"),
            Column(tr("Value chain and market"), 36, align="center"),
            Column(tr("Contact"), 44),
            *ratings,
        )
    )
    yield Table(columns, banded(_register_rows(source, with_ratings=choice.with_ratings), len(columns)))


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


def _grid(source: ActorBook, choice: _Choice) -> Iterator[Block]:
    yield Title(tr(_CHAPTERS[GRID]))
    if source.grid and source.grid.actors:
        yield Picture(source.grid, _HEIGHTS[choice.paper])
    else:
        yield Note(tr("No actor has been rated on power and interest yet."))


def _map(source: ActorBook, choice: _Choice) -> Iterator[Block]:
    yield Title(tr(_CHAPTERS[MAP]))
    if source.map and source.map.flows:
        yield Picture(source.map, _HEIGHTS[choice.paper])
    else:
        yield Note(tr("No relation between actors was entered yet."))


def _relations(source: ActorBook, _choice: _Choice) -> Iterator[Block]:
    """List all relations by flow; those of archived actors are left out with them."""
    yield Title(tr(_CHAPTERS["relations"]))
    order: dict[str, SortKey] = {actor.id: sort_key(actor.name) for actor in source.chosen}
    found = _shown_relations(source)
    if not found:
        yield Note(tr("No relation between actors was entered yet."))
        return
    flows = {key: place for place, key in enumerate((*FLOW_LABELS, ""))}
    found.sort(key=lambda one: (flows[one.flow], order[one.from_id or ""], order[one.to_id or ""], one.id))
    columns = with_number(
        (
            Column(tr("From actor"), 52),
            Column(tr("To actor"), 52),
            Column(tr("Strength"), 18, align="center"),
            Column(tr("Manner"), 26, align="center"),
            Column(tr("Note"), 40),
        )
    )
    yield Table(columns, banded(_relation_rows(source, found), len(columns)))


def _shown_relations(source: ActorBook) -> list[Relation]:
    shown = {actor.id for actor in source.chosen}
    flows = (relation for many in source.outgoing.values() for relation in many)
    return [relation for relation in flows if relation.from_id in shown and relation.to_id in shown]


def _relation_rows(source: ActorBook, found: list[Relation]) -> Iterator[tuple[str, Iterator[tuple[Words, ...]]]]:
    for key, relations in groupby(found, key=lambda one: one.flow):
        group = list(relations)
        rows = ((words(source.name(one.from_id)), words(source.name(one.to_id)), *flow(one)[1:]) for one in group)
        yield _headed(wording.chosen(FLOW_LABELS, key) or tr("Flow not entered"), len(group)), rows


def _sheets(source: ActorBook, choice: _Choice) -> Iterator[Block]:
    yield Title(tr(_CHAPTERS["sheets"]))
    for place, actor in enumerate(source.chosen):
        if place:
            yield PageBreak()
        yield from sheet(source, actor, with_ratings=choice.with_ratings)
