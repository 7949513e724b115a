"""Following decisions up: what is overdue, and what earlier meetings left for the next one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.meeting import Decision, Meeting
from app.domain.text import search_key

OPEN_STATES: Final = frozenset(("open", "in_progress"))
FINISHED_STATES: Final = frozenset(("done", "cancelled"))
_LAST: Final = dt.date.max

Series = tuple[str, str]


@dataclass(frozen=True)
class FollowUp:
    """A decision of an earlier meeting as the next one looks at it."""

    decision: Decision
    meeting: Meeting
    is_overdue: bool


def is_open(decision: Decision) -> bool:
    """Tell whether a decision still waits for something."""
    return decision.state in OPEN_STATES


def is_overdue(decision: Decision, today: dt.date) -> bool:
    """Tell whether the deadline of an unfinished decision has passed; the day itself still counts."""
    return is_open(decision) and decision.due is not None and decision.due < today


def urgency(decision: Decision) -> tuple[bool, dt.date, str]:
    """Sort decisions: unfinished ones first, those due soonest before the others."""
    return not is_open(decision), decision.due or _LAST, decision.id


def series_of(meeting: Meeting) -> Series:
    """Return what meetings that follow one another share: the working group, else the kind and the title."""
    return ("", meeting.group_id) if meeting.group_id else (meeting.kind, search_key(meeting.title))


def earlier(meeting: Meeting, meetings: Iterable[Meeting]) -> list[Meeting]:
    """Return the meetings before one in its series, the oldest first; one without a date is after all that have one."""
    series, place = series_of(meeting), _place(meeting)
    if series[1] == "":
        return []
    same = (one for one in meetings if one.id != meeting.id and series_of(one) == series)
    return sorted((one for one in same if _place(one) < place), key=_place)


def follow_ups(
    meeting: Meeting, before: Iterable[Meeting], decisions: Iterable[Decision], today: dt.date
) -> list[FollowUp]:
    """Return what a meeting has to look at: decisions of the meetings `before` it, the most urgent first.

    These are the unfinished ones, and those finished since the last of these meetings, which wait to be told there.
    """
    standing = {one.id: one for one in before}
    since = max((one.on for one in standing.values() if one.on), default=None)
    found = [
        FollowUp(one, standing[one.meeting_id], is_overdue(one, meeting_day(meeting, today)))
        for one in decisions
        if one.meeting_id in standing and (is_open(one) or _was_finished_since(one, since))
    ]
    return sorted(found, key=lambda one: urgency(one.decision))


def meeting_day(meeting: Meeting, today: dt.date) -> dt.date:
    """Return the day that deadlines are looked at from: that of the meeting, though not one to come."""
    return min(meeting.on, today) if meeting.on else today


def _was_finished_since(decision: Decision, day: dt.date | None) -> bool:
    return day is None or (decision.done_on is not None and decision.done_on >= day)


def _place(meeting: Meeting) -> tuple[dt.date, str]:
    return meeting.on or _LAST, meeting.id
