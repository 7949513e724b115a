"""The declaration of a report: what it is called, what it can be told, and the function that says it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.plan import Plan
from app.domain.project import Project
from app.reports.blocks import Document, Paper


@dataclass(frozen=True)
class Source:
    """What a report may look at: frozen data, so that another thread can lay it out."""

    project: Project
    plan: Plan
    today: dt.date


@dataclass(frozen=True)
class Options:
    """What the reader chose.

    `paper` None is the report's own custom. `activity` is an id or a place such as "1.2.3", phase first; empty
    means every activity that has no parts.
    """

    paper: Paper | None = None
    activity: str = ""


@dataclass(frozen=True)
class Report:
    """One report of the catalogue; `title` and `description` are msgids, the first of `papers` is its custom."""

    id: str
    title: str
    description: str
    papers: tuple[Paper, ...]
    takes_activity: bool
    build: Callable[[Source, Paper, str], Document]
