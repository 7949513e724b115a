"""Forms to be filled in by hand: an interview guide with lines to write on, and a list to sign at a meeting."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.guide import GUIDES, QUESTIONS, Guide, Question
from app.domain.tables.meetings import ROLE_LABELS
from app.i18n import mark, tr
from app.reports import wording
from app.reports.blocks import (
    Block,
    Column,
    Document,
    Entry,
    Heading,
    KeyValues,
    Paper,
    Paragraph,
    RuledLines,
    Run,
    Signatory,
    Signatures,
    Spacer,
    Title,
    Tone,
    Words,
    words,
)
from app.reports.framing import framed, numbered
from app.reports.gathering import frame_of
from app.reports.meeting_source import MeetingFile, hours, title_of, when
from app.reports.meeting_source import gather as gather_meeting
from app.reports.report import Frame, Options, Part
from app.services.reading import one, where
from app.services.session import Session

GUIDE_TITLE: Final = mark("Interview form")
GUIDE_DESCRIPTION: Final = mark(
    "The questions of an interview guide with lines to write the answers on, or only lines."
)
GUIDE_PARTS: Final = (Part("hints", mark("Hints for the interviewer")),)
LIST_TITLE: Final = mark("Attendance list")
LIST_DESCRIPTION: Final = mark("A list to sign at a meeting, with the names of those invited or empty.")
_EMPTY_QUESTIONS: Final = 6
_LINES_A_QUESTION: Final = 4
_ROWS_ON_A_SHEET: Final = 16
_FURTHER_ROWS: Final = 5
_ROW_HEIGHT: Final = 11
_GUIDE_FACTS: Final = (
    mark("Interviewee"),
    mark("Organisation"),
    mark("Office"),
    mark("Phone"),
    mark("Interviewer"),
    mark("Day and date"),
    mark("Hour"),
    mark("Place"),
)
_LIST_FACTS: Final = (mark("Meeting"), mark("Number"), mark("Day and date"), mark("Hour"))


@dataclass(frozen=True)
class GuideForm:
    """A guide with its questions; None for an empty form."""

    frame: Frame
    guide: Guide | None
    questions: Sequence[Question]


@dataclass(frozen=True)
class AttendanceForm:
    """A meeting; None for an empty list."""

    frame: Frame
    meeting: MeetingFile | None


def gather_guide(session: Session, options: Options, today: dt.date) -> GuideForm:
    """Take out one guide, if one is named.

    Raises:
        RuleError: it is gone.
    """
    guide = one(session, GUIDES, options.subject) if options.subject else None
    questions = where(session, QUESTIONS, guide_id=guide.id) if guide else []
    return GuideForm(frame_of(session, today), guide, questions)


def gather_list(session: Session, options: Options, today: dt.date) -> AttendanceForm:
    """Take out one meeting, if one is named.

    Raises:
        RuleError: it is gone.
    """
    return AttendanceForm(
        frame_of(session, today), gather_meeting(session, options, today) if options.subject else None
    )


def build_guide(source: GuideForm, paper: Paper, options: Options) -> Document:
    """Make the form for one interview."""
    return framed(source.frame, GUIDE_TITLE, paper, _guide_blocks(source, options))


def _guide_blocks(source: GuideForm, options: Options) -> Iterator[Block]:
    guide = source.guide
    yield Title(tr("Interview form"), guide.title if guide else "")
    yield KeyValues(tuple(Entry(tr(label), ()) for label in _GUIDE_FACTS), height=_ROW_HEIGHT)
    yield Spacer(3)
    if guide and guide.purpose.strip():
        yield Paragraph((Run(tr("Purpose: "), Tone.MUTED), Run(guide.purpose)))
    if guide and guide.introduction.strip():
        yield Paragraph((Run(tr("Opening words: "), Tone.MUTED), Run(guide.introduction)))
    yield Heading(tr("Questions"), level=1)
    for place in range(len(source.questions) or _EMPTY_QUESTIONS):
        yield from _question(place, source.questions, with_hint=options.has("hints"))
    yield Heading(tr("Remarks of the interviewer"), level=1)
    yield RuledLines(_LINES_A_QUESTION)
    yield Signatures((Signatory(tr("Interviewee")), Signatory(tr("Interviewer"))))


def _question(place: int, questions: Sequence[Question], *, with_hint: bool) -> Iterator[Block]:
    number = Run(tr("{number}. ", number=wording.digits(place + 1)), Tone.STRONG)
    if not questions:
        yield Paragraph((number, Run(tr("Question:"), Tone.MUTED)))
        yield RuledLines(_LINES_A_QUESTION)
        return
    question = questions[place]
    hint = (Run("\n" + question.hint, Tone.MUTED),) if with_hint and question.hint.strip() else ()
    yield Paragraph((number, Run(question.text, Tone.STRONG), *hint))
    yield RuledLines(_LINES_A_QUESTION)


def build_list(source: AttendanceForm, paper: Paper, _options: Options) -> Document:
    """Make the list to sign at one meeting."""
    return framed(source.frame, LIST_TITLE, paper, _list_blocks(source))


def _list_blocks(source: AttendanceForm) -> Iterator[Block]:
    held = source.meeting
    yield Title(tr("Attendance list"), title_of(held.meeting) if held else "")
    yield KeyValues(_meeting_facts(held), height=0 if held else _ROW_HEIGHT)
    yield Spacer(4)
    yield numbered(
        (
            Column(tr("Name"), 46),
            Column(tr("Organisation"), 46),
            Column(tr("Role"), 24, align="center"),
            Column(tr("Phone"), 30, align="center"),
            Column(tr("Signature"), 34, align="center"),
        ),
        _list_rows(held),
        height=_ROW_HEIGHT,
    )


def _meeting_facts(held: MeetingFile | None) -> tuple[Entry, ...]:
    if held is None:
        return (*(Entry(tr(label), ()) for label in _LIST_FACTS), Entry(tr("Place"), (), wide=True))
    meeting = held.meeting
    group = held.group.title if held.group else ""
    return (
        Entry(tr("Number"), words(wording.digits(meeting.number))),
        Entry(tr("Working group"), words(group)),
        Entry(tr("Day and date"), when(meeting) if meeting.on else ()),
        Entry(tr("Hour"), hours(meeting) if meeting.start_time else ()),
        Entry(tr("Place"), words(meeting.place), wide=True),
    )


def _list_rows(held: MeetingFile | None) -> Iterator[tuple[Words, ...]]:
    """Yield those invited and some empty rows; without anybody a sheet full of empty ones."""
    invited = held.attendance if held else ()
    for there in invited:
        role = words(wording.chosen(ROLE_LABELS, there.role))
        yield words(held.attendee(there) if held else ""), words(held.behalf(there) if held else ""), role, (), ()
    for _ in range(max(_ROWS_ON_A_SHEET - len(invited), _FURTHER_ROWS)):
        yield (), (), (), (), ()
