"""From the rows of a table to actors, with the problems of each cell beside what could be read."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.choice_words import CHOICE_WORDS
from app.domain.choosing import choice_named
from app.domain.errors import RuleError
from app.domain.reaching import channel_of, fits_channel
from app.domain.reading import names_of
from app.domain.schema import Column, Kind, Value
from app.domain.standing import SCALES
from app.domain.tables.people import ACTOR, CHANNEL_LABELS, CONTACT, MEMBERSHIP, RATING
from app.domain.text import isolate, normalise, search_key, without_controls
from app.exchange.grid import Line
from app.exchange.register_sheet import Matching, Sheet
from app.exchange.register_words import (
    CHANNELS,
    FAMILY,
    NO,
    ORGANISATION,
    REASON,
    ROLE,
    YES,
)
from app.exchange.register_words import CONTACT as ANY_CHANNEL
from app.i18n import tr
from app.services.field_values import record_fields

_LIST: Final = re.compile(r"[،,;؛\n|]")
_CHANNEL_LIST: Final = re.compile(r"[،,;؛\n|]|\s[-/]\s")
_TELL_EVERY: Final = 500
_LONGEST_QUOTE: Final = 60


@dataclass(frozen=True)
class CellProblem:
    """What could not be taken from a cell: the row as numbered in the source, the column from 0, and why."""

    line: int
    column: int
    message: str


@dataclass(frozen=True)
class ReadActor:
    """An actor of a table, as stored: fields, contact channels, scales of a rating, its organisation and role there."""

    line: int
    values: Mapping[str, Value]
    contacts: tuple[tuple[str, str], ...] = ()
    scales: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""
    organisation: str = ""
    role: str = ""

    @property
    def name(self) -> str:
        """Return its name."""
        return str(self.values["name"])

    @property
    def names(self) -> tuple[str, ...]:
        """Return its folded names."""
        return tuple(map(search_key, (self.name, *names_of(self.values.get("other_names")))))


@dataclass(frozen=True)
class ReadRegister:
    """The actors that a table holds and what could not be read, both by row."""

    actors: tuple[ReadActor, ...]
    problems: tuple[CellProblem, ...]


@dataclass
class _Draft:
    """One row while its cells are being read."""

    line: int
    problems: list[CellProblem] = field(default_factory=list)
    values: dict[str, Value] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    contacts: list[tuple[str, str]] = field(default_factory=list)
    scales: dict[str, Value] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)


def read_actors(sheet: Sheet, matching: Matching, progress: Callable[[int, int], None] | None = None) -> ReadRegister:
    """Read every row by the matching; `progress` is told how many of how many rows, and may raise to stop."""
    actors: list[ReadActor] = []
    problems: list[CellProblem] = []
    name_column = next((column for column, key in matching.items() if key == "name"), 0)
    for place, line in enumerate(sheet.rows):
        if progress and place % _TELL_EVERY == 0:
            progress(place, len(sheet.rows))
        if line.cells == tuple(sheet.headings[: len(line.cells)]):
            continue  # a heading that comes again on each page
        draft = _draft(line, matching)
        problems.extend(draft.problems)
        if draft.values.get("name"):
            actors.append(_actor(draft))
        elif any(line.cells):
            problems.append(CellProblem(line.number, name_column, tr("This row has no name and is left out.")))
    return ReadRegister(tuple(actors), tuple(problems))


def _draft(line: Line, matching: Matching) -> _Draft:
    draft = _Draft(line.number)
    for column, key in matching.items():
        text = _clean(line.cells[column]) if column < len(line.cells) else ""
        if not text:
            continue
        try:
            _take(draft, key, text)
        except RuleError as error:
            draft.problems.append(CellProblem(line.number, column, str(error)))
    _take_texts(draft, matching)
    return draft


def _clean(cell: str) -> str:
    """Spell a cell the Persian way, without direction marks."""
    return normalise(without_controls(cell)).strip()


def _take(draft: _Draft, key: str, text: str) -> None:
    """Take one cell into its row.

    Raises:
        RuleError: it does not fit; of several numbers and addresses those that do are taken, else nothing.
    """
    if key in CHANNELS or key == ANY_CHANNEL:
        _take_contacts(draft, key, text)
    elif key in SCALES:
        draft.scales |= record_fields(RATING, key, text)
    elif key in (REASON, FAMILY, ORGANISATION, ROLE):
        draft.others[key] = str(record_fields(*_CHECKED_AS[key], text).popitem()[1])
    elif ACTOR.by_name[key].kind in (Kind.LONG_TEXT, Kind.LIST):
        draft.texts.setdefault(key, []).append(text)
    else:
        draft.values |= _field(ACTOR.by_name[key], text)


_CHECKED_AS: Final = {
    REASON: (RATING, "reason"),
    FAMILY: (ACTOR, "name"),
    ORGANISATION: (ACTOR, "name"),
    ROLE: (MEMBERSHIP, "role"),
}


def _field(column: Column, text: str) -> dict[str, Value]:
    if column.kind is Kind.CHOICE:
        return {column.name: _choice(column, text)}
    if column.name == "is_core":
        return {column.name: _yes_or_no(column, text)}
    return record_fields(ACTOR, column.name, text)


def _choice(column: Column, text: str) -> str:
    words = search_key(text)
    chosen = choice_named(column, text) or CHOICE_WORDS[column.name].get(words)
    if chosen is None:
        parts = (search_key(part) for part in re.split(r"[،,/()\n-]", text))
        chosen = next((key for part in parts if (key := CHOICE_WORDS[column.name].get(part))), None)
    if chosen is None:
        raise RuleError(
            tr(
                "“{text}” is none of the choices of “{label}”: {choices}.",
                text=isolate(text[:_LONGEST_QUOTE]),
                label=tr(column.label),
                choices="، ".join(map(tr, column.labels.values())),
            )
        )
    return chosen


def _yes_or_no(column: Column, text: str) -> int | None:
    words = search_key(text)
    if words not in YES | NO:
        raise RuleError(tr("“{label}” takes yes or no.", label=tr(column.label)))
    return 1 if words in YES else None


def _take_contacts(draft: _Draft, key: str, text: str) -> None:
    """Take the numbers and addresses of a cell, and refuse those that are none of their channel afterwards."""
    parts = [text] if key == "address" else _CHANNEL_LIST.split(text)
    parts = [part for part in (" ".join(part.split()) for part in parts) if part]
    wrong = [part for part in parts if key != ANY_CHANNEL and not fits_channel(key, part)]
    draft.contacts.extend(_contacts(key, [part for part in parts if part not in wrong]))
    if wrong:
        quoted = isolate("، ".join(wrong)[:_LONGEST_QUOTE])
        raise RuleError(tr("“{text}” does not fit “{label}”.", text=quoted, label=tr(CHANNEL_LABELS[key])))


def _contacts(key: str, parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        value = str(record_fields(CONTACT, "value", _with_its_zero(key, part))["value"])
        yield (channel_of(value) or "address") if key == ANY_CHANNEL else key, value


def _with_its_zero(key: str, number: str) -> str:
    """Give a mobile number back the zero that a spreadsheet took for nothing."""
    return f"0{number}" if key == "mobile" and re.fullmatch(r"9\d{9}", number) else number


def _take_texts(draft: _Draft, matching: Matching) -> None:
    """Join what several columns hold of one field."""
    for key, texts in draft.texts.items():
        column = ACTOR.by_name[key]
        parts = [part.strip() for text in texts for part in _LIST.split(text)] if column.kind is Kind.LIST else None
        value: object = [part for part in parts if part] if parts is not None else "\n".join(texts)
        try:
            draft.values |= record_fields(ACTOR, key, value)
        except RuleError as error:
            place = next(at for at, matched in matching.items() if matched == key)
            draft.problems.append(CellProblem(draft.line, place, str(error)))


def _actor(draft: _Draft) -> ReadActor:
    values = dict(draft.values)
    if FAMILY in draft.others:
        values["name"] = f"{values['name']} {draft.others[FAMILY]}"
        values.setdefault("kind", "person")
    organisation = draft.others.get(ORGANISATION, "")
    if organisation:
        values.setdefault("kind", "person")
    return ReadActor(
        draft.line,
        {name: value for name, value in values.items() if value is not None},
        tuple(dict.fromkeys(draft.contacts)),
        draft.scales,
        draft.others.get(REASON, ""),
        organisation,
        draft.others.get(ROLE, ""),
    )
