"""Deleting records with what belongs to them, so that nothing dangles."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import RuleError
from app.domain.fold import Place
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Tie
from app.domain.text import isolate, persian_digits
from app.i18n import tr
from app.services.session import Edit, Session

_MOST_NAMED = 3


@dataclass(frozen=True)
class Use:
    """A record that cannot do without another: its place, the msgid of its kind and what it is called."""

    place: Place
    kind: str
    name: str


class InUseError(RuleError):
    """A record is needed by others, which are in `uses`."""

    code = "in_use"

    def __init__(self, message: str, uses: tuple[Use, ...]) -> None:
        super().__init__(message)
        self.uses = uses


def remove_in(edit: Edit, session: Session, table: str, ids: Iterable[str]) -> None:
    """Delete rows and their parts within an action, and let others forget them.

    Raises:
        InUseError: another record needs one of them.
        RuleError: one is gone.
    """
    doomed = _with_parts(session, [(table, row_id) for row_id in dict.fromkeys(ids)])
    uses = tuple(_uses_in(session, doomed))
    if uses:
        raise InUseError(_sentence(uses), uses)
    for place in doomed:
        for (name, row_id), column in session.referring(*place):
            if (name, row_id) not in doomed:
                edit.set(name, row_id, {column: None})
    for name, row_id in reversed(doomed):
        edit.delete(name, row_id)


def _with_parts(session: Session, chosen: list[Place]) -> dict[Place, None]:
    doomed: dict[Place, None] = {}
    waiting = list(reversed(chosen))
    while waiting:
        place = waiting.pop()
        if place in doomed:
            continue
        doomed[place] = None
        waiting.extend(
            referring for referring, column in session.referring(*place) if _tie(referring[0], column) is Tie.PART
        )
    return doomed


def _uses_in(session: Session, doomed: dict[Place, None]) -> Iterable[Use]:
    for place in doomed:
        for referring, column in session.referring(*place):
            if referring not in doomed and _tie(referring[0], column) is Tie.USE:
                yield Use(referring, TABLE_BY_NAME[referring[0]].title, _name(session, referring))


def _tie(table: str, column: str) -> Tie:
    return TABLE_BY_NAME[table].by_name[column].tie


def _name(session: Session, place: Place) -> str:
    """Name a record, or the one that it is a part of."""
    table, row = TABLE_BY_NAME[place[0]], session.row(*place) or {}
    whole = next((column for column in table.references if column.tie is Tie.PART and row.get(column.name)), None)
    if whole is not None:
        return _name(session, (whole.refers_to, str(row[whole.name])))
    return str(row.get(table.naming) or "") or tr(table.title)


def _sentence(uses: tuple[Use, ...]) -> str:
    names = list(dict.fromkeys(f"{tr(use.kind)} ({isolate(use.name)})" for use in uses))
    shown = "، ".join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown = tr("{names} and {count} more", names=shown, count=persian_digits(len(names) - _MOST_NAMED))
    return tr("This record is in use and was not deleted: {names}. Change those first, or archive it.", names=shown)
