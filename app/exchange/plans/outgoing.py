"""From a project to a plan that other programs can read."""

from app.domain.calendar_day import CALENDAR_DAYS
from app.domain.dependency import DEPENDENCIES
from app.domain.plan import Node, Plan
from app.domain.working_days import WorkCalendar
from app.exchange.plans import carried
from app.exchange.plans.plan_file import GIVEN, DayOff, PlanFile, Task, Tie
from app.services.plan_reading import plan_of, project_of
from app.services.reading import all_of
from app.services.session import Session
from app.services.work_calendar import calendar_of


def plan_file_of(session: Session) -> PlanFile:
    """Return the plan of a project with its dependencies and its own calendar."""
    plan, project, calendar = plan_of(session), project_of(session), calendar_of(session)
    known = set(plan.by_id)
    ties = sorted(all_of(session, DEPENDENCIES).values(), key=lambda one: one.id)
    days = sorted((day for day in all_of(session, CALENDAR_DAYS).values() if day.on), key=lambda day: str(day.on))
    return PlanFile(
        title=project.title,
        start=project.start,
        tasks=tuple(_task(plan, node, calendar) for node in plan.nodes),
        ties=tuple(
            Tie(one.predecessor_id, one.successor_id, one.kind, one.lag or 0)
            for one in ties
            if one.predecessor_id and one.successor_id and {one.predecessor_id, one.successor_id} <= known
        ),
        days_off=project.days_off,
        days=tuple(DayOff(day.on, day.title, bool(day.is_working)) for day in days if day.on),
    )


def _task(plan: Plan, node: Node, calendar: WorkCalendar) -> Task:
    activity = node.activity
    start, end = plan.dates(node)
    return Task(
        key=activity.id,
        parent=plan.parent_of(activity.id),
        title=activity.title,
        start=start,
        end=end,
        given=frozenset(name for name in GIVEN if getattr(activity, name) is not None),
        by_schedule=activity.dates_by == "schedule",
        duration=_duration(node, calendar, plan),
        progress=activity.progress if node.children else node.progress,
        is_milestone=activity.is_milestone,
        constraint=activity.constraint,
        constraint_on=activity.constraint_on,
        deadline=activity.deadline,
        actual_start=activity.actual_start,
        actual_end=activity.actual_end,
        cost=activity.budget,
        notes=activity.notes,
        texts=carried.all_of(activity),
    )


def _duration(node: Node, calendar: WorkCalendar, plan: Plan) -> int | None:
    """Return the working days that an activity takes: entered, none for a milestone, else those between its dates."""
    activity = node.activity
    if activity.duration is not None or activity.is_milestone:
        return activity.duration or 0
    start, end = plan.dates(node)
    return calendar.count(start, end) if start and end else None
