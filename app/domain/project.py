"""The programme itself: its title, people and start date. One row, whose id is always PROJECT_ID."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import date_of
from app.domain.schema import Column, Kind, Row, Table
from app.i18n import mark

PROJECT_ID: Final = "project"

PROJECT: Final = Table(
    "project",
    (
        Column("title", Kind.TEXT, mark("Programme title"), longest=500),
        Column("agent", Kind.TEXT, mark("Cluster development agent"), longest=500),
        Column("organisation", Kind.TEXT, mark("Implementing organisation"), longest=500),
        Column("supervisor", Kind.TEXT, mark("Technical supervisor"), longest=500),
        Column("start", Kind.DATE, mark("Programme start")),
        Column("version", Kind.TEXT, mark("Document version"), longest=100),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
    ),
    title=mark("Programme"),
    naming="title",
)


@dataclass(frozen=True)
class Project:
    """The programme's own data; `start` is the first day of programme month 1."""

    title: str = ""
    agent: str = ""
    organisation: str = ""
    supervisor: str = ""
    start: dt.date | None = None
    version: str = ""
    notes: str = ""


def project_from_row(row: Row | None) -> Project:
    """Make the record of a stored row; an absent row is a programme without data."""
    if row is None:
        return Project()
    values = {name: row.get(name) or "" for name in PROJECT.by_name if name != "start"}
    return Project(**values, start=date_of(row.get("start")))  # type: ignore[arg-type]  # every column but start is text
