"""The commands that print the progress and the money of a programme, as aligned lines and as JSON."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from app import bootstrap
from app.cli.columns import aligned
from app.cli.days import day_of
from app.cli.output import say_json, say_lines
from app.domain import jalali
from app.domain.earned_value import EarnedSchedule, EarnedValue
from app.domain.money_stages import Stages
from app.domain.progress import STATE_LABELS, State
from app.domain.project import WEIGHTING_LABELS
from app.domain.tables.time import CAUSE_LABELS
from app.domain.text import code, grouped, isolate, left_to_right, persian_digits
from app.i18n import mark, tr
from app.services.budget import Budget, PartnerMoney, budget_of
from app.services.budget_rows import GROUPINGS, BudgetRow, rows_by
from app.services.progress import ActivityProgress, Basis, CurvePoint, Progress, progress_of

WAYS: Final = tuple(GROUPINGS)
"""How money can be grouped."""
_MONEY: Final = (
    ("bac", mark("Budget at completion")),
    ("pv", mark("Planned value")),
    ("ev", mark("Earned value")),
    ("ac", mark("Actual cost")),
    ("sv", mark("Schedule variance")),
    ("cv", mark("Cost variance")),
    ("eac", mark("Estimate at completion, as so far")),
    ("eac_budgeted", mark("Estimate at completion, rest as budgeted")),
    ("eac_pressed", mark("Estimate at completion, cost and time weigh")),
    ("etc", mark("Estimate of the rest")),
    ("vac", mark("Variance at completion")),
)
_INDICES: Final = (
    ("spi", mark("Schedule performance index")),
    ("cpi", mark("Cost performance index")),
    ("tcpi", mark("Performance that the rest needs")),
)
_PERCENTS: Final = ("sv_percent", "cv_percent", "percent_planned", "percent_earned", "percent_spent")
_STAGES: Final = (
    (mark("Required"), "required"),
    (mark("Approved"), "approved"),
    (mark("Allocated"), "allocated"),
    (mark("Committed"), "committed"),
    (mark("Spent"), "spent"),
)


def progress(options: Namespace) -> int:
    """Print how far the programme is on a day."""
    day = day_of(options.on)
    session = bootstrap.view(Path(options.file))
    try:
        seen = progress_of(session, day)
    finally:
        session.close()
    if options.json:
        say_json(_progress_json(seen))
    else:
        say_lines(_progress_lines(seen))
    return 0


def _progress_json(seen: Progress) -> dict[str, Any]:
    return {
        "day": seen.day.isoformat(),
        "basis": _basis_json(seen.basis),
        "weighting": seen.weighting,
        "planned": seen.planned,
        "progress": seen.done,
        "earned_value": _value_json(seen.value),
        "earned_schedule": _schedule_json(seen.schedule),
        "states": {str(state): seen.count(state) for state in State},
        "unplanned": len(seen.unplanned),
        "curve": [_point_json(point) for point in seen.curve],
        "activities": [_activity_json(one) for one in seen.activities],
    }


def _basis_json(basis: Basis) -> dict[str, Any] | None:
    """Tell the plan version that is measured against; null: the plan of today."""
    return {**asdict(basis), "frozen_on": _iso(basis.frozen_on)} if basis.id else None


def _value_json(value: EarnedValue) -> dict[str, Any]:
    money = {name: _whole(getattr(value, name)) for name, _ in _MONEY}
    ratios = [*(name for name, _ in _INDICES), *_PERCENTS]
    return {**money, **{name: _ratio(getattr(value, name)) for name in ratios}}


def _whole(amount: int | Fraction | None) -> int | None:
    return None if amount is None else round(amount)


def _ratio(value: int | Fraction | None) -> float | None:
    return None if value is None else float(value)


def _schedule_json(schedule: EarnedSchedule) -> dict[str, Any]:
    return {name: _ratio(getattr(schedule, name)) for name in ("es", "at", "sv_t", "spi_t")}


def _point_json(point: CurvePoint) -> dict[str, Any]:
    return {
        "month": "{:04}-{:02}".format(*point.month),
        "end": point.end.isoformat(),
        "planned": point.planned,
        "progress": point.done,
        "pv": point.pv,
        "ev": point.ev,
        "ac": point.ac,
    }


def _activity_json(one: ActivityProgress) -> dict[str, Any]:
    activity = one.node.activity
    return {
        "id": activity.id,
        "path": list(one.node.path),
        "title": activity.title,
        "planned": one.planned,
        "progress": one.done,
        "progress_now": one.node.done,
        "state": str(one.state),
        "start": _iso(one.start),
        "end": _iso(one.end),
        "baseline_end": _iso(one.baseline_end),
        "delay_days": one.delay,
        "cause": one.cause,
        "is_unplanned": activity.is_unplanned,
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _progress_lines(seen: Progress) -> Iterator[str]:
    yield tr("Progress on {day}", day=jalali.long(seen.day))
    basis = isolate(seen.basis.title or tr("Untitled")) if seen.basis.id else tr("the plan of today")
    yield tr("Measured against: {plan}", plan=basis)
    yield tr("Weights of activities: {kind}", kind=tr(WEIGHTING_LABELS[seen.weighting]))
    yield from aligned(
        [
            (tr("Planned"), _percent(seen.planned)),
            (tr("Done"), _percent(seen.done)),
            *((tr(label), _rials(getattr(seen.value, name))) for name, label in _MONEY),
            *((tr(label), _index(getattr(seen.value, name))) for name, label in _INDICES),
            (tr("Earned schedule, in months"), _index(seen.schedule.es)),
            (tr("Time passed, in months"), _index(seen.schedule.at)),
            (tr("Schedule performance index of time"), _index(seen.schedule.spi_t)),
        ]
    )
    if seen.activities:
        heads = (tr("Code"), tr("Planned"), tr("Done"), tr("State"), tr("Delay"), tr("Cause"), tr("Title"))
        yield from aligned([heads, *(_activity_cells(one) for one in seen.activities)])


def _activity_cells(one: ActivityProgress) -> tuple[str, ...]:
    delay = persian_digits(tr("{count} days", count=one.delay)) if one.delay else "—"
    cause = tr(CAUSE_LABELS[one.cause]) if one.cause else "—"
    title = isolate(" ".join((one.node.activity.title or tr("Untitled")).split()))
    figures = (_percent(one.planned), _percent(one.done), tr(STATE_LABELS[one.state]), delay, cause, title)
    return code(one.node.path), *figures


def _percent(value: float | None) -> str:
    return "—" if value is None else persian_digits(tr("{percent}%", percent=f"{value:.1f}".removesuffix(".0")))


def _rials(amount: int | Fraction | None) -> str:
    return tr("undefined") if amount is None else grouped(round(amount))


def _index(value: int | Fraction | None) -> str:
    return tr("undefined") if value is None else left_to_right(persian_digits(f"{float(value):.2f}"))


def budget(options: Namespace) -> int:
    """Print the money of the programme."""
    session = bootstrap.view(Path(options.file))
    try:
        seen = budget_of(session)
        rows = rows_by(session, seen, options.by or "phase")
    finally:
        session.close()
    if options.json:
        say_json(_budget_json(seen, rows, options.by or "phase"))
    else:
        say_lines(_budget_lines(seen, rows, options.by or "phase"))
    return 0


def _budget_json(seen: Budget, rows: list[BudgetRow], by: str) -> dict[str, Any]:
    return {
        "total": _stages_json(seen.total),
        "by": by,
        "rows": [
            {"key": row.key, "title": row.title, **(_promises_json(row.partner) or _stages_json(row.stages))}
            for row in rows
        ],
        "instalments": [
            {
                "id": one.instalment.id,
                "activity": activity_id,
                "title": one.instalment.title,
                "amount": one.amount,
                "paid": one.paid,
                "due": _iso(one.instalment.due),
                "state": str(one.state),
            }
            for activity_id, found in seen.instalments.items()
            for one in found
        ],
        "warnings": [asdict(one) for one in seen.warnings],
    }


_BALANCES: Final = ("unapproved", "unallocated", "uncommitted", "unspent", "in_hand", "owed")


def _stages_json(stages: Stages) -> dict[str, Any]:
    return {**asdict(stages), **{name: getattr(stages, name) for name in _BALANCES}}


def _promises_json(partner: PartnerMoney | None) -> Mapping[str, Any]:
    if partner is None:
        return {}
    return {name: asdict(getattr(partner, name)) for name in ("cash", "in_kind", "whole")}


def _budget_lines(seen: Budget, rows: list[BudgetRow], by: str) -> Iterator[str]:
    if by == "partner":
        heads = [tr("Promised in cash"), tr("Received in cash"), tr("Promised in kind"), tr("Received in kind")]
        cells = [_promise_cells(row.partner) for row in rows if row.partner is not None]
    else:
        heads = [*(tr(label) for label, _ in _STAGES), tr("Approved, not spent")]
        cells = [_stage_cells(row.stages) for row in rows]
        cells.append(_stage_cells(seen.total))
    titles = [f"{row.code} {isolate(row.title)}".strip() for row in rows] + [tr("Total")] * (by != "partner")
    if rows:
        yield tr("Amounts are in rials.")
        named = ((*one, title) for one, title in zip(cells, titles, strict=True))
        yield from aligned([(*heads, tr(GROUPINGS[by])), *named])
    else:
        yield tr("There is no money here yet.")
    yield from (tr("Warning: {message}", message=one.message) for one in seen.warnings)


def _stage_cells(stages: Stages) -> tuple[str, ...]:
    return *(_known(getattr(stages, name)) for _, name in _STAGES), _known(stages.unspent)


def _promise_cells(partner: PartnerMoney) -> tuple[str, ...]:
    both = (partner.cash, partner.in_kind)
    return tuple(_known(amount) for one in both for amount in (one.promised, one.received))


def _known(amount: int | None) -> str:
    return "—" if amount is None else grouped(amount)
