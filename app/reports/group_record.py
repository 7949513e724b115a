"""The record of a working group: its mandate, members, meetings, outputs, decisions and what it is tied to."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.actor import Actor
from app.domain.follow_up import is_overdue as decision_is_overdue
from app.domain.group import GROUP_MEMBERS, GROUP_OUTPUTS, WORKING_GROUPS, GroupMember, GroupOutput, WorkingGroup
from app.domain.group_rules import is_member, is_overdue
from app.domain.meeting import DECISIONS, MEETINGS, Decision, Meeting
from app.domain.tables.groups import ROLE_LABELS, STATE_LABELS, WORKING_GROUP
from app.domain.tables.meetings import DECISION_STATE_LABELS
from app.domain.tables.meetings import STATE_LABELS as MEETING_STATE_LABELS
from app.domain.text import code
from app.i18n import mark, tr
from app.reports import wording
from app.reports.blocks import (
    Block,
    Column,
    Document,
    Entry,
    Heading,
    KeyValues,
    Note,
    Paper,
    Run,
    Signatory,
    Signatures,
    Title,
    Tone,
    Words,
    words,
)
from app.reports.framing import framed, numbered, told
from app.reports.gathering import actors_of, frame_of
from app.reports.report import Frame, Options, Part
from app.services.links import Linked, linked_to
from app.services.planning import plan_of
from app.services.reading import one, where
from app.services.session import Session

TITLE: Final = mark("Record of a working group")
DESCRIPTION: Final = mark("Mandate, members with their roles, meetings, outputs and decisions of one working group.")
PARTS: Final = (
    Part("members", mark("Members"), is_section=True),
    Part("outputs", mark("Outputs"), is_section=True),
    Part("meetings", mark("Meetings"), is_section=True),
    Part("decisions", mark("Decisions"), is_section=True),
    Part("links", mark("Activities and agreements"), is_section=True),
)
_LINKED: Final = ("activity", "agreement")


@dataclass(frozen=True)
class GroupFile:
    """A working group with all that belongs to it; `codes` are those of the linked activities."""

    frame: Frame
    group: WorkingGroup
    members: Sequence[GroupMember]
    outputs: Sequence[GroupOutput]
    meetings: Sequence[Meeting]
    decisions: Sequence[tuple[Meeting, Decision]]
    people: Mapping[str, Actor]
    links: Sequence[Linked]
    codes: Mapping[str, str]

    def name(self, actor_id: str | None, otherwise: str = "") -> str:
        """Name an actor."""
        actor = self.people.get(actor_id or "")
        return actor.name if actor else otherwise


def gather(session: Session, options: Options, today: dt.date) -> GroupFile:
    """Take out one working group.

    Raises:
        RuleError: it is gone.
    """
    group = one(session, WORKING_GROUPS, options.subject)
    members = where(session, GROUP_MEMBERS, group_id=group.id)
    meetings = sorted(where(session, MEETINGS, group_id=group.id), key=lambda met: (met.on or dt.date.max, met.id))
    decisions = [(met, made) for met in meetings for made in where(session, DECISIONS, meeting_id=met.id)]
    people = actors_of(session, [*(member.actor_id for member in members), *(made.owner_id for _, made in decisions)])
    links = [link for link in linked_to(session, (WORKING_GROUP.name, group.id)) if link.place[0] in _LINKED]
    nodes = plan_of(session).by_id
    codes = {link.place[1]: code(nodes[link.place[1]].path) for link in links if link.place[1] in nodes}
    outputs = where(session, GROUP_OUTPUTS, group_id=group.id)
    return GroupFile(frame_of(session, today), group, members, outputs, meetings, decisions, people, links, codes)


def build(source: GroupFile, paper: Paper, options: Options) -> Document:
    """Write the record of one working group."""
    return framed(source.frame, TITLE, paper, _blocks(source, options))


def _blocks(source: GroupFile, options: Options) -> Iterator[Block]:
    yield Title(tr("Record of a working group"), source.group.title.strip() or tr("(untitled)"))
    yield KeyValues(_facts(source))
    yield from told(tr("Mandate"), source.group.mandate)
    for part, say in _SECTIONS.items():
        if options.has(part):
            yield from say(source)
    yield from told(tr("Notes"), source.group.notes)
    yield Signatures(_signatories(source))


def _facts(source: GroupFile) -> tuple[Entry, ...]:
    group = source.group
    produced = sum(output.produced_on is not None for output in source.outputs)
    return (
        Entry(tr("State"), wording.choice(STATE_LABELS, group.state)),
        Entry(tr("Rhythm of meetings"), wording.entered(group.rhythm)),
        Entry(tr("Formed on"), wording.entered_day(group.start)),
        Entry(tr("Closed on"), wording.day_or_blank(group.end) or words("–")),
        Entry(tr("Chair"), wording.entered(_office(source, "chair"))),
        Entry(tr("Secretary"), wording.entered(_office(source, "secretary"))),
        Entry(tr("Meetings held"), wording.number(sum(met.state == "held" for met in source.meetings))),
        Entry(tr("Outputs produced"), words(_of(produced, len(source.outputs)))),
    )


def _of(part: int, whole: int) -> str:
    return tr("{part} of {whole}", part=wording.digits(part), whole=wording.digits(whole))


def _office(source: GroupFile, role: str) -> str:
    day = source.frame.today
    present = (member for member in source.members if member.role == role and is_member(member, day))
    return wording.names(source.name(member.actor_id) for member in present)


def _members(source: GroupFile) -> Iterator[Block]:
    yield Heading(tr("Members"), level=1)
    if not source.members:
        yield Note(tr("This group has no members yet."))
        return
    yield numbered(
        (
            Column(tr("Name"), 60),
            Column(tr("Role"), 24, align="center"),
            Column(tr("From"), 24, align="center"),
            Column(tr("Until"), 24, align="center"),
            Column(tr("Note"), 40),
        ),
        (
            (
                words(source.name(member.actor_id)),
                wording.choice(ROLE_LABELS, member.role),
                wording.day_or_blank(member.start),
                wording.day_or_blank(member.end),
                words(member.note),
            )
            for member in source.members
        ),
    )


def _outputs(source: GroupFile) -> Iterator[Block]:
    if not source.outputs:
        return
    yield Heading(tr("Expected and produced outputs"), level=1)
    yield numbered(
        (
            Column(tr("Output"), 80),
            Column(tr("Due date"), 24, align="center"),
            Column(tr("Produced on"), 28, align="center"),
            Column(tr("Note"), 40),
        ),
        (
            (
                words(output.title),
                wording.day_or_blank(output.due),
                _produced(output, source.frame.today),
                words(output.notes),
            )
            for output in source.outputs
        ),
    )


def _produced(output: GroupOutput, today: dt.date) -> Words:
    if output.produced_on:
        return words(wording.day(output.produced_on))
    return words(tr("overdue"), Tone.STRONG) if is_overdue(output, today) else words(tr("expected"), Tone.MUTED)


def _meetings(source: GroupFile) -> Iterator[Block]:
    if not source.meetings:
        return
    yield Heading(tr("Meetings"), level=1)
    yield numbered(
        (
            Column(tr("Number"), 22, align="center"),
            Column(tr("Title"), 80),
            Column(tr("Date"), 24, align="center"),
            Column(tr("State"), 24, align="center"),
            Column(tr("Decisions"), 20, align="center"),
        ),
        (
            (
                words(wording.digits(met.number)),
                words(met.title),
                wording.day_or_blank(met.on),
                wording.choice(MEETING_STATE_LABELS, met.state),
                wording.number(sum(of is met for of, _ in source.decisions)),
            )
            for met in source.meetings
        ),
    )


def _decisions(source: GroupFile) -> Iterator[Block]:
    if not source.decisions:
        return
    yield Heading(tr("Decisions and their state"), level=1)
    yield numbered(
        (
            Column(tr("Decision"), 70),
            Column(tr("Date of the meeting"), 24, align="center"),
            Column(tr("Follow-up owner"), 38),
            Column(tr("Deadline"), 22, align="center"),
            Column(tr("State"), 22, align="center"),
        ),
        (
            (
                words(made.text),
                wording.day_or_blank(met.on),
                wording.entered(source.name(made.owner_id, made.owner_name)),
                wording.day_or_blank(made.due),
                _decision_state(made, source.frame.today),
            )
            for met, made in source.decisions
        ),
    )


def _decision_state(decision: Decision, today: dt.date) -> Words:
    said = Run(tr(DECISION_STATE_LABELS[decision.state]))
    return (said, Run("\n" + tr("overdue"), Tone.STRONG)) if decision_is_overdue(decision, today) else (said,)


def _links(source: GroupFile) -> Iterator[Block]:
    if not source.links:
        return
    yield Heading(tr("Linked activities and agreements"), level=1)
    kinds = {"activity": tr("Activity"), "agreement": tr("Agreement")}
    yield numbered(
        (Column(tr("Kind"), 26, align="center"), Column(tr("Code"), 22, align="center"), Column(tr("Title"), 110)),
        (
            (words(kinds[link.place[0]]), words(source.codes.get(link.place[1], "")), words(link.name))
            for link in source.links
        ),
    )


_SECTIONS: Final = {
    "members": _members,
    "outputs": _outputs,
    "meetings": _meetings,
    "decisions": _decisions,
    "links": _links,
}


def _signatories(source: GroupFile) -> tuple[Signatory, ...]:
    return (
        Signatory(tr("Chair of the working group"), _office(source, "chair")),
        Signatory(tr("Secretary of the working group"), _office(source, "secretary")),
        Signatory(tr("Cluster development agent"), source.frame.project.agent),
    )
