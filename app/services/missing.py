"""What the agent has not entered yet and will be asked for: each gap with the records that have it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.group import GROUP_MEMBERS
from app.domain.group_rules import is_member
from app.domain.plan import Node, Status
from app.domain.schema import Value
from app.i18n import mark
from app.services.partial import some
from app.services.plan_reading import plan_of
from app.services.session import Session

_CLOSED: Final = frozenset({Status.DONE, Status.CANCELLED})
_OVER: Final = frozenset({"terminated", "renewed", "expired"})
_SETTLED: Final = frozenset({"fulfilled", "waived", "done", "cancelled"})


@dataclass(frozen=True)
class Gap:
    """Something that is missing in some records: the msgid that says what, the table and the records."""

    words: str
    table: str
    ids: tuple[str, ...]


def gaps(session: Session, today: dt.date) -> list[Gap]:
    """Return what is missing, kind by kind; what nothing lacks is left out."""
    found = (gap for look in _LOOKS for gap in look(session, today))
    return [gap for gap in found if gap.ids]


def _activities(session: Session, _today: dt.date) -> Iterator[Gap]:
    plan = plan_of(session)
    leaves = [node for node in plan.nodes if not node.children and node.activity.status not in _CLOSED]
    yield _plan_gap(mark("Activities without a responsible party"), leaves, lambda node: not node.activity.responsible)
    yield _plan_gap(mark("Activities without dates"), leaves, lambda node: plan.window(node)[1] is None)
    yield _plan_gap(mark("Activities without an expected output"), leaves, lambda node: not node.activity.outputs)


def _plan_gap(words: str, leaves: Iterable[Node], lacks: Callable[[Node], bool]) -> Gap:
    return Gap(words, "activity", tuple(node.activity.id for node in leaves if lacks(node)))


def _actors(session: Session, _today: dt.date) -> Iterator[Gap]:
    archived = {row_id for (row_id,) in session.values("actor", "id", is_archived=1)}
    for words, part in (
        (mark("Actors without a rating"), "rating"),
        (mark("Actors without a contact channel"), "contact"),
    ):
        yield Gap(words, "actor", _but(session.lacking("actor", part, "actor_id"), archived))


def _agreements(session: Session, _today: dt.date) -> Iterator[Gap]:
    over = _over(session)
    numberless = [str(row_id) for row_id, number in session.values("agreement", "id", "number") if not number]
    yield Gap(mark("Agreements without a number"), "agreement", _but(numberless, over))
    for words, part in (
        (mark("Agreements without parties"), "party"),
        (mark("Agreements without obligations"), "obligation"),
    ):
        yield Gap(words, "agreement", _but(session.lacking("agreement", part, "agreement_id"), over))


def _over(session: Session) -> set[Value]:
    return {row_id for row_id, state in session.values("agreement", "id", "state") if state in _OVER}


def _obligations(session: Session, _today: dt.date) -> Iterator[Gap]:
    over = _over(session)
    for words, lacks in (
        (mark("Obligations without an owner"), {"person_id": None, "party_id": None}),
        (mark("Obligations without a due date"), {"due": None}),
    ):
        rows = session.values("obligation", "id", "state", "agreement_id", **lacks)
        found = (str(row_id) for row_id, state, whole in rows if state not in _SETTLED and whole not in over)
        yield Gap(words, "obligation", tuple(found))


def _decisions(session: Session, _today: dt.date) -> Iterator[Gap]:
    for words, lacks in (
        (mark("Decisions without an owner"), {"owner_id": None, "owner_name": None}),
        (mark("Decisions without a deadline"), {"due": None}),
    ):
        rows = session.values("decision", "id", "state", **lacks)
        yield Gap(words, "decision", tuple(str(row_id) for row_id, state in rows if state not in _SETTLED))


def _groups(session: Session, today: dt.date) -> Iterator[Gap]:
    ids = [str(row_id) for row_id, state in session.values("working_group", "id", "state") if state != "closed"]
    holders: defaultdict[str, set[object]] = defaultdict(set)
    for member in some(session, GROUP_MEMBERS, ("group_id", "role", "start", "end")):
        if is_member(member, today):
            holders[member.role].add(member.group_id)
    yield _without(mark("Working groups without a chair"), "working_group", ids, holders["chair"])
    yield _without(mark("Working groups without a secretary"), "working_group", ids, holders["secretary"])


def _without(words: str, table: str, ids: Iterable[str], having: set[object]) -> Gap:
    return Gap(words, table, tuple(row_id for row_id in ids if row_id not in having))


def _but(ids: Iterable[str], left_out: set[Value]) -> tuple[str, ...]:
    return tuple(row_id for row_id in ids if row_id not in left_out)


_LOOKS: Final[tuple[Callable[[Session, dt.date], Iterator[Gap]], ...]] = (
    _activities,
    _actors,
    _agreements,
    _obligations,
    _decisions,
    _groups,
)
