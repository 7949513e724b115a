"""What is said about meetings, attendees and decisions, in lists and tables."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from app.domain import jalali
from app.domain.actor import ACTORS
from app.domain.follow_up import is_open, is_overdue
from app.domain.meeting import Attendance, Decision, Meeting
from app.domain.tables.meetings import DECISION_STATE_LABELS, PRESENCE_LABELS, ROLE_LABELS
from app.domain.text import isolate, left_to_right, persian_digits
from app.i18n import tr
from app.services.reading import find
from app.services.session import Session
from app.ui.records.part_list import Line

KIND_TONES: Final[Mapping[str, str]] = {"meeting": "primary", "interview": "progress", "panel": "late"}
STATE_TONES: Final[Mapping[str, str]] = {"planned": "progress", "held": "done", "cancelled": "stopped"}
PRESENCE_TONES: Final[Mapping[str, str]] = {"invited": "planned", "present": "done", "absent": "stopped"}
DECISION_TONES: Final[Mapping[str, str]] = {
    "open": "planned",
    "in_progress": "progress",
    "done": "done",
    "cancelled": "stopped",
}


def name_of(session: Session | None, actor_id: str | None) -> str:
    """Return the name of an actor; empty when there is none."""
    actor = find(session, ACTORS, actor_id) if session else None
    return actor.name if actor else ""


def owner_of(session: Session | None, decision: Decision) -> str:
    """Return who follows a decision up."""
    return name_of(session, decision.owner_id) or decision.owner_name


def decision_chip(decision: Decision, today: dt.date) -> tuple[str, str]:
    """Return the state of a decision and its tone; what is overdue says so."""
    if is_overdue(decision, today):
        return tr("Overdue"), "late"
    return tr(DECISION_STATE_LABELS[decision.state]), DECISION_TONES[decision.state]


def deadline_words(decision: Decision, today: dt.date) -> str:
    """Tell until when, or since when, with the days left while that is soon."""
    if not is_open(decision):
        return tr("on {date}", date=jalali.short(decision.done_on)) if decision.done_on else ""
    if decision.due is None:
        return tr("without a deadline")
    return tr(
        "until {date}, {days}", date=left_to_right(jalali.short(decision.due)), days=days_words(decision.due, today)
    )


def days_words(due: dt.date, today: dt.date) -> str:
    """Tell how many days are left, or how many it is late."""
    left = (due - today).days
    if left < 0:
        return tr("{days} days late", days=persian_digits(-left))
    return tr("{days} days left", days=persian_digits(left)) if left else tr("today")


def decision_line(
    session: Session | None, decision: Decision, today: dt.date, *, meeting: Meeting | None = None
) -> Line:
    """Write a decision as a row; `meeting` is told where it is not that of the form."""
    owner = owner_of(session, decision)
    note = [isolate(owner) if owner else tr("nobody follows it up"), deadline_words(decision, today)]
    if meeting is not None:
        note.append(tr("meeting of {date}", date=jalali.short(meeting.on)) if meeting.on else isolate(meeting.title))
    chip, tone = decision_chip(decision, today)
    icon = "circle-dashed" if is_open(decision) else "circle-check"
    title = " ".join(decision.text.split())
    return Line(title, "، ".join(part for part in note if part), chip, tone, icon, muted=not is_open(decision))


def attendance_line(session: Session | None, attendance: Attendance) -> Line:
    """Write an attendee as a row."""
    name = name_of(session, attendance.actor_id) or attendance.name
    role = tr(ROLE_LABELS[attendance.role])
    note = [role, tr("on behalf of {name}", name=isolate(attendance.on_behalf_of)) if attendance.on_behalf_of else ""]
    note += [tr("not among the actors")] if attendance.actor_id is None else []
    note += [isolate(attendance.note)] if attendance.note else []
    chip, tone = tr(PRESENCE_LABELS[attendance.presence]), PRESENCE_TONES[attendance.presence]
    return Line(name or tr("Untitled"), "، ".join(part for part in note if part), chip, tone)
