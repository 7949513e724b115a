"""What is said about working groups, their members, meetings and outputs in lists and tables."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from app.domain import jalali
from app.domain.group import GroupMember, GroupOutput
from app.domain.group_rules import is_member, is_overdue
from app.domain.meeting import Meeting
from app.domain.tables.groups import ROLE_LABELS
from app.domain.tables.meetings import STATE_LABELS as MEETING_STATES
from app.domain.text import isolate, persian_digits
from app.i18n import tr
from app.ui.records.part_list import Line

STATE_TONES: Final[Mapping[str, str]] = {"forming": "progress", "active": "done", "paused": "late", "closed": "planned"}
_ROLE_TONES: Final[Mapping[str, str]] = {
    "chair": "primary",
    "secretary": "progress",
    "member": "planned",
    "adviser": "late",
}
_MEETING_TONES: Final[Mapping[str, str]] = {"planned": "progress", "held": "done", "cancelled": "stopped"}


def member_line(name: str, member: GroupMember, day: dt.date) -> Line:
    """Write a member as a row; one who left is muted."""
    since = tr("since {date}", date=jalali.short(member.start)) if member.start else ""
    until = tr("until {date}", date=jalali.short(member.end)) if member.end else ""
    note = "، ".join(part for part in (since, until, isolate(member.note) if member.note else "") if part)
    left = not is_member(member, day)
    chip, tone = tr(ROLE_LABELS[member.role]), "planned" if left else _ROLE_TONES[member.role]
    return Line(name or tr("Untitled"), note, chip, tone, muted=left)


def output_line(output: GroupOutput, day: dt.date) -> Line:
    """Write an output as a row."""
    due = tr("due {date}", date=jalali.short(output.due)) if output.due else tr("without a due date")
    if output.produced_on:
        words = tr("produced on {date}", date=jalali.short(output.produced_on))
        return Line(output.title or tr("Untitled"), words, tr("Produced"), "done", "circle-check")
    chip, tone = (tr("Overdue"), "late") if is_overdue(output, day) else (tr("Expected"), "planned")
    return Line(output.title or tr("Untitled"), due, chip, tone, "circle-dashed")


def meeting_line(meeting: Meeting) -> Line:
    """Write a meeting of the group as a row."""
    number = tr("no. {number}", number=persian_digits(meeting.number)) if meeting.number else ""
    date = jalali.full(meeting.on) if meeting.on else tr("without a date")
    note = "، ".join(part for part in (date, number) if part)
    chip, tone = tr(MEETING_STATES[meeting.state]), _MEETING_TONES[meeting.state]
    return Line(meeting.title or tr("Untitled"), note, chip, tone)
