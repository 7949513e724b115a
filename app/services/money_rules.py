"""What amounts, instalments and dated progress demand; `record_rules` lists these rules."""

from typing import Final

from app.domain import jalali
from app.domain.budget import INSTALMENTS, Instalment
from app.domain.errors import RuleError
from app.domain.instalments import overlapping, percents_over, period_of
from app.domain.schema import Row
from app.domain.tables.money import INSTALMENT
from app.domain.text import isolate, persian_digits
from app.domain.transaction import ALIVE
from app.i18n import tr
from app.services.session import Edit, Session

_WHOLE: Final = 100


def progress_of_a_day(row: Row) -> None:
    """Demand what progress is about.

    Raises:
        RuleError: the activity, the date or the per cent is missing.
    """
    if not row.get("activity_id") or not row.get("on") or row.get("percent") is None:
        raise RuleError(tr("Progress is of an activity and a day: give the activity, the date and the per cent."))


def amount_of_a_day(row: Row) -> None:
    """Demand how much and when.

    Raises:
        RuleError: the amount or the date is missing.
    """
    if row.get("amount") is None or not row.get("on"):
        raise RuleError(tr("Give the amount in whole rials and the date of it."))


def amount_or_percentage(row: Row) -> None:
    """Demand what an instalment is of, and one way to tell its amount.

    Raises:
        RuleError: it belongs nowhere, or tells its amount in two ways.
    """
    if not row.get("activity_id"):
        raise RuleError(tr("An instalment belongs to an activity or phase: choose it."))
    if row.get("amount") is not None and row.get("percent") is not None:
        raise RuleError(tr("An instalment is either an amount or a percentage of the budget: clear one of the two."))


def instalments_fit(edit: Edit, session: Session, row: Row) -> None:
    """Demand that the instalments of one activity are not more than its budget and do not overlap.

    Raises:
        RuleError: one does not fit the others.
    """
    own, others = INSTALMENTS.read({"id": "", **row}), _others(edit, session, row)
    if own.percent and percents_over((own, *others)):
        rest = max(0, _WHOLE - sum(one.percent or 0 for one in others if one.amount is None))
        raise RuleError(
            tr(
                "The instalments would be more than 100 per cent of the budget; {rest} per cent are left.",
                rest=persian_digits(rest),
            )
        )
    for other in others:
        if overlapping((own, other)):
            raise RuleError(
                tr(
                    "The period of this instalment overlaps that of {other}. Change one of the dates.",
                    other=_named_period(other),
                )
            )


def _others(edit: Edit, session: Session, row: Row) -> list[Instalment]:
    """Return the other instalments of the same activity, as they will stand."""
    activity_id = row.get("activity_id")
    rows: dict[str, Row] = {str(one["id"]): one for one in session.rows(INSTALMENT.name, activity_id=activity_id)}
    for (table, row_id), fields in edit.pending.items():
        if table == INSTALMENT.name:
            rows[row_id] = {**(session.row(table, row_id) or {"id": row_id}), **fields}
    rows.pop(str(row.get("id")), None)
    standing = (one for one in rows.values() if one.get("activity_id") == activity_id and one.get(ALIVE) != 0)
    return [INSTALMENTS.read(one) for one in standing]


def _named_period(one: Instalment) -> str:
    first, last = period_of(one) or (None, None)
    dates = tr("{start} to {end}", start=jalali.short(first), end=jalali.short(last))
    return f"{isolate(one.title or tr('Untitled'))} ({dates})"
