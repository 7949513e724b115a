"""The programme itself: its title, people and start date. One row, whose id is always PROJECT_ID."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import choice_of, date_of, number_of, text_of
from app.domain.schema import Column, Kind, Row, Table, choice
from app.i18n import mark

PROJECT_ID: Final = "project"

DAYS_OFF_LABELS: Final = {
    "friday": mark("Friday"),
    "thursday": mark("Thursday and Friday"),
    "saturday": mark("Friday and Saturday"),
    "none": mark("No day off"),
}
WEIGHTING_LABELS: Final = {
    "hand": mark("Entered by hand"),
    "budget": mark("By budget"),
    "duration": mark("By duration"),
}

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
        choice("days_off", mark("Days off in a week"), DAYS_OFF_LABELS, "friday", since=3),
        choice("weighting", mark("Weights of activities"), WEIGHTING_LABELS, "hand", since=3),
        Column("fiscal_month", Kind.INTEGER, mark("First month of the fiscal year"), minimum=1, maximum=12, since=3),
    ),
    title=mark("Programme"),
    naming="title",
)


@dataclass(frozen=True)
class Project:
    """The programme's own data.

    `start` is the first day of programme month 1; `days_off` names the weekly days without work, `weighting` where
    the weights of activities come from, `fiscal_month` the Jalali month that a fiscal year begins with.
    """

    title: str = ""
    agent: str = ""
    organisation: str = ""
    supervisor: str = ""
    start: dt.date | None = None
    version: str = ""
    notes: str = ""
    days_off: str = "friday"
    weighting: str = "hand"
    fiscal_month: int = 1


def project_from_row(row: Row | None) -> Project:
    """Make the record of a stored row; an absent row is a programme without data."""
    if row is None:
        return Project()
    get = row.get
    return Project(
        title=text_of(get("title")),
        agent=text_of(get("agent")),
        organisation=text_of(get("organisation")),
        supervisor=text_of(get("supervisor")),
        start=date_of(get("start")),
        version=text_of(get("version")),
        notes=text_of(get("notes")),
        days_off=choice_of(PROJECT.by_name["days_off"], get("days_off")),
        weighting=choice_of(PROJECT.by_name["weighting"], get("weighting")),
        fiscal_month=number_of(get("fiscal_month")) or 1,
    )
