"""When an activity is scheduled, what it waits for, and what waits for it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from app.domain.dependency import DEPENDENCIES, Dependency
from app.domain.jalali import short
from app.domain.tables.time import DEPENDENCY, DEPENDENCY_LABELS
from app.domain.text import code, grouped, isolate, left_to_right, persian_digits
from app.i18n import mark, tr
from app.services.plan_reading import plan_of
from app.services.reading import find
from app.services.schedule_words import problem_text, reason_text
from app.services.scheduling import schedule_of
from app.services.session import Session
from app.ui.pages.plan.activity_names import ActivityNames
from app.ui.records.child_list import ChildList, Line, PartCommand
from app.ui.records.fields import FieldSpec, spec_of
from app.ui.records.picker import picking
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.labels import PlainLabel

_MOST_PROBLEMS: Final = 3
_BEFORE: Final = "predecessor_id"
_AFTER: Final = "successor_id"


class WaitingSection(Section):
    """The schedule of one activity in words, over its two lists of dependencies."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._names = ActivityNames(lambda: shell.session)
        self.said = PlainLabel(kind="muted", wrap=True)
        self.wrong = PlainLabel(kind="error", wrap=True)
        self.before = self._list(_BEFORE, _AFTER, mark("Waits for"), mark("Waits for nothing."))
        self.after = self._list(_AFTER, _BEFORE, mark("Waiting for it"), mark("Nothing waits for it."))
        for part in (self.said, self.wrong, self.before, self.after):
            self.box.addWidget(part)
        self.box.setSpacing(10)

    def _list(self, other: str, owner: str, title: str, empty: str) -> ChildList[Dependency]:
        return ChildList(
            DEPENDENCIES,
            self._shell,
            owner=owner,
            describe=lambda one: self._line(one, getattr(one, other)),
            fields=self._fields(other),
            title=title,
            quick=lambda text: self._typed(text, other),
            hint=mark("Code or title of an activity, then Enter"),
            empty=empty,
            commands=(PartCommand(mark("Go to the activity"), "external-link", self._going(other), writes=False),),
        )

    def _fields(self, other: str) -> list[list[FieldSpec]]:
        columns = DEPENDENCY.by_name
        return [
            [spec_of(columns[other], make=picking(self._names))],
            [spec_of(columns["kind"]), spec_of(columns["lag"])],
            [spec_of(columns["note"])],
        ]

    def _going(self, other: str) -> Callable[[Session, Sequence[str]], object]:
        def go(session: Session, chosen: Sequence[str]) -> None:
            tie = find(session, DEPENDENCIES, chosen[0])
            if tie is not None:
                self._shell.go("plan", getattr(tie, other))

        return go

    def _typed(self, text: str, other: str) -> Mapping[str, Any] | None:
        known = self._names.called(text) or [one.id for one in self._names.matching(text, 2)]
        return {other: known[0]} if len(known) == 1 else None

    def _line(self, tie: Dependency, other: str | None) -> Line:
        session = self._shell.session
        node = plan_of(session).by_id.get(other or "") if session else None
        said = (
            code(node.path) if node else "",
            tr(DEPENDENCY_LABELS[tie.kind]),
            lag_text(tie.lag),
            tie.note and isolate(tie.note),
        )
        title = (node.activity.title if node else "") or tr("Untitled")
        problems = schedule_of(session).problems if session else ()
        is_broken = any(one.dependency == tie.id for one in problems)
        chip = tr("Contradiction") if is_broken else ""
        return Line(title, " · ".join(part for part in said if part), chip, "late")

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show when an activity is scheduled, what it waits for and what waits for it."""
        for part in (self.before, self.after):
            part.show_record(session, record_id)
        said, wrong = ("", "") if session is None or not record_id else _said(session, record_id)
        for label, text in ((self.said, said), (self.wrong, wrong)):
            label.setText(text)
            label.setVisible(bool(text))

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changing the dependencies."""
        self.before.set_writable(writable)
        self.after.set_writable(writable)

    def commit_pending(self) -> list[str]:
        """Add the activities that are still typed."""
        return [*self.before.commit_pending(), *self.after.commit_pending()]


def lag_text(lag: int | None) -> str:
    """Say how long after its predecessor an activity comes; nothing where it comes at once."""
    if not lag:
        return ""
    words = mark("{days} working days later") if lag > 0 else mark("{days} working days earlier")
    return tr(words, days=persian_digits(abs(lag)))


def _said(session: Session, activity_id: str) -> tuple[str, str]:
    """Say when an activity is scheduled and why, and what is wrong with it."""
    plan, found = plan_of(session), schedule_of(session)
    timing = found.timings.get(activity_id)
    problems = [one for one in found.problems if activity_id in one.activities]
    wrong = "\n".join(problem_text(plan, one) for one in problems[:_MOST_PROBLEMS])
    if timing is None:
        return tr("Not scheduled: it has no dates, months or duration, or is cancelled."), wrong
    dates = tr("{start} to {end}", start=_date(timing.start), end=_date(timing.end))
    slack = tr("total float {days}", days=_days(timing.total_float))
    parts = [tr("Schedule: {dates}", dates=dates), tr("critical") if timing.is_critical else slack]
    reason = found.reasons.get(activity_id)
    return " · ".join([*parts, *([reason_text(plan, reason)] if reason else [])]), wrong


def _date(day: dt.date) -> str:
    return left_to_right(short(day))


def _days(number: int) -> str:
    return tr("{count} working days", count=grouped(number))
