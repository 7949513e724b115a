"""Deadlines and meetings as iCalendar (RFC 5545), to be shown by other calendars; written only, never read."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app import __version__
from app.domain.text import without_controls
from app.exchange.spreadsheet import in_xml

_LONGEST_LINE: Final = 75  # octets, without the line break
_DAY: Final = "%Y%m%d"


@dataclass(frozen=True)
class Event:
    """A day of something; `id` tells it apart, so that writing again replaces it; `days_before` sets an alarm."""

    id: str
    on: dt.date
    title: str
    note: str = ""
    kind: str = ""
    days_before: int | None = None


def document_of(title: str, events: Iterable[Event], made: dt.datetime) -> bytes:
    """Return a calendar file; `made` is the moment it is written, with its time zone."""
    stamp = made.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Khoosheyar//{__version__}//FA",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(title)}",
    ]
    for event in events:
        lines += _lines(event, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _lines(event: Event, stamp: str) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{event.id}@khoosheyar", f"DTSTAMP:{stamp}")
    yield f"DTSTART;VALUE=DATE:{event.on.strftime(_DAY)}"
    yield f"DTEND;VALUE=DATE:{(event.on + dt.timedelta(1)).strftime(_DAY)}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.note:
        yield f"DESCRIPTION:{_escaped(event.note)}"
    if event.kind:
        yield f"CATEGORIES:{_escaped(event.kind)}"
    yield "TRANSP:TRANSPARENT"
    if event.days_before is not None:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(event.title)}")
        yield from (f"TRIGGER:-P{event.days_before}D", "END:VALARM")
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    plain = in_xml(without_controls(text)).replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Break a line into pieces of bearable length, none within a letter."""
    pieces, size = [b""], 0
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if size + len(octets) > _LONGEST_LINE:
            pieces.append(b" ")
            size = 1
        pieces[-1] += octets
        size += len(octets)
    return b"\r\n".join(pieces) + b"\r\n"
