"""Plan versions: freezing the plan with its dates, cost, scope and weights, and comparing what was frozen."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.plan import Activity, Node, Plan, Status, build_plan
from app.domain.plan_comparison import Comparison, compare
from app.domain.plan_version import PLAN_VERSIONS, VERSION_ROWS, PlanVersion, VersionRow
from app.domain.reading import text_of
from app.domain.schema import Value
from app.domain.tables.meetings import MEETING
from app.domain.tables.money import BUDGET_LINE
from app.domain.tables.steering import PLAN_VERSION, VERSION_ROW
from app.domain.text import search_key
from app.i18n import mark, tr
from app.services.editing import checked
from app.services.plan_reading import plan_of
from app.services.reading import all_of, find, one, where
from app.services.session import Session

TODAY: Final = ""
"""Stands for the plan as it is now, where the id of a version may be given."""
BASELINE: Final = "baseline"
REVISION: Final = "revision"
DRAFT: Final = "draft"
_LAST_PLACE: Final = 2**63
_LABELS: Final[Mapping[str, str]] = {
    BASELINE: mark("Freeze the plan as a baseline plan"),
    REVISION: mark("Revise the plan"),
    DRAFT: mark("Freeze the plan as a trial version"),
}


@dataclass(frozen=True)
class Freezing:
    """What is said about a version when it is frozen; `meeting_id` is the meeting that approved it."""

    title: str
    kind: str = BASELINE
    reason: str = ""
    meeting_id: str | None = None
    notes: str = ""


def versions(session: Session) -> list[PlanVersion]:
    """Return the versions, the oldest first."""
    return sorted(all_of(session, PLAN_VERSIONS).values(), key=_age)


def _age(version: PlanVersion) -> tuple[dt.date, str]:
    return version.frozen_on or dt.date.min, version.id


def current_baseline(session: Session) -> PlanVersion | None:
    """Return the version that progress is measured against: the last baseline plan or revision, no trial."""
    counted = [version for version in versions(session) if version.kind != DRAFT]
    revised = {version.revises_id for version in counted}
    standing = [version for version in counted if version.id not in revised] or counted
    return standing[-1] if standing else None


def version_named(session: Session, name: str) -> PlanVersion:
    """Find a version by its id or title in any spelling; of several with one title the last.

    Raises:
        RuleError: there is none.
    """
    found = find(session, PLAN_VERSIONS, name)
    named = [version for version in versions(session) if search_key(version.title) == search_key(name)]
    if found is None and not named:
        known = "، ".join(version.title for version in versions(session)) or tr("There is no version yet.")
        raise RuleError(tr("There is no plan version “{name}”. Versions: {known}", name=name, known=known))
    return found or named[-1]


def freeze(session: Session, about: Freezing, *, on: dt.date | None = None) -> str:
    """Freeze the plan as it stands; return the id of the version.

    A revision replaces the current baseline plan, which it names.

    Raises:
        RuleError: there is nothing to freeze, a value does not fit, or a revision has no reason or nothing to revise.
    """
    plan = plan_as_it_is(session)
    if not plan.nodes:
        raise RuleError(tr("The plan has no activities yet. Add some, then freeze it."))
    revised = _revised(session, about)
    fields = checked(PLAN_VERSION, {**_described(session, about), "kind": about.kind, "frozen_on": on or today()})
    with session.edit(_LABELS.get(about.kind, _LABELS[BASELINE])) as edit:
        version_id = edit.insert(PLAN_VERSION.name, {**fields, "revises_id": revised})
        for place, node in enumerate(plan.nodes):
            edit.insert(VERSION_ROW.name, {"version_id": version_id, **_row(node, place)})
    return version_id


def _revised(session: Session, about: Freezing) -> str | None:
    if about.kind != REVISION:
        return None
    baseline = current_baseline(session)
    if baseline is None:
        raise RuleError(tr("There is no baseline plan to revise yet. Freeze the plan as a baseline plan first."))
    if not about.reason.strip():
        raise RuleError(tr("Say why the plan is revised: the reason is kept with the revision."))
    return baseline.id


def describe(session: Session, version_id: str, about: Freezing) -> None:
    """Change the title, reason, meeting and notes of a version; what was frozen stays.

    Raises:
        RuleError: it is gone, or a value does not fit.
    """
    one(session, PLAN_VERSIONS, version_id)
    with session.edit(mark("Describe a plan version")) as edit:
        edit.set(PLAN_VERSION.name, version_id, checked(PLAN_VERSION, _described(session, about)))


def _described(session: Session, about: Freezing) -> dict[str, object]:
    if not about.title.strip():
        raise RuleError(tr("Give the version a title, such as «{example}».", example=tr("Baseline plan")))
    if about.meeting_id and session.row(MEETING.name, about.meeting_id) is None:
        raise RuleError(tr("The meeting is no longer there. Choose another."))
    return {"title": about.title, "reason": about.reason, "meeting_id": about.meeting_id, "notes": about.notes}


def frozen_plan(session: Session, version_id: str) -> Plan:
    """Return the plan as a version keeps it, numbered by its places; `TODAY` is the plan as it is now.

    Raises:
        RuleError: the version is gone.
    """
    if version_id == TODAY:
        return plan_as_it_is(session)
    one(session, PLAN_VERSIONS, version_id)
    rows = where(session, VERSION_ROWS, version_id=version_id)
    places = {row.activity: row.place or 0 for row in rows}
    return build_plan(_activity(row, places) for row in rows)


def plan_as_it_is(session: Session) -> Plan:
    """Return the plan of today in the form that a version keeps: dates instead of months, budgets with their lines."""
    plan, lines = plan_of(session), _lines(session)
    return build_plan(_as_frozen(plan, node, place, lines) for place, node in enumerate(plan.nodes))


def compare_versions(session: Session, older: str, newer: str = TODAY) -> Comparison:
    """Compare two versions, by id, or a version with the plan of today.

    Raises:
        RuleError: one of them is gone.
    """
    return compare(frozen_plan(session, older), frozen_plan(session, newer))


def _lines(session: Session) -> Mapping[str, int]:
    """Add up the budget lines of each activity that has some."""
    sums: dict[str, int] = {}
    for activity_id, amount in session.values(BUDGET_LINE.name, "activity_id", "amount"):
        if isinstance(amount, int):
            sums[text_of(activity_id)] = sums.get(text_of(activity_id), 0) + amount
    return sums


def _as_frozen(plan: Plan, node: Node, place: int, lines: Mapping[str, int]) -> Activity:
    activity = node.activity
    start, end = plan.dates(node)
    budget = lines.get(activity.id) if activity.budget is None else activity.budget
    return replace(activity, parent=plan.parent_of(activity.id), sort=_sort(place), start=start, end=end, budget=budget)


def _sort(place: int) -> str:
    return f"{place:09}"


def _row(node: Node, place: int) -> dict[str, Value]:
    activity = node.activity
    first, last = activity.months or (None, None)
    return {
        "activity": activity.id,
        "part_of": activity.parent,
        "code": ".".join(map(str, node.path)),
        "title": activity.title or None,
        "start": activity.start.isoformat() if activity.start else None,
        "end": activity.end.isoformat() if activity.end else None,
        "month_from": first,
        "month_to": last,
        "budget": activity.budget,
        "weight": activity.weight,
        "outputs": activity.outputs or None,
        "is_milestone": int(activity.is_milestone) or None,
        "is_unplanned": int(activity.is_unplanned) or None,
        "is_cancelled": int(activity.status is Status.CANCELLED) or None,
        "place": place,
    }


def _activity(row: VersionRow, places: Mapping[str, int]) -> Activity:
    # A part stands before what lies in it; a file from elsewhere may say otherwise, and nothing may be hidden.
    is_part = places.get(row.part_of, _LAST_PLACE) < (row.place or 0)
    known = [month for month in (row.month_from, row.month_to) if month is not None]
    return Activity(
        row.activity or row.id,
        parent=row.part_of if is_part else None,
        sort=_sort(row.place or 0),
        title=row.title,
        months=(min(known), max(known)) if known else None,
        start=row.start,
        end=row.end,
        weight=row.weight,
        status=Status.CANCELLED if row.is_cancelled else Status.NOT_STARTED,
        budget=row.budget,
        outputs=row.outputs,
        is_milestone=bool(row.is_milestone),
        is_unplanned=bool(row.is_unplanned),
    )
