"""Measure the schedule of 10,000 activities with 20,000 dependencies, and of a tenth of it, in one run.

Run it by hand: `.venv/bin/python tests/bench/bench_schedule.py`. The time should grow tenfold and stay within 0.5 s.
"""

import random
import sys
import time

from app.domain.dependency import Dependency
from app.domain.jalali import to_gregorian
from app.domain.plan import Activity, Plan, build_plan
from app.domain.scheduling import schedule
from app.domain.working_days import WorkCalendar
from app.services.work_calendar import shipped_holidays

LIMIT = 0.5
SEED = 1405


def plan_of(count: int) -> tuple[Plan, list[Dependency]]:
    """Make a plan of phases with sections of ten activities, and twice as many dependencies as activities."""
    chance = random.Random(SEED)  # noqa: S311 a plan that is the same every time
    start = to_gregorian(1405, 1, 1)
    activities: list[Activity] = []
    for number in range(count):
        section = number // 10
        if number % 100 == 0:
            activities.append(Activity(f"p{number // 100}", sort=f"{number:06}", months=(1, 48)))
        if number % 10 == 0:
            activities.append(Activity(f"s{section}", f"p{number // 100}", sort=f"{number:06}"))
        activities.append(Activity(f"a{number}", f"s{section}", sort=f"{number:06}", duration=chance.randint(0, 20)))
    kinds = ("FS", "FS", "FS", "SS", "FF", "SF")
    ties = []
    for number in range(2 * count):
        before = chance.randrange(count - 1)
        after = min(count - 1, before + chance.randint(1, 200))
        ties.append(Dependency(str(number), f"a{before}", f"a{after}", chance.choice(kinds), chance.randint(-3, 10)))
    sections = range(0, count // 10 - 1, 5)
    ties.extend(Dependency(f"t{section}", f"s{section}", f"s{section + 1}") for section in sections)
    return build_plan(activities, start), ties


def measure(count: int) -> float:
    """Return the best of five runs, in seconds of the processor: other programs may run beside."""
    plan, ties = plan_of(count)
    calendar = WorkCalendar((6,), {day.on: False for day in shipped_holidays()})
    best = float("inf")
    for _ in range(5):
        began = time.process_time()
        found = schedule(plan, ties, calendar)
        best = min(best, time.process_time() - began)
    print(f"{count:6} activities, {len(ties):6} dependencies: {best:.3f} s; {len(found.critical)} critical")
    return best


def main() -> int:
    """Measure both and compare."""
    small, large = measure(1_000), measure(10_000)
    print(f"ratio {large / small:.1f} for ten times as much; limit {LIMIT} s")
    return int(large > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
