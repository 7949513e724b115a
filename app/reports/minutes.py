"""The minutes of a meeting: who was there, what was said and decided, who follows it up, and room to sign."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from app.domain.meeting import Attendance, Decision
from app.domain.tables.meetings import DECISION_STATE_LABELS, ROLE_LABELS
from app.i18n import mark, tr
from app.reports import wording
from app.reports.agenda import EARLIER, facts, follow_ups
from app.reports.blocks import (
    Block,
    Column,
    Document,
    Heading,
    KeyValues,
    Note,
    Paper,
    Paragraph,
    Run,
    Title,
    Tone,
    Words,
    words,
)
from app.reports.framing import framed, in_the_name, numbered, told
from app.reports.meeting_source import MeetingFile, title_of
from app.reports.report import IN_THE_NAME, Options, Part

TITLE: Final = mark("Minutes of a meeting")
DESCRIPTION: Final = mark(
    "Who was there, what was said, what was decided and who follows it up, with room for signatures."
)
PARTS: Final = (
    Part(IN_THE_NAME, mark("In the name of God")),
    EARLIER,
    Part("discussion", mark("Discussions"), is_section=True),
    Part("decisions", mark("Decisions"), is_section=True),
    Part("attendance", mark("Attendance and signatures"), is_section=True),
)
_SIGNING_HEIGHT: Final = 12


def build(source: MeetingFile, paper: Paper, options: Options) -> Document:
    """Write the minutes of one meeting."""
    return framed(source.frame, TITLE, paper, _blocks(source, options))


def _blocks(source: MeetingFile, options: Options) -> Iterator[Block]:
    yield from in_the_name(options)
    yield Title(tr("Minutes"), title_of(source.meeting))
    yield KeyValues(facts(source))
    if options.has(EARLIER.id):
        yield from follow_ups(source)
    if options.has("discussion"):
        yield from _discussion(source)
    if options.has("decisions"):
        yield from _decisions(source)
    if options.has("attendance"):
        yield from _attendance(source)


def _discussion(source: MeetingFile) -> Iterator[Block]:
    """Tell what was said on each item of the agenda, and what the minutes say beside."""
    if source.agenda:
        yield Heading(tr("Agenda and discussions"), level=1)
    for place, item in enumerate(source.agenda, 1):
        title = Run(tr("{number}. {title}", number=wording.digits(place), title=item.title), Tone.STRONG)
        presenter = (Run(tr(" (presented by {name})", name=item.presenter), Tone.MUTED),) if item.presenter else ()
        yield Paragraph((title, *presenter))
        if item.discussion.strip():
            yield Paragraph(words(item.discussion), indent=6)
    yield from told(tr("Summary of the discussions"), source.meeting.minutes)


def _decisions(source: MeetingFile) -> Iterator[Block]:
    yield Heading(tr("Decisions"), level=1)
    if not source.decisions:
        yield Note(tr("No decision was made."))
        return
    yield numbered(
        (
            Column(tr("Decision"), 90),
            Column(tr("Follow-up owner"), 42),
            Column(tr("Deadline"), 22, align="center"),
            Column(tr("State"), 22, align="center"),
        ),
        (
            (
                _decision(source, one),
                source.owner(one),
                wording.day_or_blank(one.due),
                words(tr(DECISION_STATE_LABELS[one.state])),
            )
            for one in source.decisions
        ),
    )


def _decision(source: MeetingFile, decision: Decision) -> Words:
    code = (source.activities or {}).get(decision.activity_id or "")
    result = (Run("\n" + tr("Result: {text}", text=decision.result), Tone.MUTED),) if decision.result.strip() else ()
    linked = (Run("\n" + tr("Activity {code}", code=code), Tone.MUTED),) if code else ()
    return (Run(decision.text), *result, *linked)


def _attendance(source: MeetingFile) -> Iterator[Block]:
    """List who was there with room to sign; where nobody noted it, all who were invited may sign."""
    noted = any(one.presence != "invited" for one in source.attendance)
    present = [one for one in source.attendance if one.presence == ("present" if noted else "invited")]
    members = [one for one in present if one.role != "guest"]
    yield Heading(tr("Those present") if noted else tr("Those invited"), level=1)
    yield _signing(source, members or [])
    yield from _guests(source, [one for one in present if one.role == "guest"])
    yield from _names(source, tr("Those absent"), [one for one in source.attendance if one.presence == "absent"])
    if noted:
        rest = [one for one in source.attendance if one.presence == "invited"]
        yield from _names(source, tr("Invited, presence not noted"), rest)


def _guests(source: MeetingFile, guests: list[Attendance]) -> Iterator[Block]:
    if guests:
        yield Heading(tr("Guests"), level=1)
        yield _signing(source, guests)


def _signing(source: MeetingFile, people: list[Attendance]) -> Block:
    """Make the table to sign in; without anybody it has empty rows to be written in."""
    columns = (
        Column(tr("Name"), 52),
        Column(tr("On behalf of"), 56),
        Column(tr("Role"), 24, align="center"),
        Column(tr("Signature"), 40, align="center"),
    )
    empty: Iterable[tuple[Words, ...]] = [((), (), (), ())] * 6
    return numbered(columns, map(_signer(source), people) if people else empty, height=_SIGNING_HEIGHT)


def _signer(source: MeetingFile) -> Callable[[Attendance], tuple[Words, ...]]:
    def row(one: Attendance) -> tuple[Words, ...]:
        role = wording.choice(ROLE_LABELS, one.role)
        return words(source.attendee(one)), words(source.behalf(one)), role, ()

    return row


def _names(source: MeetingFile, heading: str, people: list[Attendance]) -> Iterator[Block]:
    if people:
        yield Heading(heading, level=1)
        yield Paragraph(words(wording.names(source.attendee(one) for one in people)))
