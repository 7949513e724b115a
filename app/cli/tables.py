"""What the commands print: the plan, the history, problems and repairs, as lines and as JSON."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from app.domain import jalali
from app.domain.plan import STATUS_LABELS, Node, Plan
from app.domain.project import Project
from app.domain.text import code, isolate, persian_digits
from app.i18n import tr
from app.storage.examination import Problem
from app.storage.history import HistoryEntry

if TYPE_CHECKING:
    from app.exchange.table import ReadTable


def plan_json(plan: Plan) -> list[dict[str, object]]:
    """List the plan in the order of the table; figures that nobody entered are null."""
    return [_node_json(plan, node) for node in plan.nodes]


def _node_json(plan: Plan, node: Node) -> dict[str, object]:
    activity = node.activity
    start, end = plan.dates(node)
    return {
        "id": activity.id,
        "parent": activity.parent,
        "code": "-".join(persian_digits(number) for number in node.path),
        "path": list(node.path),
        "printed_code": activity.printed_code,
        "title": activity.title,
        "printed_title": activity.printed_title,
        "months": list(activity.months) if activity.months else None,
        "start": _iso(start),
        "end": _iso(end),
        "weight": activity.weight,
        "status": str(activity.status),
        "progress": node.progress,
        "mechanisms": list(activity.mechanisms),
        "printed_mechanism": activity.printed_mechanism,
        "responsible": list(activity.responsible),
        "stakeholders": list(activity.stakeholders),
        "budget": activity.budget,
        "outputs": activity.outputs,
        "indicators": activity.indicators,
        "notes": activity.notes,
        "duration": activity.duration,
        "is_milestone": activity.is_milestone,
        "is_unplanned": activity.is_unplanned,
        "constraint": activity.constraint,
        "constraint_on": _iso(activity.constraint_on),
        "deadline": _iso(activity.deadline),
        "dates_by": activity.dates_by,
        "actual_start": _iso(activity.actual_start),
        "actual_end": _iso(activity.actual_end),
        "reading_notes": list(activity.reading_notes),
    }


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def plan_lines(plan: Plan, project: Project) -> Iterator[str]:
    """Print the plan for people: one activity a line, indented by level."""
    if project.title:
        yield project.title
    for node in plan.nodes:
        title = node.activity.title or tr("Untitled")
        yield f"{'  ' * node.level}{code(node.path)}  {isolate(title)}  {_facts(plan, node)}".rstrip()


def _facts(plan: Plan, node: Node) -> str:
    start, end = plan.dates(node)
    dates = tr("{start} to {end}", start=jalali.short(start), end=jalali.short(end)) if start and end else ""
    progress = "" if node.progress is None else f"{persian_digits(node.progress)}٪"
    return " · ".join(part for part in (tr(STATUS_LABELS[node.activity.status]), progress, dates) if part)


def history_json(entries: Iterable[HistoryEntry]) -> list[dict[str, object]]:
    """List the transactions, the oldest first."""
    return [
        {
            "id": entry.id,
            "at": entry.at.isoformat(),
            "person": entry.person,
            "device": entry.device,
            "label": tr(entry.label),
            "undo_of": entry.undo_of,
            "changes": [
                {
                    "table": change.table,
                    "row": change.row,
                    "field": change.field,
                    "before": change.before,
                    "after": change.after,
                }
                for change in entry.changes
            ],
        }
        for entry in entries
    ]


def history_lines(entries: Sequence[HistoryEntry]) -> Iterator[str]:
    """Print the transactions for people, the oldest first."""
    for entry in entries:
        moment = entry.at.astimezone()
        when = f"{jalali.short(moment.date())} {persian_digits(f'{moment:%H:%M}')}"
        person = entry.person or tr("Unnamed")
        count = persian_digits(len({change.row for change in entry.changes}))
        yield tr(
            "{when}  {person}: {what} ({count} records)", when=when, person=person, what=_label(entry), count=count
        )


def _label(entry: HistoryEntry) -> str:
    return tr("Undo or redo: {what}", what=tr(entry.label)) if entry.undo_of else tr(entry.label)


def problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """Print what is wrong with a file, or that nothing is."""
    yield from (f"{problem.place}: {problem.message}" for problem in problems)
    if not problems:
        yield tr("The file is sound.")


def repair_lines(table: "ReadTable") -> Iterator[str]:
    """Print what the reader of a table repaired and what it could not read."""
    for repair in table.repairs:
        yield tr(
            "Line {line}: {before} → {after} ({reason})",
            line=persian_digits(repair.place.source_line),
            before=isolate(repair.before),
            after=isolate(repair.after),
            reason=tr(repair.reason),
        )
    for row in table.rows:
        for note in row.notes:
            yield tr("Line {line}: {message}", line=persian_digits(row.source_line), message=tr(note))
    for problem in table.problems:
        yield tr("Line {line}: {message}", line=persian_digits(problem.source_line), message=problem.message)


def table_json(table: "ReadTable") -> dict[str, object]:
    """List what was repaired, what was peculiar in reading, and what could not be read."""
    return {
        "repairs": [
            {
                "line": repair.place.source_line,
                "path": list(repair.place.path),
                "field": repair.field,
                "before": repair.before,
                "after": repair.after,
                "reason": repair.reason,
            }
            for repair in table.repairs
        ],
        "notes": [
            {"line": row.source_line, "path": list(row.path), "note": note} for row in table.rows for note in row.notes
        ],
        "problems": [{"line": problem.source_line, "message": problem.message} for problem in table.problems],
    }
