"""A schedule in words: what is wrong with it and what to do, and why an activity starts when it does."""

from collections.abc import Mapping
from typing import Final

from app.domain.jalali import short
from app.domain.plan import CONSTRAINT_LABELS, Plan
from app.domain.schedule import Problem, Reason, Trouble
from app.domain.text import left_to_right, persian_digits
from app.i18n import mark, tr
from app.services.activity_names import activity_name, in_sequence

_SENTENCES: Final[Mapping[Trouble, str]] = {
    Trouble.NO_START: mark("Give the start date of the programme; without it months have no dates."),
    Trouble.CYCLE: mark(
        "Activities wait for each other in a circle: {names}. Remove one of the dependencies between them."
    ),
    Trouble.UNKNOWN: mark("{name} is joined to an activity that is not in the plan. Remove this dependency."),
    Trouble.CONTRADICTION: mark(
        "{last} waits for {name} but its dates are fixed {days} working days too early."
        " Move one of them or change the dependency."
    ),
    Trouble.CONSTRAINT: mark("{name} misses its constraint “{constraint} {day}” by {days} working days."),
    Trouble.DEADLINE: mark("{name} misses its deadline {day} by {days} working days."),
    Trouble.OUTSIDE: mark("{name} lies {days} working days outside of the programme, whose limit is {day}."),
    Trouble.NO_DURATION: mark("{name} has neither a duration nor months; one working day was counted."),
}
_REASONS: Final[Mapping[str, str]] = {
    "dependency": mark("Waits for {name}"),
    "constraint": mark("Its constraint"),
    "months": mark("Its months"),
    "programme": mark("Start of the programme"),
    "late": mark("As late as possible"),
    "fixed": mark("Fixed dates"),
}


def problem_text(plan: Plan, problem: Problem) -> str:
    """Say what is wrong, naming the activities, and what to do."""
    names = [*problem.activities]
    circle = [*names, *names[:1]] if problem.trouble is Trouble.CYCLE else names
    node = plan.by_id.get(names[0]) if names else None
    return tr(
        _SENTENCES[problem.trouble],
        name=activity_name(plan, names[0]) if names else "",
        last=activity_name(plan, names[-1]) if names else "",
        names=in_sequence(plan, circle),
        day=left_to_right(short(problem.on)),
        days=persian_digits(problem.days),
        constraint=tr(CONSTRAINT_LABELS[node.activity.constraint]) if node else "",
    )


def reason_text(plan: Plan, reason: Reason) -> str:
    """Say what decided the start of an activity."""
    return tr(_REASONS[reason.kind], name=activity_name(plan, reason.activity))
