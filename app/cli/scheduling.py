"""The schedule of a plan on the command line."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app import bootstrap
from app.cli.output import say_json, say_lines
from app.domain import jalali
from app.domain.plan import Node, Plan
from app.domain.schedule import Problem, Schedule, Timing
from app.domain.text import LRM, code, isolate, persian_digits
from app.i18n import tr
from app.services.plan_reading import plan_of
from app.services.schedule_words import problem_text
from app.services.scheduling import schedule_of


def show_schedule(options: Namespace) -> int:
    """Print early and late dates, floats, the critical path and what is wrong with them."""
    with closing(bootstrap.view(Path(options.file))) as session:
        plan, found = plan_of(session), schedule_of(session)
    if options.json:
        say_json(_json(plan, found))
    else:
        say_lines(_lines(plan, found))
    return 0


def _scheduled(plan: Plan, found: Schedule) -> Iterator[tuple[Node, Timing]]:
    for node in plan.nodes:
        timing = found.timings.get(node.activity.id)
        if timing is not None:
            yield node, timing


def _json(plan: Plan, found: Schedule) -> dict[str, object]:
    timings = found.timings.values()
    return {
        "ok": True,
        "start": min((one.start.isoformat() for one in timings), default=None),
        "end": max((one.end.isoformat() for one in timings), default=None),
        "activities": [_activity_json(node, timing) for node, timing in _scheduled(plan, found)],
        "problems": [_problem_json(plan, problem) for problem in found.problems],
    }


def _activity_json(node: Node, timing: Timing) -> dict[str, object]:
    return {
        "id": node.activity.id,
        "code": "-".join(persian_digits(number) for number in node.path),
        "path": list(node.path),
        "title": node.activity.title,
        "is_part": bool(node.children),
        "start": timing.start.isoformat(),
        "end": timing.end.isoformat(),
        "ES": timing.early_start.isoformat(),
        "EF": timing.early_finish.isoformat(),
        "LS": timing.late_start.isoformat(),
        "LF": timing.late_finish.isoformat(),
        "total_float": timing.total_float,
        "free_float": timing.free_float,
        "critical": timing.is_critical,
        "fixed": timing.is_fixed,
    }


def _problem_json(plan: Plan, problem: Problem) -> dict[str, object]:
    return {
        "kind": str(problem.trouble),
        "activities": list(problem.activities),
        "codes": [
            "-".join(map(persian_digits, plan.by_id[one].path)) for one in problem.activities if one in plan.by_id
        ],
        "dependency": problem.dependency or None,
        "on": problem.on.isoformat() if problem.on else None,
        "days": problem.days,
        "message": problem_text(plan, problem),
    }


def _lines(plan: Plan, found: Schedule) -> Iterator[str]:
    for node, timing in _scheduled(plan, found):
        title = isolate(node.activity.title or tr("Untitled"))
        yield f"{'  ' * node.level}{code(node.path)}  {title}  {_facts(timing)}"
    if not found.timings:
        yield tr("Nothing can be scheduled: give activities months, dates or durations.")
    for problem in found.problems:
        yield f"! {problem_text(plan, problem)}"


def _facts(timing: Timing) -> str:
    facts = [
        tr("early {start} to {end}", start=jalali.short(timing.early_start), end=jalali.short(timing.early_finish)),
        tr("late {start} to {end}", start=jalali.short(timing.late_start), end=jalali.short(timing.late_finish)),
        tr("total float {days}", days=_days(timing.total_float)),
        tr("free float {days}", days=_days(timing.free_float)),
    ]
    return " · ".join([*facts, *([tr("critical")] if timing.is_critical else [])])


def _days(number: int) -> str:
    return f"{LRM}−{persian_digits(-number)}" if number < 0 else persian_digits(number)
