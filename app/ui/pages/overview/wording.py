"""How reminders, events and changes are said in a line."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from app.domain import jalali
from app.domain.reminding import BAND_LABELS, Band, Dated, Due
from app.domain.snooze import Snooze
from app.domain.text import isolate, left_to_right, persian_digits
from app.i18n import mark, tr
from app.services.agenda import Event
from app.services.due import DUE_LABELS, banded, how_long
from app.services.visits import Change, News
from app.ui.pages.overview.lines import Line

ICONS: Final[Mapping[Dated, str]] = {
    Dated.ACTIVITY: "list-tree",
    Dated.DECISION: "circle-check",
    Dated.AGREEMENT: "handshake",
    Dated.OBLIGATION: "clipboard-list",
    Dated.OUTPUT: "flag",
    Dated.CONTACT: "users",
    Dated.MEETING: "calendar-days",
}
TONES: Final[Mapping[Dated, str]] = {
    Dated.ACTIVITY: "primary",
    Dated.DECISION: "progress",
    Dated.AGREEMENT: "stopped",
    Dated.OBLIGATION: "late",
    Dated.OUTPUT: "done",
    Dated.CONTACT: "planned",
    Dated.MEETING: "progress",
}
_PLURALS: Final[Mapping[Dated, str]] = {
    Dated.ACTIVITY: mark("Activities"),
    Dated.DECISION: mark("Follow-ups"),
    Dated.AGREEMENT: mark("Ends of agreements"),
    Dated.OBLIGATION: mark("Obligations"),
    Dated.OUTPUT: mark("Outputs of groups"),
    Dated.CONTACT: mark("Contacts"),
    Dated.MEETING: mark("Meetings"),
}
_BAND_TONES: Final[Mapping[Band, str]] = {
    Band.OVERDUE: "stopped",
    Band.TODAY: "late",
    Band.DAY: "late",
    Band.WEEK: "progress",
    Band.MONTH: "planned",
    Band.LATER: "planned",
}
MOST: Final = 100
"""The lines of one heading that are shown at most; more would be no help, and slow."""
_DOT: Final = " · "


def due_lines(dues: Sequence[Due]) -> list[Line]:
    """Say what is due, each band under its heading."""
    lines = []
    for band, found in banded(dues).items():
        tone = _BAND_TONES[band]
        lines.append(Line(f"{tr(BAND_LABELS[band])} · {persian_digits(len(found))}", tone=tone))
        lines += [_due_line(due, tone) for due in found[:MOST]]
        if len(found) > MOST:
            rest = persian_digits(len(found) - MOST)
            lines.append(Line(tr("{count} more; choose a kind to see fewer.", count=rest), tone="muted"))
    return lines


def _due_line(due: Due, tone: str) -> Line:
    note = _joined([tr(DUE_LABELS[due.kind]), due.whole, due.owner])
    return Line(
        _one_line(due.title) or tr(DUE_LABELS[due.kind]),
        note,
        tile=day_and_month(due.on),
        chip=how_long(due.days_left),
        tone=tone,
        key=due,
        hint="\n".join(part for part in (due.title, note, jalali.full(due.on)) if part),
    )


def put_off_lines(found: Iterable[tuple[Due, Snooze]]) -> list[Line]:
    """Say what was put off, until when and why."""
    return [
        Line(
            _one_line(due.title) or tr(DUE_LABELS[due.kind]),
            _joined([tr(DUE_LABELS[due.kind]), _one_line(snooze.reason)]),
            tile=day_and_month(due.on),
            chip=tr("until {day}", day=left_to_right(jalali.short(snooze.until))),
            key=due,
            hint=f"{due.title}\n{snooze.reason}",
        )
        for due, snooze in found
    ]


def kinds_in(dues: Sequence[Due]) -> list[tuple[Dated, str]]:
    """Return the kinds that fall due with their words and how many of each."""
    counts = Counter(due.kind for due in dues)
    return [(kind, f"{tr(_PLURALS[kind])} ({persian_digits(counts[kind])})") for kind in Dated if counts[kind]]


def event_lines(events: Sequence[Event], today: dt.date) -> list[Line]:
    """Say what happens on a day."""
    return [
        Line(
            _one_line(event.title) or tr(DUE_LABELS[event.kind]),
            _joined([tr(DUE_LABELS[event.kind]), persian_digits(event.at)]),
            icon=ICONS[event.kind],
            chip=_event_chip(event, today),
            tone="stopped" if event.is_open and event.on < today else TONES[event.kind],
            key=event,
            hint=event.title,
        )
        for event in events
    ]


def _event_chip(event: Event, today: dt.date) -> str:
    if not event.is_open:
        return tr("Done")
    return tr("Overdue") if event.on < today else ""


def news_lines(news: News) -> list[Line]:
    """Say what was changed, day by day."""
    lines: list[Line] = []
    day: dt.date | None = None
    for change in news.changes:
        local = change.at.astimezone()
        if local.date() != day:
            day = local.date()
            lines.append(Line(jalali.full(day), tone="muted"))
        lines.append(_news_line(change, local, len(lines)))
    if news.left_out:
        lines.append(Line(tr("{count} older changes are kept.", count=persian_digits(news.left_out)), tone="muted"))
    return lines


def _news_line(change: Change, local: dt.datetime, place: int) -> Line:
    label = tr("Undo or redo: {what}", what=tr(change.label)) if change.is_undo else tr(change.label)
    times = tr("{count} times", count=persian_digits(change.times)) if change.times > 1 else ""
    who = isolate(change.person or tr("Unnamed"))
    return Line(
        _joined([label, _where(change)]),
        _joined([who, persian_digits(f"{local:%H:%M}"), times]),
        icon="file-input" if change.from_elsewhere else "pencil",
        chip=tr("from another copy") if change.from_elsewhere else "",
        tone="progress" if change.from_elsewhere else "planned",
        key=(place, change.spot),
    )


def _where(change: Change) -> str:
    if change.spot is None:
        return ""
    name = isolate(_one_line(change.spot.name))
    return tr("{name} and others", name=name) if change.is_wide else name


def day_and_month(day: dt.date) -> str:
    """Write «۲۸ آبان»."""
    date = jalali.from_gregorian(day)
    return persian_digits(f"{date.day} {jalali.MONTHS[date.month - 1]}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _joined(parts: Iterable[str]) -> str:
    return _DOT.join(part for part in parts if part)
