"""What kinds of records demand beyond what their columns say; `editing` asks here before it writes.

A kind with demands of its own has an entry in `RULES`. A service that knows better writes with `edit.set`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.follow_up import FINISHED_STATES
from app.domain.schema import Row, Table, Value
from app.domain.tables.things import LINK
from app.i18n import mark, tr
from app.services.money_rules import amount_of_a_day, amount_or_percentage, instalments_fit, progress_of_a_day
from app.services.project_rules import joins_two_activities, one_decision_a_day
from app.services.session import Edit, Session

Check = Callable[[Row], None]
"""Raises RuleError when a row, as it will stand, breaks the rules of its kind."""
CheckBeside = Callable[[Edit, Session, Row], None]
"""The same, for rules that look at other records too."""


def _two_actors(row: Row) -> None:
    if row.get("from_id") and row.get("from_id") == row.get("to_id"):
        raise RuleError(tr("A relation joins two different actors."))


def _person_in_organisation(row: Row) -> None:
    if row.get("person_id") and row.get("person_id") == row.get("organisation_id"):
        raise RuleError(tr("An actor cannot have a role in itself."))


def _another_agreement(row: Row) -> None:
    if row.get("id") and row["id"] in (row.get("annex_of_id"), row.get("renews_id")):
        raise RuleError(tr("An agreement is neither an annex nor a renewal of itself."))


def _closed_on_a_day(row: Row) -> None:
    if row.get("state") == "closed" and not row.get("end"):
        raise RuleError(tr("To close a working group, give the day that it was closed on."))


def _frozen(_row: Row) -> None:
    raise RuleError(tr("A plan version is frozen. Freeze the plan again to keep what is different now."))


@dataclass(frozen=True)
class Finish:
    """A record in one of some states is finished, on the day in a column: today unless the day is given or known."""

    states: frozenset[str]
    column: str

    def completed(self, fields: Mapping[str, Value], before: Row) -> dict[str, Value]:
        """Return new values together with the day that follows from them."""
        if "state" not in fields or self.column in fields:
            return dict(fields)
        day = (before.get(self.column) or today().isoformat()) if fields["state"] in self.states else None
        return {**fields, self.column: day}


def _two_ends(row: Row) -> None:
    if sum(bool(row.get(column.name)) for column in LINK.references) != 2:  # noqa: PLR2004 a link has two ends
        raise RuleError(tr("A link joins two records of different kinds."))


_FREEZING: Final = mark("A plan version is made by freezing the plan: “Freeze the plan”, or the edit “freeze”.")


@dataclass(frozen=True)
class Rules:
    """The demands of one kind: checks, fields that only a service sets, each with the msgid that says how, its end."""

    checks: tuple[Check, ...] = ()
    beside: tuple[CheckBeside, ...] = ()
    steered: Mapping[str, str] = field(default_factory=dict)
    finish: Finish | None = None


RULES: Final[Mapping[str, Rules]] = {
    "relation": Rules(checks=(_two_actors,)),
    "membership": Rules(checks=(_person_in_organisation,)),
    "working_group": Rules(checks=(_closed_on_a_day,)),
    "link": Rules(checks=(_two_ends,)),
    "progress_entry": Rules(checks=(progress_of_a_day,)),
    "money_entry": Rules(checks=(amount_of_a_day,)),
    "instalment": Rules(checks=(amount_or_percentage,), beside=(instalments_fit,)),
    "decision": Rules(finish=Finish(FINISHED_STATES, "done_on")),
    "obligation": Rules(finish=Finish(frozenset({"fulfilled"}), "fulfilled_on")),
    "plan_version": Rules(steered=dict.fromkeys(("kind", "frozen_on", "revises_id"), _FREEZING)),
    "version_row": Rules(checks=(_frozen,)),
    "calendar_day": Rules(beside=(one_decision_a_day,)),
    "dependency": Rules(beside=(joins_two_activities,)),
    "agreement": Rules(
        checks=(_another_agreement,),
        steered={
            "state": mark("The state of an agreement changes by its steps only: “Next step”, or the edit “transition”.")
        },
    ),
}
_NONE: Final = Rules()


def completed(table: Table, fields: Mapping[str, Value], before: Row) -> dict[str, Value]:
    """Return new values of a record together with what follows from them."""
    finish = RULES.get(table.name, _NONE).finish
    return finish.completed(fields, before) if finish else dict(fields)


def check(table: Table, row: Row) -> None:
    """Make sure that a row, as it will stand, keeps the rules of its kind.

    Raises:
        RuleError: it does not.
    """
    for one in RULES.get(table.name, _NONE).checks:
        one(row)


def check_beside(edit: Edit, session: Session, table: Table, row: Row) -> None:
    """Make sure that a row, as it will stand, keeps the rules of its kind about the records beside it.

    Raises:
        RuleError: it does not.
    """
    for one in RULES.get(table.name, _NONE).beside:
        one(edit, session, row)


def refuse_steered(table: Table, fields: Mapping[str, Value], before: Row) -> None:
    """Make sure that no field is changed that only a service may set.

    Raises:
        RuleError: one is; a new record may have what the column reads as when blank.
    """
    for name, words in RULES.get(table.name, _NONE).steered.items():
        standing = before.get(name) or table.by_name[name].default or None
        if name in fields and (fields[name] or table.by_name[name].default or None) != standing:
            raise RuleError(tr(words))
