"""Keeping obligations: once, in part, or one time of a repeated one; each function is one undoable action."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from app.domain.agreement import AGREEMENTS
from app.domain.agreement_life import last_day
from app.domain.errors import RuleError
from app.domain.jalali import short
from app.domain.obligation import OBLIGATIONS, Obligation
from app.domain.obligation_schedule import fulfilment_of_all, is_repeated, next_due, overdue_count
from app.domain.quick_note import match, match_among
from app.domain.schema import Value
from app.domain.tables.agreements import OBLIGATION
from app.domain.text import left_to_right
from app.i18n import mark, tr
from app.services.editing import add, change
from app.services.note_taking import decisions_of, known_actors
from app.services.reading import find, one, where
from app.services.session import Session

_WHOLE: Final = 100


def obligations_of(session: Session, agreement_id: str) -> list[Obligation]:
    """Return what is owed in an agreement, in its order."""
    return where(session, OBLIGATIONS, agreement_id=agreement_id)


def end_for(session: Session, owed: Obligation) -> dt.date | None:
    """Return the last day of the agreement that an obligation is of."""
    agreement = find(session, AGREEMENTS, owed.agreement_id)
    return last_day(agreement) if agreement else None


def kept_on(session: Session, agreement_id: str, day: dt.date) -> tuple[int | None, int]:
    """Return how far an agreement is kept on a day, in per cent, and how many of its obligations are overdue."""
    agreement = one(session, AGREEMENTS, agreement_id)
    owed, end = obligations_of(session, agreement_id), last_day(agreement)
    return fulfilment_of_all(owed, end, day), overdue_count(owed, end, day)


def add_typed(session: Session, agreement_id: str, line: str, parties: Mapping[str, str], *, today: dt.date) -> str:
    """Add an obligation from one line: «چه / چه کسی / تا کی»; who is a party by part of its name, or an actor.

    Args:
        session: the project.
        agreement_id: the agreement.
        line: what was typed; who and until when may be left out, and an unknown name stays in what is owed.
        parties: the names of the parties and their ids.
        today: the day from which a deadline without a year counts.

    Raises:
        RuleError: the day is none of the calendar, or the agreement is gone.
    """
    (typed,) = decisions_of(line.replace("؛", " / "), today)
    values: dict[str, object] = {"agreement_id": agreement_id, "title": typed.text, "due": typed.due}
    if typed.owner:
        party, actor = match_among(typed.owner, parties), match(typed.owner, known_actors(session))
        unknown = {"title": f"{typed.text} / {typed.owner}"}
        values |= {"party_id": party} if party else {"person_id": actor} if actor else unknown
    return add(session, OBLIGATION, values)


def fulfil(session: Session, obligation_id: str, on: dt.date, *, percent: int = _WHOLE, evidence: str = "") -> None:
    """Note that an obligation is kept, wholly or in part; evidence is added to what there is.

    Raises:
        RuleError: it is gone, was waived, or a value does not fit.
    """
    owed = one(session, OBLIGATIONS, obligation_id)
    if owed.state == "waived":
        raise RuleError(tr("This obligation was waived; open it again first."))
    whole = percent >= _WHOLE
    values: dict[str, object] = {
        "state": "fulfilled" if whole else "in_progress",
        "fulfilment": percent,
        "fulfilled_on": on if whole else None,
        "evidence": _with_evidence(owed, evidence, on),
    }
    change(session, OBLIGATION, obligation_id, values, label=mark("Note that an obligation is kept"))


def keep_next(session: Session, obligation_id: str, on: dt.date, *, evidence: str = "") -> dt.date | None:
    """Note that a repeated obligation was kept the next time it was due; return when it is due after that.

    After its last time it is fulfilled.

    Raises:
        RuleError: it is gone, falls due once only, or no more.
    """
    owed = one(session, OBLIGATIONS, obligation_id)
    end = end_for(session, owed)
    kept = next_due(owed, end)
    if not is_repeated(owed) or kept is None:
        raise RuleError(tr("This obligation does not fall due again."))
    values: dict[str, Value | dt.date] = {"done_until": kept, "evidence": _with_evidence(owed, evidence, kept)}
    following = next_due(replace(owed, done_until=kept), end)
    values |= (
        {"state": "in_progress"} if following else {"state": "fulfilled", "fulfilled_on": on, "fulfilment": _WHOLE}
    )
    change(session, OBLIGATION, obligation_id, values, label=mark("Note that an obligation was kept this time"))
    return following


def _with_evidence(owed: Obligation, evidence: str, day: dt.date) -> str:
    if not evidence.strip():
        return owed.evidence
    line = tr("{date}: {text}", date=left_to_right(short(day)), text=evidence.strip())
    return f"{owed.evidence.rstrip()}\n{line}".strip()
