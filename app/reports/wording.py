"""How reports word figures, times and what was not entered, in the language of the reader."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from app.domain import jalali, money
from app.domain.plan import MECHANISM_LABELS, Activity, Node, Plan
from app.domain.text import (
    code,
    grouped,
    is_foreign,
    isolate,
    latin_digits,
    left_to_right,
    persian_digits,
    without_controls,
)
from app.i18n import PERSIAN, language, tr
from app.reports.blocks import Run, Tone, Words, words

# Words of Persian letters alone cannot turn anything, and plain text is laid out several times faster.
_PERSIAN_WORDS: Final = re.compile("[\u0621-\u065f\u066e-\u06d5\u200c ]+")


def digits(text: object) -> str:
    """Write the digits of `text` as the reader does."""
    return persian_digits(text) if language() == PERSIAN else latin_digits(str(text))


def not_entered() -> Words:
    """Word an empty field."""
    return words(tr("Not entered"), Tone.FAINT)


def entered(text: str) -> Words:
    """Show what the user wrote, or that it was not entered."""
    return words(text) if text.strip() else not_entered()


def amount(rials: int | None, tone: Tone = Tone.PLAIN) -> Words:
    """Show whole rials without their unit."""
    return not_entered() if rials is None else words(figure(rials), tone)


def budget(rials: int | None) -> Words:
    """Show whole rials with their unit and, in Persian, in words."""
    if rials is None:
        return not_entered()
    whole = Run(tr("{amount} rials", amount=figure(rials)), Tone.STRONG)
    return (whole, Run(f" – {spelled(rials)}")) if spelled(rials) else (whole,)


def spelled(rials: int) -> str:
    """Spell rials out; only Persian has the words."""
    return money.in_words(rials) if language() == PERSIAN else ""


def figure(number: int) -> str:
    """Write a whole number in groups of three digits."""
    return grouped(number) if language() == PERSIAN else f"{number:,}"


def names(listed: Iterable[str]) -> str:
    """Join names so that none turns the direction of the next."""
    return tr(", ").join(_isolated(name) for name in listed if name.strip())


def _isolated(name: str) -> str:
    return name if _PERSIAN_WORDS.fullmatch(name) else isolate(without_controls(name))


def mechanisms(activity: Activity) -> str:
    """Name the execution mechanisms, those of the catalogue in the language of the reader."""
    return names(tr(MECHANISM_LABELS[name]) if name in MECHANISM_LABELS else name for name in activity.mechanisms)


def months(window: tuple[int, int]) -> str:
    """Write a window of programme months: «ماه ۱ تا ۳»."""
    first, last = (digits(month) for month in window)
    return tr("Month {month}", month=first) if first == last else tr("Months {first} to {last}", first=first, last=last)


def day(date: dt.date) -> str:
    """Write a Jalali date in figures."""
    return left_to_right(digits(jalali.short(date)))


def long_day(date: dt.date) -> str:
    """Write a Jalali date with the name of its month, which only Persian has."""
    return digits(jalali.long(date)) if language() == PERSIAN else day(date)


def day_or_blank(date: dt.date | None) -> Words:
    """Write a Jalali date in figures; nothing where there is none."""
    return words(day(date)) if date else ()


def entered_day(date: dt.date | None) -> Words:
    """Write a Jalali date in figures, or that it was not entered."""
    return words(day(date)) if date else not_entered()


def weekday_and_day(date: dt.date | None) -> str:
    """Write a date with its weekday: «دوشنبه ۲ آذر ۱۴۰۵»; nothing where there is none."""
    if date is None:
        return ""
    return digits(jalali.full(date)) if language() == PERSIAN else day(date)


def hours(start: str, end: str) -> str:
    """Write from which hour to which; nothing when neither is known."""
    first, last = (left_to_right(digits(hour)) if hour else "" for hour in (start, end))
    if first and last:
        return tr("{start} to {end}", start=first, end=last)
    return first or last


def choice(labels: Mapping[str, str], key: str) -> Words:
    """Show a choice in the language of the reader, or that nothing was chosen."""
    return words(tr(labels[key])) if key in labels else not_entered()


def chosen(labels: Mapping[str, str], key: str) -> str:
    """Return a choice in the language of the reader; nothing where nothing was chosen."""
    return tr(labels[key]) if key in labels else ""


def number(whole: int | None) -> Words:
    """Show a whole number, or that it was not entered."""
    return not_entered() if whole is None else words(digits(whole))


def per_cent(part: int | None) -> Words:
    """Show a share, or that it was not entered."""
    return not_entered() if part is None else words(tr("{number}%", number=digits(part)))


def signed(whole: int) -> str:
    """Write a whole number with its sign before it."""
    sign = "+" if whole > 0 else "−" if whole < 0 else ""
    return left_to_right(f"{sign}{digits(abs(whole))}")


def contact(channel: str, value: str) -> str:
    """Write a number or address: numbers in the digits of the reader, all but addresses of places in their order."""
    if channel == "address":
        return digits(value)
    return left_to_right(without_controls(value if channel in {"email", "web", "messenger"} else digits(value)))


def in_order(name: str) -> str:
    """Keep a name without Persian letters in its own order."""
    return left_to_right(name) if is_foreign(name) else name


def quoted(name: str) -> str:
    """Keep a name that stands inside a sentence in its own direction."""
    return _isolated(name)


def period(start: dt.date | None, end: dt.date | None) -> str:
    """Write the days from `start` to `end`; nothing when neither is known."""
    if start and end:
        return tr("{start} to {end}", start=day(start), end=day(end))
    if start:
        return tr("from {start}", start=day(start))
    return tr("until {end}", end=day(end)) if end else ""


def time_of(plan: Plan, node: Node) -> Words:
    """Show months and dates below them; where they are those of the part above, say so."""
    days = period(*plan.dates(node))
    if node.activity.months is None:
        return words(days) if days else _inherited_time(plan, node)
    own = Run(months(node.activity.months))
    return (own, Run("\n" + days, Tone.MUTED)) if days else (own,)


def _inherited_time(plan: Plan, node: Node) -> Words:
    for above in ancestors(plan, node):
        days = period(*plan.dates(above))
        if above.activity.months or days:
            time = months(above.activity.months) if above.activity.months else days
            return words(tr("{time} (as {code})", time=time, code=place(above)), Tone.MUTED)
    return not_entered()


def ancestors(plan: Plan, node: Node) -> Iterator[Node]:
    """Yield the parts above, the nearest first."""
    above = plan.by_id.get(node.activity.parent or "")
    while above is not None:
        yield above
        above = plan.by_id.get(above.activity.parent or "")


def place(node: Node) -> str:
    """Write the code of a node with the phase at the right."""
    return digits(code(node.path))


def title_of(node: Node) -> str:
    """Return the title, or a stand-in where none was entered."""
    return node.activity.title.strip() or tr("(untitled)")
