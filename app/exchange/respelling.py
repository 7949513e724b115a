"""Spelling of a whole table: every repair is carried out and recorded with its place."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from app.exchange.spelling import Edit, Vocabulary, apply_edits, edits_of, vocabulary
from app.exchange.table import MISSPELLING, Place, ReadRow, Repair

_TEXTS: Final = ("title", "outputs", "indicators")
_NAMES: Final = ("responsible", "stakeholders")


def respell(rows: Sequence[ReadRow]) -> tuple[tuple[ReadRow, ...], tuple[Repair, ...]]:
    """Repair titles, outputs, indicators and names; the fields that keep what was printed stay as they are."""
    words = vocabulary(text for row in rows for text in (row.title, row.printed_mechanism, *row.responsible))
    repaired: list[ReadRow] = []
    repairs: list[Repair] = []
    for row in rows:
        changed, found = _respelt(row, words)
        repaired.append(changed)
        repairs.extend(found)
    return tuple(repaired), tuple(repairs)


def _respelt(row: ReadRow, words: Vocabulary) -> tuple[ReadRow, list[Repair]]:
    place = Place(row.source_line, row.path)
    values: dict[str, Any] = {}
    repairs: list[Repair] = []
    for name in _TEXTS:
        printed = str(getattr(row, name))
        edits = edits_of(printed, words, is_title=name == "title")
        values[name] = apply_edits(printed, edits)
        repairs.extend(_recorded(edits, place, name))
    for name in _NAMES:
        values[name], found = _respelt_names(getattr(row, name), words, place, name)
        repairs.extend(found)
    if any(repair.reason == MISSPELLING for repair in repairs):
        return replace(row, notes=(*row.notes, MISSPELLING), **values), repairs
    return replace(row, **values), repairs


def _recorded(edits: Sequence[Edit], place: Place, name: str) -> list[Repair]:
    moved = 0
    repairs = []
    for edit in edits:
        repairs.append(Repair(place, name, edit.before, edit.after, edit.reason, edit.start + moved))
        moved += len(edit.after) - len(edit.before)
    return repairs


def _respelt_names(
    names: Sequence[str], words: Vocabulary, place: Place, field: str
) -> tuple[tuple[str, ...], list[Repair]]:
    respelt: list[str] = []
    repairs: list[Repair] = []
    for number, name in enumerate(names):
        edits = edits_of(name, words)
        respelt.append(apply_edits(name, edits))
        if edits:
            repairs.append(Repair(place, field, name, respelt[-1], edits[0].reason, number))
    return tuple(respelt), repairs
