"""The record of an interview: what was asked and what was answered, question by question."""

from collections.abc import Iterator
from typing import Final

from app.domain.errors import RuleError
from app.domain.tables.meetings import KIND_LABELS
from app.i18n import mark, tr
from app.reports import wording
from app.reports.blocks import (
    Block,
    Document,
    Entry,
    Heading,
    KeyValues,
    Paper,
    Paragraph,
    Run,
    Signatory,
    Signatures,
    Title,
    Tone,
    words,
)
from app.reports.framing import framed, told
from app.reports.meeting_source import MeetingFile, hours, title_of, when
from app.reports.report import Options

TITLE: Final = mark("Record of an interview")
DESCRIPTION: Final = mark("What was asked and what was answered, question by question, with room for signatures.")


def build(source: MeetingFile, paper: Paper, _options: Options) -> Document:
    """Write down one interview.

    Raises:
        RuleError: nothing was asked in it.
    """
    if not source.answers and not source.meeting.minutes.strip():
        raise RuleError(
            tr("“{title}” has no questions and answers yet. Choose a guide for it or note what was said, then print.",
               title=title_of(source.meeting))
        )  # fmt: skip
    return framed(source.frame, TITLE, paper, _blocks(source))


def _blocks(source: MeetingFile) -> Iterator[Block]:
    yield Title(tr("Record of an interview"), title_of(source.meeting))
    yield KeyValues(_facts(source))
    if source.answers:
        yield Heading(tr("Questions and answers"), level=1)
    for place, answer in enumerate(source.answers, 1):
        number = tr("Question {number}: ", number=wording.digits(place))
        yield Paragraph((Run(number, Tone.MUTED), Run(answer.question, Tone.STRONG)))
        said = words(answer.text) if answer.text.strip() else words(tr("No answer was noted."), Tone.FAINT)
        yield Paragraph(said, indent=6)
    yield from told(tr("Summary"), source.meeting.minutes)
    yield Signatures(_signatories(source))


def _facts(source: MeetingFile) -> tuple[Entry, ...]:
    meeting = source.meeting
    guide = source.guide.title if source.guide else ""
    return (
        Entry(tr("Kind"), wording.choice(KIND_LABELS, meeting.kind)),
        Entry(tr("Number"), wording.entered(wording.digits(meeting.number))),
        Entry(tr("Day and date"), when(meeting)),
        Entry(tr("Hour"), hours(meeting)),
        Entry(tr("Interviewees"), wording.entered(_interviewees(source)), wide=True),
        Entry(tr("Interviewers"), wording.entered(source.with_role("interviewer")), wide=True),
        Entry(tr("Place"), wording.entered(meeting.place), wide=True),
        Entry(tr("Interview guide"), wording.entered(guide), wide=True),
    )


def _interviewees(source: MeetingFile) -> str:
    """Name the interviewees, each with whom they speak for."""
    asked = [one for one in source.attendance if one.role == "interviewee"]
    return tr(", ").join(
        tr("{name} ({home})", name=wording.quoted(source.attendee(one)), home=wording.quoted(source.behalf(one)))
        if source.behalf(one)
        else wording.quoted(source.attendee(one))
        for one in asked
    )


def _signatories(source: MeetingFile) -> tuple[Signatory, ...]:
    """Let those sign who were asked and who asked; without names, one of each."""
    named = [
        Signatory(tr(office), source.attendee(one), source.behalf(one))
        for role, office in (("interviewee", mark("Interviewee")), ("interviewer", mark("Interviewer")))
        for one in source.attendance
        if one.role == role
    ]
    return tuple(named) or (
        Signatory(tr("Interviewee")),
        Signatory(tr("Interviewer"), source.frame.project.agent),
    )
