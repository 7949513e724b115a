"""The declaration of a report: what it is called, what it can be told, and the functions that gather and say it."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from app.domain.plan import Plan
from app.domain.project import Project
from app.i18n import mark
from app.reports.blocks import Document, Paper
from app.services.session import Session

IN_THE_NAME: Final = "in_the_name"
D = TypeVar("D")


class Theme(StrEnum):
    """What a report is about at large; reports are offered by theme."""

    PROGRAMME = "programme"
    PEOPLE = "people"
    AGREEMENTS = "agreements"
    MEETINGS = "meetings"
    GROUPS = "groups"
    FORMS = "forms"


THEME_LABELS: Final[Mapping[Theme, str]] = {
    Theme.PROGRAMME: mark("Programme"),
    Theme.PEOPLE: mark("Stakeholders"),
    Theme.AGREEMENTS: mark("Agreements"),
    Theme.MEETINGS: mark("Meetings"),
    Theme.GROUPS: mark("Working groups"),
    Theme.FORMS: mark("Blank forms"),
}


class Subject(StrEnum):
    """The kind of record that a report can be about."""

    ACTIVITY = "activity"
    ACTOR = "actor"
    AGREEMENT = "agreement"
    MEETING = "meeting"
    GROUP = "group"
    GUIDE = "guide"


SUBJECT_LABELS: Final[Mapping[Subject, str]] = {
    Subject.ACTIVITY: mark("Activity"),
    Subject.ACTOR: mark("Actor"),
    Subject.AGREEMENT: mark("Agreement"),
    Subject.MEETING: mark("Meeting"),
    Subject.GROUP: mark("Working group"),
    Subject.GUIDE: mark("Interview guide"),
}


@dataclass(frozen=True)
class Part:
    """Something that a report contains unless it is left out; a section has a heading of its own."""

    id: str
    label: str
    is_section: bool = False


@dataclass(frozen=True)
class Options:
    """What the reader chose.

    `paper` None is the report's own custom. `subject` is the id of what the report is about, of an activity also its
    place such as "1.2.3"; empty means everything there is. `without` names the parts that are left out.
    """

    paper: Paper | None = None
    subject: str = ""
    without: frozenset[str] = frozenset()

    def has(self, part: str) -> bool:
        """Tell whether a part is wanted."""
        return part not in self.without


@dataclass(frozen=True)
class Source:
    """The whole programme as frozen data, so that another thread can lay it out."""

    project: Project
    plan: Plan
    today: dt.date


@dataclass(frozen=True)
class Frame:
    """What every report says around its content: whose programme it is, and the day of printing."""

    project: Project
    today: dt.date


@dataclass(frozen=True)
class Report(Generic[D]):
    """One report of the catalogue.

    `title` and `description` are msgids, the first of `papers` is its custom. `gather` takes frozen data from the
    project, only what the report needs; `build` says it in blocks. `subject` None: it is about no single record.
    `prefers` is a column and the value that it has in the records that the report is meant for.
    """

    id: str
    title: str
    description: str
    theme: Theme
    papers: tuple[Paper, ...]
    gather: Callable[[Session, Options, dt.date], D]
    build: Callable[[D, Paper, Options], Document]
    subject: Subject | None = None
    is_subject_required: bool = False
    prefers: tuple[str, str] | None = None
    parts: tuple[Part, ...] = ()


def sections(chosen: Iterable[str], report: "Report[D]") -> frozenset[str]:
    """Return what is left out when only some sections of a report are chosen."""
    wanted = set(chosen)
    return frozenset(part.id for part in report.parts if part.is_section and part.id not in wanted)
