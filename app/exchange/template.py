"""The programmes that come with the program: the roadmap to start from, and the filled sample.

Files lie in `resources/templates`. Each is a JSON object with `title` and `rows`; a row has the fields of
`ReadRow` that are not empty, with `ours` where the title is our proposal and not the document's. The roadmap
adds `title_en` and `responsible_en` for the English interface. The sample adds its people and `start` (first day
of month 1, ISO 8601) and to its rows `status`, `progress`, `weight`, `start` and `end`; its people, organisations
and figures are invented. `sample_people.json` holds its actors, meetings, groups and agreements, `sample_money.json`
its progress and money: by table a list of rows with the fields as they are typed (dates Jalali) and their parts by
table; `key` names a row for others, which point to it as "@key", and to an activity by its place, as "@1.2.8"; an
attachment has its `content` as text.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.domain.plan import Status
from app.exchange.table import ReadRow, ReadTable
from app.i18n import ENGLISH, language
from app.paths import RESOURCES

_FOLDER: Final = RESOURCES / "templates"
_SAMPLE: Final = "sample"
_SAMPLE_RECORDS: Final = "sample_people"
_SAMPLE_MONEY: Final = "sample_money"
_ROADMAP: Final = "roadmap"
_TEXTS: Final = ("printed_code", "printed_title", "printed_mechanism", "outputs", "indicators", "remarks")


@dataclass(frozen=True)
class Template:
    """A programme to start from; months count from a start that the user gives."""

    name: str
    title: str


@dataclass(frozen=True)
class SampleRow:
    """A row of the sample with what is known of its progress (`progress` in per cent)."""

    row: ReadRow
    status: Status = Status.NOT_STARTED
    progress: int | None = None
    weight: int | None = None
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True)
class Sample:
    """The filled sample programme; `start` is the first day of its month 1."""

    title: str
    agent: str
    organisation: str
    supervisor: str
    start: dt.date
    rows: tuple[SampleRow, ...]


def template_names() -> tuple[str, ...]:
    """Name the built-in templates, for `load_template`."""
    return (_ROADMAP,)


def describe_template(name: str) -> Template:
    """Tell the title of a template in the language of the screen."""
    content = _content(name)
    return Template(name, str(content["title_en"] if language() == ENGLISH else content["title"]))


def load_template(name: str) -> ReadTable:
    """Load a template as if it had been read from a file, in the language of the screen."""
    return ReadTable(tuple(_row(entry, in_english=language() == ENGLISH) for entry in _content(name)["rows"]))


def roadmap_rows() -> tuple[ReadRow, ...]:
    """Return the rows of the roadmap in the language of its document, whatever the screen speaks."""
    return tuple(_row(entry) for entry in _content(_ROADMAP)["rows"])


def load_sample() -> Sample:
    """Load the sample programme."""
    content = _content(_SAMPLE)
    return Sample(
        str(content["title"]),
        str(content["agent"]),
        str(content["organisation"]),
        str(content["supervisor"]),
        dt.date.fromisoformat(content["start"]),
        tuple(_sample_row(entry) for entry in content["rows"]),
    )


def load_sample_records() -> dict[str, list[dict[str, Any]]]:
    """Load the rows of the sample beside its plan, by table."""
    return {**_content(_SAMPLE_RECORDS), **_content(_SAMPLE_MONEY)}


def _content(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return content


def _row(entry: Mapping[str, Any], *, in_english: bool = False) -> ReadRow:
    suffix = "_en" if in_english else ""
    months = entry.get("months")
    return ReadRow(
        path=tuple(entry["path"]),
        source_line=entry["source_line"],
        title=entry[f"title{suffix}"],
        months=(months[0], months[1]) if months else None,
        mechanisms=tuple(entry.get("mechanisms", ())),
        responsible=tuple(entry.get(f"responsible{suffix}", ())),
        stakeholders=tuple(entry.get("stakeholders", ())),
        budget=entry.get("budget"),
        title_is_ours=entry.get("ours", False),
        notes=tuple(entry.get("notes", ())),
        **{name: entry.get(name, "") for name in _TEXTS},
    )


def _sample_row(entry: Mapping[str, Any]) -> SampleRow:
    return SampleRow(
        _row(entry),
        Status(entry["status"]),
        entry.get("progress"),
        entry.get("weight"),
        _date(entry.get("start")),
        _date(entry.get("end")),
    )


def _date(stored: str | None) -> dt.date | None:
    return dt.date.fromisoformat(stored) if stored else None
