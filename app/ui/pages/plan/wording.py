"""The words of the tree: what a cell says on the screen, to a screen reader and in its tooltip."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain import jalali
from app.domain.clock import today
from app.domain.plan import MECHANISM_LABELS, STATUS_LABELS, Node, Plan
from app.domain.progress import is_late
from app.domain.text import code, isolate, left_to_right, persian_digits, without_controls
from app.i18n import tr

NOT_KNOWN: Final = "—"
_JOIN: Final = "، "
_DOT: Final = " · "


@dataclass(frozen=True)
class Window:
    """The two lines of the last column; `inherited` when they belong to a part above, `late` when the end is past."""

    first: str = ""
    second: str = ""
    inherited: bool = False
    late: bool = False


def title(node: Node) -> str:
    """Return the title or the word for an activity without one."""
    return node.activity.title or tr("Untitled")


def percent(progress: int | None) -> str:
    """Write «۴۵٪», or a dash for what is not known."""
    return NOT_KNOWN if progress is None else persian_digits(f"{progress}٪")


def mechanisms(names: tuple[str, ...]) -> str:
    """Write mechanisms in words; one that the program does not know stays as it is."""
    return _JOIN.join(tr(MECHANISM_LABELS.get(name, name)) for name in names)


def second_line(node: Node) -> str:
    """Return what stands under a title: who is responsible, else how it is done, and how many parts there are."""
    known = _JOIN.join(node.activity.responsible) or mechanisms(node.activity.mechanisms)
    return _DOT.join(part for part in (known and isolate(known), _parts(node)) if part)


def _parts(node: Node) -> str:
    count = len(node.children)
    return tr("{count} parts", count=persian_digits(count)) if count else ""


def window(plan: Plan, node: Node, today: dt.date) -> Window:
    """Return the dates of an activity, else its months, else those it inherits."""
    start, end = plan.dates(node)
    months = node.activity.months
    if not (start or end) and months is None:
        return _inherited(plan, node)
    late = is_late(node, end, today)
    if start or end:
        return Window(_day(start), _day(end), late=late)
    return Window(*_months(months))


def _inherited(plan: Plan, node: Node) -> Window:
    start, end = plan.window(node)
    if start or end:
        return Window(_day(start), _day(end), inherited=True)
    above: Node | None = node
    while above is not None and above.activity.months is None:
        above = plan.by_id.get(above.activity.parent or "")
    return Window(*_months(above.activity.months), inherited=True) if above else Window()


def _day(date: dt.date | None) -> str:
    return jalali.short(date) or NOT_KNOWN


def _months(months: tuple[int, int] | None) -> tuple[str, str]:
    if months is None:
        return "", ""
    first, last = (tr("Month {month}", month=persian_digits(month)) for month in months)
    return first, tr("to {end}", end=last)


def cell(plan: Plan, node: Node, column: int) -> str:
    """Return the text of a cell; columns are those of `tree_model.Column`."""
    match column:
        case 0:
            return title(node)
        case 1:
            return tr(STATUS_LABELS[node.activity.status])
        case 2:
            return percent(node.progress)
        case _:
            dates = window(plan, node, today())
            return f"{dates.first} – {dates.second}" if dates.first else ""


def spoken(node: Node) -> str:
    """Return the first cell for a screen reader, with the code."""
    return f"{without_controls(code(node.path))} {title(node)}"


def tool_tip(plan: Plan, node: Node, column: int) -> str:
    """Return what a cell tells when the mouse rests on it."""
    if column == 0:
        return "\n".join(line for line in (title(node), second_line(node), _ours(node)) if line)
    if column == 3:  # noqa: PLR2004 the dates
        return _dates_tip(plan, node)
    return cell(plan, node, column)


def _ours(node: Node) -> str:
    if not node.activity.title_is_ours:
        return ""
    return tr("The document has no title here; this one is proposed by the program and may be changed.")


def _dates_tip(plan: Plan, node: Node) -> str:
    dates = window(plan, node, today())
    if not dates.first:
        return tr("No time is entered yet.")
    lines = [tr("From {start} to {end}", start=left_to_right(dates.first), end=left_to_right(dates.second))]
    if dates.inherited:
        lines.append(tr("Inherited from the part above"))
    if dates.late:
        lines.append(tr("The end date has passed and the activity is not done."))
    return "\n".join(lines)
