"""Titles that we propose for rows of the roadmap whose document gives them none."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from app.domain.plan import Path
from app.domain.text import search_key
from app.exchange.table import ReadRow, ReadTable
from app.exchange.template import roadmap_rows

_FEWEST: Final = 3


def proposed_titles(table: ReadTable) -> Mapping[Path, str]:
    """Return our title for every row without one, by its number; none if the table is not recognisably the roadmap.

    A table is the roadmap when most of its titles, and at least three, stand at their place in our template.
    """
    template = {row.path: row for row in roadmap_rows()}
    if not _is_roadmap(table, template):
        return {}
    places = [row.path for row in table.rows if not row.title]
    return {path: template[path].title for path in places if path in template and template[path].title_is_ours}


def with_titles(table: ReadTable, proposed: Mapping[Path, str], accepted: Mapping[Path, str]) -> ReadTable:
    """Give rows the accepted titles: those still worded as `proposed` are marked as ours, others are the user's."""
    rows = tuple(
        replace(row, title=accepted[row.path], title_is_ours=accepted[row.path] == proposed.get(row.path))
        if row.path in accepted
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def _is_roadmap(table: ReadTable, template: Mapping[Path, ReadRow]) -> bool:
    titled = [row for row in table.rows if row.title]
    known = sum(1 for row in titled if row.path in template and _same(row, template[row.path]))
    return known >= _FEWEST and known * 2 > len(titled)


def _same(row: ReadRow, known: ReadRow) -> bool:
    return not known.title_is_ours and search_key(row.title) == search_key(known.title)
