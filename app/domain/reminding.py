"""What falls due: one neutral line for every kind of record that has a day, in bands by how near the day is.

The functions take records that were read already and look nowhere else, so that a reminder is the same on the screen,
on paper and on the command line. A record that is put off (snoozed) is silent until the day that was chosen.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.actor import ContactEntry
from app.domain.agreement import Agreement, Party
from app.domain.agreement_life import LIVE, last_day
from app.domain.group import GroupOutput, WorkingGroup
from app.domain.meeting import Decision, Meeting
from app.domain.obligation import Obligation
from app.domain.obligation_schedule import next_due
from app.domain.plan import Plan, Status
from app.domain.snooze import Snooze
from app.i18n import mark

Names = Mapping[str, str]
_WEEK: Final = 7
_MONTH: Final = 30
_OVER: Final = frozenset({"terminated", "renewed"})


class Band(StrEnum):
    """How near a day is."""

    OVERDUE = "overdue"
    TODAY = "today"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"


BAND_LABELS: Final[Mapping[Band, str]] = {
    Band.OVERDUE: mark("Overdue"),
    Band.TODAY: mark("Today"),
    Band.DAY: mark("Tomorrow"),
    Band.WEEK: mark("Within 7 days"),
    Band.MONTH: mark("Within 30 days"),
    Band.LATER: mark("Later"),
}


class Dated(StrEnum):
    """The kinds of records that fall due; each is also the name of its table."""

    ACTIVITY = "activity"
    DECISION = "decision"
    AGREEMENT = "agreement"  # its last day
    OBLIGATION = "obligation"
    OUTPUT = "group_output"
    CONTACT = "contact_entry"  # the next contact that was planned
    MEETING = "meeting"


PAGES: Final[Mapping[Dated, str]] = {
    Dated.ACTIVITY: "plan",
    Dated.DECISION: "meetings",
    Dated.AGREEMENT: "agreements",
    Dated.OBLIGATION: "agreements",
    Dated.OUTPUT: "groups",
    Dated.CONTACT: "actors",
    Dated.MEETING: "meetings",
}
SNOOZE_FIELDS: Final[Mapping[Dated, str]] = {
    Dated.ACTIVITY: "activity_id",
    Dated.DECISION: "decision_id",
    Dated.AGREEMENT: "agreement_id",
    Dated.OBLIGATION: "obligation_id",
    Dated.OUTPUT: "output_id",
    Dated.CONTACT: "contact_entry_id",
    Dated.MEETING: "meeting_id",
}


@dataclass(frozen=True)
class Due:
    """One thing that falls due.

    `id` is of a row of the table `kind`, which the page `page` shows; `whole` names what it is a part of (the meeting
    of a decision, the agreement of an obligation) and `owner` who sees to it, both blank where not known.
    """

    kind: Dated
    id: str
    title: str
    on: dt.date
    days_left: int
    owner: str = ""
    whole: str = ""

    @property
    def page(self) -> str:
        """Return the key of the page that shows the record."""
        return PAGES[self.kind]

    @property
    def band(self) -> Band:
        """Return how near the day is."""
        return band_of(self.days_left)


def band_of(days_left: int) -> Band:
    """Return how near a day is."""
    if days_left < 0:
        return Band.OVERDUE
    if days_left <= 1:
        return Band.DAY if days_left else Band.TODAY
    if days_left <= _WEEK:
        return Band.WEEK
    return Band.MONTH if days_left <= _MONTH else Band.LATER


def in_order(dues: Iterable[Due]) -> list[Due]:
    """Sort by day; what was overdue longest comes first."""
    return sorted(dues, key=lambda due: (due.on, due.kind, due.title, due.id))


def by_band(dues: Iterable[Due]) -> dict[Band, list[Due]]:
    """Arrange by band, nearest first, each in order; bands without anything are left out."""
    bands: dict[Band, list[Due]] = {}
    for due in in_order(dues):
        bands.setdefault(due.band, []).append(due)
    return bands


def of_activities(plan: Plan, day: dt.date) -> list[Due]:
    """Return the activities without parts that are neither done, stopped nor cancelled, on the day they must end."""
    found = []
    for node in plan.nodes:
        activity = node.activity
        end = None if node.children or activity.status in _NOT_AWAITED else plan.window(node)[1]
        if end is not None:
            owner = "، ".join(activity.responsible)
            found.append(Due(Dated.ACTIVITY, activity.id, activity.title, end, _left(end, day), owner))
    return found


_NOT_AWAITED: Final = frozenset({Status.DONE, Status.STOPPED, Status.CANCELLED})


def of_decisions(
    decisions: Iterable[Decision], meetings: Mapping[str, Meeting], names: Names, day: dt.date
) -> list[Due]:
    """Return the decisions that are still to be followed up."""
    found = []
    for one in decisions:
        if one.due is not None and one.state in {"open", "in_progress"}:
            owner, whole = names.get(one.owner_id or "", one.owner_name), _title(meetings.get(one.meeting_id or ""))
            found.append(Due(Dated.DECISION, one.id, one.text, one.due, _left(one.due, day), owner, whole))
    return found


def of_meetings(meetings: Iterable[Meeting], day: dt.date) -> list[Due]:
    """Return the meetings that are planned; one whose day has passed waits for its minutes."""
    return [
        Due(Dated.MEETING, one.id, one.title, one.on, _left(one.on, day))
        for one in meetings
        if one.on is not None and one.state == "planned"
    ]


def of_agreements(agreements: Iterable[Agreement], day: dt.date) -> list[Due]:
    """Return the last days of agreements signed or in force, unless another renews them already."""
    known = list(agreements)
    renewed = {one.renews_id for one in known}
    return [
        Due(Dated.AGREEMENT, one.id, one.title, end, _left(end, day))
        for one in known
        if one.state in LIVE and one.id not in renewed and (end := last_day(one)) is not None
    ]


def of_obligations(
    obligations: Iterable[Obligation],
    agreements: Mapping[str, Agreement],
    parties: Mapping[str, Party],
    names: Names,
    day: dt.date,
) -> list[Due]:
    """Return the next due day of what is owed; agreements that were terminated or renewed oblige nobody any more."""
    ends = {one.id: last_day(one) for one in agreements.values()}
    found = []
    for one in obligations:
        agreement = agreements.get(one.agreement_id or "")
        if agreement is not None and agreement.state in _OVER:
            continue
        on = next_due(one, ends.get(one.agreement_id or ""))
        if on is not None:
            owner = names.get(one.person_id or "") or names.get(_actor(parties.get(one.party_id or "")), "")
            found.append(Due(Dated.OBLIGATION, one.id, one.title, on, _left(on, day), owner, _title(agreement)))
    return found


def of_outputs(outputs: Iterable[GroupOutput], groups: Mapping[str, WorkingGroup], day: dt.date) -> list[Due]:
    """Return the outputs that working groups have yet to produce; those of closed groups are not awaited."""
    found = []
    for one in outputs:
        group = groups.get(one.group_id or "")
        is_over = one.produced_on is not None or (group is not None and group.state == "closed")
        if one.due is not None and not is_over:
            found.append(Due(Dated.OUTPUT, one.id, one.title, one.due, _left(one.due, day), whole=_title(group)))
    return found


def of_contacts(entries: Sequence[ContactEntry], names: Names, day: dt.date) -> list[Due]:
    """Return the next contacts that were planned and not followed by a later contact with the same actor."""
    latest: dict[str | None, tuple[dt.date, str]] = {}
    for one in entries:
        latest[one.actor_id] = max(latest.get(one.actor_id, _NEVER), _when(one))
    found = []
    for one in entries:
        if one.next_on is not None and latest[one.actor_id] == _when(one):
            left, whole = _left(one.next_on, day), names.get(one.actor_id or "", "")
            found.append(Due(Dated.CONTACT, one.id, one.next_step, one.next_on, left, one.person, whole))
    return found


_NEVER: Final = (dt.date.min, "")


def _when(entry: ContactEntry) -> tuple[dt.date, str]:
    return entry.on or dt.date.min, entry.id


def _left(on: dt.date, day: dt.date) -> int:
    return (on - day).days


def _actor(party: Party | None) -> str:
    return (party.actor_id if party else None) or ""


def _title(record: Meeting | Agreement | WorkingGroup | None) -> str:
    return record.title if record is not None else ""


def put_off(snoozes: Iterable[Snooze]) -> dict[tuple[str, str], Snooze]:
    """Return what is put off by the table and id of the record; where it was put off twice, the later day counts."""
    latest: dict[tuple[str, str], Snooze] = {}
    for one in snoozes:
        place = place_of(one)
        if place is None or one.until is None:
            continue
        other = latest.get(place)
        if other is None or other.until is None or (one.until, one.id) > (other.until, other.id):
            latest[place] = one
    return latest


def place_of(snooze: Snooze) -> tuple[str, str] | None:
    """Return the table and id of the record that was put off."""
    for kind, field in SNOOZE_FIELDS.items():
        row_id = getattr(snooze, field)
        if isinstance(row_id, str):
            return kind, row_id
    return None


def is_silent(due: Due, snoozes: Mapping[tuple[str, str], Snooze], day: dt.date) -> bool:
    """Tell whether a reminder is put off beyond a day; on the day that was chosen it is heard again."""
    snooze = snoozes.get((due.kind, due.id))
    return snooze is not None and snooze.until is not None and day < snooze.until


def heard(dues: Iterable[Due], snoozes: Iterable[Snooze], day: dt.date, *, ahead: int = _MONTH) -> list[Due]:
    """Return what is overdue or falls due within some days and is not put off, in order."""
    silent = put_off(snoozes)
    near = (due for due in dues if due.days_left <= ahead)
    return in_order(due for due in near if not is_silent(due, silent, day)) if silent else in_order(near)
