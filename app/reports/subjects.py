"""What a report can be about: finding the record that was named, and offering those there are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.domain.errors import WrongUseError
from app.domain.reading import date_of
from app.domain.schema import Value
from app.domain.tables.agreements import AGREEMENT
from app.domain.tables.groups import WORKING_GROUP
from app.domain.tables.meetings import GUIDE, MEETING
from app.domain.tables.people import ACTOR
from app.domain.text import isolate, search_key, sort_key
from app.i18n import tr
from app.reports import wording
from app.reports.activity_sheet import find_activity
from app.reports.report import SUBJECT_LABELS, Report, Subject
from app.services.planning import plan_of
from app.services.session import Session

_MOST_NAMED: Final = 8


@dataclass(frozen=True)
class Candidate:
    """A record that a report can be about: its id, the name and number by which people know it, what is shown."""

    id: str
    name: str
    number: str = ""
    label: str = ""


def candidates(session: Session, subject: Subject) -> list[Candidate]:
    """Return the records that a report can be about, in the order in which they are offered."""
    return _OFFERS[subject](session)


def first(session: Session, report: "Report[Any]") -> str | None:
    """Return the id of the record that is offered first; of the plan, the first activity without parts."""
    if report.subject is Subject.ACTIVITY:
        return next((node.activity.id for node in plan_of(session).nodes if not node.children), None)
    return next(iter(_meant_for(session, report)), None)


def note_of(session: Session, subject: Subject, row_id: str) -> str:
    """Say what tells a record from others of its name: its place in the plan, its number or its day."""
    if subject is Subject.ACTIVITY:
        node = plan_of(session).by_id.get(row_id)
        return wording.place(node) if node else ""
    row = session.row(_TABLES[subject], row_id) or {}
    number, day = wording.digits(row.get("number") or ""), date_of(row.get("on"))
    return "  ".join(part for part in (isolate(number) if number else "", wording.day(day) if day else "") if part)


def resolve(session: Session, report: "Report[Any]", wanted: str) -> str:
    """Return the id of the record that `wanted` names by id, number or name.

    Where nothing is named, the only record there is stands for itself if the report needs one.

    Raises:
        WrongUseError: there is no such record, several are called like that, or the report needs one to be named.
    """
    subject = report.subject
    if subject is None:
        if wanted:
            raise WrongUseError(tr("This report is not about a single record; leave that option out."))
        return ""
    if not wanted:
        return _only(session, report, subject) if report.is_subject_required else ""
    if subject is Subject.ACTIVITY:
        return find_activity(plan_of(session), wanted).activity.id
    return _found(session, subject, wanted)


def example(session: Session, report: "Report[Any]") -> str:
    """Return the id of the record that shows a report best, the one that most others refer to; "" where none is needed.

    Raises:
        WrongUseError: there is no record of that kind.
    """
    if report.subject is None or not report.is_subject_required:
        return ""
    table = _TABLES[report.subject]
    known = _meant_for(session, report)
    if not known:
        return _only(session, report, report.subject)
    return max(known, key=lambda one: len(session.referring(table, one)))


def _meant_for(session: Session, report: "Report[Any]") -> list[str]:
    """Return the records that a report is meant for in the order of offering; where there is none, all of its kind."""
    known = [one.id for one in candidates(session, report.subject)] if report.subject else []
    if report.prefers is None or report.subject is None:
        return known
    column, value = report.prefers
    meant = {str(row_id) for (row_id,) in session.values(_TABLES[report.subject], "id", **{column: value})}
    return [one for one in known if one in meant] or known


def _only(session: Session, report: "Report[Any]", subject: Subject) -> str:
    known = candidates(session, subject)
    if len(known) == 1:
        return known[0].id
    kind = tr(SUBJECT_LABELS[subject])
    if not known:
        raise WrongUseError(
            tr("“{report}” is about one record ({kind}), and there is none yet. Add one first, then print.",
               report=tr(report.title), kind=kind)
        )  # fmt: skip
    raise WrongUseError(
        tr("“{report}” is about one record ({kind}). Choose which. There are: {known}.",
           report=tr(report.title), kind=kind, known=_listed(known))
    )  # fmt: skip


def _found(session: Session, subject: Subject, wanted: str) -> str:
    if session.row(_TABLES[subject], wanted) is not None:
        return wanted
    known = candidates(session, subject)
    key = search_key(wanted)
    for matches in (
        [one for one in known if one.number and search_key(one.number) == key],
        [one for one in known if search_key(one.name) == key],
    ):
        if len(matches) == 1:
            return matches[0].id
        if matches:
            raise WrongUseError(
                tr("Several are called “{name}”; name one by its id: {ids}.",
                   name=wanted, ids=tr(", ").join(one.id for one in matches[:_MOST_NAMED]))
            )  # fmt: skip
    kind = tr(SUBJECT_LABELS[subject])
    raise WrongUseError(tr("There is no “{name}” among the records of this kind: {kind}.", name=wanted, kind=kind))


def _listed(known: Sequence[Candidate]) -> str:
    shown = tr(", ").join(isolate(one.label) for one in known[:_MOST_NAMED])
    return shown if len(known) <= _MOST_NAMED else tr("{names} and others", names=shown)


def _activities(session: Session) -> list[Candidate]:
    return [
        Candidate(node.activity.id, title, label=f"{wording.place(node)}  {isolate(title)}")
        for node in plan_of(session).nodes
        for title in [wording.title_of(node)]
    ]


def _actors(session: Session) -> list[Candidate]:
    return _by_name(_named(session.values(ACTOR.name, "id", "name")))


def _groups(session: Session) -> list[Candidate]:
    return _by_name(_named(session.values(WORKING_GROUP.name, "id", "title")))


def _guides(session: Session) -> list[Candidate]:
    return _by_name(_named(session.values(GUIDE.name, "id", "title")))


def _agreements(session: Session) -> list[Candidate]:
    """Offer the agreements by number, those without one last."""
    rows = session.values(AGREEMENT.name, "id", "number", "title")
    found = [_numbered(str(row_id), str(number or ""), str(title or "")) for row_id, number, title in rows]
    return sorted(found, key=lambda one: (not one.number, sort_key(one.number), sort_key(one.name)))


def _numbered(row_id: str, number: str, title: str) -> Candidate:
    name = title.strip() or tr("(untitled)")
    return Candidate(row_id, name, number, f"{isolate(wording.digits(number))}  {isolate(name)}" if number else name)


def _meetings(session: Session) -> list[Candidate]:
    """Offer the meetings, the latest first."""
    rows = session.values(MEETING.name, "id", "on", "number", "title")
    rows.sort(key=lambda row: (str(row[1] or ""), str(row[0])), reverse=True)
    return [_dated(str(row_id), on, str(number or ""), str(title or "")) for row_id, on, number, title in rows]


def _dated(row_id: str, on: Value, number: str, title: str) -> Candidate:
    name, day = title.strip() or tr("(untitled)"), date_of(on)
    return Candidate(row_id, name, number, f"{isolate(name)}  {wording.day(day)}" if day else name)


def _named(rows: Sequence[tuple[Value, ...]]) -> Iterator[Candidate]:
    for row_id, text in rows:
        name = str(text or "").strip() or tr("(untitled)")
        yield Candidate(str(row_id), name, label=name)


def _by_name(found: Iterator[Candidate]) -> list[Candidate]:
    return sorted(found, key=lambda one: sort_key(one.name))


_OFFERS: Final[Mapping[Subject, Callable[[Session], list[Candidate]]]] = {
    Subject.ACTIVITY: _activities,
    Subject.ACTOR: _actors,
    Subject.AGREEMENT: _agreements,
    Subject.MEETING: _meetings,
    Subject.GROUP: _groups,
    Subject.GUIDE: _guides,
}
_TABLES: Final[Mapping[Subject, str]] = {
    Subject.ACTIVITY: "activity",
    Subject.ACTOR: ACTOR.name,
    Subject.AGREEMENT: AGREEMENT.name,
    Subject.MEETING: MEETING.name,
    Subject.GROUP: WORKING_GROUP.name,
    Subject.GUIDE: GUIDE.name,
}
