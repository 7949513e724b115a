"""The agenda of a meeting, with what earlier meetings left to look at."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from app.domain.meeting import AgendaItem
from app.domain.tables.meetings import DECISION_STATE_LABELS, KIND_LABELS
from app.domain.text import left_to_right
from app.i18n import mark, tr
from app.reports import wording
from app.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    KeyValues,
    Note,
    Paper,
    Row,
    RowKind,
    Run,
    Table,
    Title,
    Tone,
    Words,
    words,
)
from app.reports.framing import framed, numbered, with_number
from app.reports.meeting_source import MeetingFile, hours, title_of, when
from app.reports.report import Options, Part

TITLE: Final = mark("Agenda of a meeting")
DESCRIPTION: Final = mark("What is to be talked about, by whom and how long, and what earlier meetings left open.")
EARLIER: Final = Part("earlier", mark("Follow-ups of earlier meetings"), is_section=True)
PARTS: Final = (EARLIER,)


def build(source: MeetingFile, paper: Paper, options: Options) -> Document:
    """Write the agenda of one meeting."""
    return framed(source.frame, TITLE, paper, _blocks(source, options))


def _blocks(source: MeetingFile, options: Options) -> Iterator[Block]:
    yield Title(tr("Agenda"), title_of(source.meeting))
    yield KeyValues(facts(source))
    yield Heading(tr("Items"), level=1)
    if source.agenda:
        yield items(source)
    else:
        yield Note(tr("The meeting has no agenda yet; write it on its page, or here by hand."))
        yield numbered(_columns(timed=False), (((), (), ()) for _ in range(_EMPTY_ROWS)), height=11)
    if options.has(EARLIER.id):
        yield from follow_ups(source)


_EMPTY_ROWS: Final = 6


def facts(source: MeetingFile) -> tuple[Entry, ...]:
    """Say what meeting it is, when and where."""
    meeting = source.meeting
    group = source.group.title if source.group else ""
    return (
        Entry(tr("Number"), wording.entered(wording.digits(meeting.number))),
        Entry(tr("Kind"), wording.choice(KIND_LABELS, meeting.kind)),
        Entry(tr("Day and date"), when(meeting)),
        Entry(tr("Hour"), hours(meeting)),
        *([Entry(tr("Working group"), wording.entered(group), wide=True)] if group else []),
        Entry(tr("Place"), wording.entered(meeting.place), wide=True),
        Entry(tr("Chair"), wording.entered(source.with_role("chair"))),
        Entry(tr("Secretary"), wording.entered(source.with_role("secretary"))),
    )


def items(source: MeetingFile) -> Table:
    """List the items with their presenters; where every length is known, also the hour of each."""
    starts = _starts(source.meeting.start_time, [item.length_minutes for item in source.agenda])
    rows = [_item(place, item, starts) for place, item in enumerate(source.agenda)]
    total = sum(item.length_minutes or 0 for item in source.agenda)
    if total:
        rows.append(_total(total, len(rows[0].cells)))
    return Table(with_number(_columns(timed=bool(starts))), rows)


def _columns(*, timed: bool) -> tuple[Column, ...]:
    hour = (Column(tr("Hour"), 18, align="center"),) if timed else ()
    return (
        Column(tr("Item"), 90),
        Column(tr("Presenter"), 45),
        Column(tr("Minutes planned"), 24, align="center"),
        *hour,
    )


def _item(place: int, item: AgendaItem, starts: Sequence[str]) -> Row:
    length = wording.number(item.length_minutes) if item.length_minutes else ()
    cells = (wording.number(place + 1), wording.entered(item.title), words(item.presenter), length)
    hour = (words(starts[place]),) if starts else ()
    return Row(RowKind.PLAIN, tuple(Cell(cell) for cell in (*cells, *hour)))


def _total(minutes: int, columns: int) -> Row:
    cells = (Cell(words(tr("Total"), Tone.STRONG), span=3), Cell(words(wording.digits(minutes), Tone.STRONG)))
    return Row(RowKind.GROUP, (*cells, *[Cell()] * (columns - 4)))


def _starts(start: str, lengths: Sequence[int | None]) -> list[str]:
    """Return the hour of each item; nothing unless the first hour and every length are known."""
    try:
        first = dt.datetime.strptime(start, "%H:%M")  # noqa: DTZ007 an hour of no day
    except ValueError:
        return []
    if not all(lengths):
        return []
    passed = accumulate((length or 0 for length in lengths[:-1]), initial=0)
    return [_hour(first + dt.timedelta(minutes=minutes)) for minutes in passed]


def _hour(moment: dt.datetime) -> str:
    return left_to_right(wording.digits(f"{moment:%H:%M}"))


def follow_ups(source: MeetingFile) -> Iterator[Block]:
    """List what earlier meetings left for this one to look at."""
    if not source.earlier:
        return
    yield Heading(tr("Follow-ups of earlier meetings"), level=1)
    yield numbered(
        (
            Column(tr("Decision"), 70),
            Column(tr("Of the meeting"), 34),
            Column(tr("Follow-up owner"), 34),
            Column(tr("Deadline"), 22, align="center"),
            Column(tr("State"), 24, align="center"),
        ),
        (
            (
                words(one.decision.text),
                _meeting(one.meeting.number or title_of(one.meeting), one.meeting.on),
                source.owner(one.decision),
                wording.day_or_blank(one.decision.due),
                _state(one.decision.state, is_overdue=one.is_overdue),
            )
            for one in source.earlier
        ),
    )


def _meeting(name: str, on: dt.date | None) -> Words:
    return (Run(wording.digits(name)), Run("\n" + wording.day(on), Tone.MUTED)) if on else words(wording.digits(name))


def _state(state: str, *, is_overdue: bool) -> Words:
    said = Run(tr(DECISION_STATE_LABELS[state]))
    return (said, Run("\n" + tr("overdue"), Tone.STRONG)) if is_overdue else (said,)
