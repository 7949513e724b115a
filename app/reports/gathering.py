"""Taking frozen data out of an open project, in the thread of the session."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from app.domain.actor import ACTORS, Actor
from app.domain.text import code
from app.reports.report import Frame, Options, Source
from app.services.planning import plan_of, project_of
from app.services.reading import find
from app.services.session import Session

R = TypeVar("R")


def whole_programme(session: Session, _options: Options, today: dt.date) -> Source:
    """Gather the plan."""
    return Source(project_of(session), plan_of(session), today)


def frame_of(session: Session, today: dt.date) -> Frame:
    """Gather what every report says around its content."""
    return Frame(project_of(session), today)


def grouped(records: Iterable[R], key: Callable[[R], str | None]) -> Mapping[str, tuple[R, ...]]:
    """Sort records into groups by the id they point to, each group in the order of the records."""
    found: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        if pointed := key(record):
            found[pointed].append(record)
    return {one: tuple(group) for one, group in found.items()}


def actors_of(session: Session, ids: Iterable[str | None]) -> Mapping[str, Actor]:
    """Return some actors by their ids; one that is gone is left out."""
    found = {one: find(session, ACTORS, one) for one in ids if one}
    return {one: actor for one, actor in found.items() if actor}


def activity_codes(session: Session, ids: Iterable[str | None]) -> Mapping[str, str]:
    """Return the codes of some activities of the plan."""
    nodes = plan_of(session).by_id
    return {one: code(nodes[one].path) for one in ids if one and one in nodes}
