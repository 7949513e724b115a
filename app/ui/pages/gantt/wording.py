"""The words of the chart: what a row says in its columns, to a screen reader and beside the pointer."""

import datetime as dt
from typing import Final

from app.charts.gantt_rows import GanttRow
from app.domain import jalali
from app.domain.plan_spans import Origin, Span
from app.domain.tables.time import DEPENDENCY_LABELS
from app.domain.text import isolate, left_to_right, persian_digits, without_controls
from app.i18n import tr

NOT_KNOWN: Final = "—"


def day(date: dt.date) -> str:
    """Write a day in its own order."""
    return left_to_right(jalali.short(date))


def length(span: Span) -> str:
    """Write how many days a stretch lasts."""
    return tr("{count} days", count=persian_digits(span.days))


def start(row: GanttRow) -> str:
    """Write the first day, or a dash."""
    return jalali.short(row.span.start) if row.span else NOT_KNOWN


def end(row: GanttRow) -> str:
    """Write the last day, or a dash."""
    return jalali.short(row.span.end) if row.span else NOT_KNOWN


def duration(row: GanttRow) -> str:
    """Write the days, or a dash."""
    return persian_digits(row.span.days) if row.span else NOT_KNOWN


def percent(row: GanttRow) -> str:
    """Write the progress, or a dash."""
    return NOT_KNOWN if row.progress is None else persian_digits(f"{row.progress}٪")


def live(span: Span) -> str:
    """Write what is shown beside the pointer while a bar is dragged."""
    return tr("{start} to {end} · {days}", start=day(span.start), end=day(span.end), days=length(span))


def tie(kind: str) -> str:
    """Name a kind of dependency."""
    return tr(DEPENDENCY_LABELS[kind])


def signs(row: GanttRow) -> list[str]:
    """Name the signs that a bar carries."""
    found = (
        (row.is_late, tr("late")),
        (row.is_critical, tr("on the critical path")),
        (row.is_unplanned, tr("unplanned activity")),
        (row.is_milestone, tr("milestone")),
        (row.is_cancelled, tr("cancelled")),
        (row.span is not None and row.span.origin is Origin.ABOVE, tr("in the time of the part above")),
    )
    return [words for holds, words in found if holds]


def spoken(row: GanttRow) -> str:
    """Return the first cell for a screen reader: the code, the title, whether it is open, and its signs."""
    state = [tr("open") if row.is_open else tr("closed")] if row.is_part else []
    return "، ".join((f"{without_controls(row.code)} {row.title}", *state, *signs(row)))


def tool_tip(row: GanttRow) -> str:
    """Return what is told of a row when the mouse rests on it."""
    lines = [isolate(row.title)]
    if row.span is not None:
        lines.append(live(row.span))
    if row.progress is not None:
        lines.append(tr("Progress: {percent}", percent=percent(row)))
    if row.base is not None:
        lines.append(tr("Plan version: {days}", days=live(row.base)))
    if row.deadline is not None:
        lines.append(tr("Deadline: {day}", day=day(row.deadline)))
    if found := signs(row):
        lines.append("، ".join(found))
    return "\n".join(lines)
