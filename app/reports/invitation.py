"""The invitation to a meeting: a letter to all who are invited, with time, place and agenda."""

from collections.abc import Iterator
from typing import Final

from app.domain.tables.meetings import ROLE_LABELS
from app.i18n import mark, tr
from app.reports import wording
from app.reports.agenda import items
from app.reports.blocks import (
    Block,
    Column,
    Corner,
    Document,
    Entry,
    Heading,
    KeyValues,
    Paper,
    Paragraph,
    Spacer,
    Title,
    Tone,
    words,
)
from app.reports.framing import framed, in_the_name, numbered
from app.reports.meeting_source import MeetingFile, hours, title_of, when
from app.reports.report import IN_THE_NAME, Options, Part

TITLE: Final = mark("Invitation to a meeting")
DESCRIPTION: Final = mark("A letter to all who are invited, with the time, the place and the agenda.")
PARTS: Final = (
    Part(IN_THE_NAME, mark("In the name of God")),
    Part("agenda", mark("Agenda"), is_section=True),
    Part("invited", mark("List of those invited"), is_section=True),
)


def build(source: MeetingFile, paper: Paper, options: Options) -> Document:
    """Write the invitation to one meeting."""
    return framed(source.frame, TITLE, paper, _blocks(source, options))


def _blocks(source: MeetingFile, options: Options) -> Iterator[Block]:
    meeting = source.meeting
    yield from in_the_name(options)
    yield Corner(
        (
            Entry(tr("Number:"), words(wording.digits(meeting.number) or _DOTS)),
            Entry(tr("Date:"), words(wording.day(source.frame.today))),
        )
    )
    yield Title(tr("Invitation"), title_of(meeting))
    yield Paragraph(words(tr("To those invited, as listed below"), Tone.STRONG))
    yield Paragraph(words(tr("With greetings and respect,")))
    yield Paragraph(words(meeting.invitation.strip() or _sentence(source)))
    yield KeyValues(_facts(source))
    if options.has("agenda") and source.agenda:
        yield Heading(tr("Agenda"), level=1)
        yield items(source)
    if options.has("invited") and source.attendance:
        yield Heading(tr("Those invited"), level=1)
        yield _invited(source)
    yield Spacer(8)
    yield Corner(_closing(source))


_DOTS: Final = "...................."


def _sentence(source: MeetingFile) -> str:
    title = wording.quoted(title_of(source.meeting))
    if source.group is None:
        return tr("You are kindly invited to the meeting “{title}”, as given below.", title=title)
    return tr(
        "You are kindly invited to the meeting “{title}” of the working group “{group}”, as given below.",
        title=title,
        group=wording.quoted(source.group.title),
    )


def _facts(source: MeetingFile) -> tuple[Entry, ...]:
    meeting = source.meeting
    return (
        Entry(tr("Day and date"), when(meeting)),
        Entry(tr("Hour"), hours(meeting)),
        Entry(tr("Place"), wording.entered(meeting.place), wide=True),
    )


def _invited(source: MeetingFile) -> Block:
    columns = (Column(tr("Name"), 60), Column(tr("On behalf of"), 70), Column(tr("Role"), 26, align="center"))
    return numbered(
        columns,
        (
            (words(source.attendee(one)), words(source.behalf(one)), wording.choice(ROLE_LABELS, one.role))
            for one in source.attendance
        ),
    )


def _closing(source: MeetingFile) -> tuple[Entry, ...]:
    """Sign for the agent, at the far side as letters are."""
    return (
        Entry("", words(tr("With thanks and respect"))),
        Entry("", words(source.frame.project.agent, Tone.STRONG)),
        Entry("", words(tr("Cluster development agent"))),
        Entry("", words(source.frame.project.organisation, Tone.MUTED)),
    )
